#include <fmt/format.h>

#include "lint/host.h"
#include "lint/place.h"
#include "lint/read/archive_address.h"
#include "lint/rule.h"
#include "rules/link_verdicts.h"
#include "rules/page_title.h"

namespace listlint::rules {
namespace {

// The address to write: the new one with the part of the page that is cited.
std::string new_address(const Reference& reference, const Verdict& verdict) {
  auto address = without_user(verdict.final_url);
  if (address.find('#') == address.npos) {
    const auto cited = reference.url.value;
    const auto hash = cited.find('#');
    if (hash != cited.npos) address += cited.substr(hash);
  }
  return address;
}

// Copies are found by the old address; what needs a password is not the page
// that the redirect led to without one; a page with another title may not be
// the source.
bool may_write(const Document& document, const Reference& reference,
               const Verdict& verdict, std::string_view address) {
  return reference.archive_url.empty() &&
         is_verbatim(*document.source, reference.url) &&
         without_user(reference.url.value) == reference.url.value &&
         is_writable(document.format, address) &&
         !has_another_title(reference, verdict);
}

void check_verdict(Check& check, Index index, const CitedVerdicts& known) {
  const auto& document = check.document;
  const auto& reference = document.references[index];
  if (is_archive(reference.url.value)) return;
  const auto* seen = find_trouble(reference, known, Trouble::moved);
  if (seen == nullptr || seen->final_url.empty()) return;
  const auto address = new_address(reference, *seen);
  if (address == reference.url.value) return;
  auto& finding = tell(check, index,
                       fmt::format("{}: write {}", row_of(seen->reason).meaning,
                                   quotable(address)));
  if (!may_write(document, reference, *seen, address)) return;
  finding.fix = Fix{
      "write the new address", Safety::unsafe, {{reference.url.span, address}}};
}

}  // namespace

extern const Rule links_moved;
constinit const Rule links_moved = {
    .id = "links/moved",
    .severity = Severity::info,
    .summary = "A source has another address for good",
    .verdict = check_verdict,
};

}  // namespace listlint::rules
