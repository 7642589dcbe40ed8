#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"
#include "rules/code_points.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

using unicode::Notable;

constexpr char32_t kLeftToRightMark = 0x200E;
constexpr char32_t kPopFormatting = 0x202C;
constexpr char32_t kPopIsolate = 0x2069;

bool is_mark(char32_t c) { return c == 0x061C || c == 0x200E || c == 0x200F; }
bool is_override(char32_t c) { return c == 0x202D || c == 0x202E; }
bool is_embedding(char32_t c) { return c == 0x202A || c == 0x202B; }
bool is_isolate(char32_t c) { return c >= 0x2066 && c <= 0x2068; }

// The line that the walk is in.
struct Line {
  Span span;
  bool right_to_left = false;  // has a letter that is written so
};

Line line_at(std::string_view bytes, uint32_t at) {
  const size_t feed = at == 0 ? bytes.npos : bytes.rfind('\n', at - 1);
  const size_t end = std::min(bytes.find('\n', at), bytes.size());
  Line line;
  line.span = {feed == bytes.npos ? 0 : static_cast<uint32_t>(feed + 1),
               static_cast<uint32_t>(end)};
  for (uint32_t i = line.span.begin; i < line.span.end;) {
    const auto point = utf8::decode(bytes, i);
    if ((flags_of(point.value) & unicode::kRightToLeft) != 0) {
      line.right_to_left = true;
      break;
    }
    i += point.length;
  }
  return line;
}

// The fields of a document, by place: names, countries, notes, headings, what
// references say. Made when the first control is met; most texts have none.
std::vector<Span> fields_of(const Document& document) {
  std::vector<Span> fields;
  const auto add = [&](const Text& text) {
    if (!text.span.empty()) fields.push_back(text.span);
  };
  for (const auto& section : document.sections) add(section.heading);
  for (const auto& entry : document.entries) {
    add(entry.name);
    add(entry.country);
    add(entry.note);
  }
  for (const auto& qualifier : document.qualifiers) add(qualifier);
  for (const auto& reference : document.references) {
    add(reference.author);
    add(reference.title);
    add(reference.site);
    add(reference.publisher);
  }
  std::ranges::sort(fields);
  return fields;
}

class Walk {
 public:
  explicit Walk(Check& check)
      : check_(check), bytes_(check.document.source->bytes()) {}

  void run() {
    for (const Notable& notable : check_.scan.notables) {
      const char32_t c = notable.code_point;
      if ((flags_of(c) & unicode::kBidiControl) == 0) continue;
      if (is_misread(check_.scan, notable.span)) continue;
      enter_line_of(notable);
      if (is_mark(c)) {
        check_mark(notable);
      } else if (c == kPopIsolate) {
        close_isolate(notable);
      } else if (c == kPopFormatting) {
        close_formatting(notable);
      } else if (is_isolate(c) || is_embedding(c) || is_override(c)) {
        open_.push_back(notable);
        if (is_isolate(c)) ++isolates_;
        if (is_override(c)) report_override(notable);
      }
    }
    leave_line();
  }

 private:
  void enter_line_of(const Notable& notable) {
    if (has_line_ && notable.span.begin < line_.span.end) return;
    leave_line();
    line_ = line_at(bytes_, notable.span.begin);
    has_line_ = true;
  }

  void leave_line() {
    for (const Notable& notable : open_) report_open(notable);
    open_.clear();
    isolates_ = 0;
  }

  void close_formatting(const Notable& notable) {
    if (open_.empty() || is_isolate(open_.back().code_point)) {
      report_stray(notable);
    } else {
      check_pair(open_.back(), notable);
      open_.pop_back();
    }
  }

  // A pair may hold whole fields, and must not part one.
  void check_pair(const Notable& opener, const Notable& closer) {
    if (fields_.empty()) fields_ = fields_of(check_.document);
    const Span first = field_around(opener.span);
    const Span last = field_around(closer.span);
    if (first == last || is_override(opener.code_point)) return;
    const bool parts_first =
        !first.empty() && !shown(slice(first.begin, opener.span.begin)).empty();
    const bool parts_last =
        !last.empty() && !shown(slice(closer.span.end, last.end)).empty();
    if (!parts_first && !parts_last) return;
    report(opener,
           "{} is closed in another field and may reorder both: close it in "
           "its own");
  }

  // Empty where there is none.
  Span field_around(Span span) const {
    const auto next =
        std::ranges::upper_bound(fields_, span.begin, {}, &Span::begin);
    if (next == fields_.begin()) return {};
    const Span field = *std::prev(next);
    return field.contains(span.begin) ? field : Span{};
  }

  std::string_view slice(uint32_t begin, uint32_t end) const {
    return begin < end ? bytes_.substr(begin, end - begin) : "";
  }

  // Closes what was opened inside the isolate, too (UAX 9, X6a).
  void close_isolate(const Notable& notable) {
    if (isolates_ == 0) {
      report_stray(notable);
      return;
    }
    while (!is_isolate(open_.back().code_point)) {
      report_open(open_.back());
      open_.pop_back();
    }
    check_pair(open_.back(), notable);
    open_.pop_back();
    --isolates_;
  }

  void check_mark(const Notable& notable) {
    if (!line_.right_to_left) {
      Finding& finding = report(
          notable, "{} on a line without right-to-left letters: remove it");
      make_warning(finding);
      finding.fix = removal(notable, Safety::safe);
      return;
    }
    if (code_point_before(bytes_, notable.span.begin) == notable.code_point) {
      Finding& finding = report(
          notable, "{} repeats the one before it and does nothing: remove it");
      make_warning(finding);
      finding.fix = removal(notable, Safety::safe);
      return;
    }
    if (is_between_its_own(notable)) {
      Finding& finding = report(
          notable,
          "{} stands between letters of its own direction and does nothing: "
          "remove it");
      make_warning(finding);
      finding.fix = removal(notable, Safety::safe);
      return;
    }
    // U+200F beside its letters may hold punctuation on their side.
    if (notable.code_point != kLeftToRightMark || !is_at_edge(notable)) return;
    Finding& finding =
        report(notable, "{} at the edge of a field does nothing: remove it");
    make_warning(finding);
    finding.fix = removal(notable, Safety::unsafe);
  }

  // Letters keep their direction whatever mark of the same stands between.
  bool is_between_its_own(const Notable& notable) const {
    const uint32_t before =
        flags_of(code_point_before(bytes_, notable.span.begin));
    const uint32_t after = flags_of(code_point_after(bytes_, notable.span.end));
    if ((before & after & unicode::kLetter) == 0) return false;
    const uint32_t both = before & after & unicode::kRightToLeft;
    const uint32_t any = (before | after) & unicode::kRightToLeft;
    return notable.code_point == kLeftToRightMark ? any == 0 : both != 0;
  }

  // Right between a letter and the end of a name.
  bool is_at_edge(const Notable& notable) const {
    const uint32_t begin = notable.span.begin;
    const uint32_t end = notable.span.end;
    const bool after_letter = is_letter(code_point_before(bytes_, begin));
    const bool before_letter = is_letter(code_point_after(bytes_, end));
    return (after_letter && ends_field(end)) ||
           (before_letter && begins_field(begin));
  }

  static bool is_letter(char32_t c) {
    return (flags_of(c) & (unicode::kLetter | unicode::kMark)) != 0;
  }

  static bool separates(char32_t c) {
    return is_line_edge(c) || c == ',' || c == '[' || c == '|';
  }

  bool ends_field(uint32_t at) const {
    if (code_point_after(bytes_, at) == ' ') ++at;
    return separates(code_point_after(bytes_, at));
  }

  bool begins_field(uint32_t at) const {
    if (code_point_before(bytes_, at) == ' ') --at;
    return separates(code_point_before(bytes_, at));
  }

  void report_override(const Notable& notable) {
    report(notable,
           "{} shows letters in another order than they are written: "
           "remove it");
  }

  void report_open(const Notable& notable) {
    if (is_override(notable.code_point)) return;  // reported as such
    report(notable,
           "{} is not closed on its line and may reorder the rest: "
           "close or remove it")
        .fix = removal(notable, Safety::unsafe);
  }

  void report_stray(const Notable& notable) {
    Finding& finding =
        report(notable, "{} closes nothing on its line: remove it");
    make_warning(finding);
    finding.fix = removal(notable, Safety::unsafe);
  }

  Finding& report(const Notable& notable, std::string_view message) {
    const std::string name = unicode::name_code_point(notable.code_point);
    return report_at(check_, notable.span,
                     fmt::format(fmt::runtime(message),
                                 name + shown_joint(bytes_, notable.span)));
  }

  static void make_warning(Finding& finding) {
    finding.severity = std::min(finding.severity, Severity::warning);
  }

  static Fix removal(const Notable& notable, Safety safety) {
    return {"remove it", safety, {{notable.span, ""}}};
  }

  Check& check_;
  const std::string_view bytes_;
  Line line_;
  bool has_line_ = false;
  std::vector<Span> fields_;
  std::vector<Notable> open_;
  size_t isolates_ = 0;  // among open_
};

void check_source(Check& check) { Walk(check).run(); }

}  // namespace

extern const Rule unicode_bidi_control;
constinit const Rule unicode_bidi_control = {
    .id = "unicode/bidi-control",
    .severity = Severity::error,
    .summary = "Direction controls that are unpaired, overriding or idle",
    .source = check_source,
};

}  // namespace listlint::rules
