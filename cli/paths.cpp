#include "cli/paths.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <string_view>
#include <utility>

#include "cli/gitignored.h"
#include "lint/read/reader.h"

namespace listlint::cli {
namespace {

namespace fs = std::filesystem;

// One walk after another. A folder that cannot be read does not end it.
class Walk {
 public:
  Walk(Expanded& found, bool heed_git) : found_(found), heed_git_(heed_git) {}

  void over(const std::string& folder) {
    folders_.push_back(folder);
    while (!folders_.empty()) {
      const auto next = std::move(folders_.back());
      folders_.pop_back();
      read_folder(next);
    }
  }

  const std::vector<std::string>& problems() const { return git_.problems(); }

 private:
  void read_folder(const std::string& folder) {
    std::error_code error;
    const auto absolute = heed_git_ ? real_path(folder) : std::string();
    fs::directory_iterator at(folder, error);
    const fs::directory_iterator end;
    while (!error && at != end) {
      take(*at, absolute);
      at.increment(error);
    }
    if (!error) return;
    found_.failures.push_back(
        fmt::format("cannot read the folder {}: {}", folder, error.message()));
  }

  void take(const fs::directory_entry& entry, const std::string& absolute) {
    const auto name = entry.path().filename().string();
    if (is_hidden(name)) return;
    std::error_code error;
    const auto type = entry.symlink_status(error).type();
    const bool is_folder = type == fs::file_type::directory;
    if (!is_folder && !is_list_file(name)) return;
    if (type == fs::file_type::symlink) {
      const auto target = entry.status(error).type();
      if (target == fs::file_type::directory) return;
      if (target == fs::file_type::not_found || error) {
        take_dangling(entry, absolute, name);
        return;
      }
      if (target != fs::file_type::regular) return;
    } else if (!is_folder && type != fs::file_type::regular) {
      return;
    }
    if (is_ignored(absolute, name)) return;
    const auto path = entry.path().lexically_normal().string();
    if (is_folder) {
      folders_.push_back(path);
    } else {
      found_.files.push_back({path, true});
    }
  }

  void take_dangling(const fs::directory_entry& entry,
                     const std::string& absolute, const std::string& name) {
    if (is_ignored(absolute, name)) return;
    found_.failures.push_back(
        fmt::format("cannot read {}: the link leads nowhere",
                    entry.path().lexically_normal().string()));
  }

  bool is_ignored(const std::string& absolute, const std::string& name) {
    if (absolute.empty() || !git_.contains(absolute, name)) return false;
    ++found_.ignored;
    return true;
  }

  static std::string real_path(const std::string& folder) {
    std::error_code error;
    return fs::canonical(folder, error).string();
  }

  Expanded& found_;
  const bool heed_git_;
  GitIgnored git_;
  std::vector<std::string> folders_;  // still to be read
};

}  // namespace

Expanded expand_paths(const std::vector<std::string>& arguments,
                      bool heed_git) {
  Expanded found;
  Walk walk(found, heed_git);
  for (const auto& argument : arguments) {
    std::error_code ignored;
    if (argument != "-" && fs::is_directory(argument, ignored)) {
      walk.over(argument);
    } else {
      found.files.push_back({argument, false});
    }
  }
  found.problems = walk.problems();
  std::ranges::sort(found.failures);
  // A file that is named counts as named where it is found, too.
  auto& files = found.files;
  std::ranges::sort(files);
  const auto same = [](const ListPath& a, const ListPath& b) {
    return a.path == b.path;
  };
  files.erase(std::unique(files.begin(), files.end(), same), files.end());
  return found;
}

bool is_hidden(std::string_view name) {
  return name.size() > 1 && name.front() == '.' && name != "..";
}

std::string folder_of(const std::string& path) {
  std::error_code error;
  if (path == "-") return fs::current_path(error).string();
  return fs::absolute(path, error).lexically_normal().parent_path().string();
}

std::string written_folder(const std::string& path) {
  return path.substr(0, path.rfind('/') + 1);
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
