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

class Walk {
 public:
  explicit Walk(Check& check)
      : check_(check), bytes_(check.document.source->bytes()) {}

  void run() {
    for (const Notable& notable : check_.scan.notables) {
      const char32_t c = notable.code_point;
      if ((flags_of(c) & unicode::kBidiControl) == 0) continue;
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
      open_.pop_back();
    }
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
    // U+200F beside its letters may hold punctuation on their side.
    if (notable.code_point != kLeftToRightMark || !is_at_edge(notable)) return;
    Finding& finding =
        report(notable, "{} at the edge of a field does nothing: remove it");
    make_warning(finding);
    finding.fix = removal(notable, Safety::unsafe);
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
                     fmt::format(fmt::runtime(message), name));
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
