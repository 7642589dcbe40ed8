// What becomes of lists, and of what is written, where the system says no.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include "tests/cli/program.h"
#include "tests/golden.h"

namespace listlint {
namespace {

namespace fs = std::filesystem;

constexpr const char* kBad = "Beihai\nImatra , Finland\nImatra , Finland\n";
constexpr const char* kTwice =
    ":3:1: error duplicates/exact-entry: \"Imatra, Finland\" is in this "
    "section "
    "already: remove one\n";
const std::string kSelect = " -q --select duplicates --format concise ";

class BadInput : public Program {
 protected:
  // As on a disk that takes no more than 512 bytes a file.
  Ran on_full_disk(const std::string& arguments) {
    return shell("trap '' XFSZ && ulimit -f 1 && \"$listlint\" " + arguments);
  }

  // As somebody who has only the rights that files give: root has all.
  Ran without_rights(const std::string& arguments) {
    const std::string as_other =
        ::getuid() == 0
            ? "setpriv --bounding-set=-dac_override,-dac_read_search "
            : "";
    return shell(as_other + "\"$listlint\" " + arguments);
  }

  void lock(const std::string& name) {
    ASSERT_EQ(::chmod((folder_ + "/" + name).c_str(), 0), 0);
  }

  // All that is in the folder, hidden files too. There may be a cache, as far
  // as it could be written.
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& file : fs::directory_iterator(folder_)) {
      auto name = file.path().filename().string();
      if (name != ".listlint") names.push_back(std::move(name));
    }
    std::ranges::sort(names);
    return names;
  }

  using Names = std::vector<std::string>;
};

// Of more than 512 bytes, with something to fix at the end.
std::string long_list() {
  std::string text = "Beihai\n";
  for (char c = 'a'; c <= 'z'; ++c) {
    text += "Imatra in the far north " + std::string(1, c) + " , Finland\n";
  }
  return text + "Oulu , Finland  \n";
}

TEST_F(BadInput, KeepsAListWhoseFixCannotBeWritten) {
  write("a.txt", long_list());
  const auto ran = on_full_disk("check a.txt --fix -q --select style");
  EXPECT_TRUE(
      ran.output.ends_with("listlint: cannot write a.txt: File too large\n"))
      << ran.output;
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_EQ(read_file(folder_ + "/a.txt"), long_list());
  EXPECT_EQ(names(), Names{"a.txt"});
}

TEST_F(BadInput, KeepsTheOldReportWhereTheNewOneCannotBeWritten) {
  write("a.txt", long_list());
  write("old.json", "old\n");
  for (const std::string file : {"old.json", "new.html"}) {
    const auto ran = on_full_disk("check a.txt -q -o " + file);
    EXPECT_EQ(ran.output,
              "listlint: cannot write " + file + ": File too large\n");
    EXPECT_EQ(ran.exit_code, 2);
  }
  EXPECT_EQ(read_file(folder_ + "/old.json"), "old\n");
  EXPECT_EQ(names(), (Names{"a.txt", "old.json"}));
}

TEST_F(BadInput, WritesTheOtherReportsWhereOneCannotBe) {
  write("a.txt", kBad);
  expect("check a.txt --select duplicates -q -o /dev/full -o b.txt", 2,
         "listlint: cannot write /dev/full: No space left on device\n");
  EXPECT_NE(read_file(folder_ + "/b.txt").find("duplicates/exact-entry"),
            std::string::npos);
}

TEST_F(BadInput, WritesAReportOverAnotherOneOrThroughALink) {
  write("a.txt", kBad);
  write("real.txt", "old\n");
  ::chmod((folder_ + "/real.txt").c_str(), 0640);
  fs::create_symlink("real.txt", folder_ + "/link");
  expect("check a.txt" + kSelect + "-o link", 1, "");
  EXPECT_EQ(read_file(folder_ + "/real.txt"), "a.txt" + std::string(kTwice));
  EXPECT_TRUE(fs::is_symlink(folder_ + "/link"));
  struct stat found = {};
  ASSERT_EQ(::stat((folder_ + "/real.txt").c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 07777U, 0640U);
  fs::create_symlink("fresh", folder_ + "/to-fresh");
  expect("check a.txt" + kSelect + "-o to-fresh", 1, "");
  EXPECT_EQ(read_file(folder_ + "/fresh"), "a.txt" + std::string(kTwice));
  expect("check a.txt" + kSelect + "-o /dev/stdout", 1,
         "a.txt" + std::string(kTwice));
}

TEST_F(BadInput, KeepsTheBaselineTheIgnoreFileAndTheConfig) {
  write("a.txt", long_list() + long_list());  // each entry twice
  const std::string update =
      "check a.txt -q --baseline old.json --update-baseline ";
  run(update + "--select duplicates");
  const auto before = read_file(folder_ + "/old.json");
  const auto baseline = on_full_disk(update);
  EXPECT_TRUE(baseline.output.ends_with(
      "listlint: cannot write old.json: File too large\n"))
      << baseline.output;
  EXPECT_EQ(baseline.exit_code, 2);
  EXPECT_EQ(read_file(folder_ + "/old.json"), before);
  const auto init = on_full_disk("init");
  EXPECT_EQ(init.output,
            "listlint: cannot write .listlint.yaml: File too large\n");
  EXPECT_EQ(init.exit_code, 2);
  EXPECT_EQ(names(), (Names{"a.txt", "old.json"}));
}

TEST_F(BadInput, SaysWhereStdoutTakesNothing) {
  write("a.txt", "A [1]\n^ \"T\" . https://a.example/ .\n");
  for (const std::string arguments :
       {"check a.txt", "show a.txt", "urls a.txt", "explain style/dash",
        "rules", "config show", "config schema", "--help", "--version"}) {
    expect(arguments + " > /dev/full", 2,
           "listlint: cannot write to stdout: No space left on device\n");
  }
}

TEST_F(BadInput, EndsAsUsualWhereNobodyHearsWhatItSays) {
  write("a.txt", kBad);
  EXPECT_EQ(run("check none.txt 2> /dev/full").exit_code, 2);
  EXPECT_EQ(run("check a.txt --diff --unsafe-fixes 2> /dev/full").exit_code, 1);
}

TEST_F(BadInput, WritesIntoNoListWhereStdoutOrStderrAreClosed) {
  write("a.txt", kBad);
  EXPECT_EQ(run("check a.txt none.txt --unsafe-fixes >&- 2>&- <&-").exit_code,
            2);
  EXPECT_EQ(read_file(folder_ + "/a.txt"), "Beihai\nImatra , Finland\n");
}

TEST_F(BadInput, ReadsTheOthersBesideWhatMayNotBeRead) {
  write("lists/a.txt", kBad);
  write("lists/locked.txt", kBad);
  write("lists/inner/b.txt", kBad);
  write("lists/z.txt", kBad);
  lock("lists/locked.txt");
  lock("lists/inner");
  const auto ran = without_rights("check lists" + kSelect);
  ::chmod((folder_ + "/lists/inner").c_str(), 0700);
  EXPECT_EQ(ran.output,
            "lists/a.txt" + std::string(kTwice) + "lists/z.txt" + kTwice +
                "listlint: cannot read the folder lists/inner: Permission "
                "denied\n"
                "listlint: cannot read lists/locked.txt: Permission denied\n");
  EXPECT_EQ(ran.exit_code, 2);
}

TEST_F(BadInput, ReadsTheOthersWhereAListVanishesMeanwhile) {
  write("lists/.listlint.yaml", "select: [duplicates]\n");
  write("lists/a.txt", kBad);
  write("lists/b.txt", kBad);
  // The second line on stderr comes when the folder has been read, and then
  // the program waits for its standard input.
  const auto ran = shell(
      "mkfifo err in; "
      "{ \"$listlint\" check - lists -v -q -j1 --format concise 2> err < in > "
      "out; "
      "echo $? > code; } & "
      "{ read one; read two; rm lists/b.txt; echo Oulu >&3; exec 3>&-; "
      "cat > told; } < err 3> in; wait; grep -v stdin out; grep cannot told; "
      "cat code");
  EXPECT_EQ(ran.output,
            "lists/a.txt" + std::string(kTwice) +
                "listlint: cannot read lists/b.txt: No such file or "
                "directory\n2\n");
}

TEST_F(BadInput, RefusesAListOfTwoGigabytes) {
  write("big.txt", "");
  fs::resize_file(folder_ + "/big.txt", uint64_t{2} << 30);
  write("a.txt", kBad);
  expect("check a.txt big.txt" + kSelect, 2,
         "a.txt" + std::string(kTwice) +
             "listlint: cannot read big.txt: it is larger than 64 MiB; split "
             "it\n");
  EXPECT_EQ(shell("cat big.txt | \"$listlint\" check -").output,
            "listlint: cannot read <stdin>: it is larger than 64 MiB; split "
            "it\n");
}

// A name that no terminal, line or JSON takes as it is.
const std::string kName = "a\n\x1B[31m'\"&<\xFF.txt";

TEST_F(BadInput, ShowsUnusualNamesSafelyInEveryFormat) {
  write(kName, kBad);
  for (const std::string format :
       {"text", "concise", "json", "jsonl", "sarif", "gitlab", "rdjson",
        "github", "junit", "checkstyle", "markdown", "html"}) {
    const auto ran = run("check . -q --select duplicates --format " + format);
    EXPECT_EQ(ran.exit_code, 1) << format;
    EXPECT_EQ(ran.output.find('\x1B'), std::string::npos) << format;
    EXPECT_EQ(ran.output.find('\xFF'), std::string::npos) << format;
    EXPECT_EQ(ran.output.find("a\n\n"), std::string::npos) << format;
    EXPECT_NE(ran.output.find("31m"), std::string::npos) << format;
    if (format == "json" || format == "sarif" || format == "gitlab" ||
        format == "rdjson") {
      EXPECT_TRUE(nlohmann::json::accept(ran.output)) << format;
    }
  }
}

TEST_F(BadInput, KnowsAListOfAnUnusualNameInTheBaseline) {
  write(kName, kBad);
  const std::string check =
      "check . -q --select duplicates --baseline known.json";
  EXPECT_EQ(run(check + " --update-baseline").exit_code, 0);
  expect(check, 0, "");
}

}  // namespace
}  // namespace listlint
