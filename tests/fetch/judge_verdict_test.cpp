// From statuses, redirects and what stands before a page to a reason.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

#include "tests/fetch/judge_case.h"

namespace listlint::fetch {
namespace {

const std::string kGood = html("Partner towns", "<p>" + prose(100) + "</p>");

TEST(JudgeStatus, TellsWhatTheStatusStandsFor) {
  struct Row {
    int status;
    std::string_view expected;
  };
  constexpr Row kRows[] = {
      {200, "ok/ok"},
      {203, "ok/ok"},
      {206, "ok/ok"},
      {299, "unreachable/protocol"},
      {207, "unreachable/protocol"},
      {600, "unreachable/protocol"},
      {999, "blocked/http-999"},
      {304, "unreachable/protocol"},
      {300, "ok/ok"},
      {301, "dead/redirect-nowhere"},
      {302, "dead/redirect-nowhere"},
      {308, "dead/redirect-nowhere"},
      {306, "unreachable/protocol"},
      {0, "unreachable/protocol"},
      {101, "unreachable/protocol"},
      {400, "unreachable/http-4xx"},
      {401, "blocked/http-401"},
      {402, "blocked/http-402"},
      {403, "blocked/http-403"},
      {404, "dead/http-404"},
      {405, "unreachable/http-4xx"},
      {406, "unreachable/http-4xx"},
      {407, "blocked/http-407"},
      {410, "dead/http-410"},
      {418, "unreachable/http-4xx"},
      {429, "blocked/http-429"},
      {451, "blocked/http-451"},
      {500, "unreachable/http-5xx"},
      {503, "unreachable/http-5xx"},
      {520, "unreachable/http-5xx"},
      {530, "unreachable/http-5xx"},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(verdict(answer_of(row.status, kGood)), row.expected)
        << row.status;
  }
  EXPECT_EQ(verdict(answer_of(204)), "suspect/empty");
  EXPECT_EQ(verdict(answer_of(205)), "suspect/empty");
  EXPECT_EQ(verdict(answer_of(200)), "suspect/empty");
  EXPECT_EQ(verdict(answer_of(200, " \n\t ")), "suspect/empty");
  EXPECT_EQ(verdict(answer_of(200, kGood, {{"Location", "/x"}})), "ok/ok");
}

TEST(JudgeStatus, PrefersAStatusToABrokenBody) {
  auto evidence = answer_of(404, "x");
  evidence.answer.failure = Reason::truncated;
  EXPECT_EQ(verdict(evidence), "dead/http-404");
  evidence.answer.status = 200;
  EXPECT_EQ(verdict(evidence), "unreachable/truncated");
  evidence.answer.failure = Reason::tls_expired;
  evidence.answer.status = 0;
  EXPECT_EQ(verdict(evidence), "unreachable/tls-expired");
}

TEST(JudgeStatus, TakesAPageThatComesSlowlyForThere) {
  auto evidence = answer_of(200, kGood);
  evidence.answer.failure = Reason::timeout;
  EXPECT_EQ(verdict(evidence), "ok/slow");
  evidence.answer.body = "<html><head>";
  EXPECT_EQ(verdict(evidence), "unreachable/timeout");
  evidence.answer.body = html("Page not found", "<h1>Page not found</h1>");
  EXPECT_EQ(verdict(evidence), "suspect/soft-404");
}

TEST(JudgeStatus, TellsWhyARedirectCannotBeFollowed) {
  auto evidence = answer_of(302);
  evidence.broken_location = "javascript:x";
  evidence.broken_redirect = Reason::unsupported_scheme;
  EXPECT_EQ(verdict_with_detail(evidence),
            "skipped/unsupported-scheme: a redirect leads to "
            "\"javascript:x\"");
  evidence.broken_redirect = Reason::private_address;
  EXPECT_EQ(verdict(evidence), "skipped/private-address");
  evidence.broken_redirect = Reason::redirect_loop;
  EXPECT_EQ(verdict(evidence), "dead/redirect-loop");
  evidence.broken_redirect = Reason::redirect_nowhere;
  EXPECT_EQ(verdict(evidence), "dead/redirect-nowhere");
  evidence.broken_redirect = Reason::malformed_url;
  EXPECT_EQ(verdict(evidence), "dead/redirect-nowhere");
}

struct Way {
  std::string_view cited;
  std::vector<std::pair<int, std::string_view>> hops;
  std::string_view expected;
};

const std::vector<Way> kWays = {
    {"http://a.example/x",
     {{301, "http://a.example/y"}},
     "moved/permanent-redirect"},
    {"http://a.example/x",
     {{308, "http://a.example/y"}},
     "moved/permanent-redirect"},
    {"http://a.example/x",
     {{302, "http://a.example/y"}},
     "ok/temporary-redirect"},
    {"http://a.example/x",
     {{303, "http://a.example/y"}},
     "ok/temporary-redirect"},
    {"http://a.example/x",
     {{307, "http://a.example/y"}},
     "ok/temporary-redirect"},
    {"http://a.example/x",
     {{301, "http://a.example/y"}, {302, "http://a.example/z"}},
     "ok/temporary-redirect"},
    // Spellings of one address.
    {"http://a.example/x", {{301, "http://www.a.example/x"}}, "ok/ok"},
    {"http://a.example/x", {{301, "http://a.example/x/"}}, "ok/ok"},
    {"http://a.example/X", {{301, "http://a.example/x"}}, "ok/ok"},
    {"http://a.example/x",
     {{301, "https://a.example/x"}},
     "moved/permanent-redirect"},
    {"http://a.example/x",
     {{302, "https://a.example/x"}},
     "ok/temporary-redirect"},
    {"https://a.example/x",
     {{301, "http://a.example/x"}},
     "ok/insecure-redirect"},
    {"http://a.example/x",
     {{301, "http://a.example/x?c=1"}, {302, "http://a.example/x"}},
     "ok/ok"},
    // Front pages and sections.
    {"http://a.example/x/y.html",
     {{302, "http://a.example/"}},
     "suspect/redirected-home"},
    {"http://a.example/x/y.html",
     {{301, "http://www.a.example/index.php"}},
     "suspect/redirected-home"},
    {"http://a.example/x/y.html",
     {{302, "https://a.example/en/"}},
     "suspect/redirected-home"},
    {"http://a.example/x?id=7",
     {{302, "http://a.example/home"}},
     "suspect/redirected-home"},
    {"http://a.example/news/2019/y.html",
     {{301, "http://a.example/news/"}},
     "suspect/redirected-home"},
    {"http://a.example/news/2019/y.html",
     {{302, "http://a.example/news"}},
     "suspect/redirected-home"},
    {"http://a.example/",
     {{301, "http://a.example/en/"}},
     "moved/permanent-redirect"},
    {"http://a.example/",
     {{302, "http://a.example/en/"}},
     "ok/temporary-redirect"},
    {"http://a.example/en",
     {{302, "http://a.example/"}},
     "ok/temporary-redirect"},
    {"http://a.example/x/index.html",
     {{301, "http://a.example/x/"}},
     "moved/permanent-redirect"},
    {"http://a.example/n/1234567/slug",
     {{301, "http://a.example/n/1234567"}},
     "moved/permanent-redirect"},
    {"http://a.example/x/amp",
     {{302, "http://a.example/x"}},
     "ok/temporary-redirect"},
    // Error pages.
    {"http://a.example/x/y",
     {{302, "http://a.example/404.html"}},
     "suspect/soft-404"},
    {"http://a.example/x/y",
     {{302, "http://a.example/error/404"}},
     "suspect/soft-404"},
    {"http://a.example/x/y",
     {{302, "http://a.example/en/page-not-found/"}},
     "suspect/soft-404"},
    {"http://a.example/x/y",
     {{302, "http://a.example/NotFound.aspx"}},
     "suspect/soft-404"},
    {"http://a.example/x/y",
     {{302, "http://a.example/e?aspxerrorpath=/x/y"}},
     "suspect/soft-404"},
    {"http://a.example/error/7",
     {{301, "http://a.example/error/8"}},
     "moved/permanent-redirect"},
    // Other sites.
    {"http://a.example/x", {{302, "http://b.example/y"}}, "suspect/other-site"},
    {"http://a.example/x", {{301, "http://b.example/y"}}, "suspect/other-site"},
    {"http://a.example/x",
     {{301, "http://b.example/x"}},
     "moved/permanent-redirect"},
    {"http://a.example/x", {{302, "http://b.example/x"}}, "suspect/other-site"},
    {"http://town.co.uk/x",
     {{302, "http://town.com/x"}},
     "ok/temporary-redirect"},
    {"http://x.town.gov.cn/x",
     {{302, "http://y.town.gov.cn/z"}},
     "ok/temporary-redirect"},
    {"https://doi.org/10.1/x",
     {{302, "https://b.example/article/x"}},
     "ok/temporary-redirect"},
    // Doors.
    {"http://a.example/x",
     {{302, "http://a.example/login?next=/x"}},
     "blocked/login"},
    {"http://a.example/x",
     {{302, "http://a.example/user/signin.aspx"}},
     "blocked/login"},
    {"http://a.example/x",
     {{302, "https://accounts.b.example/o?continue=x"}},
     "blocked/login"},
    {"http://a.example/xy",
     {{302, "http://a.example/door?returnUrl=%2Fxy"}},
     "blocked/login"},
    {"http://a.example/x",
     {{302, "https://consent.b.example/m?continue=x"}},
     "blocked/login"},
    {"http://a.example/x",
     {{302, "https://consent.b.example/m"}, {302, "http://a.example/x"}},
     "ok/ok"},
    {"http://a.example/login",
     {{301, "https://a.example/login"}},
     "moved/permanent-redirect"},
    {"http://a.example/x",
     {{302, "https://wappass.baidu.com/s"}},
     "blocked/captcha"},
    // Markets of domains.
    {"http://a.example/x",
     {{302, "https://www.hugedomains.com/domain_profile.cfm?d=a"}},
     "suspect/parked"},
    {"http://a.example/",
     {{302, "https://dan.com/buy-domain/a.example"}},
     "suspect/parked"},
    // What pages send on to.
    {"http://a.example/x", {{200, "http://a.example/y"}}, "moved/meta-refresh"},
    {"http://a.example/x/y",
     {{200, "http://a.example/"}},
     "suspect/redirected-home"},
};

Evidence along(const Way& way, std::string page) {
  auto evidence = page_at(way.cited, std::move(page));
  for (const auto& [status, to] : way.hops) {
    evidence = led(std::move(evidence), status, to);
  }
  return evidence;
}

TEST(JudgeRedirects, ToAPageThatOnlyNotesWhereItsReadersComeFromAreNoDoors) {
  const Way way{"http://a.example/xy",
                {{302, "http://a.example/new/xy?from=%2Fxy"}},
                "ok/temporary-redirect"};
  const auto page = html("Partner towns", "<p>" + prose(200) + "</p>");
  EXPECT_EQ(verdict(along(way, page)), way.expected);
}

TEST(JudgeRedirects, TellsWhatTheirEndMeans) {
  for (const auto& way : kWays) {
    EXPECT_EQ(verdict(along(way, kGood)), way.expected)
        << way.cited << " to " << way.hops.back().second;
  }
}

TEST(JudgeRedirects, AreRightWhereTheCitedTitleIsFound) {
  const Way ways[] = {
      {"http://a.example/x/y.html",
       {{301, "http://a.example/"}},
       "moved/permanent-redirect"},
      {"http://a.example/news/2019/y",
       {{302, "http://a.example/news/"}},
       "ok/temporary-redirect"},
      {"http://a.example/x",
       {{301, "http://b.example/y"}},
       "moved/permanent-redirect"},
  };
  for (const auto& way : ways) {
    auto evidence = along(way, html("Partner towns of Freiburg", prose(90)));
    evidence.titles = {"Partner towns of Freiburg"};
    EXPECT_EQ(verdict(evidence), way.expected) << way.cited;
  }
}

TEST(JudgeRedirects, ArePartOfWebArchives) {
  auto evidence = along({"https://web.archive.org/web/2010/http://b.example/x",
                         {{302,
                           "https://web.archive.org/web/20100102030405/"
                           "http://b.example/x"}},
                         ""},
                        html("Page not found", "<h1>Page not found</h1>"));
  evidence.is_archive = true;
  EXPECT_EQ(verdict(evidence), "ok/temporary-redirect");
  evidence.answer.body =
      html("Wayback Machine",
           "<p>Hrm.</p><p>The Wayback Machine has not archived that URL.</p>");
  EXPECT_EQ(verdict(evidence), "suspect/soft-404");
}

TEST(JudgeRefresh, AsksToFollowWhatThePageSays) {
  struct Row {
    std::string_view refresh;
    std::string_view follow;
  };
  constexpr Row kRows[] = {
      {"0; url=/new", "/new"},
      {"5;URL='http://b.example/y'", "http://b.example/y"},
      {"0, /new", "/new"},
      {"10; url=new.html", "new.html"},
      {"11; url=/new", ""},
      {"300", ""},
      {"0; url=a.html", ""},
      {"0; url=https://www.town.example/news/2019/a.html#top", ""},
      {"0; url=javascript:alert(1)", ""},
      {"soon", ""},
  };
  for (const auto& row : kRows) {
    const auto page = fmt::format(
        "<head><meta http-equiv=\"Refresh\" content=\"{}\"></head>"
        "<body>{}</body>",
        row.refresh, prose(30));
    const auto judgement = judge(page_of(page));
    EXPECT_EQ(judgement.follow, row.follow) << row.refresh;
    EXPECT_EQ(name_of(judgement.reason),
              row.follow.empty() ? "ok" : "meta-refresh");
    EXPECT_FALSE(judgement.follow_by_header);
  }
  const auto judgement =
      judge(answer_of(200, kGood, {{"Refresh", "0; url=/new"}}));
  EXPECT_EQ(judgement.follow, "/new");
  EXPECT_TRUE(judgement.follow_by_header);
}

TEST(JudgeControl, IsAskedForDeepPagesOnly) {
  EXPECT_TRUE(judge(page_of(kGood)).wants_control);
  EXPECT_FALSE(judge(page_at("http://a.example/", kGood)).wants_control);
  EXPECT_FALSE(
      judge(page_at("http://a.example/x.pdf", "%PDF-1.4")).wants_control);
  EXPECT_FALSE(judge(answer_of(404, kGood)).wants_control);
  auto evidence = page_of(kGood);
  evidence.control = Control{};
  EXPECT_FALSE(judge(evidence).wants_control);
}

TEST(JudgeControl, TellsAPageThatStandsForAllAddresses) {
  auto evidence = page_of(kGood);
  auto made_up =
      page_at("https://www.town.example/news/2019/qzxwvk",
              html("Partner towns", "<p>" + prose(100) + " at 12:31</p>"));
  evidence.control = control_of(made_up);
  EXPECT_EQ(verdict(evidence), "suspect/soft-404");
  // The cited title is there, and the pages are not the same to the byte.
  evidence.titles = {"Partner towns"};
  EXPECT_EQ(verdict(evidence), "ok/ok");
  evidence.titles.clear();
  evidence.control->title = "Other";
  EXPECT_EQ(verdict(evidence), "ok/ok");
  made_up.answer.status = 404;
  evidence.control = control_of(made_up);
  EXPECT_EQ(verdict(evidence), "ok/ok");
}

TEST(JudgeControl, TellsAPageThatAllAddressesLeadTo) {
  auto evidence =
      led(page_at("http://a.example/x/y", kGood), 302, "http://a.example/all");
  const auto made_up =
      led(page_at("http://a.example/x/q", kGood), 302, "http://a.example/all");
  evidence.control = control_of(made_up);
  EXPECT_EQ(verdict(evidence), "suspect/soft-404");
  // That page itself is cited.
  evidence = page_at("http://a.example/all", kGood);
  evidence.control = control_of(made_up);
  EXPECT_EQ(verdict(evidence), "ok/ok");
}

TEST(JudgeAnswer, TellsWhatIsKnownOfThePage) {
  const auto judgement = judge(page_of(
      "<title>\n Partner  towns </title><body>Matsuyama", "Text/HTML; x=y"));
  EXPECT_EQ(judgement.title, "Partner towns");
  EXPECT_EQ(judgement.content_type, "text/html");
  EXPECT_EQ(judgement.final_url, "https://www.town.example/news/2019/a.html");
  EXPECT_EQ(judgement.digest.words, 1U);
  EXPECT_EQ(judge(page_of("<meta property=og:title content='A b'>x")).title,
            "A b");
  EXPECT_EQ(judge(page_of("<h1>A <i>b</i></h1>x")).title, "A b");
  std::string longest;
  for (int i = 0; i < 200; ++i) longest += "松";
  EXPECT_EQ(judge(page_of(html(longest, "x"))).title.size(), 300U);
  EXPECT_EQ(judge(page_of("%PDF-1.4", "application/pdf")).digest, Digest());
}

}  // namespace
}  // namespace listlint::fetch
