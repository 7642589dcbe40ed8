// Applying fixes to the bytes of a document. Pure; writes no file.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lint/finding.h"

namespace listlint {

struct Fixed {
  std::string bytes;
  uint32_t applied = 0;  // fixes, not edits
  uint32_t waiting = 0;  // fixes that overlap an applied one: the next pass
};

// Applies the fixes of `findings` that are no less safe than `least`. Earlier
// edits win over later ones that overlap them; a fix is applied whole or not.
Fixed apply_fixes(std::string_view bytes, std::span<const Finding> findings,
                  Safety least);

}  // namespace listlint
