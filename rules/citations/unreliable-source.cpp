#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/address.h"
#include "rules/listed_hosts.h"

namespace listlint::rules {
namespace {

constexpr Option kHosts =
    texts_option("hosts", "hosts that are no reliable sources");
constexpr const Option* kOptions[] = {&kHosts};

void check_reference(Check& check, Index index) {
  const auto& listed = check.texts(kHosts);
  if (listed.empty()) return;
  const auto& reference = check.document.references[index];
  const auto host = cited_host(reference);
  if (host.empty()) return;
  const auto entry = find_listed(listed, host);
  if (entry.empty()) return;
  check.report_reference(
      index, host_place(*check.document.source, reference, host),
      fmt::format("\"{}\" is unreliable, says the config by \"{}\": cite "
                  "another source",
                  host, entry));
}

}  // namespace

extern const Rule citations_unreliable_source;
constinit const Rule citations_unreliable_source = {
    .id = "citations/unreliable-source",
    .severity = Severity::warning,
    .summary = "A host is cited that the config calls unreliable",
    .options = kOptions,
    .reference = check_reference,
};

}  // namespace listlint::rules
