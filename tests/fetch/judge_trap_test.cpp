// Pages that look like what they are not: each would be a false alarm.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>
#include <string_view>

#include "tests/fetch/judge_case.h"

namespace listlint::fetch {
namespace {

struct Trap {
  std::string_view title;
  std::string_view body;
  size_t words = 0;  // of prose behind the body
};

constexpr Trap kTraps[] = {
    // Articles about such pages.
    {"HTTP 404 - Wikipedia", "<h1>HTTP 404</h1>", 900},
    {"HTTP 404 - Wikipedia", "<h1>HTTP 404</h1>", 60},
    {"404 (disambiguation) - Wikipedia", "<h1>404</h1>", 40},
    {"404 – Wikipedia, die freie Enzyklopädie",
     "<h1>404</h1><p>Das Jahr 404 war ein Schaltjahr.</p>", 60},
    {"AD 404", "<h1>AD 404</h1><p>Year 404 was a leap year.</p>", 45},
    {"Peugeot 404", "<h1>Peugeot 404</h1><p>A large family car.</p>", 50},
    {"Highway 404", "<h1>Highway 404</h1>", 20},
    {"How to design a 404 page not found that helps", "<h1>404 pages</h1>", 80},
    {"How to fix the page not found error", "<h1>Fix it</h1>", 80},
    {"什么是404页面不存在", "<h1>什么是404</h1>", 80},
    {"如何解决页面不存在的问题", "<h1>解决方法</h1>", 90},
    {"「ページが見つかりません」とは", "<h1>404エラーとは</h1>", 90},
    {"Was ist Fehler 404?", "<h1>Was ist Fehler 404?</h1>", 90},
    {"List of HTTP status codes",
     "<h1>List of HTTP status codes</h1><p>404 Not Found</p>"
     "<p>The requested resource could not be found.</p>",
     500},
    {"Best 404 page examples", "<h1>25 best 404 page examples</h1>", 120},
    // Quotes and sentences.
    {"Village museum", "<p>Visitors saw only \"page not found\" there.</p>",
     20},
    {"Village museum", "<p>The site said “404 Not Found” for years.</p>", 30},
    {"Rathaus", "<p>Dort stand „Seite nicht gefunden“ am Tor.</p>", 30},
    {"市政厅", "<p>网站上写着「页面不存在」，市民不满。</p>", 30},
    {"Statue", "<p>The statue has been removed from the square.</p>", 10},
    {"Statue", "<p>The statue has been removed.</p>", 0},
    {"Lost letters", "<p>The letters could not be found in 1920.</p>", 10},
    {"Lost letters", "<h1>Lost letters</h1><p>They cannot be found.</p>", 0},
    {"Bridge", "<p>The bridge no longer exists. It was of wood.</p>", 5},
    {"Mine", "<p>Gold was not found. The mine closed.</p>", 8},
    {"Ort", "<p>Die Kirche ist nicht mehr vorhanden.</p>", 5},
    {"Город", "<p>Клад не найден до сих пор.</p>", 5},
    {"Ville", "<p>La statue est introuvable depuis 1944.</p>", 5},
    {"Freiburg", "<p>The article has been removed, wrote the paper.</p>", 200},
    {"Open data", "<p>Old copies: page not found, file not found.</p>", 300},
    // Short, and what was cited.
    {"Partner towns", "<h1>Partner towns</h1><p>Matsuyama (1989)</p>", 0},
    {"友好城市", "<h1>友好城市</h1><p>松山，1989年</p>", 0},
    {"姉妹都市", "<h1>姉妹都市</h1><p>松山市、1989年</p>", 0},
    {"Contact", "<p>Town hall, 1 Main Street</p>", 0},
    {"Untitled", "<img src=map.png>", 0},
    {"Results", "<p>Room 404: 12 votes</p>", 0},
    {"404 Main Street", "<h1>404 Main Street</h1><p>A house of 1890.</p>", 0},
    // Discussions.
    {"Page not found - Support forum",
     "<h1>Page not found</h1><p>Posted by anna. I get this on my site. "
     "3 replies</p><p>Re: try again.</p>",
     40},
    {"页面不存在 - 论坛",
     "<h1>页面不存在</h1><p>楼主 发表于 2010 求助</p><p>回复 试试</p>", 30},
    // Domains as a topic.
    {"How to sell a domain", "<h1>Selling</h1><p>Put it for sale.</p>", 100},
    {"Why this domain is for sale is a bad idea", "<h1>Names</h1>", 300},
    {"Domain names", "<p>Some read: this domain is for sale.</p>", 300},
    {"Hugedomains", "<h1>HugeDomains</h1><p>A company in Colorado.</p>", 60},
    // Servers as a topic.
    {"Installing nginx", "<h1>Installing</h1><p>You see Welcome to nginx!</p>",
     200},
    {"Apache Tomcat", "<h1>Apache Tomcat</h1><p>A web server.</p>", 60},
    {"It works! A play", "<h1>It works! A play</h1>", 80},
    // Walls as a topic, and forms with them.
    {"CAPTCHA - Wikipedia", "<h1>CAPTCHA</h1><p>A test for humans.</p>", 400},
    {"Contact us",
     "<script src='https://www.google.com/recaptcha/api.js'></script>"
     "<form><input name=mail></form><p>Write to the town hall.</p>",
     20},
    {"Town news",
     "<form><input name=u><input type=password></form><h1>New bridge</h1>",
     100},
    {"Casino of Baden", "<h1>Casino</h1><p>The casino was built 1824.</p>", 80},
    // Pages with scripts, and something to read.
    {"Map",
     "<script src=a.js></script><p>A map of the twin towns of the "
     "region.</p>",
     20},
    {"Film", "<video src=a.mp4></video><script src=a.js></script>", 0},
    {"Old town",
     "<noscript>Please enable JavaScript</noscript>"
     "<script src=a.js></script>",
     60},
    // Texts about servers, domains and walls.
    {"Welcome to IISc Bangalore", "<h1>Welcome to IISc Bangalore</h1>", 80},
    {"Welcome to Caddyshack Golf Club", "<h1>Caddyshack</h1>", 80},
    {"WampServer 3.3 released", "<h1>WampServer 3.3 released</h1>", 80},
    {"XAMPP for Beginners", "<h1>XAMPP for Beginners</h1>", 80},
    {"IIS7 and PHP: notes", "<h1>IIS7 and PHP: notes</h1>", 80},
    {"Index of /ftp in 1993, a history", "<h1>A history</h1>", 80},
    {"Hello World!", "<h1>Hello World!</h1><p>I moved here in May.</p>", 12},
    {"What to do when your domain has expired",
     "<h1>What to do when your domain has expired</h1>", 30},
    {"Transfer", "<p>If your domain has expired, renew it first.</p>", 10},
    {"Town", "<p>Our thanks to the firm that let us buy this domain.</p>", 5},
    {"Town", "<p>This domain is registered to the town since 1996.</p>", 20},
    {"Account suspended: striker banned", "<h1>Striker banned</h1>", 80},
    {"Security Check", "<h1>Security Check</h1><p>Of the airport.</p>", 30},
    {"CAPTCHA", "<h1>CAPTCHA</h1><p>A word of 2003.</p>", 30},
    {"News", "<h1>Just a moment</h1>", 80},
    {"Too many connections", "<h1>Too many connections</h1>", 80},
    // A banner is not the page.
    {"Twin towns", "<h2>We value your privacy</h2><p>Cookies.</p>", 60},
    {"Twin towns", "<h2>Your privacy is important</h2>", 30},
    // What is requested or looked for need not be a lost page.
    {"Form", "<p>The requested document must be handed in by May.</p>", 40},
    {"Formular", "<p>Das angeforderte Dokument kommt per Post.</p>", 40},
    {"Hours", "<p>Can't find what you're looking for? Call us.</p>", 20},
    {"Tepsi", "<p>Kullanmak istediğiniz sayfa stilini seçin.</p>", 20},
    {"通知", "<h1>关于网站暂时无法访问的通知</h1><p>因机房维护。</p>", 0},
    {"502 Bad Gateway", "<h1>502 Bad Gateway</h1>", 30},
    {"Members - IIS", "<h1>Members</h1>", 80},
    {"Bus 404", "<h1>404</h1><p>Town hall 8:00, lake 8:20.</p>", 0},
};

TEST(JudgeTraps, FindsNothingWrong) {
  for (const auto& trap : kTraps) {
    const auto page = html(
        trap.title, fmt::format("{}<p>{}</p>", trap.body, prose(trap.words)));
    EXPECT_EQ(verdict_with_detail(page_of(page)), "ok/ok: ")
        << trap.title << " " << trap.body;
  }
}

TEST(JudgeTraps, TakesFramesForAPage) {
  EXPECT_EQ(verdict(page_of("<html><head><title>Town</title></head><frameset "
                            "cols='20%,*'><frame src=a.html><frame src=b.html>"
                            "</frameset></html>")),
            "ok/ok");
}

TEST(JudgeTraps, TakesAFrontPageForItself) {
  auto evidence = page_at("https://town.example/", html("Town", prose(80)));
  evidence.control = control_of(evidence);
  EXPECT_EQ(verdict(evidence), "ok/ok");
  EXPECT_FALSE(judge(evidence).wants_control);
}

}  // namespace
}  // namespace listlint::fetch
