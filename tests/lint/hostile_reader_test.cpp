// Broken files make documents, not crashes. Replays a part of what
// tests/fuzz/fuzz_readers does: as much as a test run has time for.
#include <array>
#include <gtest/gtest.h>
#include <string>

#include "lint/read/reader.h"
#include "tests/fuzz/hostile.h"
#include "tests/fuzz/invariants.h"
#include "tests/golden.h"
#include "tests/lint/test_name.h"

namespace listlint {
namespace {

std::string wrong_in(const Reader& reader, const std::string& bytes) {
  const Source source("a", bytes);
  return broken_invariant(reader.read(source, {}));
}

class HostileReader : public testing::TestWithParam<std::string_view> {
 protected:
  const std::string path_ =
      std::string(LISTLINT_ROOT) + "/corpus/same/" + std::string(GetParam());
  const std::string bytes_ = read_file(path_);
  const Reader& reader_ = reader_for(path_, bytes_);
};

// Every prefix of the beginning and of the end, where the grammar differs.
TEST_P(HostileReader, PrefixesMakeDocuments) {
  ASSERT_FALSE(bytes_.empty());
  constexpr size_t kPart = 1200;
  for (size_t size = 0; size <= bytes_.size(); ++size) {
    if (size == kPart && bytes_.size() > 2 * kPart) {
      size = bytes_.size() - kPart;
    }
    ASSERT_EQ(wrong_in(reader_, bytes_.substr(0, size)), "") << size;
  }
}

TEST_P(HostileReader, MutationsMakeDocuments) {
  for (uint32_t seed = 0; seed < 500; ++seed) {
    const auto broken = mutate(bytes_, seed);
    ASSERT_EQ(wrong_in(reader_, broken), "") << seed;
  }
}

TEST_P(HostileReader, AnyOtherReaderMakesADocumentOfIt) {
  for (const auto& reader : readers()) {
    EXPECT_EQ(wrong_in(reader, bytes_), "") << reader.name;
  }
}

constexpr std::array kFiles = std::to_array<std::string_view>(
    {"twins.txt", "twins.wiki", "twins.xml", "twins.xml.bz2",
     "twins-legacy.html", "twins-parsoid.html", "twins.html", "twins.md",
     "twins.csv", "twins.tsv", "twins.json", "twins.yaml"});

INSTANTIATE_TEST_SUITE_P(Markups, HostileReader, testing::ValuesIn(kFiles),
                         [](const auto& file) {
                           return test_name(file.param);
                         });

}  // namespace
}  // namespace listlint
