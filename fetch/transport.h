// One exchange of HTTP, and what carries it: start requests, work, take what
// is finished. The edge of the world; curl_transport.h is the real one. One
// thread.
//
// A transport asks exactly what it is told: it follows no redirect and keeps no
// cookies. It asks again only where HTTP itself fails before there is an answer
// to judge: when a kept connection was closed meanwhile, with HTTP/1.1 where a
// server breaks off HTTP/2, and less strictly where a body has a coding or a
// header a form that nobody knows. Whoever uses it paces the requests.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fetch/address.h"
#include "lint/time.h"
#include "lint/verdict.h"

namespace listlint::fetch {

struct Header {
  std::string name;
  std::string value;

  friend bool operator==(const Header&, const Header&) = default;
};

struct Request {
  uint64_t id = 0;  // of the caller; comes back with the response
  Address address;
  std::vector<Header> headers;           // besides Host and Accept-Encoding
  Milliseconds connect_timeout{10'000};  // resolver and TLS included
  Milliseconds timeout{30'000};          // of the whole exchange
  size_t max_body = 2'000'000;           // bytes, unpacked; the rest is cut off
};

struct Response {
  uint64_t id = 0;
  // `ok`: a whole HTTP message came, of any status, or its body was cut at
  // max_body. Else what went wrong: dns, refused, timeout, reset, tls_*,
  // truncated, bad_encoding, protocol, private_address. Of a message that broke
  // off or ran out of time the parts that came are below.
  Reason failure = Reason::ok;
  std::string detail;           // of the failure, for people; ""
  int status = 0;               // 0: no status line came
  std::vector<Header> headers;  // in order; of the final response, not 1xx
  std::string body;             // unpacked
  bool cut = false;             // the body is longer than max_body

  // The first header of that name, in any case; "" where there is none.
  std::string_view header(std::string_view name) const;
};

class Transport {
 public:
  virtual ~Transport() = default;

  virtual void start(Request request) = 0;
  // Works until something is finished or the time has come, whichever is
  // first; returns at once where something is finished already. May return
  // early.
  virtual void work(Time until) = 0;
  // What is finished, each once, in any order.
  virtual std::optional<Response> next() = 0;
};

}  // namespace listlint::fetch
