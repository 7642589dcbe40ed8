#include <filesystem>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

#include "tests/conventions/source_tree.h"
#include "tests/lines.h"

namespace listlint::conventions {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// What stands between two marks on one line, each time.
std::vector<std::string_view> between(std::string_view line,
                                      std::string_view open,
                                      std::string_view close) {
  std::vector<std::string_view> found;
  for (auto at = line.find(open); at != std::string_view::npos;
       at = line.find(open, at)) {
    at += open.size();
    const auto end = line.find(close, at);
    if (end == std::string_view::npos) break;
    found.push_back(line.substr(at, end - at));
    at = end + close.size();
  }
  return found;
}

// Lines outside of fenced blocks, with their numbers.
struct Line {
  size_t number = 0;
  std::string_view text;
};

std::vector<Line> prose_lines(std::string_view markdown) {
  std::vector<Line> found;
  bool fenced = false;
  size_t number = 0;
  for (const auto text : split_lines(markdown)) {
    ++number;
    if (text.find("```") == text.find_first_not_of(" >")) {
      fenced = !fenced;
    } else if (!fenced) {
      found.push_back({number, text});
    }
  }
  return found;
}

std::vector<std::string> dead_links(const File& file) {
  std::vector<std::string> dead;
  const auto folder = std::filesystem::path(file.path).parent_path();
  for (const auto& [number, text] : prose_lines(file.text)) {
    for (auto target : between(text, "](", ")")) {
      target = target.substr(0, target.find('#'));
      if (target.empty() || target.find(':') != std::string_view::npos) {
        continue;  // within the page, or a URL
      }
      const auto path = (folder / target).lexically_normal().generic_string();
      if (path.starts_with("..") || !exists(path)) {
        dead.push_back(fmt::format("{}:{}: {}", file.path, number, target));
      }
    }
  }
  return dead;
}

// "lint/read/" and "lint/source.h" are paths; "and/or", "<group>/x" are not,
// nor is what ./dev demo leaves here.
bool is_path(std::string_view word) {
  const auto folder = top_folder(word);
  const bool plain =
      word.find_first_of(" <>*{}()$,;\"'=") == std::string_view::npos;
  return plain && !folder.empty() && folder != "build" &&
         folder != ".listlint" && exists(std::string(folder));
}

std::vector<std::string> dead_paths(const File& file) {
  std::vector<std::string> dead;
  for (const auto& [number, text] : prose_lines(file.text)) {
    for (const auto word : between(text, "`", "`")) {
      if (is_path(word) && !exists(std::string(word))) {
        dead.push_back(fmt::format("{}:{}: {}", file.path, number, word));
      }
    }
  }
  return dead;
}

TEST(Links, LeadToFilesOfTheProject) {
  std::vector<std::string> dead;
  for (const auto& file : prose()) {
    for (auto& line : dead_links(file)) dead.push_back(std::move(line));
  }
  EXPECT_THAT(dead, IsEmpty());
}

TEST(Links, PathsInProseExist) {
  std::vector<std::string> dead;
  for (const auto& file : prose()) {
    for (auto& line : dead_paths(file)) dead.push_back(std::move(line));
  }
  EXPECT_THAT(dead, IsEmpty());
}

TEST(Links, UsersFindTheirPages) {
  for (const auto* path : {"README.md", "ARCHITECTURE.md", "CHANGELOG.md",
                           "CONTRIBUTING.md", "LICENSE", "NOTICE", "docs"}) {
    EXPECT_TRUE(exists(path)) << path;
  }
}

TEST(Links, ThatLeadNowhereAreFound) {
  const File file = {"docs/a.md",
                     "[a](../lint/source.h) [b](none.md#x) [c](#y)\n"
                     "[d](https://a.org/b) [e](../../x)\n"
                     "```\n[f](none.md)\n```\n"};
  EXPECT_THAT(dead_links(file),
              ElementsAre("docs/a.md:1: none.md", "docs/a.md:2: ../../x"));
}

TEST(Links, PathsThatLeadNowhereAreFound) {
  const File file = {"ARCHITECTURE.md",
                     "`lint/source.h` `lint/none.h` `lint/<x>.h` `a/b`\n"};
  EXPECT_THAT(dead_paths(file), ElementsAre("ARCHITECTURE.md:1: lint/none.h"));
}

}  // namespace
}  // namespace listlint::conventions
