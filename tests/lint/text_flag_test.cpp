// Renderings of lists in which the flags before the names have become text.
#include <gtest/gtest.h>

#include "tests/lint/dump.h"

namespace listlint {
namespace {

TEST(TextFlag, CodesBeforeNamesAreFlags) {
  EXPECT_EQ(dump_text("Hokkaido\n"
                      "- JPN Fukagawa, Japan\n"
                      "- SCO Perth, Scotland, United Kingdom[2]\n"
                      "- GER Aachen, Germany (1986)\n"
                      "- RSA Cape Town, South Africa\n"
                      "- XQZ Nowhere, France\n"),
            "section \"Hokkaido\"\n"
            "  entry \"Fukagawa\" \"Japan\"=JP flag JPN\n"
            "  entry \"Perth\" (Scotland) \"United Kingdom\"=GB flag SCO [2?]\n"
            "  entry \"Aachen\" \"Germany\"=DE note \"1986\" flag GER\n"
            "  entry \"Cape Town\" \"South Africa\"=ZA flag RSA\n"
            "  entry \"XQZ Nowhere\" \"France\"=FR\n");
}

TEST(TextFlag, NamesOfCountriesBeforeNamesAreFlags) {
  EXPECT_EQ(
      dump_text("Calgary\n"
                "Canada Port Alberni, British Columbia, Canada (1986)[1]\n"
                "Mexico Mexico City, Mexico\n"
                "China :Rizhao, China\n"
                "Japan Tsu, Japan\n"),
      "section \"Calgary\"\n"
      "  entry \"Port Alberni\" (British Columbia) \"Canada\"=CA note \"1986\""
      " flag Canada [1?]\n"
      "  entry \"Mexico City\" \"Mexico\"=MX flag Mexico\n"
      "  entry \"Rizhao\" \"China\"=CN flag China\n"
      "  entry \"Tsu\" \"Japan\"=JP flag Japan\n");
}

TEST(TextFlag, ABracketWithAYearIsANoteAlsoWithoutACountry) {
  EXPECT_EQ(dump_text("Naples\n"
                      "- \U0001F1EF\U0001F1F5 Osaka (since 2008)\n"
                      "- \U0001F1EF\U0001F1F5 Fukui (city)\n"),
            "section \"Naples\"\n"
            "  entry \"Osaka\" =JP note \"since 2008\" flag "
            "\U0001F1EF\U0001F1F5\n"
            "  entry \"Fukui (city)\" =JP flag \U0001F1EF\U0001F1F5\n");
}

TEST(TextFlag, ANameMayBeginAsItsCountryDoes) {
  EXPECT_EQ(dump_text("Calgary\n"
                      "Mexico City, Mexico\n"
                      "Panama City, Panama\n"
                      "USA Town, Canada\n"
                      "Tsu, Japan\n"),
            "section \"Calgary\"\n"
            "  entry \"Mexico City\" \"Mexico\"=MX\n"
            "  entry \"Panama City\" \"Panama\"=PA\n"
            "  entry \"USA Town\" \"Canada\"=CA\n"
            "  entry \"Tsu\" \"Japan\"=JP\n");
}

TEST(TextFlag, PicturesAndEmojiAreFlagsWithoutMoreProof) {
  EXPECT_EQ(dump_text("Takatsuki\n"
                      "Flag of Japan.svg Hanyū, Saitama, Japan [2]\n"
                      "\U0001F1E6\U0001F1FA Toowoomba, Australia\n"
                      "\U0001F1F5\U0001F1ED Manila\n"
                      "\U0001F1F5\U0001F1ED Philippines\n"),
            "section \"Takatsuki\"\n"
            "  entry \"Hanyū\" (Saitama) \"Japan\"=JP flag Japan [2?]\n"
            "  entry \"Toowoomba\" \"Australia\"=AU flag "
            "\U0001F1E6\U0001F1FA\n"
            "  entry \"Manila\" =PH flag \U0001F1F5\U0001F1ED\n"
            "section \"\U0001F1F5\U0001F1ED Philippines\"\n");
}

TEST(TextFlag, AnEntryMayGoOnBelowItsComma) {
  EXPECT_EQ(dump_text("Amman\n"
                      "- Al Karak,\n"
                      "Jordan\n"
                      "- Zarqa,\r\n"
                      "  Jordan (1990) [1]\n"
                      "Pittsburgh,\n"
                      "United States\n"
                      "Paris,\n"
                      "Texas\n"),
            "section \"Amman\"\n"
            "  entry \"Al Karak\" \"Jordan\"=JO\n"
            "  entry \"Zarqa\" \"Jordan\"=JO note \"1990\" [1?]\n"
            "  entry \"Pittsburgh\" \"United States\"=US\n"
            "section \"Paris,\"\n"
            "section \"Texas\"\n");
}

}  // namespace
}  // namespace listlint
