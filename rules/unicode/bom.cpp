#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>

#include "lint/rule.h"
#include "rules/code_points.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

constexpr char32_t kByteOrderMark = 0xFEFF;

void report_mark(Check& check, Span span) {
  const auto& document = check.document;
  const bool leads = span.begin == 0;
  const bool table = document.format == "csv" || document.format == "tsv";
  std::string message;
  if (!leads) {
    message = fmt::format("U+FEFF BYTE ORDER MARK inside the text{}: remove it",
                          shown_joint(document.source->bytes(), span));
  } else if (table) {
    message =
        "the file starts with a byte order mark (U+FEFF), which Excel asks "
        "for and other programs take for a part of the first header";
  } else {
    message =
        "the file starts with a byte order mark (U+FEFF), which programs take "
        "for a part of the first word: remove it";
  }
  Finding& finding = report_at(check, span, std::move(message));
  finding.fix = Fix{"remove it", Safety::safe, {{span, ""}}};
  if (leads && table) {
    finding.severity = std::min(finding.severity, Severity::info);
    finding.fix->safety = Safety::unsafe;
  }
}

void check_source(Check& check) {
  const auto& notables = check.scan.notables;
  for (size_t i = 0; i < notables.size();) {
    if (notables[i].code_point != kByteOrderMark) {
      ++i;
      continue;
    }
    Span span = notables[i].span;
    for (++i; i < notables.size() && notables[i].span.begin == span.end &&
              notables[i].code_point == kByteOrderMark;
         ++i) {
      span.end = notables[i].span.end;
    }
    if (!is_misread(check.scan, span)) report_mark(check, span);
  }
}

}  // namespace

extern const Rule unicode_bom;
constinit const Rule unicode_bom = {
    .id = "unicode/bom",
    .severity = Severity::warning,
    .summary = "Byte order marks at the start of a file and inside it",
    .source = check_source,
};

}  // namespace listlint::rules
