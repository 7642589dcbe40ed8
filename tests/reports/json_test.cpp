#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>

#include "reports/json_writer.h"
#include "reports/report.h"
#include "tests/reports/sample.h"

namespace listlint::reports {
namespace {

using Json = nlohmann::ordered_json;
using sample::document;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string jsonl(const std::vector<Checked>& run, const Options& options) {
  return find_format("jsonl")->render(run, options);
}

// One list with two findings that use every field.
std::vector<Checked> small_run() {
  std::vector<Checked> run;
  run.push_back(document("a.txt", "Hang\nLima , Surinam\n^ x"));
  Checked& checked = run.back();
  Document& model = checked.document;
  model.sections.push_back({sample::text(checked, "Hang"), 1, {0, 1}, {}});
  Entry& entry = model.entries.emplace_back();
  entry.name = sample::text(checked, "Lima");
  entry.section = 0;
  model.references.emplace_back().id = "48";
  Finding& first = sample::add(checked, "countries/misspelt", Severity::error,
                               {12, 19}, "no \"Surinam\"");
  first.entry = 0;
  first.related = {{{0, 4}, "here"}, {{5, 20}, "there"}};
  first.fix = Fix{"write Suriname",
                  Safety::unsafe,
                  {{{12, 19}, "Suriname"}, {{20, 20}, "\n"}}};
  Finding& second =
      sample::add(checked, "citations/unused", Severity::info, {20, 23}, "m");
  second.reference = 0;
  second.folded_into = checked.findings[0].fingerprint;
  return run;
}

constexpr std::string_view kFirst =
    R"({"rule":"countries/misspelt","severity":"error",)"
    R"("message":"no \"Surinam\"","path":"a.txt","line":2,"column":8,)"
    R"("end_line":2,"end_column":15,"offset":12,"length":7,)"
    R"("section":"Hang","entry":"Lima","reference":"",)"
    R"("fingerprint":"000000000000f001","related":[)"
    R"({"path":"a.txt","line":1,"column":1,"end_line":1,"end_column":5,)"
    R"("message":"here"},)"
    R"({"path":"a.txt","line":2,"column":1,"end_line":3,"end_column":1,)"
    R"("message":"there"}],)"
    R"("fix":{"title":"write Suriname","safety":"unsafe","edits":[)"
    R"({"offset":12,"length":7,"text":"Suriname"},)"
    R"({"offset":20,"length":0,"text":"\n"}]}})";

constexpr std::string_view kSecond =
    R"({"rule":"citations/unused","severity":"info",)"
    R"("message":"m","path":"a.txt","line":3,"column":1,)"
    R"("end_line":3,"end_column":4,"offset":20,"length":3,)"
    R"("section":"","entry":"","reference":"48",)"
    R"("fingerprint":"000000000000f002","related":[],"fix":null,)"
    R"("folded_into":"000000000000f001"})";

TEST(JsonlReport, IsOneObjectALineWithEveryField) {
  EXPECT_EQ(jsonl(small_run(), {}), std::string(kFirst) + "\n");
  EXPECT_EQ(jsonl(small_run(), {.show_folded = true}),
            std::string(kFirst) + "\n" + std::string(kSecond) + "\n");
}

TEST(JsonlReport, IsEmptyWithoutFindings) {
  std::vector<Checked> run;
  run.push_back(document("a.txt", "Lima\n"));
  EXPECT_EQ(jsonl(run, {}), "");
}

TEST(JsonlReport, CarriesHostileTextUnharmedAndHarmless) {
  const auto report = jsonl(sample::run(), {.show_folded = true});
  const auto lines = lines_of(report);
  ASSERT_EQ(lines.size(), 14U);
  std::vector<std::string> messages;
  for (const auto& line : lines) {
    messages.push_back(Json::parse(line)["message"]);
  }
  EXPECT_EQ(messages[1], "\"中国\" is not English: write \"China\"");
  EXPECT_EQ(messages[3], "control character \x1B in \"Evil\x1B[31m\"");
  EXPECT_EQ(messages[4], "\u202E hides </script>");
  EXPECT_EQ(messages[5], "\"Bad \uFFFD\uFFFD\" is not UTF-8");
  EXPECT_EQ(Json::parse(lines[0])["path"], "lists/a\x1B.txt");
  EXPECT_EQ(report.find('\x1B'), std::string::npos);
  EXPECT_EQ(report.find("\u202E"), std::string::npos);
}

TEST(JsonlReport, CountsColumnsInCodePoints) {
  const auto lines = lines_of(jsonl(sample::run(), {}));
  const auto place = [&](size_t i) {
    const auto json = Json::parse(lines[i]);
    return std::vector<int>{json["line"], json["column"], json["end_line"],
                            json["end_column"]};
  };
  EXPECT_EQ(place(1), (std::vector{3, 6, 3, 8})) << "Chinese";
  EXPECT_EQ(place(2), (std::vector{4, 8, 4, 10})) << "after a combining mark";
  EXPECT_EQ(place(5), (std::vector{6, 5, 6, 7})) << "ill-formed bytes";
  EXPECT_EQ(place(11), (std::vector{13, 25, 13, 35})) << "the last line";
}

TEST(JsonlReport, NamesThePageOfADumpEverywhere) {
  std::vector<Checked> run;
  run.push_back(sample::page("a.xml", "Lakes", "Lima\n"));
  sample::add(run.back(), "a/b", Severity::error, {0, 4}, "m").related = {
      {{0, 1}, "here"}};
  const auto json = Json::parse(jsonl(run, {}));
  EXPECT_EQ(json["path"], "a.xml");
  EXPECT_EQ(json["page"], "Lakes");
  EXPECT_EQ(json["related"][0]["page"], "Lakes");
  EXPECT_FALSE(Json::parse(kFirst).contains("page"));
}

TEST(JsonlReport, PointsIntoStructuredData) {
  std::vector<Checked> run;
  run.push_back(document("a.json", R"(["Lima","Quito"])"));
  auto& nodes = run.back().document.nodes;
  nodes.push_back({{0, 16}, kNone, 0, {}, false});
  nodes.push_back({{1, 7}, 0, 0, {}, false});
  nodes.push_back({{8, 15}, 0, 1, {}, false});
  sample::add(run.back(), "a/b", Severity::error, {9, 14}, "m");
  EXPECT_EQ(Json::parse(jsonl(run, {}))["pointer"], "/1");
}

TEST(JsonlReport, GivesOffsetsInTheFileOfConvertedBytes) {
  Checked checked;
  checked.path = "a.txt";
  checked.source = std::make_unique<Source>(
      "a.txt", "Lima", Origin{{}, "UTF-16LE", {0, 2, 4, 6, 8}});
  checked.document.source = checked.source.get();
  sample::add(checked, "a/b", Severity::error, {1, 4}, "m").fix =
      Fix{"f", Safety::safe, {{{2, 4}, "x"}}};
  std::vector<Checked> run;
  run.push_back(std::move(checked));
  const auto json = Json::parse(jsonl(run, {}));
  EXPECT_EQ(json["offset"], 2);
  EXPECT_EQ(json["length"], 6);
  EXPECT_EQ(json["column"], 2) << "columns are of the text";
  EXPECT_EQ(json["fix"]["edits"][0]["offset"], 4);
  EXPECT_EQ(json["fix"]["edits"][0]["length"], 4);
}

TEST(JsonReport, HoldsFindingsAndSummary) {
  auto run = small_run();
  run.emplace_back();
  run.back().path = "gone.txt";
  run.back().failure = "cannot read \"gone.txt\"";
  EXPECT_EQ(find_format("json")->render(run, {.show_folded = true}),
            "{\"version\":1,\"findings\":[\n" + std::string(kFirst) + ",\n" +
                std::string(kSecond) + "\n" +
                R"(],"summary":{"errors":1,"warnings":0,"infos":0,"folded":1,)"
                R"("suppressed":0,"baseline":0,"earlier":0,)"
                R"("documents":1,"failures":[{"path":"gone.txt",)"
                R"("message":"cannot read \"gone.txt\""}]}})"
                "\n");
}

TEST(JsonReport, HoldsTheLinesOfJsonl) {
  const auto run = sample::run();
  const auto report = Json::parse(find_format("json")->render(run, {}));
  Json findings = Json::array();
  for (const auto& line : lines_of(jsonl(run, {}))) {
    findings.push_back(Json::parse(line));
  }
  EXPECT_EQ(report["findings"], findings);
  EXPECT_EQ(report["summary"],
            Json::parse(R"({"errors":4,"warnings":3,"infos":5,"folded":2,
  "suppressed":0,"baseline":0,"earlier":0,"documents":2,"failures":[{
  "path":"gone.txt",
  "message":"cannot read gone.txt: No such file or directory"}]})"));
}

TEST(JsonReport, IsValidWithoutFindings) {
  EXPECT_EQ(find_format("json")->render({}, {}),
            "{\"version\":1,\"findings\":[\n"
            "],\"summary\":{\"errors\":0,\"warnings\":0,\"infos\":0,"
            "\"folded\":0,\"suppressed\":0,\"baseline\":0,\"earlier\":0,"
            "\"documents\":0,\"failures\":[]}}\n");
}

std::string quoted(std::string_view text) {
  std::string out;
  JsonWriter(out).text(text);
  return out;
}

TEST(JsonWriter, EscapesWhatJsonAndTerminalsNeed) {
  EXPECT_EQ(quoted("a\"b\\c/"), R"("a\"b\\c/")");
  EXPECT_EQ(quoted("\n\r\t\b\x1B"), R"("\n\r\t\u0008\u001b")");
  EXPECT_EQ(quoted(std::string_view("\0", 1)), R"("\u0000")");
  EXPECT_EQ(quoted("\x7F\u009B\u202E\u061C\u2028"),
            R"("\u007f\u009b\u202e\u061c\u2028")");
  EXPECT_EQ(quoted("é中\U0001F600\u200B"), "\"é中\U0001F600\u200B\"");
  EXPECT_EQ(quoted("\xFF\xE4\xB8x"), "\"\uFFFD\uFFFD\uFFFDx\"");
}

TEST(JsonWriter, IndentsForPeople) {
  std::string out;
  JsonWriter json(out, true);
  json.open('{');
  json.field("a", 1);
  json.key("b");
  json.open('[');
  json.text("x");
  json.null();
  json.close(']');
  json.key("c");
  json.open('[');
  json.close(']');
  json.close('}');
  EXPECT_EQ(out, Json::parse(R"({"a":1,"b":["x",null],"c":[]})").dump(2));
}

}  // namespace
}  // namespace listlint::reports
