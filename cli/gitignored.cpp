#include "cli/gitignored.h"

#include <algorithm>
#include <fmt/format.h>
#include <tl/expected.hpp>

#include "cli/git.h"
#include "lint/find_upwards.h"

namespace listlint::cli {
namespace {

// What git prints. The flags win over GIT_DIR and its like, by which a hook of
// another work tree may have been started.
tl::expected<std::string, std::string> ask_git(const std::string& root) {
  const std::vector<std::string> arguments = {
      "-C",          root,       "--git-dir", root + "/.git",
      "--work-tree", root,       "-c",        "core.fsmonitor=false",
      "ls-files",    "--others", "--ignored", "--exclude-standard",
      "--directory", "-z"};
  return run_git(arguments);
}

}  // namespace

const std::string& GitIgnored::root_of(const std::string& folder) {
  const auto [at, is_new] = root_of_.try_emplace(folder);
  if (is_new) {
    auto found = find_upwards(folder, ".git");
    found.resize(found.empty() ? 0 : found.rfind('/'));
    at->second = std::move(found);
  }
  return at->second;
}

const std::vector<std::string>& GitIgnored::ignored_in(
    const std::string& root) {
  const auto [at, is_new] = ignored_.try_emplace(root);
  auto& ignored = at->second;
  if (!is_new) return ignored;
  const auto text = ask_git(root);
  if (!text) {
    problems_.push_back(fmt::format("what git ignores in {} is read, too: {}",
                                    root, text.error()));
    return ignored;
  }
  for (size_t begin = 0; begin < text->size();) {
    const auto end = std::min(text->find('\0', begin), text->size());
    auto path = text->substr(begin, end - begin);
    if (path.ends_with('/')) path.pop_back();
    ignored.push_back(std::move(path));
    begin = end + 1;
  }
  std::ranges::sort(ignored);
  return ignored;
}

bool GitIgnored::contains(const std::string& folder, std::string_view name) {
  const auto& root = root_of(folder);
  if (root.empty()) return false;
  auto path = folder.substr(root.size());
  if (path.starts_with('/')) path.erase(0, 1);
  if (!path.empty()) path += '/';
  path += name;
  return std::ranges::binary_search(ignored_in(root), path);
}

}  // namespace listlint::cli
