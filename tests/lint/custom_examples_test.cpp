#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <string>
#include <vector>

#include "lint/config.h"
#include "lint/custom/examples.h"
#include "tests/lines.h"
#include "tests/lint/custom_lists.h"

namespace listlint {
namespace {

// What is surprising in the examples of a config, a line each.
std::string surprises(const std::string& yaml) {
  const auto config = parse_config(yaml, "c.yaml", {});
  if (!config) return config.error();
  std::string text;
  for (const auto& rule : config->settings.custom) {
    for (const auto& one : custom::run_examples(rule, config->settings)) {
      text += fmt::format("{}:{}: {}\n", one.place.line, one.place.column,
                          one.what);
    }
  }
  return text;
}

TEST(CustomExamples, TellThoseThatAreNotAsTheySay) {
  EXPECT_EQ(surprises(with_rule("over: entry.name\n"
                                "forbid: District$\n"
                                "message: \"no {value}\"\n"
                                "fails: [Gangnam District, Seoul]\n"
                                "passes: [Busan, Mapo District]\n")),
            "7:33: custom/x: \"Seoul\" should fail, but passes\n"
            "8:23: custom/x: \"Mapo District\" should pass, but fails: no "
            "Mapo District\n");
}

TEST(CustomExamples, AskConditionsOnlyOfWholeSubjects) {
  EXPECT_EQ(surprises(with_rule(
                "over: entry.name\n"
                "forbid: District$\n"
                "message: \"in {country}\"\n"
                "when: {entry.country.code: KR, section.heading: Busan}\n"
                "fails:\n"
                "  - Mapo District\n"
                "  - {entry.name: A District, entry.country: Korea}\n"
                "  - {entry.name: A District, entry.country: South Korea,\n"
                "     section.heading: Busan}\n"
                "  - {entry.name: A District, entry.country.code: KR,\n"
                "     section.heading: Busan}\n")),
            "10:11: custom/x: {entry.name: A District, entry.country: Korea} "
            "should fail, but passes\n");
}

TEST(CustomExamples, MayBeSeveralInOrder) {
  EXPECT_EQ(
      surprises(with_rule("over: entry.name\nunique: true\nmessage: twice\n"
                          "fails:\n"
                          "  - [Seoul, Busan, Seoul]\n"
                          "  - [Seoul, Busan]\n"
                          "passes:\n"
                          "  - - {entry.name: Seoul, section.heading: A}\n"
                          "    - {entry.name: Seoul, section.heading: B}\n"
                          "  - - {entry.name: Seoul, section.heading: A}\n"
                          "    - {entry.name: Seoul, section.heading: A}\n")),
      "9:11: custom/x: [\"Seoul\", \"Busan\"] should fail, but passes\n"
      "13:11: custom/x: [{entry.name: Seoul, section.heading: A}, "
      "{entry.name: Seoul, section.heading: A}] should pass, but fails: "
      "twice\n");
}

TEST(CustomExamples, MayBeWholeListsInAnyMarkup) {
  EXPECT_EQ(surprises(with_rule("over: entry.citations\n"
                                "require: true\n"
                                "message: \"{entry}\"\n"
                                "passes:\n"
                                "  - |\n"
                                "    Busan\n"
                                "    Oulu , Finland\n"
                                "  - text: |\n"
                                "      * [[Turku]], Finland\n"
                                "      * [[Oulu]], Finland\n"
                                "    input-format: wikitext\n")),
            "8:11: custom/x: the list that begins \"Busan\" should pass, but "
            "fails: Oulu\n"
            "11:11: custom/x: the list that begins \"* [[Turku]], Finland\" "
            "should pass, but fails: Turku\n");
}

TEST(CustomExamples, HaveEveryField) {
  for (const auto& row : custom::fields()) {
    const auto value = row.is_count ? "7" : "fr";
    EXPECT_EQ(surprises(with_rule(fmt::format(
                  "over: {0}\nforbid: '^{1}$'\nmessage: a\n"
                  "fails: [\"{1}\", {{{0}: \"{1}\"}}]\n",
                  row.name, row.name == "entry.country.code" ? "FR" : value))),
              "")
        << row.name;
  }
}

// The YAML of the fenced blocks of a page.
std::vector<std::string> yaml_blocks(const std::string& path) {
  std::ostringstream page;
  page << std::ifstream(path, std::ios::binary).rdbuf();
  const auto text = page.str();
  std::vector<std::string> blocks;
  bool inside = false;
  for (const auto line : split_lines(text)) {
    if (line == "```yaml") {
      inside = true;
      blocks.emplace_back();
    } else if (line == "```") {
      inside = false;
    } else if (inside) {
      blocks.back() += std::string(line) + "\n";
    }
  }
  return blocks;
}

TEST(CustomRecipes, DoWhatTheirExamplesSay) {
  const auto blocks = yaml_blocks(LISTLINT_ROOT "/docs/custom-rules.md");
  EXPECT_GE(blocks.size(), 9U);
  for (const auto& yaml : blocks) {
    EXPECT_EQ(surprises(yaml), "") << yaml;
    const auto config = parse_config(yaml, "c.yaml", {});
    ASSERT_TRUE(config);
    for (const auto& rule : config->settings.custom) {
      const auto fails =
          std::ranges::count(rule->examples, true, &custom::Example::fails);
      EXPECT_GE(fails, 1) << rule->id;
      EXPECT_GT(std::ssize(rule->examples), fails) << rule->id;
    }
  }
}

}  // namespace
}  // namespace listlint
