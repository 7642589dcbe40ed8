#include "rules/place_aliases.h"

#include <algorithm>

namespace listlint::rules {

uint32_t find_place(uint64_t name, std::string_view country) {
  const auto names = place_names();
  const auto hash = place_hash(name, country);
  const auto found =
      std::ranges::lower_bound(names, hash, {}, &PlaceName::hash);
  return found != names.end() && found->hash == hash ? found->place : 0;
}

}  // namespace listlint::rules
