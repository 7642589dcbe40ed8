// What a user wants not to be told, and why: comments in a list, and the
// entries of an ignore file (ignore_file.h).
//
//   <!-- listlint-ignore RULE, RULE: reason -->    this line; alone on a line,
//                                                  the next one
//   <!-- listlint-ignore-file RULE: reason -->     the whole list
//   <!-- listlint-ignore-begin RULE: reason -->    from here …
//   <!-- listlint-ignore-end -->                   … to here
//
// in the comment syntax of the markup. RULE is an id or a group. A reason is
// required, and may end in "until 2027-01-31". Plain values; pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lint/date.h"
#include "lint/document.h"
#include "lint/finding.h"

namespace listlint {

struct Settings;

struct Suppression {
  enum class Scope : uint8_t {
    line,
    file,
    region,   // to its end
    end,      // an end without a beginning
    finding,  // by fingerprint, in an ignore file
    unknown,  // "listlint-…", but none of the above
  };
  struct Name {
    Text word;        // a rule or a group
    Index rules = 0;  // how many of the rules of this run it names
    Index hits = 0;   // findings that it suppressed
  };

  Span span;       // the comment, or the place in the ignore file
  Text directive;  // "listlint-ignore"
  Scope scope = Scope::line;
  std::vector<Name> names;
  Text reason;
  std::optional<Date> until;  // the last day that it holds
  bool expired = false;
  bool alone = false;  // on its line
  bool closed = true;  // of a region
  bool judged = true;  // whether what it is for was looked at in this run
  Span covers;         // where the findings stand

  bool holds() const {
    return !reason.empty() && !expired && scope != Scope::end &&
           scope != Scope::unknown;
  }
};

inline constexpr std::string_view kDirectives[] = {
    "listlint-ignore", "listlint-ignore-file", "listlint-ignore-begin",
    "listlint-ignore-end"};

// Whether a rule looks at suppressions, and so cannot be suppressed by them.
bool is_of_suppressions(std::string_view rule);

// The suppressions in the comments of a document, in text order.
std::vector<Suppression> read_suppressions(const Document& document,
                                           Date today);

// Sets how many rules of the run each name stands for.
void count_rules(std::span<Suppression> suppressions, const Settings& settings);

// Dismisses the findings that suppressions cover, and counts the hits: a
// finding is where it begins, one of duplicates/ also where its others are.
void suppress(std::span<Finding> findings, std::span<Suppression> suppressions);

}  // namespace listlint
