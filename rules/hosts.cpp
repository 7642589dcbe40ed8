#include "rules/hosts.h"

namespace listlint::rules {

std::string_view host_of(const Reference& reference) {
  if (!reference.url.empty()) {
    const auto host = host_of_url(reference.url.value);
    if (!host.empty()) return host;
  }
  const auto site = reference.site.value;
  return looks_like_host(site) ? site : std::string_view();
}

bool is_web(const Reference& reference) {
  return !reference.url.empty() || looks_like_host(reference.site.value);
}

bool is_untitled(const Reference& reference) {
  if (reference.kind == ReferenceKind::link) return false;
  const auto title = reference.title.value;
  if (title.empty()) return true;
  if (!reference.site.empty() || !looks_like_host(title)) return false;
  // Where the title is gone, what comes next is read in its place: the site.
  auto host = host_of_url(reference.url.value);
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host.empty() || host == title;
}

}  // namespace listlint::rules
