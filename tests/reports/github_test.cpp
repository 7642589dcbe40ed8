#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <string_view>

#include "reports/report.h"
#include "tests/golden.h"
#include "tests/lines.h"
#include "tests/reports/hostile_sample.h"
#include "tests/reports/sample.h"

namespace listlint::reports {
namespace {

using sample::document;
using testing::ElementsAre;

std::string github(std::span<const Checked> run, const Options& options) {
  return find_format("github")->render(run, options);
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    out += static_cast<char>(
        std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
    i += 2;
  }
  return out;
}

// A command as a runner reads it: name, properties and message, each apart.
std::vector<std::string> parts_of(std::string_view line) {
  EXPECT_TRUE(line.starts_with("::")) << line;
  line.remove_prefix(2);
  const auto end = line.find("::");
  auto head = line.substr(0, end);
  const auto space = head.find(' ');
  std::vector<std::string> parts = {std::string(head.substr(0, space))};
  head.remove_prefix(space + 1);
  while (!head.empty()) {
    const auto comma = std::min(head.find(','), head.size());
    parts.push_back(unescaped(head.substr(0, comma)));
    head.remove_prefix(std::min(comma + 1, head.size()));
  }
  parts.push_back(unescaped(line.substr(end + 2)));
  return parts;
}

TEST(GitHubReport, ShowsTheHostileRunHarmlessly) {
  const auto run = sample::hostile_run();
  const auto report = github(run.documents, sample::hostile_options());
  EXPECT_EQ(report,
            golden(LISTLINT_ROOT "/tests/reports/golden/github.txt", report));
  EXPECT_EQ(report.find('\x1B'), std::string::npos);
  EXPECT_EQ(report.find("\u202E"), std::string::npos);
  EXPECT_EQ(split_lines(report).size(), 10U) << "a command a line";
}

TEST(GitHubReport, IsReadBackAsItWasMeant) {
  std::vector<Checked> run;
  run.push_back(document("./a, b:c%.txt", "é , Surinam\n"));
  auto& checked = run.back();
  sample::add(checked, "a/a", Severity::warning,
              sample::place(checked, "Surinam"),
              "100 %0A ::error::\r\nx, y: z");
  const auto report = github(run, {});
  EXPECT_EQ(report,
            "::warning file=a%2C b%3Ac%25.txt,line=1,col=5,endLine=1,"
            "endColumn=12,title=a/a::100 %250A ::error::%0D%0Ax, y: z\n");
  EXPECT_THAT(
      parts_of(split_lines(report)[0]),
      ElementsAre("warning", "file=a, b:c%.txt", "line=1", "col=5", "endLine=1",
                  "endColumn=12", "title=a/a", "100 %0A ::error::\r\nx, y: z"));
}

TEST(GitHubReport, GivesColumnsWithinALineOnly) {
  std::vector<Checked> run;
  run.push_back(document("a.txt", "Lima\nQuito\n"));
  sample::add(run.back(), "a/a", Severity::info, {2, 7}, "m");
  sample::add(run.back(), "a/a", Severity::info, {0, 5}, "m");
  EXPECT_EQ(github(run, {}),
            "::notice file=a.txt,line=1,endLine=2,title=a/a::m\n"
            "::notice file=a.txt,line=1,endLine=1,title=a/a::m\n");
}

// As many findings of each severity, the least ones first.
std::vector<Checked> many(int infos, int warnings, int errors) {
  std::vector<Checked> run;
  run.push_back(document("a.txt", "Lima\n"));
  const auto add = [&](int count, Severity severity) {
    for (int i = 0; i < count; ++i) {
      sample::add(run.back(), "a/a", severity, {0, 4}, fmt::format("{}", i));
    }
  };
  add(infos, Severity::info);
  add(warnings, Severity::warning);
  add(errors, Severity::error);
  return run;
}

// How many commands there are of each kind, and the last line.
std::vector<std::string> outline(const std::string& report) {
  std::vector<std::string> counts;
  std::string_view before;
  int count = 0;
  for (const auto line : split_lines(report)) {
    const auto command = line.substr(2, line.find(' ') - 2);
    if (command != before && count > 0) {
      counts.push_back(fmt::format("{} {}", count, before));
      count = 0;
    }
    before = command;
    ++count;
  }
  counts.push_back(fmt::format("{} {}", count, before));
  counts.emplace_back(split_lines(report).back());
  return counts;
}

TEST(GitHubReport, ShowsTenOfEachLevelWorstFirst) {
  EXPECT_THAT(outline(github(many(10, 10, 10), {})),
              ElementsAre("10 error", "10 warning", "10 notice",
                          "::notice file=a.txt,line=1,col=1,endLine=1,"
                          "endColumn=5,title=a/a::9"));
}

TEST(GitHubReport, TellsHowManyMoreThereAre) {
  EXPECT_THAT(outline(github(many(11, 12, 11), {})),
              ElementsAre("10 error", "10 warning", "10 notice",
                          "::notice title=listlint::Not shown here: 1 error, "
                          "2 warnings, 2 infos"));
  EXPECT_THAT(outline(github(many(3, 0, 11), {})),
              ElementsAre("10 error", "4 notice",
                          "::notice title=listlint::Not shown here: 1 error"));
}

TEST(GitHubReport, PutsUnreadableListsFirst) {
  auto run = many(0, 0, 9);
  for (int i = 0; i < 2; ++i) {
    run.emplace_back();
    run.back().path = "gone.txt";
    run.back().failure = "cannot read gone.txt";
  }
  const auto report = github(run, {});
  EXPECT_EQ(split_lines(report)[0],
            "::error file=gone.txt::cannot read gone.txt");
  EXPECT_EQ(split_lines(report)[2].substr(0, 20), "::error file=a.txt,l");
  EXPECT_THAT(outline(report),
              ElementsAre("10 error", "1 notice",
                          "::notice title=listlint::Not shown here: 1 error"));
}

TEST(GitHubReport, IsEmptyWithoutFindings) { EXPECT_EQ(github({}, {}), ""); }

}  // namespace
}  // namespace listlint::reports
