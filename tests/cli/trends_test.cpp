// What audits leave behind and `listlint report` tells of it, as a user runs
// them, without a network: addresses of schemes that are never asked do for it.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.h"
#include "tests/golden.h"

namespace listlint {
namespace {

using testing::HasSubstr;

class TrendsOfReports : public Program {
 protected:
  // One finding, which is mended while another one comes.
  static constexpr const char* kBad =
      "# Lakes\n\n- [One](ftp://a.org/)  – a lake\n- [Two](ftp://b.org/) – a "
      "\u202Elake\n- [Three](ftp://c.org/) – a lake\n";
  static constexpr const char* kBetter =
      "# Lakes\n\n- [One](ftp://a.org/)  – a lake\n- [Two](ftp://b.org/) – a "
      "lake\n- [Three](ftp://c.org/) – a \u202Dlake\n";

  void audit(const std::string& arguments) {
    const auto ran = run("audit --no-config -q " + arguments);
    EXPECT_LT(ran.exit_code, 2) << ran.output;
  }

  std::string report(const std::string& arguments) {
    const auto ran =
        run("report --no-config -q -o - --format html " + arguments);
    EXPECT_LT(ran.exit_code, 2) << ran.output;
    return ran.output;
  }

  // "Since the audit of DAY: 1 new, 2 fixed, 3 still open"; "" for none.
  static std::string since(const std::string& html) {
    const std::string begin = "<p class=\"soft since\">";
    const auto at = html.find(begin);
    if (at == std::string::npos) return {};
    auto text = html.substr(at + begin.size(),
                            html.find("</p>", at) - at - begin.size());
    for (const std::string tag : {"<strong>", "</strong>"}) {
      for (auto cut = text.find(tag); cut != std::string::npos;
           cut = text.find(tag)) {
        text.erase(cut, tag.size());
      }
    }
    const std::string of = "audit of ";
    const auto day = text.find(of);
    if (day == std::string::npos) return text;
    const auto time = day + of.size();
    return text.replace(time, text.find(": ", time) - time, "DAY");
  }

  static size_t count(const std::string& text, const std::string& what) {
    size_t found = 0;
    for (auto at = text.find(what); at != std::string::npos;
         at = text.find(what, at + 1)) {
      ++found;
    }
    return found;
  }
};

TEST_F(TrendsOfReports, TellsWhatIsNewFixedAndOpenSinceTheLastAudit) {
  write("a.md", kBad);
  EXPECT_EQ(since(report("a.md")), "") << "nothing is remembered yet";
  audit("a.md");
  const auto first = report("a.md");
  EXPECT_THAT(
      since(first),
      HasSubstr("Since the audit of DAY: 0 new, 0 fixed, 1 still open"));
  EXPECT_THAT(first, HasSubstr("One audit is remembered, of "));
  EXPECT_EQ(report("a.md"), first) << "the same inputs, the same bytes";
  write("a.md", kBetter);
  const auto second = report("a.md");
  EXPECT_THAT(since(second), HasSubstr("DAY: 1 new, 1 fixed, 0 still open"));
  EXPECT_EQ(count(second, "<tr data-k=new "), 1U);
  EXPECT_THAT(second,
              HasSubstr("<td>unicode/bidi-control<td><td class=n>4<td>"));
  audit("a.md");
  const auto third = report("a.md");
  EXPECT_THAT(since(third), HasSubstr("DAY: 1 new, 1 fixed, 0 still open"))
      << "what the newest audit came upon is the news while nothing changes";
  EXPECT_THAT(third, HasSubstr("<svg class=chart "));
}

TEST_F(TrendsOfReports, KnowsAListWhereverItIsSeenFrom) {
  write("lists/a.md", kBad);
  audit("lists");
  std::filesystem::create_directory(folder_ + "/other");
  const auto ran = shell(
      "cd other && \"$listlint\" report --no-config -q -o - --store "
      "../.listlint/audit.sqlite3 ../lists/a.md --format html");
  EXPECT_THAT(since(ran.output), HasSubstr("Since the audit of DAY: 0 new"));
}

TEST_F(TrendsOfReports, RemembersAllRulesWhateverAnAuditSelects) {
  write("a.md", kBad);
  audit("--select links/dead a.md");
  EXPECT_THAT(since(report("a.md")), HasSubstr("0 new, 0 fixed, "));
  write("a.md", kBetter);
  EXPECT_THAT(since(report("--select style a.md")),
              HasSubstr("0 new, 0 fixed, "))
      << "what is not looked for is not fixed";
}

TEST_F(TrendsOfReports, ComparesWithTheBaselineWhereThereIsOne) {
  write("a.md", kBad);
  audit("a.md");
  run("check --no-config -q --baseline b.json --update-baseline a.md");
  write("a.md", kBetter);
  const auto html = report("--baseline b.json a.md");
  EXPECT_THAT(since(html), HasSubstr("Against the baseline: 1 new, 1 fixed, "));
  EXPECT_EQ(count(html, "<tr data-k=new "), 1U) << "the known ones are hidden";
  EXPECT_THAT(html, HasSubstr("<td>unicode/bidi-control<td></tbody>"));
  EXPECT_THAT(html, HasSubstr("One audit is remembered, of "));
}

TEST_F(TrendsOfReports, SayThatAStoreThatWasNamedIsNotThere) {
  write("a.md", kBad);
  const std::string list = "report --no-config -q --fail-on never a.md";
  expect(list + " -o a.html --store lost.sqlite3", 0,
         "listlint: there is no lost.sqlite3: the report has nothing of "
         "audits; `listlint audit` makes it, or --store names another\n");
  expect(list + " -o b.html", 0, "");
  EXPECT_EQ(read_file(folder_ + "/a.html"), read_file(folder_ + "/b.html"));
}

TEST_F(TrendsOfReports, CountsAListThatNoAuditHasSeen) {
  write("a.md", kBad);
  audit("a.md");
  write("b.md", kBad);
  EXPECT_THAT(report("a.md b.md"),
              HasSubstr("Not compared, as no audit has seen it before: 1 "
                        "list."));
}

}  // namespace
}  // namespace listlint
