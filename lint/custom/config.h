// Reads "rules: custom:" of a config:
//
//   rules:
//     custom:
//       - id: no-district-names       # custom/no-district-names
//         over: entry.name            # a field (field.h)
//         forbid: ["District$"]       # one action: see custom::Action
//         message: 'write the city of "{value}", not its district'
//         severity: warning           # default
//         summary: …                  # for "listlint rules"; default: message
//         safety: unsafe              # default; of the fix of substitute
//         when: {entry.country: China}    # only where a whole value matches
//         unless: {section.heading: Seoul}
//         fails: [Gangnam District]
//         passes: [Seoul]
//
// The nodes are read on the thread that parses the config.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "lint/custom/rule.h"

namespace YAML {
class Node;
}

namespace listlint::custom {

// Takes what is wrong at a node.
using Fail = std::function<void(const YAML::Node&, const std::string& what)>;

// The rules of the list `custom`, in its order; those with mistakes are left
// out and told to `fail`, each mistake.
std::vector<std::shared_ptr<CustomRule>> read_rules(const YAML::Node& custom,
                                                    const Fail& fail);

}  // namespace listlint::custom
