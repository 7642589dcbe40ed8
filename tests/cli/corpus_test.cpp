// The real lists of corpus/: their findings as golden files, and the China
// list against the defects that were found in it by hand.
#include "tests/cli/corpus.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "lint/line_index.h"
#include "reports/report.h"
#include "tests/golden.h"
#include "tests/lines.h"

namespace listlint::corpus {
namespace {

class Corpus : public testing::TestWithParam<std::string> {};

TEST_P(Corpus, HasTheFindingsOfItsGoldenFile) {
  const auto path = GetParam();
  const auto text = reports::find_format("concise")->render(
      check({path}), {.show_folded = true});
  const auto file = kRoot + path.substr(0, path.rfind('.')) + ".findings";
  EXPECT_EQ(text, golden(file, text));
}

std::string test_name(const testing::TestParamInfo<std::string>& param) {
  auto name = param.param.substr(param.param.rfind('/') + 1);
  std::erase_if(name, [](unsigned char c) { return std::isalnum(c) == 0; });
  return name;
}

INSTANTIATE_TEST_SUITE_P(China, Corpus, testing::Values(kChina), test_name);
INSTANTIATE_TEST_SUITE_P(Lists, Corpus, testing::ValuesIn(kLists), test_name);

TEST(CleanLists, AreClean) {
  std::vector<std::string> lists;
  for (const auto& file :
       std::filesystem::directory_iterator(kRoot + "corpus/clean")) {
    lists.push_back("corpus/clean/" + file.path().filename().string());
  }
  std::ranges::sort(lists);
  ASSERT_EQ(lists.size(), 10U);
  EXPECT_EQ(reports::find_format("concise")->render(check(lists),
                                                    {.show_folded = true}),
            "no findings in 10 lists\n");
}

// Lines on which each rule has something.
using Lines = std::map<std::string_view, std::set<uint32_t>>;

Lines lines_by_rule(const std::vector<Checked>& run) {
  Lines lines;
  for (const auto& finding : run[0].findings) {
    lines[finding.rule].merge(lines_of(run[0], finding));
  }
  return lines;
}

TEST(China, HasAllKnownDefectsThatARuleLooksFor) {
  const auto run = check({kChina});
  auto lines = lines_by_rule(run);
  // Which name of Turkey is right is a choice; under ISO it is Türkiye.
  const auto iso =
      check({kChina}, "rules: {countries/not-preferred: {policy: iso}}");
  lines["countries/not-preferred"] =
      lines_by_rule(iso)["countries/not-preferred"];
  std::vector<std::string> missed;
  for (const auto& defect : defects()) {
    if (lines[defect.rule].contains(defect.line)) continue;
    missed.push_back(fmt::format("{} {}", defect.line, defect.kind));
  }
  // 友好都市 is how Japanese writes it, in characters that Chinese has too.
  EXPECT_THAT(missed, testing::ElementsAre("1232 lang-contradiction"));
  EXPECT_EQ(defects().size(), 331U);
}

// "47,569,709" and "201-209" as lines.
std::set<uint32_t> places(const std::string& text) {
  std::set<uint32_t> lines;
  uint32_t number = 0;
  uint32_t first = 0;
  for (const char c : text + ",") {
    if (c >= '0' && c <= '9') {
      number = number * 10 + static_cast<uint32_t>(c - '0');
      continue;
    }
    if (c == '-') {
      first = number;
    } else {
      for (auto n = first == 0 ? number : first; n <= number; ++n) {
        lines.insert(n);
      }
      first = 0;
    }
    number = 0;
  }
  return lines;
}

// Whether a rule is of the sort that a negative row warns of.
bool may_misfire(const std::string& sort, std::string_view rule) {
  if (sort == "language") return rule.starts_with("citations/language-");
  if (sort == "typo") return rule.starts_with("citations/generic-title");
  if (sort.ends_with("order")) return rule == "structure/" + sort;
  if (sort.find("duplicate") != sort.npos) {
    return rule.starts_with("duplicates/");
  }
  return rule.starts_with("countries/") || rule.starts_with("duplicates/");
}

TEST(China, LeavesWhatOnlyLooksWrongAlone) {
  const auto checked = check({kChina});
  LineIndex index(checked[0].source->bytes());
  const auto known = defects();
  std::vector<std::string> false_alarms;
  size_t rows = 0;
  const auto negatives = read_file(kRoot + "corpus/china/negatives.tsv");
  for (const auto row : split_lines(negatives)) {
    const auto cell = cells(row);
    const auto lines = places(cell[0]);
    if (lines.empty() || lines.contains(0)) continue;
    ++rows;
    for (const auto& finding : checked[0].findings) {
      if (finding.severity == Severity::info) continue;
      if (!may_misfire(cell[1], finding.rule)) continue;
      const auto line = index.line_of(finding.span.begin);
      const auto is_known = [&](const Defect& defect) {
        return defect.rule == finding.rule && defect.line == line;
      };
      if (lines.contains(line) && std::ranges::none_of(known, is_known)) {
        false_alarms.push_back(
            fmt::format("{} {} {}", cell[0], finding.rule, line));
      }
    }
  }
  EXPECT_EQ(rows, 25U);
  EXPECT_THAT(false_alarms, testing::IsEmpty());
}

}  // namespace
}  // namespace listlint::corpus
