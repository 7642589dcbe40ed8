// The project's own files, as the tests of its conventions read them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace listlint::conventions {

struct File {
  std::string path;  // from the root: "lint/source.h"
  std::string text;
};

// Files under the given folders (or the files themselves) with one of the
// given endings (".cpp"), sorted by path. An ending may be a whole name.
std::vector<File> files(const std::vector<std::string>& roots,
                        const std::vector<std::string_view>& endings);

// All C++ files of the project.
const std::vector<File>& code();

// The Markdown that users and contributors read, the pages of the rules too.
const std::vector<File>& prose();

// Whether a file or folder stands at a path from the root.
bool exists(const std::string& path);

// "lint/source.h" -> "lint"; "" for a file in the root.
std::string_view top_folder(std::string_view path);

}  // namespace listlint::conventions
