// What puts one known defect into a clean list, and which rule must find it.
//
// An operator is a row of a table in the file of its group. It reads the model
// of the list for a place, answers the edits that make the defect, and never
// looks at findings: what it makes has to be a defect by itself.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lint/finding.h"
#include "tests/mutation/ground.h"

namespace listlint::mutation {

struct Mutant {
  std::vector<Edit> edits;  // of the clean list, in any order
  // Where the finding may be, in the clean list; the lines count. Empty: on
  // the lines that were edited.
  std::vector<Span> places = {};
};

// Another rule that may speak up, because the edit is a defect of its kind,
// too.
struct Companion {
  std::string_view rule;
  std::string_view why;
};

struct Operator {
  std::string_view rule;  // that must find it
  std::string_view what;  // "an entry is copied within its section"
  // nullopt where the list has no place for such a defect.
  std::optional<Mutant> (*apply)(const Ground&, Random&) = nullptr;
  std::span<const Companion> companions = {};
  std::string_view config = {};  // YAML; "" for the defaults
};

std::span<const Operator> duplicates_operators();
std::span<const Operator> citations_operators();
std::span<const Operator> citation_dates_operators();
std::span<const Operator> addresses_operators();
std::span<const Operator> sources_operators();
std::span<const Operator> suppressions_operators();
std::span<const Operator> countries_operators();
std::span<const Operator> unicode_operators();
std::span<const Operator> structure_operators();
std::span<const Operator> style_operators();

// All of them, those of one rule together, ordered by rule.
std::vector<Operator> all_operators();

}  // namespace listlint::mutation
