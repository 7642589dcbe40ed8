// What it means where the redirects of a cited address end. Pure; any thread.
#pragma once

#include <optional>
#include <string>

#include "fetch/judge.h"

namespace listlint::fetch {

struct Led {
  Reason reason = Reason::ok;
  std::string detail;
};

// An end that is likely not the source: an error page, a front page, a section,
// another site. `title_matches`: the page bears the title that is cited.
std::optional<Led> led_astray(const Evidence& evidence, bool title_matches);

// How the page is told from the cited address, where it is the right one: ok,
// temporary_redirect, insecure_redirect, permanent_redirect, meta_refresh.
Led led_on(const Evidence& evidence);

// Whether a page is a front page, or a section that the cited one was in.
bool is_above(const Address& cited, const Address& to);

}  // namespace listlint::fetch
