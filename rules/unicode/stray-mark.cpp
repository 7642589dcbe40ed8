#include <cstdint>
#include <fmt/format.h>
#include <string>
#include <string_view>

#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"
#include "rules/code_points.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

using unicode::Notable;
using unicode::Script;

constexpr char32_t kFirstAccent = 0x300;
constexpr char32_t kLastAccent = 0x36F;

bool is_accent(char32_t c) { return c >= kFirstAccent && c <= kLastAccent; }

// Scripts in which no mark is written twice on one letter.
bool never_repeats(char32_t mark) {
  switch (unicode::properties(mark).script) {
    case Script::bengali:
    case Script::cyrillic:
    case Script::devanagari:
    case Script::gujarati:
    case Script::gurmukhi:
    case Script::kannada:
    case Script::malayalam:
    case Script::tamil:
    case Script::telugu:
    case Script::thai:
      return true;
    default:
      return is_accent(mark);
  }
}

// A vowel or consonant sign that takes up room may be drawn out on purpose:
// "हाााा". Marks that stand above or below may not.
bool takes_room(char32_t mark) { return unicode::properties(mark).width != 0; }

enum class Kind : uint8_t { none, stray, twice, many };

struct Found {
  Span span;
  Kind kind = Kind::none;
};

// The marks of the row that `notable` stands in: from its letter to its end.
Span row_around(std::string_view bytes, Span span) {
  Span row = span;
  while (row.begin > 0) {
    const auto point = utf8::decode_before(bytes, row.begin);
    if ((flags_of(point.value) & unicode::kMark) == 0) break;
    row.begin -= point.length;
  }
  while (row.end < bytes.size()) {
    const auto point = utf8::decode(bytes, row.end);
    if ((flags_of(point.value) & unicode::kMark) == 0) break;
    row.end += point.length;
  }
  return row;
}

// Equal marks from `span` on.
uint32_t end_of_equal(std::string_view bytes, const Notable& notable) {
  uint32_t end = notable.span.end;
  while (code_point_after(bytes, end) == notable.code_point) {
    end += notable.span.size();
  }
  return end;
}

Found judge(std::string_view bytes, const Notable& notable) {
  const char32_t mark = notable.code_point;
  if ((flags_of(mark) & unicode::kMark) == 0) return {};
  const char32_t before = code_point_before(bytes, notable.span.begin);
  if (before == mark) {
    if (!never_repeats(mark) || takes_room(mark)) return {};
    return {{notable.span.begin, end_of_equal(bytes, notable)}, Kind::twice};
  }
  if (before == 'i' || before == 'j') return {};  // a dot: wrong-letter
  if ((flags_of(before) & unicode::kMark) != 0) {
    return {row_around(bytes, notable.span), Kind::many};
  }
  return {{notable.span.begin, row_around(bytes, notable.span).end},
          Kind::stray};
}

uint32_t count_points(std::string_view text) {
  uint32_t count = 0;
  for (size_t at = 0; at < text.size(); at += utf8::length_at(text, at)) {
    ++count;
  }
  return count;
}

void report(Check& check, const Found& found, char32_t mark) {
  const auto bytes = check.document.source->bytes();
  const auto name = unicode::name_code_point(mark);
  const auto place = shown_place(bytes, found.span);
  switch (found.kind) {
    case Kind::stray:
      report_at(check, found.span,
                fmt::format("{}{} stands on no letter: write its letter "
                            "before it, or remove it",
                            name, place));
      return;
    case Kind::twice:
      report_at(check, found.span,
                fmt::format("{} twice on one letter{}: remove the second one",
                            name, place))
          .fix = Fix{"remove the second one", Safety::safe, {{found.span, ""}}};
      return;
    case Kind::many:
      report_at(check, found.span,
                fmt::format("{} marks on one letter{}: no language stacks as "
                            "many; remove them",
                            count_points(check.slice(found.span)), place));
      return;
    case Kind::none:
      return;
  }
}

void check_source(Check& check) {
  const auto bytes = check.document.source->bytes();
  uint32_t done = 0;  // what stands before was judged
  for (const auto& notable : check.scan.suspects) {
    if (notable.span.begin < done) continue;
    const Found found = judge(bytes, notable);
    if (found.kind == Kind::none) continue;
    report(check, found, notable.code_point);
    done = found.span.end;
  }
}

}  // namespace

extern const Rule unicode_stray_mark;
constinit const Rule unicode_stray_mark = {
    .id = "unicode/stray-mark",
    .severity = Severity::warning,
    .summary = "Combining marks on no letter, twice on one, or in heaps",
    .source = check_source,
};

}  // namespace listlint::rules
