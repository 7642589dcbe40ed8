#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/fetch/ask.h"

namespace listlint::fetch {
namespace {

constexpr const char* kAnswer = "HTTP/1.1 200 OK\r\n\r\nx";
constexpr const char* kNames = "DNS:a.example,DNS:*.b.example,IP:127.0.0.1";

const Identity& root() {
  static const Identity identity =
      make_identity({.subject = "Root", .is_authority = true}, nullptr);
  return identity;
}

Request secure_request(const Loopback& server, std::string_view host) {
  return request_for(fmt::format("https://{}:{}/", host, server.port()));
}

CurlOptions options_for(const Loopback& server, const std::string& host) {
  CurlOptions options = loopback_options();
  options.ca_file = write_pem(root(), "listlint-root.pem");
  options.resolve = {fmt::format("{}:{}:127.0.0.1", host, server.port())};
  return options;
}

std::string outcome_of(const TlsSetup& tls,
                       const std::string& host = "a.example") {
  const Loopback server(always(kAnswer), tls);
  return print(ask(secure_request(server, host), options_for(server, host)));
}

// Of a server with one certificate, which the root signed.
std::string outcome_of(CertificateSpec spec,
                       const std::string& host = "a.example") {
  if (spec.subject.empty()) spec.subject = "a.example";
  const Identity identity = make_identity(spec, &root());
  return outcome_of(TlsSetup{.identity = &identity}, host);
}

TEST(CurlCertificate, IsTakenWhereItIsGood) {
  for (const auto* const host : {"a.example", "x.b.example", "127.0.0.1"}) {
    EXPECT_EQ(outcome_of({.names = kNames}, host), "200 ok\n\nx") << host;
  }
}

TEST(CurlCertificate, IsTakenWithTheIntermediateThatSignedIt) {
  const Identity middle =
      make_identity({.subject = "Middle", .is_authority = true}, &root());
  const Identity leaf =
      make_identity({.subject = "a.example", .names = kNames}, &middle);
  EXPECT_EQ(outcome_of(TlsSetup{.identity = &leaf, .chain = {&middle}}),
            "200 ok\n\nx");
}

TEST(CurlCertificate, TellsDatesThatAreOver) {
  EXPECT_EQ(outcome_of({.names = kNames, .to = "20240102000000Z"}),
            "0 tls-expired: the certificate expired on 2024-01-02\n\n");
  EXPECT_EQ(outcome_of({.names = kNames, .from = "20970304000000Z"}),
            "0 tls-not-yet-valid: the certificate is not valid before "
            "2097-03-04\n\n");
}

TEST(CurlCertificate, TellsWhichLinkOfTheChainIsOver) {
  const Identity middle = make_identity(
      {.subject = "Middle", .to = "20240102000000Z", .is_authority = true},
      &root());
  const Identity leaf =
      make_identity({.subject = "a.example", .names = kNames}, &middle);
  EXPECT_EQ(outcome_of(TlsSetup{.identity = &leaf, .chain = {&middle}}),
            "0 tls-expired: the certificate of \"Middle\", which it depends "
            "on, expired on 2024-01-02\n\n");
}

TEST(CurlCertificate, TellsTheHostsThatItIsFor) {
  struct Case {
    std::string names;
    std::string to;
  };
  const Case cases[] = {
      {"DNS:*.c.example", "is for *.c.example, not for a.example"},
      {"DNS:c.example,IP:127.0.0.1",
       "is for c.example and 127.0.0.1, not for a.example"},
      {"DNS:c,DNS:d,DNS:e,DNS:f,DNS:g",
       "is for c, d, e and 2 more, not for a.example"},
      {"", "is for other.example, not for a.example"},
  };
  for (const auto& [names, to] : cases) {
    EXPECT_EQ(outcome_of({.subject = "other.example", .names = names}),
              "0 tls-host: the certificate " + to + "\n\n");
  }
}

TEST(CurlCertificate, TellsWhoSignedIt) {
  const Identity own =
      make_identity({.subject = "Box", .names = kNames}, nullptr);
  EXPECT_EQ(outcome_of(TlsSetup{.identity = &own}),
            "0 tls-self-signed: the certificate is signed by itself, "
            "\"Box\"\n\n");
  const Identity stranger =
      make_identity({.subject = "Stranger", .is_authority = true}, nullptr);
  const Identity leaf =
      make_identity({.subject = "a.example", .names = kNames}, &stranger);
  EXPECT_EQ(outcome_of(TlsSetup{.identity = &leaf}),
            "0 tls-untrusted: the certificate is signed by \"Stranger\", which "
            "is not known\n\n");
  EXPECT_EQ(outcome_of(TlsSetup{.identity = &leaf, .chain = {&stranger}}),
            "0 tls-untrusted: the certificate goes back to \"Stranger\", which "
            "is not trusted\n\n");
}

TEST(CurlCertificate, TellsThatTheIntermediateIsMissing) {
  const Identity middle =
      make_identity({.subject = "Middle", .is_authority = true}, &root());
  const Identity leaf = make_identity(
      {.subject = "a.example", .names = kNames, .tells_issuer = true}, &middle);
  EXPECT_EQ(outcome_of(TlsSetup{.identity = &leaf}),
            "0 tls-untrusted: the chain is not whole: the intermediate "
            "certificate of \"Middle\" is missing\n\n");
}

TEST(CurlCertificate, TellsWhatIsTooWeak) {
  EXPECT_EQ(outcome_of({.names = kNames, .rsa_bits = 1024}),
            "0 tls-weak: the certificate has a key that is too short\n\n");
  EXPECT_EQ(outcome_of({.names = kNames, .sha1 = true}),
            "0 tls-weak: the certificate is signed by a method that is not "
            "safe\n\n");
}

TEST(CurlCertificate, NamesOfStrangersStayOnOneLine) {
  const Identity own = make_identity(
      {.subject = "a\nb\x1B[0m" + std::string(50, 'c'), .names = kNames},
      nullptr);
  EXPECT_EQ(outcome_of(TlsSetup{.identity = &own}),
            "0 tls-self-signed: the certificate is signed by itself, \"a b "
            "[0m" +
                std::string(50, 'c') + "\"\n\n");
}

TEST(CurlTls, TellsVersionsThatAreNotSafe) {
  const Identity leaf =
      make_identity({.subject = "a.example", .names = kNames}, &root());
  for (const int newest : {TLS1_VERSION, TLS1_1_VERSION}) {
    EXPECT_EQ(outcome_of(TlsSetup{.identity = &leaf, .newest = newest}),
              "0 tls-protocol: the server only speaks versions of TLS that are "
              "not safe\n\n");
  }
  EXPECT_EQ(outcome_of(TlsSetup{.identity = &leaf, .newest = TLS1_2_VERSION}),
            "200 ok\n\nx");
}

TEST(CurlTls, TellsServersThatSpeakSomethingElse) {
  const std::string to =
      "0 tls-protocol: the server does not speak TLS on this port\n\n";
  for (const auto* const bytes :
       {"HTTP/1.1 400 Bad Request\r\n\r\nx", "<html>hello</html>"}) {
    const Loopback server({Script{{bytes}, Script::End::hold, true}});
    EXPECT_EQ(print(ask(secure_request(server, "127.0.0.1"))), to);
  }
}

TEST(CurlTls, TellsConnectionsThatBreakOffInTheHandshake) {
  const std::string to =
      "0 reset: the server breaks off the connection while it is made\n\n";
  for (const auto end : {Script::End::close, Script::End::reset}) {
    const Loopback server({Script{{}, end}});
    EXPECT_EQ(print(ask(secure_request(server, "127.0.0.1"))), to);
  }
}

TEST(CurlTls, TellsHandshakesThatLastTooLong) {
  const Loopback server({Script{{}, Script::End::hold}});
  Request request = secure_request(server, "127.0.0.1");
  request.connect_timeout = Milliseconds(150);
  EXPECT_EQ(print(ask(std::move(request))),
            "0 timeout: no connection within 0.15 s\n\n");
}

// A frame of HTTP/2 on stream 0.
std::string frame(char kind, const std::string& payload) {
  std::string bytes(2, '\0');
  bytes += static_cast<char>(payload.size());
  bytes += kind;
  bytes += std::string(5, '\0');
  return bytes + payload;
}

TEST(CurlTls, AsksWithHttp1WhereAServerBreaksOffHttp2) {
  const Identity leaf =
      make_identity({.subject = "a.example", .names = kNames}, &root());
  const std::string settings = frame(4, "");
  const std::string go_away = frame(7, std::string("\0\0\0\0\0\0\0\2", 8));
  const std::string reset =
      std::string("\0\0\4\3\0\0\0\0\1", 9) + std::string("\0\0\0\2", 4);
  for (const auto& bytes : {settings + go_away, settings + reset, settings,
                            std::string("HTTP/1.1 400 Bad\r\n\r\n")}) {
    const Loopback server({Script{{bytes}}, Script{{kAnswer}}},
                          {.identity = &leaf, .http_2 = true});
    EXPECT_EQ(print(ask(secure_request(server, "a.example"),
                        options_for(server, "a.example"))),
              "200 ok\n\nx");
    ASSERT_EQ(server.requests().size(), 2U);
    EXPECT_TRUE(server.requests()[0].starts_with("PRI * HTTP/2.0\r\n"));
    EXPECT_TRUE(server.requests()[1].starts_with("GET / HTTP/1.1\r\n"));
  }
}

}  // namespace
}  // namespace listlint::fetch
