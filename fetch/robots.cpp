#include "fetch/robots.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <string>

#include "lint/ascii.h"

namespace listlint::fetch {
namespace {

// RFC 9309 2.5 asks for 500 KiB at least.
constexpr size_t kMostBytes = 512 * 1024;
constexpr double kLongestDelay = 60;
// Bytes of the target that rules with stars are searched in, all in all: 500
// such rules for an address of 8 KB, and more than the text can hold for any
// usual one. Stars after that are not looked at.
constexpr size_t kMostSearched = 4'000'000;

enum class Key { other, user_agent, allow, disallow, crawl_delay };

struct Line {
  Key key = Key::other;
  std::string_view value;
};

constexpr bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\0';
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// The length of the line that the text begins with.
size_t line_length(std::string_view text) {
  const auto* const end =
      std::ranges::find_if(text, [](char c) { return c == '\r' || c == '\n'; });
  return static_cast<size_t>(end - text.begin());
}

Key key_of(std::string_view name) {
  struct Row {
    std::string_view name;
    Key key;
  };
  // With what people write in place of "User-agent" and "Crawl-delay".
  constexpr Row kRows[] = {
      {"user-agent", Key::user_agent},   {"user agent", Key::user_agent},
      {"useragent", Key::user_agent},    {"allow", Key::allow},
      {"disallow", Key::disallow},       {"crawl-delay", Key::crawl_delay},
      {"crawl delay", Key::crawl_delay}, {"crawldelay", Key::crawl_delay}};
  for (const auto& row : kRows) {
    if (equal_letters(name, row.name)) return row.key;
  }
  return Key::other;
}

Line read_line(std::string_view text) {
  text = trim(text.substr(0, text.find('#')));
  const auto colon = text.find(':');
  if (colon != std::string_view::npos) {
    return {key_of(trim(text.substr(0, colon))), trim(text.substr(colon + 1))};
  }
  // "Disallow /x": of two words the colon is clear.
  const auto space = text.find_first_of(" \t");
  if (space == std::string_view::npos) return {};
  const auto value = trim(text.substr(space));
  if (value.find_first_of(" \t") != std::string_view::npos) return {};
  return {key_of(text.substr(0, space)), value};
}

// The product of a User-agent line: "listlint/1.0 (x)" is "listlint".
std::string_view token_of(std::string_view value) {
  const auto* const end = std::ranges::find_if_not(value, [](char c) {
    const char small = lower(c);
    return (small >= 'a' && small <= 'z') || is_digit(c) || c == '_' ||
           c == '-';
  });
  return value.substr(0, static_cast<size_t>(end - value.begin()));
}

bool is_everybody(std::string_view value) {
  return value == "*" || value.starts_with("* ");
}

// Whom the lines of the present group are for.
struct Audience {
  bool product = false;
  bool everybody = false;
};

// Calls `take(line, audience)` for each line of rules. True where a group is
// for the product.
template <typename Take>
bool read(std::string_view text, std::string_view product, const Take& take) {
  text = text.substr(0, kMostBytes);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  bool is_named = false;
  bool opening = false;  // the last line of a group was a User-agent
  Audience audience;
  while (!text.empty()) {
    const auto end = line_length(text);
    const Line line = read_line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.key == Key::user_agent) {
      if (!opening) audience = {};
      opening = true;
      audience.product |= equal_letters(token_of(line.value), product);
      audience.everybody |= is_everybody(line.value);
      is_named |= audience.product;
    } else if (line.key != Key::other) {
      // Only rules end the opening of a group; a delay is for those named
      // before it.
      if (line.key != Key::crawl_delay) opening = false;
      take(line, audience);
    }
  }
  return is_named;
}

int hex_of(char c) {
  if (is_digit(c)) return c - '0';
  const char small = lower(c);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

bool is_unreserved(char c) {
  const char small = lower(c);
  return (small >= 'a' && small <= 'z') || is_digit(c) || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

void append_escaped(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

// One spelling for what RFC 9309 2.2.2 calls equal: all escaped that is not
// unreserved, in capitals, but for the delimiters of path and query. Within a
// query "/" is no delimiter. In a pattern "*" and a "$" at its end stay.
std::string normal(std::string_view text, bool is_pattern) {
  std::string out;
  out.reserve(text.size() + 16);
  bool in_query = false;
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    const int high = i + 2 < text.size() ? hex_of(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? hex_of(text[i + 2]) : -1;
    if (c == '%' && high >= 0 && low >= 0) {
      c = static_cast<char>(high * 16 + low);
      i += 2;
      const bool plain = is_unreserved(c) || (c == '/' && in_query);
      if (plain) out += c;
      if (!plain) append_escaped(out, c);
      continue;
    }
    const bool special =
        is_pattern && (c == '*' || (c == '$' && i + 1 == text.size()));
    const bool delimiter = c == '/' || c == '?' || c == '=' || c == '&';
    in_query |= c == '?';
    if (special || delimiter || is_unreserved(c)) {
      out += c;
    } else {
      append_escaped(out, c);
    }
  }
  return out;
}

// Whether a pattern as written may match a normal() target: false for most, by
// the bytes before the first that is not itself in every spelling.
bool may_match(std::string_view pattern, std::string_view target) {
  for (size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (!is_unreserved(c) && c != '/') return true;
    if (i == target.size() || target[i] != c) return false;
  }
  return true;
}

// Where `wanted` begins in `text` at the earliest, npos where it does not.
// Unlike std::string_view::find(), memmem() does not go back over long texts.
size_t find(std::string_view text, std::string_view wanted) {
  const auto* const found =
      memmem(text.data(), text.size(), wanted.data(), wanted.size());
  if (found == nullptr) return std::string_view::npos;
  return static_cast<size_t>(static_cast<const char*>(found) - text.data());
}

// Whether a pattern matches the start of a target, or all of it with "$": both
// as normal() has them. Each part between stars is taken where it first comes.
bool matches(std::string_view pattern, std::string_view target) {
  const bool anchored = pattern.ends_with('$');
  if (anchored) pattern.remove_suffix(1);
  auto star = pattern.find('*');
  const auto head = pattern.substr(0, star);
  if (!target.starts_with(head)) return false;
  target.remove_prefix(head.size());
  if (star == std::string_view::npos) return !anchored || target.empty();
  while (true) {
    pattern.remove_prefix(star + 1);
    star = pattern.find('*');
    const auto part = pattern.substr(0, star);
    if (star == std::string_view::npos && anchored) {
      return target.ends_with(part);
    }
    const auto at = find(target, part);
    if (at == std::string_view::npos) return false;
    if (star == std::string_view::npos) return true;
    target.remove_prefix(at + part.size());
  }
}

// The longest rules of a group that match, 0 for none.
struct Longest {
  size_t allow = 0;
  size_t disallow = 0;

  void take(const Line& line, size_t length) {
    auto& longest = line.key == Key::allow ? allow : disallow;
    longest = std::max(longest, length);
  }
};

// At most kLongestDelay; 0 for what is no number of seconds.
double delay_of(std::string_view value) {
  double seconds = 0;
  const auto read =
      std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (read.ec != std::errc() || !std::isfinite(seconds)) return 0;
  return std::clamp(seconds, 0.0, kLongestDelay);
}

}  // namespace

bool robots_allow(std::string_view text, std::string_view product,
                  std::string_view target) {
  if (target == "/robots.txt") return true;
  const auto wanted = normal(target.empty() ? "/" : target, false);
  Longest own;
  Longest others;
  size_t searched = 0;
  const bool named =
      read(text, product, [&](const Line& line, Audience audience) {
        if (line.key == Key::crawl_delay || line.value.empty()) return;
        if (!audience.product && !audience.everybody) return;
        if (!may_match(line.value, wanted)) return;
        if (line.value.find('*') != std::string_view::npos) {
          searched += wanted.size();
          if (searched > kMostSearched) return;
        }
        const auto pattern = normal(line.value, true);
        if (!matches(pattern, wanted)) return;
        if (audience.product) own.take(line, pattern.size());
        if (audience.everybody) others.take(line, pattern.size());
      });
  const auto& longest = named ? own : others;
  return longest.allow >= longest.disallow;
}

double crawl_delay(std::string_view text, std::string_view product) {
  double own = 0;
  double others = 0;
  const bool named =
      read(text, product, [&](const Line& line, Audience audience) {
        if (line.key != Key::crawl_delay) return;
        const double delay = delay_of(line.value);
        if (audience.product) own = std::max(own, delay);
        if (audience.everybody) others = std::max(others, delay);
      });
  return named ? own : others;
}

}  // namespace listlint::fetch
