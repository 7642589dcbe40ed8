#include "lint/verdict.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>

namespace listlint {
namespace {

constexpr std::array<std::string_view, 7> kStates = {
    "ok", "moved", "suspect", "dead", "unreachable", "blocked", "skipped"};

using enum State;

// In the order of Reason. "ends" and "retried" are the policy that
// docs/audit.md tells: what a server or a resolver may mend overnight is asked
// again within the run, and is dead only when it lasts; what the site answers
// on purpose is neither.
constexpr ReasonRow kRows[] = {
    {Reason::ok, "ok", ok, false, false, "the page is there"},
    {Reason::temporary_redirect, "temporary-redirect", ok, false, false,
     "the page is there, by a temporary redirect"},
    {Reason::insecure_redirect, "insecure-redirect", ok, false, false,
     "the page is there, but the redirect leads from https to http"},
    {Reason::slow, "slow", ok, false, false,
     "the page comes, but not whole within the time limit"},
    {Reason::permanent_redirect, "permanent-redirect", moved, false, false,
     "the page has another address for good"},
    {Reason::meta_refresh, "meta-refresh", moved, false, false,
     "the page sends its readers on to another address"},
    {Reason::soft_404, "soft-404", suspect, true, false,
     "the server answers with a page that says that nothing was found"},
    {Reason::redirected_home, "redirected-home", suspect, true, false,
     "the address leads to a front page or a section, not to the source"},
    {Reason::shared_target, "shared-target", suspect, true, false,
     "many cited addresses of this site lead to one page"},
    {Reason::other_site, "other-site", suspect, false, false,
     "the address leads to another site"},
    {Reason::parked, "parked", suspect, true, false,
     "the domain is for sale, parked, or used by somebody else"},
    {Reason::default_page, "default-page", suspect, true, false,
     "the server shows the page of a fresh installation"},
    {Reason::empty, "empty", suspect, true, false, "the answer is empty"},
    {Reason::script_only, "script-only", suspect, false, false,
     "the page shows nothing without scripts"},
    {Reason::wrong_content, "wrong-content", suspect, true, false,
     "the answer is not what it is labelled as"},
    {Reason::http_404, "http-404", dead, false, false,
     "the server answers 404 Not Found"},
    {Reason::http_410, "http-410", dead, false, false,
     "the server answers 410 Gone"},
    {Reason::redirect_loop, "redirect-loop", dead, false, false,
     "the redirects lead in a circle"},
    {Reason::redirect_nowhere, "redirect-nowhere", dead, false, false,
     "the redirect leads nowhere"},
    {Reason::dns, "dns", unreachable, true, true,
     "the host name has no address"},
    {Reason::refused, "refused", unreachable, true, true,
     "the server refuses connections"},
    {Reason::timeout, "timeout", unreachable, true, true,
     "the server does not answer in time"},
    {Reason::reset, "reset", unreachable, true, true,
     "the server breaks off the connection"},
    {Reason::tls_expired, "tls-expired", unreachable, false, false,
     "the certificate has expired"},
    {Reason::tls_not_yet_valid, "tls-not-yet-valid", unreachable, false, false,
     "the certificate is not valid yet"},
    {Reason::tls_host, "tls-host", unreachable, false, false,
     "the certificate is for another host"},
    {Reason::tls_self_signed, "tls-self-signed", unreachable, false, false,
     "the certificate is signed by itself"},
    {Reason::tls_untrusted, "tls-untrusted", unreachable, false, false,
     "the certificate comes from nobody known, or its chain is not whole"},
    {Reason::tls_protocol, "tls-protocol", unreachable, false, false,
     "no secure connection can be agreed on"},
    {Reason::tls_weak, "tls-weak", unreachable, false, false,
     "the certificate is too weak to be trusted"},
    {Reason::http_4xx, "http-4xx", unreachable, true, false,
     "the server refuses the request"},
    {Reason::http_5xx, "http-5xx", unreachable, true, true,
     "the server has an error"},
    {Reason::truncated, "truncated", unreachable, true, true,
     "the answer breaks off"},
    {Reason::bad_encoding, "bad-encoding", unreachable, true, false,
     "the answer cannot be unpacked"},
    {Reason::protocol, "protocol", unreachable, true, false,
     "the answer is not proper HTTP"},
    {Reason::http_401, "http-401", blocked, false, false,
     "the page asks for a password"},
    {Reason::http_402, "http-402", blocked, false, false,
     "the page asks for payment"},
    {Reason::http_403, "http-403", blocked, false, false,
     "the server will not show the page to a program"},
    {Reason::http_407, "http-407", blocked, false, false,
     "the proxy asks for a password"},
    {Reason::http_429, "http-429", blocked, false, true,
     "the server has been asked too often"},
    {Reason::http_451, "http-451", blocked, false, false,
     "the page is withheld for legal reasons"},
    {Reason::http_999, "http-999", blocked, false, false,
     "the server will not answer a program"},
    {Reason::captcha, "captcha", blocked, false, false,
     "the site wants proof of a human reader"},
    {Reason::login, "login", blocked, false, false,
     "the page is behind a login or a consent form"},
    {Reason::robots, "robots", blocked, false, false,
     "robots.txt asks programs to stay away"},
    {Reason::malformed_url, "malformed-url", skipped, false, false,
     "this is not an address"},
    {Reason::unsupported_scheme, "unsupported-scheme", skipped, false, false,
     "only http and https are asked"},
    {Reason::private_address, "private-address", skipped, false, false,
     "the address is of a private network"},
    {Reason::excluded, "excluded", skipped, false, false,
     "it is excluded from the audit"},
};

constexpr bool is_in_order() {
  for (size_t i = 0; i < std::size(kRows); ++i) {
    if (static_cast<size_t>(kRows[i].reason) != i) return false;
  }
  return true;
}
static_assert(is_in_order());

}  // namespace

std::string_view name_of(State state) {
  return kStates[static_cast<size_t>(state)];
}

std::optional<State> find_state(std::string_view name) {
  const auto* const found = std::ranges::find(kStates, name);
  if (found == kStates.end()) return std::nullopt;
  return static_cast<State>(found - kStates.begin());
}

std::span<const ReasonRow> reasons() { return kRows; }

const ReasonRow& row_of(Reason reason) {
  const auto index = static_cast<size_t>(reason);
  assert(index < std::size(kRows));
  return kRows[index];
}

std::string_view name_of(Reason reason) { return row_of(reason).name; }

std::optional<Reason> find_reason(std::string_view name) {
  const auto* const found = std::ranges::find(kRows, name, &ReasonRow::name);
  if (found == std::end(kRows)) return std::nullopt;
  return found->reason;
}

}  // namespace listlint
