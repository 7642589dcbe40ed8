// Where a command writes: stdout or -o FILE, and complaints on stderr.
#pragma once

#include <string>
#include <string_view>

namespace listlint::cli {

// False, with the complaint told, where it could not be written.
bool write_output(std::string_view text, const std::string& file);

// "listlint: …" on stderr, control characters made visible.
void complain(std::string_view message);

// Whether stdout shows colours under --color WHEN and NO_COLOR.
bool use_color(std::string_view when, const std::string& file);

}  // namespace listlint::cli
