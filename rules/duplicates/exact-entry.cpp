#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/line_edit.h"
#include "rules/name_key.h"
#include "rules/same_key.h"

namespace listlint::rules {
namespace {

uint64_t hash_of(const Document& document, const Entry& entry) {
  uint64_t hash = hash_text(entry.name.value);
  for (Index i = entry.qualifiers.begin; i < entry.qualifiers.end; ++i) {
    hash = hash_text(document.qualifiers[i].value, hash);
  }
  return hash_text(entry.country.value, hash);
}

void check_section(Check& check, Index index) {
  const auto& document = check.document;
  const Range entries = document.sections[index].entries;
  std::vector<Hashed> hashed;
  hashed.reserve(entries.size());
  for (Index i = entries.begin; i < entries.end; ++i) {
    hashed.push_back({hash_of(document, document.entries[i]), i});
  }
  visit_repeated(hashed, [&](Index first, Index later) {
    const auto& entry = document.entries[later];
    const auto title = title_of(document, entry);
    if (title != title_of(document, document.entries[first])) return;
    auto& finding = check.report_entry(
        later, entry.span,
        fmt::format("\"{}\" is in this section already: remove one", title));
    finding.related.push_back({document.entries[first].span, "first here"});
    if (!is_one_line(document, entry)) return;
    finding.fix = Fix{"remove this line",
                      Safety::unsafe,
                      {remove_line(*document.source, entry.span.begin)}};
  });
}

}  // namespace

extern const Rule duplicates_exact_entry;
constinit const Rule duplicates_exact_entry = {
    .id = "duplicates/exact-entry",
    .severity = Severity::error,
    .summary = "An entry stands twice in one section",
    .section = check_section,
};

}  // namespace listlint::rules
