#include "lint/gazetteer/gazetteer.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>
#include <string_view>

namespace listlint::gazetteer {
namespace {

// "CA Vancouver, US Vancouver": whose place and how it is spelt.
std::string told(std::string_view name) {
  std::string text;
  for (const auto& match : find(name)) {
    if (!text.empty()) text += ", ";
    text += fmt::format("{} {}", match.country, name_of(match.place));
  }
  return text;
}

std::string meant(std::string_view name, std::string_view country) {
  const auto match = nearest(name, country, kVillage);
  return match ? name_of(match->place) : "nothing";
}

std::string restored(std::string_view damaged, std::string_view country) {
  return restore(damaged, country).value_or("nothing");
}

TEST(Gazetteer, FindsTheCountriesThatHaveAPlaceTheLargestFirst) {
  EXPECT_EQ(told("Vancouver"), "CA Vancouver, US Vancouver");
  EXPECT_EQ(told("Brazzaville"), "CG Brazzaville");
  EXPECT_EQ(told("Florence"), "IT Florence, US Florence");
}

TEST(Gazetteer, KnowsNothingOfOtherNames) {
  EXPECT_EQ(told("Nowhereton"), "");
  EXPECT_EQ(told(""), "");
  EXPECT_EQ(told("-'."), "");
  EXPECT_EQ(told(std::string(1'000'000, 'x')), "");
  EXPECT_EQ(told("\xFF\xFE"), "");
}

TEST(Gazetteer, DoesNotMindCaseMarksSpacesAndDashes) {
  for (const auto* name :
       {"Ulan-Ude", "ULAN UDE", "Ulanude", "Ul\u00e1n-Ude"}) {
    EXPECT_EQ(told(name), "RU Ulan-Ude") << name;
  }
  EXPECT_EQ(told("St. Petersburg").substr(0, 19), "RU Saint Petersburg");
}

TEST(Gazetteer, GivesAllNamesOfAPlaceOneNumber) {
  const auto kyiv = find("Kyiv");
  const auto kiev = find("Kiev");
  ASSERT_EQ(kyiv.size(), 1U);
  ASSERT_EQ(kiev.size(), 1U);
  EXPECT_EQ(kyiv[0].place, kiev[0].place);
  EXPECT_EQ(kyiv[0].country, "UA");
  EXPECT_TRUE(kyiv[0].own);
  EXPECT_FALSE(kiev[0].own);
  EXPECT_EQ(name_of(kiev[0].place), "Kyiv");
  EXPECT_EQ(country_of(kiev[0].place), "UA");
}

TEST(Gazetteer, TellsWhetherACountryHasSeveralPlacesOfAName) {
  const auto* springfield = find("Springfield").in("US");
  ASSERT_NE(springfield, nullptr);
  EXPECT_TRUE(springfield->several);
  EXPECT_EQ(find("Springfield").in("SK"), nullptr);
  EXPECT_FALSE(find("Kyiv").in("UA")->several);
}

TEST(Gazetteer, TellsSizes) {
  const auto size = [](std::string_view name, std::string_view country) {
    return find(name).in(country)->size;
  };
  EXPECT_GE(size("Lyon", "FR"), kCity);
  EXPECT_LT(size("Lyon", "FR"), kBigCity);
  EXPECT_GE(size("Tokyo", "JP"), kBigCity);
  EXPECT_EQ(size("Bavaria", "DE"), kArea);
}

TEST(Gazetteer, KnowsProvincesAndDistricts) {
  EXPECT_TRUE(knows("Bavaria", "DE"));
  EXPECT_TRUE(knows("Fingal", "IE"));
  EXPECT_TRUE(knows("Yongin-si", "KR"));
  EXPECT_TRUE(knows("Okayama Prefecture", "JP"));
  EXPECT_TRUE(knows("Province of Turin", "IT"));
  EXPECT_FALSE(knows("Bavaria", "FR"));
}

TEST(Gazetteer, HasPlacesThatTwoCountriesClaimInBoth) {
  EXPECT_TRUE(knows("Simferopol", "UA"));
  EXPECT_TRUE(knows("Simferopol", "RU"));
  EXPECT_FALSE(knows("Lviv", "RU"));
}

TEST(Gazetteer, TellsTheUsualNameOfAPlace) {
  const auto place = find("Kiev")[0].place;
  EXPECT_TRUE(is_name_of("KYIV", place));
  EXPECT_FALSE(is_name_of("Kiev", place));
}

TEST(GazetteerNearest, FindsTheOnePlaceThatIsASlipAway) {
  EXPECT_EQ(meant("Vancuover", "CA"), "Vancouver");  // two swapped
  EXPECT_EQ(meant("Lisbn", "PT"), "Lisbon");         // a letter lost
  EXPECT_EQ(meant("Millan", "IT"), "Milan");         // one too many
  EXPECT_EQ(meant("Muniche", "DE"), "Munich");
  EXPECT_EQ(meant("Torento", "CA"), "Toronto");  // another one
}

TEST(GazetteerNearest, LeavesAloneWhatIsFarShortOrOfAnotherCountry) {
  EXPECT_EQ(meant("Vancuover", "FR"), "nothing");
  EXPECT_EQ(meant("Vncuover", "CA"), "nothing");
  EXPECT_EQ(meant("Rme", "IT"), "nothing");
  EXPECT_EQ(meant("\u041c\u043e\u0441\u043a\u0432\u0430\u0430", "RU"),
            "nothing");
  EXPECT_EQ(meant(std::string(1'000'000, 'x'), "DE"), "nothing");
  EXPECT_EQ(meant("Lisbn", "ZZ"), "nothing");
}

TEST(GazetteerRestore, FindsLettersThatWereLost) {
  EXPECT_EQ(restored("S\uFFFDo Paulo", "BR"), "S\u00e3o Paulo");
  EXPECT_EQ(restored("S\uFFFD\uFFFDo Paulo", "BR"), "S\u00e3o Paulo");
  EXPECT_EQ(restored("\uFFFDrhus", "DK"), "\u00c5rhus");
  EXPECT_EQ(restored("Malm\uFFFD", "SE"), "Malm\u00f6");
  EXPECT_EQ(restored("Saint-\uFFFDtienne", "FR"), "Saint-\u00c9tienne");
  EXPECT_EQ(restored("S\uFFFDo Paulo", ""), "S\u00e3o Paulo");
}

TEST(GazetteerRestore, DoesNotGuess) {
  EXPECT_EQ(restored("S\uFFFDo Paulo", "FR"), "nothing");
  EXPECT_EQ(restored("Malmo", "SE"), "nothing");
  EXPECT_EQ(restored("\uFFFD", "SE"), "nothing");
  EXPECT_EQ(restored("L\uFFFDnd\uFFFDn", "GB"), "nothing");  // both were ASCII
  EXPECT_EQ(restored("\uFFFDa\uFFFDb\uFFFDc", "SE"), "nothing");
  EXPECT_EQ(restored("S\uFFFDo Paulo\xFF", "BR"), "nothing");
}

}  // namespace
}  // namespace listlint::gazetteer
