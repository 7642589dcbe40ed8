// A rule that the config defines (rules: custom:), as values.
//
// It owns the Rule that a run sees, so that ids of findings stay good for as
// long as the Settings that share it. Immutable once read; any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "lint/custom/field.h"
#include "lint/custom/message.h"
#include "lint/custom/pattern.h"
#include "lint/rule.h"

namespace listlint {
namespace custom {

enum class Action : uint8_t {
  forbid,      // no pattern is found in the value
  substitute,  // a pattern that is found gives way to a text
  require,     // the value is there, and one of the patterns is found in it
  match,       // one of the patterns matches the whole value
  unique,      // no two values are equal
  consistent,  // one value for each value of another field
  order,       // the values ascend, or descend
};

enum class Within : uint8_t { section, list };
enum class Kind : uint8_t { text, number, date };  // how values are ordered

// Narrows a rule to some subjects.
struct Condition {
  Field field = Field::entry_name;
  std::vector<Pattern> patterns;  // of the whole value; one has to match
  bool holds = true;              // false: none may match
};

// Where something stands in the config, from 1.
struct Place {
  int line = 0;
  int column = 0;
};

// What the config says should fail or pass.
struct Example {
  using Fields = std::vector<std::pair<Field, std::string>>;

  bool fails = false;
  Place place;
  std::string shown;  // in reports: the value, or what it is
  // Values of the field alone: conditions are taken to hold.
  bool is_bare = false;
  std::vector<Fields> subjects;  // else a whole list:
  std::string text;
  std::string input_format;
};

}  // namespace custom

struct CustomRule {
  CustomRule() = default;
  CustomRule(const CustomRule&) = delete;
  CustomRule& operator=(const CustomRule&) = delete;

  Rule rule;       // views the next two
  std::string id;  // "custom/no-district-names"
  std::string summary;
  bool is_off = false;  // severity: off
  custom::Place place;
  std::string written;  // the rule as YAML

  custom::Field over = custom::Field::entry_name;
  custom::Action action = custom::Action::forbid;
  std::vector<custom::Pattern> patterns;
  std::vector<std::string> replacements;  // by pattern; of substitute
  Safety safety = Safety::unsafe;         // of substitute
  custom::Within within = custom::Within::list;
  custom::Field by = custom::Field::entry_name;  // of consistent
  custom::Kind kind = custom::Kind::text;        // of order
  bool descending = false;                       // of order
  std::vector<custom::Condition> conditions;
  custom::Message message;
  std::vector<custom::Example> examples;
};

namespace custom {

// The check of every custom rule: Rule::document.
void check(Check& check);
// The same on subjects that meet no condition; for bare examples.
void check_unconditionally(Check& check);

}  // namespace custom
}  // namespace listlint
