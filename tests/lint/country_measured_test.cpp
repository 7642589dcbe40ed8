// How names are understood that people wrote, over a set that was collected for
// it: corpus/names/country_names.tsv.
#include <algorithm>
#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

#include "lint/country/country.h"
#include "tests/golden.h"
#include "tests/lines.h"

namespace listlint::country {
namespace {

struct Row {
  std::string_view written;
  std::string_view expected;  // "GL+DK", "AMBIG:CG|CD", "HIST:CSHH", "NONE"
};

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (size_t end = 0; end != text.npos;) {
    end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end != text.npos) text.remove_prefix(end + 1);
  }
  return parts;
}

// "Aruba, Netherlands" is for the readers to take apart: the last part counts.
std::string_view last_part(std::string_view written) {
  const auto comma = written.rfind(", ");
  return comma == written.npos ? written : written.substr(comma + 2);
}

// What a list with this name in the place of a country would be told that it
// means; empty where nothing is said for certain.
std::vector<std::string_view> understood(std::string_view written) {
  const Name* name = find(written);
  if (name == nullptr) name = find(last_part(written));
  if (name == nullptr) name = nearest(written);
  if (name == nullptr) return {};
  return {name->codes.begin(), name->codes.end()};
}

struct Score {
  size_t rows = 0;
  size_t right = 0;
  size_t wrong = 0;  // another country, for certain
  size_t ambiguous = 0;
  size_t told = 0;  // of them
  std::string misses;

  void add(const Row& row) {
    const auto codes = understood(row.written);
    const auto colon = row.expected.find(':');
    const auto kind =
        row.expected.substr(0, colon == row.expected.npos ? 0 : colon);
    const auto meant = row.expected.substr(colon + 1);
    bool good = false;
    if (kind == "AMBIG") {
      ++ambiguous;
      auto both = split(meant, '|');
      auto sorted = codes;
      std::ranges::sort(both);
      std::ranges::sort(sorted);
      good = both == sorted;
      told += good ? 1 : 0;
    } else if (row.expected == "NONE" || kind == "SUB") {
      good = codes.empty();
    } else {
      const auto any = split(meant, '+');
      good = codes.size() == 1 && std::ranges::find(any, codes[0]) != any.end();
    }
    ++rows;
    if (good) {
      ++right;
      return;
    }
    if (codes.size() == 1) ++wrong;
    misses += std::string(row.written) + ": not " + std::string(row.expected);
    misses += codes.empty() ? "\n" : " but " + std::string(codes[0]) + "\n";
  }
};

TEST(CountryMeasured, UnderstandsNamesThatPeopleWrote) {
  const auto text = read_file(LISTLINT_ROOT "/corpus/names/country_names.tsv");
  const auto lines = split_lines(text);
  Score score;
  for (size_t i = 1; i < lines.size(); ++i) {
    const auto cells = split(lines[i], '\t');
    ASSERT_EQ(cells.size(), 6U) << lines[i];
    score.add({cells[0], cells[1]});
  }
  EXPECT_GT(score.rows, 300U);
  EXPECT_GE(100 * score.right, 97 * score.rows) << score.misses;
  EXPECT_LE(score.wrong, 1U) << score.misses;
  EXPECT_GT(score.ambiguous, 0U);
  EXPECT_EQ(score.told, score.ambiguous) << score.misses;
}

}  // namespace
}  // namespace listlint::country
