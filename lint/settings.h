// What is in force for a run: which rules, how severe, with which options.
// Made from the defaults of the rules, then a config file, then flags.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "lint/read/reader.h"
#include "lint/rule.h"

namespace listlint {

struct Settings {
  std::vector<RuleSetting> rules;  // the ones switched on, ordered by id
  // Those that the config defines, also where they are switched off.
  std::vector<std::shared_ptr<const CustomRule>> custom;
  std::string language;  // of the lists; "" lets each tell its own
  ReadOptions reading;
};

// What a config file or the command line asks for.
struct Wishes {
  std::vector<std::string> select;  // ids or groups; empty: all
  std::vector<std::string> ignore;  // ids or groups
};

// All of `rules` with their defaults. `rules` is ordered by id.
Settings default_settings(std::span<const Rule* const> rules);

// Keeps of `settings` what is selected and not ignored; an unknown word is an
// error that names the nearest known one.
tl::expected<Settings, std::string> narrow(Settings settings,
                                           const Wishes& wishes,
                                           std::span<const Rule* const> rules);

// Whether words (ids or groups) name a rule.
bool is_named(const std::vector<std::string>& words, std::string_view id);

// Every id and group that --select and the config may name.
std::vector<std::string_view> rule_words(std::span<const Rule* const> rules);

// `; did you mean "x"?`, or "" where no word is near.
std::string did_you_mean(std::string_view typed,
                         std::span<const std::string_view> words);

// The nearest of `words` to a mistyped one, or "".
std::string_view nearest_word(std::string_view typed,
                              std::span<const std::string_view> words);

}  // namespace listlint
