// What git leaves out of a work tree: the files and folders that .gitignore and
// its like name and that are not tracked. Asks the git of the system, once a
// work tree. One thread.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace listlint::cli {

class GitIgnored {
 public:
  // Whether git leaves out a file or folder in `folder`. All paths are
  // absolute; what stands outside of work trees is never left out.
  bool contains(const std::string& folder, std::string_view name);

  // Work trees whose git did not answer, each with its reason; nothing of them
  // is left out.
  const std::vector<std::string>& problems() const { return problems_; }

 private:
  const std::vector<std::string>& ignored_in(const std::string& root);
  const std::string& root_of(const std::string& folder);

  std::map<std::string, std::string> root_of_;  // "" outside; by folder
  std::map<std::string, std::vector<std::string>> ignored_;  // sorted; by root
  std::vector<std::string> problems_;
};

}  // namespace listlint::cli
