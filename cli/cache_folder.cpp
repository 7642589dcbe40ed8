#include "cli/cache_folder.h"

#include <cstdlib>
#include <filesystem>
#include <set>
#include <system_error>

#include "cli/paths.h"
#include "lint/config.h"
#include "lint/find_upwards.h"

namespace listlint::cli {
namespace {

namespace fs = std::filesystem;

// A folder that is no project, whatever stands in it.
bool is_common(const std::string& folder) {
  if (folder == "/") return true;
  const char* home = std::getenv("HOME");
  if (home != nullptr && is_same_file(folder, home)) return true;
  // Where all may write, but not over each other, anybody could have made the
  // cache before.
  std::error_code error;
  const auto may = fs::status(folder, error).permissions();
  const auto shared = fs::perms::sticky_bit | fs::perms::others_write;
  return !error && (may & shared) == shared;
}

// The folder of a path of find_upwards(); "" for "".
std::string folder_with(const std::string& found) {
  return found.empty() ? found : folder_of(found);
}

// "" where there is none.
std::string project_of(const std::string& here) {
  const auto config = folder_with(find_config(here));
  const auto tree = folder_with(find_upwards(here, ".git"));
  // Both are above, so the longer one is nearer.
  const auto& nearest = config.size() > tree.size() ? config : tree;
  if (!nearest.empty() && !is_common(nearest)) return nearest;
  return is_common(here) ? std::string() : here;
}

bool is_below(const std::string& folder, const std::string& top) {
  return folder == top || folder.starts_with(top + "/");
}

bool is_about(const std::vector<Job>& jobs, const std::string& project) {
  std::set<std::string> folders;  // as they are written
  for (const auto& job : jobs) {
    if (!job.may_be_known || job.path == "-") continue;
    if (!folders.insert(written_folder(job.path)).second) continue;
    // The path may lead here through links.
    const auto folder = folder_of(job.path);
    std::error_code error;
    if (is_below(folder, project) ||
        is_below(fs::weakly_canonical(folder, error).string(), project)) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::string cache_folder(const std::vector<Job>& jobs) {
  const auto project = project_of(folder_of("-"));
  if (project.empty() || !is_about(jobs, project)) return {};
  return project + "/.listlint/cache";
}

}  // namespace listlint::cli
