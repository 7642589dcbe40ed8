#include <gtest/gtest.h>
#include <string>

#include "lint/read/text.h"
#include "tests/lint/dump.h"

namespace listlint {
namespace {

TEST(TextReader, ReadsHeadingsEntriesAndCitations) {
  EXPECT_EQ(dump_text("Beihai [ 1]\n"
                      "Imatra , Finland\n"
                      "Perth , Scotland, United Kingdom[2][a]\n"
                      "Suzhou, Anhui [ 2]\n"
                      "Varna, Bulgaria\n"
                      "Saint-Denis , Réunion, France[ citation needed ]\n"
                      "^ \"A\" . a.cn . A. Retrieved 1 May 2020 .\n"
                      "^ a b \"B\" . b.cn . B. Retrieved 1 May 2020 ."),
            "section \"Beihai\" [1]\n"
            "  entry \"Imatra\" \"Finland\"=FI\n"
            "  entry \"Perth\" (Scotland) \"United Kingdom\"=GB [2] [a]\n"
            "section \"Suzhou, Anhui\" [2]\n"
            "  entry \"Varna\" \"Bulgaria\"=BG\n"
            "  entry \"Saint-Denis\" (Réunion) \"France\"=FR"
            " [citation needed]\n"
            "reference 1 x1 title=A site=a.cn publisher=A"
            " accessed=1 May 2020\n"
            "reference 2 x2 title=B site=b.cn publisher=B"
            " accessed=1 May 2020\n");
}

TEST(TextReader, TakesCaptionAndIntroductionOut) {
  EXPECT_EQ(dump_text("Map of China\n"
                      "This is a list of places in China with partners.\n"
                      "Beihai\n"
                      "Imatra , Finland\n"),
            "section \"Beihai\"\n"
            "  entry \"Imatra\" \"Finland\"=FI\n"
            "unread caption \"Map of China\"\n"
            "unread prose \"This is a list of places in China with "
            "partners.\"\n");
}

TEST(TextReader, KeepsWhatIsUnreadInTextOrder) {
  EXPECT_EQ(dump_text("Map of China\n"
                      "References\n"
                      "A line between the references\n"
                      "This is a list of places in China with partners.\n"),
            "unread caption \"Map of China\"\n"
            "unread line \"A line between the references\"\n"
            "unread prose \"This is a list of places in China with "
            "partners.\"\n");
}

TEST(TextReader, NamesASectionByTheSentenceAboveItsEntries) {
  EXPECT_EQ(dump_text("Ähtäri\n"
                      "Lycksele , Sweden\n"
                      "Asikkala is a member of the Douzelage, an association "
                      "of towns.\n"
                      "Agros , Cyprus\n"
                      "Brampton has ended all its twinnings.\n"),
            "section \"Ähtäri\"\n"
            "  entry \"Lycksele\" \"Sweden\"=SE\n"
            "section \"Asikkala\"\n"
            "  entry \"Agros\" \"Cyprus\"=CY\n"
            "unread prose \" is a member of the Douzelage, an association of "
            "towns.\"\n"
            "unread prose \"Brampton has ended all its twinnings.\"\n");
}

TEST(TextReader, ReadsBulletsAndTightCommas) {
  EXPECT_EQ(dump_text("Ottawa\n"
                      "- Beijing, China (1999)\n"
                      "* Catania, Italy since 2001\n"
                      "\xE2\x80\xA2 The Hague (Netherlands)\n"
                      "1. Washington, D.C., United States, 2005\n"
                      "2) Georgetown\n"),
            "section \"Ottawa\"\n"
            "  entry \"Beijing\" \"China\"=CN note \"1999\"\n"
            "  entry \"Catania\" \"Italy\"=IT note \"since 2001\"\n"
            "  entry \"The Hague\" \"Netherlands\"=NL\n"
            "  entry \"Washington\" (D.C.) \"United States\"=US note \"2005\"\n"
            "  entry \"Georgetown\"\n");
}

TEST(TextReader, KeepsCommasInNamesBeforeASpacedComma) {
  EXPECT_EQ(dump_text("Bangkok\n"
                      "Washington, D.C. , United States\n"
                      "Seoul , Korea, Republic of\n"
                      "Berlin , Narnia\n"
                      "Nowhere ,\n"),
            "section \"Bangkok\"\n"
            "  entry \"Washington, D.C.\" \"United States\"=US\n"
            "  entry \"Seoul\" \"Korea, Republic of\"=KR\n"
            "  entry \"Berlin\" \"Narnia\"=?\n"
            "section \"Nowhere ,\"\n");
}

TEST(TextReader, TakesNoBreakSpacesForSpaces) {
  EXPECT_EQ(dump_text("Beihai\n"
                      "Imatra ,\u00a0Finland\n"
                      "Oulu\u00a0, Finland\n"
                      "Turku\u00a0,\u00a0Finland\u00a0\n"
                      "\u00a0\n"
                      "Hami\u00a0[ 1]\n"
                      "Espoo,\u00a0Finland\n"),
            "section \"Beihai\"\n"
            "  entry \"Imatra\" \"Finland\"=FI\n"
            "  entry \"Oulu\" \"Finland\"=FI\n"
            "  entry \"Turku\" \"Finland\"=FI\n"
            "section \"Hami\" [1?]\n"
            "  entry \"Espoo\" \"Finland\"=FI\n");
}

TEST(TextReader, TakesAMisspeltCountryForOne) {
  EXPECT_EQ(dump_text("Oulu\nMalmö, Swedne\nBeihai, Guangxi\n"),
            "section \"Oulu\"\n"
            "  entry \"Malmö\" \"Swedne\"=?\n"
            "section \"Beihai, Guangxi\"\n");
}

TEST(TextReader, PutsEntriesWithoutAHeadingInANamelessSection) {
  EXPECT_EQ(dump_text("Imatra , Finland\n"),
            "section \"\"\n  entry \"Imatra\" \"Finland\"=FI\n");
}

TEST(TextReader, ReadsOtherBacklinkStyles) {
  EXPECT_EQ(dump_text("A [1][2][3][4]\n"
                      "References\n"
                      "1. ^ a b \"A\". a.cn. Retrieved 1 May 2020.\n"
                      "\xE2\x86\x91 2.0 2.1 2.2 \"B\". b.cn.\n"
                      "^ Jump up to: a b \"C\". c.cn.\n"
                      "[4] \"D\". d.cn.\n"),
            "section \"A\" [1] [2] [3] [4]\n"
            "reference 1 x2 title=A site=a.cn accessed=1 May 2020\n"
            "reference 2 x3 title=B site=b.cn\n"
            "reference 3 x2 title=C site=c.cn\n"
            "reference 4 x0 title=D site=d.cn\n");
}

TEST(TextReader, TellsAMonthFromAPlaceCalledMar) {
  EXPECT_EQ(
      dump_text("A [1]\n"
                "^ \"T\" . munivina.cl . Vi\u00f1a del Mar. 30 Nov. 2017. "
                "Retrieved 12 Mar. 2020 .\n"),
      "section \"A\" [1]\n"
      "reference 1 x1 title=T site=munivina.cl publisher=Vi\u00f1a del Mar"
      " date=30 Nov. 2017 accessed=12 Mar. 2020\n");
}

TEST(TextReader, MarksCitationsWithoutAReference) {
  EXPECT_EQ(dump_text("A [2]\n^ \"B\" . b.cn .\n"),
            "section \"A\" [2?]\n"
            "reference 1 x1 title=B site=b.cn\n");
}

TEST(TextReader, KeepsALostLineAmongReferencesOut) {
  EXPECT_EQ(dump_text("A\nImatra , Finland\n"
                      "References\n"
                      "1. ^ \"B\". b.cn.\n"
                      "continued from above\n"
                      "2. ^ \"C\". c.cn.\n"),
            "section \"A\"\n"
            "  entry \"Imatra\" \"Finland\"=FI\n"
            "reference 1 x1 title=B site=b.cn\n"
            "reference 2 x1 title=C site=c.cn\n"
            "unread line \"continued from above\"\n");
}

TEST(TextReader, IgnoresBomCrlfAndBlankLines) {
  EXPECT_EQ(dump_text("\xEF\xBB\xBF"
                      "A\r\n\r\n  Imatra , Finland  \r\n"),
            "section \"A\"\n  entry \"Imatra\" \"Finland\"=FI\n");
}

TEST(TextReader, SurvivesWhatIsNoList) {
  EXPECT_EQ(dump_text(""), "");
  EXPECT_EQ(dump_text("\n\n"), "");
  EXPECT_EQ(
      dump_text(std::string("a\0b\n\xFF\xFE , x\n", 11)),
      std::string("section \"a\0b\"\n  entry \"\xFF\xFE\" \"x\"=?\n", 33));
}

TEST(TextReader, TellsTheLanguageByTheCountries) {
  const Source english("a", "A\nB , Finland\nC , Spain\nD , España\n");
  EXPECT_EQ(read_text(english, {}).language, "en");
  const Source spanish("a", "A\nB , Finlandia\nC , España\nD , Chile\n");
  EXPECT_EQ(read_text(spanish, {}).language, "");
}

// Every span lies inside the source, ends after it begins, and a section's
// entries are where it says.
void expect_sound(const std::string& bytes) {
  const Source source("a.txt", bytes);
  const auto document = read_text(source, {});
  const auto inside = [&](Span span) {
    return span.begin <= span.end && span.end <= source.size();
  };
  Index next = 0;
  for (const auto& section : document.sections) {
    ASSERT_TRUE(inside(section.heading.span));
    ASSERT_EQ(section.entries.begin, next);
    next = section.entries.end;
  }
  ASSERT_EQ(next, document.entries.size());
  for (const auto& entry : document.entries) {
    ASSERT_TRUE(inside(entry.span));
    ASSERT_TRUE(inside(entry.name.span));
    ASSERT_LE(entry.citations.end, document.citations.size());
  }
  for (const auto& reference : document.references) {
    ASSERT_TRUE(inside(reference.span));
    ASSERT_TRUE(inside(reference.title.span));
    ASSERT_TRUE(inside(reference.site.span));
  }
  for (const auto& unread : document.unread) ASSERT_TRUE(inside(unread.span));
}

constexpr std::string_view kSmall =
    "Map\nThis is a list of places in China, with marks.[1]\nBeihai [ 1]\n"
    "Imatra , Finland[ 2][a]\n- Perth, Scotland, United Kingdom (1986)\n"
    "X is twinned with:\nA , B\n^ a b \"T \"q\" t\" (PDF) . a.cn (in Chinese). "
    "P. 2015. p. 20. Archived from the original on 1 May 2020. Retrieved 2 May "
    "2020 .\n1.0 1.1 \"x\"\n";

TEST(TextReader, IsSoundOnEachPrefix) {
  for (size_t size = 0; size <= kSmall.size(); ++size) {
    expect_sound(std::string(kSmall.substr(0, size)));
  }
}

TEST(TextReader, IsSoundUnderMutations) {
  uint64_t state = 42;  // a linear congruential generator (Knuth, MMIX)
  const auto next = [&] {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<size_t>(state >> 33);
  };
  for (int round = 0; round < 5000; ++round) {
    std::string bytes(kSmall);
    for (size_t n = next() % 8 + 1; n > 0; --n) {
      bytes[next() % bytes.size()] = static_cast<char>(next() % 256);
    }
    expect_sound(bytes);
  }
}

TEST(TextReader, ReadsHostileFilesInLinearTime) {
  for (const std::string_view piece :
       {"[", "[ 1", "\"", "^ ", "^ a b \"", ", ", " , ", "a, b\n", "(", ". "}) {
    std::string bytes;
    while (bytes.size() < 1'000'000) bytes += piece;
    expect_sound(bytes);
  }
}

}  // namespace
}  // namespace listlint
