// Web archives: which address to ask for the copies of a page, and what the
// answer tells. Memento TimeMaps in link format (RFC 7089 5) and Wayback's
// availability answers. Pure functions; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lint/time.h"
#include "lint/verdict.h"

namespace listlint::fetch {

// The address that tells the copies of `url` near a time. A base with "{url}"
// or "{timestamp}" (14 digits) in it is filled in; any other is taken for a
// TimeMap, and the address is put behind it.
std::string archive_query(std::string_view base, std::string_view url,
                          Time wanted);

// The copy that the answer names nearest to a time, of equally near ones the
// earlier. Wayback tells the status of the copy: only 200 counts. A memento of
// a TimeMap has none to tell. nullopt where there is none, or the answer is
// neither. http://web.archive.org copies are told as https.
std::optional<Capture> nearest_capture(std::string_view body,
                                       std::string_view content_type,
                                       Time wanted);

}  // namespace listlint::fetch
