#include <fmt/format.h>

#include "lint/rule.h"

namespace listlint::rules {
namespace {

void check_source(Check& check) {
  for (const auto& unread : check.document.unread) {
    switch (unread.kind) {
      case UnreadKind::caption:
        check.report(unread.span,
                     fmt::format("\"{}\" before the introduction is taken as "
                                 "a caption, not as a section",
                                 check.slice(unread.span)));
        break;
      case UnreadKind::line:
        check.report(unread.span,
                     "this line is neither heading, entry nor reference: no "
                     "rule looks at it");
        break;
      default:
        break;  // what a page may well hold beside its list
    }
  }
}

}  // namespace

extern const Rule structure_unread;
constinit const Rule structure_unread = {
    .id = "structure/unread",
    .severity = Severity::info,
    .summary = "A line was not understood as a part of the list",
    .source = check_source,
};

}  // namespace listlint::rules
