// Custom rules, from the command line.
#include <gtest/gtest.h>
#include <string>

#include "tests/cli/program.h"
#include "tests/golden.h"

namespace listlint {
namespace {

constexpr const char* kConfig =
    "select: [custom]\n"
    "rules:\n"
    "  custom:\n"
    "    - id: no-district-names\n"
    "      over: entry.name\n"
    "      forbid: \" District$\"\n"
    "      message: 'list the city of \"{value}\"'\n"
    "      summary: A district where its city should stand\n"
    "      fails: [Gangnam District]\n"
    "      passes: [Seoul]\n";
constexpr const char* kList =
    "Busan\nMapo District , South Korea\nOulu , Finland\n";
constexpr const char* kFinding =
    "2:5: warning custom/no-district-names: list the city of \"Mapo "
    "District\"\n";

TEST_F(Program, ReportsCustomRulesLikeOthers) {
  write(".listlint.yaml", kConfig);
  write("a.txt", kList);
  expect("check a.txt -q --format concise", 1,
         "a.txt:" + std::string(kFinding));
  expect("check a.txt -q --format concise --ignore custom/no-district-names", 0,
         "");
  expect("check a.txt -q --format concise --select custom", 1,
         "a.txt:" + std::string(kFinding));
  expect("check a.txt --select custom/no-district", 2,
         "listlint: unknown rule or group \"custom/no-district\"; did you mean "
         "\"custom/no-district-names\"?\n");
  expect("check a.txt --no-config --select custom", 2,
         "listlint: unknown rule or group \"custom\"\n");
}

TEST_F(Program, SelectsCustomRulesOfListsInOtherFolders) {
  write("lists/.listlint.yaml", kConfig);
  write("lists/a.txt", kList);
  expect("check lists -q --format concise --select custom/no-district-names", 1,
         "lists/a.txt:" + std::string(kFinding));
}

TEST_F(Program, ExplainsAndListsCustomRules) {
  write(".listlint.yaml", kConfig);
  const auto path = folder_ + "/.listlint.yaml";
  expect("explain custom/no-district-names", 0,
         "# custom/no-district-names, from " + path +
             ":4\n\n"
             "id: no-district-names\n"
             "over: entry.name\n"
             "forbid: \" District$\"\n"
             "message: list the city of \"{value}\"\n"
             "summary: A district where its city should stand\n"
             "fails: [Gangnam District]\n"
             "passes: [Seoul]\n");
  expect("explain custom/no-district", 2,
         "listlint: unknown rule \"custom/no-district\"; did you mean "
         "\"custom/no-district-names\"?; \"listlint rules\" lists them\n");
  const auto listed = run("rules").output;
  EXPECT_NE(listed.find("\ncustom/no-district-names               warning  A "
                        "district where its city should stand\n"),
            std::string::npos)
      << listed;
  EXPECT_EQ(run("rules --no-config").output.find("custom/"), std::string::npos);
}

TEST_F(Program, ChecksConfigs) {
  write(".listlint.yaml", kConfig);
  const auto path = folder_ + "/.listlint.yaml";
  expect("check-config", 0,
         path + ": good; 1 custom rule, 2 examples, all as they say\n");
  write("plain.yaml", "fail-on: error\n");
  write("bad.yaml", "fail-on: errors\nrules: {custom: [{id: a}]}\n");
  write("new.yaml",
        "extends: .listlint.yaml\nrules:\n  custom:\n"
        "    - {id: a, over: entry.name, forbid: a, message: b}\n"
        "    - id: b\n      over: entry.name\n      forbid: a\n"
        "      message: \"no {value}\"\n      fails: [b]\n"
        "      passes: [a, c]\n");
  expect("check-config plain.yaml new.yaml", 1,
         "plain.yaml: good; no custom rules\n"
         "new.yaml:4:7: custom/a has no examples: add \"fails\" and "
         "\"passes\"\n"
         "new.yaml:9:15: custom/b: \"b\" should fail, but passes\n"
         "new.yaml:10:16: custom/b: \"a\" should pass, but fails: no a\n"
         "new.yaml: good; 3 custom rules, 5 examples, 2 not as they should "
         "be\n");
  expect(
      "check-config bad.yaml plain.yaml", 2,
      "bad.yaml:2:18: a custom rule needs a field: over: entry.name\n"
      "bad.yaml:1:10: fail-on cannot be \"errors\"; did you mean \"error\"?; "
      "it is one of error, warning, info, never, new\n"
      "plain.yaml: good; no custom rules\n");
}

TEST_F(Program, TellsThatThereIsNoConfigToCheck) {
  expect("check-config", 2,
         "listlint: no .listlint.yaml here or upwards: name a config\n");
}

}  // namespace
}  // namespace listlint
