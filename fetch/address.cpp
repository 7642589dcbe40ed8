#include "fetch/address.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <fmt/format.h>

#include "fetch/idna.h"
#include "lint/ascii.h"

namespace listlint::fetch {
namespace {

using Refused = tl::unexpected<Refusal>;

Refused malformed(std::string detail) {
  return Refused({Reason::malformed_url, std::move(detail)});
}

bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }

std::string_view trim(std::string_view text) {
  const auto is_blank = [](char c) {
    return static_cast<unsigned char>(c) <= 0x20;
  };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// "http" of "http://a.org"; empty where there is none. "www.a.org:80" has the
// form of a scheme, but is a host.
std::string_view scheme_of(std::string_view url) {
  if (url.empty() || !is_letter(url[0])) return {};
  size_t end = 1;
  while (end < url.size() && (is_letter(url[end]) || is_digit(url[end]) ||
                              url[end] == '+' || url[end] == '-')) {
    ++end;
  }
  if (end == url.size() || url[end] != ':') return {};
  return equal_letters(url.substr(0, end), "localhost") ? std::string_view()
                                                        : url.substr(0, end);
}

bool is_web(std::string_view scheme) {
  return equal_letters(scheme, "http") || equal_letters(scheme, "https");
}

bool is_slash(char c) { return c == '/' || c == '\\'; }

bool has_authority(std::string_view rest) {
  return rest.size() > 1 && is_slash(rest[0]) && is_slash(rest[1]);
}

void append_escaped(std::string& out, char c) {
  constexpr std::string_view kUnsafe = "\"<>\\^`{|}";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  if (byte > 0x20 && byte < 0x7F && kUnsafe.find(c) == kUnsafe.npos) {
    out += c;
    return;
  }
  out += '%';
  out += kDigits[byte >> 4];
  out += kDigits[byte & 15];
}

std::string escape(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) append_escaped(escaped, c);
  return escaped;
}

// Whether a segment is of so many dots; browsers take "%2e" for one, too.
bool is_dots(std::string_view segment, size_t dots) {
  size_t count = 0;
  while (!segment.empty()) {
    const bool escaped = equal_letters(segment.substr(0, 3), "%2e");
    if (!escaped && segment[0] != '.') return false;
    segment.remove_prefix(escaped ? 3 : 1);
    ++count;
  }
  return count == dots;
}

// RFC 3986 5.2.4 for a path that begins with "/".
std::string without_dot_segments(std::string_view path) {
  std::string kept;
  kept.reserve(path.size());
  for (size_t at = 0; at < path.size();) {
    const size_t end = std::min(path.find('/', at + 1), path.size());
    const std::string_view segment = path.substr(at + 1, end - at - 1);
    const bool up = is_dots(segment, 2);
    if (up) kept.erase(std::min(kept.rfind('/'), kept.size()));
    if (up || is_dots(segment, 1)) {
      if (end == path.size()) kept += '/';
    } else {
      kept += path.substr(at, end - at);
    }
    at = end;
  }
  return kept;
}

// Path, query and fragment, with the path from "/".
void set_target(Address& address, std::string_view rest) {
  const size_t hash = std::min(rest.find('#'), rest.size());
  address.fragment.clear();
  if (hash < rest.size()) address.fragment = escape(rest.substr(hash + 1));
  rest = rest.substr(0, hash);
  const size_t query = std::min(rest.find('?'), rest.size());
  std::string path(rest.substr(0, query));
  std::ranges::replace(path, '\\', '/');
  if (!path.starts_with('/')) path.insert(0, 1, '/');
  address.target =
      escape(without_dot_segments(path)) + escape(rest.substr(query));
}

std::string unescape(std::string_view text) {
  const auto value = [](char c) {
    const char letter = lower(c);
    if (is_digit(c)) return c - '0';
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  };
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && value(text[i + 1]) >= 0 &&
        value(text[i + 2]) >= 0) {
      plain += static_cast<char>(value(text[i + 1]) * 16 + value(text[i + 2]));
      i += 2;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

bool is_host_byte(char c) {
  return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.';
}

std::string ip_text(std::string_view bytes) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const bool is_6 = bytes.size() == 16;
  inet_ntop(is_6 ? AF_INET6 : AF_INET, bytes.data(), text.data(), text.size());
  return is_6 ? fmt::format("[{}]", text.data()) : text.data();
}

// Whether the last label is a number: no name ends so.
bool ends_in_number(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  const std::string_view last = host.substr(host.rfind('.') + 1);
  if (last.starts_with("0x")) {
    return last.find_first_not_of("0123456789abcdef", 2) == last.npos;
  }
  return !last.empty() && std::ranges::all_of(last, is_digit);
}

bool has_good_labels(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  if (host.empty() || host.size() > 253) return false;
  for (size_t at = 0; at <= host.size();) {
    const size_t dot = std::min(host.find('.', at), host.size());
    if (dot == at || dot - at > 63) return false;
    at = dot + 1;
  }
  return true;
}

tl::expected<std::string, Refusal> read_host(std::string_view written) {
  if (written.empty()) return malformed("there is no host name");
  if (written.starts_with('[')) {
    const std::string bytes = ip_of(written);
    if (!bytes.empty()) return ip_text(bytes);
    return malformed("what is in brackets is no IPv6 address");
  }
  std::string host = unescape(written);
  if (std::ranges::any_of(host, is_beyond_ascii)) {
    host = to_ascii(host);
    if (host.empty()) return malformed("this cannot be a host name");
  }
  host = lower_case(host);
  const auto bad = std::ranges::find_if_not(host, is_host_byte);
  if (bad != host.end()) {
    const bool visible = *bad > ' ' && *bad < 0x7F;
    return malformed(fmt::format(
        "the host name has a {} in it",
        visible ? fmt::format("\"{}\"", *bad)
                : std::string(*bad == ' ' ? "space" : "control character")));
  }
  if (ends_in_number(host)) {
    const std::string bytes = ip_of(host);
    if (!bytes.empty()) return ip_text(bytes);
    return malformed("the host ends in a number but is no IP address");
  }
  if (!has_good_labels(host)) {
    return malformed("a part of the host name is empty or too long");
  }
  return host;
}

// "user:password@host:port" into `address`.
tl::expected<void, Refusal> set_authority(Address& address,
                                          std::string_view text) {
  if (const size_t at = text.rfind('@'); at != text.npos) {
    address.user = text.substr(0, at);
    text.remove_prefix(at + 1);
  }
  const size_t bracket = text.starts_with('[') ? text.find(']') : 0;
  const size_t colon =
      bracket == text.npos ? text.npos : text.find(':', bracket);
  auto host = read_host(text.substr(0, colon));
  if (!host) return tl::unexpected(host.error());
  address.host = std::move(*host);
  address.port = address.secure ? 443 : 80;
  if (colon == text.npos || colon + 1 == text.size()) return {};
  uint32_t port = 0;
  for (const char c : text.substr(colon + 1)) {
    port = is_digit(c) ? port * 10 + static_cast<uint32_t>(c - '0') : 0x10000;
    if (port > 0xFFFF) break;
  }
  if (port == 0 || port > 0xFFFF) {
    return malformed("the port is not a number from 1 to 65535");
  }
  address.port = static_cast<uint16_t>(port);
  return {};
}

// What comes after "https:": "//host/target".
tl::expected<Address, Refusal> read_rest(bool secure, std::string_view rest) {
  Address address;
  address.secure = secure;
  rest.remove_prefix(2);
  const size_t end = std::min(rest.find_first_of("/\\?#"), rest.size());
  auto set = set_authority(address, rest.substr(0, end));
  if (!set) return tl::unexpected(set.error());
  set_target(address, rest.substr(end));
  return address;
}

}  // namespace

// Asked for several times an address.
std::string Address::origin() const {
  std::string origin = secure ? "https://" : "http://";
  origin += host;
  if (port != (secure ? 443 : 80)) {
    origin += ':';
    origin += std::to_string(port);
  }
  return origin;
}

std::string Address::text() const {
  auto text = origin();
  text += target;
  if (!fragment.empty()) {
    text += '#';
    text += fragment;
  }
  return text;
}

tl::expected<Address, Refusal> prepare(std::string_view cited) {
  const std::string_view url = trim(cited);
  if (url.empty()) return malformed("the address is empty");
  if (has_authority(url)) return read_rest(true, url);
  const std::string_view scheme = scheme_of(url);
  if (scheme.empty()) {
    return malformed("it does not begin with \"http://\" or \"https://\"");
  }
  if (!is_web(scheme)) {
    return Refused({Reason::unsupported_scheme,
                    fmt::format("the scheme is \"{}\"", lower_case(scheme))});
  }
  const std::string_view rest = url.substr(scheme.size() + 1);
  if (!has_authority(rest)) {
    return malformed(fmt::format("\"{}:\" without \"//\"", lower_case(scheme)));
  }
  return read_rest(scheme.size() == 5, rest);
}

tl::expected<Address, Refusal> resolve(const Address& base,
                                       std::string_view location) {
  std::string_view rest = trim(location);
  const std::string_view scheme = scheme_of(rest);
  // Browsers take "http:x" for "x" where the page is of http.
  const bool same = is_web(scheme) && (scheme.size() == 5) == base.secure;
  if (same) rest.remove_prefix(scheme.size() + 1);
  Address to = base;
  if (has_authority(rest)) {
    auto read = read_rest(base.secure, rest);
    if (!read) return read;
    to = std::move(*read);
  } else if (!scheme.empty() && !same) {
    auto read = prepare(rest);
    if (!read) return read;
    to = std::move(*read);
  } else if (rest.starts_with('#')) {
    to.fragment = escape(rest.substr(1));
  } else if (rest.starts_with('?')) {
    const size_t query = std::min(base.target.find('?'), base.target.size());
    set_target(to, base.target.substr(0, query).append(rest));
  } else if (!rest.empty() && is_slash(rest[0])) {
    set_target(to, rest);
  } else if (!rest.empty()) {
    const std::string_view path =
        std::string_view(base.target).substr(0, base.target.find('?'));
    set_target(to, std::string(path.substr(0, path.rfind('/') + 1)) +
                       std::string(rest));
  }
  if (rest.find('#') == rest.npos) to.fragment = base.fragment;
  return to;
}

}  // namespace listlint::fetch
