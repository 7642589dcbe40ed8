#include "rules/address.h"

#include <algorithm>

#include "lint/ascii.h"
#include "lint/read/archive_address.h"
#include "rules/hosts.h"

namespace listlint::rules {
namespace {

// Parameters that advertisers, mail senders and statistics put into addresses:
// what Firefox strips in its strict mode (its documentation, "Query Parameter
// Stripping"), and those that Google, Meta, Microsoft, Yandex, Matomo,
// Mailchimp and HubSpot add by their own documentation; without names that
// sites use for pages of theirs, such as "s_cid" and "ref". Ordered.
constexpr auto kTracking =
    std::to_array<std::string_view>({"__hsfp",
                                     "__hssc",
                                     "__hstc",
                                     "_ga",
                                     "_gl",
                                     "_hsenc",
                                     "_hsmi",
                                     "_openstat",
                                     "dclid",
                                     "fb_action_ids",
                                     "fb_action_types",
                                     "fbclid",
                                     "gad_campaignid",
                                     "gad_source",
                                     "gbraid",
                                     "gclid",
                                     "gclsrc",
                                     "hsctatracking",
                                     "igsh",
                                     "igshid",
                                     "li_fat_id",
                                     "mc_cid",
                                     "mc_eid",
                                     "mkt_tok",
                                     "ml_subscriber",
                                     "ml_subscriber_hash",
                                     "msclkid",
                                     "mtm_campaign",
                                     "mtm_keyword",
                                     "mtm_kwd",
                                     "mtm_medium",
                                     "mtm_source",
                                     "oly_anon_id",
                                     "oly_enc_id",
                                     "piwik_campaign",
                                     "piwik_kwd",
                                     "pk_campaign",
                                     "pk_keyword",
                                     "pk_kwd",
                                     "rb_clickid",
                                     "srsltid",
                                     "ttclid",
                                     "twclid",
                                     "vero_conv",
                                     "vero_id",
                                     "wbraid",
                                     "wickedid",
                                     "yclid",
                                     "ysclid"});
static_assert(std::ranges::is_sorted(kTracking));

bool is_web_scheme(std::string_view scheme) {
  return equal_letters(scheme, "http") || equal_letters(scheme, "https");
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = lower(c);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

// What RFC 3986 §6.2.2.2 and RFC 3987 let stand without an escape.
bool goes_unescaped(unsigned char c) {
  const char small = lower(static_cast<char>(c));
  return c >= 0x80 || (small >= 'a' && small <= 'z') ||
         (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

void append_unescaped(std::string_view text, std::string& key) {
  for (size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size() &&
                        hex_value(text[i + 1]) >= 0 &&
                        hex_value(text[i + 2]) >= 0;
    if (!escape) {
      key += text[i];
      continue;
    }
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    const auto high = static_cast<size_t>(hex_value(text[i + 1]));
    const auto low = static_cast<size_t>(hex_value(text[i + 2]));
    const auto byte = static_cast<unsigned char>(high * 16 + low);
    if (goes_unescaped(byte)) {
      key += static_cast<char>(byte);
    } else {
      key += '%';
      key += kDigits[high];
      key += kDigits[low];
    }
    i += 2;
  }
}

void append_query(std::string_view query, std::string& key) {
  char before = '?';
  for (size_t at = 0; at < query.size();) {
    const auto end = std::min(query.find('&', at), query.size());
    const auto parameter = query.substr(at, end - at);
    at = end + 1;
    if (parameter.empty() || is_tracking(parameter)) continue;
    key += before;
    before = '&';
    append_unescaped(parameter, key);
  }
}

void append_host(const Address& address, std::string& key) {
  if (!address.user.empty()) {
    key += address.user;
    key += '@';
  }
  auto host = address.host;
  if (host.size() > 4 && equal_letters(host.substr(0, 4), "www.")) {
    host.remove_prefix(4);
  }
  if (host.ends_with('.')) host.remove_suffix(1);
  for (const char c : host) key += lower(c);
  const bool usual =
      address.port.empty() || address.port == "80" || address.port == "443";
  if (usual) return;
  key += ':';
  key += address.port;
}

}  // namespace

Address split_address(std::string_view url) {
  Address address;
  if (const auto hash = url.find('#'); hash != url.npos) {
    address.fragment = url.substr(hash + 1);
    url = url.substr(0, hash);
  }
  if (const auto mark = url.find('?'); mark != url.npos) {
    address.query = url.substr(mark + 1);
    url = url.substr(0, mark);
  }
  const auto slashes = url.find("//");
  const bool has_host =
      slashes == 0 || (slashes != url.npos && url[slashes - 1] == ':' &&
                       url.find('/') == slashes);
  if (!has_host) {
    address.path = url;
    return address;
  }
  if (slashes > 0) address.scheme = url.substr(0, slashes - 1);
  url.remove_prefix(slashes + 2);
  const auto path = std::min(url.find('/'), url.size());
  address.path = url.substr(path);
  url = url.substr(0, path);
  if (const auto at = url.rfind('@'); at != url.npos) {
    address.user = url.substr(0, at);
    url.remove_prefix(at + 1);
  }
  const auto literal = url.starts_with('[') ? url.find(']') : url.npos;
  const auto colon = url.find(':', literal == url.npos ? 0 : literal);
  address.host = url.substr(0, colon);
  if (colon != url.npos) address.port = url.substr(colon + 1);
  return address;
}

QueryPlace find_query(std::string_view url) {
  const auto end = std::min(url.find('#'), url.size());
  return {std::min(url.find('?'), end), end};
}

bool is_tracking(std::string_view parameter) {
  const auto name = parameter.substr(0, parameter.find('='));
  constexpr size_t kLongest = 24;
  if (name.size() < 3 || name.size() > kLongest) return false;
  std::array<char, kLongest> small{};
  std::ranges::transform(name, small.begin(), lower);
  const std::string_view word(small.data(), name.size());
  if (word.starts_with("utm_")) return word.size() > 4;
  return std::ranges::binary_search(kTracking, word);
}

std::string_view cited_address(std::string_view url) {
  if (!is_archive(url)) return url;
  const auto original = original_of(url);
  return original.empty() ? url : original;
}

std::string_view cited_host(const Reference& reference) {
  const auto url = reference.url.value;
  const bool is_copy = !url.empty() && is_archive(url);
  const auto address = is_copy ? original_of(url) : url;
  const auto host = host_of_url(address);
  if (!host.empty()) return host;
  const auto site = reference.site.value;
  if (looks_like_host(site)) return site;
  return is_copy ? host_of_url(url) : std::string_view();
}

void append_address_key(std::string_view url, std::string& key) {
  const auto address = split_address(cited_address(url));
  if (!address.scheme.empty() && !is_web_scheme(address.scheme)) {
    for (const char c : address.scheme) key += lower(c);
    key += "://";
  }
  append_host(address, key);
  auto path = address.path;
  if (path.ends_with('/')) path.remove_suffix(1);
  append_unescaped(path, key);
  append_query(address.query, key);
  if (address.fragment.empty()) return;
  key += '#';
  append_unescaped(address.fragment, key);
}

}  // namespace listlint::rules
