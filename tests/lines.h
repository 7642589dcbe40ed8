// Text as lines, for tests.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace listlint {

// Lines without their ends; nothing after the last line end is no line.
inline std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace listlint
