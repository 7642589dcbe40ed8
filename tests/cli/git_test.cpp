// Repositories and files that are not as one expects.
#include "cli/git.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "tests/cli/repository.h"

namespace listlint {
namespace {

constexpr const char* kTwice = "Beihai\nImatra , Finland\nImatra , Finland\n";
constexpr const char* kClean = "Beihai\nImatra , Finland\n";
const std::string kSays =
    ":3:1: error duplicates/exact-entry: \"Imatra, Finland\" is in this "
    "section already: remove one\n";

class Git : public Repository {
 protected:
  void staged(const std::string& arguments, int exit_code,
              const std::string& output) {
    expect_check("-q --select duplicates/exact-entry --staged " + arguments,
                 exit_code, output);
  }
  void since(const std::string& arguments, int exit_code,
             const std::string& output) {
    expect_check(
        "-q --select duplicates/exact-entry --changed-since " + arguments,
        exit_code, output);
  }
};

TEST_F(Git, SaysThatThereIsNoRepository) {
  write("a.txt", kTwice);
  staged("", 2,
         "listlint: --staged needs a git repository: not a git repository (or "
         "any of the parent directories): .git\n");
  since("HEAD", 2,
        "listlint: --changed-since needs a git repository: not a git "
        "repository (or any of the parent directories): .git\n");
}

TEST_F(Git, IsHeardToItsEndWhereItWarnsALot) {
  const std::string warns =
      "!yes 'warning: of no use' | head -n 20000 >&2; echo done";
  const auto ask = [](const std::string& command) {
    return cli::run_git(
        std::vector<std::string>{"-c", "alias.ask=" + command, "ask"});
  };
  EXPECT_EQ(ask(warns), "done\n");
  const auto failed = ask(warns + "; echo 'fatal: no more' >&2; exit 3");
  ASSERT_FALSE(failed);
  EXPECT_TRUE(failed.error().ends_with("of no use\nfatal: no more"));
  EXPECT_LT(failed.error().size(), 1U << 18);
}

TEST_F(Git, SaysThatGitIsNotThere) {
  begin();
  const std::string path = std::getenv("PATH");
  ::setenv("PATH", "/nowhere", 1);
  const auto ran = run("check --staged");
  ::setenv("PATH", path.c_str(), 1);
  EXPECT_EQ(ran.output,
            "listlint: --staged needs a git repository: git cannot be run: No "
            "such file or directory\n");
  EXPECT_EQ(ran.exit_code, 2);
}

TEST_F(Git, RefusesABareRepository) {
  shell("git init -q --bare .");
  staged("", 2,
         "listlint: --staged needs a git repository: this folder is in no work "
         "tree, but in a bare repository or in the folder .git of one\n");
}

TEST_F(Git, ComparesWithNothingBeforeTheFirstCommit) {
  begin();
  write("a.txt", kTwice);
  shell("git add a.txt");
  staged("", 1, "a.txt" + kSays);
  since("HEAD", 2,
        "listlint: --changed-since: \"HEAD\" is no commit of this repository; "
        "a clone that is not whole (--depth, a CI job) has to fetch it "
        "first\n");
}

TEST_F(Git, WorksWithADetachedHead) {
  begin();
  write("a.txt", kClean);
  commit();
  shell("git checkout -q --detach");
  write("a.txt", kTwice);
  shell("git add a.txt");
  staged("", 1, "a.txt" + kSays);
}

TEST_F(Git, NamesACommitThatIsNotThere) {
  begin();
  write("a.txt", kClean);
  commit();
  for (const std::string name : {"nope", "--all", "HEAD..HEAD", "HEAD:a.txt"}) {
    since("'" + name + "'", 2,
          "listlint: --changed-since: \"" + name +
              "\" is no commit of this repository; a clone that is not whole "
              "(--depth, a CI job) has to fetch it first\n");
  }
  since("''", 2,
        "listlint: --changed-since: needs a commit, and was given nothing; "
        "--help tells more\n");
}

TEST_F(Git, SaysThatHistoriesHaveNothingInCommon) {
  begin();
  write("a.txt", kClean);
  commit();
  shell("git checkout -q --orphan other && git commit -q -m y");
  since("main", 2,
        "listlint: --changed-since: \"main\" and HEAD have no commit in "
        "common; a clone that is not whole needs more of its history: git "
        "fetch --unshallow\n");
}

TEST_F(Git, LeavesOutSubmodulesLinksAndWhatIsDeleted) {
  begin();
  write("gone.txt", kClean);
  commit();
  shell(
      "git init -q inner && cd inner && git commit -q --allow-empty -m x && "
      "cd .. && git -c advice.addEmbeddedRepo=false add inner");
  shell("ln -s gone.txt link.txt && git add link.txt && git rm -q gone.txt");
  staged("", 0, "");
  staged("link.txt gone.txt", 0, "");
  since("HEAD", 0, "");
}

TEST_F(Git, SaysThatAListIsOfASubmodule) {
  begin();
  write("a.txt", kClean);
  write("sub/lists/b.txt", kTwice);
  shell("git init -q sub && git -C sub commit -q --allow-empty -m x");
  commit();
  const auto says =
      " is in the git repository " + folder_ + "/sub; run it there\n";
  staged("sub", 2, "listlint: --staged: sub" + says);
  staged("a.txt sub/lists/b.txt", 2,
         "listlint: --staged: sub/lists/b.txt" + says);
  since("HEAD sub/lists", 2, "listlint: --changed-since: sub/lists" + says);
  staged(".", 0, "");
}

TEST_F(Git, ChecksALinkThatBecameAFile) {
  begin();
  shell("ln -s nowhere a.txt");
  commit();
  shell("rm a.txt");
  write("a.txt", kTwice);
  shell("git add a.txt");
  staged("", 1, "a.txt" + kSays);
}

TEST_F(Git, ShowsNamesThatCouldDriveATerminal) {
  begin();
  write("a b.txt", kTwice);
  write("new\nline.txt", kTwice);
  write("quote'\".txt", kTwice);
  write("\x1b[31m.txt", kTwice);
  write("\xff.txt", kTwice);
  shell("git add -A");
  const auto expected = "<U+001B>[31m.txt" + kSays + "a b.txt" + kSays +
                        "new<U+000A>line.txt" + kSays + "quote'\".txt" + kSays +
                        "<0xFF>.txt" + kSays;
  staged("", 1, expected);
  shell("git commit -q -m x && git mv 'new\nline.txt' 'newer\nline.txt'");
  staged("", 0, "");
  since("HEAD", 0, "");
}

TEST_F(Git, KnowsWhatIsOnlyMeantToBeAdded) {
  begin();
  write("a.txt", kTwice);
  shell("git add -N a.txt && git commit -q --allow-empty -m x");
  staged("", 0, "");
  since("HEAD", 1, "a.txt" + kSays);
}

TEST_F(Git, ChecksWhatIsStagedAndDeletedHere) {
  begin();
  write("lists/a.txt", kTwice);
  shell("git add -A && rm -r lists");
  staged("", 1, "lists/a.txt" + kSays);
  staged("lists", 1, "lists/a.txt" + kSays);
  staged("lists/a.txt", 1, "lists/a.txt" + kSays);
}

TEST_F(Git, KnowsAFileThatOnlyTheIndexHasLost) {
  begin();
  write("a.txt", kTwice);
  commit();
  shell("git rm -q --cached a.txt");
  staged("", 0, "");
  since("HEAD", 0, "");
}

TEST_F(Git, ComparesAMergeWithWhatItIsMergedInto) {
  begin();
  write("a.txt", kClean);
  commit();
  shell("git checkout -q -b other");
  write("b.txt", kTwice);
  commit();
  shell("git checkout -q main");
  write("a.txt", kTwice);
  commit();
  shell("git merge -q --no-commit --no-ff other");
  staged("", 1, "b.txt" + kSays);
}

TEST_F(Git, SaysThatAListIsInConflict) {
  begin();
  write("a.txt", kClean);
  commit();
  shell("git checkout -q -b other");
  write("a.txt", "Beihai\nOulu , Finland\n");
  commit();
  shell("git checkout -q main");
  write("a.txt", "Beihai\nTurku , Finland\n");
  commit();
  shell("git merge -q other", 1);
  staged("", 2,
         "listlint: cannot read a.txt: it is in conflict; resolve that, then "
         "git add it\n");
  write("a.txt", kTwice);
  since("HEAD", 1, "a.txt" + kSays);
}

TEST_F(Git, SaysThatAFileIsNotThereOrNotOfTheRepository) {
  begin();
  write("a.txt", kClean);
  commit();
  staged("none.txt", 2,
         "listlint: cannot read none.txt: No such file or directory\n");
  staged(
      "/", 2,
      "listlint: --staged: / is not in the git repository " + folder_ + "\n");
  staged("a.txt", 0, "");
}

TEST_F(Git, ReadsLinesOfWindowsAsTheyAreKept) {
  begin();
  write(".gitattributes", "*.txt text eol=crlf\n");
  write("a.txt", "Beihai\r\nImatra , Finland\r\nImatra , Finland\r\n");
  commit();
  write(
      "a.txt",
      "Beihai\r\nImatra , Finland\r\nImatra , Finland\r\nTurku , Finland\r\n");
  since("HEAD", 0, "");
  shell("git add a.txt");
  expect_check("-q --staged --select style,unicode,duplicates", 0, "");
}

TEST_F(Git, ReadsWhatGitLfsKeeps) {
  begin();
  const std::string pointer =
      "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n";
  write("deep/.gitattributes", "*.txt filter=lfs\n");
  write("deep/a.txt", pointer);
  shell("git add -A");
  staged("", 2,
         "listlint: cannot read deep/a.txt: its content is not here but in Git "
         "LFS, which is not installed or has not fetched it: git lfs pull\n");
  write("content", kTwice);
  shell("git config filter.lfs.smudge 'cat " + folder_ + "/content'");
  staged("", 1, "deep/a.txt" + kSays);
}

TEST_F(Git, PassesOnThatGitDoesNotTrustTheOwner) {
  begin();
  ::setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1", 1);
  const auto ran = run("check --staged");
  ::unsetenv("GIT_TEST_ASSUME_DIFFERENT_OWNER");
  EXPECT_EQ(ran.output,
            "listlint: --staged needs a git repository: detected dubious "
            "ownership in repository at '" +
                folder_ +
                "'\nlistlint: To add an exception for this directory, call:\n"
                "listlint: \nlistlint:  git config --global --add "
                "safe.directory " +
                folder_ + "\n");
  EXPECT_EQ(ran.exit_code, 2);
}

TEST_F(Git, RefusesAListThatIsTooLarge) {
  begin();
  write("a.txt", kTwice);
  shell("truncate -s 65M big.txt && git add -A");
  staged("", 2,
         "a.txt" + kSays +
             "listlint: cannot read big.txt: it is larger than 64 MiB; split "
             "it\n");
}

TEST_F(Git, ReadsManyAndLargeFiles) {
  begin();
  std::string large = kTwice;
  for (int i = 0; i < 20000; ++i)
    large += "Place " + std::to_string(i) + "x , Finland\n";
  write("large.txt", large);
  std::string expected = "large.txt" + kSays;
  for (int i = 100; i < 200; ++i) {
    const auto name = "many/" + std::to_string(i) + ".txt";
    write(name, kTwice);
    expected += name + kSays;
  }
  shell("git add -A");
  staged("", 1, expected);
  shell(
      "git commit -q -m x && for f in large.txt many/*.txt; do echo "
      "'Turku , Finland' >>$f; done");
  since("HEAD", 0, "");
}

}  // namespace
}  // namespace listlint
