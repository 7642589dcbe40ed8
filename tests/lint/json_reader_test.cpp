#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>

#include "lint/pointer.h"
#include "lint/read/json.h"
#include "tests/lint/dump.h"

namespace listlint {
namespace {

std::string read(std::string text, const ReadOptions& options = {},
                 std::string path = "a.json") {
  const Source source(std::move(path), std::move(text));
  return dump(read_json(source, options));
}

std::string read_lines(std::string text) {
  return read(std::move(text), {}, "a.jsonl");
}

// "pointer source" a node.
std::string nodes_of(std::string text) {
  const Source source("a", std::move(text));
  const auto document = read_json(source, {});
  std::string nodes;
  for (const auto& node : document.nodes) {
    nodes += fmt::format("{} {}\n", json_pointer(document, node.span.begin),
                         source.slice(node.span));
  }
  return nodes;
}

TEST(JsonReader, ReadsObjectsUnderTheNamesOfTheirSections) {
  EXPECT_EQ(read(R"({"Hangzhou": [{"name": "Paramaribo", "country": "Surinam"},
                            {"name": "Boston", "country": "United States"}],
               "Wuxi": []})"),
            "section \"Hangzhou\"\n"
            "  entry \"Paramaribo\" \"Surinam\"=SR\n"
            "  entry \"Boston\" \"United States\"=US\n"
            "section \"Wuxi\"\n");
}

TEST(JsonReader, ReadsListsInsideTheObjectThatNamesThem) {
  EXPECT_EQ(read(R"([{"city": "Hangzhou", "source": "https://hz.cn/a",
                      "twins": [{"name": "Leeds, England",
                                 "country": "United Kingdom",
                                 "since": 1988, "pinned": true}]},
                     {"city": "Wuxi", "twins": []}])"),
            "section \"Hangzhou\" [1]\n"
            "  entry \"Leeds\" (England) \"United Kingdom\"=GB note \"1988\"\n"
            "section \"Wuxi\"\n"
            "reference 1 x0 link url=https://hz.cn/a\n"
            "unread field \"\"pinned\": true\"\n");
}

TEST(JsonReader, ReadsRowsWithTheirSectionBesideThem) {
  EXPECT_EQ(
      read(R"([{"section": "A", "name": "Tulsa", "country": "United States",
                "url": "https://a.org/"},
               {"section": "B", "name": "Kyiv", "country": null, "url": ""},
               {"section": "A", "name": "Lima", "url": "https://a.org/"}])"),
      "section \"A\"\n"
      "  entry \"Tulsa\" \"United States\"=US [1]\n"
      "  entry \"Lima\" [1]\n"
      "section \"B\"\n"
      "  entry \"Kyiv\"\n"
      "reference 1 x0 link url=https://a.org/\n");
}

TEST(JsonReader, ReadsTextsAsWholeEntries) {
  EXPECT_EQ(read(R"j({"Beihai": ["Tulsa, United States (2001)", "Suva, Fiji"],
                     "Wuxi": ["Leeds, England, United Kingdom"]})j"),
            "section \"Beihai\"\n"
            "  entry \"Tulsa\" \"United States\"=US note \"2001\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n"
            "section \"Wuxi\"\n"
            "  entry \"Leeds\" (England) \"United Kingdom\"=GB\n");
}

TEST(JsonReader, LooksForTheListBehindWhatWrapsIt) {
  EXPECT_EQ(read(R"({"title": "Sister cities", "lists":
                     [{"city": "Hangzhou", "twins": ["Suva, Fiji"]}]})"),
            "section \"Hangzhou\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n"
            "unread field \"\"title\": \"Sister cities\"\"\n");
  EXPECT_EQ(read(R"({"type": "FeatureCollection", "features": [
      {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]},
       "properties": {"name": "Suva", "country": "Fiji"}}]})"),
            "section \"\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n"
            "unread field \"\"type\": \"FeatureCollection\"\"\n"
            "unread field \"\"type\": \"Feature\"\"\n"
            "unread field \"\"geometry\": {\"type\": \"Point\", "
            "\"coordinates\": [1, 2]}\"\n");
}

TEST(JsonReader, NestsSections) {
  const std::string nested =
      "section \"Hokkaido\"\n"
      "section \"Sapporo\" level 2\n"
      "  entry \"Portland\" \"USA\"=US\n"
      "section \"Otaru\" level 2\n"
      "  entry \"Nakhodka\" \"Russia\"=RU\n"
      "section \"Aichi\"\n"
      "section \"Nagoya\" level 2\n"
      "  entry \"Turin\" \"Italy\"=IT\n";
  EXPECT_EQ(read(R"({"Hokkaido":
      {"Sapporo": [{"name": "Portland", "country": "USA"}],
       "Otaru": [{"name": "Nakhodka", "country": "Russia"}]},
      "Aichi": {"Nagoya": [{"name": "Turin", "country": "Italy"}]}})"),
            nested);
  EXPECT_EQ(read(R"([{"prefecture": "Hokkaido", "cities": [
      {"city": "Sapporo", "twins": [{"name": "Portland", "country": "USA"}]},
      {"city": "Otaru", "twins": [{"name": "Nakhodka", "country": "Russia"}]}]},
      {"prefecture": "Aichi", "cities": [
      {"city": "Nagoya",
       "twins": [{"name": "Turin", "country": "Italy"}]}]}])"),
            nested);
}

TEST(JsonReader, TakesKeysForNamesOfEntriesWithoutOne) {
  EXPECT_EQ(read(R"({"Beihai": {"Tulsa": {"country": "United States"},
                                "Suva": {"country": "Fiji"}}})"),
            "section \"Beihai\"\n"
            "  entry \"Tulsa\" \"United States\"=US\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n");
}

TEST(JsonReader, DescribesTheSourcesOfEntries) {
  EXPECT_EQ(read(R"([{"name": "Tulsa", "country": "United States", "source":
               {"url": "https://a.org/", "title": "Twins", "lang": "en",
                "accessed": "2021-05-17"}},
              {"name": "Suva", "country": "Fiji", "sources":
               ["https://b.org/", {"url": "https://c.org/", "name": "C"}]}])"),
            "section \"\"\n"
            "  entry \"Tulsa\" \"United States\"=US [1]\n"
            "  entry \"Suva\" \"Fiji\"=FJ [2] [3]\n"
            "reference 1 x0 name=https://a.org/ title=Twins language=en "
            "url=https://a.org/ accessed=2021-05-17\n"
            "reference 2 x0 link url=https://b.org/\n"
            "reference 3 x0 name=https://c.org/ title=C url=https://c.org/\n");
}

TEST(JsonReader, LeavesListsInsideEntriesUnread) {
  EXPECT_EQ(read(R"([{"name": "Tulsa", "country": "United States",
                      "events": [{"name": "Fair", "note": "annual"}]}])"),
            "section \"\"\n"
            "  entry \"Tulsa\" \"United States\"=US\n"
            "unread field \"\"events\": [{\"name\": \"Fair\", \"note\": "
            "\"annual\"}]\"\n");
}

TEST(JsonReader, LeavesWhatIsNoListUnread) {
  const std::string package = R"({"name": "x", "homepage": "https://x.org/",
                                  "files": ["a", "b"]})";
  EXPECT_EQ(read(package), "unread field \"" + package + "\"\n");
}

TEST(JsonReader, TakesNoSingleOddValueForAList) {
  std::string rows;
  std::string entries;
  for (int i = 1; i <= 20; ++i) {
    rows += fmt::format("{{\"name\": \"{}a\", \"country\": \"Fiji\"}}, ", i);
    entries += fmt::format("  entry \"{}a\" \"Fiji\"=FJ\n", i);
  }
  EXPECT_EQ(read("[" + rows + R"([{"name": "b", "country": "Peru"}]])"),
            "section \"\"\n" + entries +
                "unread item \"[{\"name\": \"b\", \"country\": \"Peru\"}]"
                "\"\n");
  EXPECT_EQ(read("[" + rows + R"({"name": "c", "country": "Peru",
                                  "twins": ["Suva, Fiji"]}])"),
            "section \"\"\n" + entries +
                "  entry \"c\" \"Peru\"=PE\n"
                "unread field \"\"twins\": [\"Suva, Fiji\"]\"\n");
}

ReadOptions paths_of(std::vector<Column> columns) {
  return {std::move(columns)};
}

TEST(JsonReader, FollowsThePathsOfTheConfig) {
  const auto options = paths_of({{Field::section, "/rows/*/a~1b"},
                                 {Field::name, "/rows/*/x/*/n"},
                                 {Field::country, "/rows/*/x/*/c"},
                                 {Field::url, "/rows/*/u"}});
  EXPECT_EQ(read(R"({"rows": [
      {"a/b": "Beihai", "u": "https://a.org/",
       "x": [{"n": "Tulsa", "c": "United States"}, {"n": "Suva", "q": 1}]},
      {"a/b": "Wuxi", "x": []}]})",
                 options),
            "section \"Beihai\" [1]\n"
            "  entry \"Tulsa\" \"United States\"=US\n"
            "  entry \"Suva\"\n"
            "section \"Wuxi\"\n"
            "reference 1 x0 link url=https://a.org/\n"
            "unread field \"\"q\": 1\"\n");
}

TEST(JsonReader, FollowsPathsToKeys) {
  EXPECT_EQ(read(R"({"Beihai": {"Tulsa": "United States"},
                     "Wuxi": {"Suva": "Fiji"}})",
                 paths_of({{Field::section, "/*#"},
                           {Field::name, "/*/*#"},
                           {Field::country, "/*/*"}})),
            "section \"Beihai\"\n"
            "  entry \"Tulsa\" \"United States\"=US\n"
            "section \"Wuxi\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n");
  EXPECT_EQ(read(R"({"Asia": {"Beihai": ["Tulsa, United States"]}})",
                 paths_of({{Field::section, "/*#"},
                           {Field::section, "/*/*#"},
                           {Field::name, "/*/*/*"}})),
            "section \"Asia\"\n"
            "section \"Beihai\" level 2\n"
            "  entry \"Tulsa\" \"United States\"=US\n");
}

TEST(JsonReader, TakesEntriesFromWhereTheConfigSays) {
  const std::string text = R"({"noise": [{"name": "x", "country": "Fiji"}],
      "real": [{"n": "Suva", "country": "Fiji"}, {"country": "Peru"}]})";
  EXPECT_EQ(
      read(text, paths_of({{Field::entries, "/real"},
                           {Field::name, "n"},
                           {Field::country, "country"}})),
      "section \"\"\n"
      "  entry \"Suva\" \"Fiji\"=FJ\n"
      "unread field \"\"noise\": [{\"name\": \"x\", \"country\": \"Fiji\"}]\"\n"
      "unread item \"{\"country\": \"Peru\"}\"\n");
  EXPECT_EQ(read(R"({"real": [{"city": "Suva", "country": "Fiji"}]})",
                 paths_of({{Field::entries, "/real/*"}})),
            "section \"\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n");
}

TEST(JsonReader, KnowsTheKeysThatTheConfigNames) {
  EXPECT_EQ(read(R"([{"wo": "Suva", "was": "Fiji"}])",
                 paths_of({{Field::name, "wo"}, {Field::country, "was"}})),
            "section \"\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n");
}

TEST(JsonReader, KeepsThePlaceOfEveryValue) {
  EXPECT_EQ(nodes_of("\uFEFF {\"a\": [1, -2.5e+3 ,\"x\\\"y\", null],\"b\":"
                     "{\"\\u00e9\":true}, \"c\": 123456789012345678901234}"),
            " {\"a\": [1, -2.5e+3 ,\"x\\\"y\", null],\"b\":{\"\\u00e9\":true}"
            ", \"c\": 123456789012345678901234}\n"
            "/a [1, -2.5e+3 ,\"x\\\"y\", null]\n"
            "/a/0 1\n"
            "/a/1 -2.5e+3\n"
            "/a/2 \"x\\\"y\"\n"
            "/a/3 null\n"
            "/b {\"\\u00e9\":true}\n"
            "/b/é true\n"
            "/c 123456789012345678901234\n");
}

TEST(JsonReader, PointsToKeysAndValues) {
  const Source source("a.json", R"({"a/b": [1, {"c~d": 2}]})");
  const auto document = read_json(source, {});
  EXPECT_EQ(json_pointer(document, 0), "");
  EXPECT_EQ(json_pointer(document, 2), "/a~1b");  // in the key
  EXPECT_EQ(json_pointer(document, 9), "/a~1b/0");
  EXPECT_EQ(json_pointer(document, 12), "/a~1b/1");  // the bracket
  EXPECT_EQ(json_pointer(document, 20), "/a~1b/1/c~0d");
  EXPECT_EQ(json_pointer(document, 24), "");
  EXPECT_EQ(json_pointer({}, 0), "");
}

TEST(JsonReader, DecodesEscapesAndKeepsTheirPlaces) {
  const Source source("a.json",
                      R"(["B\u00e9ziers, Fran\u0063e", "\ud83d\ude00, Fiji"])");
  const auto document = read_json(source, {});
  EXPECT_EQ(dump(document),
            "section \"\"\n"
            "  entry \"Béziers\" \"France\"=FR\n"
            "  entry \"\U0001F600\" \"Fiji\"=FJ\n");
  EXPECT_EQ(source.slice(document.entries[0].name.span), "B\\u00e9ziers");
  EXPECT_EQ(source.slice(document.entries[0].country.span), "Fran\\u0063e");
  EXPECT_EQ(source.slice(document.entries[1].name.span), "\\ud83d\\ude00");
}

TEST(JsonReader, ReadsBytesThatAreNoUtf8) {
  EXPECT_EQ(read("[\"K\xF6ln, Germany\", \"Suva, Fiji\"]"),
            "section \"\"\n"
            "  entry \"K\xF6ln\" \"Germany\"=DE\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n");
}

TEST(JsonReader, ReportsKeysThatStandTwice) {
  const std::string twice = "{\"Wuxi\": [\"Suva, Fiji\"], \"Wuxi\": []}";
  const Source source("a.json", twice);
  const auto document = read_json(source, {});
  ASSERT_EQ(document.problems.size(), 1U);
  EXPECT_EQ(document.problems[0].kind, ProblemKind::duplicate_key);
  EXPECT_EQ(document.problems[0].what, "Wuxi");
  EXPECT_EQ(document.problems[0].span, (Span{26, 30}));
  EXPECT_EQ(document.problems[0].related, (Span{2, 6}));
  std::string many = "{";
  for (int i = 0; i < 40; ++i) many += fmt::format("\"{}\":0,", i % 39);
  const Source large("a.json", many + "\"x\":0}");
  const auto problems = read_json(large, {}).problems;
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].what, "0");
  EXPECT_EQ(problems[0].related, (Span{2, 3}));
}

TEST(JsonReader, KeepsWhatStandsBeforeABreak) {
  EXPECT_EQ(read(R"([{"name": "Suva", "country": "Fiji"},
{"name": "Lima" "country": "Peru"}, {"name": "x"}])"),
            "section \"\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n"
            "unread broken \"{\"name\": \"Lima\"\"\n"
            "unread broken \"\"country\": \"Peru\"}, {\"name\": \"x\"}]\"\n"
            "problem syntax \"a comma is missing before this\" at "
            "\"\"country\"\"\n");
}

struct Broken {
  std::string_view text;
  std::string_view problem;
};

class BrokenJson : public testing::TestWithParam<Broken> {};

TEST_P(BrokenJson, IsToldInWords) {
  const Source source("a.json", std::string(GetParam().text));
  const auto document = read_json(source, {});
  ASSERT_FALSE(document.problems.empty());
  const auto& problem = document.problems.front();
  EXPECT_EQ(fmt::format("{}: {} at {}", name_of(problem.kind), problem.what,
                        source.slice(problem.span)),
            GetParam().problem);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, BrokenJson,
    testing::Values(
        Broken{"[1,]", "syntax: a comma behind the last value: remove it at ,"},
        Broken{"{\"a\":1,}",
               "syntax: a comma behind the last member: remove it at ,"},
        Broken{"[1 2]", "syntax: a comma is missing before this at 2"},
        Broken{"{\"a\" 1}", "syntax: a colon is missing after the key at 1"},
        Broken{"{a: 1}", "syntax: a key needs double quotation marks at a"},
        Broken{"{\"a\":}", "syntax: a value is missing after the colon at }"},
        Broken{"[,1]", "syntax: a value is missing before the comma at ,"},
        Broken{"['a']", "syntax: text needs double quotation marks at 'a'"},
        Broken{"[None]",
               "syntax: no value of JSON: text needs double quotation marks "
               "at None"},
        Broken{"[1] // x",
               "syntax: this follows the end of the value: one file holds one "
               "at /"},
        Broken{"[ // x\n1]", "syntax: JSON has no comments at //"},
        Broken{"[1}", "syntax: \"}\" does not close the \"[\" before it at }"},
        Broken{"]", "syntax: \"]\" closes nothing at ]"},
        Broken{"[\"a]",
               "syntax: the text is not closed: a \" is missing at \"a]"},
        Broken{"[\"a\n\"]",
               "syntax: the text is not closed on its line: a \" is missing, "
               "or write \\n for the line end at \"a"},
        Broken{"[[1]", "unclosed: [ at ["},
        Broken{"[\"a\tb\"]", "malformed: a tab in a text: write \\t at \t"},
        Broken{"[\"a\\qb\"]",
               "malformed: no escape of JSON: write \\\\ for a backslash "
               "at \\"},
        Broken{"[012]",
               "malformed: no number of JSON: write it as 12 or 0.5, or as "
               "text at 012"}));

TEST(JsonReader, ReadsOnBehindWhatIsMalformed) {
  EXPECT_EQ(read("[\"Su\tva, Fiji\", 012, \"Lima\\q, Peru\"]"),
            "section \"\"\n"
            "  entry \"Su\tva\" \"Fiji\"=FJ\n"
            "  entry \"Lima\\q\" \"Peru\"=PE\n"
            "unread item \"012\"\n"
            "problem malformed \"a tab in a text: write \\t\" at \"\t\"\n"
            "problem malformed \"no number of JSON: write it as 12 or 0.5, or "
            "as text\" at \"012\"\n"
            "problem malformed \"no escape of JSON: write \\\\ for a "
            "backslash\" at \"\\\"\n");
}

TEST(JsonReader, ReadsLines) {
  EXPECT_EQ(read_lines("{\"name\": \"Suva\", \"country\": \"Fiji\"}\n"
                       "\n"
                       "{\"name\": \"Lima\", \"country\": \"Peru\"}\n"),
            "section \"\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n"
            "  entry \"Lima\" \"Peru\"=PE\n");
}

TEST(JsonReader, LosesOneBrokenLineOnly) {
  EXPECT_EQ(read_lines("{\"name\": \"Suva\", \"country\": \"Fiji\"}\n"
                       "{\"name\": \"x\", country}\n"
                       "{\"name\": \"Lima\", \"country\": \"Peru\"}\n"),
            "section \"\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n"
            "  entry \"Lima\" \"Peru\"=PE\n"
            "unread broken \"{\"name\": \"x\",\"\n"
            "unread broken \"country}\"\n"
            "problem malformed \"a key needs double quotation marks\" at "
            "\"country\"\n");
}

TEST(JsonReader, GivesUpOnAFileOfBrokenLines) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "x\n";
  const Source source("a.jsonl", text);
  const auto document = read_json(source, {});
  ASSERT_EQ(document.problems.size(), 101U);
  EXPECT_EQ(document.problems.back().kind, ProblemKind::syntax);
  EXPECT_EQ(document.unread.back().span.end, source.size() - 1);
}

TEST(JsonReader, ReadsNothingThatIsTooDeep) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "[";
  text += "1";
  for (int i = 0; i < 300; ++i) text += "]";
  const Source source("a.json", text);
  const auto document = read_json(source, {});
  ASSERT_EQ(document.problems.size(), 1U);
  EXPECT_EQ(document.problems[0].kind, ProblemKind::too_deep);
  EXPECT_EQ(document.problems[0].span, (Span{200, 201}));
  ASSERT_EQ(document.unread.size(), 1U);
  EXPECT_EQ(document.unread[0].span, (Span{0, 601}));
  EXPECT_EQ(document.nodes.size(), 200U);
}

TEST(JsonReader, KnowsJsonByItsBeginning) {
  EXPECT_TRUE(sniff_json("{\"a\": 1}"));
  EXPECT_TRUE(sniff_json("\uFEFF\n [ {\"a\""));
  EXPECT_TRUE(sniff_json("[\"a\", "));
  EXPECT_TRUE(sniff_json("[[\"a\", "));
  EXPECT_FALSE(sniff_json(""));
  EXPECT_FALSE(sniff_json("{{Infobox}}"));
  EXPECT_FALSE(sniff_json("[[Beihai]]"));
  EXPECT_FALSE(sniff_json("[1] Beihai"));
  EXPECT_FALSE(sniff_json("[\"Home\"](https://a.org/)"));
  EXPECT_FALSE(sniff_json("{|\n| a"));
}

}  // namespace
}  // namespace listlint
