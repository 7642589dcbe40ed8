#include "lint/engine.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "lint/read/text.h"

namespace listlint {
namespace {

// Reports each entry; the owner folds those of the first section.
void report_entry(Check& check, Index index) {
  check.report_entry(index, check.document.entries[index].name.span, "seen");
}
void fold_first(Check& check) {
  auto& finding = check.report({0, 1}, "explained");
  const auto& first = check.document.sections.front();
  for (Index i = first.entries.begin; i < first.entries.end; ++i) {
    finding.folds.push_back(
        {"test/entry", check.document.entries[i].name.span});
  }
}

constexpr Rule kEntry = {
    .id = "test/entry", .summary = "", .entry = report_entry};
constexpr Rule kOwner = {
    .id = "test/owner", .summary = "", .document = fold_first};
constexpr std::array<const Rule*, 2> kRules = {&kEntry, &kOwner};

tl::expected<std::unique_ptr<Source>, std::string> load(
    const std::string& path) {
  if (path == "bad") return tl::unexpected(std::string("cannot read bad: no"));
  return std::make_unique<Source>(
      path, "A\nImatra , Finland\nB\nOulu , Finland\nOulu , Finland\n");
}

std::string summary(const std::vector<Checked>& run) {
  std::string text;
  for (const auto& checked : run) {
    text += fmt::format("{} {}\n", checked.path, checked.failure);
    for (const auto& finding : checked.findings) {
      text += fmt::format("  {} {}-{}{}\n", finding.rule, finding.span.begin,
                          finding.span.end,
                          finding.folded_into != 0 ? " folded" : "");
    }
  }
  return text;
}

constexpr std::string_view kFindings =
    "  test/owner 0-1\n"
    "  test/entry 2-8 folded\n"
    "  test/entry 21-25\n"
    "  test/entry 36-40\n";

TEST(Engine, AnswersInOrderWhateverTheThreads) {
  const std::vector<std::string> paths = {"b", "bad", "a"};
  const auto settings = default_settings(kRules);
  const auto expected =
      fmt::format("b \n{0}bad cannot read bad: no\na \n{0}", kFindings);
  for (const unsigned threads : {1U, 2U, 8U}) {
    const EngineOptions options{"", threads, {2026, 11, 24}};
    EXPECT_EQ(summary(check_paths(paths, load, settings, options)), expected);
  }
}

std::vector<uint64_t> fingerprints(const std::string& text) {
  const Source source("a.txt", text);
  const auto run = check_paths(
      std::array{std::string("a.txt")},
      [&](const std::string& path) {
        return tl::expected<std::unique_ptr<Source>, std::string>(
            std::make_unique<Source>(path, text));
      },
      default_settings(std::array<const Rule*, 1>{&kEntry}), {"", 1, {}});
  std::vector<uint64_t> prints;
  for (const auto& finding : run[0].findings) {
    prints.push_back(finding.fingerprint);
  }
  return prints;
}

TEST(Engine, FingerprintsContentNotPlace) {
  const auto before = fingerprints("B\nOulu , Finland\n");
  const auto moved = fingerprints("A\nImatra , Finland\nB\nOulu , Finland\n");
  ASSERT_EQ(before.size(), 1U);
  ASSERT_EQ(moved.size(), 2U);
  EXPECT_EQ(moved[1], before[0]);
  EXPECT_NE(moved[0], before[0]);
}

TEST(Engine, FingerprintsRepeatedContentApart) {
  const auto prints = fingerprints("B\nOulu , Finland\nOulu , Finland\n");
  ASSERT_EQ(prints.size(), 2U);
  EXPECT_NE(prints[0], prints[1]);
}

// Gives its bytes a few at a time, and breaks at the end where it should.
class Slow final : public Input {
 public:
  Slow(std::string bytes, std::string why)
      : bytes_(std::move(bytes)), why_(std::move(why)) {}

  tl::expected<size_t, std::string> read(char* to, size_t size) override {
    const auto got = bytes_.copy(to, std::min<size_t>(size, 3), at_);
    at_ += got;
    if (got == 0 && !why_.empty()) return tl::unexpected(why_);
    return got;
  }

 private:
  std::string bytes_;
  std::string why_;
  size_t at_ = 0;
};

class Paths final : public Sink {
 public:
  bool take(Checked checked) override {
    text += fmt::format("{} {} {} {}\n", checked.job, checked.path,
                        checked.findings.size(), checked.failure);
    return checked.path != last;
  }

  std::string text;
  std::string last;  // that is wanted
};

std::string paths_of(std::span<const Job> jobs, const std::string& last = "",
                     unsigned threads = 1) {
  const Open open = [](const std::string& path) -> Opened {
    if (path == "none") return tl::unexpected(std::string("cannot read none"));
    if (path == "broken") return std::make_unique<Slow>("A\n", "it broke");
    if (path == "zip") return std::make_unique<Slow>("PK\x03\x04", "");
    return std::make_unique<Slow>("B\nOulu , Finland\n", "");
  };
  Paths paths;
  paths.last = last;
  check_jobs(jobs, open, {.threads = threads}, paths);
  return paths.text;
}

TEST(Engine, GivesDocumentsToTheSinkInOrder) {
  const auto settings = default_settings(std::array<const Rule*, 1>{&kEntry});
  const auto none = Settings{};
  const std::vector<Job> jobs = {
      {"-", "in.txt", &settings}, {"none", "", &settings}, {"a", "", &none},
      {"broken", "", &settings},  {"zip", "", &settings},  {"b", "", &settings},
  };
  for (const unsigned threads : {1U, 8U}) {
    EXPECT_EQ(paths_of(jobs, "", threads),
              "0 in.txt 1 \n"
              "1 none 0 cannot read none\n"
              "2 a 0 \n"
              "3 broken 0 cannot read broken: it broke\n"
              "4 zip 0 cannot read zip: it is packed with zip; unpack it "
              "first\n"
              "5 b 1 \n");
    EXPECT_EQ(paths_of(jobs, "none", threads),
              "0 in.txt 1 \n1 none 0 cannot read none\n");
  }
}

TEST(Engine, ReadsOtherEncodings) {
  const std::string bytes("B\0\n\0O\0u\0l\0u\0 \0,\0 \0P\0e\0r\0u\0\n\0", 28);
  const auto run =
      check_paths(std::array{std::string("a.txt")},
                  [&](const std::string& path) {
                    return tl::expected<std::unique_ptr<Source>, std::string>(
                        std::make_unique<Source>(path, bytes));
                  },
                  default_settings(kRules), {.encoding = "UTF-16LE"});
  ASSERT_EQ(run.size(), 1U);
  EXPECT_EQ(run[0].source->bytes(), "B\nOulu , Peru\n");
  EXPECT_EQ(run[0].source->file_offset(2), 4U);
  EXPECT_EQ(run[0].document.entries.size(), 1U);
}

TEST(Check, CutsAMessageThatHoldsAHostileName) {
  const Source source("a.txt", "A");
  const auto document = read_text(source, {});
  const unicode::Scan scan;
  const RuleSetting setting{&kEntry, Severity::warning, {}};
  std::vector<Finding> findings;
  Shared shared;
  Check check(document, scan, setting, {2026, 11, 24}, shared, findings);
  check.report({0, 1}, "\"" + std::string(2000, 'a') + "\" is long");
  EXPECT_EQ(findings[0].message, "\"" + std::string(299, 'a') + "\u2026" +
                                     std::string(291, 'a') + "\" is long");
}

}  // namespace
}  // namespace listlint
