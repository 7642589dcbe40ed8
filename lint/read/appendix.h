// What a heading says about the part of a page under it: whether the list ends
// there. Pure; any thread.
#pragma once

#include <cstdint>
#include <string_view>

namespace listlint {

enum class Appendix : uint8_t {
  none,        // a part of the list
  references,  // "References", "Einzelnachweise"
  other,       // "See also", "External links", "Contents"
};

// By the usual headings of Wikipedia in its larger languages, ignoring case
// and what unicode::fold ignores.
Appendix appendix_of(std::string_view heading);

// Whether a heading only files what follows under a letter: "B", "A–C", "0-9".
bool is_index_heading(std::string_view heading);

}  // namespace listlint
