#include "tests/fuzz/findings.h"

#include <fmt/format.h>

#include "lint/fix.h"
#include "lint/read/reader.h"
#include "lint/unicode/utf8.h"
#include "tests/fuzz/invariants.h"

namespace listlint {
namespace {

bool is_well_formed(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const auto point = utf8::decode(text, at);
    if (point.value == utf8::kIllFormed) return false;
    at += point.length;
  }
  return true;
}

bool is_inside(Span span, const Source& source) {
  return span.begin <= span.end && span.end <= source.size();
}

// Texts may quote a list, with what is ill-formed in it.
bool is_sound(std::string_view text, bool list_is_well_formed) {
  return !text.empty() && (!list_is_well_formed || is_well_formed(text));
}

std::string broken_fix(const Fix& fix, const Source& source) {
  if (fix.edits.empty()) return "a fix without edits";
  uint32_t end = 0;
  for (const auto& edit : fix.edits) {
    if (!is_inside(edit.span, source)) return "an edit outside";
    if (edit.span.begin < end) return "edits that overlap";
    end = edit.span.end;
  }
  return "";
}

std::string broken_part(const Finding& finding, const Source& source,
                        bool well_formed) {
  if (!is_inside(finding.span, source)) return "its span";
  if (!is_sound(finding.message, well_formed)) return "its message";
  for (const auto& related : finding.related) {
    if (!is_inside(related.span, source)) return "a related place";
    if (!is_sound(related.message, well_formed)) return "a related message";
  }
  if (!finding.fix) return "";
  if (!is_sound(finding.fix->title, well_formed)) return "the title of a fix";
  return broken_fix(*finding.fix, source);
}

}  // namespace

std::string broken_finding(const Checked& checked) {
  if (checked.source == nullptr) return "";
  const bool well_formed = is_well_formed(checked.source->bytes());
  for (const auto& finding : checked.findings) {
    const auto wrong = broken_part(finding, *checked.source, well_formed);
    if (!wrong.empty()) return fmt::format("{}: {}", finding.rule, wrong);
  }
  const auto* reader = find_reader(checked.document.format);
  if (reader == nullptr) return "";
  for (const auto least : {Safety::safe, Safety::unsafe}) {
    const auto fixed =
        apply_fixes(checked.source->bytes(), checked.findings, least);
    if (fixed.applied == 0) continue;
    const Source source(checked.path, fixed.bytes);
    const auto wrong = broken_invariant(reader->read(source, {}));
    if (!wrong.empty()) return "what fixes leave, read again: " + wrong;
  }
  return "";
}

}  // namespace listlint
