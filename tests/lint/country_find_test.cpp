#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "lint/country/country.h"
#include "lint/country/key.h"

namespace listlint::country {
namespace {

using testing::ElementsAre;

// All that a look-up says, in one value.
struct Found {
  std::string written;
  std::vector<std::string> codes;
  Kind kind = Kind::name;
  int styles = 0;

  friend bool operator==(const Found&, const Found&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Found& found) {
    out << found.written << " [";
    for (const auto& code : found.codes) out << code << " ";
    return out << "] kind " << static_cast<int>(found.kind) << " styles "
               << found.styles;
  }
};

Found found(std::string_view written) {
  const Name* name = find(written);
  if (name == nullptr) return {"nothing", {}, Kind::name, 0};
  return {std::string(name->written),
          {name->codes.begin(), name->codes.end()},
          name->kind,
          name->styles};
}

const Found kNothing = {"nothing", {}, Kind::name, 0};
constexpr int kAll = kCommon | kIso | kUn | kCldr;

TEST(CountryFind, KnowsANameAndWhoWritesItSo) {
  EXPECT_EQ(found("Japan"), (Found{"Japan", {"JP"}, Kind::name, kAll}));
  EXPECT_EQ(found("Ivory Coast"),
            (Found{"Ivory Coast", {"CI"}, Kind::name, kCommon}));
  EXPECT_EQ(found("Côte d'Ivoire"),
            (Found{"Côte d'Ivoire", {"CI"}, Kind::name, kIso | kUn | kCldr}));
  EXPECT_EQ(found("Czechia"),
            (Found{"Czechia", {"CZ"}, Kind::name, kIso | kUn | kCldr}));
  EXPECT_EQ(found("Kosovo"), (Found{"Kosovo", {"XK"}, Kind::name, kAll}));
}

TEST(CountryFind, IgnoresCaseMarksPunctuationAndTheArticle) {
  const auto gambia = found("The Gambia");
  EXPECT_EQ(gambia.codes, std::vector<std::string>{"GM"});
  EXPECT_EQ(found("gambia"), gambia);
  EXPECT_EQ(found("  the  GAMBIA "), gambia);
  EXPECT_EQ(found("Cote d’Ivoire"), found("Côte d'Ivoire"));
  EXPECT_EQ(found("St. Kitts & Nevis"), found("Saint Kitts and Nevis"));
  EXPECT_EQ(found("Guinea Bissau"), found("Guinea-Bissau"));
  EXPECT_EQ(found("U.S.A."), found("USA"));
}

TEST(CountryFind, KnowsAliasesAndInvertedForms) {
  EXPECT_EQ(found("Holland"), (Found{"Holland", {"NL"}, Kind::alias, 0}));
  EXPECT_EQ(found("U.K.").codes, std::vector<std::string>{"GB"});
  EXPECT_EQ(found("Korea, Republic of").codes, std::vector<std::string>{"KR"});
  EXPECT_EQ(found("Congo, Dem. Rep.").codes, std::vector<std::string>{"CD"});
  EXPECT_EQ(found("Poland, Republic of").codes, std::vector<std::string>{"PL"});
}

TEST(CountryFind, TellsEarlierNamesFromDissolvedStates) {
  EXPECT_EQ(found("Burma"), (Found{"Burma", {"MM"}, Kind::former, 0}));
  EXPECT_EQ(found("Moldavia"), (Found{"Moldavia", {"MD"}, Kind::former, 0}));
  EXPECT_EQ(found("Czechoslovakia"),
            (Found{"Czechoslovakia", {"CSHH"}, Kind::historical, kCommon}));
  EXPECT_EQ(found("USSR"), (Found{"USSR", {"SUHH"}, Kind::historical, 0}));
}

TEST(CountryFind, NamesEveryCandidateOfAnAmbiguousName) {
  EXPECT_EQ(found("Congo"), (Found{"Congo", {"CG", "CD"}, Kind::ambiguous, 0}));
  EXPECT_EQ(found("Korea"), (Found{"Korea", {"KR", "KP"}, Kind::ambiguous, 0}));
}

TEST(CountryFind, GivesTheParentOfAConstituentCountry) {
  EXPECT_EQ(found("Scotland"),
            (Found{"Scotland", {"GB"}, Kind::constituent, 0}));
}

TEST(CountryFind, KnowsForeignNamesByTheEnglishName) {
  EXPECT_EQ(found("Deutschland"), (Found{"Germany", {"DE"}, Kind::foreign, 0}));
  EXPECT_EQ(found("中国"), (Found{"China", {"CN"}, Kind::foreign, 0}));
  EXPECT_EQ(found("Россия"), (Found{"Russia", {"RU"}, Kind::foreign, 0}));
}

TEST(CountryFind, TellsWhatOnlyLooksLikeACountry) {
  EXPECT_EQ(found("European Union"),
            (Found{"European Union", {}, Kind::not_country, 0}));
  EXPECT_EQ(found("Texas"), (Found{"Texas", {}, Kind::not_country, 0}));
  EXPECT_EQ(found("Georgia").codes, std::vector<std::string>{"GE"});
}

TEST(CountryFind, TakesATerritoryBeforeItsCountryInBrackets) {
  EXPECT_EQ(found("Aruba (Netherlands)"), found("Aruba"));
  EXPECT_EQ(found("Grönland (Dänemark)").codes, std::vector<std::string>{"GL"});
  EXPECT_EQ(found("Saint-Martin (France)").codes,
            std::vector<std::string>{"MF"});
  EXPECT_EQ(found("Holland (Netherlands)"), found("Netherlands"));
  EXPECT_EQ(found("Greenland (Norway)"), kNothing);
  EXPECT_EQ(found("Norway (Sweden)"), kNothing);
}

TEST(CountryFind, KnowsNamesThatIcuLacks) {
  EXPECT_EQ(found("Cunghgoz"), (Found{"China", {"CN"}, Kind::foreign, 0}));
  EXPECT_EQ(found("Casaquistán").codes, std::vector<std::string>{"KZ"});
}

TEST(CountryFind, KnowsWhenFormerNamesEndedAndWhatStatesBecame) {
  EXPECT_EQ(find("Zaire")->until, 1997);
  EXPECT_EQ(find("Czechoslovakia")->until, 1992);
  EXPECT_THAT(find("Czechoslovakia")->related, ElementsAre("CZ", "SK"));
  EXPECT_THAT(find("Czechoslovak Republic")->related, ElementsAre("CZ", "SK"));
}

TEST(CountryFindPart, TellsWhereAPartLies) {
  const auto where = [](std::string_view written) {
    const Name* name = find_part(written);
    return name == nullptr ? std::vector<std::string_view>{"no part"}
                           : std::vector<std::string_view>(
                                 name->related.begin(), name->related.end());
  };
  EXPECT_THAT(where("Bavaria"), ElementsAre("DE"));
  EXPECT_THAT(where("new south wales"), ElementsAre("AU"));
  EXPECT_THAT(where("Shandong"), ElementsAre("CN"));
  EXPECT_THAT(where("European Union"), ElementsAre());
  EXPECT_THAT(where("Transnistria"), ElementsAre());
  EXPECT_THAT(where("Georgia"), ElementsAre("no part"));
  EXPECT_THAT(where("Luxembourg"), ElementsAre("no part"));
  EXPECT_THAT(where("Hangzhou"), ElementsAre("no part"));
  EXPECT_EQ(find("Shandong"), nullptr);
}

TEST(CountryParent, IsTheCountryOfATerritory) {
  EXPECT_EQ(parent("GL"), "DK");
  EXPECT_EQ(parent("DK"), "");
  EXPECT_EQ(parent("TW"), "");
  EXPECT_EQ(parent(""), "");
}

TEST(CountryFind, KnowsNothingOfOtherTexts) {
  EXPECT_EQ(found(""), kNothing);
  EXPECT_EQ(found("the"), kNothing);
  EXPECT_EQ(found("..."), kNothing);
  EXPECT_EQ(found("Hangzhou"), kNothing);
  EXPECT_EQ(found("Surinam\xFF"), kNothing);
  EXPECT_EQ(found(std::string(100'000, 'a')), kNothing);
  EXPECT_EQ(found(std::string(399, 'a')), kNothing);
}

TEST(CountryPreferred, SaysHowEachStyleCallsACountry) {
  const auto names = [](std::string_view code) {
    return std::vector<std::string_view>{
        preferred(code, kCommon), preferred(code, kIso), preferred(code, kUn),
        preferred(code, kCldr)};
  };
  EXPECT_THAT(names("CI"), ElementsAre("Ivory Coast", "Côte d'Ivoire",
                                       "Côte d'Ivoire", "Côte d’Ivoire"));
  EXPECT_THAT(names("TR"),
              ElementsAre("Turkey", "Türkiye", "Türkiye", "Turkey"));
  EXPECT_THAT(names("AG"),
              ElementsAre("Antigua and Barbuda", "Antigua and Barbuda",
                          "Antigua and Barbuda", "Antigua & Barbuda"));
  EXPECT_THAT(names("SUHH"), ElementsAre("Soviet Union", "Soviet Union",
                                         "Soviet Union", "Soviet Union"));
  EXPECT_THAT(names("ZZ"), ElementsAre("", "", "", ""));
}

TEST(CountryPreferred, OffersNamesThatAreFoundAgain) {
  for (const std::string_view code :
       {"BS", "CD", "CG", "FM", "GB", "KP", "KR", "MM", "MO", "PS",
        "RU", "SR", "ST", "TL", "TW", "US", "VA", "VG", "VI", "XK"}) {
    for (const uint8_t style : {kCommon, kIso, kUn}) {
      const auto written = preferred(code, style);
      EXPECT_EQ(found(written).codes, std::vector{std::string(code)})
          << written;
    }
  }
}

TEST(CountryKey, IsWordsInOrder) {
  EXPECT_EQ(Key("St. Vincent & the Grenadines").view(),
            "saint vincent and grenadines");
  EXPECT_EQ(Key("Lao People's Dem. Rep.").view(),
            "lao peoples democratic republic");
  EXPECT_EQ(Key("Congo - Kinshasa").view(), "congo kinshasa");
  EXPECT_EQ(Key("N. Macedonia").view(), "north macedonia");
  EXPECT_EQ(Key("U.S. Virgin Isls").view(), "us virgin islands");
}

TEST(CountryKey, IsTheSameForAsciiAndForWhatFoldsToIt) {
  EXPECT_EQ(Key("Réunion Isl.").view(), Key("REUNION  isl").view());
  EXPECT_EQ(Key("T\u00FCrkiye").view(), "turkiye");
}

TEST(CountryKey, IsEmptyForWhatIsTooLong) {
  EXPECT_EQ(Key(std::string(201, 'a')).view(), "");
  EXPECT_EQ(Key(std::string(200, 'a') + " b").view(), "");
}

}  // namespace
}  // namespace listlint::country
