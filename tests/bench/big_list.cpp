#include "tests/bench/big_list.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <vector>

#include "tests/lines.h"

namespace listlint::bench {
namespace {

// 0 is "", 1 is "Aab", 2 "Aac", …: letters only, as in a name.
std::string suffix(size_t copy, bool capital) {
  if (copy == 0) return {};
  std::string letters(3, 'a');
  for (auto i = letters.size(); i > 0; --i, copy /= 26) {
    letters[i - 1] = static_cast<char>('a' + copy % 26);
  }
  if (capital) letters[0] = static_cast<char>(letters[0] - 'a' + 'A');
  return letters;
}

// Copies a line, its marks "[ 12]" raised by `raise`.
void append_raised(std::string_view line, size_t raise, std::string& out) {
  while (!line.empty()) {
    const auto open = line.find("[ ");
    size_t number = 0;
    const auto* const end = line.data() + line.size();
    if (open == std::string_view::npos) break;
    const auto* const digits = line.data() + open + 2;
    const auto [stop, error] = std::from_chars(digits, end, number);
    out += line.substr(0, open + 2);
    line.remove_prefix(open + 2);
    if (error != std::errc()) continue;
    out += fmt::format("{}", number + raise);
    line.remove_prefix(static_cast<size_t>(stop - digits));
  }
  out += line;
}

// "Name , Country[ 1]" and "Name [ 1]": the suffix follows the name.
void append_item(std::string_view line, size_t copy, size_t raise,
                 std::string& out) {
  const auto end = std::min({line.find(" ,"), line.find(" ["), line.size()});
  out += line.substr(0, end);
  if (copy > 0) out += fmt::format(" {}", suffix(copy, true));
  append_raised(line.substr(end), raise, out);
  out += '\n';
}

// `^ "Title" . site.gov.cn (in Chinese). …`: the suffix goes into the site,
// or before the title where there is no site.
void append_reference(std::string_view line, size_t copy, std::string& out) {
  const auto site = line.find(" . ", line.rfind('"'));
  const auto dot = line.find('.', site + 3);
  if (copy == 0) {
    out += line;
  } else if (site != std::string_view::npos && dot != std::string_view::npos &&
             line.find(' ', site + 3) > dot) {
    out += fmt::format("{}-{}{}", line.substr(0, dot), suffix(copy, false),
                       line.substr(dot));
  } else {
    const auto title = std::min(line.find('"') + 1, line.size());
    out += fmt::format("{}{} {}", line.substr(0, title), suffix(copy, true),
                       line.substr(title));
  }
  out += '\n';
}

}  // namespace

std::string big_list(std::string_view seed, size_t bytes) {
  const auto lines = split_lines(seed);
  const auto references = std::ranges::find_if(
      lines, [](std::string_view line) { return line.starts_with('^'); });
  // What stands before the first heading, a caption say, stands there once.
  const auto first = std::ranges::find_if(
      lines, [](std::string_view line) { return line.ends_with(']'); });
  const auto count = static_cast<size_t>(lines.end() - references);
  const size_t copies = std::max<size_t>(1, bytes / seed.size());
  std::string list;
  list.reserve(bytes + bytes / 8);
  for (size_t copy = 0; copy < copies; ++copy) {
    for (auto line = copy == 0 ? lines.begin() : first; line != references;
         ++line) {
      append_item(*line, copy, copy * count, list);
    }
  }
  for (size_t copy = 0; copy < copies; ++copy) {
    for (auto line = references; line != lines.end(); ++line) {
      append_reference(*line, copy, list);
    }
  }
  return list;
}

}  // namespace listlint::bench
