// Copies in web archives that Markdown tells of behind a link:
// "[Foo](http://foo.org/) ([archived](https://web.archive.org/…)) - a tool".
// Pure; any thread.
#pragma once

#include <cstdint>
#include <string_view>

#include "lint/read/markdown_inline.h"

namespace listlint::markdown {

// What stands around a link that may be a copy.
struct CopyPlace {
  std::string_view bytes;
  uint32_t begin = 0;       // behind the link before it
  uint32_t end = 0;         // of the text that both stand in
  bool is_address = false;  // it has no text of its own
};

// Where the copy of `page` that `copy` names ends, with its bracket; 0 where
// it names none or does not stand right behind.
uint32_t end_of_copy(const CopyPlace& place, const Link& page,
                     const Link& copy);

}  // namespace listlint::markdown
