// Which lists a run is about, and which config holds for each.
#pragma once

#include <compare>
#include <string>
#include <vector>

namespace listlint::cli {

struct ListPath {
  std::string path;
  bool walked = false;  // found in a folder, not named itself

  friend auto operator<=>(const ListPath&, const ListPath&) = default;
};

// The files that the arguments name, ordered and each once. A folder stands
// for the lists below it (by extension), hidden folders and links to folders
// left out; what does not exist stays, for the reader to complain.
// Folders that cannot be opened are told in `failures`.
std::vector<ListPath> expand_paths(const std::vector<std::string>& arguments,
                                   std::vector<std::string>& failures);

// The absolute folder of a path; the current one for "-".
std::string folder_of(const std::string& path);

// A path as seen from a folder (absolute): "lists/a.txt", "../a.txt".
std::string path_from(const std::string& folder, const std::string& path);

// A path as seen from the current folder where it is below it.
std::string short_path(const std::string& path);

// Whether both are there and the same.
bool is_same_file(const std::string& path, const std::string& other);

}  // namespace listlint::cli
