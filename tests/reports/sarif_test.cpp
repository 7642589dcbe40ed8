#include <fmt/format.h>
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

std::string sarif(std::span<const Checked> run, const Options& options) {
  return find_format("sarif")->render(run, options);
}

Json run_of(std::span<const Checked> run, const Options& options = {}) {
  return Json::parse(sarif(run, options))["runs"][0];
}

Options with_dismissed(Options options = {}) {
  options.show_suppressed = true;
  return options;
}

// The result of this message.
Json result(const Json& run, std::string_view message) {
  for (const auto& one : run["results"]) {
    if (one["message"]["text"] == message) return one;
  }
  ADD_FAILURE() << "no result: " << message;
  return {};
}

// validate_sarif.py holds the golden file against the schema.
TEST(SarifReport, ShowsTheHostileRunHarmlessly) {
  const auto run = sample::hostile_run();
  const auto report =
      sarif(run.documents, with_dismissed(sample::hostile_options()));
  EXPECT_EQ(report,
            golden(LISTLINT_ROOT "/tests/reports/golden/sarif.json", report));
  EXPECT_EQ(report.find('\x1B'), std::string::npos);
  EXPECT_EQ(report.find("\u202E"), std::string::npos);
  EXPECT_EQ(report.find("secret"), std::string::npos);
}

TEST(SarifReport, IsWholeWithoutFindings) {
  const auto report = sarif({}, {});
  EXPECT_EQ(
      report,
      golden(LISTLINT_ROOT "/tests/reports/golden/sarif-empty.json", report));
  EXPECT_EQ(Json::parse(report)["runs"][0]["results"], Json::array());
}

TEST(SarifReport, TellsOfTheRulesThatResultsName) {
  const auto hostile = sample::hostile_run();
  const auto run =
      run_of(hostile.documents, with_dismissed(sample::hostile_options()));
  const auto& rules = run["tool"]["driver"]["rules"];
  EXPECT_EQ(run["tool"]["driver"]["version"], "0.1.0");
  ASSERT_EQ(run["results"].size(), 11U);
  for (const auto& one : run["results"]) {
    EXPECT_EQ(rules[one["ruleIndex"].get<size_t>()]["id"], one["ruleId"]);
  }
  EXPECT_EQ(rules[0], Json::parse(R"({
      "id": "style/spacing",
      "shortDescription": {"text": "blanks differ"},
      "fullDescription": {"text": "blanks differ"},
      "help": {"text": "# style/spacing\n", "markdown": "# style/spacing\n"},
      "defaultConfiguration": {"level": "warning"},
      "properties": {"tags": ["style"]}})"));
  std::vector<std::string> ids;
  for (const auto& rule : rules) ids.push_back(rule["id"]);
  EXPECT_THAT(ids, testing::UnorderedElementsAre(
                       "countries/misspelt", "duplicates/twins", "house/own",
                       "links/dead", "style/spacing", "unicode/bidi-control",
                       "unicode/control", "unicode/invalid-utf8"));
}

TEST(SarifReport, GivesThePlaceInLinesColumnsAndBytes) {
  std::vector<Checked> run;
  run.push_back(document("./a b/é#\xFF.txt", "é北 , Surinam\r\nLima\n"));
  auto& checked = run.back();
  sample::add(checked, "a/a", Severity::error,
              sample::place(checked, "Surinam"), "m")
      .related = {{sample::place(checked, "Lima\n"), "here"}};
  const auto one = result(run_of(run), "m");
  EXPECT_EQ(one["locations"], Json::parse(R"([{"physicalLocation": {
      "artifactLocation": {"uri": "a%20b/%C3%A9%23%FF.txt",
                           "uriBaseId": "%SRCROOT%"},
      "region": {"startLine": 1, "startColumn": 6, "endLine": 1,
                 "endColumn": 13, "byteOffset": 8, "byteLength": 7}}}])"));
  EXPECT_EQ(one["relatedLocations"], Json::parse(R"([{"id": 1,
      "physicalLocation": {
      "artifactLocation": {"uri": "a%20b/%C3%A9%23%FF.txt",
                           "uriBaseId": "%SRCROOT%"},
      "region": {"startLine": 2, "startColumn": 1, "endLine": 2,
                 "endColumn": 6, "byteOffset": 17, "byteLength": 5}},
      "message": {"text": "here"}}])"));
}

std::string uri_of(Checked checked) {
  std::vector<Checked> run;
  run.push_back(std::move(checked));
  sample::add(run.back(), "a/a", Severity::error, {0, 1}, "m");
  const auto location =
      result(run_of(run), "m")["locations"][0]["physicalLocation"];
  EXPECT_EQ(location["region"].contains("byteOffset"),
            run.back().source->page().empty());
  return location["artifactLocation"].dump();
}

TEST(SarifReport, NamesFilesByUris) {
  EXPECT_EQ(uri_of(document("a:b.txt", "x")),
            R"({"uri":"a%3Ab.txt","uriBaseId":"%SRCROOT%"})");
  EXPECT_EQ(uri_of(document("/tmp/a b.txt", "x")),
            R"({"uri":"file:///tmp/a%20b.txt"})");
  EXPECT_EQ(uri_of(sample::page("a.xml", "Lakes/Seas #1", "x")),
            R"({"uri":"a.xml#Lakes/Seas%20%231","uriBaseId":"%SRCROOT%"})");
}

TEST(SarifReport, HoldsFixesWithAllTheirEdits) {
  const auto hostile = sample::hostile_run();
  const auto run = run_of(hostile.documents);
  const auto fixes =
      result(run, "=cmd() , +1 | -1\n::error::two lines")["fixes"];
  ASSERT_EQ(fixes.size(), 1U);
  EXPECT_EQ(fixes[0]["description"]["text"], "write \", Perú\"");
  EXPECT_EQ(fixes[0]["properties"], Json::parse(R"({"safety": "safe"})"));
  EXPECT_EQ(fixes[0]["artifactChanges"][0]["replacements"], Json::parse(R"([
      {"deletedRegion": {"startLine": 5, "startColumn": 7, "endLine": 5,
       "endColumn": 7, "byteOffset": 108, "byteLength": 0},
       "insertedContent": {"text": " "}},
      {"deletedRegion": {"startLine": 5, "startColumn": 11, "endLine": 5,
       "endColumn": 12, "byteOffset": 113, "byteLength": 1},
       "insertedContent": {"text": ""}}])"));
}

TEST(SarifReport, LeavesOutFixesThatJsonCannotHold) {
  std::vector<Checked> run;
  run.push_back(document("a.txt", "Lima\n"));
  sample::add(run.back(), "a/a", Severity::error, {0, 4}, "m").fix =
      Fix{"f", Safety::safe, {{{0, 4}, "\xFF"}}};
  EXPECT_FALSE(result(run_of(run), "m").contains("fixes"));
}

TEST(SarifReport, SaysWhatIsSuppressedAndWhere) {
  std::vector<Checked> run;
  const std::string comment = "<!-- listlint-ignore a/a, b: so it is -->";
  run.push_back(document("a.txt", "Lima " + comment + "\n"));
  auto& checked = run.back();
  checked.document.comments.push_back(sample::place(checked, comment));
  const auto add = [&](std::string_view rule, std::string message,
                       std::string reason) {
    auto& finding =
        sample::add(checked, rule, Severity::error, {0, 4}, std::move(message));
    finding.dismissal = Dismissal::suppressed;
    finding.reason = std::move(reason);
  };
  add("a/a", "by rule", "so it is");
  add("b/c", "by group", "so it is");
  add("a/a", "elsewhere", "not so");
  add("c/c", "of another rule", "so it is");
  const auto all = run_of(run, with_dismissed());
  const auto suppressions = [&](std::string_view message) {
    return result(all, message)["suppressions"].dump();
  };
  const std::string inside =
      R"([{"kind":"inSource","justification":"so it is"}])";
  EXPECT_EQ(suppressions("by rule"), inside);
  EXPECT_EQ(suppressions("by group"), inside);
  EXPECT_EQ(suppressions("elsewhere"),
            R"([{"kind":"external","justification":"not so"}])");
  EXPECT_EQ(suppressions("of another rule"),
            R"([{"kind":"external","justification":"so it is"}])");
}

TEST(SarifReport, TellsNewFromKnownFindingsUnderABaseline) {
  const auto hostile = sample::hostile_run();
  const auto state = [&](const Json& run, std::string_view message) {
    return result(run, message).value("baselineState", "");
  };
  const auto without = run_of(hostile.documents);
  EXPECT_EQ(without["results"].size(), 9U);
  EXPECT_EQ(state(without, "on a page"), "");
  auto options = with_dismissed();
  options.baseline = true;
  const auto with = run_of(hostile.documents, options);
  EXPECT_EQ(state(with, "on a page"), "new");
  EXPECT_EQ(state(with, "one of old"), "unchanged");
  EXPECT_EQ(state(with, "a suppressed one"), "");
}

TEST(SarifReport, ShowsFoldedAndDismissedFindingsWhenAsked) {
  const auto hostile = sample::hostile_run();
  const auto count = [&](bool folded, bool suppressed) {
    Options options;
    options.show_folded = folded;
    options.show_suppressed = suppressed;
    return run_of(hostile.documents, options)["results"].size();
  };
  EXPECT_EQ(count(false, false), 9U);
  EXPECT_EQ(count(true, false), 10U);
  EXPECT_EQ(count(false, true), 11U);
  EXPECT_EQ(count(true, true), 12U);
}

TEST(SarifReport, ShowsWhatWasAskedAndAnsweredForALink) {
  const auto hostile = sample::hostile_run();
  const auto one =
      result(run_of(hostile.documents), "the server answers 404 Not Found");
  EXPECT_EQ(one["webRequest"], Json::parse(R"({"protocol": "HTTP",
      "target": "http://a.cn/x?a=1&b=\"2\"", "method": "GET"})"));
  EXPECT_EQ(one["webResponse"], Json::parse(R"({"protocol": "HTTP",
      "statusCode": 404, "headers": {"Content-Type": "text/html"}})"));
  EXPECT_EQ(one["properties"], Json::parse(R"({"link": {
      "url": "http://a.cn/x?a=1&b=\"2\"",
      "state": "dead", "reason": "http-404",
      "detail": "the page says \"</script>Not\u202e found\"",
      "finalUrl": "https://b.cn/404?<x>",
      "checkedAt": "2026-11-24T12:00:00Z",
      "lastOkAt": "2026-11-01T12:00:00Z",
      "firstFailedAt": "2026-11-03T12:00:00Z",
      "archiveUrl": "https://archive.org/web/2015/http://a.cn/x?a=1&b=2",
      "archivedAt": "2026-11-02T12:00:00Z"}})"));
}

TEST(SarifReport, ClaimsNoAnswerWhereThereWasNone) {
  const auto exchange = [](State state, Reason reason) {
    Verdict verdict;
    verdict.url = "http://a.cn/";
    verdict.state = state;
    verdict.reason = reason;
    std::vector<Checked> run;
    run.push_back(document("a.txt", "Lima\n"));
    sample::add(run.back(), "links/a", Severity::error, {0, 4}, "m").verdict =
        &verdict;
    const auto one = result(run_of(run), "m");
    return one.value("webRequest", Json{}).dump() +
           one.value("webResponse", Json{}).dump();
  };
  EXPECT_EQ(exchange(State::unreachable, Reason::dns),
            R"({"protocol":"HTTP","target":"http://a.cn/","method":"GET"})"
            R"({"noResponseReceived":true})");
  EXPECT_EQ(exchange(State::skipped, Reason::private_address), "nullnull");
  EXPECT_EQ(exchange(State::blocked, Reason::robots), "nullnull");
}

TEST(SarifReport, TellsOfUnreadableLists) {
  const auto hostile = sample::hostile_run();
  EXPECT_EQ(run_of(hostile.documents)["invocations"], Json::parse(R"([{
      "executionSuccessful": false, "toolExecutionNotifications": [{
          "level": "error",
          "message": {
            "text": "cannot read \"gone\u001b.txt\": No such </script>"},
          "locations": [{"physicalLocation": {"artifactLocation": {
              "uri": "gone%1B.txt", "uriBaseId": "%SRCROOT%"}}}]}]}])"));
}

TEST(SarifReport, MakesNoLinksOfBrackets) {
  std::vector<Checked> run;
  run.push_back(document("a.txt", "Lima\n"));
  sample::add(run.back(), "a/a", Severity::error, {0, 4}, "[a](http://b) [48]");
  sample::add(run.back(), "a/a", Severity::error, {0, 4}, "see [48] and \\");
  const auto results = run_of(run)["results"];
  EXPECT_EQ(results[0]["message"]["text"], "\\[a\\](http://b) \\[48\\]");
  EXPECT_EQ(results[1]["message"]["text"], "see [48] and \\");
}

TEST(SarifReport, BoundsTheSizeOfAResult) {
  std::vector<Checked> run;
  run.push_back(document("a.txt", std::string(2'000, 'x')));
  const auto add = [&](uint32_t count, std::string message) {
    auto& finding = sample::add(run.back(), "a/a", Severity::error, {0, 4},
                                std::move(message));
    finding.fix = Fix{"f", Safety::safe, {}};
    for (uint32_t i = 0; i < count; ++i) {
      finding.related.push_back({{i, i + 1}, "too"});
      finding.fix->edits.push_back({{i, i + 1}, "y"});
    }
  };
  add(1'000, "large");
  add(1'001, "too large");
  const auto all = run_of(run);
  const auto large = result(all, "large");
  EXPECT_EQ(large["relatedLocations"].size(), 100U);
  EXPECT_EQ(large["fixes"][0]["artifactChanges"][0]["replacements"].size(),
            1'000U);
  EXPECT_FALSE(result(all, "too large").contains("fixes"));
}

void add_many(Checked& checked, int count, Severity severity,
              Dismissal dismissal = Dismissal::none) {
  for (int i = 0; i < count; ++i) {
    sample::add(checked, "a/a", severity, {0, 4}, fmt::format("{}", i))
        .dismissal = dismissal;
  }
}

TEST(SarifReport, KeepsTheWorstFiveThousandResultsAndTellsOfTheOthers) {
  std::vector<Checked> run;
  run.push_back(document("a.txt", "Lima\n"));
  add_many(run.back(), 100, Severity::error, Dismissal::suppressed);
  add_many(run.back(), 3'000, Severity::info);
  add_many(run.back(), 2'500, Severity::warning);
  add_many(run.back(), 2'000, Severity::error);
  add_many(run.back(), 1, Severity::info);
  const auto all = run_of(run, with_dismissed());
  ASSERT_EQ(all["results"].size(), 5'000U);
  const auto at = [&](size_t i) {
    const auto& one = all["results"][i];
    return one["level"].get<std::string>() + ' ' +
           one["message"]["text"].get<std::string>();
  };
  EXPECT_EQ(at(0), "error 0");
  EXPECT_EQ(at(1'999), "error 1999");
  EXPECT_EQ(at(2'000), "warning 0");
  EXPECT_EQ(at(4'499), "warning 2499");
  EXPECT_EQ(at(4'500), "note 0");
  EXPECT_EQ(at(4'999), "note 499");
  EXPECT_EQ(all["invocations"], Json::parse(R"([{"executionSuccessful": true,
      "toolExecutionNotifications": [{"level": "warning", "message": {
          "text": "2601 findings more, not shown here"}}]}])"));
}

TEST(SarifReport, TellsOfAThousandUnreadableLists) {
  std::vector<Checked> run(1'002);
  for (auto& checked : run) checked.failure = "cannot read";
  const auto invocation = run_of(run)["invocations"][0];
  const auto& notifications = invocation["toolExecutionNotifications"];
  EXPECT_EQ(notifications.size(), 1'001U);
  EXPECT_EQ(notifications.back()["message"]["text"],
            "2 unreadable lists more, not shown here");
}

}  // namespace
}  // namespace listlint::reports
