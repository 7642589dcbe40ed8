// The configs of a run: found, read once each, and what they say for a list.
// One thread.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "cli/flags.h"
#include "lint/config.h"

namespace listlint::cli {

// What a run is for, which tells the rules that are on: none where lists are
// only read, those that need verdicts in an audit, all others in a check.
enum class Purpose : uint8_t { read, check, audit, report };

// The rules and profiles of the program.
RuleBook rule_book();

class Configs {
 public:
  Configs(const Flags& flags, Purpose purpose)
      : flags_(flags), purpose_(purpose) {}

  // The path of the config that holds for a list, "" where none does.
  std::string path_for(const std::string& list);
  // The config with all that it extends; "" gives the defaults.
  tl::expected<const ConfigStack*, std::string> stack(const std::string& path);
  // What the config at a path says for a list, --select, --ignore and
  // --fail-on heeded. Pointers stay good.
  tl::expected<const Config*, std::string> config(const std::string& path,
                                                  const std::string& list);
  // The same before the flags, with where each setting comes from.
  tl::expected<InForce, std::string> in_force(const std::string& list);
  // Whether the config leaves out a list found in a folder.
  bool is_excluded(const ConfigStack& stack, const std::string& list);

 private:
  std::string seen_from(const std::string& folder, const std::string& list);

  const Flags& flags_;
  Purpose purpose_;
  // Lists of one folder have its answers, which take long to find out. By the
  // folder as it is written; the paths that a config sees by its folder, too.
  std::map<std::pair<std::string, std::string>, std::string> seen_;
  std::map<std::string, std::string> path_of_folder_;
  std::map<std::string, ConfigStack> stacks_;
  std::map<std::pair<std::string, std::vector<size_t>>, const Config*> made_;
  std::deque<Config> configs_;
};

}  // namespace listlint::cli
