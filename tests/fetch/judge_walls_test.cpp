// What stands where a page should: walls, doors, parked domains, fresh
// servers, nothing.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>
#include <string_view>

#include "fetch/titles.h"
#include "tests/fetch/judge_case.h"

namespace listlint::fetch {
namespace {

struct Row {
  std::string_view title;
  std::string_view body;
  std::string_view expected;
};

constexpr Row kRows[] = {
    {"Just a moment...", "<p>Enable JavaScript and cookies to continue</p>",
     "blocked/captcha"},
    {"Attention Required! | Cloudflare",
     "<h1>Sorry, you have been blocked</h1>", "blocked/captcha"},
    {"Access Denied",
     "<h1>Access Denied</h1>You don't have permission to access this. "
     "Reference #18.1",
     "blocked/captcha"},
    {"Pardon Our Interruption", "<p>As you were browsing</p>",
     "blocked/captcha"},
    {"", "Request unsuccessful. Incapsula incident ID: 1-2", "blocked/captcha"},
    {"", "<iframe src='https://geo.captcha-delivery.com/c'></iframe>",
     "blocked/captcha"},
    {"Town",
     "<script src='https://hcaptcha.com/1/api.js'></script>"
     "<p>Are you a human?</p>",
     "blocked/captcha"},
    {"百度安全验证", "<div id=root></div>", "blocked/captcha"},
    {"Log in", "<h1>Log in</h1><input type=password>", "blocked/login"},
    {"用户登录", "<form><input type=password></form>", "blocked/login"},
    {"Town", "<form>Name <input><input type=password></form>", "blocked/login"},
    {"Before you continue to YouTube", "<p>We use cookies</p>",
     "blocked/login"},
    {"town.example", "<h1>This domain is for sale!</h1>", "suspect/parked"},
    {"town.example is for sale", "<p>Buy this domain</p>", "suspect/parked"},
    {"Account Suspended", "<p>Ask the host.</p>", "suspect/parked"},
    {"IIS7", "<img src=a.png>", "suspect/default-page"},
    {"town.example", "<p>该域名正在出售</p>", "suspect/parked"},
    {"town.example", "<p>このドメインは販売中です</p>", "suspect/parked"},
    {"town.example", "<p>Diese Domain steht zum Verkauf</p>", "suspect/parked"},
    {"town.example", "<p>Домен продается</p>", "suspect/parked"},
    {"town.example", "<p>Bu alan adı satılıktır</p>", "suspect/parked"},
    {"town.example",
     "<script src='//www.sedoparking.com/a.js'></script>Related searches",
     "suspect/parked"},
    {"Welcome to nginx!", "<h1>Welcome to nginx!</h1>", "suspect/default-page"},
    {"Apache2 Ubuntu Default Page: It works", "<p>x</p>",
     "suspect/default-page"},
    {"Apache2 Debian Default Page: It works", "<p>x</p>",
     "suspect/default-page"},
    {"", "<html><body><h1>It works!</h1></body></html>",
     "suspect/default-page"},
    {"Test Page for the Apache HTTP Server on CentOS", "<p>Testing</p>",
     "suspect/default-page"},
    {"IIS Windows Server", "<img src=iis.png>", "suspect/default-page"},
    {"Apache Tomcat/9.0.1", "<p>If you see this</p>", "suspect/default-page"},
    {"Default Web Site Page", "<p>x</p>", "suspect/default-page"},
    {"Web Server's Default Page", "<p>Plesk</p>", "suspect/default-page"},
    {"Welcome to XAMPP", "<p>x</p>", "suspect/default-page"},
    {"Caddy works!", "<p>x</p>", "suspect/default-page"},
    {"WordPress › Installation", "<p>x</p>", "suspect/default-page"},
    {"Index of /", "<h1>Index of /</h1>", "suspect/default-page"},
    {"Index of /news/2019/a.html", "<a href=b>b</a>", "ok/ok"},
    {"Town", "<div id=root></div><script src=a.js></script>",
     "suspect/script-only"},
    {"Town",
     "<noscript>You need to enable JavaScript to run this app.</noscript>"
     "<div id=app>Loading the news of the town, one moment please, it is "
     "coming</div><script src=a.js></script>",
     "suspect/script-only"},
    {"", "<script>location='/x'</script>", "suspect/script-only"},
    {"", "<div> </div>", "suspect/empty"},
};

TEST(JudgeWalls, TellsWhatStandsWhereThePageShould) {
  for (const auto& row : kRows) {
    EXPECT_EQ(verdict(page_of(html(row.title, row.body))), row.expected)
        << row.title << " " << row.body;
  }
}

TEST(JudgeWalls, AreSeenAtOtherStatuses) {
  const auto wall = html("Just a moment...", "<p>Checking</p>");
  EXPECT_EQ(verdict(answer_of(403, wall)), "blocked/captcha");
  EXPECT_EQ(verdict(answer_of(503, wall)), "blocked/captcha");
  EXPECT_EQ(verdict(answer_of(429, wall)), "blocked/captcha");
  EXPECT_EQ(verdict(answer_of(404, wall)), "dead/http-404");
  const std::vector<Header> challenge = {{"CF-Mitigated", "challenge"}};
  EXPECT_EQ(verdict(answer_of(404, "", challenge)), "blocked/captcha");
  EXPECT_EQ(verdict(answer_of(403, "", challenge)), "blocked/captcha");
  EXPECT_EQ(verdict(answer_of(200, "", challenge)), "blocked/captcha");
}

TEST(JudgeWalls, TellsADomainThatIsUsedBySomebodyElse) {
  const auto page =
      html("Slot Gacor Casino Online",
           "<h1>Casino</h1><p>casino slot poker jackpot bonus togel judi slot "
           "casino bandar</p>");
  auto evidence = page_of(page);
  EXPECT_EQ(verdict(evidence), "ok/ok");  // nobody knows what was there
  evidence.titles = {"Partner towns of Freiburg"};
  EXPECT_EQ(verdict(evidence), "suspect/parked");
  evidence.titles = {"Casino guide"};
  EXPECT_EQ(verdict(evidence), "ok/ok");
}

TEST(JudgeContent, TellsFilesFromWhatTheyAreLabelledAs) {
  struct File {
    std::string_view url;
    std::string_view type;
    std::string body;
    std::string_view expected;
  };
  const auto page = html("Town", prose(60));
  const File files[] = {
      {"http://a.example/x.pdf", "application/pdf", "%PDF-1.4", "ok/ok"},
      {"http://a.example/x.pdf", "text/html", "%PDF-1.4", "ok/ok"},
      {"http://a.example/x.pdf", "application/pdf", page,
       "suspect/wrong-content"},
      {"http://a.example/x.pdf", "text/html", page, "suspect/wrong-content"},
      {"http://a.example/x.pdf", "application/pdf",
       html("Login", "<input type=password>"), "blocked/login"},
      {"http://a.example/x.pdf", "text/html",
       html("Not found", "<h1>Page not found</h1>"), "suspect/soft-404"},
      {"http://a.example/wiki/File:x.pdf", "text/html", page, "ok/ok"},
      {"http://a.example/blob/x.pdf", "text/html", page, "ok/ok"},
      {"http://a.example/x.pdf", "text/html",
       html("x", "<embed src=y.pdf>" + prose(60)), "ok/ok"},
      {"http://a.example/x", "text/plain", page, "ok/ok"},
      {"http://a.example/x", "text/plain",
       html("404 Not Found", "<h1>Not Found</h1>"), "suspect/soft-404"},
      {"http://a.example/x.png", "image/png", "\x89PNG\r\n", "ok/ok"},
      {"http://a.example/x.png", "image/png", page, "suspect/wrong-content"},
      {"http://a.example/x.zip", "", "PK\x03\x04", "ok/ok"},
      {"http://a.example/x", "", page, "ok/ok"},
  };
  for (const auto& file : files) {
    EXPECT_EQ(verdict(page_at(file.url, file.body, file.type)), file.expected)
        << file.url << " " << file.type;
  }
}

TEST(JudgeDigest, ForgivesADateAndACounter) {
  const auto digest = [](const std::string& body) {
    return judge(page_of(html("Town", body))).digest;
  };
  const auto page = digest(prose(200) + "12 May 2019, 31415 visits");
  EXPECT_TRUE(is_same_page(page, digest(prose(200) + "13 May 2019, 9 visits")));
  EXPECT_FALSE(is_same_page(page, digest(prose(150))));
  EXPECT_FALSE(is_same_page(page, Digest()));
  EXPECT_FALSE(has_drifted(page, digest(prose(190))));
  EXPECT_FALSE(has_drifted(page, digest(prose(60))));
  EXPECT_TRUE(has_drifted(
      page, digest("Wir danken allen Besuchern und schliessen die Seite")));
  EXPECT_FALSE(has_drifted(Digest(), page));
}

TEST(Titles, MatchWhereMostOfTheirWordsDo) {
  struct Pair {
    std::string_view cited;
    std::string_view page;
    bool expected;
  };
  constexpr Pair kPairs[] = {
      {"Partner towns", "Partner towns | City of Freiburg", true},
      {"Partner towns of Freiburg", "Partner Towns of Freiburg", true},
      {"Partner towns - Freiburg", "Freiburg: Partner towns", true},
      {"友好城市", "友好城市_松山市政府", true},
      {"松山市の姉妹都市", "松山市の姉妹都市 - 松山市", true},
      {"Partner towns", "City of Freiburg", false},
      {"Partner towns | City of Freiburg", "Page not found | City of Freiburg",
       false},
      {"404 Not Found", "404 Not Found", false},
      {"Home", "Home", false},
      {"Freiburg", "Freiburg casino guide", false},
      {"", "Town", false},
  };
  for (const auto& pair : kPairs) {
    EXPECT_EQ(titles_match(pair.cited, pair.page), pair.expected)
        << pair.cited << " / " << pair.page;
  }
}

// Sizes that take minutes where time is quadratic.
TEST(JudgeHostile, TakesLinearTime) {
  constexpr size_t kMany = 20'000;
  const auto repeated = [](std::string_view piece) {
    std::string text;
    for (size_t i = 0; i < kMany; ++i) text += piece;
    return text;
  };
  for (const auto piece :
       {"<div>", "<a href=x>", "<h1>", "<noscript>", "not found ", " | ",
        "找不到", "<h1>page not found</h1>", "\"page not found\" ", "<!--",
        "<?x>", "\x1B$B", "\xFF\xFE", "{\"a\":", "[", "<svg><title>", "&#",
        "<p hidden>"}) {
    EXPECT_NE(verdict(page_of(repeated(piece))), "") << piece;
    EXPECT_NE(verdict(page_of("<title>" + repeated(piece))), "") << piece;
  }
}

}  // namespace
}  // namespace listlint::fetch
