// Hosts of addresses. Pure; views go into the argument; any thread.
#pragma once

#include <string_view>

namespace listlint {

// The host of an address, without user and port; empty where it has none.
std::string_view host_of_url(std::string_view url);

}  // namespace listlint
