#include "lint/read/wikitext_entity.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace listlint::wikitext {
namespace {

// Names, each with its code point in hexadecimal, parted by "|".
constexpr std::string_view kNames =
    "|"
    "AElig C6|Aacute C1|Acirc C2|Agrave C0|Alpha 391|Aring C5|Atilde C3|"
    "Auml C4|Beta 392|Ccedil C7|Chi 3A7|Dagger 2021|Delta 394|ETH D0|"
    "Eacute C9|Ecirc CA|Egrave C8|Epsilon 395|Eta 397|Euml CB|Gamma 393|"
    "Iacute CD|Icirc CE|Igrave CC|Iota 399|Iuml CF|Kappa 39A|Lambda 39B|"
    "Mu 39C|Ntilde D1|Nu 39D|OElig 152|Oacute D3|Ocirc D4|Ograve D2|"
    "Omega 3A9|Omicron 39F|Oslash D8|Otilde D5|Ouml D6|Phi 3A6|Pi 3A0|"
    "Prime 2033|Psi 3A8|Rho 3A1|Scaron 160|Sigma 3A3|THORN DE|Tau 3A4|"
    "Theta 398|Uacute DA|Ucirc DB|Ugrave D9|Upsilon 3A5|Uuml DC|Xi 39E|"
    "Yacute DD|Yuml 178|Zeta 396|aacute E1|acirc E2|acute B4|aelig E6|"
    "agrave E0|alpha 3B1|amp 26|aring E5|asymp 2248|atilde E3|auml E4|"
    "bdquo 201E|beta 3B2|brvbar A6|bull 2022|ccedil E7|cedil B8|cent A2|"
    "chi 3C7|copy A9|curren A4|dagger 2020|deg B0|delta 3B4|divide F7|"
    "eacute E9|ecirc EA|egrave E8|emsp 2003|ensp 2002|epsilon 3B5|"
    "eta 3B7|eth F0|euml EB|euro 20AC|frac12 BD|frac14 BC|frac34 BE|"
    "frasl 2044|gamma 3B3|ge 2265|gt 3E|harr 2194|hearts 2665|"
    "hellip 2026|iacute ED|icirc EE|iexcl A1|igrave EC|iota 3B9|"
    "iquest BF|iuml EF|kappa 3BA|lambda 3BB|laquo AB|larr 2190|"
    "ldquo 201C|le 2264|lrm 200E|lsaquo 2039|lsquo 2018|lt 3C|macr AF|"
    "mdash 2014|micro B5|middot B7|minus 2212|mu 3BC|nbsp A0|ndash 2013|"
    "ne 2260|not AC|ntilde F1|nu 3BD|oacute F3|ocirc F4|oelig 153|"
    "ograve F2|oline 203E|omega 3C9|omicron 3BF|ordf AA|ordm BA|"
    "oslash F8|otilde F5|ouml F6|para B6|permil 2030|phi 3C6|pi 3C0|"
    "plusmn B1|pound A3|prime 2032|psi 3C8|quot 22|raquo BB|rarr 2192|"
    "rdquo 201D|reg AE|rho 3C1|rlm 200F|rsaquo 203A|rsquo 2019|"
    "sbquo 201A|scaron 161|sect A7|shy AD|sigma 3C3|sigmaf 3C2|sube 2286|"
    "sup1 B9|sup2 B2|sup3 B3|szlig DF|tau 3C4|theta 3B8|thinsp 2009|"
    "thorn FE|times D7|trade 2122|uacute FA|ucirc FB|ugrave F9|uml A8|"
    "upsilon 3C5|uuml FC|xi 3BE|yacute FD|yen A5|yuml FF|zeta 3B6|"
    "zwj 200D|zwnj 200C|apos 27|";

std::optional<char32_t> number_of(std::string_view digits, int base) {
  uint32_t value = 0;
  const auto* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value, base);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return value;
}

std::optional<char32_t> value_of(std::string_view name) {
  if (name.starts_with("#x") || name.starts_with("#X")) {
    return number_of(name.substr(2), 16);
  }
  if (name.starts_with('#')) return number_of(name.substr(1), 10);
  constexpr size_t kLongest = 10;
  std::array<char, kLongest + 2> key{};
  if (name.empty() || name.size() > kLongest) return std::nullopt;
  key[0] = '|';
  std::ranges::copy(name, key.begin() + 1);
  key[name.size() + 1] = ' ';
  const auto found = kNames.find(std::string_view(key.data(), name.size() + 2));
  if (found == kNames.npos) return std::nullopt;
  const auto row = kNames.substr(found + name.size() + 2);
  return number_of(row.substr(0, row.find('|')), 16);
}

// No control characters and no surrogates.
bool is_allowed(char32_t value) {
  if (value < 0x20) return value == '\n' || value == '\t';
  if (value >= 0x7F && value < 0xA0) return false;
  return value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

}  // namespace

std::optional<Entity> read_entity(std::string_view bytes, uint32_t at,
                                  uint32_t end) {
  constexpr uint32_t kLongest = 12;  // bytes
  const auto text = bytes.substr(at, std::min(end - at, kLongest));
  const auto semicolon = text.find(';');
  if (semicolon == text.npos) return std::nullopt;
  const auto value = value_of(text.substr(1, semicolon - 1));
  if (!value || !is_allowed(*value)) return std::nullopt;
  return Entity{static_cast<uint32_t>(semicolon) + 1, *value};
}

}  // namespace listlint::wikitext
