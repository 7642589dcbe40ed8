#include "lint/read/columns.h"

#include <gtest/gtest.h>
#include <string>

namespace listlint {
namespace {

// "name country -" for headers that are parted by ','.
std::string fields_of(std::string_view headers, const ReadOptions& options) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto end = headers.find(',');
    parts.push_back(headers.substr(0, end));
    if (end == std::string_view::npos) break;
    headers.remove_prefix(end + 1);
  }
  const Columns columns(parts, options);
  std::string text;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += ' ';
    const auto field = columns.at(i);
    text += field ? name_of(*field) : "-";
  }
  return columns.is_list() ? text : text + " (no list)";
}

std::string fields_of(std::string_view headers) {
  return fields_of(headers, {});
}

TEST(FieldOfHeader, IgnoresCaseSpaceAndSigns) {
  for (const auto* header :
       {"sister city", " Sister  City ", "sister_city", "SISTER-CITY",
        "sisterCity", "**Sister city**", "Sister city:"}) {
    EXPECT_EQ(field_of_header(header), Field::name) << header;
  }
}

TEST(FieldOfHeader, KnowsManyLanguages) {
  for (const auto* header :
       {"Stadt", "Partnerstädte", "Ville jumelée", "Ciudad", "Cidade", "Città",
        "Город", "Город-побратим", "城市", "友好城市", "都市", "姉妹都市",
        "Stad", "Miasto partnerskie", "도시"}) {
    EXPECT_EQ(field_of_header(header), Field::name) << header;
  }
  for (const auto* header :
       {"Country", "Land", "Pays", "País", "Paese", "Страна", "国家", "国",
        "Kraj", "Država", "나라", "Země"}) {
    EXPECT_EQ(field_of_header(header), Field::country) << header;
  }
  for (const auto* header : {"Year", "Seit", "Année", "Año", "Anno", "Год",
                             "締結日", "Rok", "Bemerkungen", "备注"}) {
    EXPECT_EQ(field_of_header(header), Field::note) << header;
  }
  for (const auto* header : {"URL", "Quelle", "Fuente", "Источник", "来源",
                             "出典", "Web site", "Ссылка"}) {
    EXPECT_EQ(field_of_header(header), Field::url) << header;
  }
}

TEST(FieldOfHeader, KnowsThePartsOfASource) {
  EXPECT_EQ(field_of_header("title"), Field::title);
  EXPECT_EQ(field_of_header("site"), Field::site);
  EXPECT_EQ(field_of_header("publisher"), Field::publisher);
  EXPECT_EQ(field_of_header("language"), Field::language);
  EXPECT_EQ(field_of_header("Source date"), Field::date);
  EXPECT_EQ(field_of_header("accessed"), Field::access_date);
  EXPECT_EQ(field_of_header("Abgerufen am"), Field::access_date);
  EXPECT_EQ(field_of_header("archive-url"), Field::archive_url);
}

TEST(FieldOfHeader, LooksAtTheWordsBeforeABracketOrSlash) {
  EXPECT_EQ(field_of_header("City/Town"), Field::name);
  EXPECT_EQ(field_of_header("Country (ISO)"), Field::country);
  EXPECT_EQ(field_of_header("Notes[1]"), Field::note);
}

TEST(FieldOfHeader, KnowsNothingOfOtherWords) {
  for (const auto* header : {"", "Population", "x", "Stars", "Aachen", "by"}) {
    EXPECT_EQ(field_of_header(header), std::nullopt) << header;
  }
  EXPECT_EQ(field_of_header(std::string(100'000, 'a')), std::nullopt);
}

TEST(Columns, ACityAloneIsTheName) {
  EXPECT_EQ(fields_of("city,country"), "name country");
  EXPECT_EQ(fields_of("都市,国"), "name country");
}

TEST(Columns, ACityBesideItsTwinIsTheHost) {
  EXPECT_EQ(fields_of("city,twin,country"), "section name country");
  EXPECT_EQ(fields_of("Country,Sister city,City"), "country name section");
  EXPECT_EQ(fields_of("host city,city,country"), "section name country");
}

TEST(Columns, ACityBesideANameIsAQualifier) {
  EXPECT_EQ(fields_of("Name,City,Country"), "name qualifier country");
  EXPECT_EQ(fields_of("City,Municipality,State,Country"),
            "name qualifier qualifier country");
}

TEST(Columns, WordsComeBeforeIds) {
  EXPECT_EQ(fields_of("item,itemLabel,sister,sisterLabel,countryLabel"),
            "- section - name country");
  EXPECT_EQ(fields_of("City,Country code,Country"), "name - country");
}

TEST(Columns, TheFirstOfAFieldWins) {
  EXPECT_EQ(fields_of("City,Country,Nation,Notes,Year"),
            "name country - - note");
}

TEST(Columns, ASourceIsATitleBesideItsAddress) {
  EXPECT_EQ(fields_of("City,Source,URL"), "name title url");
  EXPECT_EQ(fields_of("City,Source"), "name url");
  EXPECT_EQ(fields_of("City,Website,URL"), "name site url");
}

TEST(Columns, TitlesAreNamesWhereThereIsNoOther) {
  EXPECT_EQ(fields_of("Title,Author,Year"), "name - note");
  EXPECT_EQ(fields_of("Name,Title,URL"), "name title url");
}

TEST(Columns, DatesAndLanguagesBelongToSources) {
  EXPECT_EQ(fields_of("city,country,date"), "name country note");
  EXPECT_EQ(fields_of("city,year,date"), "name note -");
  EXPECT_EQ(fields_of("city,title,date,language"), "name title date language");
  EXPECT_EQ(fields_of("Tool,Description,Language"), "name note -");
}

TEST(Columns, AListHasNamesAndSomethingElse) {
  EXPECT_EQ(fields_of("city"), "name (no list)");
  EXPECT_EQ(fields_of("country,year"), "country note (no list)");
  EXPECT_EQ(fields_of("a,b"), "- - (no list)");
}

TEST(Columns, TheConfigComesFirst) {
  const ReadOptions options{{{Field::name, "Foo Bar"},
                             {Field::country, "wo"},
                             {Field::section, "missing"}}};
  EXPECT_EQ(fields_of("city,FOO BAR,Wo,country,url", options),
            "- name country - url");
}

TEST(Columns, AnswersForColumnsThatAreNotThere) {
  EXPECT_EQ(Columns({}, {}).at(0), std::nullopt);
  EXPECT_FALSE(Columns({}, {}).is_list());
}

}  // namespace
}  // namespace listlint
