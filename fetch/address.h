// A cited address made ready to be asked, byte for byte as it was cited: old
// sites know their pages by escapes of GBK, by "//", "+" and "%e4" as written,
// and a "cleaned" spelling is another page to them.
// Pure values and functions; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "lint/verdict.h"

namespace listlint::fetch {

struct Address {
  bool secure = false;  // https
  std::string host;     // small letters, IDNA as "xn--…"; "[::1]" in brackets
  uint16_t port = 80;   // 443 where secure and none is given
  std::string target;   // path and query, from "/": what goes over the wire
  std::string user;     // "name:password" as cited; never printed
  std::string fragment;  // without "#"; stays at home

  // "https://host[:port]/target[#fragment]": no user, no port that goes without
  // saying.
  std::string text() const;
  // "https://host[:port]": what connections and pacing go by.
  std::string origin() const;

  friend bool operator==(const Address&, const Address&) = default;
};

// Why an address is not asked: malformed_url, unsupported_scheme or
// private_address, and the place or part at fault for people.
struct Refusal {
  Reason reason = Reason::malformed_url;
  std::string detail;
};

// Takes a cited address apart. Bytes that HTTP cannot carry (spaces, controls,
// bytes above 0x7E, `"<>^`{|}`, a backslash in the query) are escaped as they
// stand, everything else is left as written; dot segments are resolved (RFC
// 3986 5.2.4) and a backslash before the query is read as "/", for no browser
// sends them. "//host/x" is read as https.
tl::expected<Address, Refusal> prepare(std::string_view cited);

// Where a Location header or a refresh leads from `base`, in any of the forms
// of RFC 3986 4.1; raw bytes in it are escaped as they stand. The fragment of
// `base` is taken over where `location` has none.
tl::expected<Address, Refusal> resolve(const Address& base,
                                       std::string_view location);

// Whether an IPv4 or IPv6 address is of a private, loopback, link-local,
// multicast, documentation or metadata network, or not to be reached from
// outside otherwise (RFC 6890 and what maps into it: ::ffff:0:0/96,
// 64:ff9b::/96, 2002::/16). `bytes` are 4 or 16 in network order.
bool is_private(std::string_view bytes);

// A host that is a spelling of an IP address as inet_aton() and browsers read
// it ("127.1", "0x7f000001", "017700000001", "[::ffff:7f00:1]"): its 4 or 16
// bytes in network order; "" for a name.
std::string ip_of(std::string_view host);

}  // namespace listlint::fetch
