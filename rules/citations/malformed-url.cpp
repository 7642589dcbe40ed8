#include <algorithm>
#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <string_view>

#include "lint/ascii.h"
#include "lint/edit_distance.h"
#include "lint/place.h"
#include "lint/rule.h"
#include "rules/address.h"
#include "rules/hosts.h"

namespace listlint::rules {
namespace {

// Faults that are none everywhere.
enum class FaultKind : uint8_t { other, space, no_scheme };

// What is wrong with an address, where in it, and what to write there instead
// where that is known.
struct Fault {
  std::string message;
  size_t begin = 0;
  size_t end = 0;
  std::optional<std::string> mended = {};
  Safety safety = Safety::unsafe;
  FaultKind kind = FaultKind::other;
};
using Found = std::optional<Fault>;

bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_hex(char c) {
  return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f');
}

bool begins_with(std::string_view text, std::string_view small) {
  return text.size() >= small.size() &&
         std::ranges::equal(text.substr(0, small.size()), small, {}, lower);
}

bool is_web_scheme(std::string_view word) {
  return begins_with(word, "http") &&
         (word.size() == 4 || (word.size() == 5 && lower(word[4]) == 's'));
}

// The host of an address without its scheme: "bonn.de" of "bonn.de:80/a".
std::string_view leading_host(std::string_view rest) {
  return rest.substr(0, rest.find_first_of(":/?#"));
}

// "http" or "https", where `word` is one of them with one slip.
std::string_view meant_scheme(std::string_view word) {
  if (word.size() < 3 || word.size() > 6) return {};
  std::array<char, 6> letters{};
  std::ranges::transform(word, letters.begin(), lower);
  const std::string_view small(letters.data(), word.size());
  const bool secure = small.find('s') != small.npos;
  const std::string_view scheme = secure ? "https" : "http";
  return edit_distance(small, scheme, 2) < 2 ? scheme : std::string_view();
}

// "http//", "http:/", "htp://", "http:///": the letters and the signs of a
// scheme, one of them with a slip.
Found scheme_slip(std::string_view url) {
  size_t letters = 0;
  while (letters < url.size() && is_letter(url[letters])) ++letters;
  size_t after = letters;
  constexpr std::string_view kSigns = ":;/\\";
  while (after < url.size() && kSigns.find(url[after]) != kSigns.npos) ++after;
  const auto word = url.substr(0, letters);
  const auto signs = url.substr(letters, after - letters);
  const bool right_word = is_web_scheme(word);
  if (signs.empty() || (right_word && signs == "://")) return std::nullopt;
  const auto scheme = meant_scheme(word);
  if (scheme.empty()) return std::nullopt;
  // Another scheme than these has its own signs: "ttl:", "hts:".
  if (!right_word && signs.find_first_of("/\\") == signs.npos) {
    return std::nullopt;
  }
  Fault fault{fmt::format("\"{}{}\" begins no address: write \"{}://\"", word,
                          signs, scheme),
              0, after};
  const auto host = leading_host(url.substr(after));
  if (!looks_like_host(host)) return fault;
  fault.mended = fmt::format("{}://", scheme);
  fault.safety = Safety::safe;
  return fault;
}

// "http://https://bonn.de".
Found doubled_scheme(std::string_view url, const Address& address) {
  const auto first = address.scheme.size() + 3;
  const auto rest = url.substr(first);
  const auto letters = rest.substr(0, rest.find_first_of(":/"));
  if (!is_web_scheme(letters)) return std::nullopt;
  const auto signs = rest.substr(letters.size());
  if (!signs.starts_with("://") && !signs.starts_with("//")) {
    return std::nullopt;
  }
  Fault fault{fmt::format("\"{}\" stands before another scheme: remove it",
                          url.substr(0, first)),
              0, first};
  const auto host = leading_host(signs.substr(signs.find("//") + 2));
  if (!looks_like_host(host)) return fault;
  fault.mended = "";
  fault.safety = Safety::safe;
  return fault;
}

bool is_address_literal(std::string_view host) {
  return host.size() > 2 && host.ends_with(']') &&
         std::ranges::all_of(host.substr(1, host.size() - 2), [](char c) {
           return is_hex(c) || c == ':' || c == '.';
         });
}

// Faults of an authority that is there, at url[begin, end).
Found authority_fault(std::string_view url, const Address& address) {
  const auto host = address.host;
  const auto begin = address.scheme.size() + 3;
  const auto end = std::min(url.find_first_of("/?#", begin), url.size());
  const auto fault = [&](std::string message) {
    return Fault{std::move(message), begin, end};
  };
  if (host.empty()) {
    return Fault{
        fmt::format("\"{}\" names no host: write the whole address", url), 0,
        url.size()};
  }
  if (host.starts_with('[')) {
    if (is_address_literal(host)) return std::nullopt;
    return fault(fmt::format("\"{}\" is no host: remove the brackets", host));
  }
  constexpr std::string_view kNever = "\"'<>{}|\\^`,;!$&()*+=~[]";
  const auto sign = host.find_first_of(kNever);
  if (sign != host.npos) {
    return fault(
        fmt::format("no host has \"{}\" in its name, as \"{}\" does: "
                    "mend it",
                    host[sign], host));
  }
  if (host.starts_with('.') || host.find("..") != host.npos) {
    return fault(
        fmt::format("a part is missing in the host \"{}\": write all "
                    "of it",
                    host));
  }
  const auto port = address.port;
  const bool number = port.size() <= 5 && std::ranges::all_of(port, is_digit) &&
                      (port.size() < 5 || port <= "65535");
  if (number) return std::nullopt;
  return fault(fmt::format("\":{}\" is no port: mend or remove it", port));
}

// White space, and a second address behind it or behind a comma.
Found several_words(std::string_view url) {
  const auto space = url.find_first_of(" \t\r\n");
  for (const std::string_view scheme : {"http://", "https://"}) {
    for (auto at = url.find(scheme, 1); at != url.npos;
         at = url.find(scheme, at + 1)) {
      constexpr std::string_view kBetween = " \t\r\n,;";
      if (kBetween.find(url[at - 1]) == kBetween.npos) continue;
      return Fault{"two addresses stand in one place: give each its own", 0,
                   url.size()};
    }
  }
  if (space == url.npos) return std::nullopt;
  const auto after =
      std::min(url.find_first_not_of(" \t\r\n", space), url.size());
  Fault fault{fmt::format("the address ends at the space in \"{}\": write %20 "
                          "for it, or remove it",
                          url),
              space, after};
  fault.kind = FaultKind::space;
  return fault;
}

// "%zz". Old servers know "%u4E2D".
Found bad_escape(std::string_view url) {
  for (auto at = url.find('%'); at != url.npos; at = url.find('%', at + 1)) {
    const auto digits = url.substr(at + 1, 2);
    if (digits.size() == 2 && is_hex(digits[0]) && is_hex(digits[1])) continue;
    if (digits.starts_with('u')) continue;
    size_t end = at + 1;
    while (end < url.size() && end < at + 3 &&
           (is_digit(url[end]) || is_letter(url[end]))) {
      ++end;
    }
    return Fault{fmt::format("\"{}\" is no escape: write two hexadecimal "
                             "digits behind the %, or %25 for a % itself",
                             url.substr(at, end - at)),
                 at, end};
  }
  return std::nullopt;
}

// What closes behind an address belongs to the text around it, unless the
// address opens it.
constexpr auto kClosing =
    std::to_array<std::array<std::string_view, 2>>({{"[", "]"},
                                                    {"{", "}"},
                                                    {"<", ">"},
                                                    {"\u201c", "\u201d"},
                                                    {"\uff08", "\uff09"},
                                                    {"\u3010", "\u3011"},
                                                    {"\u300a", "\u300b"},
                                                    {"\u300c", "\u300d"},
                                                    {"\u300e", "\u300f"}});
constexpr auto kStray = std::to_array<std::string_view>(
    {"|", "\u3002", "\uff0c", "\uff1b", "\u3001"});

Found stray_end(std::string_view url) {
  const auto fault = [&](std::string_view sign) {
    return Fault{fmt::format("\"{}\" at the end is no part of the address: "
                             "remove it",
                             sign),
                 url.size() - sign.size(), url.size(), ""};
  };
  for (const auto sign : kStray) {
    if (url.ends_with(sign)) return fault(sign);
  }
  for (const auto& [open, close] : kClosing) {
    if (url.ends_with(close) && url.find(open) == url.npos) return fault(close);
  }
  return std::nullopt;
}

// An address that begins with its host.
Found no_scheme(std::string_view url) {
  const auto host = leading_host(url);
  if (!looks_like_host(host) || url.find('@') != url.npos) return std::nullopt;
  Fault fault{fmt::format("\"{}\" has no scheme, so it is no link: write "
                          "https:// or http:// before it",
                          url),
              0, url.size()};
  fault.kind = FaultKind::no_scheme;
  return fault;
}

Found fault_of(std::string_view url) {
  if (auto slip = scheme_slip(url)) return slip;
  if (auto words = several_words(url)) return words;
  const auto address = split_address(url);
  if (address.scheme.empty()) {
    if (url.starts_with("//")) return std::nullopt;
    return no_scheme(url);
  }
  const bool known =
      is_web_scheme(address.scheme) || begins_with(address.scheme, "ftp");
  if (!known) return std::nullopt;
  if (auto doubled = doubled_scheme(url, address)) return doubled;
  // What stands behind an address may be all that is wrong with its host.
  if (auto stray = stray_end(url)) return stray;
  if (auto fault = authority_fault(url, address)) return fault;
  return bad_escape(url);
}

// GitHub makes links of bare "www.bonn.de" in Markdown, and "twins.md" in a
// column of sources may be a file.
bool may_lack_scheme(const Document& document, Index index, const Text& url) {
  const bool is_www = begins_with(url.value, "www.");
  if (!is_www) {
    return document.references[index].kind == ReferenceKind::link &&
           url.value.find('/') == url.value.npos;
  }
  if (document.format != "markdown" || url.span.begin == 0) return false;
  const char before = document.source->bytes()[url.span.begin - 1];
  return before != '(' && before != '<';
}

// Browsers and renderers of Markdown write the escapes themselves.
bool may_hold_spaces(const Document& document) {
  return document.format == "markdown" || document.format == "html";
}

// A column of hosts is a custom of some tables, and no link is made of it.
bool is_data(const Document& document) {
  constexpr auto kData =
      std::to_array<std::string_view>({"csv", "json", "tsv", "yaml"});
  return std::ranges::find(kData, document.format) != kData.end();
}

void check_address(Check& check, Index index, const Text& url) {
  if (url.empty()) return;
  const auto& source = *check.document.source;
  const auto written = source.slice(url.span);
  // [https://bonn.de Bonn] where an address alone is expected.
  if (written.starts_with("[http")) {
    check.report_reference(index, url.span,
                           "brackets make a link of this address where only "
                           "the address is expected: remove them");
    return;
  }
  auto fault = fault_of(url.value);
  if (!fault) return;
  const auto& document = check.document;
  const bool no_scheme = fault->kind == FaultKind::no_scheme;
  if (no_scheme && may_lack_scheme(document, index, url)) return;
  if (fault->kind == FaultKind::space && may_hold_spaces(document)) return;
  auto& finding = check.report_reference(
      index, part_of(source, url, fault->begin, fault->end),
      std::move(fault->message));
  if (no_scheme && is_data(document)) finding.severity = Severity::info;
  if (!fault->mended || !is_verbatim(source, url)) return;
  const auto title = fault->mended->empty()
                         ? std::string("remove it")
                         : fmt::format("write {}", *fault->mended);
  finding.fix =
      Fix{title, fault->safety, {{finding.span, std::move(*fault->mended)}}};
}

void check_reference(Check& check, Index index) {
  const auto& reference = check.document.references[index];
  check_address(check, index, reference.url);
  check_address(check, index, reference.archive_url);
}

}  // namespace

extern const Rule citations_malformed_url;
constinit const Rule citations_malformed_url = {
    .id = "citations/malformed-url",
    .severity = Severity::error,
    .summary = "An address cannot be followed as it is written",
    .reference = check_reference,
};

}  // namespace listlint::rules
