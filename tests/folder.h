// A folder of its own for a test.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace listlint {

// Makes an empty folder under the system's temporary one; the caller removes
// it. Empty where it could not be made.
inline std::string make_folder() {
  auto name = (std::filesystem::temp_directory_path() / "listlint-").string();
  name.append(6, 'X');  // mkdtemp replaces them
  return ::mkdtemp(name.data()) == nullptr ? std::string() : name;
}

}  // namespace listlint
