// The config file, .listlint.yaml:
//
//   extends: ../lists.yaml      # configs that this one builds on
//   profile: list               # the kind of the lists; default: twin-towns
//   exclude: ["build/**"]       # what a walk over a folder leaves out
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
//     custom: []                # rules of one's own: custom/config.h
//   overrides:
//     - files: ["lakes/**"]     # patterns (glob.h), from the config's folder
//       ignore: [countries]     # the keys from select on
//
// The fields are entries (paths only: what is an entry, or an array of them),
// section, name, qualifier, country, note, and of what an entry cites url,
// title, site, publisher, language, date, access-date, archive-url.
//
// Layers are laid over each other, and what comes later wins: the defaults,
// the profile, what is extended, the file itself, then the overrides that hold
// for a list, in the same order. A later `select` replaces what is on; a later
// `ignore` or `off` switches off; a severity switches on again what an earlier
// layer has ignored. Anything unknown is an error with its place and the
// nearest known word.
//
// Pure but for find_config; any thread.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "lint/config_layer.h"
#include "lint/fail_on.h"
#include "lint/profile.h"
#include "lint/settings.h"

namespace listlint {

inline constexpr std::string_view kConfigName = ".listlint.yaml";

// What rules and profiles there are.
struct RuleBook {
  std::span<const Rule* const> rules;  // by id
  std::span<const Profile> profiles = {};
};

// A config with the profile and all the files that it extends; the base first.
// Without any, the defaults hold.
struct ConfigStack {
  std::string folder;  // that the patterns of overrides are relative to
  std::vector<ConfigFile> files;
};

// Answers the bytes of a file, or "cannot read a.yaml: …".
using ReadFile =
    std::function<tl::expected<std::string, std::string>(const std::string&)>;

// An error has a line "path:line:column: what; remedy" for all that is wrong.
tl::expected<ConfigStack, std::string> load_config(const std::string& path,
                                                   const RuleBook& book,
                                                   const ReadFile& read);

// Which overrides hold for a list, as numbers through all files in order.
// `path` is relative to the folder of the stack.
std::vector<size_t> overrides_for(const ConfigStack& stack,
                                  std::string_view path);

// What a walk leaves out of itself: files that other programs read, and folders
// of other people's files. Patterns, see glob.h.
std::span<const std::string_view> default_excludes();

// Whether a walk over a folder leaves this file out: by default_excludes() and
// then the `exclude` of the configs, of which the last that means it decides.
bool is_excluded(const ConfigStack& stack, std::string_view path);

// A rule with where each of its settings comes from; "" is the default.
struct RuleInForce {
  RuleSetting setting;
  bool on = true;
  std::string on_from;
  std::string severity_from;
  std::vector<std::string> values_from;  // as setting.values
};

// What holds for a list, all rules included.
struct InForce {
  std::vector<RuleInForce> rules;  // by id
  std::optional<Said<FailOn>> fail_on;
  std::optional<Said<std::string>> language;
  std::optional<Said<std::vector<Column>>> columns;
};

InForce in_force(const ConfigStack& stack, const RuleBook& book,
                 std::span<const size_t> overrides);

struct Config {
  Settings settings;
  std::optional<FailOn> fail_on;  // nullopt where no file says
};

// The rules that are on, with their settings.
Config config_of(InForce in_force);

// A config that stands alone, for lists that no override holds for.
tl::expected<Config, std::string> parse_config(
    const std::string& yaml, const std::string& path,
    std::span<const Rule* const> rules);

// The nearest config upwards from `folder` (absolute), "" where there is none.
std::string find_config(const std::string& folder);

}  // namespace listlint
