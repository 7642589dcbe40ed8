// The baseline: findings that were there when somebody began to use listlint.
// A run with one tells only what is new.
//
// A finding is known by path and fingerprint, never by how many there are, so
// that a defect mended and another made of the same rule do not cancel out.
// Paths are as seen from the folder of the baseline. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "lint/document.h"
#include "lint/finding.h"

namespace listlint {

class Baseline {
 public:
  // What people are told of a finding; the key tells them apart.
  struct Entry {
    std::string rule;
    std::string page;  // of a dump
    std::string section;
    std::string entry;
    std::string message;
    bool looked_for = false;  // in this run
    bool seen = false;
  };
  // Whether a run looks for a rule.
  using LooksFor = std::function<bool(std::string_view rule)>;

  // An error is one line, "path:line: what; remedy".
  static tl::expected<Baseline, std::string> parse(const std::string& path,
                                                   std::string_view bytes);

  // Dismisses the findings of a list that are known, suppressed ones aside.
  // What it has no more of the rules that are looked for counts as fixed.
  void apply(const std::string& path, std::vector<Finding>& findings,
             const LooksFor& looks_for);
  // Takes the findings of a list, suppressed ones aside, and dismisses them.
  // What it has no more of the rules that are looked for will be dropped.
  void update(const std::string& path, const Document& document,
              std::vector<Finding>& findings, const LooksFor& looks_for);

  // Known, looked for, and there no more.
  std::vector<std::pair<std::string, const Entry*>> fixed() const;
  size_t size() const { return entries_.size(); }

  // JSON with a finding a line, by path, rule, section, entry, fingerprint;
  // without those that are fixed.
  std::string json() const;

 private:
  using Key = std::pair<std::string, uint64_t>;  // path, fingerprint

  void look_for(const std::string& path, const LooksFor& looks_for);

  std::map<Key, Entry> entries_;
  std::set<std::string> checked_;  // paths of this run
};

}  // namespace listlint
