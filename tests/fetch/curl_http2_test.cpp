#include <gtest/gtest.h>
#include <string>
#include <utility>

#include "tests/fetch/ask.h"

namespace listlint::fetch {
namespace {

// Kinds of frames, and flags: RFC 9113.
constexpr char kData = 0;
constexpr char kHeaders = 1;
constexpr char kSettings = 4;
constexpr char kGoAway = 7;
constexpr char kEndStream = 1;
constexpr char kEndHeaders = 4;

std::string frame(char kind, char flags, char stream,
                  const std::string& payload) {
  std::string bytes(1, '\0');
  bytes += static_cast<char>(payload.size() >> 8);
  bytes += static_cast<char>(payload.size());
  bytes += kind;
  bytes += flags;
  bytes += std::string(3, '\0');
  bytes += stream;
  return bytes + payload;
}

// ":status: 200" and "content-encoding", rows of tables that need no state.
std::string fields(const std::string& coding = "") {
  std::string block = "\x88";
  if (coding.empty()) return block;
  block += "\x0F\x0B";
  block += static_cast<char>(coding.size());
  return block + coding;
}

struct Http2 {
  Identity identity = make_identity(
      {.subject = "a.example", .names = "DNS:a.example,IP:127.0.0.1"}, nullptr);
  std::string ca_file = write_pem(identity, "listlint-http2.pem");

  CurlOptions options() const {
    CurlOptions options = loopback_options();
    options.ca_file = ca_file;
    return options;
  }
  TlsSetup tls() const { return {.identity = &identity, .http_2 = true}; }
};

Request secure_request(const Loopback& server) {
  return request_for("https://127.0.0.1:" + std::to_string(server.port()) +
                     "/");
}

TEST(CurlHttp2, TakesANewConnectionAfterGoAway) {
  const Http2 http_2;
  const std::string page =
      frame(kSettings, 0, 0, "") + frame(kHeaders, kEndHeaders, 1, fields());
  const Loopback server(
      {Script{{page + frame(kData, kEndStream, 1, "a") +
               frame(kGoAway, 0, 0, std::string("\0\0\0\1\0\0\0\0", 8))},
              Script::End::hold},
       Script{{page + frame(kData, kEndStream, 1, "b")}, Script::End::hold}},
      http_2.tls());
  const auto transport = make_curl_transport(http_2.options()).value();
  EXPECT_EQ(print(answer_of(*transport, secure_request(server))),
            "200 ok\n\na");
  EXPECT_EQ(print(answer_of(*transport, secure_request(server))),
            "200 ok\n\nb");
  EXPECT_EQ(server.connections(), 2U);
}

// Stored, as RFC 7932 9 and RFC 8878 3.1.1 have it.
TEST(CurlHttp2, UnpacksBrotliAndZstd) {
  const Http2 http_2;
  const std::string brotli("\x40\0\x10hello\x03", 9);
  const std::string zstd("\x28\xB5\x2F\xFD\xA0\5\0\0\0\x29\0\0hello", 17);
  for (const auto& [coding, body] :
       {std::pair{"br", brotli}, std::pair{"zstd", zstd}}) {
    const Loopback server(
        always(frame(kSettings, 0, 0, "") +
                   frame(kHeaders, kEndHeaders, 1, fields(coding)) +
                   frame(kData, kEndStream, 1, body),
               Script::End::hold),
        http_2.tls());
    EXPECT_EQ(print(ask(secure_request(server), http_2.options())),
              "200 ok\ncontent-encoding: " + std::string(coding) + "\n\nhello");
  }
}

}  // namespace
}  // namespace listlint::fetch
