#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <string>

#include "reports/report.h"
#include "tests/golden.h"
#include "tests/reports/hostile_sample.h"
#include "tests/reports/sample.h"

namespace listlint::reports {
namespace {

using Json = nlohmann::ordered_json;
using sample::document;

std::string rdjson(std::span<const Checked> run, const Options& options) {
  return find_format("rdjson")->render(run, options);
}

// The only diagnostic of a document.
Json diagnostic(Checked checked) {
  std::vector<Checked> run;
  run.push_back(std::move(checked));
  const auto report = Json::parse(rdjson(run, {}));
  EXPECT_EQ(report["diagnostics"].size(), 1U);
  return report["diagnostics"][0];
}

TEST(RdJsonReport, ShowsTheHostileRunHarmlessly) {
  const auto run = sample::hostile_run();
  const auto report = rdjson(run.documents, sample::hostile_options());
  EXPECT_EQ(report,
            golden(LISTLINT_ROOT "/tests/reports/golden/rdjson.json", report));
  EXPECT_EQ(Json::parse(report)["diagnostics"].size(), 9U);
  EXPECT_EQ(report.find('\x1B'), std::string::npos);
  EXPECT_EQ(report.find("\u202E"), std::string::npos);
}

TEST(RdJsonReport, HasOnlyFieldsThatReviewdogKnows) {
  auto checked = document("./a.txt", "é北 , Surinam\nLima\n");
  auto& finding = sample::add(checked, "a/a", Severity::error,
                              sample::place(checked, "Surinam"), "m");
  finding.related = {{sample::place(checked, "Lima"), "here"}};
  finding.fix = Fix{"f", Safety::unsafe, {{finding.span, "Suriname"}}};
  EXPECT_EQ(diagnostic(std::move(checked)), Json::parse(R"({
      "message": "m\nLine 2: here",
      "location": {"path": "a.txt", "range": {
          "start": {"line": 1, "column": 9},
          "end": {"line": 1, "column": 16}}},
      "severity": "ERROR",
      "code": {"value": "a/a"},
      "suggestions": [{"range": {
          "start": {"line": 1, "column": 9},
          "end": {"line": 1, "column": 16}}, "text": "Suriname"}],
      "original_output": "./a.txt:1:6: error a/a: m"})"));
}

TEST(RdJsonReport, CountsBytesAlsoWhereTheyAreIllFormed) {
  auto checked = document("a.txt", "x\n\xFF\xC3é, Peru");
  sample::add(checked, "a/a", Severity::info, sample::place(checked, ", Peru"),
              "m");
  EXPECT_EQ(diagnostic(std::move(checked))["location"]["range"],
            Json::parse(R"({"start": {"line": 2, "column": 5},
                            "end": {"line": 2, "column": 11}})"));
}

TEST(RdJsonReport, MakesOneSuggestionOfAllEdits) {
  auto checked = document("a.txt", "a ,b , c");
  sample::add(checked, "a/a", Severity::warning, {1, 6}, "m").fix =
      Fix{"f", Safety::safe, {{{1, 2}, ""}, {{3, 3}, " "}, {{4, 5}, ""}}};
  EXPECT_EQ(diagnostic(std::move(checked))["suggestions"],
            Json::parse(R"([{"range": {"start": {"line": 1, "column": 2},
                                       "end": {"line": 1, "column": 6}},
                             "text": ", b"}])"));
}

Checked with_fix(Checked checked, Edit first, Edit last) {
  sample::add(checked, "a/a", Severity::warning, {0, 1}, "m").fix =
      Fix{"f", Safety::safe, {std::move(first), std::move(last)}};
  return checked;
}

TEST(RdJsonReport, SuggestsNothingThatWouldNotComeOutAsMeant) {
  const Edit first{{0, 1}, "b"};
  const Edit last{{3, 4}, "c"};
  const auto suggests = [&](Checked checked) {
    return diagnostic(with_fix(std::move(checked), first, last))
        .contains("suggestions");
  };
  EXPECT_TRUE(suggests(document("a.txt", "a  d")));
  EXPECT_FALSE(suggests(document("a.txt",
                                 "a\xFF\xFE"
                                 "d")))
      << "JSON cannot hold it";
  EXPECT_FALSE(suggests(sample::page("a.xml", "p", "a  d")));
  Checked gbk;
  gbk.path = "a.txt";
  gbk.source = std::make_unique<Source>("a.txt", "a  d",
                                        Origin{{}, "GBK", {0, 1, 2, 3, 4}});
  gbk.document.source = gbk.source.get();
  EXPECT_FALSE(suggests(std::move(gbk)));
  EXPECT_FALSE(diagnostic(with_fix(document("a.txt", std::string(10'001, 'a')),
                                   first, {{10'000, 10'001}, "c"}))
                   .contains("suggestions"))
      << "too long for a comment";
}

TEST(RdJsonReport, TellsOfFiveRelatedPlaces) {
  auto checked = document("a.txt", "1\n2\n3\n4\n5\n6\n");
  auto& finding = sample::add(checked, "a/a", Severity::info, {0, 1}, "m");
  for (uint32_t i = 0; i < 6; ++i) {
    finding.related.push_back({{2 * i, 2 * i + 1}, "too"});
  }
  EXPECT_EQ(diagnostic(std::move(checked))["message"],
            "m\nLine 1: too\nLine 2: too\nLine 3: too\nLine 4: too\n"
            "Line 5: too");
}

TEST(RdJsonReport, IsWholeWithoutFindings) {
  EXPECT_EQ(rdjson({}, {}),
            "{\"source\":{\"name\":\"listlint\"},\"diagnostics\":[\n]}\n");
}

}  // namespace
}  // namespace listlint::reports
