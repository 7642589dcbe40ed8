// Hosts that a config lists: "example.com" means all hosts below it as well.
// Pure functions; views go into their arguments; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/document.h"
#include "lint/source.h"

namespace listlint::rules {

// The entry that `host` is meant by, as it is written: "example.com",
// "www.example.com", "*.example.com" and "https://example.com/" are alike.
// Empty where there is none.
std::string_view find_listed(const std::vector<std::string>& listed,
                             std::string_view host);

// Where a reference says the host that it cites, which is in its address or
// its site; else that field.
Span host_place(const Source& source, const Reference& reference,
                std::string_view host);

}  // namespace listlint::rules
