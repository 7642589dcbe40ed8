#include "lint/unicode/mojibake.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <vector>

#include "lint/place.h"
#include "lint/rule.h"
#include "rules/code_points.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

using unicode::Charset;
using unicode::Mojibake;

// So many defects are one: the file was read in the wrong encoding.
constexpr size_t kManyInFile = 20;
constexpr size_t kMostRelated = 20;

// Words that were read in one charset and stand side by side.
struct Place {
  Span span;
  std::vector<Mojibake> words;

  const Mojibake& first() const { return words.front(); }
  bool is_lossy() const { return first().is_lossy; }
  bool is_certain() const {
    return std::ranges::all_of(words, &Mojibake::is_certain);
  }
};

// The words that the scan found, with what they mean.
std::vector<Mojibake> find_words(std::string_view bytes,
                                 const std::vector<Span>& misread) {
  std::vector<Span> tokens;
  uint32_t floor = 0;
  for (const Span word : misread) {
    if (word.begin < floor) continue;
    tokens.push_back(unicode::token_around(bytes, floor, word.begin, word.end));
    floor = tokens.back().end;
  }
  return unicode::find_mojibake(bytes, tokens);
}

bool belong_together(std::string_view bytes, const Mojibake& a,
                     const Mojibake& b) {
  const auto gap = bytes.substr(a.span.end, b.span.begin - a.span.end);
  return a.charset == b.charset && !a.is_lossy && !b.is_lossy &&
         a.times == b.times && (gap.empty() || gap == " " || gap == "-");
}

std::vector<Place> find_places(std::string_view bytes,
                               const std::vector<Span>& misread) {
  std::vector<Place> places;
  for (Mojibake& word : find_words(bytes, misread)) {
    if (places.empty() ||
        !belong_together(bytes, places.back().words.back(), word)) {
      places.emplace_back();
      places.back().span.begin = word.span.begin;
    }
    places.back().span.end = word.span.end;
    places.back().words.push_back(std::move(word));
  }
  return places;
}

std::string meant_by(std::string_view bytes, const Place& place) {
  std::string text;
  uint32_t done = place.span.begin;
  for (const Mojibake& word : place.words) {
    text += bytes.substr(done, word.span.begin - done);
    text += word.meant;
    done = word.span.end;
  }
  return text;
}

// A text for a message, one that cannot be seen by its code point.
std::string visible(std::string_view text) {
  const std::string seen = shown(text);
  const bool is_blank = seen.find_first_not_of(' ') == seen.npos;
  if (!is_blank) return fmt::format("\"{}\"", seen);
  return unicode::name_code_point(code_point_after(text, 0));
}

std::string explain(std::string_view bytes, const Place& place) {
  const Mojibake& first = place.first();
  const auto what =
      fmt::format("{} is UTF-8 read as {}",
                  visible(bytes.substr(place.span.begin, place.span.size())),
                  name_of(first.charset));
  if (first.is_lossy) {
    return what + ", and some of it was lost: restore it from the source";
  }
  constexpr std::array<std::string_view, 5> kTimes = {
      "", "", " twice", " three times", " four times"};
  return fmt::format("{}{}: write {}", what, kTimes.at(first.times),
                     visible(meant_by(bytes, place)));
}

void add_edits(const Place& place, Fix& fix) {
  for (const Mojibake& word : place.words) {
    fix.edits.push_back({word.span, word.meant});
  }
}

bool is_safe(std::string_view bytes, const Place& place) {
  return place.is_certain() && !is_in_address(bytes, place.span);
}

void report_place(Check& check, const Place& place) {
  const auto bytes = check.document.source->bytes();
  Finding& finding = report_at(check, place.span, explain(bytes, place));
  if (place.is_lossy()) return;
  Fix fix;
  fix.title = "write " + visible(meant_by(bytes, place));
  fix.safety = is_safe(bytes, place) ? Safety::safe : Safety::unsafe;
  add_edits(place, fix);
  finding.fix = std::move(fix);
}

// One finding for all of `places`, which are of one charset.
void report_file(Check& check, const std::vector<const Place*>& places) {
  const auto bytes = check.document.source->bytes();
  const Place& first = *places.front();
  Finding& finding = check.report(
      first.span,
      fmt::format("the text is UTF-8 read as {}, in {} places: {} is {}",
                  name_of(first.first().charset), places.size(),
                  visible(check.slice(first.span)),
                  visible(meant_by(bytes, first))));
  Fix fix;
  fix.title = "write the text as it was meant";
  fix.safety = Safety::safe;
  for (const Place* place : places) {
    add_edits(*place, fix);
    if (place == &first || finding.related.size() == kMostRelated) continue;
    finding.related.push_back(
        {place->span, fmt::format("{} is {}", visible(check.slice(place->span)),
                                  visible(meant_by(bytes, *place)))});
  }
  finding.fix = std::move(fix);
}

// A value that stands in the source in other bytes: escaped, or as entities.
void check_value(Check& check, const Text& text) {
  const auto value = text.value;
  if (is_verbatim(*check.document.source, text)) return;
  if (std::ranges::all_of(value, [](char c) { return (c & 0x80) == 0; })) {
    return;
  }
  const auto scanned = unicode::scan(value);
  for (const Place& place : find_places(value, scanned.misread)) {
    report_at(check, text.span, explain(value, place));
  }
}

void check_values(Check& check) {
  const Document& document = check.document;
  for (const auto& section : document.sections) {
    check_value(check, section.heading);
  }
  for (const auto& entry : document.entries) {
    check_value(check, entry.name);
    check_value(check, entry.country);
    check_value(check, entry.note);
  }
  for (const auto& qualifier : document.qualifiers) {
    check_value(check, qualifier);
  }
  for (const auto& reference : document.references) {
    check_value(check, reference.author);
    check_value(check, reference.title);
    check_value(check, reference.site);
    check_value(check, reference.publisher);
  }
}

void check_source(Check& check) {
  const auto bytes = check.document.source->bytes();
  check_values(check);
  if (check.scan.misread.empty()) return;
  const auto places = find_places(bytes, check.scan.misread);
  std::array<std::vector<const Place*>, unicode::kCharsets> by_charset;
  for (const Place& place : places) {
    if (!is_safe(bytes, place)) continue;
    by_charset[static_cast<size_t>(place.first().charset)].push_back(&place);
  }
  for (const auto& all : by_charset) {
    if (all.size() >= kManyInFile) report_file(check, all);
  }
  for (const Place& place : places) {
    const auto& all = by_charset[static_cast<size_t>(place.first().charset)];
    const bool is_told = all.size() >= kManyInFile && is_safe(bytes, place);
    if (!is_told) report_place(check, place);
  }
}

}  // namespace

extern const Rule unicode_mojibake;
constinit const Rule unicode_mojibake = {
    .id = "unicode/mojibake",
    .severity = Severity::error,
    .summary = "UTF-8 that was read in another encoding: KrakÃ³w",
    .source = check_source,
};

}  // namespace listlint::rules
