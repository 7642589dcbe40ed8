// Which files a run reads where it is given a folder.
#include <cstdlib>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include "lint/config.h"
#include "tests/cli/repository.h"
#include "tests/golden.h"

namespace listlint {
namespace {

namespace fs = std::filesystem;

constexpr const char* kTwice = "Oulu\nImatra , Finland\nImatra , Finland\n";

class Walk : public Repository {
 protected:
  void git(const std::string& arguments) { shell("git " + arguments); }

  // A finding in each of the lists that are read, and what stderr says.
  void expect_read(const std::string& arguments, int exit_code,
                   const std::vector<std::string>& names,
                   const std::string& told = "") {
    std::string output;
    for (const auto& name : names) {
      output += name +
                ":3:1: error duplicates/exact-entry: \"Imatra, Finland\" is in "
                "this section already: remove one\n";
    }
    expect("check " + arguments + " -q --select duplicates --format concise",
           exit_code, output + told);
  }
};

TEST_F(Walk, LeavesOutWhatGitIgnores) {
  git("init -q");
  write(".gitignore", "build/\n*.draft.txt\nkept/*\n!kept/a.txt\n");
  for (const auto* name :
       {"a.txt", "a.draft.txt", "build/b.txt", "deep/c.txt", "deep/c.draft.txt",
        "only/d.draft.txt", "kept/a.txt", "kept/b.txt"}) {
    write(name, kTwice);
  }
  expect_read(".", 1, {"a.txt", "deep/c.txt", "kept/a.txt"});
  expect_read("deep", 1, {"deep/c.txt"});
  expect_read(". --no-gitignore", 1,
              {"a.draft.txt", "a.txt", "build/b.txt", "deep/c.draft.txt",
               "deep/c.txt", "kept/a.txt", "kept/b.txt", "only/d.draft.txt"});
}

TEST_F(Walk, ReadsWhatIsTrackedAndWhatIsNamed) {
  git("init -q");
  write(".gitignore", "build/\n*.draft.txt\n");
  write("build/a.txt", kTwice);
  write("a.draft.txt", kTwice);
  write("b.draft.txt", kTwice);
  git("add -f a.draft.txt");
  expect_read(".", 1, {"a.draft.txt"});
  expect_read("b.draft.txt", 1, {"b.draft.txt"});
  expect_read("build", 1, {"build/a.txt"});
}

TEST_F(Walk, AsksEachWorkTreeForItself) {
  git("init -q");
  git("init -q inner");
  write(".gitignore", "*.draft.txt\n");
  write("inner/.gitignore", "b.txt\n");
  write("inner/a.draft.txt", kTwice);
  write("inner/b.txt", kTwice);
  write("b.txt", kTwice);
  expect_read(".", 1, {"b.txt", "inner/a.draft.txt"});
}

TEST_F(Walk, HeedsTheWorkTreeOfTheFolderAlsoInAHookOfAnother) {
  git("init -q one");
  git("init -q two");
  write("two/.gitignore", "b.txt\n");
  write("two/a.txt", kTwice);
  write("two/b.txt", kTwice);
  ::setenv("GIT_DIR", (folder_ + "/one/.git").c_str(), 1);
  expect_read("two", 1, {"two/a.txt"});
  ::unsetenv("GIT_DIR");
}

TEST_F(Walk, SaysWhereGitDoesNotAnswer) {
  write(".git", "gitdir: nowhere\n");
  write("a.txt", kTwice);
  const auto ran =
      run("check . --select duplicates --format concise --no-config");
  EXPECT_EQ(ran.exit_code, 1);
  const auto root = fs::canonical(folder_).string();
  EXPECT_TRUE(ran.output.starts_with("listlint: what git ignores in " + root +
                                     " is read, too: not a git repository"))
      << ran.output;
}

TEST_F(Walk, TellsHowMuchIsLeftOut) {
  git("init -q");
  write(".gitignore", "a.txt\nb.txt\n");
  write("a.txt", kTwice);
  write("b.txt", kTwice);
  write("requirements.txt", "a==1\n");
  expect("check", 2,
         "listlint: no list found: name files, or a folder with lists; left "
         "out: 2 that git ignores (--no-gitignore reads them), 1 by "
         "\"exclude\"\n");
  write("c.txt", "Oulu\nImatra , Finland\n");
  expect("check -v --no-config --select duplicates", 0,
         "listlint: no config file\n"
         "listlint: left out: 2 that git ignores (--no-gitignore reads them), "
         "1 by \"exclude\"\n"
         "listlint: c.txt: read as text\nno findings in 1 list\n");
}

TEST_F(Walk, LeavesOutWhatIsNoListUnlessTheConfigSaysSo) {
  for (const auto* name :
       {"CMakeLists.txt", "build/CMakeFiles/a.txt", "node_modules/x/a.txt",
        "requirements-dev.txt", "LICENSE.txt", "lists/a.txt"}) {
    write(name, kTwice);
  }
  expect_read(".", 1, {"lists/a.txt"});
  expect_read("requirements-dev.txt", 1, {"requirements-dev.txt"});
  write(".listlint.yaml",
        "exclude: [\"!requirements*.txt\", \"!lists\", lists/a.txt]\n");
  expect_read(".", 1, {"requirements-dev.txt"});
}

TEST_F(Walk, NamesInTheDocumentationWhatItLeavesOut) {
  const auto page = read_file(LISTLINT_ROOT "/docs/configuration.md");
  for (const auto pattern : default_excludes()) {
    EXPECT_NE(page.find("`" + std::string(pattern) + "`"), std::string::npos)
        << pattern;
  }
}

TEST_F(Walk, GoesRoundNoLoopOfLinks) {
  write("lists/a.txt", kTwice);
  fs::create_symlink("..", folder_ + "/lists/up");
  fs::create_symlink("self", folder_ + "/lists/self");
  expect_read("lists", 1, {"lists/a.txt"});
  fs::create_symlink("loop.txt", folder_ + "/loop.txt");
  expect_read("loop.txt", 2, {},
              "listlint: cannot read loop.txt: Too many levels of symbolic "
              "links\n");
}

TEST_F(Walk, TellsALinkThatLeadsNowhereAndReadsTheOthers) {
  write("lists/a.txt", kTwice);
  fs::create_symlink("none.txt", folder_ + "/lists/b.txt");
  fs::create_symlink("b2.txt", folder_ + "/lists/b2.txt");
  fs::create_symlink("a.txt", folder_ + "/lists/c.txt");
  fs::create_symlink("none.png", folder_ + "/lists/d.png");
  fs::create_symlink("somebody@host", folder_ + "/lists/.#a.txt");
  expect_read("lists", 2, {"lists/a.txt", "lists/c.txt"},
              "listlint: cannot read lists/b.txt: the link leads nowhere\n"
              "listlint: cannot read lists/b2.txt: the link leads nowhere\n");
}

TEST_F(Walk, WaitsForNoPipeSocketOrDevice) {
  write("a.txt", kTwice);
  ASSERT_EQ(::mkfifo((folder_ + "/pipe.txt").c_str(), 0600), 0);
  fs::create_symlink("pipe.txt", folder_ + "/link.txt");
  fs::create_symlink("/dev/zero", folder_ + "/zero.txt");
  expect_read(".", 1, {"a.txt"});
}

}  // namespace
}  // namespace listlint
