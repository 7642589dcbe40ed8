#include <algorithm>
#include <fmt/format.h>
#include <span>
#include <string>
#include <utility>

#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"
#include "rules/code_points.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

using unicode::Notable;

constexpr char32_t kZeroWidthSpace = 0x200B;
constexpr char32_t kNonJoiner = 0x200C;
constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kGraphemeJoiner = 0x034F;
constexpr char32_t kByteOrderMark = 0xFEFF;
constexpr char32_t kBlackFlag = 0x1F3F4;
constexpr char32_t kCancelTag = 0xE007F;
constexpr char32_t kKeycap = 0x20E3;
constexpr char32_t kTextStyle = 0xFE0E;
constexpr char32_t kEmojiStyle = 0xFE0F;
constexpr uint32_t kWordFlags =
    unicode::kLetter | unicode::kMark | unicode::kDigit;
constexpr uint32_t kFarthestNeighbour = 8;

bool in(char32_t c, char32_t first, char32_t last) {
  return first <= c && c <= last;
}

bool has(char32_t c, uint32_t flags) { return (flags_of(c) & flags) != 0; }

unicode::Script script_of(char32_t c) { return unicode::properties(c).script; }

bool is_tag(char32_t c) { return in(c, 0xE0020, 0xE007F); }

bool is_invisible(const Notable& notable) {
  const uint32_t flags = flags_of(notable.code_point);
  if ((flags & unicode::kIgnorable) == 0) return false;
  if ((flags & unicode::kBidiControl) != 0) return false;
  return notable.code_point != kByteOrderMark;  // unicode/bom's
}

// What stands around, other invisible characters skipped.
struct Around {
  char32_t before = 0;
  char32_t after = 0;
};

Around look_around(std::string_view bytes, Span span) {
  Around around;
  uint32_t at = span.begin;
  for (uint32_t i = 0; i < kFarthestNeighbour && at > 0; ++i) {
    const auto point = utf8::decode_before(bytes, at);
    around.before = point.value;
    at -= point.length;
    if (!has(point.value, unicode::kIgnorable)) break;
  }
  at = span.end;
  for (uint32_t i = 0; i < kFarthestNeighbour && at < bytes.size(); ++i) {
    const auto point = utf8::decode(bytes, at);
    around.after = point.value;
    at += point.length;
    if (!has(point.value, unicode::kIgnorable)) break;
  }
  return around;
}

// Thai, Khmer and the like, which are written without spaces.
bool breaks_lines_by_meaning(char32_t c) {
  if (has(c, unicode::kComplexContext)) return true;
  const auto script = script_of(c);
  return script == unicode::Script::khmer || script == unicode::Script::thai ||
         script == unicode::Script::lao || script == unicode::Script::myanmar;
}

// U+200C keeps letters apart that would join: after a virama, between letters,
// and before an ending that follows a closing quote.
bool is_non_joiner_in_place(Around around) {
  if (has(around.before, unicode::kVirama)) return true;
  if (has(around.before, kWordFlags) && has(around.after, kWordFlags)) {
    return has(around.before, unicode::kJoiningScript) ||
           has(around.after, unicode::kJoiningScript);
  }
  return has(around.before, unicode::kPunctuation) &&
         has(around.after, unicode::kJoiningScript);
}

bool ends_emoji(char32_t c) {
  return has(c, unicode::kEmoji) || in(c, 0x1F3FB, 0x1F3FF) || c == kKeycap;
}

// U+200D gives a letter its joined shape, also where it stands alone as an
// abbreviation, and ties emoji together.
bool is_joiner_in_place(Around around) {
  if (has(around.before, unicode::kJoiningScript) ||
      has(around.after, unicode::kJoiningScript)) {
    return true;
  }
  return ends_emoji(around.before) && has(around.after, unicode::kEmoji);
}

bool is_variation_in_place(std::string_view bytes, const Notable& notable) {
  const char32_t base = code_point_before(bytes, notable.span.begin);
  if (base == 0 || base == utf8::kIllFormed) return false;
  if (script_of(base) == unicode::Script::han) return true;
  const char32_t selector = notable.code_point;
  if (selector >= 0xE0100) return false;
  if (selector == kTextStyle || selector == kEmojiStyle) {
    if (base < 0x80) {
      return code_point_after(bytes, notable.span.end) == kKeycap;
    }
    return has(base, unicode::kEmoji);
  }
  // Standard variants of symbols, punctuation and a few scripts.
  const auto script = script_of(base);
  return base >= 0x80 && script != unicode::Script::latin &&
         script != unicode::Script::greek &&
         script != unicode::Script::cyrillic &&
         !has(base, unicode::kIgnorable | unicode::kWhiteSpace);
}

bool is_conjoining_jamo(char32_t c) { return in(c, 0x1100, 0x11FF); }

// Characters of one script that mean nothing outside it.
bool is_at_home(char32_t c, Around around) {
  if (in(c, 0x180B, 0x180F)) {
    return script_of(around.before) == unicode::Script::mongolian ||
           script_of(around.after) == unicode::Script::mongolian;
  }
  if (in(c, 0x17B4, 0x17B5)) return true;    // Khmer vowels
  if (in(c, 0x1BCA0, 0x1BCA3)) return true;  // shorthand
  if (in(c, 0x1D173, 0x1D17A)) return true;  // musical notation
  if (in(c, 0x115F, 0x1160)) {
    return is_conjoining_jamo(around.before) ||
           is_conjoining_jamo(around.after);
  }
  return false;
}

bool is_in_place(std::string_view bytes, const Notable& notable) {
  const char32_t c = notable.code_point;
  if (in(c, 0xFE00, 0xFE0F) || in(c, 0xE0100, 0xE01EF)) {
    return is_variation_in_place(bytes, notable);
  }
  const Around around = look_around(bytes, notable.span);
  const char32_t previous = code_point_before(bytes, notable.span.begin);
  switch (c) {
    case kZeroWidthSpace:
      return breaks_lines_by_meaning(around.before) ||
             breaks_lines_by_meaning(around.after);
    case kNonJoiner:
      return previous != c && is_non_joiner_in_place(around);
    case kJoiner:
      return previous != c && is_joiner_in_place(around);
    case kGraphemeJoiner:
      return has(around.before, unicode::kLetter | unicode::kMark) &&
             has(around.after, unicode::kMark);
    default:
      return is_at_home(c, around);
  }
}

// Past the tag characters that start at `begin`.
size_t end_of_tags(std::span<const Notable> notables, size_t begin) {
  size_t end = begin + 1;
  while (end < notables.size() && is_tag(notables[end].code_point) &&
         notables[end].span.begin == notables[end - 1].span.end) {
    ++end;
  }
  return end;
}

// Flags such as that of Scotland: a black flag, a region in tag characters and
// the cancel tag.
bool is_flag(std::string_view bytes, std::span<const Notable> tags) {
  constexpr size_t kLeast = 4;
  constexpr size_t kMost = 8;
  return tags.size() >= kLeast && tags.size() <= kMost &&
         tags.back().code_point == kCancelTag &&
         code_point_before(bytes, tags.front().span.begin) == kBlackFlag;
}

// How many of the invisible characters from `begin` on stand together and do
// not belong there; 0 where the first one does. `skip` is what to pass over.
struct Found {
  size_t bad = 0;
  size_t skip = 1;
};

Found look_at(std::string_view bytes, std::span<const Notable> rest) {
  if (!is_invisible(rest.front())) return {0, 1};
  if (is_tag(rest.front().code_point)) {
    const size_t end = end_of_tags(rest, 0);
    return {is_flag(bytes, rest.first(end)) ? 0 : end, end};
  }
  return {is_in_place(bytes, rest.front()) ? size_t{0} : size_t{1}, 1};
}

bool is_variation_selector(char32_t c) {
  return in(c, 0xFE00, 0xFE0F) || in(c, 0xE0100, 0xE01EF);
}

// Whether a run is long enough to carry a message: each tag character stands
// for one of ASCII, each variation selector for a byte.
bool hides_text(std::span<const Notable> run) {
  constexpr std::ptrdiff_t kLeast = 4;
  return std::ranges::count_if(run, [](const Notable& notable) {
           return is_tag(notable.code_point) ||
                  is_variation_selector(notable.code_point);
         }) >= kLeast;
}

// What tag characters say; "" where there are none.
std::string spell_tags(std::span<const Notable> run) {
  constexpr size_t kMost = 40;
  std::string text;
  for (const auto& notable : run) {
    if (!in(notable.code_point, 0xE0020, 0xE007E)) continue;
    if (text.size() == kMost) return text + "…";
    text += static_cast<char>(notable.code_point - 0xE0000);
  }
  return text;
}

void report_run(Check& check, std::span<const Notable> run) {
  const Span span = {run.front().span.begin, run.back().span.end};
  if (is_misread(check.scan, span)) return;
  const bool one = run.size() == 1;
  const bool hides = hides_text(run);
  std::string what = unicode::name_code_point(run.front().code_point);
  if (!one) {
    what += fmt::format(" and {} more invisible character{}", run.size() - 1,
                        run.size() > 2 ? "s" : "");
  }
  what += shown_joint(check.document.source->bytes(), span);
  if (hides) {
    const std::string text = spell_tags(run);
    what += text.empty() ? " can hide a text"
                         : fmt::format(" hide the text \"{}\"", text);
  }
  const std::string remedy = one ? "remove it" : "remove them";
  Finding& finding =
      report_at(check, span, fmt::format("{}: {}", what, remedy));
  finding.fix = Fix{remedy, Safety::safe, {{span, ""}}};
  if (!hides) {
    finding.severity = std::min(finding.severity, Severity::warning);
  }
}

void check_source(Check& check) {
  const auto bytes = check.document.source->bytes();
  const std::span<const Notable> notables = check.scan.notables;
  for (size_t i = 0; i < notables.size();) {
    Found found = look_at(bytes, notables.subspan(i));
    if (found.bad == 0) {
      i += found.skip;
      continue;
    }
    size_t end = i + found.bad;
    while (end < notables.size() &&
           notables[end].span.begin == notables[end - 1].span.end) {
      found = look_at(bytes, notables.subspan(end));
      if (found.bad == 0) break;
      end += found.bad;
    }
    report_run(check, notables.subspan(i, end - i));
    i = end;
  }
}

}  // namespace

extern const Rule unicode_invisible;
constinit const Rule unicode_invisible = {
    .id = "unicode/invisible",
    .severity = Severity::error,
    .summary = "Invisible characters where they do nothing",
    .source = check_source,
};

}  // namespace listlint::rules
