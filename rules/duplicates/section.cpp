#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/name_key.h"
#include "rules/same_key.h"
#include "rules/sections.h"

namespace listlint::rules {
namespace {

void check_document(Check& check) {
  const auto& sections = check.document.sections;
  const auto parents = parents_of(sections);
  std::vector<Hashed> hashed;
  hashed.reserve(sections.size());
  for (Index i = 0; i < sections.size(); ++i) {
    const auto& heading = sections[i].heading.value;
    if (!heading.empty()) hashed.push_back({hash_name_key(heading), i});
  }
  visit_repeated(hashed, [&](Index first, Index later) {
    const auto& heading = sections[later].heading;
    const auto& earlier = sections[first].heading;
    std::string key;
    std::string earlier_key;
    append_name_key(heading.value, key);
    append_name_key(earlier.value, earlier_key);
    if (key != earlier_key || parents[first] != parents[later]) return;
    const auto message =
        heading.value == earlier.value
            ? fmt::format("\"{}\" heads two sections: join them", heading.value)
            : fmt::format(
                  "\"{}\" is \"{}\" in another spelling: join the "
                  "sections",
                  heading.value, earlier.value);
    auto& finding = check.report_section(later, heading.span, message);
    finding.related.push_back({earlier.span, "first here"});
  });
}

}  // namespace

extern const Rule duplicates_section;
constinit const Rule duplicates_section = {
    .id = "duplicates/section",
    .severity = Severity::error,
    .summary = "Two sections have one heading",
    .document = check_document,
};

}  // namespace listlint::rules
