#include "lint/read/bzip2.h"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "lint/read/dump_bytes.h"
#include "tests/lint/exports.h"

namespace listlint {
namespace {

using exports::noise;
using exports::pack;
using exports::pack_each;

// Gives at most so many bytes at a time.
class Drip final : public Input {
 public:
  Drip(std::string_view bytes, size_t most) : left_(bytes), most_(most) {}

  tl::expected<size_t, std::string> read(char* to, size_t size) override {
    const size_t got = std::min({size, most_, left_.size()});
    std::copy_n(left_.begin(), got, to);
    left_.remove_prefix(got);
    if (got == 0 && breaks) return tl::unexpected(std::string("it broke"));
    return got;
  }

  bool breaks = false;

 private:
  std::string_view left_;
  size_t most_;
};

// All that is unpacked, and "!" with the error behind it.
std::string unpacked(std::string_view packed, unsigned threads = 1,
                     size_t drip = 1'000'000) {
  Pool pool(threads);
  const auto first = std::min<size_t>(packed.size(), 16);
  Drip input(packed.substr(first), drip);
  DumpBytes bytes(input, std::string(packed.substr(0, first)), pool);
  std::string all;
  while (true) {
    const auto piece = bytes.next();
    if (!piece) return all + "!" + piece.error();
    if (piece->empty()) return all;
    all += *piece;
  }
}

TEST(DumpBytes, PassesOnWhatIsNotPacked) {
  const auto text = noise(700'000, 1);
  EXPECT_EQ(unpacked(text), text);
  EXPECT_EQ(unpacked(""), "");
  EXPECT_EQ(unpacked("<mediawiki>"), "<mediawiki>");
}

TEST(DumpBytes, UnpacksOneStreamInOrder) {
  const auto text = noise(4'000'000, 2);
  const auto packed = pack(text);
  ASSERT_GT(packed.size(), 2'300'000U) << "more than one part";
  for (const unsigned threads : {1U, 3U}) {
    EXPECT_TRUE(unpacked(packed, threads) == text) << threads;
  }
}

TEST(DumpBytes, UnpacksManyStreamsInOrder) {
  std::vector<std::string> parts;
  std::string text;
  for (uint32_t i = 0; i < 40; ++i) {
    // Some are smaller than a part of the file, some larger.
    parts.push_back(noise(i % 13 == 0 ? 500'000 : i * 1'000, i));
    text += parts.back();
  }
  const auto packed = pack_each(parts);
  for (const unsigned threads : {1U, 2U, 8U}) {
    EXPECT_TRUE(unpacked(packed, threads) == text) << threads;
  }
  EXPECT_TRUE(unpacked(packed, 2, 1'000) == text) << "a slow pipe";
}

TEST(DumpBytes, TakesBytesThatLookLikeAStreamForWhatTheyAre) {
  // Stored so that its packed form holds the very mark of a stream, behind
  // enough bytes to end a part there.
  const auto inner = pack(noise(2'000, 1));
  auto packed = pack(noise(400'000, 2));
  ASSERT_GT(packed.size(), 150'000U);
  const size_t at = 140'000;
  packed.replace(at, kBzip2Start, inner.substr(0, kBzip2Start));
  const auto result = unpacked(packed, 2);
  EXPECT_EQ(result.substr(result.find('!')),
            "!the bzip2 stream at byte 0 is damaged");
}

TEST(DumpBytes, GoesOnBehindAnEmptyStream) {
  EXPECT_EQ(unpacked(pack("") + pack("a") + pack("") + pack("b")), "ab");
  EXPECT_EQ(unpacked(pack("")), "");
}

TEST(DumpBytes, IgnoresWhatIsNoStreamBehindTheLast) {
  EXPECT_EQ(unpacked(pack("a") + "garbage"), "a");
  EXPECT_EQ(unpacked(pack("a") + std::string(100, '\0')), "a");
  EXPECT_EQ(unpacked(pack("a") + "garbage" + pack("b"), 2), "a");
  const auto large = noise(300'000, 1);
  EXPECT_TRUE(unpacked(pack(large) + "garbage" + pack("b"), 2) == large);
}

TEST(DumpBytes, SaysWhereAStreamIsDamaged) {
  const auto first = pack("first");
  auto second = pack(noise(5'000, 1));
  second[second.size() / 2] ^= 1;
  EXPECT_EQ(unpacked(first + second + pack("third")),
            fmt::format("first!the bzip2 stream at byte {} is damaged",
                        first.size()));
  EXPECT_EQ(unpacked("BZhello"), "!the bzip2 stream at byte 0 is damaged");
}

TEST(DumpBytes, SaysWhereAStreamIsCutOff) {
  const auto first = pack("first");
  const auto second = pack("second");
  EXPECT_EQ(unpacked(first + second.substr(0, second.size() - 1)),
            fmt::format("firstsecond!the bzip2 stream at byte {} is cut off",
                        first.size()));
  EXPECT_EQ(unpacked(first + "BZ"),
            fmt::format("first!the bzip2 stream at byte {} is cut off",
                        first.size()));
}

TEST(DumpBytes, TellsWhyAnInputBrokeBehindWhatItGave) {
  Pool pool(2);
  for (const bool packed : {true, false}) {
    const auto bytes = packed ? pack("all") + pack("good") : "allgood";
    Drip input(bytes, 5);
    input.breaks = true;
    DumpBytes dump(input, "", pool);
    if (packed) {
      // What has been read tells the packing.
      Drip rest(std::string_view(bytes).substr(16), 5);
      rest.breaks = true;
      DumpBytes unpacking(rest, bytes.substr(0, 16), pool);
      std::string all;
      auto piece = unpacking.next();
      for (; piece && !piece->empty(); piece = unpacking.next()) all += *piece;
      EXPECT_EQ(all, "allgood");
      ASSERT_FALSE(piece);
      EXPECT_EQ(piece.error(), "it broke");
      continue;
    }
    EXPECT_EQ(*dump.next(), "allgood");
    const auto end = dump.next();
    ASSERT_FALSE(end);
    EXPECT_EQ(end.error(), "it broke");
  }
}

TEST(DumpBytes, UnpacksALargeBlockOfZerosAPieceAtATime) {
  const auto packed = pack(std::string(20'000'000, '\0'));
  ASSERT_LT(packed.size(), 20'000U);
  Pool pool(1);
  Drip input(packed, 1'000'000);
  std::string first(16, '\0');
  ASSERT_TRUE(input.read(first.data(), 16));
  DumpBytes bytes(input, first, pool);
  size_t all = 0;
  size_t largest = 0;
  for (auto piece = bytes.next(); !piece->empty(); piece = bytes.next()) {
    all += piece->size();
    largest = std::max(largest, piece->size());
  }
  EXPECT_EQ(all, 20'000'000U);
  EXPECT_LT(largest, 5'000'000U);
}

TEST(PackingOf, KnowsWhatIsOftenUsed) {
  EXPECT_EQ(packing_of("BZh9"), "bzip2");
  EXPECT_EQ(packing_of("\x1F\x8B\x08"), "gzip");
  EXPECT_EQ(packing_of("\xFD"
                       "7zXZ"),
            "xz");
  EXPECT_EQ(packing_of("7z\xBC\xAF\x27\x1C"), "7z");
  EXPECT_EQ(packing_of("PK\x03\x04"), "zip");
  EXPECT_EQ(packing_of("\x28\xB5\x2F\xFD"), "zstd");
  EXPECT_EQ(packing_of("<mediawiki>"), "");
  EXPECT_EQ(packing_of("BZ"), "");
}

}  // namespace
}  // namespace listlint
