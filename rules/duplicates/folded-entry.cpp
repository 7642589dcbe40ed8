#include <fmt/format.h>
#include <string>
#include <vector>

#include "lint/rule.h"
#include "rules/name_key.h"
#include "rules/same_key.h"

namespace listlint::rules {
namespace {

// Hashes of an entry under its name, and under the name spelt out.
void add_hashes(const Document& document, Index index,
                std::vector<Hashed>& hashed) {
  const auto& entry = document.entries[index];
  hashed.push_back({hash_entry_key(document, entry, entry.name.value), index});
  const auto spelt = spelt_out_name(entry);
  if (spelt.empty()) return;
  const auto hash = hash_entry_key(document, entry, spelt);
  if (hash != hashed.back().hash) hashed.push_back({hash, index});
}

bool have_one_key(const Document& document, const Entry& a, const Entry& b) {
  std::string keys[4];
  append_entry_key(document, a, a.name.value, keys[0]);
  append_entry_key(document, b, b.name.value, keys[1]);
  append_entry_key(document, a, spelt_out_name(a), keys[2]);
  append_entry_key(document, b, spelt_out_name(b), keys[3]);
  return keys[0] == keys[1] || keys[0] == keys[3] || keys[2] == keys[1];
}

void check_section(Check& check, Index index) {
  const auto& document = check.document;
  const Range entries = document.sections[index].entries;
  std::vector<Hashed> hashed;
  hashed.reserve(entries.size());
  for (Index i = entries.begin; i < entries.end; ++i) {
    add_hashes(document, i, hashed);
  }
  std::vector<bool> reported;
  visit_repeated(hashed, [&](Index first, Index later) {
    const auto& entry = document.entries[later];
    const auto& earlier = document.entries[first];
    const auto title = title_of(document, entry);
    const auto earlier_title = title_of(document, earlier);
    if (title == earlier_title) return;  // duplicates/exact-entry
    if (!have_one_key(document, earlier, entry)) return;
    reported.resize(entries.size());
    if (reported[later - entries.begin]) return;
    reported[later - entries.begin] = true;
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
