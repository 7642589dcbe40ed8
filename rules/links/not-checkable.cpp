#include <algorithm>
#include <fmt/format.h>

#include "lint/host.h"
#include "lint/place.h"
#include "lint/rule.h"

namespace listlint::rules {
namespace {

std::string message_for(const std::vector<Reference>& references) {
  const auto named =
      std::ranges::count_if(references, [](const Reference& reference) {
        return looks_like_host(reference.site.value);
      });
  auto message =
      references.size() == 1
          ? std::string("the only reference has no address that can be asked")
          : fmt::format(
                "none of the {} references has an address that can be asked",
                references.size());
  if (named > 0) {
    message +=
        fmt::format("; {} of them {} a host, which \"--check-sites\" asks",
                    named, named == 1 ? "names" : "name");
  }
  return message;
}

void check_audit(Check& check) {
  const auto& references = check.document.references;
  const auto has_address = [](const Reference& reference) {
    return !reference.url.empty() || !reference.archive_url.empty();
  };
  if (references.empty() || std::ranges::any_of(references, has_address)) {
    return;
  }
  const auto first = std::ranges::min_element(
      references, {}, [](const Reference& each) { return each.span.begin; });
  check.report(description(*check.document.source, *first),
               message_for(references));
}

}  // namespace

extern const Rule links_not_checkable;
constinit const Rule links_not_checkable = {
    .id = "links/not-checkable",
    .severity = Severity::info,
    .summary = "No reference of a list has an address that can be asked",
    .audit = check_audit,
};

}  // namespace listlint::rules
