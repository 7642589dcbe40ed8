#include <algorithm>
#include <fmt/format.h>

#include "lint/rule.h"

namespace listlint::rules {
namespace {

bool is_undefined(const Citation& citation) {
  return citation.kind == CitationKind::reference &&
         citation.reference == kNone;
}

void set_owner(const Citation& citation, const Document& document,
               Finding& finding) {
  if (citation.owner_kind == OwnerKind::section) {
    finding.section = citation.owner;
  } else if (citation.owner_kind == OwnerKind::entry) {
    finding.entry = citation.owner;
    finding.section = document.entries[citation.owner].section;
  }
}

void check_document(Check& check) {
  const auto& document = check.document;
  const auto undefined =
      std::ranges::count_if(document.citations, is_undefined);
  if (undefined == 0) return;
  for (const auto& citation : document.citations) {
    if (!is_undefined(citation)) continue;
    if (document.references.empty()) {
      // An excerpt without its references: said once.
      auto& finding = check.report(
          citation.span,
          fmt::format("the list has {} citation{} but no references: add the "
                      "list of references",
                      undefined, undefined == 1 ? "" : "s"));
      set_owner(citation, document, finding);
      return;
    }
    auto& finding = check.report(
        citation.span,
        fmt::format("there is no reference {}: the list has {}",
                    citation.label.value, document.references.size()));
    set_owner(citation, document, finding);
  }
}

}  // namespace

extern const Rule citations_undefined_mark;
constinit const Rule citations_undefined_mark = {
    .id = "citations/undefined-mark",
    .severity = Severity::error,
    .summary = "A citation points to no reference",
    .document = check_document,
};

}  // namespace listlint::rules
