#include "fetch/references.h"

#include <algorithm>
#include <array>

#include "lint/ascii.h"
#include "lint/unicode/utf8.h"

namespace listlint::fetch {
namespace {

struct Named {
  std::string_view name;
  char32_t value = 0;
};

// By name, sorted.
constexpr Named kNamed[] = {
    {"AElig", 0xC6},    {"Aacute", 0xC1},   {"Acirc", 0xC2},
    {"Agrave", 0xC0},   {"Aring", 0xC5},    {"Atilde", 0xC3},
    {"Auml", 0xC4},     {"Ccedil", 0xC7},   {"Eacute", 0xC9},
    {"Ecirc", 0xCA},    {"Egrave", 0xC8},   {"Euml", 0xCB},
    {"Iacute", 0xCD},   {"Icirc", 0xCE},    {"Igrave", 0xCC},
    {"Iuml", 0xCF},     {"Ntilde", 0xD1},   {"OElig", 0x152},
    {"Oacute", 0xD3},   {"Ocirc", 0xD4},    {"Ograve", 0xD2},
    {"Oslash", 0xD8},   {"Otilde", 0xD5},   {"Ouml", 0xD6},
    {"Scaron", 0x160},  {"Uacute", 0xDA},   {"Ucirc", 0xDB},
    {"Ugrave", 0xD9},   {"Uuml", 0xDC},     {"aacute", 0xE1},
    {"acirc", 0xE2},    {"acute", 0xB4},    {"aelig", 0xE6},
    {"agrave", 0xE0},   {"amp", 0x26},      {"apos", 0x27},
    {"aring", 0xE5},    {"atilde", 0xE3},   {"auml", 0xE4},
    {"bdquo", 0x201E},  {"bull", 0x2022},   {"ccedil", 0xE7},
    {"cedil", 0xB8},    {"cent", 0xA2},     {"copy", 0xA9},
    {"darr", 0x2193},   {"deg", 0xB0},      {"eacute", 0xE9},
    {"ecirc", 0xEA},    {"egrave", 0xE8},   {"emsp", 0x2003},
    {"ensp", 0x2002},   {"euml", 0xEB},     {"euro", 0x20AC},
    {"frac12", 0xBD},   {"gt", 0x3E},       {"hellip", 0x2026},
    {"iacute", 0xED},   {"icirc", 0xEE},    {"iexcl", 0xA1},
    {"igrave", 0xEC},   {"iquest", 0xBF},   {"iuml", 0xEF},
    {"laquo", 0xAB},    {"larr", 0x2190},   {"ldquo", 0x201C},
    {"lrm", 0x200E},    {"lsaquo", 0x2039}, {"lsquo", 0x2018},
    {"lt", 0x3C},       {"mdash", 0x2014},  {"middot", 0xB7},
    {"nbsp", 0xA0},     {"ndash", 0x2013},  {"ntilde", 0xF1},
    {"oacute", 0xF3},   {"ocirc", 0xF4},    {"oelig", 0x153},
    {"ograve", 0xF2},   {"ordf", 0xAA},     {"ordm", 0xBA},
    {"oslash", 0xF8},   {"otilde", 0xF5},   {"ouml", 0xF6},
    {"para", 0xB6},     {"plusmn", 0xB1},   {"pound", 0xA3},
    {"quot", 0x22},     {"raquo", 0xBB},    {"rarr", 0x2192},
    {"rdquo", 0x201D},  {"reg", 0xAE},      {"rlm", 0x200F},
    {"rsaquo", 0x203A}, {"rsquo", 0x2019},  {"sbquo", 0x201A},
    {"scaron", 0x161},  {"sect", 0xA7},     {"shy", 0xAD},
    {"sup2", 0xB2},     {"sup3", 0xB3},     {"szlig", 0xDF},
    {"thinsp", 0x2009}, {"times", 0xD7},    {"trade", 0x2122},
    {"uacute", 0xFA},   {"uarr", 0x2191},   {"ucirc", 0xFB},
    {"ugrave", 0xF9},   {"uuml", 0xFC},     {"yacute", 0xFD},
    {"yen", 0xA5},      {"yuml", 0xFF},     {"zwj", 0x200D},
    {"zwnj", 0x200C},
};

bool is_alphanumeric(char c) {
  const char small = lower(c);
  return is_digit(c) || (small >= 'a' && small <= 'z');
}

// The value of a reference by number, "#228" or "#xE4"; 0 where it is none, or
// one that means something else.
char32_t numbered(std::string_view reference) {
  reference.remove_prefix(1);
  const bool is_hex = !reference.empty() && lower(reference[0]) == 'x';
  if (is_hex) reference.remove_prefix(1);
  if (reference.empty() || reference.size() > 6) return 0;
  char32_t value = 0;
  for (const char c : reference) {
    const char small = lower(c);
    if (is_digit(c)) {
      value = value * (is_hex ? 16 : 10) + static_cast<char32_t>(c - '0');
    } else if (is_hex && small >= 'a' && small <= 'f') {
      value = value * 16 + static_cast<char32_t>(small - 'a' + 10);
    } else {
      return 0;
    }
  }
  const bool is_plain = (value >= 0x20 && value < 0x7F) ||
                        (value >= 0xA0 && value < 0xD800) ||
                        (value >= 0xE000 && value < 0xFDD0) ||
                        (value >= 0x10000 && value < 0x1FFFE);
  return is_plain ? value : 0;
}

char32_t named(std::string_view name) {
  const auto* const found =
      std::ranges::lower_bound(kNamed, name, {}, &Named::name);
  return found != std::ranges::end(kNamed) && found->name == name ? found->value
                                                                  : 0;
}

}  // namespace

bool decode_references(std::string_view raw, bool in_attribute,
                       std::string& out) {
  for (size_t at = 0; at < raw.size();) {
    const auto mark = std::min(raw.find('&', at), raw.size());
    out.append(raw, at, mark - at);
    at = mark;
    if (at == raw.size()) break;
    size_t end = at + 1;
    if (end < raw.size() && raw[end] == '#') ++end;
    while (end < raw.size() && is_alphanumeric(raw[end])) ++end;
    const auto reference = raw.substr(at + 1, end - at - 1);
    if (end < raw.size() && raw[end] == ';' && !reference.empty()) {
      const auto value =
          reference[0] == '#' ? numbered(reference) : named(reference);
      if (value == 0) return false;
      utf8::append(out, value);
      at = end + 1;
      continue;
    }
    // "R&D", "a & b"; and "?a=1&b=2" in an address. No reference is of one
    // letter.
    const bool is_query = in_attribute && end < raw.size() && raw[end] == '=';
    const bool is_literal = reference.size() < 2 || is_query;
    if (!is_literal || reference.starts_with('#')) return false;
    out.append(raw, at, end - at);
    at = end;
  }
  return true;
}

}  // namespace listlint::fetch
