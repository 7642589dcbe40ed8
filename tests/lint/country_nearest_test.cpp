#include <gtest/gtest.h>
#include <string>
#include <string_view>

#include "lint/country/country.h"

namespace listlint::country {
namespace {

std::string meant(std::string_view written) {
  const Name* name = nearest(written);
  return name == nullptr ? "nothing" : std::string(name->written);
}

TEST(CountryNearest, FindsOneSlipOfThePen) {
  EXPECT_EQ(meant("Surinam"), "Suriname");  // a letter lost
  EXPECT_EQ(meant("Chilee"), "Chile");      // one too many
  EXPECT_EQ(meant("Frence"), "France");     // another one
  EXPECT_EQ(meant("Brzail"), "Brazil");     // two swapped
  EXPECT_EQ(meant("Bosnia and Hercegovina"), "Bosnia and Herzegovina");
}

TEST(CountryNearest, AllowsTwoSlipsInLongNames) {
  EXPECT_EQ(meant("Phillipines"), "Philippines");
  EXPECT_EQ(meant("Madegascer"), "Madagascar");
  EXPECT_EQ(meant("Brzial"), "nothing");  // two slips in a short one
}

TEST(CountryNearest, AllowsAnotherFirstLetterForOneSlipOnly) {
  EXPECT_EQ(meant("Kambodia"), "Cambodia");
  EXPECT_EQ(meant("Kambodja"), "nothing");
}

TEST(CountryNearest, TakesLettersSwappedAroundAnotherForOneSlip) {
  EXPECT_EQ(meant("Lybia"), "Libya");
}

TEST(CountryNearest, LeavesPartsOfCountriesAlone) {
  EXPECT_EQ(meant("Leiria"),
            "nothing");  // a district; Liberia is one edit away
  EXPECT_EQ(meant("Lieria"), "nothing");  // two letters of it swapped
}

TEST(CountryNearest, RefusesWhenTwoCountriesAreAsNear) {
  EXPECT_EQ(meant("Irak"), "nothing");   // Iran, Iraq
  EXPECT_EQ(meant("Malwi"), "nothing");  // Malawi, Mali
}

TEST(CountryNearest, RefusesWhenAnAmbiguousNameIsNearest) {
  EXPECT_EQ(meant("Kongo"), "nothing");
}

TEST(CountryNearest, DoesNotCorrectWhatIsKnownNotToBeACountry) {
  EXPECT_EQ(meant("Texas"), "nothing");
  EXPECT_EQ(meant("New Mexico"), "nothing");
}

TEST(CountryNearest, PrefersTheCommonNameOfTheCountry) {
  EXPECT_EQ(meant("Czech Repbulic"), "Czech Republic");
  EXPECT_EQ(meant("Scotlnad"), "Scotland");
}

TEST(CountryNearest, LeavesShortAndEndlessTextsAlone) {
  EXPECT_EQ(meant(""), "nothing");
  EXPECT_EQ(meant("UAA"), "nothing");
  EXPECT_EQ(meant("Hangzhou"), "nothing");
  EXPECT_EQ(meant(std::string(150, 'x')), "nothing");
  EXPECT_EQ(meant(std::string(1'000'000, 'x')), "nothing");
}

}  // namespace
}  // namespace listlint::country
