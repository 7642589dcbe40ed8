// Reads the examples of a custom rule from its config. An example is
//
//   Seoul                             a value of the field
//   [Beihai, Anshan]                  values of several entries, in order
//   {entry.name: Seoul, entry.country: South Korea}    an entry; also in a list
//   {text: "…", input-format: markdown}                a whole list
//
// and a text of several lines is a whole list in plain text.
#pragma once

#include <optional>
#include <string_view>

#include "lint/custom/config.h"
#include "lint/custom/rule.h"

namespace listlint::custom {

Place place_of(const YAML::Node& node);

// The field that is called so; tells `fail` the nearest where there is none.
std::optional<Field> read_field(const YAML::Node& node, std::string_view name,
                                const Fail& fail);

// Adds the examples of the list `node`, if there is one, to the rule, of which
// `over` has been read.
void read_examples(const YAML::Node& node, bool fails, CustomRule& rule,
                   const Fail& fail);

}  // namespace listlint::custom
