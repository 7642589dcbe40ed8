#include <array>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "reports/report.h"
#include "tests/reports/sample.h"

namespace listlint::reports {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 1> kSuriname = {"SR"};
constexpr std::array<std::string_view, 2> kCongos = {"CG", "CD"};
constexpr std::array<std::string_view, 1> kCzechoslovakia = {"CSHH"};

DateField date(std::string_view written) {
  return {{written, {}}, parse_date(written)};
}

// One of everything that a document holds.
Checked small_list() {
  Checked checked = sample::document("a.txt",
                                     "Caption\n"
                                     "Hangzhou [ 48]\n"
                                     "Paramaribo , North, Surinam (1986)[ 48]\n"
                                     "^ a b \"Twins\" . hangzhou.gov.cn\n");
  Document& model = checked.document;
  model.language = "en";
  model.sections.push_back(
      {sample::text(checked, "Hangzhou"), 1, {0, 1}, {0, 1}});
  Entry& entry = model.entries.emplace_back();
  entry.span = sample::place(checked, "Paramaribo , North, Surinam");
  entry.name = sample::text(checked, "Paramaribo");
  entry.qualifiers = {0, 1};
  model.qualifiers = {sample::text(checked, "North")};
  entry.country = sample::text(checked, "Surinam");
  static constexpr country::Name kName = {
      "Suriname", kSuriname, country::Kind::name, country::kCommon};
  entry.country_name = &kName;
  entry.note = sample::text(checked, "1986");
  entry.citations = {1, 2};
  entry.section = 0;
  for (const uint32_t from : {0U, 30U}) {
    Citation& citation = model.citations.emplace_back();
    citation.span = sample::place(checked, "[ 48]", from);
    citation.label = {"48", {}};
  }
  Reference& reference = model.references.emplace_back();
  reference.span = {63, 94};
  reference.id = "48";
  reference.title = sample::text(checked, "Twins");
  reference.site = sample::text(checked, "hangzhou.gov.cn");
  reference.access_date = date("17 May 2021");
  reference.backlinks = 2;
  model.unread.push_back({{0, 7}, UnreadKind::caption});
  return checked;
}

constexpr std::string_view kSmallList =
    R"({"path":"a.txt","format":"text","language":"en","sections":[)"
    R"({"heading":"Hangzhou","level":1,"line":2,"citations":["48"],)"
    R"("entries":[{"name":"Paramaribo","qualifiers":["North"],)"
    R"("country":{"written":"Surinam","code":"SR"},"note":"1986",)"
    R"("citations":["48"],"line":3,"offset":23,"length":27}]}],)"
    R"("references":[{"id":"48","name":"","title":"Twins",)"
    R"("site":"hangzhou.gov.cn","publisher":"","url":"","language":"",)"
    R"("date":"","access_date":"2021-05-17","archive_url":"",)"
    R"("archive_date":"","url_status":"","backlinks":2,"line":4,)"
    R"("author":"","page":"","format":"","group":"","kind":"cited"}],)"
    R"("citations":[{"reference":"48","line":2,"offset":17,"length":5},)"
    R"({"reference":"48","line":3,"offset":57,"length":5}],)"
    R"("notes":[],)"
    R"("unread":[{"offset":0,"length":7,"kind":"caption"}]})";

TEST(Show, IsTheModelOnOneLine) {
  EXPECT_EQ(show(small_list().document, false), std::string(kSmallList) + "\n");
}

TEST(Show, IsTheSameIndentedForPeople) {
  EXPECT_EQ(show(small_list().document, true),
            Json::parse(kSmallList).dump(2) + "\n");
}

TEST(Show, IsValidForAnEmptyDocument) {
  EXPECT_EQ(show(sample::document("a.txt", "").document, false),
            R"({"path":"a.txt","format":"text","language":"","sections":[],)"
            R"("references":[],"citations":[],"notes":[],"unread":[]})"
            "\n");
}

Json country_of(const country::Name* name) {
  Checked checked = small_list();
  checked.document.entries[0].country_name = name;
  const auto json = Json::parse(show(checked.document, false));
  return json["sections"][0]["entries"][0]["country"];
}

TEST(Show, TellsWhatACountryNameMeans) {
  EXPECT_EQ(country_of(nullptr).dump(), R"({"written":"Surinam","code":null})");
  const country::Name congo = {"Congo", kCongos, country::Kind::ambiguous, 0};
  EXPECT_EQ(country_of(&congo).dump(),
            R"({"written":"Surinam","ambiguous":["CG","CD"]})");
  const country::Name former = {"Czechoslovakia", kCzechoslovakia,
                                country::Kind::historical, 0};
  EXPECT_EQ(country_of(&former).dump(),
            R"({"written":"Surinam","code":"CSHH"})");
  const country::Name texas = {"Texas", {}, country::Kind::not_country, 0};
  EXPECT_EQ(country_of(&texas).dump(), R"({"written":"Surinam","code":null})");
}

Json reference_with(const DateField& field) {
  Checked checked = small_list();
  Reference& reference = checked.document.references[0];
  reference.date = field;
  reference.archive_date = field;
  const auto json = Json::parse(show(checked.document, false));
  EXPECT_EQ(json["references"][0]["date"],
            json["references"][0]["archive_date"]);
  return json["references"][0]["date"];
}

TEST(Show, WritesDatesAsIsoWhereTheyAreDates) {
  EXPECT_EQ(reference_with(date("July 8, 2020")), "2020-07-08");
  EXPECT_EQ(reference_with(date("May 2020")), "2020-05");
  EXPECT_EQ(reference_with(date("2015")), "2015");
  EXPECT_EQ(reference_with(date("last spring")), "last spring");
}

TEST(Show, WritesLanguagesAsCodesWhereTheyAreKnown) {
  Checked checked = small_list();
  const language::Language chinese = {"Chinese", "zh", {}};
  Reference known;
  known.language = {"Chinese", {}};
  known.known_language = &chinese;
  Reference unknown;
  unknown.language = {"Klingonese", {}};
  checked.document.references = {known, unknown};
  const auto json = Json::parse(show(checked.document, false))["references"];
  EXPECT_EQ(json[0]["language"], "zh");
  EXPECT_EQ(json[1]["language"], "Klingonese");
}

TEST(Show, KeepsEntriesThatStandUnderNoHeading) {
  Checked checked = small_list();
  Entry& entry = checked.document.entries.emplace_back();
  entry.name = {"Lima", {}};
  entry.span = {8, 12};
  const auto json = Json::parse(show(checked.document, false))["sections"];
  ASSERT_EQ(json.size(), 2U);
  EXPECT_EQ(json[0].dump(),
            R"({"heading":"","level":0,"line":2,"citations":[],"entries":[)"
            R"({"name":"Lima","qualifiers":[],)"
            R"("country":{"written":"","code":null},"note":"",)"
            R"("citations":[],"line":2,"offset":8,"length":4}]})");
  EXPECT_EQ(json[1]["entries"].size(), 1U);
}

TEST(Show, CarriesHostileText) {
  const auto run = sample::run();
  const auto text = show(run[0].document, false);
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
  const auto json = Json::parse(text);
  EXPECT_EQ(json["path"], "lists/a\x1B.txt");
  EXPECT_EQ(json["sections"][0]["entries"][3]["name"], "Bad \uFFFD\uFFFD");
}

TEST(Show, NamesThePageOfADump) {
  const auto checked = sample::page("a.xml", "List of lakes", "");
  EXPECT_EQ(show(checked.document, false),
            R"({"path":"a.xml","page":"List of lakes","format":"text",)"
            R"("language":"","sections":[],"references":[],"citations":[],)"
            R"("notes":[],"unread":[]})"
            "\n");
}

TEST(Show, TellsNotesAndRequestsFromUsesOfReferences) {
  Checked checked = small_list();
  auto& citations = checked.document.citations;
  citations[0].kind = CitationKind::note;
  citations.push_back(citations[0]);
  citations.back().kind = CitationKind::request;
  citations.back().label = {"citation needed", {}};
  citations.push_back(citations[1]);
  citations.back().kind = CitationKind::definition;
  const auto json = Json::parse(show(checked.document, false));
  EXPECT_EQ(json["citations"].dump(),
            R"([{"reference":"48","line":3,"offset":57,"length":5},)"
            R"({"reference":"48","line":3,"offset":57,"length":5}])");
  EXPECT_EQ(
      json["notes"].dump(),
      R"([{"reference":"48","line":2,"offset":17,"length":5},)"
      R"({"reference":"citation needed","line":2,"offset":17,"length":5}])");
  EXPECT_EQ(json["sections"][0]["citations"].dump(), R"(["48"])");
}

TEST(Show, HasTheFlagOfAnEntryThatHasOne) {
  Checked checked = small_list();
  auto& model = checked.document;
  model.entries.push_back(model.entries[0]);
  model.sections[0].entries = {0, 2};
  model.flags.push_back({1, {"SUR", {}}, model.entries[0].country_name});
  auto json = Json::parse(show(model, false))["sections"][0]["entries"];
  EXPECT_FALSE(json[0].contains("flag"));
  EXPECT_EQ(json[1]["flag"].dump(), R"({"written":"SUR","code":"SR"})");
  model.flags[0].name = nullptr;
  json = Json::parse(show(model, false))["sections"][0]["entries"];
  EXPECT_EQ(json[1]["flag"].dump(), R"({"written":"SUR","code":null})");
}

TEST(Show, HasTheProblemsOfTheMarkupWhereThereAreAny) {
  Checked checked = small_list();
  EXPECT_FALSE(Json::parse(show(checked.document, false)).contains("problems"));
  checked.document.problems.push_back(
      {ProblemKind::unclosed, {0, 7}, "<ref>", {}});
  const auto json = Json::parse(show(checked.document, false));
  EXPECT_EQ(json["problems"].dump(),
            R"([{"kind":"unclosed","offset":0,"length":7,"what":"<ref>"}])");
}

TEST(Show, TellsReferenceKindsAndGroups) {
  Checked checked = small_list();
  auto& references = checked.document.references;
  references[0].kind = ReferenceKind::general;
  references[0].group = {"note", {}};
  references.push_back({});
  references[1].kind = ReferenceKind::link;
  const auto json = Json::parse(show(checked.document, false))["references"];
  EXPECT_EQ(json[0]["kind"], "general");
  EXPECT_EQ(json[0]["group"], "note");
  EXPECT_EQ(json[1]["kind"], "link");
}

TEST(Show, GivesOffsetsInTheFileOfConvertedBytes) {
  // Two bytes of the file a byte.
  Origin origin{{}, "UTF-16LE", {0, 2, 4, 6, 8}};
  const Source source("a.txt", "Lima", std::move(origin));
  Document model;
  model.source = &source;
  Entry& entry = model.entries.emplace_back();
  entry.span = {1, 3};
  model.unread.push_back({{3, 4}, UnreadKind::line});
  const auto json = Json::parse(show(model, false));
  const auto shown = json["sections"][0]["entries"][0];
  EXPECT_EQ(shown["offset"], 2);
  EXPECT_EQ(shown["length"], 4);
  EXPECT_EQ(json["unread"][0]["offset"], 6);
  EXPECT_EQ(json["unread"][0]["length"], 2);
}

}  // namespace
}  // namespace listlint::reports
