// Names of tests that run over files.
#pragma once

#include <string>
#include <string_view>

namespace listlint {

// "twins_legacy_html" for "twins-legacy.html": a test's name has no such signs.
inline std::string test_name(std::string_view file) {
  std::string name(file);
  for (char& c : name) {
    if (c == '-' || c == '.') c = '_';
  }
  return name;
}

}  // namespace listlint
