// The config file, .listlint.yaml:
//
//   select: [duplicates, citations/undefined-mark]   # default: all
//   ignore: [style/dash]
//   fail-on: warning            # error | warning | info | never
//   language: en                # of the lists; default: each tells its own
//   columns:                    # of tables and objects; default: guessed
//     name: Partnerstadt        # field: header
//   paths:                      # of JSON and YAML, as JSON Pointers
//     section: "/*/city"        # "*" is each item or member
//     name: "/*/twins/*/name"
//     section: ["/*#", "/*/*#"] # "#" is the key itself; several are levels
//   rules:
//     citations/stale-access-date:
//       severity: warning       # error | warning | info | off
//       max-age-years: 6        # an option of the rule
//
// The fields are entries (paths only: what is an entry, or an array of them),
// section, name, qualifier, country, note, and of what an entry cites url,
// title, site, publisher, language, date, access-date, archive-url.
//
// Anything unknown is an error with its place and the nearest known word.
// Pure but for find_config; any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "lint/settings.h"

namespace listlint {

inline constexpr std::string_view kConfigName = ".listlint.yaml";

// The lowest severity that fails a run.
struct FailOn {
  bool never = false;
  Severity least = Severity::warning;
};

std::optional<FailOn> parse_fail_on(std::string_view word);

struct Config {
  Settings settings;
  std::optional<FailOn> fail_on;  // nullopt where the file does not say
};

// An error is one line, "path:line:column: what; remedy".
tl::expected<Config, std::string> parse_config(
    const std::string& yaml, const std::string& path,
    std::span<const Rule* const> rules);

// The nearest config upwards from `folder` (absolute), "" where there is none.
std::string find_config(const std::string& folder);

}  // namespace listlint
