// Words that finished code does not hold. Each has a bar in it here, so that
// this file does not hold them either.
#include <algorithm>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tests/conventions/source_tree.h"
#include "tests/lines.h"

namespace listlint::conventions {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string without_bar(std::string_view word) {
  std::string whole(word);
  std::erase(whole, '|');
  return whole;
}

constexpr std::string_view kUnfinished[] = {
    "TO|DO",        "FIX|ME",      "XX|X",       "not imple|mented",
    "place|holder", "GTEST_|SKIP", "DIS|ABLED_",
};

// A regular expression of the standard library takes seconds for a file and
// recurses on its input; "using" a whole namespace hides where names are from.
constexpr std::string_view kUnwanted[] = {
    "std::|regex",
    "<reg|ex>",
    "using name|space std",
};

// Places of one machine. A URL may have such a path: "a.org/home/x".
constexpr std::string_view kPlaces[] = {
    "/home|/", "/root|/", "/work|/", "/Users|/", "../|shared",
};

bool follows_a_path(std::string_view line, size_t at) {
  if (at == 0) return false;
  const char before = line[at - 1];
  return before != ' ' && before != '"' && before != '\'' && before != '`' &&
         before != '(' && before != '=' && before != ':';
}

// The end of a name that mkstemp() or mkdtemp() fills in.
bool is_file_template(std::string_view line, size_t at) {
  return line.substr(at).starts_with(std::string(6, 'X'));
}

using Accept = bool (*)(std::string_view line, size_t at);

std::vector<std::string> find_words(const std::vector<File>& where,
                                    std::span<const std::string_view> words,
                                    Accept accept = nullptr) {
  std::vector<std::string> wholes;
  std::ranges::transform(words, std::back_inserter(wholes), without_bar);
  std::vector<std::string> found;
  for (const auto& file : where) {
    size_t number = 0;
    for (const auto line : split_lines(file.text)) {
      ++number;
      for (const auto& word : wholes) {
        const auto at = line.find(word);
        if (at == std::string_view::npos) continue;
        if (accept && accept(line, at)) continue;
        found.push_back(fmt::format("{}:{}: {}", file.path, number, word));
      }
    }
  }
  return found;
}

std::vector<File> everything() {
  auto all = files({"lint", "rules", "fetch", "reports", "cli", "tests"},
                   {".h", ".cpp", "CMakeLists.txt"});
  for (const auto& file : prose()) all.push_back(file);
  for (const auto& file :
       files({"dev", ".ci/run", "CMakeLists.txt", "CMakePresets.json"}, {})) {
    all.push_back(file);
  }
  return all;
}

TEST(Words, NothingIsMarkedAsUnfinished) {
  EXPECT_THAT(find_words(everything(), kUnfinished, is_file_template),
              IsEmpty());
}

TEST(Words, CodeHoldsNothingUnwanted) {
  EXPECT_THAT(find_words(code(), kUnwanted), IsEmpty());
}

TEST(Words, NoPathLeadsOutOfTheProject) {
  EXPECT_THAT(find_words(everything(), kPlaces, follows_a_path), IsEmpty());
}

TEST(Words, AreFoundWithTheirPlace) {
  const auto text = without_bar("int a;\n// /home|/me/a\n// a.org/home|/x\n");
  EXPECT_THAT(find_words({{"a.cpp", text}}, kPlaces, follows_a_path),
              ElementsAre("a.cpp:2: " + without_bar(kPlaces[0])));
}

}  // namespace
}  // namespace listlint::conventions
