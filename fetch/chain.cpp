#include "fetch/chain.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

#include "lint/ascii.h"

namespace listlint::fetch {
namespace {

void go_on(Evidence& evidence, Address next, bool refresh) {
  auto from = std::exchange(evidence.answered, std::move(next));
  evidence.hops.push_back({std::move(from), evidence.answer.status, refresh});
  evidence.answer = {};
}

}  // namespace

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 ||
         status == 308;
}

std::vector<std::string> redirects_of(const Evidence& evidence) {
  std::vector<std::string> redirects;
  for (size_t i = 0; i < evidence.hops.size(); ++i) {
    const bool is_last = i + 1 == evidence.hops.size();
    const auto& led_to =
        is_last ? evidence.answered : evidence.hops[i + 1].from;
    redirects.push_back(led_to.text());
  }
  return redirects;
}

bool Chain::enter(const Address& address) {
  const auto hash = std::hash<std::string>()(address.origin() + address.target +
                                             '\n' + cookies_for(address));
  if (std::ranges::find(asked_, hash) != asked_.end()) return false;
  asked_.push_back(hash);
  return true;
}

bool Chain::follow_redirect(Evidence& evidence) {
  for (const auto& header : evidence.answer.headers) {
    if (equal_letters(header.name, "set-cookie")) {
      cookies_.set(evidence.answered, header.value);
    }
  }
  if (!is_redirect(evidence.answer.status)) return false;
  const auto location = evidence.answer.header("location");
  evidence.broken_location = location;
  if (location.empty()) {
    evidence.broken_redirect = Reason::redirect_nowhere;
    return false;
  }
  auto next = resolve(evidence.answered, location);
  if (!next) {
    evidence.broken_redirect = next.error().reason;
    return false;
  }
  if (redirects_ == most_redirects_ || !enter(*next)) {
    evidence.broken_redirect = Reason::redirect_loop;
    return false;
  }
  ++redirects_;
  evidence.broken_location.clear();
  go_on(evidence, std::move(*next), false);
  return true;
}

bool Chain::follow_refresh(Evidence& evidence, const std::string& location,
                           bool by_header) {
  if (refreshes_ == kMostRefreshes) return false;
  auto next = resolve(evidence.answered, location);
  if (!next || !enter(*next)) return false;
  ++refreshes_;
  go_on(evidence, std::move(*next), !by_header);
  return true;
}

}  // namespace listlint::fetch
