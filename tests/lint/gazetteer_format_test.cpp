#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "lint/gazetteer/format.h"
#include "lint/gazetteer/key.h"

namespace listlint::gazetteer {
namespace {

// The index as it lies in the tree, read as format.h says and not by the code
// of the look-up.
class Index {
 public:
  Index() {
    std::ifstream file(LISTLINT_ROOT "/lint/gazetteer/places.bin",
                       std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(file), {});
    std::memcpy(&header, bytes_.data(), sizeof(Header));
    at_ = sizeof(Header);
    countries = take<Country>(header.countries);
    buckets = take<uint32_t>((1U << kBucketBits) + 1);
    keys = take<std::array<uint8_t, kKeyBytes>>(header.keys);
    symbols = take<Symbol>(256);
    blocks = take<uint32_t>((header.places + kBlock - 1) / kBlock + 1);
    names = take<char>(header.name_bytes);
  }

  size_t size() const { return bytes_.size(); }
  size_t read() const { return at_; }

  Header header;
  std::vector<Country> countries;
  std::vector<uint32_t> buckets;
  std::vector<std::array<uint8_t, kKeyBytes>> keys;
  std::vector<Symbol> symbols;
  std::vector<uint32_t> blocks;
  std::vector<char> names;

 private:
  template <typename Item>
  std::vector<Item> take(size_t count) {
    std::vector<Item> items(count);
    std::memcpy(items.data(), bytes_.data() + at_, count * sizeof(Item));
    at_ += padded(count * sizeof(Item));
    return items;
  }

  std::string bytes_;
  size_t at_ = 0;
};

TEST(GazetteerFormat, IsAllThereIs) {
  const Index index;
  EXPECT_EQ(index.header.magic, kMagic);
  EXPECT_EQ(index.header.version, kVersion);
  EXPECT_EQ(index.header.bytes, index.size());
  EXPECT_EQ(index.read(), index.size());
  EXPECT_LE(index.size(), 4'000'000U);
}

TEST(GazetteerFormat, HasPlacesByCountryAndSize) {
  const Index index;
  uint32_t place = 0;
  std::string_view before;
  for (const auto& country : index.countries) {
    const std::string_view code(country.code.data(), 2);
    EXPECT_LT(before, code);
    EXPECT_EQ(country.begin, place) << code;
    EXPECT_TRUE(std::ranges::is_sorted(country.ends)) << code;
    place = country.ends.back();
    before = code;
  }
  EXPECT_EQ(place, index.header.places);
}

TEST(GazetteerFormat, HasKeysByBucketAndCheck) {
  const Index index;
  EXPECT_EQ(index.buckets.front(), 0U);
  EXPECT_EQ(index.buckets.back(), index.header.keys);
  size_t bad = 0;
  for (size_t bucket = 0; bucket + 1 < index.buckets.size(); ++bucket) {
    uint64_t before = 0;
    for (auto i = index.buckets[bucket]; i < index.buckets[bucket + 1]; ++i) {
      uint64_t key = 0;
      std::memcpy(&key, index.keys[i].data(), kKeyBytes);
      const auto place = key & ((1U << kPlaceBits) - 1);
      if (key <= before || place >= index.header.places) ++bad;
      before = key;
    }
  }
  EXPECT_EQ(bad, 0U);
}

TEST(GazetteerFormat, HasANameForEachPlace) {
  const Index index;
  EXPECT_EQ(std::ranges::count(index.names, '\0'), index.header.places);
  EXPECT_TRUE(std::ranges::is_sorted(index.blocks));
  EXPECT_EQ(index.blocks.back(), index.header.name_bytes);
  for (const auto& symbol : index.symbols) EXPECT_LT(symbol.back(), 8);
}

TEST(GazetteerKey, IsLettersAndDigitsOnly) {
  const auto key = [](std::string_view name) {
    return std::string(Key(name).view());
  };
  EXPECT_EQ(key("Saint-\u00c9tienne"), "saintetienne");
  EXPECT_EQ(key("St. Etienne"), "saintetienne");
  EXPECT_EQ(key("Mt Gambier"), "mountgambier");
  EXPECT_EQ(key("Xi'an"), "xian");
  EXPECT_EQ(key("Xi\u2019an"), "xian");
  EXPECT_EQ(key("\u5317\u4eac"), "\u5317\u4eac");
  EXPECT_EQ(key("-.' "), "");
  EXPECT_EQ(key(std::string(97, 'x')), "");
}

TEST(GazetteerKey, KeepsBrokenText) {
  EXPECT_EQ(std::string(Key("S\uFFFDo").view()), "s\uFFFDo");
  EXPECT_EQ(std::string(Key("S\xE3o").view()), "s\xE3o");
}

TEST(GazetteerKey, DropsTheWordOfALevel) {
  EXPECT_EQ(without_level("Gatchinsky District"), "Gatchinsky");
  EXPECT_EQ(without_level("Yongin-si"), "Yongin");
  EXPECT_EQ(without_level("Province of Turin"), "Turin");
  EXPECT_EQ(without_level("Lyon"), "Lyon");
  EXPECT_EQ(without_level(" District"), " District");
}

}  // namespace
}  // namespace listlint::gazetteer
