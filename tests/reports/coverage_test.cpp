#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "reports/report.h"
#include "tests/reports/sample.h"

namespace listlint::reports {
namespace {

using Json = nlohmann::ordered_json;

// 20 bytes on four lines, of which some are unread.
Checked list(const std::string& path, std::vector<Unread> unread) {
  Checked checked = sample::document(path, "Lima\nRome\nOslo\nBonn\n");
  checked.document.unread = std::move(unread);
  return checked;
}

std::string coverage(std::string_view format, std::vector<Checked> run) {
  return render(begin_coverage(format), run);
}

std::vector<Checked> one_list() {
  std::vector<Checked> run;
  run.push_back(list("a.txt", {{{0, 1}, UnreadKind::line},
                               {{5, 10}, UnreadKind::prose},
                               {{15, 17}, UnreadKind::prose}}));
  return run;
}

std::vector<Checked> lists() {
  auto run = one_list();
  run.emplace_back();
  run.back().path = "gone.txt";
  run.back().failure = "cannot read gone.txt: no";
  run.push_back(sample::page("d.xml", "Lakes\x1B", "Lima\n"));
  return run;
}

TEST(Coverage, IsATableForPeople) {
  EXPECT_EQ(coverage("text", one_list()),
            "a.txt: 60.0 % of 20 bytes understood\n"
            "  kind        bytes   share  first line\n"
            "  prose           7  35.0 %           2\n"
            "  line            1   5.0 %           1\n");
}

TEST(Coverage, TotalsSeveralLists) {
  EXPECT_EQ(coverage("text", lists()),
            "a.txt: 60.0 % of 20 bytes understood\n"
            "  kind        bytes   share  first line\n"
            "  prose           7  35.0 %           2\n"
            "  line            1   5.0 %           1\n"
            "d.xml#Lakes<U+001B>: 100.0 % of 5 bytes understood\n"
            "2 lists: 68.0 % of 25 bytes understood\n");
}

TEST(Coverage, NeverRoundsUpToAllOfIt) {
  std::vector<Checked> run;
  run.push_back(sample::document("a.txt", std::string(1'234'567, 'x')));
  run.back().document.unread.push_back({{0, 1}, UnreadKind::broken});
  EXPECT_EQ(coverage("concise", std::move(run)),
            "a.txt: 99.9 % of 1,234,567 bytes understood\n"
            "  kind        bytes   share  first line\n"
            "  broken          1   0.0 %           1\n");
}

TEST(Coverage, OfNothingIsWhole) {
  std::vector<Checked> run;
  run.push_back(sample::document("a.txt", ""));
  EXPECT_EQ(coverage("text", std::move(run)),
            "a.txt: 100.0 % of 0 bytes understood\n");
}

TEST(Coverage, IsAJsonLineADocument) {
  EXPECT_EQ(coverage("jsonl", lists()),
            R"({"path":"a.txt","bytes":20,"understood":0.6000,)"
            R"("unread":{"prose":7,"line":1}})"
            "\n"
            R"({"path":"d.xml","page":"Lakes\u001b","bytes":5,)"
            R"("understood":1.0000,"unread":{}})"
            "\n");
}

TEST(Coverage, IsOneJsonObjectWithATotal) {
  const auto json = Json::parse(coverage("json", lists()));
  EXPECT_EQ(json["version"], 1);
  EXPECT_EQ(json["documents"].size(), 2U);
  EXPECT_EQ(json["documents"][1]["page"], "Lakes\x1B");
  EXPECT_EQ(json["total"].dump(),
            R"({"documents":2,"bytes":25,"understood":0.68,)"
            R"("unread":{"prose":7,"line":1}})");
  EXPECT_EQ(coverage("json", {}),
            "{\"version\":1,\"documents\":[\n"
            "],\"total\":{\"documents\":0,\"bytes\":0,\"understood\":1.0000,"
            "\"unread\":{}}}\n");
}

}  // namespace
}  // namespace listlint::reports
