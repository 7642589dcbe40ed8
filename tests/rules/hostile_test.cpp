// All rules over damaged lists: nothing crashes, every finding points into the
// source, and what fixes leave can be read again.
#include "tests/fuzz/hostile.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "lint/engine.h"
#include "rules/table.h"
#include "tests/fuzz/findings.h"
#include "tests/golden.h"

namespace listlint {
namespace {

// A linear congruential generator (Knuth, MMIX): the same everywhere.
class Random {
 public:
  size_t below(size_t limit) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<size_t>(state_ >> 33) % limit;
  }

 private:
  uint64_t state_ = 7;
};

const std::vector<std::string> kPieces = {"[1]",
                                          "^ a b \"",
                                          " , ",
                                          "\u200b",
                                          "\xFF",
                                          "\u043e",
                                          "\n\n",
                                          "\"",
                                          "References\n",
                                          "(in ",
                                          "). ",
                                          "\u0301\u0301",
                                          "- ",
                                          "\u56fd",
                                          "\r",
                                          ". Retrieved ",
                                          std::string(1, '\0')};

std::string damaged(const std::string& list, Random& random) {
  constexpr size_t kSize = 4000;
  const size_t from = random.below(list.size() - kSize);
  auto bytes = list.substr(from, kSize) + list.substr(list.size() - 1000);
  for (size_t n = random.below(60) + 1; n > 0; --n) {
    const size_t at = random.below(bytes.size());
    if (random.below(2) == 0) {
      bytes[at] = static_cast<char>(random.below(256));
    } else {
      bytes.insert(at, kPieces[random.below(kPieces.size())]);
    }
  }
  return bytes;
}

TEST(AllRules, StandDamagedLists) {
  std::vector<const Rule*> rules;
  for (const auto& row : rules::table()) rules.push_back(row.rule);
  const auto settings = default_settings(rules);
  const std::string root = LISTLINT_ROOT "/corpus/";
  Random random;
  for (const auto* name :
       {"china/sister-cities-china.txt", "lists/Israel.txt"}) {
    const auto list = read_file(root + name);
    for (int round = 0; round < 150; ++round) {
      const auto bytes = damaged(list, random);
      const auto load = [&](const std::string& path) {
        return tl::expected<std::unique_ptr<Source>, std::string>(
            std::make_unique<Source>(path, bytes));
      };
      const std::vector<std::string> paths = {"a.txt"};
      const auto run =
          check_paths(paths, load, settings, {"", 1, {2026, 11, 24}});
      ASSERT_EQ(broken_finding(run[0]), "");
    }
  }
}

TEST(AllRules, StandMutationsInEveryMarkup) {
  std::vector<const Rule*> rules;
  for (const auto& row : rules::table()) rules.push_back(row.rule);
  const auto settings = default_settings(rules);
  for (const auto* ending :
       {"txt", "wiki", "md", "csv", "tsv", "html", "json", "yaml", "xml"}) {
    const auto name = std::string("corpus/same/twins.") + ending;
    const auto list = read_file(LISTLINT_ROOT "/" + name);
    for (uint32_t seed = 0; seed < 40; ++seed) {
      const auto bytes = mutate(list, seed);
      const auto load = [&](const std::string& path) {
        return tl::expected<std::unique_ptr<Source>, std::string>(
            std::make_unique<Source>(path, bytes));
      };
      const std::vector<std::string> paths = {name};
      for (const auto& checked :
           check_paths(paths, load, settings, {"", 1, {2026, 11, 24}})) {
        ASSERT_EQ(broken_finding(checked), "") << name << " mutation " << seed;
      }
    }
  }
}

// One for each reason; with a copy where it is not there.
std::vector<Verdict> verdicts_of_all_reasons() {
  std::vector<Verdict> verdicts;
  for (const auto& row : reasons()) {
    Verdict verdict;
    verdict.reason = row.reason;
    verdict.state = row.ends ? State::dead : row.state;
    verdict.title = "Best roulette bonuses for all of the lucky players";
    verdict.final_url = "https://www.example.org/twins";
    verdict.archive =
        Capture{"https://web.archive.org/web/2020/https://www.example.org/",
                *parse_time("2020-05-01T00:00:00Z")};
    verdicts.push_back(verdict);
  }
  return verdicts;
}

TEST(AllRules, StandMutationsInAnAudit) {
  std::vector<const Rule*> rules;
  for (const auto& row : rules::table()) {
    if (is_of_audit(*row.rule)) rules.push_back(row.rule);
  }
  const auto settings = default_settings(rules);
  const auto verdicts = verdicts_of_all_reasons();
  size_t findings = 0;
  size_t fixes = 0;
  for (const auto* ending :
       {"txt", "wiki", "md", "csv", "tsv", "html", "json", "yaml", "xml"}) {
    const auto name = std::string("corpus/same/twins.") + ending;
    const auto list = read_file(LISTLINT_ROOT "/" + name);
    for (uint32_t seed = 0; seed < 40; ++seed) {
      const auto bytes = mutate(list, seed);
      const auto load = [&](const std::string& path) {
        return tl::expected<std::unique_ptr<Source>, std::string>(
            std::make_unique<Source>(path, bytes));
      };
      EngineOptions options;
      options.today = {2026, 11, 24};
      options.verdicts = [&](std::string_view url) {
        return &verdicts[(url.size() + seed) % verdicts.size()];
      };
      const std::vector<std::string> paths = {name};
      for (const auto& checked : check_paths(paths, load, settings, options)) {
        ASSERT_EQ(broken_finding(checked), "") << name << " mutation " << seed;
        findings += checked.findings.size();
        for (const auto& each : checked.findings) fixes += each.fix ? 1 : 0;
      }
    }
  }
  EXPECT_GT(findings, 1000U);
  EXPECT_GT(fixes, 100U);
}

}  // namespace
}  // namespace listlint
