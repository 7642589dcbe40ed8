#include "rules/place_in_title.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace listlint::rules {
namespace {

// What each word of a title is in Latin letters.
std::vector<std::string> read(std::string_view title) {
  TitleReader reader;
  std::vector<std::string> latin;
  for (const auto& word : reader.read(title)) latin.push_back(word.latin);
  return latin;
}

using Words = std::vector<std::string>;

bool names(std::string_view title, std::string_view place) {
  TitleReader reader;
  for (const auto& named : places_named(reader.read(title))) {
    if (named.key == place_key(place)) return true;
  }
  return false;
}

bool may(std::string_view title, std::string_view place,
         std::string_view country = {}) {
  TitleReader reader;
  return may_name(reader.read(title), {}, place, country);
}

TEST(TitleReader, ReadsEachScriptAsItSounds) {
  EXPECT_EQ(read("Города-побратимы Ярославля"),
            Words({"goroda", "pobratimy", "yaroslavlya"}));
  EXPECT_EQ(read("중국 무단장시"), Words({"junggug", "mudanjangsi"}));
  EXPECT_EQ(read("银川市"), Words({"yin", "chuan", "shi"}));
  EXPECT_EQ(read("ბათუმი"), Words({"batumi"}));
  EXPECT_EQ(read("Λάρισα"), Words({"larisa"}));
  EXPECT_EQ(read("つくば市"), Words({"tsukuba", "shi"}));
  EXPECT_EQ(read("Омск Tulsa"), Words({"omsk", "tulsa"}));
}

TEST(TitleReader, ReadsPastIllFormedBytes) {
  EXPECT_EQ(read("\xFFОмск\xD0"), Words({"omsk"}));
  EXPECT_EQ(read("\u0301"), Words({""}));
}

TEST(TitleReader, ReadsNoMoreThanTheBeginningOfALongTitle) {
  std::string title;
  for (int i = 0; i < 100'000; ++i) title += "Омск ";
  EXPECT_EQ(read(title).size(), 45U);
}

TEST(PlacesNamed, KnowsANameInItsCases) {
  EXPECT_TRUE(names("Города-побратимы Омска", "Omsk"));
  EXPECT_TRUE(names("Встреча в Харькове", "Kharkov"));
  EXPECT_TRUE(names("Партнеры Ярославля", "Yaroslavl"));
  EXPECT_TRUE(names("Міста-партнери Івано-Франківська", "Ivano-Frankivsk"));
  EXPECT_TRUE(names("Λάρισα", "Larissa"));
}

TEST(PlacesNamed, WantsCapitalsOrTheWordForACity) {
  EXPECT_FALSE(names("сегодня метро", "Metro"));
  EXPECT_TRUE(names("순천시, 중국", "Suncheon"));
  EXPECT_FALSE(names("공주 이야기", "Gongju"));
  EXPECT_TRUE(names("つくば市の姉妹都市", "Tsukuba"));
  EXPECT_FALSE(names("つくばエクスプレス", "Tsukuba"));
}

TEST(PlacesNamed, TakesNoProvinceForItsCity) {
  EXPECT_TRUE(names("吉林市友好城市", "Jilin"));
  EXPECT_FALSE(names("吉林省友好城市", "Jilin"));
}

TEST(PlacesNamed, TellsNamesApartByALetter) {
  EXPECT_FALSE(names("Города-побратимы Томска", "Omsk"));
}

TEST(MayName, AllowsForTheWaysOfRomanising) {
  EXPECT_TRUE(may("Дружба с Харбином", "Kharbin"));
  EXPECT_TRUE(may("Города-побратимы Гамбурга", "Hamburg"));
  EXPECT_TRUE(may("Партнёр: Шэньян", "Shenyang"));
  EXPECT_TRUE(may("В Нанкине", "Nanjing"));
  EXPECT_TRUE(may("Гости из Любляны", "Ljubljana"));
  EXPECT_TRUE(may("موسكو", "Moscow"));
  EXPECT_TRUE(may("厦门市", "Xiamen"));
  EXPECT_TRUE(may("オムスク市", "Omsk"));
}

TEST(MayName, KnowsOtherNames) {
  EXPECT_FALSE(may("Города-побратимы Ленинакана", "Gyumri", "AM"));
  EXPECT_TRUE(may("Города-побратимы: Ленинакан", "Gyumri", "AM"));
}

TEST(MayName, SaysNoToOtherPlaces) {
  EXPECT_FALSE(may("Города-побратимы Омска", "Tomsk"));
  EXPECT_FALSE(may("银川市友好城市及交流合作情况", "Yueyang"));
}

TEST(MayName, CannotTellANameOfOneConsonant) {
  EXPECT_TRUE(may("Города-побратимы Омска", "Ufa"));
}

TEST(MayBeRomanised, LooksForAnotherScript) {
  EXPECT_TRUE(may_be_romanised("Города-побратимы"));
  EXPECT_FALSE(may_be_romanised("Città gemellate – Łódź"));
  EXPECT_FALSE(may_be_romanised("37"));
}

}  // namespace
}  // namespace listlint::rules
