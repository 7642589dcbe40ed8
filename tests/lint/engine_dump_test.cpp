// Dumps through the engine: pages in, documents out, in constant memory.
#include <array>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <random>

#include "lint/engine.h"
#include "tests/lint/exports.h"

namespace listlint {
namespace {

using exports::kEnd;
using exports::kHead;
using exports::noise;
using exports::pack;
using exports::pack_each;
using exports::page;

// What a rule sees of a page.
void tell(Check& check) {
  const auto& source = *check.document.source;
  check
      .report({0, 1}, fmt::format("{} {} {}", source.page(),
                                  check.document.language, source.size()))
      .fix = Fix{"f", Safety::safe, {{{0, 1}, "a"}}};
}
constexpr Rule kTell = {.id = "test/tell", .summary = "", .document = tell};
constexpr std::array<const Rule*, 1> kRules = {&kTell};

// A line a document: its message, or why it failed.
class Lines final : public Sink {
 public:
  bool take(Checked checked) override {
    EXPECT_EQ(checked.path, "a.xml");
    if (checked.source == nullptr) {
      text += checked.failure + "\n";
    } else {
      EXPECT_EQ(checked.document.format, "wikitext");
      EXPECT_EQ(checked.findings.size(), 1U);
      EXPECT_FALSE(checked.findings[0].fix) << "no page can be written back";
      text += checked.findings[0].message + "\n";
    }
    return --left > 0;
  }
  void end_dump(const std::string&, const DumpCounts& counts) override {
    ends += fmt::format(
        "{} read {} unselected {} redirects {} models {} "
        "textless\n",
        counts.read, counts.unselected, counts.redirects, counts.other_models,
        counts.textless);
  }

  std::string text;
  std::string ends;
  size_t left = SIZE_MAX;  // documents that are wanted
};

void run(const std::string& bytes, Lines& lines, EngineOptions options = {},
         std::string language = "") {
  auto settings = default_settings(kRules);
  settings.language = std::move(language);
  const std::vector<Job> jobs = {{"a.xml", {}, &settings}};
  const Open open = [&](const std::string& path) -> Opened {
    return open_source(std::make_unique<Source>(path, bytes));
  };
  check_jobs(jobs, open, options, lines);
}

std::string documents(const std::string& bytes, EngineOptions options = {},
                      std::string language = "") {
  Lines lines;
  run(bytes, lines, std::move(options), std::move(language));
  return lines.text;
}

const std::string kPages = page("Lakes", "* a") + page("Rivers", "* bc");
constexpr std::string_view kTold = "Lakes de 3\nRivers de 4\n";

TEST(Dump, IsADocumentAPage) {
  EXPECT_EQ(documents(kHead + kPages + kEnd), kTold);
}

TEST(Dump, IsUnpacked) {
  EXPECT_EQ(documents(pack(kHead + kPages + kEnd)), kTold);
  EXPECT_EQ(documents(pack_each({kHead, kPages, kEnd})), kTold);
  const auto half = kPages.size() / 2;
  EXPECT_EQ(documents(pack_each(
                {kHead + kPages.substr(0, half), kPages.substr(half) + kEnd})),
            kTold)
      << "a page may go on in the next stream";
}

TEST(Dump, MayBePagesAlone) {
  EXPECT_EQ(documents(pack(kPages), {}, "fi"), "Lakes fi 3\nRivers fi 4\n");
}

TEST(Dump, HasTheLanguageOfTheSettingsFirst) {
  EXPECT_EQ(documents(kHead + page("A", "* a") + kEnd, {}, "fi"), "A fi 3\n");
}

TEST(Dump, CountsWhatIsLeftOut) {
  Lines lines;
  run(kHead + kPages + page("Talk:A", "x", "<ns>1</ns>") +
          page("R", "x", "<ns>0</ns><redirect title=\"A\"/>") +
          page("Empty", "") +
          "<page><title>M</title><revision><model>json</model>"
          "<text>{}</text></revision></page>" +
          kEnd,
      lines);
  EXPECT_EQ(lines.text, kTold);
  EXPECT_EQ(lines.ends,
            "2 read 1 unselected 1 redirects 1 models 1 textless\n");
}

TEST(Dump, GivesTheSelectedPages) {
  EngineOptions options;
  options.selection.titles = {"R*"};
  EXPECT_EQ(documents(kHead + kPages + kEnd, options), "Rivers de 4\n");
}

TEST(Dump, OfAnotherKindIsRefused) {
  EXPECT_EQ(documents("Beihai\nImatra , Finland\n"),
            "a.xml is no MediaWiki export: it begins with \"Beihai\"\n");
  EXPECT_EQ(documents(pack("Beihai\n")),
            "a.xml is no MediaWiki export: it begins with \"Beihai\"\n");
  EXPECT_EQ(documents(""), "a.xml is no MediaWiki export: it is empty\n");
  EXPECT_EQ(documents("<!DOCTYPE a [<!ENTITY b \"c\">]>" + kHead + kPages),
            "a.xml is no MediaWiki export: it has a DOCTYPE\n");
  EXPECT_EQ(documents("\x1F\x8B\x08packed"),
            "cannot read a.xml: it is packed with gzip; unpack it first\n");
}

TEST(Dump, ThatIsCutOffHasItsPagesAndSaysSo) {
  EXPECT_EQ(documents(kHead + kPages), std::string(kTold) +
                                           "cannot read a.xml: it is cut off: "
                                           "it has no </mediawiki>\n");
  EXPECT_EQ(documents(kHead + page("Lakes", "* a") +
                      page("Rivers", "* bc").substr(0, 60)),
            "Lakes de 3\ncannot read a.xml: it is cut off within the page "
            "\"Rivers\"\n");
  const auto packed = pack_each({kHead + kPages, kEnd});
  EXPECT_EQ(documents(packed.substr(0, packed.size() - 1)),
            std::string(kTold) +
                fmt::format("cannot read a.xml: the bzip2 stream at byte {} is "
                            "cut off\n",
                            pack(kHead + kPages).size()));
}

TEST(Dump, GoesOnBehindADamagedPage) {
  EXPECT_EQ(documents(kHead + page("Bad", "<b>") + kPages + kEnd),
            "cannot read a.xml: the page \"Bad\" is damaged: Start-end tags "
            "mismatch\n" +
                std::string(kTold));
}

// 600 pages of all sizes, some larger than a batch, in streams of 40.
std::vector<std::string> many_pages() {
  std::vector<std::string> streams = {kHead};
  for (uint32_t i = 0; i < 600; ++i) {
    if (i % 40 == 0) streams.emplace_back();
    const size_t size = i % 300 == 7 ? 600'000 : 20 + i * 7 % 3'000;
    streams.back() += page(fmt::format("P{}", i), noise(size, i));
  }
  streams.push_back(kEnd);
  return streams;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const auto& part : parts) all += part;
  return all;
}

TEST(Dump, IsTheSamePackedOrNotForAnyNumberOfThreads) {
  const auto streams = many_pages();
  std::string expected;
  for (uint32_t i = 0; i < 600; ++i) {
    const size_t size = i % 300 == 7 ? 600'000 : 20 + i * 7 % 3'000;
    expected += fmt::format("P{} de {}\n", i, size);
  }
  const auto plain = joined(streams);
  const auto single = pack(plain);
  const auto multi = pack_each(streams);
  for (const unsigned threads : {1U, 2U, 8U}) {
    EngineOptions options;
    options.threads = threads;
    EXPECT_TRUE(documents(plain, options) == expected) << threads;
    EXPECT_TRUE(documents(single, options) == expected) << threads;
    EXPECT_TRUE(documents(multi, options) == expected) << threads;
  }
}

TEST(Dump, EndsWhenNoMoreIsWanted) {
  const auto packed = pack_each(many_pages());
  for (const unsigned threads : {1U, 4U}) {
    Lines lines;
    lines.left = 3;
    EngineOptions options;
    options.threads = threads;
    run(packed, lines, options);
    EXPECT_EQ(lines.text, "P0 de 20\nP1 de 27\nP2 de 34\n");
  }
}

// The language of a page is a view; it must outlive the run.
TEST(Dump, LeavesDocumentsThatStandAlone) {
  const auto run =
      check_paths(std::array{std::string("a.xml")},
                  [&](const std::string& path) {
                    return tl::expected<std::unique_ptr<Source>, std::string>(
                        std::make_unique<Source>(path, kHead + kPages + kEnd));
                  },
                  default_settings(kRules), {});
  ASSERT_EQ(run.size(), 2U);
  EXPECT_EQ(run[1].document.language, "de");
  EXPECT_EQ(run[1].document.source, run[1].source.get());
  EXPECT_NE(run[0].findings[0].fingerprint, run[1].findings[0].fingerprint);
}

TEST(Dump, CutAnywhereGivesWholePagesOnly) {
  const auto plain = kHead + kPages + kEnd;
  for (const auto& bytes :
       {plain, pack(plain), pack_each({kHead, kPages, kEnd})}) {
    for (size_t size = 0; size < bytes.size(); ++size) {
      Lines lines;
      run(bytes.substr(0, size), lines);
      const auto failure = lines.text.find("a.xml");
      // Only a line feed may be missing unseen.
      if (failure == std::string::npos) {
        EXPECT_EQ(lines.text, kTold) << size;
        continue;
      }
      const auto told =
          lines.text.substr(0, lines.text.rfind('\n', failure) + 1);
      EXPECT_TRUE(kTold.starts_with(told)) << size << lines.text;
    }
  }
}

TEST(Dump, SurvivesDamage) {
  std::mt19937 random(1);
  const auto plain = kHead + kPages + kEnd;
  for (const auto& good :
       {plain, pack(plain), pack_each({kHead, kPages, kEnd})}) {
    for (int round = 0; round < 500; ++round) {
      auto bytes = good;
      for (auto flips = random() % 4 + 1; flips > 0; --flips) {
        bytes[random() % bytes.size()] = static_cast<char>(random());
      }
      const size_t from = random() % bytes.size();
      if (round % 3 == 0) bytes.erase(from, random() % 50);
      if (round % 5 == 0) bytes.insert(from, bytes.substr(0, random() % 50));
      // As long as it is known for a dump.
      EngineOptions options;
      options.input_format = "mediawiki-xml";
      Lines lines;
      run(bytes, lines, options);
      EXPECT_FALSE(lines.text.empty() && lines.ends.empty());
    }
  }
}

}  // namespace
}  // namespace listlint
