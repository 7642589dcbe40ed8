#include "fetch/cookies.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "fetch/http_date.h"
#include "lint/ascii.h"
#include "lint/host.h"

namespace listlint::fetch {
namespace {

constexpr std::string_view kBlanks = " \t";

constexpr size_t kMostCookies = 50;
constexpr size_t kMostBytes = 4096;

// Servers have a cookie forgotten by a date of long ago. None that means it to
// be kept names one before this.
constexpr Time kLongAgo =
    Time(std::chrono::sys_days(std::chrono::year(2026) / 1 / 1));

std::string_view path_of(const Address& address) {
  const std::string_view target = address.target;
  return target.substr(0, target.find('?'));
}

// RFC 6265 5.1.4: up to the last "/", without it.
std::string_view default_path(const Address& from) {
  const auto path = path_of(from);
  const auto last = path.rfind('/');
  if (!path.starts_with('/') || last == 0) return "/";
  return path.substr(0, last);
}

bool is_ip(std::string_view host) {
  if (host.starts_with('[')) return true;
  const auto last = host.substr(host.rfind('.') + 1);
  return !last.empty() && std::ranges::all_of(last, is_digit);
}

bool is_for_host(std::string_view host, std::string_view domain) {
  return host == domain || (!is_ip(host) && is_within(host, domain));
}

// RFC 6265 5.1.4.
bool is_for_path(std::string_view path, std::string_view cookie) {
  if (!path.starts_with(cookie)) return false;
  return path.size() == cookie.size() || cookie.ends_with('/') ||
         path[cookie.size()] == '/';
}

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F;
  });
}

struct Attributes {
  std::string domain;
  std::string_view path;
  bool secure = false;
  bool is_over = false;  // the cookie is to be forgotten
};

// Whether a Max-Age is over at once; nullopt where it is no number.
std::optional<bool> is_over(std::string_view age) {
  const bool negative = age.starts_with('-');
  if (negative) age.remove_prefix(1);
  if (age.empty() || !std::ranges::all_of(age, is_digit)) return std::nullopt;
  return negative || age.find_first_not_of('0') == std::string_view::npos;
}

Attributes read_attributes(std::string_view text) {
  Attributes read;
  std::optional<bool> by_age;
  while (!text.empty()) {
    const auto end = std::min(text.find(';'), text.size());
    const auto part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto equals = std::min(part.find('='), part.size());
    const auto name = trim(part.substr(0, equals), kBlanks);
    const auto value =
        trim(part.substr(std::min(equals + 1, part.size())), kBlanks);
    if (equal_letters(name, "domain")) {
      read.domain = lower_case(value.substr(value.starts_with('.') ? 1 : 0));
    } else if (equal_letters(name, "path")) {
      read.path = value.starts_with('/') ? value : std::string_view();
    } else if (equal_letters(name, "secure")) {
      read.secure = true;
    } else if (equal_letters(name, "max-age")) {
      if (const auto over = is_over(value)) by_age = over;
    } else if (equal_letters(name, "expires")) {
      const auto date = parse_http_date(value, kLongAgo);
      if (date) read.is_over = *date < kLongAgo;
    }
  }
  read.is_over = by_age.value_or(read.is_over);
  return read;
}

}  // namespace

void Cookies::set(const Address& from, std::string_view header) {
  const auto semicolon = std::min(header.find(';'), header.size());
  const auto pair = header.substr(0, semicolon);
  const auto equals = pair.find('=');
  if (equals == std::string_view::npos) return;
  const auto name = trim(pair.substr(0, equals), kBlanks);
  const auto value = trim(pair.substr(equals + 1), kBlanks);
  if (name.empty() || name.size() + value.size() > kMostBytes) return;
  if (header.size() > 2 * kMostBytes || has_control(header)) return;
  const auto read = read_attributes(header.substr(semicolon));
  Cookie cookie{
      .name = std::string(name),
      .value = std::string(value),
      .domain = from.host,
      .host_only = true,
      .path = std::string(read.path.empty() ? default_path(from) : read.path),
      .secure = read.secure};
  // A host that is a registry by itself may have cookies for itself alone.
  const bool is_registry =
      label_count(read.domain) <= registry_labels(read.domain);
  if (!read.domain.empty() && !(is_registry && read.domain == from.host)) {
    if (is_registry || !is_for_host(from.host, read.domain)) return;
    cookie.domain = read.domain;
    cookie.host_only = is_ip(from.host);
  }
  const auto same = std::ranges::find_if(cookies_, [&](const Cookie& old) {
    return old.name == cookie.name && old.domain == cookie.domain &&
           old.path == cookie.path;
  });
  if (read.is_over) {
    if (same != cookies_.end()) cookies_.erase(same);
  } else if (same != cookies_.end()) {
    *same = std::move(cookie);
  } else {
    if (cookies_.size() == kMostCookies) cookies_.erase(cookies_.begin());
    cookies_.push_back(std::move(cookie));
  }
}

std::string Cookies::header_for(const Address& to) const {
  std::vector<const Cookie*> sent;
  const auto path = path_of(to);
  for (const auto& cookie : cookies_) {
    const bool host = cookie.host_only ? to.host == cookie.domain
                                       : is_for_host(to.host, cookie.domain);
    if (host && is_for_path(path, cookie.path) &&
        (!cookie.secure || to.secure)) {
      sent.push_back(&cookie);
    }
  }
  std::ranges::stable_sort(sent, std::greater(), [](const Cookie* cookie) {
    return cookie->path.size();
  });
  std::string header;
  for (const auto* cookie : sent) {
    if (!header.empty()) header += "; ";
    header += cookie->name + "=" + cookie->value;
  }
  return header;
}

}  // namespace listlint::fetch
