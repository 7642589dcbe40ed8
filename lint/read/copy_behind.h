// Copies in web archives that a list tells of right behind a link:
// "[Foo](http://foo.org/) ([archived](https://web.archive.org/…)) - a tool".
// Pure; any thread.
#pragma once

#include <cstdint>
#include <string_view>

#include "lint/source.h"

namespace listlint {

// Two links, one behind the other.
struct LinkPair {
  std::string_view page;  // the address of the first, of another site
  std::string_view copy;  // and of the second
  std::string_view text;  // what the second shows; "" where it has none
  Span between;           // what stands between them
  Span behind;            // what follows the second in its text
  bool squares = false;   // "[" and "]" around a link are no markup
};

// Where the second ends, with the bracket that closes behind it, if it leads to
// a copy of the page that the first leads to; 0 if not.
uint32_t end_of_copy(std::string_view bytes, const LinkPair& links);

}  // namespace listlint
