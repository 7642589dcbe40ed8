// Whether custom rules do what their own examples say. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "lint/custom/rule.h"
#include "lint/settings.h"

namespace listlint::custom {

struct Surprise {
  Place place;  // of the example in the config
  std::string what;
};

// The examples of the rule that fail where they should pass, or pass where
// they should fail. `settings` say how whole lists are read.
std::vector<Surprise> run_examples(std::shared_ptr<const CustomRule> rule,
                                   const Settings& settings);

}  // namespace listlint::custom
