// The hosts that references name. By form alone, without a network.
// Pure functions; views go into their arguments; any thread.
#pragma once

#include <string_view>

#include "lint/document.h"
#include "lint/host.h"

namespace listlint::rules {

// The host that a reference cites: of its URL, else its site where that is a
// host name; empty where it names none.
std::string_view host_of(const Reference& reference);

// Whether a reader finds the source on the web: it has a URL, or its site is a
// host name.
bool is_web(const Reference& reference);

// Whether a reference has no title, though it is more than a link. Where the
// title is left out the host takes its place: "^ hangzhou.gov.cn (in Chinese).
// Retrieved 17 May 2021 ."
bool is_untitled(const Reference& reference);

}  // namespace listlint::rules
