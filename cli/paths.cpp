#include "cli/paths.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

#include "lint/read/reader.h"

namespace listlint::cli {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) {
  const auto name = path.filename().string();
  return name.size() > 1 && name.front() == '.' && name != "..";
}

void walk(const std::string& folder, std::vector<ListPath>& files,
          std::vector<std::string>& failures) {
  std::error_code error;
  fs::recursive_directory_iterator at(folder, error);
  const fs::recursive_directory_iterator end;
  while (!error && at != end) {
    const auto path = at->path();
    std::error_code ignored;
    if (at->is_directory(ignored) && is_hidden(path)) {
      at.disable_recursion_pending();
    } else if (at->is_regular_file(ignored) && !is_hidden(path) &&
               is_list_file(path.string())) {
      files.push_back({path.lexically_normal().string(), true});
    }
    at.increment(error);
  }
  if (error) {
    failures.push_back(
        fmt::format("cannot read the folder {}: {}", folder, error.message()));
  }
}

}  // namespace

std::vector<ListPath> expand_paths(const std::vector<std::string>& arguments,
                                   std::vector<std::string>& failures) {
  std::vector<ListPath> files;
  for (const auto& argument : arguments) {
    std::error_code ignored;
    if (argument != "-" && fs::is_directory(argument, ignored)) {
      walk(argument, files, failures);
    } else {
      files.push_back({argument, false});
    }
  }
  // A file that is named counts as named where it is found, too.
  std::ranges::sort(files);
  const auto same = [](const ListPath& a, const ListPath& b) {
    return a.path == b.path;
  };
  files.erase(std::unique(files.begin(), files.end(), same), files.end());
  return files;
}

std::string folder_of(const std::string& path) {
  std::error_code error;
  if (path == "-") return fs::current_path(error).string();
  return fs::absolute(path, error).lexically_normal().parent_path().string();
}

std::string path_from(const std::string& folder, const std::string& path) {
  std::error_code error;
  const auto whole = fs::absolute(path, error).lexically_normal();
  const auto relative = whole.lexically_relative(folder);
  return (relative.empty() ? whole : relative).string();
}

std::string short_path(const std::string& path) {
  std::error_code error;
  auto seen = path_from(fs::current_path(error).string(), path);
  return seen.starts_with("..") ? path : seen;
}

bool is_same_file(const std::string& path, const std::string& other) {
  std::error_code error;
  return !other.empty() && fs::equivalent(path, other, error) && !error;
}

}  // namespace listlint::cli
