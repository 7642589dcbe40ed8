// Applying fixes to the bytes of a document. Pure; writes no file.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/finding.h"

namespace listlint {

struct Fixed {
  std::string bytes;
  uint32_t applied = 0;  // fixes, not edits
  uint32_t waiting = 0;  // fixes that overlap an applied one: the next pass
};

// Whether the fix of a finding is for the taking: it has one, and stands in the
// report by itself. What nobody sees is not mended behind their back.
inline bool is_fixable(const Finding& finding) {
  return finding.fix && !finding.fix->edits.empty() &&
         finding.folded_into == 0 && finding.dismissal == Dismissal::none;
}

// Applies the fixes of `findings` that are no less safe than `least`. Earlier
// edits win over later ones that overlap them; a fix is applied whole or not.
Fixed apply_fixes(std::string_view bytes, std::span<const Finding> findings,
                  Safety least);
Fixed apply_fixes(std::string_view bytes, std::vector<const Fix*> fixes);

}  // namespace listlint
