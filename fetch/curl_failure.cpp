#include "fetch/curl_failure.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <curl/curl.h>
#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/sslerr.h>

namespace listlint::fetch {
namespace {

bool tells(const CurlOutcome& outcome, std::string_view words) {
  return outcome.message.find(words) != std::string::npos;
}

std::string seconds(Milliseconds time) {
  return fmt::format("{:g} s", static_cast<double>(time.count()) / 1000);
}

std::string_view server(const CurlOutcome& outcome) {
  return outcome.over_proxy ? "the proxy" : "the server";
}

Failure timed_out(const CurlOutcome& outcome, const Request& request,
                  const Response& response) {
  if (!outcome.connected) {
    const auto limit = std::min(request.connect_timeout, request.timeout);
    return {Reason::timeout,
            fmt::format("no connection within {}", seconds(limit))};
  }
  if (response.status == 0) {
    return {Reason::timeout,
            fmt::format("no answer within {}", seconds(request.timeout))};
  }
  return {Reason::timeout,
          fmt::format("the answer is not whole after {}: {} bytes of its body "
                      "came",
                      seconds(request.timeout), outcome.came)};
}

Failure not_connected(const CurlOutcome& outcome, const Request& request) {
  if (outcome.refused_private) {
    return {Reason::private_address,
            fmt::format("{} is in a private network", request.address.host)};
  }
  switch (outcome.system_error) {
    case ETIMEDOUT:
      return {Reason::timeout,
              fmt::format("{} does not answer", server(outcome))};
    case ENETUNREACH:
    case EHOSTUNREACH:
    case EADDRNOTAVAIL:
      return {Reason::refused,
              fmt::format("there is no way to {}", server(outcome))};
    case ECONNRESET:
      return {Reason::reset,
              fmt::format("{} breaks off the connection while it is made",
                          server(outcome))};
    default:
      return {Reason::refused,
              fmt::format("{} refuses connections on port {}", server(outcome),
                          request.address.port)};
  }
}

Failure broken_off(const CurlOutcome& outcome, const Response& response) {
  if (response.status == 0) {
    return {Reason::reset,
            fmt::format("{} breaks off the connection without an answer",
                        server(outcome))};
  }
  if (outcome.length > 0) {
    return {Reason::truncated,
            fmt::format("the answer breaks off after {} of {} bytes",
                        outcome.came, outcome.length)};
  }
  return {Reason::truncated,
          fmt::format("the answer breaks off after {} bytes", outcome.came)};
}

// The number that OpenSSL gives its errors; 0 where libcurl tells none.
int tls_reason(const CurlOutcome& outcome) {
  constexpr std::string_view kBefore = "error:";
  const size_t at = outcome.message.find(kBefore);
  if (at == std::string::npos) return 0;
  const char* const begin = outcome.message.data() + at + kBefore.size();
  const char* const end = outcome.message.data() + outcome.message.size();
  unsigned long number = 0;
  if (std::from_chars(begin, end, number, 16).ec != std::errc()) return 0;
  return ERR_GET_REASON(number);
}

Failure no_handshake(const CurlOutcome& outcome) {
  const auto failed = [](std::string_view detail) {
    return Failure{Reason::tls_protocol, std::string(detail)};
  };
  switch (tls_reason(outcome)) {
    case SSL_R_WRONG_VERSION_NUMBER:
    case SSL_R_HTTP_REQUEST:
    case SSL_R_PACKET_LENGTH_TOO_LONG:
    case SSL_R_UNEXPECTED_MESSAGE:
      return failed("the server does not speak TLS on this port");
    case SSL_R_UNSUPPORTED_PROTOCOL:
    case SSL_R_TLSV1_ALERT_PROTOCOL_VERSION:
    case SSL_R_NO_PROTOCOLS_AVAILABLE:
    case SSL_R_VERSION_TOO_LOW:
    case SSL_R_LEGACY_SIGALG_DISALLOWED_OR_UNSUPPORTED:
      return failed("the server only speaks versions of TLS that are not safe");
    case SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE:
    case SSL_R_NO_SHARED_CIPHER:
    case SSL_R_NO_CIPHERS_AVAILABLE:
    case SSL_R_DH_KEY_TOO_SMALL:
    case SSL_R_WRONG_SIGNATURE_TYPE:
      return failed("there is no safe cipher that the server knows, too");
    case SSL_R_TLSV1_UNRECOGNIZED_NAME:
      return failed("the server does not know the host name");
    case SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED:
      return failed("the server asks for a certificate of the reader");
    case SSL_R_UNEXPECTED_EOF_WHILE_READING:
      break;
    case 0:
      if (outcome.code == CURLE_SSL_CIPHER) {
        return failed("there is no safe cipher that the server knows, too");
      }
      break;
    default:
      return failed("the TLS handshake fails");
  }
  return {Reason::reset,
          fmt::format("{} breaks off the connection while it is made",
                      server(outcome))};
}

Failure bad_certificate(const CurlOutcome& outcome, const Request& request) {
  if (outcome.inspection) {
    return failure_of(*outcome.inspection, request.address.host);
  }
  return {Reason::tls_untrusted, "the certificate is not accepted"};
}

Failure bad_message(const CurlOutcome& outcome) {
  const auto failed = [](std::string_view detail) {
    return Failure{Reason::protocol, std::string(detail)};
  };
  if (!outcome.complaint.empty()) return failed(outcome.complaint);
  if (tells(outcome, "HTTP/0.9")) {
    return failed("the answer does not begin with a status line");
  }
  if (tells(outcome, "chunk")) {
    return failed("the answer has a part of a size that is no number");
  }
  if (outcome.code == CURLE_OUT_OF_MEMORY || tells(outcome, "headers")) {
    return failed("the headers of the answer are too long");
  }
  if (tells(outcome, "without colon")) {
    return failed("a header of the answer has no colon");
  }
  if (tells(outcome, "Nul byte")) {
    return failed("a header of the answer has a zero byte in it");
  }
  if (tells(outcome, "Content-Length")) {
    return failed("the answer tells a length that is no number");
  }
  return failed("the answer is not proper HTTP");
}

Failure bad_encoding(std::string_view name) {
  const bool plain = name.size() < 40 && std::ranges::all_of(name, [](char c) {
                       return c > ' ' && c < 0x7F;
                     });
  return {Reason::bad_encoding,
          fmt::format("the answer cannot be unpacked{}",
                      plain ? fmt::format(" as \"{}\"", name) : "")};
}

// 56 stands for a connection that broke and for much that is not HTTP.
Failure receive_error(const CurlOutcome& outcome, const Response& response) {
  if (outcome.proxy_status != 0 && outcome.proxy_status / 100 != 2) {
    return {Reason::refused,
            fmt::format("the proxy does not reach the server: it answers {}",
                        outcome.proxy_status)};
  }
  if (tells(outcome, "chunk") || tells(outcome, "Too large")) {
    return bad_message(outcome);
  }
  return broken_off(outcome, response);
}

}  // namespace

Failure failure_of(const CurlOutcome& outcome, const Request& request,
                   const Response& response) {
  if (!outcome.complaint.empty()) return bad_message(outcome);
  switch (outcome.code) {
    case CURLE_OK:
      return {};
    case CURLE_COULDNT_RESOLVE_HOST:
      return {Reason::dns,
              fmt::format("{} has no address", request.address.host)};
    case CURLE_COULDNT_RESOLVE_PROXY:
      return {Reason::dns, "the proxy has no address"};
    case CURLE_COULDNT_CONNECT:
      return not_connected(outcome, request);
    case CURLE_OPERATION_TIMEDOUT:
      return timed_out(outcome, request, response);
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_PARTIAL_FILE:
      return broken_off(outcome, response);
    case CURLE_RECV_ERROR:
      return receive_error(outcome, response);
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      if (response.status != 0) return broken_off(outcome, response);
      return {Reason::protocol, "the answer is not proper HTTP/2"};
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CLIENTCERT:
      return no_handshake(outcome);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return bad_certificate(outcome, request);
    case CURLE_BAD_CONTENT_ENCODING:
      return bad_encoding(response.header("Content-Encoding"));
    case CURLE_PROXY:
      return {Reason::refused, "the proxy does not reach the server"};
    default:
      return bad_message(outcome);
  }
}

}  // namespace listlint::fetch
