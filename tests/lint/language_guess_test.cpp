#include <gtest/gtest.h>
#include <string>
#include <string_view>

#include "lint/language/language.h"

namespace listlint::language {
namespace {

TEST(LanguageGuess, TellsALanguageByItsShortWords) {
  EXPECT_EQ(guess_latin("Miasto nie jest jeszcze gotowe, ale będzie"), "pl");
  EXPECT_EQ(guess_latin("Il sindaco è stato ricevuto dal console nella sede"),
            "it");
  EXPECT_EQ(guess_latin("La mairie est fermée pour les travaux"), "fr");
  EXPECT_EQ(guess_latin("Wie die Stadt mit ihren Partnern spricht und plant"),
            "de");
  EXPECT_EQ(guess_latin("A város és a kerület között nincs vita, hogy miért"),
            "hu");
  EXPECT_EQ(guess_latin("Wali kota bertemu dengan duta besar untuk membahas"),
            "id");
  EXPECT_EQ(guess_latin("Thành phố và tỉnh của những người bạn"), "vi");
}

TEST(LanguageGuess, TakesOneWordAndALetterThatGivesItAway) {
  EXPECT_EQ(guess_latin("Łódź podpisała umowę oraz plan"), "pl");
}

TEST(LanguageGuess, TellsEnglish) {
  EXPECT_EQ(guess_latin("A list of the sister cities of the province"), "en");
  EXPECT_EQ(guess_latin("Mayors who have signed an agreement"), "en");
}

TEST(LanguageGuess, SaysNothingOfShortTitlesAndNames) {
  for (const std::string_view title :
       {"", "Home", "Sister Cities", "Swan city", "Nancy", "Protocolos",
        "Partnerstädte", "City List", "1960–1969", "Łódź"}) {
    EXPECT_EQ(guess_latin(title), "") << title;
  }
}

TEST(LanguageGuess, IsNotMisledByNames) {
  for (const std::string_view title :
       {"La Spezia, Le Havre, Los Angeles", "Rio de Janeiro",
        "Viña del Mar, Santiago de los Caballeros",
        "Frankfurt am Main, Frankfurt an der Oder",
        "Stoke-on-Trent, Saint-Denis de la Réunion",
        "Castrop-Rauxel in der Region"}) {
    EXPECT_EQ(guess_latin(title), "") << title;
  }
}

TEST(LanguageGuess, DoesNotTakeBorrowedWordsForEnglish) {
  EXPECT_EQ(guess_latin("Program partner city international"), "");
}

TEST(LanguageGuess, SaysNothingBetweenTwinLanguages) {
  // Danish and Norwegian, and Swedish too.
  EXPECT_EQ(guess_latin("og det som er for alle"), "");
}

TEST(LanguageGuess, IsNoSlowerOnEndlessTitles) {
  std::string title;
  for (int i = 0; i < 100'000; ++i) title += "le\xFF ";
  EXPECT_EQ(guess_latin(title), "");
}

}  // namespace
}  // namespace listlint::language
