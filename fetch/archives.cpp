#include "fetch/archives.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "fetch/http_date.h"
#include "lint/ascii.h"
#include "lint/host.h"

namespace listlint::fetch {
namespace {

using nlohmann::json;

// An availability answer tells one copy.
constexpr size_t kMostJson = 64 * 1024;
// Browsers and servers know no longer addresses.
constexpr size_t kLongestUrl = 16 * 1024;

constexpr std::string_view kSpace = " \t\r\n";

std::string_view skip_space(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(kSpace), text.size()));
}

// "20091106084937".
std::string timestamp_of(Time time) {
  auto digits = to_text(time);
  std::erase_if(digits, [](char c) { return !is_digit(c); });
  return digits;
}

std::optional<Time> time_of_timestamp(std::string_view digits) {
  if (digits.size() != 14) return std::nullopt;
  std::string text = "0000-00-00T00:00:00Z";
  size_t at = 0;
  for (char& c : text) {
    if (c == '0') c = digits[at++];
  }
  return parse_time(text);
}

// For a place behind "?": all but the unreserved is escaped.
std::string escaped(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size() * 3 / 2);
  for (const char c : text) {
    const char small = lower(c);
    const bool plain = (small >= 'a' && small <= 'z') || is_digit(c) ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    const auto byte = static_cast<unsigned char>(c);
    if (plain) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return out;
}

bool is_web_address(std::string_view url) {
  constexpr std::string_view kSecure = "https://";
  constexpr std::string_view kPlain = "http://";
  if (url.size() > kLongestUrl) return false;
  if (!equal_letters(url.substr(0, kSecure.size()), kSecure) &&
      !equal_letters(url.substr(0, kPlain.size()), kPlain)) {
    return false;
  }
  return std::ranges::none_of(url, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte == 0x7F;
  });
}

// Wayback has long been secure; its answers are older than that.
std::string as_secure(std::string_view url) {
  for (const std::string_view plain :
       {"http://web.archive.org/", "http://web.archive.org:80/"}) {
    if (url.starts_with(plain)) {
      return "https://web.archive.org/" + std::string(url.substr(plain.size()));
    }
  }
  return std::string(url);
}

// The member of an object, null where there is none.
const json& member(const json& object, const char* name) {
  static const json kNone;
  if (!object.is_object()) return kNone;
  const auto found = object.find(name);
  return found == object.end() ? kNone : *found;
}

std::string_view text_of(const json& value) {
  const auto* const text = value.get_ptr<const std::string*>();
  return text ? std::string_view(*text) : std::string_view();
}

std::optional<Capture> from_availability(std::string_view body) {
  if (body.size() > kMostJson) return std::nullopt;
  const auto answer = json::parse(body, nullptr, false);
  const auto& closest = member(member(answer, "archived_snapshots"), "closest");
  const auto& status = member(closest, "status");
  if (status != "200" && status != 200) return std::nullopt;
  if (member(closest, "available") != true) return std::nullopt;
  const auto url = text_of(member(closest, "url"));
  const auto time = time_of_timestamp(text_of(member(closest, "timestamp")));
  if (!time || !is_web_address(url)) return std::nullopt;
  return Capture{as_secure(url), *time};
}

// One entry of a TimeMap, as written.
struct Link {
  std::string_view url;
  std::string_view relation;
  std::string_view date;
};

// The links of a TimeMap one by one, each byte looked at a few times at most.
// Values may lack their quotes, and addresses may hold commas.
class LinkReader {
 public:
  explicit LinkReader(std::string_view text) : text_(text) {}

  std::optional<Link> next() {
    take_until("<");
    if (text_.empty()) return std::nullopt;
    text_.remove_prefix(1);
    Link link{.url = take_until(">\r\n<"), .relation = {}, .date = {}};
    if (text_.starts_with('>')) text_.remove_prefix(1);
    while (true) {
      text_ = skip_space(text_);
      if (!text_.starts_with(';')) return link;
      text_ = skip_space(text_.substr(1));
      const auto name = take_until("=;,<>\" \t\r\n");
      text_ = skip_space(text_);
      if (!text_.starts_with('=')) continue;
      text_ = skip_space(text_.substr(1));
      const auto value = take_value();
      if (equal_letters(name, "rel")) link.relation = value;
      if (equal_letters(name, "datetime")) link.date = value;
    }
  }

 private:
  std::string_view take_until(std::string_view ends) {
    const auto taken = text_.substr(0, text_.find_first_of(ends));
    text_.remove_prefix(taken.size());
    return taken;
  }

  std::string_view take_value() {
    if (text_.starts_with('"')) {
      text_.remove_prefix(1);
      // A quote that is never closed ends with its line.
      const auto value = take_until("\"\r\n");
      if (text_.starts_with('"')) text_.remove_prefix(1);
      return value;
    }
    // The comma of a date is no end, that before the next link is.
    auto value = take_until(";<\r\n");
    const auto last = value.find_last_not_of(" \t,");
    return value.substr(0, last == std::string_view::npos ? 0 : last + 1);
  }

  std::string_view text_;
};

bool is_memento(std::string_view relation) {
  while (!(relation = skip_space(relation)).empty()) {
    const auto word = relation.substr(0, relation.find_first_of(kSpace));
    if (equal_letters(word, "memento")) return true;
    relation.remove_prefix(word.size());
  }
  return false;
}

std::optional<Capture> from_time_map(std::string_view body, Time wanted) {
  std::string_view url;
  Time best;
  LinkReader links(body);
  while (const auto link = links.next()) {
    if (!is_memento(link->relation) || !is_web_address(link->url)) continue;
    const auto time = parse_http_date(link->date, wanted);
    if (!time) continue;
    const auto far = std::chrono::abs(*time - wanted);
    const auto near = std::chrono::abs(best - wanted);
    if (url.empty() || far < near || (far == near && *time < best)) {
      url = link->url;
      best = *time;
    }
  }
  if (url.empty()) return std::nullopt;
  return Capture{as_secure(url), best};
}

}  // namespace

std::string archive_query(std::string_view base, std::string_view url,
                          Time wanted) {
  // Archives know no fragments, and nobody's password is theirs to know.
  const auto page = without_user(url.substr(0, url.find('#')));
  constexpr std::string_view kUrl = "{url}";
  constexpr std::string_view kTimestamp = "{timestamp}";
  std::string out;
  bool is_filled = false;
  bool in_query = false;
  while (!base.empty()) {
    if (base.starts_with(kUrl)) {
      out += in_query ? escaped(page) : page;
      base.remove_prefix(kUrl.size());
      is_filled = true;
    } else if (base.starts_with(kTimestamp)) {
      out += timestamp_of(wanted);
      base.remove_prefix(kTimestamp.size());
      is_filled = true;
    } else {
      in_query |= base.front() == '?';
      out += base.front();
      base.remove_prefix(1);
    }
  }
  return is_filled ? out : out + page;
}

std::optional<Capture> nearest_capture(std::string_view body,
                                       std::string_view content_type,
                                       Time wanted) {
  constexpr std::string_view kPage = "text/html";
  if (equal_letters(content_type.substr(0, kPage.size()), kPage)) {
    return std::nullopt;
  }
  if (skip_space(body).starts_with('{')) return from_availability(body);
  return from_time_map(body, wanted);
}

}  // namespace listlint::fetch
