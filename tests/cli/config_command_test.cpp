// listlint config show, config schema, init; and what configs do to a run.
#include <nlohmann/json.hpp>

#include "lint/config.h"
#include "lint/config_print.h"
#include "rules/profiles.h"
#include "rules/table.h"
#include "tests/cli/program.h"
#include "tests/golden.h"

namespace listlint {
namespace {

constexpr const char* kLakes = "Kuopio\nSaimaa , Finland\nInari , Finland\n";

TEST_F(Program, LaysConfigsOverEachOther) {
  write("base.yaml", "ignore: [countries, structure, citations]\n");
  write("lists/.listlint.yaml",
        "extends: ../base.yaml\n"
        "overrides:\n"
        "  - files: [\"lakes/**\"]\n"
        "    rules:\n"
        "      structure/entry-order: {severity: error, tolerance: 50}\n");
  write("lists/lakes/finland.txt", kLakes);
  write("lists/towns.txt", kLakes);
  expect("check lists --format concise", 1,
         "lists/lakes/finland.txt:3:1: error structure/entry-order: \"Inari\" "
         "is out of order after \"Saimaa\"\n1 error in 2 lists\n"
         "1 fixable with --unsafe-fixes\n");
}

TEST_F(Program, KnowsStandardInputByItsNameInOverrides) {
  write(".listlint.yaml",
        "overrides:\n  - files: [lakes.txt]\n    select: [unicode]\n");
  write("lakes.txt", kLakes);
  expect("check - --stdin-filename lakes.txt < lakes.txt", 0,
         "no findings in 1 list\n");
}

TEST_F(Program, LeavesOutWhatTheConfigExcludesButNotWhatIsNamed) {
  write(".listlint.yaml",
        "exclude: [\"build/**\", \"CMake*.txt\"]\nselect: [unicode]\n");
  write("build/a.txt", kLakes);
  write("CMakeLists.txt", kLakes);
  write("b.txt", kLakes);
  expect("check .", 0, "no findings in 1 list\n");
  expect("check build/a.txt b.txt", 0, "no findings in 2 lists\n");
}

TEST_F(Program, TellsAllThatIsWrongWithAConfig) {
  write("base.yaml", "language: xx-none\n");
  write(".listlint.yaml",
        "extends: base.yaml\nselct: [style]\nprofile: lists\n");
  write("lakes.txt", kLakes);
  expect("check .", 2,
         "listlint: " + folder_ +
             "/.listlint.yaml:2:1: unknown key \"selct\"; did you mean "
             "\"select\"?\n"
             "listlint: " +
             folder_ +
             "/base.yaml:1:11: unknown language \"xx-none\": write a code "
             "such as \"en\"\n"
             "listlint: " +
             folder_ +
             "/.listlint.yaml:3: unknown profile \"lists\"; did you mean "
             "\"list\"?; it is one of twin-towns, list\n");
}

TEST_F(Program, ShowsWhatIsInForce) {
  write(".listlint.yaml",
        "profile: list\n"
        "rules:\n"
        "  citations/stale-access-date: {max-age-years: 9}\n");
  const auto ran = run("config show lakes.txt");
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_EQ(ran.output.substr(0, ran.output.find('\n')),
            "# For lakes.txt, from: defaults, profile list, " + folder_ +
                "/.listlint.yaml");
  EXPECT_NE(ran.output.find("  citations/stale-access-date:\n"
                            "    severity: info  # default\n"
                            "    max-age-years: 9  # " +
                            folder_ + "/.listlint.yaml:3\n"),
            std::string::npos)
      << ran.output;
  EXPECT_NE(ran.output.find("  countries/missing:\n"
                            "    severity: off  # profile list:1\n"),
            std::string::npos)
      << ran.output;
  // What is shown is a config itself, and says the same.
  write("shown.yaml", ran.output);
  const auto again = run("config show lakes.txt --config shown.yaml");
  EXPECT_EQ(again.exit_code, 0) << again.output;
}

TEST_F(Program, WritesAStarterOnce) {
  expect("init --profile list", 0, ".listlint.yaml written\n");
  const auto text = read_file(folder_ + "/.listlint.yaml");
  EXPECT_NE(text.find("\nprofile: list\n"), std::string::npos) << text;
  expect("init", 2,
         "listlint: .listlint.yaml is here already; it is left as it is\n");
  EXPECT_EQ(read_file(folder_ + "/.listlint.yaml"), text);
  write("towns.txt", "Beihai\nImatra , Finland\n");
  expect("check towns.txt", 0, "no findings in 1 list\n");
}

TEST(Profiles, AreConfigsWithoutMistakes) {
  std::vector<const Rule*> rules;
  for (const auto& row : rules::table()) rules.push_back(row.rule);
  for (const auto& profile : rules::profiles()) {
    const auto parsed = parse_config(std::string(profile.yaml),
                                     std::string(profile.name), rules);
    EXPECT_TRUE(parsed) << parsed.error();
  }
}

TEST(ConfigKeys, HaveExamplesThatRead) {
  std::vector<const Rule*> rules;
  for (const auto& row : rules::table()) rules.push_back(row.rule);
  const auto starter = starter_config("list", rules::profiles());
  EXPECT_TRUE(parse_config_file(starter, "c", rules).errors.empty());
  for (const auto& key : config_keys()) {
    const auto parsed = parse_config_file(std::string(key.example), "c", rules);
    EXPECT_TRUE(parsed.errors.empty()) << parsed.errors.front();
    const auto first = key.example.substr(0, key.example.find('\n'));
    const bool set = key.type == KeyType::profile;
    EXPECT_NE(starter.find(set ? "\nprofile: list\n"
                               : "\n# " + std::string(first) + "\n"),
              std::string::npos)
        << key.name;
  }
}

TEST_F(Program, PrintsASchemaThatKnowsEveryRuleAndOption) {
  const auto ran = run("config schema");
  EXPECT_EQ(ran.exit_code, 0);
  const auto schema = nlohmann::json::parse(ran.output);
  const auto& known = schema["definitions"]["rules"]["properties"];
  for (const auto& row : rules::table()) {
    const std::string id(row.rule->id);
    ASSERT_TRUE(known.contains(id)) << id;
    for (const auto* option : row.rule->options) {
      EXPECT_TRUE(known[id]["properties"].contains(std::string(option->name)))
          << id << " " << option->name;
    }
  }
}

}  // namespace
}  // namespace listlint
