#include "fetch/curl_transport.h"

#include <algorithm>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "tests/fetch/ask.h"
#include "tests/fetch/loopback.h"

namespace listlint::fetch {
namespace {

using testing::ElementsAre;
using End = Script::End;

// What becomes of the answer to one request.
std::string outcome_of(Script script) {
  const Loopback server({std::move(script)});
  return print(ask(server, "/"));
}

TEST(CurlTransport, HandsOverStatusHeadersAndBody) {
  EXPECT_EQ(outcome_of({{"HTTP/1.1 404 Not Found\r\n"
                         "Content-Type: text/html\r\n"
                         "Set-Cookie: a=1\r\n"
                         "Set-Cookie: b=\xE9\r\n"
                         "X-Empty:\r\n"
                         "Content-Length: 5\r\n\r\nhello"}}),
            "404 ok\n"
            "Content-Type: text/html\n"
            "Set-Cookie: a=1\n"
            "Set-Cookie: b=\xE9\n"
            "X-Empty: \n"
            "Content-Length: 5\n"
            "\n"
            "hello");
}

TEST(CurlTransport, FollowsNoRedirect) {
  const Loopback server(always(
      "HTTP/1.1 301 Moved\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n"));
  EXPECT_EQ(print(ask(server, "/a")),
            "301 ok\nLocation: /b\nContent-Length: 0\n\n");
  EXPECT_EQ(server.requests().size(), 1U);
}

TEST(CurlTransport, TakesAnswersThatBrowsersTake) {
  struct Case {
    std::string answer;
    std::string to;
  };
  const Case cases[] = {
      {"HTTP/1.1 200\r\n\r\nx", "200 ok\n\nx"},
      {"HTTP/1.0 200 OK\n\nx", "200 ok\n\nx"},
      {"HTTP/1.1 103 Early Hints\r\nLink: </s>\r\n\r\n"
       "HTTP/1.1 200 OK\r\nA: b\r\n\r\nx",
       "200 ok\nA: b\n\nx"},
      {"HTTP/1.1 200 OK\r\nA: b\r\n  c\r\n\td\r\nE: f\r\n\r\nx",
       "200 ok\nA: b c d\nE: f\n\nx"},
      {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
       "1\r\nx\r\n0\r\nTrailer: t\r\n\r\n",
       "200 ok\nTransfer-Encoding: chunked\n\nx"},
      {"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx",
       "200 ok\nContent-Length: 1\nContent-Length: 1\n\nx"},
      {"HTTP/1.1 200 OK\r\nContent-Encoding: utf-8\r\n\r\nx",
       "200 ok\nContent-Encoding: utf-8\n\nx"},
      {"HTTP/1.1 200 OK\r\nA: b\r\nno colon\r\nC: d\r\n\r\nx",
       "200 ok\nA: b\nC: d\n\nx"},
      {"HTTP/1.1 999 No\r\n\r\n", "999 ok\n\n"},
      {"HTTP/1.1 204 No Content\r\n\r\n", "204 ok\n\n"},
      {"HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n",
       "304 ok\nContent-Length: 9\n\n"},
  };
  for (const auto& [answer, to] : cases) {
    EXPECT_EQ(outcome_of({{answer}}), to) << answer;
  }
}

TEST(CurlTransport, AsksLessStrictlyWhereAHeaderHasNoColon) {
  const std::string answer = "HTTP/1.1 200 OK\r\nno colon\r\n";
  const Loopback server({Script{{answer + "\r\nfirst"}},
                         Script{{answer + "A: b\r\n\r\nsecond"}}});
  Request request = request_for(server, "/%e4?x=a+b");
  request.headers = {{"Accept", "text/html"}};
  EXPECT_EQ(print(ask(std::move(request))), "200 ok\nA: b\n\nsecond");
  ASSERT_EQ(server.requests().size(), 2U);
  EXPECT_EQ(server.requests()[1],
            fmt::format("GET /%e4?x=a+b HTTP/1.0\r\nHost: 127.0.0.1:{}\r\n"
                        "Accept: text/html\r\n\r\n",
                        server.port()));
  EXPECT_EQ(outcome_of({{answer + "Content-Length: 9\r\n\r\nx"}}),
            "200 protocol: a header of the answer has no colon\n\n");
}

TEST(CurlTransport, TakesHeadersOf36Kilobytes) {
  const std::string value(36'000, 'v');
  EXPECT_EQ(outcome_of({{"HTTP/1.1 200 OK\r\nA: " + value + "\r\n\r\nx"}}),
            "200 ok\nA: " + value + "\n\nx");
}

TEST(CurlTransport, SendsTheTargetByteForByte) {
  for (const auto* const target :
       {"/%D6%D0%b9?k=%ce", "//x//y/", "/a+b?c+d=%2B", "/%e4%E4", "/x?",
        "/~()'!*$&,;=:@[]", "/x;jsessionid=1", "/100%", "/?a=/../b",
        "/a%2e%2e/b"}) {
    const Loopback server(always("HTTP/1.1 204 No\r\n\r\n"));
    EXPECT_EQ(print(ask(server, target)), "204 ok\n\n") << target;
    EXPECT_THAT(server.requests(),
                ElementsAre(fmt::format("GET {} HTTP/1.1\r\n"
                                        "Host: 127.0.0.1:{}\r\n"
                                        "Accept-Encoding: deflate, gzip, br, "
                                        "zstd\r\n\r\n",
                                        target, server.port())));
  }
}

TEST(CurlTransport, SendsTargetsOf8Kilobytes) {
  const std::string target = "/" + std::string(8192, 'a');
  const Loopback server(always("HTTP/1.1 204 No\r\n\r\n"));
  ask(server, target);
  ASSERT_EQ(server.requests().size(), 1U);
  EXPECT_TRUE(server.requests()[0].starts_with("GET " + target + " HTTP/1.1"));
}

TEST(CurlTransport, SendsTheHeadersOfTheRequestAndTheUserOfItsAddress) {
  const Loopback server(
      {Script{{"HTTP/1.1 204 No\r\n\r\n", "HTTP/1.1 204 No\r\n\r\n"}}});
  const auto transport = make_curl_transport(loopback_options()).value();
  Request request = request_for(server, "/a");
  request.address.user = "ann:p%40ss:word";
  request.headers = {{"User-Agent", "x/1"},
                     {"Accept", "text/html"},
                     {"X-Bad", "a\r\nEvil: b"},
                     {"X-Empty", ""}};
  answer_of(*transport, request);
  answer_of(*transport, request_for(server, "/b"));
  const std::string host = fmt::format("Host: 127.0.0.1:{}\r\n", server.port());
  const std::string coding = "Accept-Encoding: deflate, gzip, br, zstd\r\n";
  EXPECT_THAT(
      server.requests(),
      ElementsAre("GET /a HTTP/1.1\r\n" + host +
                      "Authorization: Basic YW5uOnBAc3M6d29yZA==\r\n" + coding +
                      "User-Agent: x/1\r\nAccept: text/html\r\n"
                      "X-Bad: aEvil: b\r\nX-Empty:\r\n\r\n",
                  "GET /b HTTP/1.1\r\n" + host + coding + "\r\n"));
  EXPECT_EQ(server.connections(), 1U);
}

TEST(CurlTransport, AsksAgainWhereAKeptConnectionWasClosed) {
  const std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n";
  const Loopback server({Script{{answer + "a"}}, Script{{answer + "b"}}});
  const auto transport = make_curl_transport(loopback_options()).value();
  EXPECT_EQ(answer_of(*transport, request_for(server, "/")).body, "a");
  EXPECT_EQ(answer_of(*transport, request_for(server, "/")).body, "b");
  EXPECT_EQ(server.connections(), 2U);
}

TEST(CurlTransport, CutsBodiesThatAreTooLong) {
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n";
  for (const auto& [most, body, cut] :
       {std::tuple{4, "0123", true}, std::tuple{9, "012345678", true},
        std::tuple{10, "0123456789", false}, std::tuple{0, "", true}}) {
    const Loopback server(always(head + "0123456789"));
    Request request = request_for(server, "/");
    request.max_body = static_cast<size_t>(most);
    const Response response = ask(std::move(request));
    EXPECT_EQ(response.failure, Reason::ok);
    EXPECT_EQ(response.detail, "");
    EXPECT_EQ(response.body, body);
    EXPECT_EQ(response.cut, cut);
  }
}

TEST(CurlTransport, CutsBodiesWithoutEnd) {
  const Loopback server(always(
      "HTTP/1.1 200 OK\r\n\r\n" + std::string(3'000'000, 'x'), End::hold));
  const Response response = ask(server, "/");
  EXPECT_EQ(response.failure, Reason::ok);
  EXPECT_EQ(response.body.size(), 2'000'000U);
  EXPECT_TRUE(response.cut);
}

TEST(CurlTransport, TellsWhatIsNotHttp) {
  struct Case {
    std::string answer;
    std::string to;
  };
  const std::string ok = "HTTP/1.1 200 OK\r\n";
  const Case cases[] = {
      {"<html>x</html>",
       "0 protocol: the answer does not begin with a status line\n\n"},
      {ok + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nxy",
       "200 protocol: the answer tells two different lengths of its body\n"
       "Content-Length: 1\nContent-Length: 2\n\n"},
      {ok + "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\nzz\r\n",
       "200 protocol: the answer has a part of a size that is no number\n"
       "Transfer-Encoding: chunked\n\nx"},
      {ok + "A: " + std::string(310'000, 'a') + "\r\n\r\n",
       "200 protocol: the headers of the answer are too long\n\n"},
      {ok + "Content-Length: x\r\n\r\n",
       "200 protocol: the answer tells a length that is no number\n\n"},
  };
  for (const auto& [answer, to] : cases) {
    EXPECT_EQ(outcome_of({{answer}}), to) << answer.substr(0, 100);
  }
}

TEST(CurlTransport, TellsHeadersThatAreTooManyToKeep) {
  std::string answer = "HTTP/1.1 200 OK\r\n";
  for (int i = 0; i < 400; ++i)
    answer += "A: " + std::string(1000, 'a') + "\r\n";
  const Loopback server(always(answer + "\r\n"));
  const Response response = ask(server, "/");
  EXPECT_EQ(response.failure, Reason::protocol);
  EXPECT_LT(response.headers.size(), 300U);
}

TEST(CurlTransport, TellsWhereAnAnswerBreaksOff) {
  const std::string ok = "HTTP/1.1 200 OK\r\n";
  EXPECT_EQ(outcome_of({{ok + "Content-Length: 10\r\n\r\nhello"}}),
            "200 truncated: the answer breaks off after 5 of 10 bytes\n"
            "Content-Length: 10\n\nhello");
  EXPECT_EQ(outcome_of({{ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello"}}),
            "200 truncated: the answer breaks off after 5 bytes\n"
            "Transfer-Encoding: chunked\n\nhello");
  const std::string nothing =
      "0 reset: the server breaks off the connection without an answer\n\n";
  EXPECT_EQ(outcome_of({{""}}), nothing);
  EXPECT_EQ(outcome_of({{""}, End::reset}), nothing);
  EXPECT_EQ(outcome_of({{}}), nothing);
}

TEST(CurlTransport, UnpacksBodiesAndCutsThemAfterwards) {
  const std::string packed(
      "\x1F\x8B\x08\x00\x00\x00\x00\x00\x02\x03\xCB\x48"
      "\xCD\xC9\xC9\x57\xC8\x40\x90\x00\x80\x88\xF9\xE5"
      "\x11\x00\x00\x00",
      28);
  const Loopback server(
      always("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + packed));
  for (const auto& [most, body, cut] :
       {std::tuple{17, "hello hello hello", false},
        std::tuple{16, "hello hello hell", true}}) {
    Request request = request_for(server, "/");
    request.max_body = static_cast<size_t>(most);
    const Response response = ask(std::move(request));
    EXPECT_EQ(response.failure, Reason::ok);
    EXPECT_EQ(response.body, body);
    EXPECT_EQ(response.cut, cut);
  }
}

TEST(CurlTransport, TellsBodiesThatCannotBeUnpacked) {
  const std::string gzip = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n";
  const std::string to =
      "200 bad-encoding: the answer cannot be unpacked as \"gzip\"\n"
      "Content-Encoding: gzip\n\n";
  EXPECT_EQ(outcome_of({{gzip + "plain text that is longer than a header"}}),
            to);
  EXPECT_EQ(outcome_of({{gzip + std::string("\x1F\x8B\x08\0\0\0\0\0\0\3\xFF"
                                            "\xFF\xFF\xFF\xFF\xFF\xFF",
                                            17)}}),
            to);
}

TEST(CurlTransport, TellsWhatLastsTooLong) {
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n";
  struct Case {
    Script script;
    std::string to;
  };
  const Case cases[] = {
      {{{""}, End::hold}, "0 timeout: no answer within 0.2 s\n\n"},
      {{{"HTTP/1.1 200 OK\r\nA: b\r\n"}, End::hold},
       "200 timeout: the answer is not whole after 0.2 s: 0 bytes of its body "
       "came\nA: b\n\n"},
      {{{head + "abc"}, End::hold},
       "200 timeout: the answer is not whole after 0.2 s: 3 bytes of its body "
       "came\nContent-Length: 10\n\nabc"},
  };
  for (const auto& [script, to] : cases) {
    const Loopback server({script});
    Request request = request_for(server, "/");
    request.timeout = Milliseconds(200);
    EXPECT_EQ(print(ask(std::move(request))), to);
  }
}

TEST(CurlTransport, TellsConnectionsThatAreNotMade) {
  uint16_t port = 0;
  {
    const Loopback gone({Script{}});
    port = gone.port();
  }
  const std::string here = fmt::format("http://127.0.0.1:{}/", port);
  EXPECT_EQ(print(ask(request_for(here))),
            fmt::format("0 refused: the server refuses connections on port "
                        "{}\n\n",
                        port));
  EXPECT_EQ(print(ask(request_for("http://nowhere.invalid/"))),
            "0 dns: nowhere.invalid has no address\n\n");
}

TEST(CurlTransport, TriesTheNextAddressOfAName) {
  const Loopback server(always("HTTP/1.1 204 No\r\n\r\n"));
  CurlOptions options = loopback_options();
  options.resolve = {
      fmt::format("a.example:{}:127.0.0.2,127.0.0.1", server.port())};
  EXPECT_EQ(
      print(ask(request_for(fmt::format("http://a.example:{}/", server.port())),
                options)),
      "204 ok\n\n");
}

TEST(CurlTransport, RefusesPrivateAddressesBeforeAByteIsSent) {
  const Loopback server(always("HTTP/1.1 204 No\r\n\r\n"));
  CurlOptions options;
  options.resolve = {fmt::format("a.example:{}:127.0.0.1", server.port()),
                     fmt::format("b.example:{}:[::1]", server.port()),
                     "c.example:80:10.0.0.1,169.254.169.254"};
  for (const auto& host :
       {"127.0.0.1", "0x7f.1", "[::ffff:127.0.0.1]", "localhost", "a.example",
        "b.example", "c.example:80", "0", "[::]"}) {
    const bool has_port = std::string_view(host).ends_with(":80");
    const auto url =
        fmt::format("http://{}{}/", host,
                    has_port ? "" : fmt::format(":{}", server.port()));
    const Response response = ask(request_for(url), options);
    EXPECT_EQ(print(response),
              fmt::format("0 private-address: {} is in a private network\n\n",
                          prepare(url)->host));
  }
  EXPECT_EQ(server.connections(), 0U);
}

TEST(CurlTransport, AsksThePublicOrAllowedOneOfSeveralAddresses) {
  const Loopback server(always("HTTP/1.1 204 No\r\n\r\n"));
  CurlOptions options;
  options.allow_private = {"127.0.0.1"};
  for (const auto* const order : {"10.0.0.1,127.0.0.1", "127.0.0.1,10.0.0.1"}) {
    options.resolve = {fmt::format("a.example:{}:{}", server.port(), order)};
    EXPECT_EQ(print(ask(request_for(
                            fmt::format("http://a.example:{}/", server.port())),
                        options)),
              "204 ok\n\n");
  }
}

TEST(CurlTransport, AsksThroughAProxy) {
  const Loopback proxy(always("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"));
  CurlOptions options;
  options.proxy = fmt::format("http://127.0.0.1:{}", proxy.port());
  EXPECT_EQ(print(ask(request_for("http://a.example/b?#c"), options)),
            "200 ok\nContent-Length: 1\n\nx");
  EXPECT_EQ(print(ask(request_for("http://10.0.0.1/"), options)),
            "0 private-address: 10.0.0.1 is in a private network\n\n");
  ASSERT_EQ(proxy.requests().size(), 1U);
  EXPECT_TRUE(proxy.requests()[0].starts_with(
      "GET http://a.example/b? HTTP/1.1\r\nHost: a.example\r\n"))
      << proxy.requests()[0];
}

TEST(CurlTransport, TellsWhatAProxyRefuses) {
  for (const auto& [status, to] :
       {std::pair{"407 Who", "407 ok\n\n"},
        std::pair{"502 Bad",
                  "0 refused: the proxy does not reach the server: it answers "
                  "502\n\n"}}) {
    const Loopback proxy(always(
        fmt::format("HTTP/1.1 {}\r\nContent-Length: 0\r\n\r\n", status)));
    CurlOptions options;
    options.proxy = fmt::format("http://127.0.0.1:{}", proxy.port());
    EXPECT_EQ(print(ask(request_for("https://a.example/"), options)), to);
  }
}

TEST(CurlTransport, AsksManyAtATimeAndTellsEachOnce) {
  const Loopback server(
      always("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nx"));
  const auto transport = make_curl_transport(loopback_options()).value();
  constexpr uint64_t kCount = 50;
  for (uint64_t id = 0; id < kCount; ++id) {
    Request request = request_for(server, "/");
    request.id = id;
    transport->start(std::move(request));
  }
  std::vector<uint64_t> ids;
  const Time deadline = now() + std::chrono::seconds(20);
  while (ids.size() < kCount && now() < deadline) {
    transport->work(deadline);
    while (const auto response = transport->next()) {
      EXPECT_EQ(response->body, "x");
      ids.push_back(response->id);
    }
  }
  std::ranges::sort(ids);
  std::vector<uint64_t> all(kCount);
  std::iota(all.begin(), all.end(), 0U);
  EXPECT_EQ(ids, all);
}

TEST(CurlTransport, TellsWhichOptionIsWrong) {
  const auto error_of = [](const CurlOptions& options) {
    return make_curl_transport(options).error();
  };
  CurlOptions network;
  network.allow_private = {"127.0.0.0/8", "10.0.0.0/40"};
  EXPECT_EQ(error_of(network),
            "--allow-private 10.0.0.0/40: expected 0 to 32 bits after \"/\"");
  CurlOptions resolve;
  resolve.resolve = {"a.org:80"};
  EXPECT_EQ(error_of(resolve),
            "--resolve a.org:80: expected HOST:PORT:ADDRESS, as "
            "\"a.org:80:127.0.0.1\"");
  CurlOptions file;
  file.ca_file = "nowhere.pem";
  EXPECT_EQ(error_of(file),
            "--ca-file nowhere.pem: cannot be read, or has no certificate in "
            "it");
}

}  // namespace
}  // namespace listlint::fetch
