#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/name_key.h"
#include "rules/same_key.h"

namespace listlint::rules {
namespace {

void check_section(Check& check, Index index) {
  const auto& document = check.document;
  const Range entries = document.sections[index].entries;
  std::vector<Hashed> hashed;
  hashed.reserve(entries.size());
  for (Index i = entries.begin; i < entries.end; ++i) {
    hashed.push_back({hash_entry_key(document, document.entries[i]), i});
  }
  visit_repeated(hashed, [&](Index first, Index later) {
    const auto& entry = document.entries[later];
    const auto& earlier = document.entries[first];
    const auto title = title_of(document, entry);
    const auto earlier_title = title_of(document, earlier);
    if (title == earlier_title) return;  // duplicates/exact-entry
    std::string key;
    std::string earlier_key;
    append_entry_key(document, entry, key);
    append_entry_key(document, earlier, earlier_key);
    if (key != earlier_key) return;
    auto& finding = check.report_entry(
        later, entry.span,
        fmt::format("\"{}\" is \"{}\" in another spelling: keep one", title,
                    earlier_title));
    finding.related.push_back({earlier.span, "the other spelling"});
  });
}

}  // namespace

extern const Rule duplicates_folded_entry;
constinit const Rule duplicates_folded_entry = {
    .id = "duplicates/folded-entry",
    .severity = Severity::warning,
    .summary = "Two entries of a section differ only in how they are spelt",
    .section = check_section,
};

}  // namespace listlint::rules
