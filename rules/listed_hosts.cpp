#include "rules/listed_hosts.h"

#include <algorithm>

#include "lint/place.h"
#include "rules/hosts.h"

namespace listlint::rules {
namespace {

std::string_view domain_of(std::string_view entry) {
  if (entry.find("//") != entry.npos) entry = host_of_url(entry);
  for (const std::string_view start : {"*.", "www."}) {
    if (entry.starts_with(start)) entry.remove_prefix(start.size());
  }
  return entry.substr(0, entry.find('/'));
}

}  // namespace

std::string_view find_listed(const std::vector<std::string>& listed,
                             std::string_view host) {
  const auto found = std::ranges::find_if(listed, [&](const auto& entry) {
    const auto domain = domain_of(entry);
    return !domain.empty() && is_within(host, domain);
  });
  return found == listed.end() ? std::string_view() : std::string_view(*found);
}

Span host_place(const Source& source, const Reference& reference,
                std::string_view host) {
  for (const auto* field : {&reference.url, &reference.site}) {
    const auto at = field->value.find(host);
    if (at == std::string_view::npos) continue;
    return part_of(source, *field, at, at + host.size());
  }
  return title_place(source, reference);
}

}  // namespace listlint::rules
