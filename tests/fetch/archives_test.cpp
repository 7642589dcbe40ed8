#include "fetch/archives.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace listlint::fetch {
namespace {

constexpr std::string_view kLinks = "application/link-format";
constexpr std::string_view kJson = "application/json";

Time at(std::string_view text) { return *parse_time(text); }

const Time kWanted = at("2013-09-19T04:46:12Z");

// "<time> <url>", or "" where there is none.
std::string nearest(std::string_view body, std::string_view type,
                    Time wanted = kWanted) {
  const auto capture = nearest_capture(body, type, wanted);
  if (!capture) return {};
  return to_text(capture->captured_at) + " " + capture->url;
}

TEST(ArchiveQuery, PutsTheAddressBehindATimeMap) {
  const auto* const base = "https://web.archive.org/web/timemap/link/";
  EXPECT_EQ(archive_query(base, "http://a.org/x?y=1&z=%E4#part", kWanted),
            "https://web.archive.org/web/timemap/link/"
            "http://a.org/x?y=1&z=%E4");
  EXPECT_EQ(archive_query("", "http://a.org/", kWanted), "http://a.org/");
}

TEST(ArchiveQuery, FillsABaseIn) {
  EXPECT_EQ(archive_query("https://archive.org/wayback/available"
                          "?url={url}&timestamp={timestamp}",
                          "http://a.org/x y?z=%E4&w=\xC3\xA4", kWanted),
            "https://archive.org/wayback/available"
            "?url=http%3A%2F%2Fa.org%2Fx%20y%3Fz%3D%25E4%26w%3D%C3%A4"
            "&timestamp=20130919044612");
  EXPECT_EQ(archive_query("http://t/{timestamp}/{url}/{url",
                          "http://a.org/?{url}", kWanted),
            "http://t/20130919044612/http://a.org/?{url}/{url");
}

TEST(ArchiveQuery, TellsNobodysPassword) {
  EXPECT_EQ(archive_query("http://t/", "http://me:secret@a.org/@x", kWanted),
            "http://t/http://a.org/@x");
}

// An availability answer with one member of its copy replaced.
std::string answer(std::string_view member, std::string_view value) {
  std::string closest;
  for (const auto& [name, usual] :
       std::vector<std::pair<std::string_view, std::string_view>>{
           {"status", R"("200")"},
           {"available", "true"},
           {"url",
            R"("http://web.archive.org/web/20130919044612/http://a.org/")"},
           {"timestamp", R"("20130919044612")"}}) {
    closest += fmt::format("{}\"{}\":{}", closest.empty() ? "" : ",", name,
                           name == member ? value : usual);
  }
  return R"({"url":"a.org","archived_snapshots":{"closest":{)" + closest +
         "}}}";
}

TEST(Availability, TellsTheCopyWithHttps) {
  const auto* const expected =
      "2013-09-19T04:46:12Z "
      "https://web.archive.org/web/20130919044612/http://a.org/";
  EXPECT_EQ(nearest(answer("", ""), kJson), expected);
  EXPECT_EQ(nearest("\n " + answer("status", "200"), "text/javascript"),
            expected);
}

TEST(Availability, LeavesOtherAddressesAsTheyAre) {
  EXPECT_EQ(nearest(answer("url", R"("http://arxiv.example/a")"), kJson),
            "2013-09-19T04:46:12Z http://arxiv.example/a");
}

TEST(Availability, CountsOnlyCopiesOfAPageThatWasThere) {
  for (const auto& body :
       {answer("status", R"("404")"), answer("status", R"("301")"),
        answer("status", "null"), answer("status", "[]"),
        answer("available", "false"), answer("available", "1"),
        answer("url", R"("data:,x")"), answer("url", "7"),
        answer("url", R"("http://a.org/\u0007")"),
        answer("url", R"("http://a.org/ b")"), answer("timestamp", "2013"),
        answer("timestamp", R"("2013091904461")"),
        answer("timestamp", R"("20130931044612")"),
        answer("timestamp", R"("2013-919044612")")}) {
    EXPECT_EQ(nearest(body, kJson), "") << body;
  }
}

TEST(Availability, MayTellThatThereIsNone) {
  for (const std::string_view body :
       {"", "{}", "{", "[]", "null", R"({"archived_snapshots":{}})",
        R"({"archived_snapshots":[]})", R"({"archived_snapshots":"closest"})",
        R"({"archived_snapshots":{"closest":null}})"}) {
    EXPECT_EQ(nearest(body, kJson), "") << body;
  }
}

TEST(Availability, IsBounded) {
  const auto url = "http://a.org/" + std::string(20'000, 'x');
  EXPECT_EQ(nearest(answer("url", '"' + url + '"'), kJson), "");
  EXPECT_EQ(nearest(answer("", "") + std::string(64 * 1024, ' '), kJson), "");
  EXPECT_EQ(nearest("{\"a\":" + std::string(60'000, '['), kJson), "");
  EXPECT_EQ(nearest("{\"a\":" + std::string(5'000'000, '['), kJson), "");
}

constexpr std::string_view kTimeMap =
    R"(<http://a.org/x,y>; rel="original",
<http://arxiv.example/timemap/http://a.org/x,y>; rel="self"; type="application/link-format"; from="Sun, 06 Nov 1994 08:49:37 GMT",
<http://arxiv.example/http://a.org/x,y>; rel="timegate",
<http://arxiv.example/web/1994/http://a.org/x,y>; rel="first memento"; datetime="Sun, 06 Nov 1994 08:49:37 GMT",
<http://arxiv.example/web/2009/http://a.org/x,y>; rel="memento"; datetime="Fri, 06 Nov 2009 08:49:37 GMT",
<http://arxiv.example/web/2019/http://a.org/x,y>; rel="last memento"; datetime="Wed, 06 Nov 2019 08:49:37 GMT"
)";

TEST(TimeMap, TellsTheNearestCopy) {
  const auto* const first =
      "1994-11-06T08:49:37Z http://arxiv.example/web/1994/http://a.org/x,y";
  const auto* const middle =
      "2009-11-06T08:49:37Z http://arxiv.example/web/2009/http://a.org/x,y";
  const auto* const last =
      "2019-11-06T08:49:37Z http://arxiv.example/web/2019/http://a.org/x,y";
  EXPECT_EQ(nearest(kTimeMap, kLinks, at("1980-01-01T00:00:00Z")), first);
  EXPECT_EQ(nearest(kTimeMap, kLinks, at("2010-01-01T00:00:00Z")), middle);
  EXPECT_EQ(nearest(kTimeMap, kLinks, at("2014-11-07T08:49:37Z")), last);
  EXPECT_EQ(nearest(kTimeMap, "text/plain", at("2026-01-01T00:00:00Z")), last);
}

TEST(TimeMap, TellsTheEarlierOfEquallyNearCopies) {
  const auto* const a =
      "<http://t/1>;rel=memento;datetime=\"Sun, 06 Nov 1994 00:00:00 GMT\"";
  const auto* const b =
      "<http://t/3>;rel=memento;datetime=\"Tue, 08 Nov 1994 00:00:00 GMT\"";
  const auto wanted = at("1994-11-07T00:00:00Z");
  EXPECT_EQ(nearest(fmt::format("{},{}", a, b), kLinks, wanted),
            "1994-11-06T00:00:00Z http://t/1");
  EXPECT_EQ(nearest(fmt::format("{},{}", b, a), kLinks, wanted),
            "1994-11-06T00:00:00Z http://t/1");
}

TEST(TimeMap, IsReadAsArchivesWriteIt) {
  for (const std::string_view body :
       {"<http://t/1>; rel=\"memento\"; datetime=\"Sun, 06 Nov 1994 08:49:37 "
        "GMT\"",
        "<http://t/1>;datetime=\"Sun, 06 Nov 1994 08:49:37 GMT\";rel=memento",
        "<http://t/1> ;\r\n REL = \"last  Memento\" ;\r\n DATETIME = "
        "\"Sun, 06 Nov 1994 08:49:37 GMT\" ,",
        "<http://t/1>; rel=memento; datetime=Sun, 06 Nov 1994 08:49:37 GMT, "
        "<http://t/2>; rel=original",
        "<http://t/1>; rel=\"memento\"; datetime=\"Sun, 06 Nov 1994 08:49:37 "
        "GMT\n<http://t/2>; rel=\"self\"",
        "x, <broken\n<http://t/1>;; a; b=; rel=memento; title=\"<a,b>\";"
        "datetime=\"Sun, 06 Nov 1994 08:49:37 GMT\""}) {
    EXPECT_EQ(nearest(body, kLinks), "1994-11-06T08:49:37Z http://t/1") << body;
  }
}

TEST(TimeMap, OfWaybackTellsHttps) {
  for (const std::string_view host :
       {"http://web.archive.org", "http://web.archive.org:80",
        "https://web.archive.org"}) {
    const auto body = fmt::format(
        "<{}/web/19941106084937/http://a.org:80/>; rel=\"memento\"; "
        "datetime=\"Sun, 06 Nov 1994 08:49:37 GMT\"",
        host);
    EXPECT_EQ(nearest(body, kLinks),
              "1994-11-06T08:49:37Z "
              "https://web.archive.org/web/19941106084937/http://a.org:80/");
  }
}

TEST(TimeMap, MayHaveNoCopy) {
  for (const std::string_view body :
       {"", "<", "<>", "<>;", "<http://t/1>", "<http://t/1>; rel=memento",
        "<http://t/1>; rel=memento; datetime=\"soon\"",
        "<http://t/1>; rel=mementos; datetime=\"Sun, 06 Nov 1994 08:49:37 "
        "GMT\"",
        "<http://t/1>; datetime=\"Sun, 06 Nov 1994 08:49:37 GMT\"",
        "<file:///1>; rel=memento; datetime=\"Sun, 06 Nov 1994 08:49:37 GMT\"",
        "</t/1>; rel=memento; datetime=\"Sun, 06 Nov 1994 08:49:37 GMT\"",
        "<http://t/\x1B[m>; rel=memento; datetime=\"Sun, 06 Nov 1994 08:49:37 "
        "GMT\"",
        "<!DOCTYPE html><html><body>Not found</body></html>"}) {
    EXPECT_EQ(nearest(body, kLinks), "") << body;
  }
}

TEST(TimeMap, IsNoPage) {
  EXPECT_EQ(nearest(kTimeMap, "text/html; charset=utf-8"), "");
  EXPECT_EQ(nearest(answer("", ""), "Text/HTML"), "");
}

TEST(TimeMap, MayBeLong) {
  std::string body;
  while (body.size() < 5'000'000) {
    body += fmt::format(
        "<http://t/{0}>; rel=\"memento\"; "
        "datetime=\"Sun, 06 Nov {1:04} 08:49:37 GMT\",\n",
        body.size(), 1990 + body.size() % 20);
  }
  body +=
      "<http://t/last>; rel=\"memento\"; "
      "datetime=\"Thu, 19 Sep 2013 04:46:13 GMT\"";
  EXPECT_EQ(nearest(body, kLinks), "2013-09-19T04:46:13Z http://t/last");
}

TEST(TimeMap, OfAnythingIsReadInOnePass) {
  for (const std::string_view piece :
       {"<", ">", "<>", "<>;", "<>;\"", "<a>;b=\"", "<a>;b=", ",", "; ",
        "<a>; b=,", "<a> ", "=", "<a>;rel=memento;datetime=a,"}) {
    std::string body;
    while (body.size() < 300'000) body += piece;
    EXPECT_EQ(nearest(body, kLinks), "") << piece;
  }
}

}  // namespace
}  // namespace listlint::fetch
