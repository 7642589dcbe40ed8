// One list in every markup has the same findings, but for where they stand.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "tests/cli/corpus.h"

namespace listlint {
namespace {

std::string findings_of(const std::string& file) {
  const auto run = corpus::check({"corpus/same/" + file});
  const auto& checked = run.front();
  EXPECT_EQ(checked.failure, "") << file;
  std::vector<std::string> lines;
  for (const auto& finding : checked.findings) {
    const auto& document = checked.document;
    const auto about =
        finding.entry != kNone ? document.entries[finding.entry].name.value
        : finding.reference != kNone ? document.references[finding.reference].id
                                     : std::string_view();
    lines.push_back(fmt::format("{} {}: {} ({})\n", name_of(finding.severity),
                                finding.rule, finding.message, about));
  }
  std::ranges::sort(lines);
  std::string text;
  for (const auto& line : lines) text += line;
  return text;
}

class SameFindings : public testing::TestWithParam<std::string_view> {};

TEST_P(SameFindings, AsInPlainText) {
  EXPECT_EQ(findings_of(std::string(GetParam())), findings_of("twins.txt"));
}

INSTANTIATE_TEST_SUITE_P(Markups, SameFindings,
                         testing::Values("twins.wiki", "twins.xml",
                                         "twins.xml.bz2", "twins-legacy.html",
                                         "twins-parsoid.html", "twins.html",
                                         "twins.md", "twins.csv", "twins.tsv",
                                         "twins.json", "twins.yaml"));

}  // namespace
}  // namespace listlint
