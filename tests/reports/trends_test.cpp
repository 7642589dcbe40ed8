// What reports tell of the past: snapshots, changes and trends.
#include "reports/trends.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reports/changes.h"
#include "reports/html_changes.h"
#include "reports/score.h"
#include "reports/snapshot.h"
#include "tests/reports/sample.h"

namespace listlint::reports {
namespace {

using testing::HasSubstr;
using testing::Not;

Time on_day(int day) {
  return time_of({2026, 10, 1}) + std::chrono::days(day - 1);
}

TEST(SnapshotOf, CountsWhatTheScoreCounts) {
  auto run = sample::run();
  auto& checked = run[0];
  checked.findings[0].dismissal = Dismissal::suppressed;
  checked.findings[1].dismissal = Dismissal::baseline;
  const auto snapshot = snapshot_of(checked, {}, on_day(3), "0.1.0");
  Snapshot expected;
  expected.at = on_day(3);
  expected.version = "0.1.0";
  expected.entries = 4;
  expected.clean = 2;
  expected.references = 5;
  expected.score = snapshot.score;
  expected.findings = {5, 3, 3};
  expected.groups = {{"citations", {5, 0, 0}},
                     {"countries", {0, 1, 0}},
                     {"structure", {0, 1, 0}},
                     {"style", {0, 1, 0}},
                     {"unicode", {0, 0, 3}}};
  EXPECT_EQ(snapshot, expected);
  Tally tally;
  tally.add(checked);
  EXPECT_DOUBLE_EQ(snapshot.score, score_of(tally, false).score);
}

TEST(SnapshotOf, CountsEachCitedAddressOnce) {
  auto checked = sample::document("a.md", "Oslo\n");
  for (const auto* url : {"http://a.org/", "http://a.org/", "http://b.org/",
                          "http://unknown.org/", ""}) {
    checked.document.references.emplace_back().url.value = url;
  }
  Verdict ok;
  Verdict dead;
  dead.state = State::dead;
  const auto snapshot = snapshot_of(
      checked,
      [&](std::string_view url) -> const Verdict* {
        if (url == "http://a.org/") return &ok;
        return url == "http://b.org/" ? &dead : nullptr;
      },
      on_day(1), "");
  EXPECT_EQ(snapshot.links, (LinkCounts{1, 0, 0, 1, 0, 0, 0}));
}

TEST(PastFindings, KeepWhatOutlivesTheList) {
  const auto run = sample::run();
  const auto findings = past_findings(run[0]);
  ASSERT_EQ(findings.size(), 14U);
  PastFinding first;
  first.fingerprint = 0xF001;
  first.rule = "countries/misspelt";
  first.severity = Severity::error;
  first.message =
      "\"Surinam\" is not an English country name: did you mean \"Suriname\"?";
  first.section = "Hangzhou";
  first.line = 2;
  EXPECT_EQ(findings[0], first);
  EXPECT_EQ(findings[7].rule, "structure/empty-section");
  EXPECT_FALSE(findings[7].told) << "another one explains it";
}

// A list with the findings of these numbers, a line each.
Checked list_with(const std::vector<uint64_t>& numbers) {
  auto checked = sample::document("a.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n");
  for (const auto number : numbers) {
    const auto at = static_cast<uint32_t>(2 * (number - 1));
    auto& finding =
        sample::add(checked, "style/spacing", Severity::warning, {at, at + 1},
                    fmt::format("<finding> {}", number));
    finding.fingerprint = number;
  }
  return checked;
}

// Snapshots on these days, each with its findings.
Past past_of(const std::vector<std::pair<int, std::vector<uint64_t>>>& days) {
  Past past;
  std::map<uint64_t, PastFinding> all;
  for (const auto& [day, numbers] : days) {
    auto& snapshot = past.snapshots.emplace_back();
    snapshot.at = on_day(day);
    snapshot.version = "0.1.0";
    for (const auto& finding : past_findings(list_with(numbers))) {
      auto& known = all.try_emplace(finding.fingerprint, finding).first->second;
      if (known.first_seen == Time()) known.first_seen = on_day(day);
      known.last_seen = on_day(day);
    }
  }
  for (auto& [number, finding] : all) past.findings.push_back(finding);
  return past;
}

std::string told(const Changes& changes, const Changes::Fresh& fresh) {
  const auto counts = changes.counts();
  std::string text =
      fmt::format("since {}: {} new, {} fixed, {} open\n", changes.since(),
                  counts.fresh, counts.fixed, counts.open);
  for (const auto& finding : changes.fixed()) {
    text += fmt::format("fixed {}:{} {} {}\n", finding.list, finding.line,
                        finding.rule, finding.message);
  }
  text += "rows";
  for (const bool is_new : changes.fresh(fresh)) text += is_new ? " new" : " -";
  return text;
}

TEST(Changes, AreThoseSinceTheNewestAudit) {
  Changes changes;
  const auto fresh = changes.add(list_with({2, 3, 5}),
                                 past_of({{1, {1}}, {4, {1, 2, 3, 4}}}), {});
  EXPECT_EQ(told(changes, fresh),
            "since the audit of 2026-10-04: 1 new, 2 fixed, 2 open\n"
            "fixed a.txt:1 style/spacing <finding> 1\n"
            "fixed a.txt:4 style/spacing <finding> 4\n"
            "rows - - new");
  EXPECT_EQ(changes.version(), "0.1.0");
}

TEST(Changes, AreThoseOfTheNewestAuditWhereNothingChangedSince) {
  Changes changes;
  const auto fresh = changes.add(
      list_with({2, 3}), past_of({{1, {9}}, {2, {1, 2}}, {4, {2, 3}}}), {});
  EXPECT_EQ(told(changes, fresh),
            "since the audit of 2026-10-02: 1 new, 1 fixed, 1 open\n"
            "fixed a.txt:1 style/spacing <finding> 1\n"
            "rows - new");
}

TEST(Changes, AreNoneBehindTheFirstAudit) {
  Changes changes;
  const auto fresh = changes.add(list_with({2, 3}), past_of({{4, {2, 3}}}), {});
  EXPECT_EQ(told(changes, fresh),
            "since the audit of 2026-10-04: 0 new, 0 fixed, 2 open\n"
            "rows - -");
}

TEST(Changes, AreOfSeveralListsTogether) {
  Changes changes;
  changes.add(list_with({1}), past_of({{1, {1}}, {4, {1}}}), {});
  const auto fresh =
      changes.add(list_with({1, 2}), past_of({{2, {1}}, {3, {1}}}), {});
  EXPECT_EQ(told(changes, fresh),
            "since the audits of 2026-10-03 to 2026-10-04: 1 new, 0 fixed, 2 "
            "open\nrows - new");
}

TEST(Changes, TellTheMinuteWhereTheDayIsNotEnough) {
  Changes changes;
  auto past = past_of({{4, {1}}, {5, {1}}});
  past.snapshots[0].at = on_day(5) - std::chrono::minutes(1);
  changes.add(list_with({1, 2}), past, {});
  EXPECT_EQ(changes.since(), "the audit of 2026-10-05");
  past.snapshots[0].at = on_day(5) + std::chrono::minutes(61);
  past.snapshots[1].at = on_day(5) + std::chrono::hours(23);
  changes.add(list_with({1, 2}), past, {});
  EXPECT_EQ(changes.since(),
            "the audits of 2026-10-05 00:00 to 2026-10-05 23:00");
}

TEST(Changes, TakeNothingForFixedThatIsOnlyNotTold) {
  Changes changes;
  auto checked = list_with({1, 2, 3});
  checked.findings[0].dismissal = Dismissal::suppressed;
  checked.findings[1].folded_into = 3;
  auto past = past_of({{1, {1, 2, 3}}});
  const auto fresh = changes.add(checked, past, {});
  EXPECT_EQ(told(changes, fresh),
            "since the audit of 2026-10-01: 0 new, 0 fixed, 1 open\nrows -");
}

TEST(Changes, TakeNothingForNewThatWasOnlyNotTold) {
  Changes changes;
  auto past = past_of({{1, {1, 2}}});
  for (auto& finding : past.findings) finding.told = false;
  const auto fresh = changes.add(list_with({1}), past, {});
  EXPECT_EQ(told(changes, fresh),
            "since the audit of 2026-10-01: 0 new, 0 fixed, 1 open\nrows -")
      << "what is gone and was not told is no news";
}

Snapshot numbers(int day, uint64_t entries, SeverityCounts findings) {
  Snapshot snapshot;
  snapshot.at = on_day(day);
  snapshot.entries = entries;
  snapshot.clean = entries / 2;
  snapshot.references = 10;
  snapshot.findings = findings;
  snapshot.groups = {{"style", findings}};
  snapshot.links = {8, 0, 0, 2, 0, 0, 0};
  return snapshot;
}

std::string print(const std::vector<TrendPoint>& points) {
  std::string text;
  for (const auto& point : points) {
    text += fmt::format(
        "{} {:.2f} {} lists {}/{} {} {}\n", to_text(point.at).substr(0, 10),
        point.score, point.lists, point.clean, point.entries,
        fmt::join(point.findings, ","), fmt::join(point.links, ","));
  }
  return text;
}

TEST(Trends, TakeAListToBeAsItWasFoundLast) {
  Trends trends;
  trends.add({numbers(1, 100, {0, 0, 4}), numbers(5, 200, {0, 2, 0})});
  trends.add({numbers(3, 300, {0, 0, 0})});
  EXPECT_EQ(print(trends.points()),
            "2026-10-01 99.00 1 lists 50/100 0,0,4 8,0,0,2,0,0,0\n"
            "2026-10-03 99.75 2 lists 200/400 0,0,4 16,0,0,4,0,0,0\n"
            "2026-10-05 99.96 2 lists 250/500 0,2,0 16,0,0,4,0,0,0\n");
}

TEST(Trends, AreThinnedEvenlyWithTheirEnds) {
  std::vector<Snapshot> snapshots;
  for (int day = 1; day <= 1000; ++day) {
    snapshots.push_back(numbers(day, 10, {}));
  }
  Trends trends;
  trends.add(snapshots);
  const auto points = trends.points();
  ASSERT_EQ(points.size(), kMostPoints);
  EXPECT_EQ(points.front().at, on_day(1));
  EXPECT_EQ(points.back().at, on_day(1000));
  for (size_t i = 1; i < points.size(); ++i) {
    const auto days = (points[i].at - points[i - 1].at) / std::chrono::days(1);
    EXPECT_GE(days, 16);
    EXPECT_LE(days, 18);
  }
  snapshots.resize(kMostPoints);
  Trends few;
  few.add(snapshots);
  EXPECT_EQ(few.points().size(), kMostPoints);
}

std::string charts(const Trends& trends) {
  std::string out;
  append_trends(out, trends.points());
  return out;
}

TEST(HtmlTrends, AreASentenceWhereThereIsOnePoint) {
  Trends trends;
  EXPECT_EQ(charts(trends), "");
  trends.add({numbers(1, 100, {0, 0, 4})});
  EXPECT_EQ(charts(trends),
            "<section id=trends aria-labelledby=trends-h><h2 id=trends-h>Over "
            "time</h2><p class=lead>One audit is remembered, of 2026-10-01 "
            "00:00 UTC: score 99, 50 of 100 entries clean. The next one begins "
            "the lines.</p></section>\n");
}

TEST(HtmlTrends, AreDrawnAndTold) {
  Trends trends;
  trends.add({numbers(1, 100, {5, 0, 4}), numbers(3, 100, {2, 1, 0}),
              numbers(5, 200, {1, 0, 0})});
  const auto html = charts(trends);
  EXPECT_THAT(html, HasSubstr("aria-label=\"Score: 98 at the audit of "
                              "2026-10-01, 99 at that of 2026-10-05\""));
  EXPECT_THAT(
      html,
      HasSubstr("aria-label=\"Findings: 4 errors, 0 warnings, 5 infos at the "
                "audit of 2026-10-01; 0 errors, 0 warnings, 1 info at that of "
                "2026-10-05\""));
  EXPECT_THAT(html, HasSubstr("<path class=i d=\"M40 80L217 122L394 136"
                              "L394 150L217 150L40 150Z\"/>"));
  EXPECT_THAT(html, HasSubstr("<path class=e d=\"M40 24L217 108L394 136"
                              "L394 136L217 108L40 80Z\"/>"));
  EXPECT_THAT(html,
              HasSubstr("<ul class=key><li class=\"dot s-dead\">dead</ul>"));
  EXPECT_THAT(
      html, HasSubstr("<tr><th scope=row>2026-10-05 00:00<td class=n>99<td "
                      "class=n>200<td class=n>100<td class=n>0<td class=n>0<td "
                      "class=n>1<td class=n>8<td class=n>2</tbody>"));
  EXPECT_THAT(html, Not(HasSubstr("style=")));
  EXPECT_THAT(html, HasSubstr("<p class=lead>What the audits found, from "
                              "2026-10-01 to 2026-10-05. </p>"));
  trends.add({numbers(5, 100, {1, 0, 0})});
  EXPECT_THAT(charts(trends),
              HasSubstr("2026-10-05. All lists together, each as it was found "
                        "last; an address counts once for each list that "
                        "cites it.</p>"));
}

TEST(HtmlReport, TellsWhatIsNewAndWhatIsFixed) {
  std::vector<Checked> run;
  run.push_back(list_with({2, 5}));
  Options options;
  options.version = "0.2.0";
  options.past = [](const Checked&) {
    return std::optional(past_of({{4, {1, 2}}}));
  };
  const auto html = find_format("html")->render(run, options);
  EXPECT_THAT(html, HasSubstr("<p class=\"soft since\">Since the audit of "
                              "2026-10-04: <strong>1</strong> new, <strong>1"
                              "</strong> fixed, <strong>1</strong> still "
                              "open</p>"));
  EXPECT_THAT(html,
              HasSubstr("<tr><td>&lt;finding&gt; 1<td>style/spacing<td><td "
                        "class=n>1<td>2026-10-04</tbody>"));
  EXPECT_THAT(html, HasSubstr("<tr data-k=new class=w id=f"));
  EXPECT_THAT(html,
              HasSubstr("&lt;finding&gt; 5 <small>new</small></summary>"));
  EXPECT_THAT(html, HasSubstr("&lt;finding&gt; 2</summary>"));
  EXPECT_THAT(html, HasSubstr("That was found by listlint 0.1.0"));
  options.past = [](const Checked&) { return std::optional<Past>(Past()); };
  EXPECT_THAT(find_format("html")->render(run, options),
              Not(HasSubstr("id=changes")));
}

}  // namespace
}  // namespace listlint::reports
