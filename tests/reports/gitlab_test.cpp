#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "reports/report.h"
#include "tests/golden.h"
#include "tests/reports/hostile_sample.h"
#include "tests/reports/sample.h"

namespace listlint::reports {
namespace {

using Json = nlohmann::ordered_json;
using sample::document;

std::string gitlab(std::span<const Checked> run, const Options& options) {
  return find_format("gitlab")->render(run, options);
}

TEST(GitLabReport, ShowsTheHostileRunHarmlessly) {
  const auto run = sample::hostile_run();
  const auto report = gitlab(run.documents, sample::hostile_options());
  EXPECT_EQ(report,
            golden(LISTLINT_ROOT "/tests/reports/golden/gitlab.json", report));
  EXPECT_EQ(report.find('\x1B'), std::string::npos);
  EXPECT_EQ(report.find("\u202E"), std::string::npos);
}

TEST(GitLabReport, HoldsWhatGitLabNeeds) {
  const auto run = sample::hostile_run();
  const auto report =
      Json::parse(gitlab(run.documents, sample::hostile_options()));
  ASSERT_EQ(report.size(), 9U);
  EXPECT_EQ(report[0], Json::parse(R"({
      "description": "\"Surinam\" is no country: did you mean \"Suriname\"?",
      "check_name": "countries/misspelt",
      "fingerprint": "000000000000f0017f8372c4f4f83430",
      "severity": "major",
      "location": {"path": "lists/=a \"b\",<i>&\u001b[31m #1%:é.txt",
                   "lines": {"begin": 2, "end": 2}}})"));
  EXPECT_EQ(report[8]["location"]["path"],
            "dump.xml.bz2#List of </script>\u202E \"lakes\"");
  EXPECT_EQ(report[8]["severity"], "info");
}

TEST(GitLabReport, HasAFingerprintOnlyOnce) {
  std::vector<Checked> run;
  run.push_back(document("./a.txt", "Lima\n"));
  run.push_back(document("b.txt", "Lima\n"));
  run.push_back(sample::page("b.txt", "c", "Lima\n"));
  for (auto& checked : run) {
    sample::add(checked, "a/a", Severity::error, {0, 4}, "m");
    sample::add(checked, "b/b", Severity::error, {0, 4}, "m");
  }
  std::set<std::string> fingerprints;
  for (const auto& issue : Json::parse(gitlab(run, {}))) {
    const std::string fingerprint = issue["fingerprint"];
    EXPECT_EQ(fingerprint.size(), 32U);
    fingerprints.insert(fingerprint);
  }
  EXPECT_EQ(fingerprints.size(), 6U);
}

TEST(GitLabReport, CountsTheLinesOfAFindingThatEndsWithOne) {
  std::vector<Checked> run;
  run.push_back(document("./a.txt", "Lima\nQuito\nOulu\n"));
  const auto add = [&](Span span) {
    sample::add(run.back(), "a/a", Severity::warning, span, "m");
  };
  add({0, 5});
  add({0, 6});
  add({5, 5});
  add({0, 16});
  std::vector<std::string> places;
  for (const auto& issue : Json::parse(gitlab(run, {}))) {
    places.push_back(issue["location"].dump());
  }
  EXPECT_THAT(places, testing::ElementsAre(
                          R"({"path":"a.txt","lines":{"begin":1,"end":1}})",
                          R"({"path":"a.txt","lines":{"begin":1,"end":2}})",
                          R"({"path":"a.txt","lines":{"begin":2,"end":2}})",
                          R"({"path":"a.txt","lines":{"begin":1,"end":3}})"));
}

TEST(GitLabReport, TellsOfDismissedFindingsWhenAsked) {
  const auto run = sample::hostile_run();
  auto options = sample::hostile_options();
  options.show_suppressed = true;
  options.show_folded = true;
  std::vector<std::string> texts;
  for (const auto& issue : Json::parse(gitlab(run.documents, options))) {
    texts.push_back(issue["description"]);
  }
  EXPECT_THAT(texts, testing::IsSupersetOf(
                         {"one of old (in the baseline)", "a folded one",
                          "a suppressed one (suppressed: \"so\" it is "
                          "</script><U+001B><U+202E> =1)"}));
  EXPECT_EQ(texts.size(), 12U);
}

TEST(GitLabReport, IsAnEmptyArrayWithoutFindings) {
  EXPECT_EQ(gitlab({}, {}), "[\n]\n");
}

}  // namespace
}  // namespace listlint::reports
