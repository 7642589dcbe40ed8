#include <gtest/gtest.h>
#include <string>
#include <string_view>

#include "lint/rule.h"
#include "rules/hosts.h"
#include "tests/rules/page_runner.h"

namespace listlint {
namespace rules {
extern const Rule citations_missing_title;
extern const Rule citations_missing_site;
extern const Rule citations_missing_access_date;
extern const Rule citations_stale_access_date;
extern const Rule citations_impossible_date;
extern const Rule citations_future_date;
extern const Rule citations_date_order;
extern const Rule citations_generic_title;
extern const Rule citations_mobile_host;
}  // namespace rules

namespace {

// What a rule says of a plain text list on 24 November 2026.
std::string findings(const Rule& rule, std::string_view text,
                     std::string_view config = {}) {
  pages::Example example;
  example.text.info = "text";
  example.text.text = text;
  if (!config.empty()) {
    example.config = pages::Block{"config", std::string(config), 0, 0};
  }
  const auto ran = pages::run_example(rule, example);
  return ran.error + ran.findings;
}

// A heading, and one line for each reference.
std::string list(std::string_view references) {
  return "Harbin [ 1]\n" + std::string(references);
}

std::string title_finding(std::string_view place, std::string_view title) {
  return std::string(place) + " warning citations/generic-title: the title \"" +
         std::string(title) +
         "\" says nothing of the source: say what the page is about\n";
}

TEST(MissingTitle, ReportsAReferenceWithoutOne) {
  EXPECT_EQ(findings(rules::citations_missing_title,
                     list("^ a b \"\" . a.cn . Retrieved 1 May 2020 .\n"
                          "^ a.gov.cn (in Chinese). Retrieved 1 May 2020 .\n"
                          "^ Retrieved 1 May 2020 .\n")),
            "2:7-2:41 error citations/missing-title: this source has no title: "
            "name the page or the work that is cited\n"
            "3:3-3:48 error citations/missing-title: this source has no title: "
            "name the page or the work that is cited\n"
            "4:3-4:25 error citations/missing-title: this source has no title: "
            "name the page or the work that is cited\n");
}

TEST(MissingTitle, ReportsABareAddress) {
  EXPECT_EQ(findings(rules::citations_missing_title,
                     list("^ https://a.cn/b . Retrieved 1 May 2020 .\n"
                          "^ \"Twins\" . a.cn . Retrieved 1 May 2020 .\n")),
            "2:3-2:42 error citations/missing-title: this source has no title: "
            "name the page or the work that is cited\n");
}

TEST(MissingSite, ReportsAWebSourceOfUnknownPlace) {
  EXPECT_EQ(findings(rules::citations_missing_site,
                     list("^ \"A\" (in Dutch). B. Retrieved 1 May 2020 .\n"
                          "^ \"C\" . c.cn . Retrieved 1 May 2020 .\n")),
            "2:4-2:5 warning citations/missing-site: this source has neither "
            "a site nor an address: say where it was published\n");
}

TEST(MissingSite, IsSilentWhereMostNameNoneOrTheSourceMayBePrinted) {
  EXPECT_EQ(findings(rules::citations_missing_site,
                     list("^ \"A\" (in Dutch). B. Retrieved 1 May 2020 .\n"
                          "^ \"C\" (in Dutch). D. Retrieved 1 May 2020 .\n"
                          "^ \"E\" . e.cn . Retrieved 1 May 2020 .\n")),
            "");
  EXPECT_EQ(findings(rules::citations_missing_site,
                     list("^ \"A\" (in Dutch). B. 2015. p. 20.\n"
                          "^ \"E\" . e.cn . Retrieved 1 May 2020 .\n")),
            "");
}

TEST(MissingAccessDate, ReportsTheOddOneOut) {
  EXPECT_EQ(findings(rules::citations_missing_access_date,
                     list("^ \"A\" . a.cn . Retrieved 1 May 2020 .\n"
                          "^ \"B\" . b.cn . Retrieved 1 May 2020 .\n"
                          "^ \"C\" . c.cn . Retrieved 1 May 2020 .\n"
                          "^ \"D\" . d.cn . 1 May 2020.\n")),
            "5:4-5:5 warning citations/missing-access-date: this source has "
            "no access date, unlike 3 of the 4 on the web: say when it was "
            "read\n");
}

TEST(MissingAccessDate, SparesArchivedAndPrintedSourcesAndListsWithoutACustom) {
  EXPECT_EQ(
      findings(rules::citations_missing_access_date,
               list("^ \"A\" . a.cn . Retrieved 1 May 2020 .\n"
                    "^ \"B\" . b.cn . Retrieved 1 May 2020 .\n"
                    "^ \"C\" . c.cn . Retrieved 1 May 2020 .\n"
                    "^ \"D\" . d.cn . Archived from the original on 1 May "
                    "2020.\n"
                    "^ \"E\" . The Malay Mail . 1 May 2020.\n")),
      "");
  EXPECT_EQ(findings(rules::citations_missing_access_date,
                     list("^ \"A\" . a.cn . Retrieved 1 May 2020 .\n"
                          "^ \"B\" . b.cn . Retrieved 1 May 2020 .\n"
                          "^ \"C\" . c.cn . Retrieved 1 May 2020 .\n"
                          "^ \"D\" . d.cn .\n^ \"E\" . e.cn .\n"
                          "^ \"F\" . f.cn .\n")),
            "");
}

TEST(StaleAccessDate, MeasuresFromTheNewestAccessOfTheList) {
  EXPECT_EQ(findings(rules::citations_stale_access_date,
                     list("^ \"A\" . a.cn . Retrieved 3 September 2020 .\n"
                          "^ \"B\" . b.cn . Retrieved 4 September 2020 .\n"
                          "^ \"C\" . c.cn . Retrieved August 2020 .\n"
                          "^ \"D\" . d.cn . Retrieved September 2020 .\n"
                          "^ \"E\" . e.cn . Retrieved 4 September 2024 .\n")),
            "2:26-2:42 info citations/stale-access-date: accessed "
            "\"3 September 2020\", over 4 years before the newest access of "
            "the list, \"4 September 2024\": look whether the source still "
            "says so\n"
            "4:26-4:37 info citations/stale-access-date: accessed "
            "\"August 2020\", over 4 years before the newest access of "
            "the list, \"4 September 2024\": look whether the source still "
            "says so\n");
}

TEST(StaleAccessDate, IgnoresAccessesInTheFutureAndOutsideTheCalendar) {
  EXPECT_EQ(findings(rules::citations_stale_access_date,
                     list("^ \"A\" . a.cn . Retrieved 3 September 2020 .\n"
                          "^ \"B\" . b.cn . Retrieved 1 May 2052 .\n"
                          "^ \"C\" . c.cn . Retrieved 31 April 2025 .\n")),
            "");
}

TEST(StaleAccessDate, TakesItsPatienceFromTheConfig) {
  EXPECT_EQ(findings(rules::citations_stale_access_date,
                     list("^ \"A\" . a.cn . Retrieved 3 May 2020 .\n"
                          "^ \"B\" . b.cn . Retrieved 4 May 2021 .\n"),
                     "rules:\n  citations/stale-access-date:\n"
                     "    max-age-years: 1\n"),
            "2:26-2:36 info citations/stale-access-date: accessed "
            "\"3 May 2020\", over 1 year before the newest access of the list, "
            "\"4 May 2021\": look whether the source still says so\n");
}

TEST(ImpossibleDate, NamesTheFieldWhoseDateDoesNotExist) {
  EXPECT_EQ(
      findings(rules::citations_impossible_date,
               list("^ \"A\" . a.cn . 30 February 2016. Archived from the "
                    "original on 2020-13-01. Retrieved 31 April 2020 .\n")),
      "2:16-2:32 error citations/impossible-date: the publication date "
      "\"30 February 2016\" is not in the calendar: correct it\n"
      "2:64-2:74 error citations/impossible-date: the archive date "
      "\"2020-13-01\" is not in the calendar: correct it\n"
      "2:86-2:99 error citations/impossible-date: the access date "
      "\"31 April 2020\" is not in the calendar: correct it\n");
}

TEST(ImpossibleDate, ReportsAccessDatesThatCanBeNoDate) {
  EXPECT_EQ(findings(rules::citations_impossible_date,
                     list("^ \"A\" . a.cn . Retrieved 35 Foo 2020 .\n"
                          "^ \"B\" . b.cn . Retrieved yesterday .\n"
                          "^ \"C\" . c.cn . Retrieved 45.13.2020 .\n"
                          "^ \"D\" . d.cn . Retrieved 0 May 2020 .\n"
                          "^ \"E\" . e.cn . Retrieved 2020-00-00 .\n")),
            "2:26-2:37 error citations/impossible-date: the access date "
            "\"35 Foo 2020\" is not a date: write day, month and year\n"
            "3:26-3:35 error citations/impossible-date: the access date "
            "\"yesterday\" is not a date: write day, month and year\n"
            "4:26-4:36 error citations/impossible-date: the access date "
            "\"45.13.2020\" is not a date: write day, month and year\n"
            "5:26-5:36 error citations/impossible-date: the access date "
            "\"0 May 2020\" is not in the calendar: correct it\n"
            "6:26-6:36 error citations/impossible-date: the access date "
            "\"2020-00-00\" is not in the calendar: correct it\n");
}

TEST(ImpossibleDate, SparesDatesInOtherOrdersAndLanguages) {
  for (const std::string date :
       {"29 February 2020", "8 juillet 2020", "2020\u5e747\u67088\u65e5",
        "8/7/99", "20200708", "Spring 2015", "8th July 2020", "12 Jul",
        "12 July 2020 \u2013 via Google Books", "2020-07-08T12:59:00Z"}) {
    EXPECT_EQ(findings(rules::citations_impossible_date,
                       list("^ \"A\" . a.cn . Retrieved " + date + " .\n")),
              "");
  }
}

TEST(ImpossibleDate, KnowsTheWordsOfDatesInEnglishLists) {
  const auto english = [](std::string_view date) {
    return findings(
        rules::citations_impossible_date,
        "Harbin [ 1]\nAarhus , Denmark\n^ \"A\" . a.cn . Retrieved " +
            std::string(date) + " .\n");
  };
  EXPECT_EQ(english("8 Jully 2020"),
            "3:26-3:38 error citations/impossible-date: the access date "
            "\"8 Jully 2020\" is not a date: write day, month and year\n");
  EXPECT_EQ(english("Wed 8th of Sept 2020"), "");
}

TEST(FutureDate, AllowsADayForTimeZones) {
  EXPECT_EQ(findings(rules::citations_future_date,
                     list("^ \"A\" . a.cn . Retrieved 25 November 2026 .\n"
                          "^ \"B\" . b.cn . Retrieved 26 November 2026 .\n"
                          "^ \"C\" . c.cn . Retrieved 2026 .\n"
                          "^ \"D\" . d.cn . Archived from the original on "
                          "January 2027. Retrieved 2026 .\n")),
            "3:26-3:42 error citations/future-date: the access date "
            "\"26 November 2026\" is in the future: correct it\n"
            "5:46-5:58 error citations/future-date: the archive date "
            "\"January 2027\" is in the future: correct it\n");
}

TEST(FutureDate, AllowsAYearForPublication) {
  EXPECT_EQ(
      findings(rules::citations_future_date,
               list("^ \"A\" . a.cn . 24 November 2027. Retrieved 2026 .\n"
                    "^ \"B\" . b.cn . 2028. Retrieved 2026 .\n")),
      "3:16-3:20 warning citations/future-date: the publication date "
      "\"2028\" is more than a year ahead: correct it\n");
}

TEST(DateOrder, ReportsWhatWasReadOrArchivedBeforeItWasPublished) {
  EXPECT_EQ(findings(rules::citations_date_order,
                     list("^ \"A\" . a.cn . 3 May 2020. Archived from the "
                          "original on 1 May 2020. Retrieved 2019 .\n")),
            "2:58-2:68 warning citations/date-order: archived \"1 May 2020\", "
            "before it was published, \"3 May 2020\": correct one of the "
            "dates\n"
            "2:80-2:84 error citations/date-order: accessed \"2019\", before "
            "it was published, \"3 May 2020\": correct one of the dates\n");
}

TEST(DateOrder, ComparesNoFinerThanTheDatesAreWritten) {
  EXPECT_EQ(findings(rules::citations_date_order,
                     list("^ \"A\" . a.cn . 2020. Retrieved 1 January 2020 .\n"
                          "^ \"B\" . b.cn . 8 May 2020. Retrieved May 2020 .\n"
                          "^ \"C\" . c.cn . 8 May 2020. Retrieved 7 May 2020 "
                          ".\n")),
            "");
}

TEST(DateOrder, OnlyPointsOutAMonthThatMayBeOnACover) {
  EXPECT_EQ(findings(rules::citations_date_order,
                     list("^ \"A\" . a.cn . June 2020. Retrieved 1 May 2020 .\n"
                          "^ \"B\" . b.cn . June 2020. Retrieved 1 May 2019 "
                          ".\n")),
            "2:37-2:47 info citations/date-order: accessed \"1 May 2020\", "
            "before it was published, \"June 2020\": correct one of the dates\n"
            "3:37-3:47 error citations/date-order: accessed \"1 May 2019\", "
            "before it was published, \"June 2020\": correct one of the "
            "dates\n");
}

TEST(GenericTitle, KnowsTitlesOfManyLanguagesInAnyCase) {
  EXPECT_EQ(findings(rules::citations_generic_title,
                     list("^ \"HOME\" . a.cn .\n^ \"404 Not Found\" . a.cn .\n"
                          "^ \"P\u00e1gina inicial\" . a.br .\n"
                          "^ \"Главная\" . a.ru .\n^ \"首页\" . a.cn .\n"
                          "^ \"ホーム\" . a.jp .\n^ \"Home town\" . a.cn .\n")),
            title_finding("2:4-2:8", "HOME") +
                title_finding("3:4-3:17", "404 Not Found") +
                title_finding("4:4-4:18", "P\u00e1gina inicial") +
                title_finding("5:4-5:11", "Главная") +
                title_finding("6:4-6:6", "首页") +
                title_finding("7:4-7:7", "ホーム"));
}

TEST(GenericTitle, DropsTheNameOfTheSiteOrThePublisher) {
  EXPECT_EQ(findings(rules::citations_generic_title,
                     list("^ \"Home | City of York\" . york.gov.uk . City of "
                          "York.\n"
                          "^ \"york.gov.uk \u2013 Welcome\" . york.gov.uk .\n"
                          "^ \"Home | City of Leeds\" . york.gov.uk . City of "
                          "York.\n"
                          "^ \"Welcome to York\" . york.gov.uk .\n")),
            title_finding("2:4-2:23", "Home | City of York") +
                title_finding("3:4-3:25", "york.gov.uk \u2013 Welcome"));
}

TEST(GenericTitle, PointsOutKindsOfListsAndTakesTitlesFromTheConfig) {
  EXPECT_EQ(
      findings(rules::citations_generic_title,
               list("^ \"City List\" . a.cn .\n^ \"友好城市\" . b.cn .\n"),
               "rules:\n  citations/generic-title:\n"
               "    also: [友好城市]\n"),
      "2:4-2:13 info citations/generic-title: the title \"City List\" "
      "does not say of what: say what the page is about\n"
      "3:4-3:8 warning citations/generic-title: the title \"友好城市\" says "
      "nothing of the source: say what the page is about\n");
}

TEST(MobileHost, KnowsLabelsAndEditions) {
  EXPECT_EQ(findings(rules::citations_mobile_host,
                     list("^ \"A\" . m.a.com .\n^ \"B\" . cq.sina.cn .\n"
                          "^ \"C\" . en.m.wikipedia.org .\n"
                          "^ \"D\" . amp.b.co.uk .\n"
                          "^ \"E\" . https://m.youtube.com/e .\n")),
            "2:9-2:16 info citations/mobile-host: \"m.a.com\" is a mobile "
            "edition: cite the desktop page\n"
            "3:9-3:19 info citations/mobile-host: \"cq.sina.cn\" is the mobile "
            "edition of sina.com.cn: cite the desktop page\n"
            "4:9-4:27 info citations/mobile-host: \"en.m.wikipedia.org\" is "
            "the mobile edition of en.wikipedia.org: cite the desktop page\n"
            "5:9-5:20 info citations/mobile-host: \"amp.b.co.uk\" is a mobile "
            "edition: cite the desktop page\n"
            "6:9-6:32 info citations/mobile-host: \"m.youtube.com\" is the "
            "mobile edition of www.youtube.com: cite the desktop page\n");
}

TEST(MobileHost, SparesRegisteredNamesThatAreSuchAWord) {
  EXPECT_EQ(findings(rules::citations_mobile_host,
                     list("^ \"A\" . touch.co.uk .\n^ \"B\" . mobile.de .\n"
                          "^ \"C\" . mysina.cn .\n^ \"D\" . M. Publishers .\n"
                          "^ \"E\" . www.m.com .\n")),
            "");
}

TEST(Hosts, TellsHostNamesFromOtherTextsWithFullStops) {
  for (const std::string_view host :
       {"hangzhou.gov.cn", "Chinanews.com", "WWW.GOV.CN", "пример.рф",
        "xn--e1afmkfd.xn--p1ai", "a-b.de"}) {
    EXPECT_TRUE(looks_like_host(host)) << host;
  }
  for (const std::string_view text :
       {"", "hangzhou", "The Times of India", "St.Petersburg", "U.S.A.",
        "U.S.A", "example.com/page", ".com", "a..com", "-a.com", "p.20",
        "a.com.", "г.Москва"}) {
    EXPECT_FALSE(looks_like_host(text)) << text;
  }
}

TEST(Hosts, TakesTheHostOutOfAnAddress) {
  EXPECT_EQ(host_of_url("https://u:p@www.a.com:8080/b?c#d"),
            "www.a.com");
  EXPECT_EQ(host_of_url("//a.com?b//c@d"), "a.com");
  EXPECT_EQ(host_of_url("http://[::1]:80/"), "[::1]");
  EXPECT_EQ(host_of_url("mailto:a@b.com"), "");
}

TEST(Hosts, CountsTheLabelsThatRegistriesGiveOut) {
  EXPECT_EQ(registry_labels("a.com"), 1U);
  EXPECT_EQ(registry_labels("a.gov.cn"), 2U);
  EXPECT_EQ(registry_labels("a.CO.uk"), 2U);
  EXPECT_EQ(registry_labels("a.com.org"), 1U);
  EXPECT_EQ(registry_labels("com.cn"), 2U);
}

}  // namespace
}  // namespace listlint
