#include <algorithm>
#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uspoof.h>

#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"
#include "rules/code_points.h"
#include "rules/subject.h"
#include "rules/told_language.h"

namespace listlint::rules {
namespace {

using unicode::Notable;
using unicode::Script;

enum class Form : uint8_t { wide, narrow, arabic, radical, letters };

bool in(char32_t c, char32_t first, char32_t last) {
  return first <= c && c <= last;
}

Form form_of(char32_t c) {
  if (in(c, 0xFF01, 0xFF5E)) return Form::wide;
  if (in(c, 0xFF61, 0xFFDC)) return Form::narrow;
  if (in(c, 0xFB50, 0xFEFF)) return Form::arabic;
  if (in(c, 0x2E80, 0x2FDF)) return Form::radical;
  return Form::letters;
}

bool is_form(const Notable& notable) {
  return (flags_of(notable.code_point) & unicode::kCompatibilityForm) != 0;
}

// Neighbours of one form, with what stands between them.
struct Run {
  Span span;
  Form form = Form::letters;
  char32_t first = 0;
  uint32_t letters = 0;
};

// The signs of markup stay as they are.
bool is_wide_sign(char32_t c) {
  constexpr std::u32string_view kMarkup = U"\",;|[]{}<>\\'";
  return in(c, 0xFF01, 0xFF5E) &&
         kMarkup.find(c - 0xFF01 + U'!') == kMarkup.npos;
}

// Whether a run of the form goes on behind `gap`: fullwidth words are spaced,
// and their signs are as wide as they are.
bool joins(std::string_view gap, Form form) {
  for (size_t at = 0; at < gap.size();) {
    const auto point = utf8::decode(gap, at);
    at += point.length;
    const char32_t c = point.value;
    bool fits = false;
    if (form == Form::wide) fits = c == ' ' || c == 0x3000 || is_wide_sign(c);
    if (form == Form::narrow) fits = in(c, 0xFF61, 0xFF9F);
    if (form == Form::arabic) fits = c == ' ';
    if (!fits) return false;
  }
  return true;
}

// The run that begins with the first of `rest`; `used` is how many of them are
// done with.
Run find_run(std::string_view bytes, std::span<const Notable> rest,
             size_t& used) {
  constexpr uint32_t kWidestGap = 12;  // bytes
  const auto& first = rest.front();
  Run run{first.span, form_of(first.code_point), first.code_point, 1};
  used = 1;
  for (size_t i = 1; i < rest.size(); ++i) {
    const auto& next = rest[i];
    if (next.span.begin - run.span.end > kWidestGap) break;
    if (!is_form(next)) continue;
    if (form_of(next.code_point) != run.form) break;
    const auto gap = bytes.substr(run.span.end, next.span.begin - run.span.end);
    if (!joins(gap, run.form)) break;
    run.span.end = next.span.end;
    ++run.letters;
    used = i + 1;
  }
  return run;
}

bool is_ideographic(char32_t c) {
  if ((flags_of(c) & unicode::kCompatibilityForm) != 0) return false;
  const Script script = unicode::properties(c).script;
  return script == Script::han || script == Script::hiragana ||
         script == Script::katakana || script == Script::hangul ||
         script == Script::bopomofo || c == 0x30FC;
}

bool parts_fields(char32_t c) {
  return c == 0 || c == utf8::kIllFormed || c == '\n' || c == ',' ||
         c == '\t' || c == '|' || c == '[' || c == '"';
}

// Whether Chinese, Japanese or Korean letters stand near, in the same field.
bool is_among_ideographs(std::string_view bytes, Span span) {
  constexpr int kFarthest = 12;  // code points
  uint32_t at = span.begin;
  for (int i = 0; i < kFarthest && at > 0; ++i) {
    const auto point = utf8::decode_before(bytes, at);
    if (parts_fields(point.value)) break;
    if (is_ideographic(point.value)) return true;
    at -= point.length;
  }
  at = span.end;
  for (int i = 0; i < kFarthest && at < bytes.size(); ++i) {
    const auto point = utf8::decode(bytes, at);
    if (parts_fields(point.value)) break;
    if (is_ideographic(point.value)) return true;
    at += point.length;
  }
  return false;
}

bool touches_ascii_letter(std::string_view bytes, Span span) {
  const auto is_letter = [](char32_t c) {
    return in(c | 0x20, 'a', 'z') && c < 0x80;
  };
  return is_letter(code_point_before(bytes, span.begin)) ||
         is_letter(code_point_after(bytes, span.end));
}

bool is_one_of(std::string_view word, std::string_view words) {
  return !word.empty() && words.find(word) != words.npos;
}

// Digraphs are letters of some languages' own.
bool is_at_home(char32_t c, const Told& told) {
  const auto language = told.language.substr(0, told.language.find('-'));
  if (in(c, 0x132, 0x133)) {
    return is_one_of(language, "nl fy af") || is_one_of(told.country, "NL BE");
  }
  if (c == 0x149) {
    return language == "af" || is_one_of(told.country, "ZA NA");
  }
  if (in(c, 0x1C4, 0x1CC)) {
    return is_one_of(language, "hr sr bs sh cnr") ||
           is_one_of(told.country, "HR RS BA ME");
  }
  return false;
}

bool is_in_place(const Check& check, const Run& run) {
  const auto bytes = check.document.source->bytes();
  switch (run.form) {
    case Form::wide: {
      const auto told = told_at(check.document, run.span).language;
      return is_of_language(told, "ja") || is_of_language(told, "zh") ||
             is_of_language(told, "ko") ||
             (!touches_ascii_letter(bytes, run.span) &&
              is_among_ideographs(bytes, run.span));
    }
    case Form::narrow:
      return run.letters < 2;  // faces such as (ﾉ◕ヮ◕)ﾉ
    case Form::radical: {
      // By itself it is meant: a list of radicals.
      const bool alone =
          !is_ideographic(code_point_before(bytes, run.span.begin)) &&
          !is_ideographic(code_point_after(bytes, run.span.end));
      return alone && run.letters == 1;
    }
    case Form::letters:
      return is_at_home(run.first, told_at(check.document, run.span));
    case Form::arabic:
      return false;
  }
  return false;
}

// Letters in the order in which they are seen, as extracted from a PDF: a word
// begins with the shape of an end.
bool is_reversed(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const auto point = utf8::decode(text, at);
    at += point.length;
    switch (u_getIntPropertyValue(static_cast<UChar32>(point.value),
                                  UCHAR_DECOMPOSITION_TYPE)) {
      case U_DT_INITIAL:
        return false;
      case U_DT_MEDIAL:
      case U_DT_FINAL:
        return true;
      default:
        break;
    }
  }
  return false;
}

// ICU knows which ideograph a radical looks like.
std::string skeleton_of(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<USpoofChecker, decltype(&uspoof_close)> checker(
      uspoof_open(&status), uspoof_close);
  std::array<char, 64> buffer{};
  const int32_t length = uspoof_getSkeletonUTF8(
      checker.get(), 0, text.data(), static_cast<int32_t>(text.size()),
      buffer.data(), static_cast<int32_t>(buffer.size()), &status);
  if (U_FAILURE(status)) return std::string(text);
  return {buffer.data(), static_cast<size_t>(length)};
}

// The plain letters; nullopt where they cannot be told.
std::optional<std::string> plain(std::string_view text, Form form) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* const nfkc = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  nfkc->normalizeUTF8(
      0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink,
      nullptr, status);
  if (U_FAILURE(status)) return std::nullopt;
  if (out == text && form == Form::radical) out = skeleton_of(text);
  if (out == text) return std::nullopt;
  if (form != Form::arabic) return out;
  // A mark that stands by itself comes apart into a space and a mark.
  if (is_reversed(text) ||
      std::ranges::count(out, ' ') != std::ranges::count(text, ' ')) {
    return std::nullopt;
  }
  return out;
}

std::string_view name_of(Form form) {
  switch (form) {
    case Form::wide:
      return "fullwidth letters";
    case Form::narrow:
      return "halfwidth letters";
    case Form::arabic:
      return "presentation forms";
    case Form::radical:
      return "radicals for letters";
    case Form::letters:
      break;
  }
  return "joined letters";
}

void report_run(Check& check, const Run& run) {
  const auto bytes = check.document.source->bytes();
  const auto text = check.slice(run.span);
  std::string message = fmt::format(
      "\"{}\" has {}, {}{}", shown(check.slice(word_around(bytes, run.span))),
      name_of(run.form), unicode::name_code_point(run.first),
      run.letters == 1 ? "" : fmt::format(" and {} more", run.letters - 1));
  const auto written = plain(text, run.form);
  if (!written) {
    report_at(check, run.span, message + ": write the usual letters");
    return;
  }
  message += fmt::format(": write \"{}\"", shown(*written));
  auto& finding = report_at(check, run.span, std::move(message));
  const bool safe = !is_in_address(bytes, run.span);
  finding.fix = Fix{fmt::format("write \"{}\"", shown(*written)),
                    safe ? Safety::safe : Safety::unsafe,
                    {{run.span, *written}}};
}

void check_source(Check& check) {
  if ((check.scan.seen & unicode::kCompatibilityForm) == 0) return;
  const auto bytes = check.document.source->bytes();
  const std::span<const Notable> notables = check.scan.notables;
  for (size_t i = 0; i < notables.size();) {
    if (!is_form(notables[i])) {
      ++i;
      continue;
    }
    size_t used = 1;
    const Run run = find_run(bytes, notables.subspan(i), used);
    i += used;
    if (is_misread(check.scan, run.span)) continue;
    if (!is_in_place(check, run)) report_run(check, run);
  }
}

}  // namespace

extern const Rule unicode_compatibility_form;
constinit const Rule unicode_compatibility_form = {
    .id = "unicode/compatibility-form",
    .severity = Severity::warning,
    .summary = "Letters in another width or shape, or several as one",
    .source = check_source,
};

}  // namespace listlint::rules
