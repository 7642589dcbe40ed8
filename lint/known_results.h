// Results of earlier checks: what the engine asks before it runs rules, and
// tells when it has run them. An interface; who keeps the results decides
// where. Called from many threads.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lint/finding.h"
#include "lint/settings.h"
#include "lint/source.h"

namespace listlint {

// What the findings of a file follow from, beside the day and the program.
struct Subject {
  const Source& source;
  std::string_view format;  // the name of the reader's row
  const Settings& settings;
};

// Stands for a Subject: equal keys, equal findings.
struct ResultKey {
  uint64_t high = 0;
  uint64_t low = 0;

  friend auto operator<=>(const ResultKey&, const ResultKey&) = default;
};

struct Result {
  std::vector<Finding> findings;
  uint32_t unwritable_fixes = 0;
};

class KnownResults {
 public:
  virtual ~KnownResults() = default;

  virtual ResultKey key_of(const Subject& subject) const = 0;
  // nullopt where nothing is known.
  virtual std::optional<Result> find(const ResultKey& key,
                                     const Subject& subject) = 0;
  virtual void keep(const ResultKey& key, const std::vector<Finding>& findings,
                    uint32_t unwritable_fixes) = 0;
};

}  // namespace listlint
