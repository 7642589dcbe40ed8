// What flag templates are asked for, and which words wikitext is known by.
#include <gtest/gtest.h>
#include <string>

#include "lint/country/flag_codes.h"
#include "lint/read/wikitext_words.h"

namespace listlint {
namespace {

std::string code_of(std::string_view written) {
  const auto* name = country::find_flag(written);
  if (name == nullptr) return "none";
  std::string codes;
  for (const auto code : name->codes) codes += std::string(code);
  return codes;
}

TEST(FlagCodes, KnowNamesAndTheCodesOfThreeBodies) {
  EXPECT_EQ(code_of("Japan"), "JP");
  EXPECT_EQ(code_of("JPN"), "JP");
  EXPECT_EQ(code_of("JP"), "JP");
  EXPECT_EQ(code_of("DEU"), "DE");
  EXPECT_EQ(code_of("GER"), "DE");
  EXPECT_EQ(code_of("PRC"), "CN");
  EXPECT_EQ(code_of("KOS"), "XK");
  EXPECT_EQ(code_of("Georgia (country)"), "GE");
}

TEST(FlagCodes, KnowConstituentsAndFormerStates) {
  const auto* scotland = country::find_flag("SCO");
  ASSERT_NE(scotland, nullptr);
  EXPECT_EQ(scotland->written, "Scotland");
  EXPECT_EQ(scotland->kind, country::Kind::constituent);
  const auto* union_ = country::find_flag("URS");
  ASSERT_NE(union_, nullptr);
  EXPECT_EQ(union_->kind, country::Kind::historical);
}

TEST(FlagCodes, FindNothingElse) {
  EXPECT_EQ(code_of(""), "none");
  EXPECT_EQ(code_of("XYZ"), "none");
  EXPECT_EQ(code_of("jpn"), "none");
  EXPECT_EQ(code_of("Texas"), "none");
  EXPECT_EQ(code_of("Soviet"), "none");
}

TEST(WikitextWords, KnowNamespacesInManyLanguages) {
  using wikitext::Space;
  using wikitext::space_of;
  EXPECT_EQ(space_of("File:A.jpg|thumb"), Space::file);
  EXPECT_EQ(space_of("image : A.jpg"), Space::file);
  EXPECT_EQ(space_of("ファイル:A.jpg"), Space::file);
  EXPECT_EQ(space_of("Категория:А"), Space::category);
  EXPECT_EQ(space_of("zh-yue:甲"), Space::language);
  EXPECT_EQ(space_of(":Category:A"), Space::page);
  EXPECT_EQ(space_of("Star Trek: Picard"), Space::page);
  EXPECT_EQ(space_of("A|b:c"), Space::page);
}

TEST(WikitextWords, KnowTheCountryOfAPictureOfAFlag) {
  using wikitext::country_of_flag_file;
  EXPECT_EQ(country_of_flag_file("File:Flag of Japan.svg"), "Japan");
  EXPECT_EQ(country_of_flag_file("Image:Flag_of_the_United_Kingdom (1-2).svg"),
            "United_Kingdom");
  EXPECT_EQ(country_of_flag_file("File:Tokyo.jpg"), "");
}

TEST(WikitextWords, KnowTemplatesByAnyOfTheirNames) {
  using wikitext::TemplateUse;
  wikitext::TemplateNames names;
  EXPECT_EQ(names.use_of("Cite web"), TemplateUse::cite);
  EXPECT_EQ(names.use_of("cite_AV media"), TemplateUse::cite);
  EXPECT_EQ(names.use_of("Книга"), TemplateUse::cite);
  EXPECT_EQ(names.use_of("Flagicon"), TemplateUse::flag_icon);
  EXPECT_EQ(names.use_of("Reflist"), TemplateUse::reference_list);
  EXPECT_EQ(names.use_of("pt icon"), TemplateUse::language_mark);
  EXPECT_EQ(names.use_of("Infobox settlement"), TemplateUse::box);
  EXPECT_EQ(names.use_of("Anything"), TemplateUse::unknown);
  EXPECT_EQ(names.use_of(""), TemplateUse::unknown);
}

TEST(WikitextWords, KnowParametersByAnyOfTheirNames) {
  using wikitext::CiteField;
  using wikitext::parameter_of;
  EXPECT_EQ(parameter_of("Access-Date").field, CiteField::access_date);
  EXPECT_EQ(parameter_of("trans_title").field, CiteField::translated_title);
  EXPECT_EQ(parameter_of("éditeur").field, CiteField::publisher);
  EXPECT_EQ(parameter_of("дата обращения").field, CiteField::access_date);
  const auto last = parameter_of("last12");
  EXPECT_EQ(last.field, CiteField::last_name);
  EXPECT_EQ(last.number, 12U);
  EXPECT_EQ(parameter_of("ISBN").field, CiteField::isbn);
  EXPECT_EQ(parameter_of("oclc").field, CiteField::none);
  EXPECT_EQ(parameter_of("1").field, CiteField::none);
}

}  // namespace
}  // namespace listlint
