// What `listlint history` prints, from a store that is open. Any thread, one at
// a time for a store.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "fetch/store.h"
#include "lint/time.h"

namespace listlint::cli {

struct HistoryOptions {
  std::vector<std::string> urls;  // whose checks are told, in this order
  // What changed in all of the store since then: "30d", "12h", "4w",
  // "2026-11-01" or "2026-11-01T06:00:00Z"; "" is 30d. Not used with urls.
  std::string since;
  bool json = false;  // one line a row
};

// nullopt where the text is none of the forms above.
std::optional<Time> parse_since(std::string_view text, Time now);

// What changed in all of the store from then on, as `listlint history` tells it
// in text or, one line a change, in JSON.
std::string changes_text(std::vector<fetch::Change> changes, Time since,
                         bool json);

tl::expected<std::string, std::string> history_text(
    fetch::Store& store, const HistoryOptions& options, Time now);

}  // namespace listlint::cli
