// A named set of settings for a kind of list: `profile: list` in the config.
// The table of them is in rules/profiles.h; lint/ knows no rule by name.
#pragma once

#include <string_view>

namespace listlint {

struct Profile {
  std::string_view name;
  std::string_view summary;  // one line, no full stop
  std::string_view yaml;     // a config, with any keys but extends and profile
};

}  // namespace listlint
