#include <gtest/gtest.h>
#include <string>
#include <string_view>

#include "lint/rule.h"
#include "tests/rules/page_runner.h"

namespace listlint {
namespace rules {
extern const Rule citations_malformed_url;
}

namespace {

constexpr std::string_view kBefore =
    "==Bonn==\n* [[Chengdu]], China<ref>{{cite web|title=A|url=";
constexpr std::string_view kAfter = "}}</ref>\n";

pages::Ran run(std::string_view url) {
  pages::Example example;
  example.text.info = "wikitext";
  example.text.text =
      std::string(kBefore) + std::string(url) + std::string(kAfter);
  return pages::run_example(rules::citations_malformed_url, example);
}

std::string message(std::string_view url) {
  const auto found = run(url).findings;
  constexpr std::string_view kId = "malformed-url: ";
  const auto at = found.find(kId);
  return at == found.npos ? found : found.substr(at + kId.size());
}

// The address after the fixes.
std::string mended(std::string_view url) {
  const auto fixed = run(url).fixed;
  if (fixed.size() < kBefore.size() + kAfter.size()) return fixed;
  return fixed.substr(kBefore.size(),
                      fixed.size() - kBefore.size() - kAfter.size());
}

TEST(MalformedUrl, MendsSlipsOfTheScheme) {
  for (const std::string_view url :
       {"http//bonn.de/a", "http:/bonn.de/a", "http:bonn.de/a",
        "http:///bonn.de/a", "http;//bonn.de/a", "http:\\\\bonn.de/a",
        "htp://bonn.de/a", "ttp://bonn.de/a", "htttp://bonn.de/a",
        "htpp://bonn.de/a", "hhttp://bonn.de/a", "http://http://bonn.de/a",
        "https://http//bonn.de/a", "htp:/bonn.de/a"}) {
    EXPECT_EQ(mended(url), "http://bonn.de/a") << url;
  }
  for (const std::string_view url :
       {"https//bonn.de", "htps://bonn.de", "ttps://bonn.de", "HTTPS:/bonn.de",
        "http://https://bonn.de", "https://https//bonn.de"}) {
    EXPECT_EQ(mended(url), "https://bonn.de") << url;
  }
}

TEST(MalformedUrl, OnlyReportsASlipWithoutAHostBehindIt) {
  EXPECT_EQ(message("http//twins"),
            "\"http//\" begins no address: write \"http://\"\n");
  EXPECT_FALSE(run("http//twins").offers_fix);
}

TEST(MalformedUrl, KnowsWhatNoHostIs) {
  EXPECT_EQ(
      message("https://www..bonn.de/"),
      "a part is missing in the host \"www..bonn.de\": write all of it\n");
  EXPECT_EQ(message("https:///a"),
            "\"https:///\" begins no address: write \"https://\"\n");
  EXPECT_EQ(message("https://?a"),
            "\"https://?a\" names no host: write the whole address\n");
  EXPECT_EQ(message("https://bonn.de:70000/"),
            "\":70000\" is no port: mend or remove it\n");
  EXPECT_EQ(message("https://bonn.de%20/%2"),
            "\"%2\" is no escape: write two hexadecimal digits behind the %, "
            "or %25 for a % itself\n");
  EXPECT_EQ(message("bonn.de/twins"),
            "\"bonn.de/twins\" has no scheme, so it is no link: write https:// "
            "or http:// before it\n");
}

TEST(MalformedUrl, AcceptsWhatBrowsersFollow) {
  for (const std::string_view url :
       {"https://bonn.de",
        "HTTP://BONN.DE/",
        "http://http.cat/404",
        "http://httpbin.org/",
        "https://münchen.de/straße",
        "https://пример.рф/а",
        "http://192.0.2.1:8080/",
        "http://[::1]/",
        "https://me:secret@bonn.de/",
        "https://bonn.de/a_(b)",
        "https://bonn.de/?a[]=1",
        "https://bonn.de/?u=http://ulm.de",
        "https://web.archive.org/web/2020/http://bonn.de/",
        "https://web.archive.org/web/2020/http:/bonn.de/",
        "ftp://bonn.de/a",
        "//bonn.de/a",
        "mailto:a@bonn.de",
        "urn:isbn:9783161484100",
        "https://bonn.de/%E6%B3%A2?q=%u6CE2#a",
        "https://bonn.de./",
        "https://zh.wikipedia.org/wiki/波恩（德国）",
        "https://bonn.de/?q=\"a\"",
        "https://bonn.de:/a",
        "https://my_town.bonn.de/",
        "doi:10.1000/182",
        "sftp://bonn.de/a",
        "http://localhost/a"}) {
    EXPECT_EQ(message(url), "") << url;
  }
}

}  // namespace
}  // namespace listlint
