#include <gtest/gtest.h>
#include <map>
#include <string>

#include "lint/config.h"
#include "lint/custom/rule.h"
#include "tests/lint/custom_lists.h"

namespace listlint {
namespace {

// The errors of a config with the one rule.
std::string errors(std::string_view rule) {
  const auto config = parse_config(with_rule(rule), "c.yaml", {});
  return config ? "" : config.error() + "\n";
}

TEST(CustomConfig, TellsAllThatIsWrongWithItsPlace) {
  EXPECT_EQ(
      errors("over: entry.name\n"
             "forbid: [\"a(\", \"\"]\n"
             "mesage: x\n"
             "message: \"{valu} in {section}\"\n"
             "severity: warn\n"
             "safety: safe\n"
             "when: {reference.title: x}\n"
             "fails: {a: b}\n"),
      "c.yaml:6:7: unknown key \"mesage\" of a custom rule; did you mean "
      "\"message\"?\n"
      "c.yaml:5:16: \"a(\" is not a regular expression: a round bracket has "
      "no partner, at character 2; put a \\ before a sign that means itself\n"
      "c.yaml:5:22: a pattern must not be empty: it would be found "
      "everywhere\n"
      "c.yaml:7:16: unknown slot \"{valu}\"; did you mean \"value\"?; "
      "it is one of {value}, {field}, {section}, {entry}, {country}, {match}; "
      "write {{ for a brace\n"
      "c.yaml:8:17: severity cannot be \"warn\"; "
      "it is one of error, warning, info, off\n"
      "c.yaml:9:15: only substitute offers a fix that has a safety\n"
      "c.yaml:10:14: reference.title is not known where the rule looks at "
      "entry.name\n"
      "c.yaml:11:14: fails must be a list of examples\n");
}

TEST(CustomConfig, AsksForAnIdAFieldOneActionAndAMessage) {
  EXPECT_EQ(check_list("rules: {custom: {a: b}}\n", ""),
            "c.yaml:1:17: custom must be a list of rules, each with an id");
  EXPECT_EQ(check_list("rules:\n  custom:\n    - forbid\n    - over: x\n", ""),
            "c.yaml:3:7: a custom rule is a map: {id: …, over: …, forbid: …, "
            "message: …}\n"
            "c.yaml:4:7: a custom rule needs an id\n"
            "c.yaml:4:13: unknown field \"x\"; it is one of document.path, "
            "document.language, section.heading, section.entries, "
            "section.citations, entry.name, entry.country, "
            "entry.country.code, entry.qualifiers, entry.note, "
            "entry.citations, reference.author, reference.title, "
            "reference.site, reference.publisher, reference.url, "
            "reference.host, reference.language, reference.format, "
            "reference.date, reference.access-date, reference.archive-url, "
            "reference.uses");
  EXPECT_EQ(errors("message: x\n"),
            "c.yaml:3:7: a custom rule needs a field: over: entry.name\n");
  EXPECT_EQ(errors("over: entry.name\n"),
            "c.yaml:3:7: a custom rule does one thing: write one of forbid, "
            "substitute, require, match, unique, consistent, order\n");
  EXPECT_EQ(errors("over: entry.name\nforbid: a\nrequire: true\n"),
            "c.yaml:3:7: a custom rule does one thing: write only one of "
            "forbid, substitute, require, match, unique, consistent, order\n");
  EXPECT_EQ(errors("over: entry.name\nforbid: a\n"),
            "c.yaml:3:7: a custom rule needs a message\n");
}

TEST(CustomConfig, RefusesIdsThatAreNoNamesOrStandTwice) {
  const std::string rest = ", over: entry.name, forbid: a, message: b}\n";
  EXPECT_EQ(check_list("rules:\n  custom:\n  - {id: No Way" + rest +
                           "  - {id: x" + rest + "  - {id: x" + rest,
                       ""),
            "c.yaml:3:10: an id is small letters, digits and dashes, such as "
            "\"no-district-names\"; not \"No Way\"\n"
            "c.yaml:5:10: there is a rule \"custom/x\" already; give this one "
            "another id");
}

TEST(CustomConfig, ChecksWhatActionsTake) {
  const std::string over = "over: reference.site\nmessage: b\n";
  EXPECT_EQ(errors(over + "substitute: [a]\n"),
            "c.yaml:6:19: substitute must be a map from pattern to text, such "
            "as {Kiev: Kyiv}\n");
  EXPECT_EQ(errors(over + "substitute: {'(a)': '$2'}\n"),
            "c.yaml:6:27: \"$2\" names a round bracket that the pattern does "
            "not have; write $$ for a dollar sign\n");
  EXPECT_EQ(errors(over + "unique: {within: section}\n"),
            "c.yaml:6:24: reference.site is not in a section; write list\n");
  EXPECT_EQ(errors(over + "unique: {with: list}\n"),
            "c.yaml:6:16: unknown setting \"with\" of unique; did you mean "
            "\"within\"?\n");
  EXPECT_EQ(errors(over + "consistent: true\n"),
            "c.yaml:6:19: consistent must name the field that decides: {by: "
            "reference.site}\n");
  EXPECT_EQ(errors(over + "consistent: {by: entry.name}\n"),
            "c.yaml:6:24: entry.name is not known where the rule looks at "
            "reference.site\n");
  EXPECT_EQ(errors(over + "order: {as: dates, direction: up}\n"),
            "c.yaml:6:19: as cannot be \"dates\"; did you mean \"date\"?; it "
            "is one of text, number, date\n"
            "c.yaml:6:37: direction cannot be \"up\"; it is one of ascending, "
            "descending\n");
  EXPECT_EQ(errors(over + "order: text\n"),
            "c.yaml:6:14: order must be true, or a map with as and "
            "direction\n");
}

TEST(CustomConfig, ChecksSlots) {
  const auto message = [](const std::string& text) {
    return errors("over: reference.site\nforbid: a\nmessage: '" + text + "'\n");
  };
  EXPECT_EQ(message("{{{value}}} {match} {reference} {field}"), "");
  EXPECT_EQ(message("{expected}"),
            "c.yaml:6:16: \"{expected}\" means nothing in this rule; use one "
            "of {value}, {field}, {reference}, {match}\n");
  EXPECT_EQ(message("{value"),
            "c.yaml:6:16: a \"{\" is not closed; write {{ for a brace\n");
}

TEST(CustomConfig, ChecksExamples) {
  EXPECT_EQ(
      errors("over: entry.citations\nrequire: true\nmessage: a\n"
             "fails: [none, [[a]], {entry.nam: b}, {reference.url: c}]\n"
             "passes: [{text: a, input-format: wiki}, {text: a, b: c}]\n"),
      "c.yaml:7:15: entry.citations is a number from 0 to 9999\n"
      "c.yaml:7:22: an example is a value, a map of fields, a list of "
      "these, or {text: …}\n"
      "c.yaml:7:29: unknown field \"entry.nam\"; did you mean "
      "\"entry.name\"?\n"
      "c.yaml:7:45: reference.url is not known where the rule looks at "
      "entry.citations\n"
      "c.yaml:8:40: input-format cannot be \"wiki\"; it is one of "
      "mediawiki-xml, html, json, wikitext, markdown, csv, tsv, yaml, "
      "text\n"
      "c.yaml:8:57: an example that is a whole list has text and "
      "input-format\n");
}

constexpr const char* kTwo =
    "rules:\n"
    "  custom:\n"
    "    - {id: a, over: entry.name, forbid: Oulu, message: a}\n"
    "    - {id: b, over: entry.name, forbid: Oulu, message: b}\n";
constexpr const char* kOulu = "Turku\nOulu , Finland\nLahti , Finland\n";

TEST(CustomConfig, SwitchesCustomRulesAsOthers) {
  EXPECT_EQ(check_list(kTwo, kOulu),
            "2:1-2:5 warning custom/a: a\n2:1-2:5 warning custom/b: b\n");
  EXPECT_EQ(check_list(std::string("select: [custom/b]\n") + kTwo, kOulu),
            "2:1-2:5 warning custom/b: b\n");
  EXPECT_EQ(check_list(std::string("ignore: [custom]\n") + kTwo, kOulu), "");
  EXPECT_EQ(check_list(std::string(kTwo) + "  custom/a: {severity: info}\n" +
                           "  custom/b: {severity: off}\n",
                       kOulu),
            "2:1-2:5 info custom/a: a\n");
  EXPECT_EQ(check_list(with_rule("over: entry.name\nforbid: Oulu\n"
                                 "message: a\nseverity: off\n"),
                       kOulu),
            "");
}

TEST(CustomConfig, KnowsTheCustomRulesThatItNames) {
  EXPECT_EQ(check_list(std::string("ignore: [custom/ab]\n") + kTwo, kOulu),
            "c.yaml:1:10: unknown rule or group \"custom/ab\"; did you mean "
            "\"custom/a\"?");
  EXPECT_EQ(check_list("select: [custom]\n", kOulu),
            "c.yaml:1:10: unknown rule or group \"custom\"");
}

TEST(CustomConfig, InheritsCustomRulesAndMayReplaceThem) {
  const std::map<std::string, std::string> files = {
      {"c.yaml",
       "extends: base.yaml\nrules:\n"
       "  custom:\n    - {id: a, over: entry.name, forbid: L, message: new}\n"
       "  custom/b: {severity: error}\n"},
      {"base.yaml", kTwo}};
  const ReadFile read =
      [&](const std::string& path) -> tl::expected<std::string, std::string> {
    return files.at(path);
  };
  const auto stack = load_config("c.yaml", {}, read);
  ASSERT_TRUE(stack) << stack.error();
  const auto config = config_of(in_force(*stack, {}, {}));
  std::string text;
  for (const auto& rule : config.settings.rules) {
    text += fmt::format("{} {} {}\n", rule.rule->id, name_of(rule.severity),
                        rule.custom->summary);
  }
  EXPECT_EQ(text, "custom/a warning new\ncustom/b error b\n");
}

}  // namespace
}  // namespace listlint
