#include "lint/read/text_flag.h"

#include <algorithm>
#include <string>

#include "lint/country/flag_codes.h"
#include "lint/read/text_line.h"
#include "lint/unicode/utf8.h"

namespace listlint::text {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// The length of the "JPN" that begins an item, 0 without.
uint32_t code_length(std::string_view item) {
  uint32_t length = 0;
  while (length < item.size() && is_capital(item[length])) ++length;
  const bool ends = length < item.size() && item[length] == ' ';
  return ends && (length == 2 || length == 3) ? length : 0;
}

// The country that ends an item, without a bracket and citations behind it.
std::string_view last_part(std::string_view item) {
  const auto comma = item.rfind(',');
  if (comma == std::string_view::npos) return {};
  auto part = item.substr(comma + 1);
  part = part.substr(0, part.find_first_of("([0123456789"));
  while (part.starts_with(' ')) part.remove_prefix(1);
  while (part.ends_with(' ')) part.remove_suffix(1);
  return part;
}

// The length of the country that an item both begins and ends with.
uint32_t name_length(std::string_view item) {
  const auto country = last_part(item);
  if (country.empty() || !item.starts_with(country)) return 0;
  const auto rest = item.substr(country.size());
  const bool parted = rest.starts_with(' ') || rest.starts_with(':');
  return parted ? static_cast<uint32_t>(country.size()) : 0;
}

// "Flag of Japan.svg Hanyū": where the country stands and where that ends.
std::optional<LeadingFlag> picture_flag(std::string_view bytes, Span item) {
  constexpr std::string_view kOf = "Flag of ";
  const auto text = bytes.substr(item.begin, item.size());
  if (!text.starts_with(kOf)) return std::nullopt;
  constexpr size_t kLongest = 80;
  const auto dot = text.substr(0, kLongest).find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto ending = text.substr(dot, 5);
  if (ending != ".svg " && ending != ".png ") return std::nullopt;
  LeadingFlag flag;
  flag.written = {item.begin + static_cast<uint32_t>(kOf.size()),
                  item.begin + static_cast<uint32_t>(dot)};
  flag.after = flag.written.end + static_cast<uint32_t>(ending.size());
  return flag;
}

// Two regional indicators, as in "🇯🇵 Tsu"; the code that they spell.
std::optional<LeadingFlag> emoji_flag(std::string_view bytes, Span item,
                                      std::string& code) {
  constexpr char32_t kFirst = 0x1F1E6;
  constexpr char32_t kLast = 0x1F1FF;
  uint32_t at = item.begin;
  while (code.size() < 2 && at < item.end) {
    const auto [value, length] = utf8::decode(bytes, at);
    if (value < kFirst || value > kLast) return std::nullopt;
    code += static_cast<char>('A' + (value - kFirst));
    at += length;
  }
  if (code.size() < 2) return std::nullopt;
  return LeadingFlag{{item.begin, at}, nullptr, at};
}

}  // namespace

FlagStyle flag_style_of(std::string_view item) {
  if (const auto length = code_length(item);
      length != 0 && country::find_flag(item.substr(0, length)) != nullptr) {
    return FlagStyle::code;
  }
  return name_length(item) != 0 ? FlagStyle::name : FlagStyle::none;
}

std::optional<LeadingFlag> leading_flag(std::string_view bytes, Span item,
                                        FlagStyle style) {
  const auto text = bytes.substr(item.begin, item.size());
  std::string emoji;
  auto flag = picture_flag(bytes, item);
  if (!flag) flag = emoji_flag(bytes, item, emoji);
  if (!flag && style != FlagStyle::none) {
    const uint32_t length =
        style == FlagStyle::code ? code_length(text) : name_length(text);
    if (length == 0) return std::nullopt;
    flag = LeadingFlag{
        {item.begin, item.begin + length}, nullptr, item.begin + length};
  }
  if (!flag) return std::nullopt;
  const auto written = bytes.substr(flag->written.begin, flag->written.size());
  flag->name = country::find_flag(emoji.empty() ? written : emoji);
  if (flag->name == nullptr && style == FlagStyle::code && emoji.empty()) {
    return std::nullopt;
  }
  Span rest = trim(bytes, {flag->after, item.end});
  if (!rest.empty() && bytes[rest.begin] == ':') ++rest.begin;
  flag->after = trim(bytes, rest).begin;
  if (rest.empty() || bytes[flag->after] == ',') return std::nullopt;
  return flag;
}

}  // namespace listlint::text
