#include "tests/conventions/includes.h"

#include <algorithm>
#include <fmt/format.h>

#include "tests/lines.h"

namespace listlint::conventions {
namespace {

struct Direction {
  std::string_view from;
  std::vector<std::string_view> to;
};

// rules/, fetch/ and reports/ never include each other; cli/ and tests/ are
// not in the table, they may include everything.
const Direction kDirections[] = {
    {"lint", {"lint"}},
    {"rules", {"lint", "rules"}},
    {"fetch", {"lint", "fetch"}},
    {"reports", {"lint", "reports"}},
};

constexpr std::string_view kInclude = "#include \"";
constexpr std::string_view kIncludeLibrary = "#include <";

}  // namespace

std::vector<std::string> bad_includes(const File& file) {
  std::vector<std::string> bad;
  const auto* const direction =
      std::ranges::find(kDirections, top_folder(file.path), &Direction::from);
  size_t number = 0;
  for (auto line : split_lines(file.text)) {
    ++number;
    if (!line.starts_with(kInclude)) continue;
    const auto header =
        line.substr(kInclude.size(), line.rfind('"') - kInclude.size());
    if (!exists(std::string(header))) {
      bad.push_back(
          fmt::format("{}:{}: includes \"{}\"; write the path from "
                      "the root",
                      file.path, number, header));
    } else if (direction != std::end(kDirections) &&
               !std::ranges::count(direction->to, top_folder(header))) {
      bad.push_back(fmt::format("{}:{}: includes \"{}\"; {}/ may include {}/",
                                file.path, number, header, direction->from,
                                fmt::join(direction->to, "/ and ")));
    }
  }
  return bad;
}

std::vector<std::string> leaked_libraries(const File& file) {
  std::vector<std::string> leaked;
  if (top_folder(file.path) != "lint" || !file.path.ends_with(".h")) return {};
  // The parts of one reader share gumbo's tree; nothing else includes them.
  const bool html = file.path.starts_with("lint/read/html_");
  // So do the parsers of configs with yaml-cpp's.
  const bool yaml = file.path.ends_with("_yaml.h");
  for (const auto line : split_lines(file.text)) {
    if (!line.starts_with(kIncludeLibrary)) continue;
    const auto header = line.substr(kIncludeLibrary.size(),
                                    line.rfind('>') - kIncludeLibrary.size());
    // Headers of the standard library have neither folder nor ending.
    if (header.find_first_of("/.") != std::string_view::npos &&
        header != "tl/expected.hpp" && !(html && header == "gumbo.h") &&
        !(yaml && header == "yaml-cpp/yaml.h")) {
      leaked.push_back(fmt::format("{}: <{}>", file.path, header));
    }
  }
  return leaked;
}

}  // namespace listlint::conventions
