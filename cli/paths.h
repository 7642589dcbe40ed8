// Which lists a run is about, and which config holds for each.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace listlint::cli {

struct ListPath {
  std::string path;
  bool walked = false;  // found in a folder, not named itself

  friend auto operator<=>(const ListPath&, const ListPath&) = default;
};

// What the arguments of a run come to.
struct Expanded {
  std::vector<ListPath> files;  // ordered, each once
  // Folders and links that lead nowhere, each with its reason.
  std::vector<std::string> failures;
  std::vector<std::string> problems;  // with git
  size_t ignored = 0;                 // lists and folders that git leaves out
};

// A folder stands for the lists below it (by extension). Left out are what is
// hidden, links to folders, what is no regular file, and where `heed_git` what
// git ignores. What does not exist stays, for the reader to complain.
Expanded expand_paths(const std::vector<std::string>& arguments, bool heed_git);

// Whether a walk leaves out a file or a folder that has this name.
bool is_hidden(std::string_view name);

// The absolute folder of a path; the current one for "-".
std::string folder_of(const std::string& path);

// The same as it is written: "lists/" of "lists/a.txt", "" of "a.txt". Lists
// with one have the other.
std::string written_folder(const std::string& path);

// A path as seen from a folder (absolute): "lists/a.txt", "../a.txt".
std::string path_from(const std::string& folder, const std::string& path);

// A path as seen from the current folder where it is below it.
std::string short_path(const std::string& path);

// Whether both are there and the same.
bool is_same_file(const std::string& path, const std::string& other);

}  // namespace listlint::cli
