// What became of a cited address, as the rules of links/ tell it: which of
// them speaks, where it points, and what was seen.
// Pure functions; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lint/document.h"
#include "lint/rule.h"
#include "lint/verdict.h"

namespace listlint::rules {

// One for each rule that tells of a verdict on the address of a source; no two
// tell of the same one.
enum class Trouble : uint8_t {
  none,  // the source is there, or nobody asked
  dead,
  soft_404,
  redirected_home,
  other_site,
  parked,
  moved,
  unreachable,
  blocked,
  certificate,
};

Trouble trouble_of(const Verdict& verdict);

// Whether the archived copy of a reference is not in its archive. What the
// archive shows through scripts or on its other name is a copy still, and one
// that does not answer proves nothing.
bool is_copy_lost(const CitedVerdicts& known);

// Whether the list has an archived copy and says that the page itself is gone,
// changed or in other hands: {{cite web|…|url-status=dead}}.
bool is_given_up(const Reference& reference);

// The verdict on the address of a source where it is this trouble, and the
// list does not tell its readers so already; else null. Where a reference has
// no address the verdict is on the front page of its site: only what it says of
// the whole host counts, for the source is another page.
const Verdict* find_trouble(const Reference& reference,
                            const CitedVerdicts& known, Trouble trouble);

// The address, or the site in place of one, else what names the reference.
Span address_place(const Source& source, const Reference& reference);

// Reports what became of the address of a reference, there. For info where the
// reference only names a site: the host may have another name.
Finding& tell(Check& check, Index index, std::string message);

// "the server answers 404 Not Found (since 2026-11-01, 3 checks)".
std::string what_was_seen(const Verdict& verdict);

// Text of others for a message: one line of UTF-8 without what turns its
// direction, without the users of addresses, and cut where it is long.
std::string quotable(std::string_view text);

// What to do about a source that is not there: with the archived copy that the
// reference has, or that an archive was found to have.
std::string way_out(const Document& document, const Reference& reference,
                    const CitedVerdicts& known, std::string_view status);

// Whether an address can be written into a document of this format as it is.
bool is_writable(std::string_view format, std::string_view url);

}  // namespace listlint::rules
