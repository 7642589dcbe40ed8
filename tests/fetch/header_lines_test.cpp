#include "fetch/header_lines.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace listlint::fetch {
namespace {

// "status|name=value|…", or the complaint.
std::string read(const std::vector<std::string>& lines) {
  Response response;
  HeaderLines reader(response);
  for (const auto& line : lines) {
    if (!reader.add(line)) return std::string(reader.complaint());
  }
  std::string text = fmt::format("{}", response.status);
  for (const auto& [name, value] : response.headers) {
    text += fmt::format("|{}={}", name, value);
  }
  return text;
}

TEST(HeaderLines, ReadsStatusAndHeadersInOrder) {
  EXPECT_EQ(read({"HTTP/1.1 200 OK\r\n", "B: 2\r\n", "a:1\n", "B:\t3 \r\n",
                  "Empty:\r\n", "T: 12:30\r\n", "\r\n"}),
            "200|B=2|a=1|B=3|Empty=|T=12:30");
  EXPECT_EQ(read({"HTTP/2 404 \r\n", "\r\n"}), "404");
  EXPECT_EQ(read({"http/1.0 299", ""}), "299");
}

TEST(HeaderLines, BeginsAnewAfterAnAnswerOf1xx) {
  EXPECT_EQ(read({"HTTP/1.1 103 Early\r\n", "Link: x\r\n", "\r\n",
                  "HTTP/1.1 200 OK\r\n", "A: b\r\n", "\r\n"}),
            "200|A=b");
}

TEST(HeaderLines, JoinsFoldedLines) {
  EXPECT_EQ(read({"HTTP/1.1 200 OK\r\n", " lost\r\n", "A: b\r\n", "  c\r\n",
                  "\td\r\n", "E:\r\n", " f\r\n"}),
            "200|A=b c d|E=f");
}

TEST(HeaderLines, DropsLinesWithoutColonAndTrailers) {
  EXPECT_EQ(read({"HTTP/1.1 200 OK\r\n", "no colon\r\n", "A: b\r\n", "\r\n",
                  "Trailer: t\r\n", "\r\n"}),
            "200|A=b");
}

TEST(HeaderLines, RefusesTwoLengthsButNotTheSameTwice) {
  const std::string ok = "HTTP/1.1 200 OK\r\n";
  EXPECT_EQ(
      read({ok, "Content-Length: 1\r\n", "content-length: 2\r\n", "\r\n"}),
      "the answer tells two different lengths of its body");
  EXPECT_EQ(
      read({ok, "Content-Length: 1\r\n", "Content-Length: 1\r\n", "\r\n"}),
      "200|Content-Length=1|Content-Length=1");
  EXPECT_EQ(read({ok, "Content-Length: 1\r\n", "Content-Length: 2\r\n",
                  "Transfer-Encoding: chunked\r\n", "\r\n"}),
            "200|Content-Length=1|Content-Length=2|Transfer-Encoding=chunked");
}

TEST(HeaderLines, KeepsSoManyBytesAndNoMore) {
  const std::string line = "A: " + std::string(996, 'a') + "\n";  // 1000
  Response response;
  HeaderLines reader(response);
  for (int i = 0; i < 300; ++i) ASSERT_TRUE(reader.add(line)) << i;
  EXPECT_FALSE(reader.add(line));
  EXPECT_EQ(reader.complaint(),
            "the headers of the answer are longer than 300 KB");
  EXPECT_EQ(response.headers.size(), 300U);
}

TEST(HeaderLines, ReadsWholeMessages) {
  struct Case {
    std::string bytes;
    std::string to;
  };
  const std::string ok = "HTTP/1.1 200 OK\r\nno colon\r\n";
  const Case cases[] = {
      {ok + "\r\nbody", "true body"},
      {ok + "\r\nlonger", "true longe cut"},
      {ok + "Content-Length: 2\r\n\r\nbody", "true bo"},
      {ok + "Content-Length: 9\r\n\r\nbody", "false "},
      {ok + "Content-Length: x\r\n\r\nbody", "false "},
      {ok + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "false "},
      {ok + "Content-Encoding: gzip\r\n\r\nbody", "false "},
      {ok, "false "},
      {"", "false "},
  };
  for (const auto& [bytes, to] : cases) {
    Response response;
    const bool whole = HeaderLines(response).add_message(bytes, 5);
    EXPECT_EQ(fmt::format("{} {}{}", whole, response.body,
                          response.cut ? " cut" : ""),
              to);
  }
}

}  // namespace
}  // namespace listlint::fetch
