#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

#include "lint/place.h"
#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"

namespace listlint::rules {
namespace {

// A title with the quotation marks around it in the source.
struct Quoted {
  Span outside;  // marks included
  Span title;
};

bool is_mark(std::string_view bytes, uint32_t at) {
  return at < bytes.size() && bytes[at] == '"';
}

// Straight marks on both sides; only spaces may stand between.
std::optional<Quoted> straight_quoted(const Source& source, const Text& title) {
  if (!is_verbatim(source, title)) return std::nullopt;
  const auto bytes = source.bytes();
  Span outside = title.span;
  while (outside.begin > 0 && bytes[outside.begin - 1] == ' ') --outside.begin;
  while (outside.end < bytes.size() && bytes[outside.end] == ' ') ++outside.end;
  if (outside.begin == 0 || !is_mark(bytes, outside.begin - 1) ||
      !is_mark(bytes, outside.end)) {
    return std::nullopt;
  }
  return Quoted{{outside.begin - 1, outside.end + 1}, title.span};
}

// A quotation mark at the end of `text`, or at its start; its length, else 0.
constexpr std::array<std::string_view, 10> kMarks = {
    "'",      "\u2018", "\u2019", "\u201c", "\u201d",
    "\u00ab", "\u00bb", "\u300d", "\u300c", "\u201e"};

uint32_t mark_at_end(std::string_view text) {
  for (const auto mark : kMarks) {
    if (text.ends_with(mark)) return static_cast<uint32_t>(mark.size());
  }
  return 0;
}

uint32_t mark_at_start(std::string_view text) {
  for (const auto mark : kMarks) {
    if (text.starts_with(mark)) return static_cast<uint32_t>(mark.size());
  }
  return 0;
}

// `space` is what stands between the marks.
void report_space(Check& check, Index index, Span span, Span space) {
  auto& finding = check.report_reference(
      index, span,
      "a space between the inner and the outer quotation mark: remove it");
  finding.severity = Severity::info;
  finding.fix = Fix{"remove the space", Safety::safe, {{space, ""}}};
}

// Writes the straight marks of a title as opening and closing ones in turn.
void offer_curly(Check& check, Finding& finding, Span title) {
  const auto text = check.slice(title);
  if (std::ranges::count(text, '"') % 2 != 0) return;
  finding.fix = Fix{"write \u201c\u2026\u201d inside", Safety::unsafe, {}};
  bool opens = true;
  for (uint32_t i = 0; i < text.size(); ++i) {
    if (text[i] != '"') continue;
    const uint32_t at = title.begin + i;
    finding.fix->edits.push_back({{at, at + 1}, opens ? "\u201c" : "\u201d"});
    opens = !opens;
  }
}

// A mark between Hebrew letters is a gershayim, the sign of an abbreviation.
bool is_gershayim(std::string_view text, size_t at, size_t length) {
  const auto is_hebrew = [](char32_t c) {
    return c != utf8::kIllFormed &&
           unicode::properties(c).script == unicode::Script::hebrew;
  };
  return at > 0 && at + length < text.size() &&
         is_hebrew(utf8::decode_before(text, at).value) &&
         is_hebrew(utf8::decode(text, at + length).value);
}

bool has_inner_mark(std::string_view text) {
  for (auto at = text.find('"'); at != text.npos; at = text.find('"', at + 1)) {
    if (!is_gershayim(text, at, 1)) return true;
  }
  return false;
}

// True where something was reported.
bool check_marks(Check& check, Index index, const Quoted& quoted) {
  const auto text = check.slice(quoted.title);
  if (has_inner_mark(text)) {
    auto& finding = check.report_reference(
        index, quoted.outside,
        "straight quotation marks inside a title in straight quotation marks: "
        "write the inner ones as \u2018\u2026\u2019 or \u201c\u2026\u201d");
    offer_curly(check, finding, quoted.title);
    return true;
  }
  const auto [outside, title] = quoted;
  const auto first = mark_at_start(text);
  const auto last = mark_at_end(text);
  if (first != 0 && outside.begin + 1 < title.begin) {
    report_space(check, index, {outside.begin, title.begin + first},
                 {outside.begin + 1, title.begin});
  } else if (last != 0 && title.end + 1 < outside.end) {
    report_space(check, index, {title.end - last, outside.end},
                 {title.end, outside.end - 1});
  } else {
    return false;
  }
  return true;
}

struct Pair {
  std::string_view open;
  std::string_view close;
};
constexpr std::array<Pair, 5> kBrackets = {{{"\u300c", "\u300d"},
                                            {"\u300e", "\u300f"},
                                            {"\u300a", "\u300b"},
                                            {"\u3008", "\u3009"},
                                            {"\u3010", "\u3011"}}};

// The first mark without its other half: an opening one that nothing closes
// or a closing one that nothing opened; empty where all are paired.
std::string_view unpaired_bracket(std::string_view text, const Pair& pair) {
  size_t depth = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    const auto rest = text.substr(at);
    if (rest.starts_with(pair.open)) ++depth;
    if (!rest.starts_with(pair.close)) continue;
    if (depth == 0) return pair.close;
    --depth;
  }
  return depth == 0 ? std::string_view() : pair.open;
}

// Languages pair these three in many ways, \u201cso\u201d, \u201eso\u201c and
// \u201dso\u201d, but always two by two.
std::string_view unpaired_curly(std::string_view text) {
  size_t count = 0;
  std::string_view last;
  for (size_t at = 0; at < text.size(); ++at) {
    for (const std::string_view mark : {"\u201c", "\u201d", "\u201e"}) {
      if (!text.substr(at).starts_with(mark)) continue;
      if (is_gershayim(text, at, mark.size())) continue;
      ++count;
      last = mark;
    }
  }
  return count % 2 == 0 ? std::string_view() : last;
}

void check_pairs(Check& check, Index index, const Text& title) {
  const auto text = title.value;
  // Sites cut long titles, and a mark may be lost with the rest.
  if (text.ends_with("\u2026") || text.ends_with("...")) return;
  auto unpaired = unpaired_curly(text);
  for (const auto& pair : kBrackets) {
    if (unpaired.empty()) unpaired = unpaired_bracket(text, pair);
  }
  if (unpaired.empty()) return;
  check.report_reference(
      index, title.span,
      fmt::format("the title has a {} without its other half: add it or "
                  "remove this one",
                  unpaired));
}

// All marks of the pairs begin with one of these bytes.
bool may_have_pairs(std::string_view text) {
  return text.find("\xE2\x80") != std::string_view::npos ||
         text.find("\xE3\x80") != std::string_view::npos;
}

void check_reference(Check& check, Index index) {
  const auto& document = check.document;
  const auto& title = document.references[index].title;
  if (title.empty()) return;
  // In other formats the marks may belong to the markup.
  if (document.format == "text") {
    const auto quoted = straight_quoted(*document.source, title);
    if (quoted && check_marks(check, index, *quoted)) return;
  }
  if (may_have_pairs(title.value)) check_pairs(check, index, title);
}

}  // namespace

extern const Rule style_quotes;
constinit const Rule style_quotes = {
    .id = "style/quotes",
    .severity = Severity::warning,
    .summary = "Quotation marks in a title that do not pair",
    .reference = check_reference,
};

}  // namespace listlint::rules
