// Which proxy an address is asked through, as the environment tells it to
// command-line programs. A plain value; any thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "fetch/address.h"

namespace listlint::fetch {

struct Proxies {
  std::string http;   // "" for none
  std::string https;  // the same, for addresses of https
  // What is asked without: names, with all below them, and networks, between
  // commas or spaces; "*" for everything.
  std::string except;

  // "" for none.
  std::string_view proxy_for(const Address& address) const;
};

// `variable` tells the value of an environment variable, "" for none.
Proxies proxies_of(
    const std::function<std::string(const char* name)>& variable);

}  // namespace listlint::fetch
