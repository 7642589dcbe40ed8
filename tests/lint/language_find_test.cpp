#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

#include "lint/language/language.h"

namespace listlint::language {
namespace {

using testing::ElementsAre;
using unicode::Script;

// "Chinese zh".
std::string found(std::string_view name_or_code) {
  const Language* language = find(name_or_code);
  if (language == nullptr) return "nothing";
  return std::string(language->name) + " " + std::string(language->code);
}

std::vector<Script> scripts(std::string_view name) {
  const Language* language = find(name);
  if (language == nullptr) return {};
  return {language->scripts.begin(), language->scripts.end()};
}

TEST(LanguageFind, KnowsNamesAndCodesInAnyCase) {
  EXPECT_EQ(found("Chinese"), "Chinese zh");
  EXPECT_EQ(found("chinese"), "Chinese zh");
  EXPECT_EQ(found("zh"), "Chinese zh");
  EXPECT_EQ(found("ZH-Hant"), "Chinese zh");
  EXPECT_EQ(found("pt_BR"), "Portuguese pt");
  EXPECT_EQ(found("deu"), "German de");
  EXPECT_EQ(found("Tajik"), "Tajik tg");
  EXPECT_EQ(found("Māori"), found("Maori"));
}

TEST(LanguageFind, KnowsOtherEnglishNames) {
  EXPECT_EQ(found("Simplified Chinese"), "Chinese zh");
  EXPECT_EQ(found("Chinese (Taiwan)"), "Chinese zh");
  EXPECT_EQ(found("Farsi"), "Persian fa");
  EXPECT_EQ(found("Flemish"), "Dutch nl");
  EXPECT_EQ(found("Brazilian Portuguese"), "Portuguese pt");
  EXPECT_EQ(found("Moldovan"), "Moldovan mo");
}

TEST(LanguageFind, KnowsNothingOfOtherTexts) {
  EXPECT_EQ(found(""), "nothing");
  EXPECT_EQ(found("Klingonese"), "nothing");
  EXPECT_EQ(found("(in Chinese)"), "nothing");
  EXPECT_EQ(found("English and French"), "nothing");
  EXPECT_EQ(found(std::string(100'000, 'z')), "nothing");
}

TEST(LanguageFind, GivesTheScriptsMostUsualFirst) {
  EXPECT_THAT(scripts("Chinese"), ElementsAre(Script::han, Script::bopomofo));
  EXPECT_THAT(scripts("Japanese"),
              ElementsAre(Script::han, Script::hiragana, Script::katakana));
  EXPECT_THAT(scripts("Korean"), ElementsAre(Script::hangul, Script::han));
  EXPECT_THAT(scripts("Serbian"), ElementsAre(Script::cyrillic, Script::latin));
  EXPECT_THAT(scripts("Georgian"), ElementsAre(Script::georgian));
  EXPECT_THAT(scripts("Polish"), ElementsAre(Script::latin));
  EXPECT_THAT(scripts("Russian"), ElementsAre(Script::cyrillic));
}

TEST(LanguageScript, IsTheOneWithMostLetters) {
  EXPECT_EQ(main_script("Sister cities"), Script::latin);
  EXPECT_EQ(main_script("友好城市"), Script::han);
  EXPECT_EQ(main_script("COVID-19 疫情防控工作情况通报"), Script::han);
  EXPECT_EQ(main_script("Города-побратимы"), Script::cyrillic);
  EXPECT_EQ(main_script("1960–1969"), Script::unknown);
  EXPECT_EQ(main_script("\xFF\xFE"), Script::unknown);
  EXPECT_EQ(main_script(""), Script::unknown);
}

TEST(LanguageScript, FindsASingleLetter) {
  EXPECT_TRUE(has_script("新しい city", Script::hiragana));
  EXPECT_FALSE(has_script("新しい city", Script::katakana));
  EXPECT_FALSE(has_script("", Script::latin));
}

TEST(LanguageScript, HasAName) {
  EXPECT_EQ(script_name(Script::georgian), "Georgian");
  EXPECT_EQ(script_name(Script::latin), "Latin");
  EXPECT_EQ(script_name(Script::han), "Han");
  EXPECT_EQ(script_name(static_cast<Script>(255)), "unknown");
}

TEST(LanguageScript, GivesAwayALanguageThatAloneUsesIt) {
  EXPECT_EQ(language_of_script(Script::georgian), "ka");
  EXPECT_EQ(language_of_script(Script::hangul), "ko");
  EXPECT_EQ(language_of_script(Script::katakana), "ja");
  EXPECT_EQ(language_of_script(Script::han), "zh");
  EXPECT_EQ(language_of_script(Script::cyrillic), "");
  EXPECT_EQ(language_of_script(Script::arabic), "");
  EXPECT_EQ(language_of_script(Script::latin), "");
}

}  // namespace
}  // namespace listlint::language
