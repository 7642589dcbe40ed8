// Writes a thousand lists of 5 KB into a folder, every second one with defects,
// to measure what it takes to check them again:
//   write_many_lists FOLDER
#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <string>
#include <string_view>

#include "lint/input.h"

namespace {

// A plain list as Markdown, with a source for each section: "Akranes" is a
// heading, "Bamble , Norway" an entry. One section, which has a defect, is left
// out.
std::string markdown_of(std::string_view text) {
  std::string markdown = "# Lists\n";
  std::string sources;
  int number = 0;
  bool left_out = false;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const auto comma = line.find(" , ");
    if (comma == line.npos) left_out = line.empty() || line == "Seltjarnarnes";
    if (left_out) continue;
    if (comma != line.npos) {
      markdown += fmt::format("- {}, {}\n", line.substr(0, comma),
                              line.substr(comma + 3));
      continue;
    }
    markdown += fmt::format("\n## {}[^{}]\n\n", line, ++number);
    sources += fmt::format(
        "[^{0}]: [Twin towns of town {0}](https://www.town-{0}.is/twins). "
        "Retrieved 8 July 2020.\n",
        number);
  }
  return markdown + "\n" + sources;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto seed =
      listlint::read_source(LISTLINT_ROOT "/corpus/lists/Iceland.txt");
  if (!seed) return 2;
  const auto list = markdown_of((*seed)->bytes());
  constexpr std::string_view kDefects =
      "\n## Ísafjörður\n\n- Imatra , Finnland\n- Kaufering, Germany\n"
      "- Kaufering, Germany\n";
  for (int i = 0; i < 1000; ++i) {
    std::ofstream file(fmt::format("{}/list-{:03}.md", argv[1], i));
    file << list << (i % 2 == 0 ? "" : kDefects) << "\n<!-- " << i << " -->\n";
    if (!file.flush()) return 2;
  }
  return 0;
}
