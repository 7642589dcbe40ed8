#include "lint/config.h"

#include <array>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <map>

#include "lint/config_print.h"

namespace listlint {
namespace {

constexpr std::string_view kStyles[] = {"one", "two"};
constexpr Option kYears = integer_option("max-years", "", 4, 1, 50);
constexpr Option kStyle = choice_option("style", "", "one", kStyles);
constexpr Option kStrict = boolean_option("strict", "", false);
constexpr Option kAlso = texts_option("also", "");
constexpr const Option* kOptions[] = {&kYears, &kStyle, &kStrict, &kAlso};
constexpr Rule kPlain = {
    .id = "dates/plain", .severity = Severity::info, .summary = ""};
constexpr Rule kRich = {.id = "names/rich", .summary = "", .options = kOptions};
constexpr std::array<const Rule*, 2> kRules = {&kPlain, &kRich};

// "id severity value…" a rule that is on, or the error.
std::string read(const std::string& yaml) {
  const auto config = parse_config(yaml, "c.yaml", kRules);
  if (!config) return config.error();
  std::string text;
  for (const auto& setting : config->settings.rules) {
    text += fmt::format("{} {}", setting.rule->id, name_of(setting.severity));
    for (const auto& value : setting.values) {
      if (const auto* number = std::get_if<int64_t>(&value)) {
        text += fmt::format(" {}", *number);
      } else if (const auto* flag = std::get_if<bool>(&value)) {
        text += fmt::format(" {}", *flag);
      } else if (const auto* word = std::get_if<std::string>(&value)) {
        text += fmt::format(" {}", *word);
      } else {
        text += fmt::format(
            " {}", fmt::join(std::get<std::vector<std::string>>(value), "+"));
      }
    }
    text += "\n";
  }
  return text;
}

TEST(Config, HasTheDefaultsOfTheRules) {
  EXPECT_EQ(read(""), "dates/plain info\nnames/rich warning 4 one false \n");
  EXPECT_EQ(read("# nothing\n"), read(""));
}

TEST(Config, SetsSeverityAndOptions) {
  EXPECT_EQ(read("rules:\n"
                 "  dates/plain: {severity: error}\n"
                 "  names/rich:\n"
                 "    max-years: 6\n"
                 "    style: two\n"
                 "    strict: true\n"
                 "    also: [Home, Start]\n"),
            "dates/plain error\nnames/rich warning 6 two true Home+Start\n");
}

TEST(Config, SelectsAndIgnoresRulesAndGroups) {
  EXPECT_EQ(read("select: [dates]\n"), "dates/plain info\n");
  EXPECT_EQ(read("ignore: [names/rich]\n"), "dates/plain info\n");
  EXPECT_EQ(read("rules: {names/rich: {severity: off}}\n"),
            "dates/plain info\n");
}

TEST(Config, NamesThePlaceAndTheRemedyOfWhatItDoesNotKnow) {
  EXPECT_EQ(read("selct: [dates]\n"),
            "c.yaml:1:1: unknown key \"selct\"; did you mean \"select\"?");
  EXPECT_EQ(read("select: [date]\n"),
            "c.yaml:1:10: unknown rule or group \"date\"; did you mean "
            "\"dates\"?");
  EXPECT_EQ(read("rules:\n  names/ritch: {}\n"),
            "c.yaml:2:3: unknown rule \"names/ritch\"; did you mean "
            "\"names/rich\"?");
  EXPECT_EQ(read("rules:\n  names/rich:\n    max-year: 3\n"),
            "c.yaml:3:5: unknown option \"max-year\" of names/rich; did you "
            "mean \"max-years\"?");
  EXPECT_EQ(read("rules:\n  names/rich:\n    style: tow\n"),
            "c.yaml:3:12: style cannot be \"tow\"; did you mean \"two\"?; it "
            "is one of one, two");
  EXPECT_EQ(read("rules:\n  names/rich:\n    max-years: 99\n"),
            "c.yaml:3:16: max-years must be a whole number from 1 to 50");
  EXPECT_EQ(read("rules:\n  names/rich:\n    severity: eror\n"),
            "c.yaml:3:15: severity cannot be \"eror\"; did you mean "
            "\"error\"?; it is one of error, warning, info, off");
  EXPECT_EQ(read("fail-on: often\n"),
            "c.yaml:1:10: fail-on cannot be \"often\"; it is one of error, "
            "warning, info, never, new");
}

TEST(Config, SaysWhereYamlIsBroken) {
  EXPECT_EQ(read("rules: [\n"),
            "c.yaml:2:1: this is not YAML: end of sequence flow not found");
  EXPECT_EQ(read("- a\n"),
            "c.yaml:1:1: a config is a map of keys such as \"rules:\"");
  EXPECT_EQ(read("rules: 3\n"),
            "c.yaml:1:8: rules must be a map from rule to its settings");
}

TEST(Narrow, RefusesUnknownWords) {
  const auto narrowed =
      narrow(default_settings(kRules), {{"name"}, {}}, kRules);
  EXPECT_EQ(narrowed.error(),
            "unknown rule or group \"name\"; did you mean \"names\"?");
}

TEST(Narrow, KeepsWhatIsSelectedAndNotIgnored) {
  const auto narrowed = narrow(default_settings(kRules),
                               {{"names", "dates"}, {"names/rich"}}, kRules);
  ASSERT_TRUE(narrowed);
  ASSERT_EQ(narrowed->rules.size(), 1U);
  EXPECT_EQ(narrowed->rules[0].rule->id, "dates/plain");
}

// "field header" a column, or the error.
std::string read_columns(const std::string& yaml) {
  const auto config = parse_config(yaml, "c.yaml", kRules);
  if (!config) return config.error();
  std::string text;
  for (const auto& [field, header] : config->settings.reading.columns) {
    text += fmt::format("{} {}\n", name_of(field), header);
  }
  return text;
}

TEST(Config, ReadsColumnsAndPaths) {
  EXPECT_EQ(read_columns(""), "");
  EXPECT_EQ(read_columns("columns:\n"
                         "  name: Partnerstadt\n"
                         "  access-date: abgerufen am\n"
                         "paths:\n"
                         "  entries: /lists/*\n"
                         "  section: [\"/*#\", \"/*/*#\"]\n"
                         "  archive-url: \"/*/archive\"\n"),
            "name Partnerstadt\n"
            "access-date abgerufen am\n"
            "entries /lists/*\n"
            "section /*#\n"
            "section /*/*#\n"
            "archive-url /*/archive\n");
}

TEST(Config, PointsToWhatIsWrongInColumnsAndPaths) {
  EXPECT_EQ(read_columns("columns: [name]\n"),
            "c.yaml:1:10: columns must be a map from field to header");
  EXPECT_EQ(read_columns("paths: /a\n"),
            "c.yaml:1:8: paths must be a map from field to path");
  EXPECT_EQ(read_columns("columns:\n  nam: City\n"),
            "c.yaml:2:3: unknown field \"nam\" of columns; did you mean "
            "\"name\"?; it is one of section, name, qualifier, country, note, "
            "url, title, site, publisher, language, date, access-date, "
            "archive-url");
  EXPECT_EQ(read_columns("columns:\n  entries: City\n").substr(0, 46),
            "c.yaml:2:3: unknown field \"entries\" of columns");
  EXPECT_EQ(read_columns("columns:\n  name: /a\n"),
            "c.yaml:2:9: \"/a\" is a path: write it under paths");
  EXPECT_EQ(
      read_columns("paths:\n  name: a\n"),
      "c.yaml:2:9: a path begins with \"/\": \"/a\"; write a header under "
      "columns");
  EXPECT_EQ(read_columns("columns:\n  name: ''\n"),
            "c.yaml:2:9: name must not be empty");
  EXPECT_EQ(read_columns("columns:\n  name: {a: b}\n"),
            "c.yaml:2:9: name must be one word");
  std::string many = "paths:\n  name: [";
  for (int i = 0; i < 65; ++i) many += "/a, ";
  EXPECT_EQ(read_columns(many + "]\n"),
            "c.yaml:2:266: more than 64 columns and paths");
}

// Reads "c.yaml" from these files; the paths are as asked for.
std::string stacked(const std::map<std::string, std::string>& files,
                    std::string_view list = "a.txt") {
  constexpr Profile kProfiles[] = {
      {"towns", "", ""},
      {"lakes", "", "ignore: [dates]\nrules: {names/rich: {max-years: 7}}\n"}};
  const RuleBook book{kRules, kProfiles};
  const ReadFile read =
      [&](const std::string& path) -> tl::expected<std::string, std::string> {
    const auto found = files.find(path);
    if (found == files.end()) return tl::unexpected("cannot read " + path);
    return found->second;
  };
  const auto stack = load_config("lists/c.yaml", book, read);
  if (!stack) return stack.error();
  return print_in_force(in_force(*stack, book, overrides_for(*stack, list)));
}

TEST(ConfigStack, SaysWhereEachSettingComesFrom) {
  EXPECT_EQ(stacked({{"lists/c.yaml", ""}}),
            "fail-on: warning  # default\n"
            "# language: each list tells its own  # default\n"
            "rules:\n"
            "  dates/plain:\n"
            "    severity: info  # default\n"
            "  names/rich:\n"
            "    severity: warning  # default\n"
            "    max-years: 4  # default\n"
            "    style: one  # default\n"
            "    strict: false  # default\n"
            "    also: []  # default\n");
}

TEST(ConfigStack, LetsTheNearestHaveTheLastWord) {
  EXPECT_EQ(stacked({{"lists/c.yaml",
                      "extends: ../base.yaml\nprofile: lakes\n"
                      "fail-on: error\n"
                      "columns: {name: [Ort, \"Stadt \\\"A\\\"\"]}\n"
                      "paths: {name: /a}\n"
                      "rules: {names/rich: {strict: true}}\n"},
                     {"lists/../base.yaml",
                      "profile: towns\nfail-on: never\nlanguage: de\n"
                      "rules:\n"
                      "  dates/plain: {severity: error}\n"
                      "  names/rich: {strict: false, also: [x, \"y, z\"]}\n"}}),
            "fail-on: error  # lists/c.yaml:3\n"
            "language: de  # lists/../base.yaml:3\n"
            "columns:  # lists/c.yaml:4\n"
            "  name: [\"Ort\", \"Stadt \\\"A\\\"\"]\n"
            "paths:  # lists/c.yaml:4\n"
            "  name: [\"/a\"]\n"
            "rules:\n"
            "  dates/plain:\n"
            "    severity: error  # lists/../base.yaml:5\n"
            "  names/rich:\n"
            "    severity: warning  # default\n"
            "    max-years: 7  # profile lakes:2\n"
            "    style: one  # default\n"
            "    strict: true  # lists/c.yaml:6\n"
            "    also: [\"x\", \"y, z\"]  # lists/../base.yaml:6\n");
}

TEST(ConfigStack, HoldsOverridesForTheirFilesOnly) {
  const std::map<std::string, std::string> files = {
      {"lists/c.yaml",
       "ignore: [names]\n"
       "overrides:\n"
       "  - {files: [\"lakes/**\"], select: [names]}\n"
       "  - files: [\"*.md\"]\n"
       "    rules: {names/rich: {severity: off}}\n"}};
  const auto severities = [&](std::string_view list) {
    std::string text;
    const auto all = stacked(files, list);
    for (size_t at = 0; (at = all.find("severity: ", at)) != all.npos; ++at) {
      text += all.substr(at + 10, all.find('\n', at) - at - 10) + "\n";
    }
    return text;
  };
  EXPECT_EQ(severities("a.txt"), "info  # default\noff  # lists/c.yaml:1\n");
  EXPECT_EQ(severities("lakes/a.txt"),
            "off  # lists/c.yaml:3\nwarning  # default\n");
  EXPECT_EQ(severities("lakes/a.md"),
            "off  # lists/c.yaml:3\noff  # lists/c.yaml:5\n");
}

TEST(ConfigStack, TellsAllThatIsWrongInEachFile) {
  EXPECT_EQ(
      stacked({{"lists/c.yaml",
                "extends: [b.yaml, none.yaml]\n"
                "overrides: [{files: [], profile: x}, {language: en}, 3]\n"
                "rules: {names/rich: {style: tow, max-years: 0}}\n"
                "rules: {}\n"},
               {"lists/b.yaml", "extends: c.yaml\nprofile: lake\n"}}),
      "lists/c.yaml:2:25: \"profile\" holds for all lists: it cannot stand in "
      "an override\n"
      "lists/c.yaml:2:13: an override names its files: [\"lakes/**\"]\n"
      "lists/c.yaml:2:38: an override names its files: [\"lakes/**\"]\n"
      "lists/c.yaml:2:54: an override is a map with \"files:\"\n"
      "lists/c.yaml:3:29: style cannot be \"tow\"; did you mean \"two\"?; it "
      "is one of one, two\n"
      "lists/c.yaml:3:45: max-years must be a whole number from 1 to 50\n"
      "lists/c.yaml:4:1: \"rules\" stands here twice\n"
      "lists/b.yaml:1: \"c.yaml\" extends itself\n"
      "lists/c.yaml:1: cannot read lists/none.yaml\n"
      "lists/b.yaml:2: unknown profile \"lake\"; did you mean \"lakes\"?; it "
      "is one of towns, lakes");
}

}  // namespace
}  // namespace listlint
