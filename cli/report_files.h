// Where the reports of a run go, and in which formats.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "cli/flags.h"

namespace listlint::cli {

struct ReportFile {
  std::string path;    // "" is stdout
  std::string format;  // a name that reports::find_format() knows
};

// What -o and --format say together, in the order of -o: the ending of a file
// says its format, and --format that of stdout or of the only file. The error
// says how to put it.
tl::expected<std::vector<ReportFile>, std::string> report_files(
    const Flags& flags);

// "sarif" for "a/results.sarif"; "text" where the name says nothing.
std::string_view format_of_file(std::string_view path);

}  // namespace listlint::cli
