#include "lint/host.h"

#include <algorithm>
#include <array>

#include "lint/ascii.h"

namespace listlint {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// RFC 1035 letters, digits and hyphens, with the letters of RFC 5890.
bool is_label(std::string_view label) {
  if (label.empty() || label.size() > 63) return false;
  if (label.front() == '-' || label.back() == '-') return false;
  return std::ranges::all_of(label, [](char c) {
    return is_lower(c) || is_upper(c) || is_digit(c) || c == '-' || c == '_' ||
           is_beyond_ascii(c);
  });
}

// Top-level domains in other scripts that lists of places meet.
constexpr std::array<std::string_view, 12> kForeignTops = {
    "бг",  "бел", "мкд", "мон",  "рус",  "рф",
    "срб", "укр", "қаз", "中国", "中國", "한국"};

// A top-level domain is in one case: "ru", or "RU" where all is in capitals.
bool is_top(std::string_view label, bool all_capitals) {
  if (label.size() < 2) return false;
  if (is_beyond_ascii(label.front())) {
    return std::ranges::find(kForeignTops, label) != kForeignTops.end();
  }
  if (label.starts_with("xn--")) return true;
  return std::ranges::all_of(label, all_capitals ? is_upper : is_lower);
}

// What registries put before a country: "gov.cn", "co.uk", "gob.mx".
constexpr std::array<std::string_view, 36> kSeconds = {
    "ac",  "co",  "com", "edu",    "go", "gob", "gouv", "gov",    "govt",
    "gub", "id",  "in",  "info",   "lg", "ltd", "mil",  "muni",   "ne",
    "net", "nhs", "nic", "nom",    "or", "org", "plc",  "police", "pref",
    "pro", "re",  "sch", "school", "tm", "web", "city", "asso",   "press"};

}  // namespace

std::string_view host_of_url(std::string_view url) {
  const auto scheme = url.find("//");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 2);
  url = url.substr(0, url.find_first_of("/?#"));
  if (const auto user = url.rfind('@'); user != std::string_view::npos) {
    url.remove_prefix(user + 1);
  }
  if (url.starts_with('[')) return url.substr(0, url.find(']') + 1);
  return url.substr(0, url.find(':'));
}

std::string without_user(std::string_view url) {
  const auto slashes = url.find("//");
  if (slashes == std::string_view::npos) return std::string(url);
  const auto scheme = url.substr(0, slashes);
  const bool is_scheme = scheme.find(':') == scheme.size() - 1 &&
                         scheme.find_first_of("/?#@") == std::string_view::npos;
  if (!scheme.empty() && !is_scheme) return without_users(url);
  const auto begin = slashes + 2;
  const auto end = std::min(url.find_first_of("/?#", begin), url.size());
  const auto user = url.substr(begin, end - begin).rfind('@');
  std::string out(url.substr(0, begin));
  url.remove_prefix(begin);
  if (user != std::string_view::npos) url.remove_prefix(user + 1);
  return out + without_users(url);
}

std::string without_users(std::string_view text) {
  constexpr std::string_view kSign = "://";
  std::string kept;
  while (true) {
    const auto sign = text.find(kSign);
    if (sign == std::string_view::npos) break;
    kept += text.substr(0, sign + kSign.size());
    text.remove_prefix(sign + kSign.size());
    const auto authority = text.substr(0, text.find_first_of("/?# \t\n\"<>"));
    const auto at = authority.rfind('@');
    if (at != std::string_view::npos) text.remove_prefix(at + 1);
  }
  kept += text;
  return kept;
}

bool looks_like_host(std::string_view text) {
  constexpr size_t kLongest = 253;
  if (text.size() < 4 || text.size() > kLongest) return false;
  const auto last = text.rfind('.');
  if (last == std::string_view::npos) return false;
  const bool all_capitals = std::ranges::none_of(text, is_lower);
  if (!is_top(text.substr(last + 1), all_capitals)) return false;
  for (size_t at = 0; at <= text.size();) {
    const auto dot = std::min(text.find('.', at), text.size());
    if (!is_label(text.substr(at, dot - at))) return false;
    at = dot + 1;
  }
  return true;
}

std::string address_of_site(std::string_view site) {
  if (!looks_like_host(site)) return {};
  return "http://" + std::string(site) + "/";
}

bool is_within(std::string_view host, std::string_view domain) {
  if (host.size() < domain.size()) return false;
  const auto before = host.size() - domain.size();
  if (!equal_letters(host.substr(before), domain)) return false;
  return before == 0 || host[before - 1] == '.';
}

std::string_view first_label(std::string_view host) {
  return host.substr(0, host.find('.'));
}

std::string_view without_first_label(std::string_view host) {
  const auto dot = host.find('.');
  return dot == std::string_view::npos ? std::string_view()
                                       : host.substr(dot + 1);
}

size_t label_count(std::string_view host) {
  if (host.empty()) return 0;
  return static_cast<size_t>(std::ranges::count(host, '.')) + 1;
}

size_t registry_labels(std::string_view host) {
  const auto last = host.rfind('.');
  if (last == std::string_view::npos || last == 0) return 1;
  if (host.size() - last - 1 != 2) return 1;  // only countries have seconds
  const auto before = host.substr(0, last);
  const auto dot = before.rfind('.');
  const auto second =
      before.substr(dot == std::string_view::npos ? 0 : dot + 1);
  const bool known = std::ranges::any_of(kSeconds, [&](std::string_view word) {
    return equal_letters(second, word);
  });
  return known ? 2 : 1;
}

}  // namespace listlint
