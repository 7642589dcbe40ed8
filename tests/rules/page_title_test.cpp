#include "rules/page_title.h"

#include <gtest/gtest.h>

#include "lint/language/language.h"

namespace listlint::rules {
namespace {

constexpr std::string_view kCited =
    "The twin towns and the friendship treaties of the city";
constexpr std::string_view kOther =
    "Best roulette bonuses for all of the lucky players";

struct Case {
  std::string_view cited;
  std::string_view page;
  bool other = false;
};

Reference citing(std::string_view title) {
  Reference reference;
  reference.title.value = title;
  reference.url.value = "https://www.stadt-bonn.de/twins";
  reference.site.value = "Bundesstadt Bonn";
  return reference;
}

Verdict found(std::string_view title) {
  Verdict verdict;
  verdict.title = title;
  verdict.content_type = "text/html";
  return verdict;
}

TEST(PageTitle, IsAnotherOneOnlyBeyondDoubt) {
  const Case cases[] = {
      {kCited, kOther, true},
      {kCited, kCited, false},
      // A word, a stem, or a piece of a compound in common.
      {kCited, "Best friendships for all of the lucky players", false},
      {kCited, "Best roulette bonuses for the players of the town", false},
      {"Die Partnerschaften und die Freundschaften der Kommune",
       "Das neue Verzeichnis der Städtepartnerschaft und die Liste", false},
      // One part of the title of the page is the cited one.
      {kCited, "Stadt Bonn | The twin towns of the region - all of them",
       false},
      // Too little said, on either side.
      {"Twin towns", kOther, false},
      {kCited, "Lucky players", false},
      {kCited, "", false},
      {"", kOther, false},
      // Words that are on any page, and what the site is called.
      {kCited, "Welcome to the official homepage of the municipality", false},
      {kCited, "Bundesstadt Bonn: the home page of the stadt bonn", false},
      {kCited, "Just a moment please - checking your browser for the security",
       false},
      {kCited, "Das Bundesstadt Journal: the players of stadt-bonn", false},
      // Other scripts and languages: the citing list may have translated.
      {kCited, "Лучшие бонусы рулетки для всех счастливых игроков", false},
      {kCited, "Die Beziehungen der Kommune mit den ausländischen Partnern",
       false},
      {"Дружественные города и договоры столицы",
       "Лучшие бонусы рулетки для всех счастливых игроков", true},
      {"成都市与波恩市建立友好城市关系", "今日足球比赛直播投注平台", true},
      {"成都市与波恩市建立友好城市关系", "今日足球比赛直播投注城", false},
      {"友好城市", "今日足球比赛直播投注平台", false},
      // The same year tells that it is the same report.
      {"The report of the council and the treaties 2019",
       "2019: Best roulette bonuses for all of the players", false},
  };
  for (const auto& [cited, page, other] : cases) {
    EXPECT_EQ(has_another_title(citing(cited), found(page)), other)
        << cited << " / " << page;
  }
}

TEST(PageTitle, IsLookedAtOnlyOnPagesThatAreThere) {
  for (const auto state : {State::suspect, State::dead, State::unreachable,
                           State::blocked, State::skipped}) {
    auto verdict = found(kOther);
    verdict.state = state;
    EXPECT_FALSE(has_another_title(citing(kCited), verdict)) << name_of(state);
  }
  auto moved = found(kOther);
  moved.state = State::moved;
  EXPECT_TRUE(has_another_title(citing(kCited), moved));
}

TEST(PageTitle, OfAFileIsItsMakersBusiness) {
  auto verdict = found(kOther);
  verdict.content_type = "application/pdf";
  EXPECT_FALSE(has_another_title(citing(kCited), verdict));
  verdict.content_type = "";
  EXPECT_TRUE(has_another_title(citing(kCited), verdict));
}

TEST(PageTitle, IsNotComparedWithATranslation) {
  auto reference = citing(kCited);
  reference.known_language = language::find("German");
  EXPECT_FALSE(has_another_title(reference, found(kOther)));
  reference.known_language = language::find("English");
  EXPECT_TRUE(has_another_title(reference, found(kOther)));
}

TEST(PageTitle, CountsNoWordThatNamesTheSite) {
  constexpr std::string_view kPage =
      "The lucky players of this and that roulette";
  auto reference = citing(kCited);
  EXPECT_TRUE(has_another_title(reference, found(kPage)));
  reference.site.value = "Roulette";
  EXPECT_FALSE(has_another_title(reference, found(kPage)));
  reference.site.value = "";
  reference.publisher.value = "Players & Co.";
  EXPECT_FALSE(has_another_title(reference, found(kPage)));
  reference.publisher.value = "";
  EXPECT_TRUE(has_another_title(reference, found(kPage)));
  reference.url.value = "https://www.the-lucky-town.org/twins";
  EXPECT_FALSE(has_another_title(reference, found(kPage)));
}

TEST(PageTitle, MayBeEndlessOrIllFormed) {
  std::string title;
  while (title.size() < 1'000'000) title += "\xFF\xE4 lucky \u202E";
  EXPECT_FALSE(has_another_title(citing(title), found(title)));
  EXPECT_FALSE(has_another_title(citing(kCited), found(title)));
}

}  // namespace
}  // namespace listlint::rules
