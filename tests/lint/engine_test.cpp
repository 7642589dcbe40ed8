#include "lint/engine.h"

#include <array>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "lint/read/reader.h"

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

TEST(Check, CutsAMessageThatHoldsAHostileName) {
  const Source source("a.txt", "A");
  const auto document = reader_for("a.txt").read(source);
  const unicode::Scan scan;
  const RuleSetting setting{&kEntry, Severity::warning, {}};
  std::vector<Finding> findings;
  Check check(document, scan, setting, {2026, 11, 24}, findings);
  check.report({0, 1}, "\"" + std::string(2000, 'a') + "\" is long");
  EXPECT_EQ(findings[0].message, "\"" + std::string(299, 'a') + "\u2026" +
                                     std::string(291, 'a') + "\" is long");
}

}  // namespace
}  // namespace listlint
