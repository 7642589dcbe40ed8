// What is known of a cited address after it was asked: the word that fetch/
// writes, and rules and reports read. Plain values; any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/time.h"

namespace listlint {

enum class State : uint8_t {
  ok,           // a reader finds the source there
  moved,        // found, at another address for good
  suspect,      // answered, but likely not with the source
  dead,         // gone
  unreachable,  // no proper answer this time
  blocked,      // the site will not tell a program
  skipped,      // not asked
};

std::string_view name_of(State state);
// By name; nullopt where there is none.
std::optional<State> find_state(std::string_view name);

// One row of reasons() each, in its order.
enum class Reason : uint8_t {
  // ok
  ok,
  temporary_redirect,
  insecure_redirect,
  slow,
  // moved
  permanent_redirect,
  meta_refresh,
  // suspect
  soft_404,
  redirected_home,
  shared_target,
  other_site,
  parked,
  default_page,
  empty,
  script_only,
  wrong_content,
  // dead
  http_404,
  http_410,
  redirect_loop,
  redirect_nowhere,
  // unreachable
  dns,
  refused,
  timeout,
  reset,
  tls_expired,
  tls_not_yet_valid,
  tls_host,
  tls_self_signed,
  tls_untrusted,
  tls_protocol,
  tls_weak,
  http_4xx,
  http_5xx,
  truncated,
  bad_encoding,
  protocol,
  // blocked
  http_401,
  http_402,
  http_403,
  http_407,
  http_429,
  http_451,
  http_999,
  captcha,
  login,
  robots,
  // skipped
  malformed_url,
  unsupported_scheme,
  private_address,
  excluded,
};

struct ReasonRow {
  Reason reason = Reason::ok;
  std::string_view name;     // "http-404"
  State state = State::ok;   // that it stands for before patience runs out
  bool ends = false;         // dead where it lasts longer than patience
  bool retried = false;      // asked again within the same run
  std::string_view meaning;  // "the server answers \"404 Not Found\""
};

std::span<const ReasonRow> reasons();
const ReasonRow& row_of(Reason reason);
std::string_view name_of(Reason reason);
std::optional<Reason> find_reason(std::string_view name);

// A copy of a page in a web archive.
struct Capture {
  std::string url;
  Time captured_at;

  friend bool operator==(const Capture&, const Capture&) = default;
};

struct Verdict {
  std::string url;  // as cited
  State state = State::ok;
  Reason reason = Reason::ok;
  // What it rests on, for people: "the page says \"Page not found\"". Text of
  // the page in it is UTF-8. May be empty.
  std::string detail;
  int status = 0;  // of HTTP, of the last answer; 0 where there was none
  std::string final_url;
  std::vector<std::string> redirects;  // where each redirect led, in order
  std::string title;                   // of the page; UTF-8, one line
  std::string content_type;            // without parameters, small letters
  Time checked_at;
  std::optional<Time> last_ok_at;
  std::optional<Time> first_failed_at;  // of the failures since it last worked
  uint32_t failures = 0;                // in a row
  // What the page changed since it was first fetched, for people; "" where it
  // did not, or not much.
  std::string drift;
  std::optional<Capture> archive;  // the nearest to the date of access

  friend bool operator==(const Verdict&, const Verdict&) = default;
};

// Who cites an address.
struct CitedBy {
  std::string path;
  std::string page;       // of a dump
  uint32_t line = 0;      // from 1, of the reference
  std::string reference;  // its id

  friend bool operator==(const CitedBy&, const CitedBy&) = default;
};

// The verdict on a cited address, null where nothing is known. Good as long as
// whoever made the function is; called from many threads.
using FindVerdict = std::function<const Verdict*(std::string_view url)>;

}  // namespace listlint
