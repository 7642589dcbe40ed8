// The real lists of corpus/ and the defects that were found in one by hand.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lint/engine.h"

namespace listlint::corpus {

inline const std::string kRoot = LISTLINT_ROOT "/";
inline const std::string kChina = "corpus/china/sister-cities-china.txt";
inline const std::vector<std::string> kLists = {"corpus/lists/Finland.txt",
                                                "corpus/lists/Iceland.txt",
                                                "corpus/lists/Israel.txt"};

// Checks lists, paths relative to the tree, on 24 November 2026.
std::vector<Checked> check(const std::vector<std::string>& paths,
                           const std::string& config = "");

// The cells of a row of tab-separated values.
std::vector<std::string> cells(std::string_view row);

// A known defect of the China list that a rule looks for.
struct Defect {
  uint32_t line = 0;
  std::string kind;
  std::string rule;
};

std::vector<Defect> defects();

// The lines of a finding and of the places related to it.
std::set<uint32_t> lines_of(const Checked& checked, const Finding& finding);

}  // namespace listlint::corpus
