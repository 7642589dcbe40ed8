#include "rules/place_aliases.h"

namespace listlint::rules {

uint32_t find_place(uint64_t name, std::string_view country) {
  const auto hash = place_hash(name, country);
  for (const auto& known : place_names(hash)) {
    if (known.hash == hash) return known.place;
  }
  return 0;
}

}  // namespace listlint::rules
