#include "fetch/proxies.h"

#include <algorithm>

#include "fetch/networks.h"
#include "lint/host.h"

namespace listlint::fetch {
namespace {

bool is_excepted(std::string_view word, std::string_view host) {
  if (word == "*") return true;
  Networks networks;
  if (networks.add(word)) return networks.contains(ip_of(host));
  if (word.starts_with('.')) word.remove_prefix(1);
  if (host.ends_with('.')) host.remove_suffix(1);
  return !word.empty() && is_within(host, word);
}

}  // namespace

std::string_view Proxies::proxy_for(const Address& address) const {
  constexpr std::string_view kBetween = ", \t";
  for (size_t at = 0; at < except.size();) {
    const size_t end =
        std::min(except.find_first_of(kBetween, at), except.size());
    const auto word = std::string_view(except).substr(at, end - at);
    if (!word.empty() && is_excepted(word, address.host)) return {};
    at = end + 1;
  }
  return address.secure ? https : http;
}

Proxies proxies_of(
    const std::function<std::string(const char* name)>& variable) {
  const auto first = [&](std::initializer_list<const char*> names) {
    for (const char* const name : names) {
      std::string value = variable(name);
      if (!value.empty()) return value;
    }
    return std::string();
  };
  // HTTP_PROXY in capitals is what a web server makes of a header "Proxy".
  return {first({"http_proxy", "all_proxy", "ALL_PROXY"}),
          first({"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}),
          first({"no_proxy", "NO_PROXY"})};
}

}  // namespace listlint::fetch
