#include "reports/diff.h"

#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "tests/folder.h"
#include "tests/golden.h"

namespace listlint::reports {
namespace {

TEST(UnifiedDiff, ShowsThreeLinesAroundAChange) {
  EXPECT_EQ(unified_diff("lists/a.txt", "1\n2\n3\n4\nLima\n6\n7\n8\n9\n",
                         "1\n2\n3\n4\nQuito\n6\n7\n8\n9\n"),
            R"(--- a/lists/a.txt
+++ b/lists/a.txt
@@ -2,7 +2,7 @@
 2
 3
 4
-Lima
+Quito
 6
 7
 8
)");
}

TEST(UnifiedDiff, JoinsChangesThatStandNearAndPartsOthers) {
  EXPECT_EQ(
      unified_diff("a", "A\n1\n2\n3\n4\n5\n6\nB\n1\n2\n3\n4\n5\n6\n7\nC\n",
                   "a\n1\n2\n3\n4\n5\n6\nb\n1\n2\n3\n4\n5\n6\n7\nC\nD\n"),
      R"(--- a/a
+++ b/a
@@ -1,11 +1,11 @@
-A
+a
 1
 2
 3
 4
 5
 6
-B
+b
 1
 2
 3
@@ -14,3 +14,4 @@
 6
 7
 C
+D
)");
}

TEST(UnifiedDiff, SaysWhereNoLineFeedEndsTheFile) {
  EXPECT_EQ(unified_diff("a", "A\nB", "A\nB\n"),
            "--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n A\n-B\n"
            "\\ No newline at end of file\n+B\n");
  EXPECT_EQ(unified_diff("a", "A\r\nB", "a\r\nB"),
            "--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n-A\r\n+a\r\n B\n"
            "\\ No newline at end of file\n");
}

TEST(UnifiedDiff, BringsTogetherWhatIsOneChange) {
  EXPECT_EQ(unified_diff("a", "A\nX \nX\nB\n", "A\nX\nX\nB\n"),
            "--- a/a\n+++ b/a\n@@ -1,4 +1,4 @@\n A\n-X \n+X\n X\n B\n");
  EXPECT_EQ(unified_diff("a", "A\nX\nX\nB\n", "A\nX \nX\nB\n"),
            "--- a/a\n+++ b/a\n@@ -1,4 +1,4 @@\n A\n-X\n+X \n X\n B\n");
}

TEST(UnifiedDiff, IsEmptyForTheSameText) {
  EXPECT_EQ(unified_diff("a", "A\n", "A\n"), "");
}

TEST(UnifiedDiff, QuotesOddNames) {
  EXPECT_EQ(unified_diff("my list", "A\n", ""),
            "--- a/my list\t\n+++ b/my list\t\n@@ -1 +0,0 @@\n-A\n");
  EXPECT_EQ(
      unified_diff("a\n\"b", "", "A\n"),
      "--- \"a/a\\012\\\"b\"\n+++ \"b/a\\012\\\"b\"\n@@ -0,0 +1 @@\n+A\n");
}

// The shortest difference of two small texts has as many lines as this says.
size_t least_changes(const std::string& a, const std::string& b) {
  std::vector<std::vector<size_t>> common(a.size() + 1,
                                          std::vector<size_t>(b.size() + 1));
  for (size_t i = 1; i <= a.size(); ++i) {
    for (size_t k = 1; k <= b.size(); ++k) {
      common[i][k] = a[i - 1] == b[k - 1]
                         ? common[i - 1][k - 1] + 1
                         : std::max(common[i - 1][k], common[i][k - 1]);
    }
  }
  return a.size() + b.size() - 2 * common.back().back();
}

std::string as_lines(const std::string& letters) {
  std::string lines;
  for (const char c : letters) lines += {c, '\n'};
  return lines;
}

size_t changes_in(const std::string& diff) {
  size_t changes = 0;
  for (auto at = diff.find("\n@@"); at != diff.npos; at = diff.find('\n', at)) {
    ++at;
    if (at < diff.size() && (diff[at] == '-' || diff[at] == '+')) ++changes;
  }
  return changes;
}

TEST(UnifiedDiff, IsTheShortest) {
  uint32_t state = 1;
  const auto below = [&](uint32_t end) {
    state = state * 1'664'525 + 1'013'904'223;
    return (state >> 16) % end;
  };
  for (int round = 0; round < 2000; ++round) {
    std::string a;
    std::string b;
    for (auto n = below(12); n > 0; --n) a += static_cast<char>('a' + below(4));
    for (auto n = below(12); n > 0; --n) b += static_cast<char>('a' + below(4));
    const auto diff = unified_diff("x", as_lines(a), as_lines(b));
    ASSERT_EQ(changes_in(diff), least_changes(a, b)) << a << " " << b;
  }
}

// Applies a diff with a program, in a folder of its own.
std::string applied(const std::string& command, const std::string& before,
                    const std::string& diff) {
  const auto folder = make_folder();
  std::ofstream(folder + "/my list.txt", std::ios::binary) << before;
  std::ofstream(folder + "/diff", std::ios::binary) << diff;
  const auto line =
      "cd '" + folder + "' && GIT_CEILING_DIRECTORIES=/ " + command;
  const int status = std::system(line.c_str());
  auto after = read_file(folder + "/my list.txt");
  std::filesystem::remove_all(folder);
  return status == 0 ? after : "it fails";
}

// 100,000 lines; `each` makes one.
template <typename Each>
std::string many(Each each) {
  std::string lines;
  for (int i = 0; i < 100'000; ++i) lines += each(i);
  return lines;
}

TEST(UnifiedDiff, IsTakenByGitAndPatch) {
  const auto line = [](int i) { return fmt::format("{}\n", i % 1000); };
  const auto long_list = many(line);
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"A\r\nB \r\nC\r\n", "A\r\nB\r\nC\r\n"},
      {"A\nB", "A\nC"},
      {"A\nB", "A\nB\n"},
      {"A\nB\n", "A\nB"},
      {"B\n", "A\nB\nC\n"},
      {"A\n\n\nB\n", "\nB\nA\n\n"},
      {"A", ""},
      {"", "A\n"},
      {"A\rB\n", "A\rC\n"},
      {long_list, "first\n" + long_list + "last\n"},
      {long_list,
       many([&](int i) { return (i % 97 == 0 ? "x" : "") + line(i); })},
      {long_list, many([&](int i) { return "x" + line(i); })},
      {long_list, many([&](int i) { return line(i * 7919); })},
  };
  for (const auto& [before, after] : cases) {
    const auto diff = unified_diff("my list.txt", before, after);
    EXPECT_TRUE(applied("git apply --whitespace=nowarn diff", before, diff) ==
                after)
        << diff.substr(0, 300);
    EXPECT_TRUE(applied("patch --binary -sp1 -i diff", before, diff) == after)
        << diff.substr(0, 300);
  }
}

}  // namespace
}  // namespace listlint::reports
