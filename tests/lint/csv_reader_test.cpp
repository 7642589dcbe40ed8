#include <gtest/gtest.h>
#include <string>

#include "lint/read/csv.h"
#include "tests/lint/dump.h"

namespace listlint {
namespace {

std::string csv(std::string text, const ReadOptions& options = {}) {
  const Source source("a.csv", std::move(text));
  return dump(read_csv(source, options));
}

std::string tsv(std::string text) {
  const Source source("a.tsv", std::move(text));
  return dump(read_tsv(source, {}));
}

constexpr std::string_view kTwins =
    "section \"Beihai\"\n"
    "  entry \"Tulsa\" \"United States\"=US\n"
    "section \"Zibo\"\n"
    "  entry \"Erie\" \"United States\"=US\n";

TEST(CsvReader, ARowIsAnEntryOfItsSection) {
  EXPECT_EQ(csv("city,twin,country\nBeihai,Tulsa,United States\n"
                "Zibo,Erie,United States\n"),
            kTwins);
}

TEST(CsvReader, FindsTheDelimiter) {
  for (const char delimiter : {',', ';', '\t', '|'}) {
    std::string text =
        "City;Twin;Country\nBeihai;Tulsa;United States\n"
        "Zibo;Erie;United States\n";
    for (char& c : text) {
      if (c == ';') c = delimiter;
    }
    EXPECT_EQ(csv(text), kTwins) << delimiter;
  }
}

TEST(CsvReader, CommasInCellsAreNoDelimiters) {
  EXPECT_EQ(csv("city;country;notes\nTulsa;United States;a, b, c\n"
                "Erie;United States;d, e\n"),
            "section \"\"\n"
            "  entry \"Tulsa\" \"United States\"=US note \"a, b, c\"\n"
            "  entry \"Erie\" \"United States\"=US note \"d, e\"\n");
}

TEST(CsvReader, ACountryMayStandBehindItsPartOrTerritory) {
  EXPECT_EQ(csv("city,country\nPerth,\"Scotland, United Kingdom\"\n"
                "Oranjestad,\"Aruba, Netherlands\"\n"
                "Bonn,Germany\nGeneva,\"Switzerland, France\"\n"),
            "section \"\"\n"
            "  entry \"Perth\" (Scotland) \"United Kingdom\"=GB\n"
            "  entry \"Oranjestad\" (Aruba) \"Netherlands\"=NL\n"
            "  entry \"Bonn\" \"Germany\"=DE\n"
            "  entry \"Geneva\" \"Switzerland, France\"=?\n");
}

TEST(CsvReader, HonoursTheDelimiterThatExcelNames) {
  EXPECT_EQ(csv("sep=;\r\ncity;country\r\nTulsa;United States\r\n"),
            "section \"\"\n  entry \"Tulsa\" \"United States\"=US\n");
}

TEST(CsvReader, LinesEndInAnyWay) {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    EXPECT_EQ(csv("\xEF\xBB\xBF"
                  "city,country" +
                  end + end + "Erie,Canada" + end + ",," + end + "Suva,Fiji"),
              "section \"\"\n"
              "  entry \"Erie\" \"Canada\"=CA\n"
              "  entry \"Suva\" \"Fiji\"=FJ\n");
  }
}

TEST(CsvReader, QuotedCellsHoldDelimitersQuotesAndLines) {
  EXPECT_EQ(csv("city,country,note\n"
                "\"Tulsa \"\"T\"\"\",\"United States\",\"one,\r\ntwo\"\n"),
            "section \"\"\n"
            "  entry \"Tulsa \"T\"\" \"United States\"=US note \"one, two\"\n");
}

TEST(CsvReader, SpansAreThoseOfTheFile) {
  const Source source("a.csv", "city,country\n \"A \"\"b\"\" c\" , Fiji \n");
  const auto document = read_csv(source, {});
  ASSERT_EQ(document.entries.size(), 1U);
  const auto& entry = document.entries[0];
  EXPECT_EQ(source.slice(entry.name.span), "A \"\"b\"\" c");
  EXPECT_EQ(entry.name.value, "A \"b\" c");
  EXPECT_EQ(source.slice(entry.country.span), "Fiji");
}

TEST(CsvReader, CommentsAndTitlesStandAboveTheHeader) {
  const Source source("a.csv",
                      "# listlint-ignore x: y\n\nSister cities,\n"
                      "city,country\nSuva,Fiji\n");
  const auto document = read_csv(source, {});
  EXPECT_EQ(dump(document),
            "section \"\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n"
            "unread caption \"Sister cities,\"\n");
  ASSERT_EQ(document.comments.size(), 1U);
  EXPECT_EQ(source.slice(document.comments[0]), "# listlint-ignore x: y");
}

TEST(CsvReader, AColumnOfNumbersIsNoComment) {
  EXPECT_EQ(csv("#,city,country\n1,Suva,Fiji\n"),
            "section \"\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n"
            "unread field \"1\"\n");
}

TEST(CsvReader, WhatSaysNothingIsMissing) {
  EXPECT_EQ(csv("city,country,note\nSuva,N/A,-99\nKep,NULL,-\n-,Fiji,x\n"),
            "section \"\"\n"
            "  entry \"Suva\"\n"
            "  entry \"Kep\"\n"
            "unread field \"N/A\"\n"
            "unread field \"-99\"\n"
            "unread field \"NULL\"\n"
            "unread field \"-\"\n"
            "unread field \"-\"\n"
            "unread table \",Fiji,x\"\n");
}

TEST(CsvReader, OtherColumnsAreUnread) {
  EXPECT_EQ(csv("city,population,country\nSuva,93 000,Fiji\n"),
            "section \"\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n"
            "unread field \"93 000\"\n");
}

TEST(CsvReader, SourcesAreReferences) {
  EXPECT_EQ(
      csv("city,country,title,site,date,accessed,language,url\n"
          "Suva,Fiji,Twins,suva.fj,2020,3 May 2021,English,https://suva.fj/a\n"
          "Kep,Cambodia,Twins,suva.fj,,,,https://suva.fj/a\n"
          "Erie,Canada,,,2020,,,https://erie.ca\n"),
      "section \"\"\n"
      "  entry \"Suva\" \"Fiji\"=FJ [1]\n"
      "  entry \"Kep\" \"Cambodia\"=KH [1]\n"
      "  entry \"Erie\" \"Canada\"=CA [2]\n"
      "reference 1 x0 name=https://suva.fj/a title=Twins site=suva.fj "
      "language=English url=https://suva.fj/a date=2020 accessed=3 May 2021\n"
      "reference 2 x0 link url=https://erie.ca\n"
      "unread field \"2020\"\n");
}

TEST(CsvReader, ACellMayHoldSeveralAddresses) {
  EXPECT_EQ(csv("city,url\n"
                "Suva,http://a.org/x;y http://b.org; https://c.org|d.org/e\n"
                "Kep,\"http://a.org/x;y\nhttp://e.org/a,b\"\n"),
            "section \"\"\n"
            "  entry \"Suva\" [1] [2] [3] [4]\n"
            "  entry \"Kep\" [1] [5]\n"
            "reference 1 x0 link url=http://a.org/x;y\n"
            "reference 2 x0 link url=http://b.org\n"
            "reference 3 x0 link url=https://c.org\n"
            "reference 4 x0 link url=d.org/e\n"
            "reference 5 x0 link url=http://e.org/a,b\n");
}

TEST(CsvReader, ASourceThatIsNoAddressIsATitle) {
  EXPECT_EQ(csv("city,source\nSuva,Fiji Times of 3 May\n"),
            "section \"\"\n"
            "  entry \"Suva\" [1]\n"
            "reference 1 x0 title=Fiji Times of 3 May\n");
}

TEST(CsvReader, RowsOfOtherLengthsAreProblems) {
  EXPECT_EQ(csv("city,country,note\nSuva,Fiji\nKep,Cambodia,x,,\n"
                "Erie,Canada,y,z\n"),
            "section \"\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n"
            "  entry \"Kep\" \"Cambodia\"=KH note \"x\"\n"
            "  entry \"Erie\" \"Canada\"=CA note \"y\"\n"
            "unread field \"z\"\n"
            "problem ragged-row \"2 cells where the header has 3\" at "
            "\"Suva,Fiji\"\n"
            "problem ragged-row \"4 cells where the header has 3\" at "
            "\"Erie,Canada,y,z\"\n");
}

TEST(CsvReader, AnOpenQuoteCostsOneLine) {
  EXPECT_EQ(csv("city,country\n\"Suva,Fiji\nKep,Cambodia\n\"Erie\",Canada\n"),
            "section \"\"\n"
            "  entry \"Suva,Fiji\"\n"
            "  entry \"Kep\" \"Cambodia\"=KH\n"
            "  entry \"Erie\" \"Canada\"=CA\n"
            "problem unclosed \"\"\" at \"\"Suva,Fiji\"\n");
  EXPECT_EQ(csv("city,note\nKep,\"x\n"),
            "section \"\"\n"
            "  entry \"Kep\" note \"x\"\n"
            "problem unclosed \"\"\" at \"\"x\"\n");
}

TEST(CsvReader, TextBehindAClosingQuoteIsAProblem) {
  EXPECT_EQ(csv("city,country\n\"Suva\" x,Fiji\n"),
            "section \"\"\n"
            "  entry \"\"Suva\" x\" \"Fiji\"=FJ\n"
            "problem malformed \"a quoted cell goes on after its quotation "
            "mark\" at \"\"Suva\" x\"\n");
}

TEST(CsvReader, WithoutAHeaderCountriesTellTheColumns) {
  EXPECT_EQ(csv("1,Beihai,Suva,Fiji,https://a.org\n"
                "2,Beihai,Kep,Cambodia,https://b.org\n"),
            "section \"\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ [1]\n"
            "  entry \"Kep\" \"Cambodia\"=KH [2]\n"
            "reference 1 x0 link url=https://a.org\n"
            "reference 2 x0 link url=https://b.org\n"
            "unread field \"1\"\n"
            "unread field \"Beihai\"\n"
            "unread field \"2\"\n"
            "unread field \"Beihai\"\n");
}

TEST(CsvReader, AHeaderInUnknownWordsIsNoEntry) {
  EXPECT_EQ(csv("Xyz,Abc\nSuva,Fiji\nKep,Cambodia\nErie,Canada\n"),
            "section \"\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n"
            "  entry \"Kep\" \"Cambodia\"=KH\n"
            "  entry \"Erie\" \"Canada\"=CA\n"
            "unread caption \"Xyz,Abc\"\n");
}

TEST(CsvReader, WhatIsNoListIsUnread) {
  EXPECT_EQ(csv("a,b\n1,2\n"),
            "unread table \"a,b\"\n"
            "unread table \"1,2\"\n");
  EXPECT_EQ(csv(""), "");
  EXPECT_EQ(csv("\n,,\n"), "");
}

TEST(CsvReader, TheConfigNamesColumns) {
  const ReadOptions options{{{Field::name, "xyz"}}};
  EXPECT_EQ(csv("Abc,XYZ\n1,Suva\n", options),
            "section \"\"\n"
            "  entry \"Suva\"\n"
            "unread field \"1\"\n");
}

TEST(TsvReader, QuotesAreTextUnlessTheyEncloseTheCell) {
  EXPECT_EQ(tsv("city\tcountry\n\"Suva \"\"S\"\"\"\tFiji\n\"Kep\" town\tFiji\n"
                "5\" Erie\tCanada\n\"Oran\tAlgeria\n\"Ak\nsu\"\tChina\n"),
            "section \"\"\n"
            "  entry \"Suva \"S\"\" \"Fiji\"=FJ\n"
            "  entry \"\"Kep\" town\" \"Fiji\"=FJ\n"
            "  entry \"5\" Erie\" \"Canada\"=CA\n"
            "  entry \"\"Oran\" \"Algeria\"=DZ\n"
            "  entry \"Ak su\" \"China\"=CN\n");
}

TEST(TsvReader, CommasAreText) {
  EXPECT_EQ(tsv("city\tcountry\tnote\nSuva\tFiji\ta, b\n"),
            "section \"\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ note \"a, b\"\n");
}

TEST(TableSniffers, WantAHeaderAndRowsOfItsLength) {
  EXPECT_TRUE(sniff_csv("city,country\nSuva,Fiji\nKep,Cambodia\n"));
  EXPECT_TRUE(sniff_csv("# x\nOrt;Land\nSuva;Fiji"));
  EXPECT_TRUE(sniff_tsv("city\tcountry\nSuva\tFiji\n"));
  EXPECT_FALSE(sniff_csv("city\tcountry\nSuva\tFiji\n"));
  EXPECT_FALSE(sniff_tsv("city,country\nSuva,Fiji\n"));
  EXPECT_FALSE(sniff_csv("city,country\n"));
  EXPECT_FALSE(sniff_csv("city,country\nSuva\nKep\nErie\n"));
  EXPECT_FALSE(sniff_csv("Beihai\nSuva , Fiji\nKep , Cambodia\n"));
  EXPECT_FALSE(sniff_csv(""));
}

}  // namespace
}  // namespace listlint
