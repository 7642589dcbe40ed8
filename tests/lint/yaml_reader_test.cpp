#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>

#include "lint/read/yaml.h"
#include "tests/lint/dump.h"

namespace listlint {
namespace {

std::string read(std::string text, const ReadOptions& options = {}) {
  const Source source("a.yaml", std::move(text));
  return dump(read_yaml(source, options));
}

// "name source" a node, the name being its key or position.
std::string nodes_of(std::string text) {
  const Source source("a.yaml", std::move(text));
  const auto document = read_yaml(source, {});
  std::string nodes;
  for (const auto& node : document.nodes) {
    nodes += fmt::format(
        "{} {}\n",
        node.is_member ? std::string(node.key) : std::to_string(node.position),
        source.slice(node.span));
  }
  return nodes;
}

TEST(YamlReader, ReadsTheListsThatJsonHas) {
  EXPECT_EQ(read("Hangzhou:\n"
                 "  - name: Paramaribo\n"
                 "    country: Surinam\n"
                 "    lat: 5.8\n"
                 "  - {name: Boston, country: United States}\n"
                 "Wuxi: []\n"),
            "section \"Hangzhou\"\n"
            "  entry \"Paramaribo\" \"Surinam\"=SR\n"
            "  entry \"Boston\" \"United States\"=US\n"
            "section \"Wuxi\"\n"
            "unread field \"lat: 5.8\"\n");
  EXPECT_EQ(read("Beihai:\n"
                 "- Tulsa, United States (2001)\n"
                 "- \"Suva, Fiji\"\n"),
            "section \"Beihai\"\n"
            "  entry \"Tulsa\" \"United States\"=US note \"2001\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n");
  EXPECT_EQ(read("- host: Beihai\n"
                 "  twins:\n"
                 "    - city: Tulsa\n"
                 "      source:\n"
                 "        title: Twins\n"
                 "        url: https://a.org/\n"),
            "section \"Beihai\"\n"
            "  entry \"Tulsa\" [1]\n"
            "reference 1 x0 name=https://a.org/ title=Twins "
            "url=https://a.org/\n");
}

TEST(YamlReader, FollowsThePathsOfTheConfig) {
  const ReadOptions options{{{Field::section, "/*#"},
                             {Field::name, "/*/*/wo"},
                             {Field::country, "/*/*/was"}}};
  EXPECT_EQ(read("Beihai:\n- {wo: Suva, was: Fiji}\n", options),
            "section \"Beihai\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n");
}

TEST(YamlReader, ReadsDocumentsOneAfterTheOther) {
  EXPECT_EQ(read("%YAML 1.2\n"
                 "---\n"
                 "name: Suva\n"
                 "country: Fiji\n"
                 "---\n"
                 "name: Lima\n"
                 "country: Peru\n"
                 "...\n"),
            "section \"\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n"
            "  entry \"Lima\" \"Peru\"=PE\n");
}

TEST(YamlReader, KeepsThePlaceOfEveryValue) {
  EXPECT_EQ(nodes_of("\uFEFF# é\n"
                     "'ü': \"a\\tb\" # x\n"
                     "b: !!str plain é text\n"
                     "c: &x [1, 'it''s', {d: e}]  \n"
                     "f:\n"
                     "  - one\n"
                     "    two\n"
                     "  - null\n"
                     "  - |\n"
                     "    three\n"
                     "    four\n"
                     "g: *x\n"),
            "0 'ü': \"a\\tb\" # x\n"
            "b: !!str plain é text\n"
            "c: &x [1, 'it''s', {d: e}]  \n"
            "f:\n"
            "  - one\n"
            "    two\n"
            "  - null\n"
            "  - |\n"
            "    three\n"
            "    four\n"
            "g: *x\n"
            "ü \"a\\tb\"\n"
            "b plain é text\n"
            "c [1, 'it''s', {d: e}]\n"
            "0 1\n"
            "1 'it''s'\n"
            "2 {d: e}\n"
            "d e\n"
            "f - one\n"
            "    two\n"
            "  - null\n"
            "  - |\n"
            "    three\n"
            "    four\n"
            "0 one\n"
            "    two\n"
            "1 null\n"
            "2 three\n"
            "    four\n"
            "g *x\n");
}

TEST(YamlReader, KeepsThePlacesInsideOfQuotedAndFoldedText) {
  const Source source("a.yaml",
                      "- 'Xi''an, ''Fiji'\n"
                      "- \"B\\xe9ziers, Fran\\\n"
                      "   ce\"\n"
                      "- Nuku alofa,\n"
                      "  Tonga\n"
                      "- >\n"
                      "  Lima,\n"
                      "  Peru\n");
  const auto document = read_yaml(source, {});
  EXPECT_EQ(dump(document),
            "section \"\"\n"
            "  entry \"Xi'an\" \"'Fiji\"=FJ\n"
            "  entry \"Béziers\" \"France\"=FR\n"
            "  entry \"Nuku alofa\" \"Tonga\"=TO\n"
            "  entry \"Lima\" \"Peru\"=PE\n");
  EXPECT_EQ(source.slice(document.entries[0].name.span), "Xi''an");
  EXPECT_EQ(source.slice(document.entries[1].name.span), "B\\xe9ziers");
  EXPECT_EQ(source.slice(document.entries[1].country.span), "Fran\\\n   ce");
  EXPECT_EQ(source.slice(document.entries[2].country.span), "Tonga");
  EXPECT_EQ(source.slice(document.entries[3].country.span), "Peru");
}

TEST(YamlReader, FindsComments) {
  const Source source("a.yaml",
                      "# one\r\n"
                      "- name: a#b # two\n"
                      "  country: \"# no\" #three\n"
                      "  note: |\n"
                      "    # no\n"
                      "  url: [ # four\n"
                      "    ] # five");
  const auto document = read_yaml(source, {});
  std::string comments;
  for (const Span comment : document.comments) {
    comments += std::string(source.slice(comment)) + "\n";
  }
  EXPECT_EQ(comments, "# one\n# two\n#three\n# four\n# five\n");
}

TEST(YamlReader, ReportsTextThatOthersReadAsSomethingElse) {
  EXPECT_EQ(read("- name: 12:30\n"
                 "  country: NO\n"
                 "  note: on\n"
                 "- name: off\n"
                 "  country: 'NO'\n"
                 "- name: !!str yes\n"
                 "  country: ~\n"
                 "- name: 1_000\n"
                 "  country: &n Norway\n"
                 "- name: ~\n"
                 "  country: *n\n"),
            "section \"\"\n"
            "  entry \"12:30\" \"NO\"=NO note \"on\"\n"
            "  entry \"off\" \"NO\"=NO\n"
            "  entry \"yes\"\n"
            "  entry \"1_000\" \"Norway\"=NO\n"
            "unread item \"name: ~\n  country: *n\"\n"
            "problem ambiguous-scalar \"12:30\" at \"12:30\"\n"
            "problem ambiguous-scalar \"NO\" at \"NO\"\n"
            "problem ambiguous-scalar \"off\" at \"off\"\n"
            "problem ambiguous-scalar \"1_000\" at \"1_000\"\n"
            "problem ambiguous-scalar \"~\" at \"~\"\n");
}

TEST(YamlReader, LooksAtKeysThatNameSections) {
  EXPECT_EQ(read("NO:\n- Suva, Fiji\n\"ON\":\n- Lima, Peru\n"),
            "section \"NO\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n"
            "section \"ON\"\n"
            "  entry \"Lima\" \"Peru\"=PE\n"
            "problem ambiguous-scalar \"NO\" at \"NO\"\n");
}

class Ambiguous : public testing::TestWithParam<std::pair<std::string, bool>> {
};

TEST_P(Ambiguous, IsToldFromText) {
  const auto& [text, ambiguous] = GetParam();
  const Source source("a.yaml", "- name: " + text + "\n  country: Fiji\n");
  EXPECT_EQ(read_yaml(source, {}).problems.size(), ambiguous ? 1U : 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Scalars, Ambiguous,
    testing::Values(std::pair("Yes", true), std::pair("y", true),
                    std::pair("true", true), std::pair("017", true),
                    std::pair("0o17", true), std::pair("0x1F", true),
                    std::pair("190:20:30", true), std::pair(".inf", true),
                    std::pair("1e3", true), std::pair("1.10", true),
                    std::pair("Null", true), std::pair("1984", false),
                    std::pair("089", false), std::pair("1.5", false),
                    std::pair("2001-01-01", false), std::pair("Nord", false),
                    std::pair("Yes Tor", false), std::pair("\"NO\"", false)));

TEST(YamlReader, RepeatsOnlyScalarsOfAliases) {
  EXPECT_EQ(read("- &s {name: Suva, country: &f Fiji}\n"
                 "- *s\n"
                 "- {name: Nadi, country: *f}\n"),
            "section \"\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n"
            "  entry \"Nadi\" \"Fiji\"=FJ\n"
            "unread item \"*s\"\n");
  // Each line stands for nine of the line before.
  std::string bomb = "a0: &a0 [x]\n";
  for (int i = 1; i < 30; ++i) {
    bomb += fmt::format("a{}: &a{} [", i, i);
    for (int j = 0; j < 9; ++j) bomb += fmt::format("*a{}, ", i - 1);
    bomb += "]\n";
  }
  const Source source("a.yaml", bomb);
  EXPECT_EQ(read_yaml(source, {}).nodes.size(), 1U + 30U + 1U + 29U * 9U);
}

TEST(YamlReader, ReportsKeysThatStandTwice) {
  EXPECT_EQ(read("Wuxi: [\"Suva, Fiji\"]\n'Wuxi': []\n"),
            "section \"Wuxi\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n"
            "section \"Wuxi\"\n"
            "problem duplicate-key \"Wuxi\" at \"Wuxi\"\n");
}

TEST(YamlReader, LeavesKeysThatAreNoTextUnread) {
  EXPECT_EQ(read("? [a, b]\n: c\n? {d: e}\n: [Lima, Suva]\nf: g\n"),
            "unread field \"? [a, b]\n: c\n? {d: e}\n: [Lima, Suva]\nf: g\"\n");
}

struct Broken {
  std::string_view text;
  std::string_view problem;
};

class BrokenYaml : public testing::TestWithParam<Broken> {};

TEST_P(BrokenYaml, IsToldInWords) {
  const Source source("a.yaml", std::string(GetParam().text));
  const auto document = read_yaml(source, {});
  ASSERT_FALSE(document.problems.empty());
  const auto& problem = document.problems.front();
  EXPECT_EQ(fmt::format("{}: {} at {}", name_of(problem.kind), problem.what,
                        source.slice(problem.span)),
            GetParam().problem);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, BrokenYaml,
    testing::Values(
        Broken{"a: [b\nc: d\n",
               "syntax: the \"[\" is not closed, or a comma is missing at :"},
        Broken{"a: {b\n",
               "syntax: the \"{\" is not closed, or a comma is missing at b"},
        Broken{"a: 'b\n", "syntax: the quotation mark is never closed at 'b"},
        Broken{"a: \"b\n", "syntax: the quotation mark is never closed at \"b"},
        Broken{"a: b\n c: d\n",
               "syntax: a colon in the wrong place: check the indent, and put "
               "quotation marks around text that has \": \" in it at :"},
        Broken{"a: b: c\n",
               "syntax: a colon in the wrong place: check the indent, and put "
               "quotation marks around text that has \": \" in it at :"},
        Broken{"a:\n\tb: c\n",
               "syntax: a tab in the indent: write spaces at :"},
        Broken{"a: *b\n",
               "syntax: an alias without its anchor: put quotation marks "
               "around text that begins with \"*\" at *b"},
        Broken{"- a\nb: c\n",
               "syntax: this does not line up with what is above: check the "
               "indent at b:"},
        Broken{"a: b\n- c\n",
               "syntax: this does not line up with what is above: check the "
               "indent at -"},
        Broken{"a: \"\\q\"\n",
               "syntax: no escape of YAML: write \\\\ for a backslash at \""},
        Broken{"a: ]\n", "syntax: this bracket closes nothing at ]"},
        Broken{"a: @b\n",
               "syntax: nothing can begin with this: put quotation marks "
               "around the text at @b"},
        Broken{"a: %b\n",
               "syntax: nothing can begin with this: put quotation marks "
               "around the text at %b"},
        Broken{"a: > b\n",
               "syntax: text behind the \"|\" or \">\": begin it on the next "
               "line at b"},
        Broken{", a\n", "syntax: nothing can begin with this at ,"}));

TEST(YamlReader, KeepsWhatStandsBeforeABreak) {
  EXPECT_EQ(read("- name: Suva\n"
                 "  country: Fiji\n"
                 "- name: Lima: the city\n"
                 "  country: Peru\n"
                 "- name: x\n"),
            "section \"\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n"
            "unread broken \"name: Lima\"\n"
            "unread broken \": the city\n"
            "  country: Peru\n"
            "- name: x\"\n"
            "problem syntax \"a colon in the wrong place: check the indent, "
            "and put quotation marks around text that has \": \" in it\" at "
            "\":\"\n");
}

}  // namespace
}  // namespace listlint
