// --staged and --changed-since, as a user meets them.
#include <gtest/gtest.h>
#include <string>

#include "tests/cli/repository.h"
#include "tests/golden.h"

namespace listlint {
namespace {

constexpr const char* kTwice = "Beihai\nImatra , Finland\nImatra , Finland\n";
constexpr const char* kClean = "Beihai\nImatra , Finland\n";

std::string twice_at(const std::string& place,
                     const std::string& name = "Imatra, Finland") {
  return place + ": error duplicates/exact-entry: \"" + name +
         "\" is in this section already: remove one\n";
}

class Changed : public Repository {
 protected:
  void staged(const std::string& arguments, int exit_code,
              const std::string& output) {
    expect_check("--select duplicates/exact-entry --staged " + arguments,
                 exit_code, output);
  }
  void since(const std::string& arguments, int exit_code,
             const std::string& output) {
    expect_check("--select duplicates/exact-entry --changed-since " + arguments,
                 exit_code, output);
  }
};

TEST_F(Changed, ChecksWhatIsStagedAndNotTheFile) {
  begin();
  write("a.txt", kTwice);
  shell("git add a.txt");
  write("a.txt", kClean);
  write("new.txt", kTwice);
  staged("-q", 1, twice_at("a.txt:3:1"));
  shell("git add a.txt");
  write("a.txt", kTwice);
  staged("-q", 0, "");
}

TEST_F(Changed, TellsOnlyWhatTheChangeHasCaused) {
  begin();
  write("a.txt", kTwice);
  commit();
  write("a.txt", std::string(kTwice) + "Oulu , Finland\nOulu , Finland\n");
  shell("git add a.txt");
  staged("", 1,
         twice_at("a.txt:5:1", "Oulu, Finland") +
             "1 error in 1 list (1 there before the change)\n"
             "1 fixable with --unsafe-fixes\n");
  write("a.txt", "New , Finland\n" + read_file(folder_ + "/a.txt"));
  since("HEAD -q", 1, twice_at("a.txt:6:1", "Oulu, Finland"));
}

TEST_F(Changed, TellsOfAnUnchangedLineThatTheChangeMadeWrong) {
  begin();
  write("a.txt", "Beihai\nOulu , Finland\nImatra , Finland\n");
  commit();
  write("a.txt",
        "Beihai\nImatra , Finland\nOulu , Finland\nImatra , Finland\n");
  since("HEAD -q", 1, twice_at("a.txt:4:1"));
}

TEST_F(Changed, TellsOfALineThatWasWrongAndIsChanged) {
  begin();
  write("a.txt", "Beihai\nImatra , Finland\nImatra , Finland\n");
  commit();
  write("a.txt", "Beihai\nImatra , Finland\nImatra  , Finland\n");
  since("HEAD -q", 1, twice_at("a.txt:3:1"));
  // Not where only its end or its place is another.
  write("a.txt", "Beihai\r\nImatra , Finland\r\nImatra , Finland\r\n");
  since("HEAD -q", 0, "");
  write("a.txt",
        "\nBeihai\nOulu , Finland\nImatra , Finland\nImatra , Finland\n");
  since("HEAD -q", 0, "");
}

TEST_F(Changed, KnowsTheFindingsOfASectionWithANewName) {
  begin();
  write("a.txt", kTwice);
  commit();
  write("a.txt", "Beihai City\nImatra , Finland\nImatra , Finland\n");
  since("HEAD -q", 0, "");
}

TEST_F(Changed, FollowsAFileThatIsRenamed) {
  begin();
  write("a.txt", kTwice);
  commit();
  shell("mkdir deep && git mv a.txt 'deep/b c.txt'");
  staged("", 0, "no findings in 1 list (1 there before the change)\n");
  since("HEAD", 0, "no findings in 1 list (1 there before the change)\n");
}

TEST_F(Changed, TellsAllOfANewList) {
  begin();
  write("a.txt", kClean);
  commit();
  write("lists/b.txt", kTwice);
  since("HEAD -q", 1, twice_at("lists/b.txt:3:1"));
  write(".gitignore", "lists\n");
  since("HEAD -q", 0, "");
}

TEST_F(Changed, LeavesOutWhatAWalkWouldLeaveOut) {
  begin();
  write("data.json", "{\"a\": [{\"name\": \"x\"}, {\"name\": \"x\"}]}");
  write(".hidden/a.txt", kTwice);
  write("deep/.b.txt", kTwice);
  write("out/c.txt", kTwice);
  write(".listlint.yaml", "exclude: [out/**]\n");
  shell("git add -A");
  staged("", 0, "listlint: nothing to check: no list is staged\n");
  staged("-q", 0, "");
  staged("-q out/c.txt .hidden", 1,
         twice_at(".hidden/a.txt:3:1") + twice_at("out/c.txt:3:1"));
}

TEST_F(Changed, ReportsNothingWhereNothingWasChanged) {
  begin();
  write("a.txt", kTwice);
  commit();
  expect("check --staged --format json", 0,
         "listlint: nothing to check: no list is staged\n"
         "{\"version\":1,\"findings\":[\n],\"summary\":{\"errors\":0,"
         "\"warnings\":0,\"infos\":0,\"folded\":0,\"suppressed\":0,"
         "\"baseline\":0,\"earlier\":0,\"documents\":0,\"failures\":[]}}\n");
  since("HEAD", 0,
        "listlint: nothing to check: no list was changed since HEAD\n");
}

TEST_F(Changed, WorksInAFolderBelow) {
  begin();
  write("lists/a.txt", kTwice);
  write("other/b.txt", kTwice);
  shell("git add -A");
  const std::string enter = " && cd '" + folder_ + "/lists' && ";
  const std::string flags =
      "check --format concise --select duplicates/exact-entry -q --staged ";
  expect("--version >log" + enter + "'" LISTLINT_PROGRAM "' " + flags, 1,
         twice_at("a.txt:3:1"));
  expect("--version >log" + enter + "'" LISTLINT_PROGRAM "' " + flags + "..", 1,
         twice_at("../other/b.txt:3:1") + twice_at("a.txt:3:1"));
}

TEST_F(Changed, WorksInASecondWorktree) {
  shell("git init -q -b main first");
  write("first/a.txt", kTwice);
  shell(
      "cd first && git add -A && git commit -qm x && "
      "git worktree add -q ../second && cd ../second && "
      "printf 'Oulu , Finland\\nOulu , Finland\\n' >>a.txt && git add -A");
  expect("--version >log && cd '" + folder_ +
             "/second' && '" LISTLINT_PROGRAM
             "' check --format concise --select duplicates/exact-entry -q "
             "--staged",
         1, twice_at("a.txt:5:1", "Oulu, Finland"));
}

TEST_F(Changed, TakesTheIndexThatAHookIsGiven) {
  begin();
  write("a.txt", kClean);
  write("b.txt", kClean);
  commit();
  write("a.txt", kTwice);
  write("b.txt", kTwice);
  shell("git add -A");
  write(".git/hooks/pre-commit",
        "#!/bin/sh\n'" LISTLINT_PROGRAM
        "' check --select duplicates/exact-entry --format concise -q --staged "
        ">seen\n");
  shell("chmod +x .git/hooks/pre-commit && git commit -q -m x b.txt", 1);
  EXPECT_EQ(read_file(folder_ + "/seen"), twice_at("b.txt:3:1"));
}

TEST_F(Changed, ComparesWithWhereTheBranchParted) {
  begin();
  write("a.txt", kClean);
  commit();
  shell("git checkout -q -b mine");
  write("b.txt", kTwice);
  commit();
  shell("git checkout -q main");
  write("a.txt", "Beihai\n");
  commit();
  shell("git checkout -q mine");
  since("main -q", 1, twice_at("b.txt:3:1"));
  shell("git checkout -q --detach");
  since("main -q", 1, twice_at("b.txt:3:1"));
}

TEST_F(Changed, FixesOnlyWhatTheChangeHasCaused) {
  begin();
  write("a.txt", kTwice);
  commit();
  const std::string more = "Oulu , Finland\n";
  write("a.txt", kTwice + more + more);
  since("HEAD -q --unsafe-fixes", 0, "");
  EXPECT_EQ(read_file(folder_ + "/a.txt"), kTwice + more);
}

TEST_F(Changed, ShowsWhatFixesWouldStage) {
  begin();
  write("a.txt", kTwice);
  commit();
  write("a.txt", std::string(kTwice) + "Oulu , Finland\nOulu , Finland\n");
  shell("git add a.txt");
  write("a.txt", "");
  expect(
      "check --staged --unsafe-fixes --diff -o patch "
      "--select duplicates/exact-entry",
      1, "would fix 1 in 1 list\n");
  shell("git apply --cached patch");
  staged("", 0, "no findings in 1 list (1 there before the change)\n");
}

TEST_F(Changed, TellsByItselfWhatAnOldFindingExplains) {
  begin();
  std::string list;
  for (char letter = 'a'; letter <= 'z'; ++letter) {
    list += std::string("== Place") + letter + " ==\n";
    if (letter < 'e') {
      for (char entry = 'A'; entry < 'M'; ++entry) {
        list += std::string("* [[") + entry + letter + "x]], [[Peru]]\n";
      }
    }
  }
  write("a.wiki", list);
  commit();
  const std::string flags =
      "-q --select structure/extraction-loss,structure/empty-section ";
  const auto before = run("check --format concise " + flags + "a.wiki").output;
  ASSERT_NE(before.find("structure/extraction-loss"), before.npos);
  ASSERT_EQ(before.find("structure/empty-section"), before.npos);
  // One that was there stays explained, also on a line that is changed.
  list.replace(list.find("== Placex"), 9, "==  Placex");
  write("a.wiki", list);
  expect_check(flags + "--changed-since HEAD", 0, "");
  write("a.wiki", list + "== New ==\n");
  expect_check(flags + "--changed-since HEAD", 1,
               "a.wiki:75:4: error structure/empty-section: section \"New\" "
               "has neither entries nor a citation: fill or remove it\n");
}

TEST_F(Changed, TellsOnlyWhatIsNewInALongLine) {
  begin();
  std::string names;
  for (int i = 0; i < 200; ++i) {
    names += "{\"name\":\"Place " + std::to_string(i) + "\"},";
  }
  const std::string head = "{\"Beihai\":[" + names;
  const std::string twice = "{\"name\":\"Oulu\"},{\"name\":\"Oulu\"}";
  write("a.json", head + twice + "]}\n");
  commit();
  write("a.json", head + twice + ",{\"name\":\"Turku\"}]}\n");
  since("HEAD -q a.json", 0, "");
  write("a.json", head + twice + ",{\"name\":\"Place 1\"}]}\n");
  const auto ran =
      run("check -q --format concise --changed-since HEAD a.json "
          "--select duplicates/exact-entry");
  EXPECT_NE(ran.output.find("\"Place 1\" is in this section already"),
            ran.output.npos)
      << ran.output;
  EXPECT_EQ(ran.output.find("Oulu"), ran.output.npos) << ran.output;
}

TEST_F(Changed, TellsWhatACommentSuppressesNoMore) {
  begin();
  const std::string comment =
      "<!-- listlint-ignore-file duplicates/exact-entry: so it is -->\n";
  write("a.txt", comment + kTwice);
  commit();
  write("a.txt", kTwice);
  since("HEAD -q", 1, twice_at("a.txt:3:1"));
  write("a.txt", comment + kTwice + "Oulu , Finland\nOulu , Finland\n");
  since("HEAD", 0, "no findings in 1 list (2 suppressed)\n");
}

TEST_F(Changed, HeedsTheBaseline) {
  begin();
  write("a.txt", kClean);
  commit();
  write("a.txt", kTwice);
  const std::string flags = "--select duplicates/exact-entry ";
  run("check a.txt -q --baseline b.json --update-baseline " + flags);
  since("HEAD --baseline b.json", 0,
        "no findings in 1 list (1 in the baseline)\n"
        "listlint: baseline b.json: 0 new, 1 known, 0 fixed\n");
  commit();
  since("HEAD~1 --baseline b.json", 0,
        "no findings in 1 list (1 in the baseline)\n"
        "listlint: baseline b.json: 0 new, 1 known, 0 fixed\n");
}

TEST_F(Changed, RefusesWhatDoesNotGoTogether) {
  begin();
  expect("check --staged --changed-since HEAD", 2,
         "listlint: --staged and --changed-since do not go together: give one "
         "of them; --help tells more\n");
  expect("check --staged -", 2,
         "listlint: --staged is about files of git: leave out -; --help tells "
         "more\n");
  expect("check --staged --fix", 2,
         "listlint: fixes are written into the files here, not into what is "
         "staged: use --fix without --staged, then git add; or look with "
         "--staged --diff; --help tells more\n");
  expect("check --changed-since HEAD --baseline b --update-baseline", 2,
         "listlint: --update-baseline needs all findings: leave out "
         "--changed-since; --help tells more\n");
}

}  // namespace
}  // namespace listlint
