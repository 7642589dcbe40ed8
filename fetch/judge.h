// From what was seen of an address to a reason: evidence in, judgement out.
// No clock, no network, no state: the same evidence is judged the same for
// ever, so exchanges that were kept can be judged again by newer rules.
// Pure functions; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fetch/transport.h"
#include "lint/verdict.h"

namespace listlint::fetch {

// What remains of a body: enough to tell whether two answers are one page.
struct Digest {
  uint64_t simhash = 0;  // of the words of the visible text; Charikar 2002
  uint32_t words = 0;
  uint64_t exact = 0;  // a hash of all bytes

  friend bool operator==(const Digest&, const Digest&) = default;
};

// How a host answered to an address that nobody made: a random name beside a
// cited page.
struct Control {
  int status = 0;  // of the last answer; 0: it failed
  Digest digest;
  std::string title;
  std::string final_url;  // Address::text()
};

// One step from the cited address to the answer.
struct Hop {
  Address from;
  int status = 0;  // of the redirect; 200 for a refresh in a page
  bool refresh = false;
};

struct Evidence {
  std::string url;  // as cited
  Address cited;
  std::vector<Hop> hops;  // the redirects before the answer, in order
  Address answered;       // whose answer this is
  Response answer;
  // Why a redirect of the chain could not be followed, where that ended it;
  // `ok` where it did not. redirect_loop, redirect_nowhere, unsupported_scheme,
  // private_address, malformed_url.
  Reason broken_redirect = Reason::ok;
  std::string broken_location;      // the Location at fault, for people
  std::vector<std::string> titles;  // that lists give the page
  bool is_archive = false;          // a copy in a web archive
  std::optional<Control> control;   // nullopt: not asked
};

struct Judgement {
  Reason reason = Reason::ok;
  // That of the reason; but suspect or blocked verdicts keep theirs.
  State state = State::ok;
  std::string detail;
  std::string final_url;  // "" where there was no answer
  std::string title;      // of the page: UTF-8, one line, at most 300 bytes
  std::string content_type;
  Digest digest;  // of a body of text; zeros otherwise

  // The page sends its readers on by <meta> or Refresh: follow this and judge
  // what comes then. As written.
  std::string follow;
  // `follow` comes from a Refresh header: then its hop is a temporary redirect
  // (Hop::refresh false).
  bool follow_by_header = false;
  // The answer may be what this host says to everything: judge again with a
  // control.
  bool wants_control = false;
};

Judgement judge(const Evidence& evidence);

// What is kept of the answer to a random address.
Control control_of(const Evidence& evidence);

// How many cited addresses of a host lead to one page before it is a page for
// whatever is gone.
inline constexpr size_t kSharedTarget = 3;

// Whether two pages are the same but for a date, a counter or an echo of the
// address.
bool is_same_page(const Digest& a, const Digest& b);

// Whether so little is left of a page that it is not the page any more.
bool has_drifted(const Digest& then, const Digest& now);

}  // namespace listlint::fetch
