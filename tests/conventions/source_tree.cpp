#include "tests/conventions/source_tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace listlint::conventions {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = LISTLINT_ROOT;

void add(const fs::path& path, std::vector<File>& found) {
  std::ifstream in(path, std::ios::binary);
  found.push_back({path.lexically_relative(kRoot).generic_string(),
                   {std::istreambuf_iterator<char>(in), {}}});
}

}  // namespace

std::vector<File> files(const std::vector<std::string>& roots,
                        const std::vector<std::string_view>& endings) {
  const auto wanted = [&](const fs::path& path) {
    const auto name = path.filename().string();
    return std::ranges::any_of(endings, [&](std::string_view ending) {
      return name.ends_with(ending);
    });
  };
  std::vector<File> found;
  for (const auto& root : roots) {
    const auto path = kRoot / root;
    if (fs::is_regular_file(path)) add(path, found);
    if (!fs::is_directory(path)) continue;
    for (const auto& item : fs::recursive_directory_iterator(path)) {
      if (item.is_regular_file() && wanted(item.path())) {
        add(item.path(), found);
      }
    }
  }
  std::ranges::sort(found, {}, &File::path);
  return found;
}

const std::vector<File>& code() {
  static const auto found = files(
      {"lint", "rules", "fetch", "reports", "cli", "tests"}, {".h", ".cpp"});
  return found;
}

const std::vector<File>& prose() {
  static const auto found =
      files({"README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md",
             "docs", "rules", "corpus"},
            {".md"});
  return found;
}

bool exists(const std::string& path) { return fs::exists(kRoot / path); }

std::string_view top_folder(std::string_view path) {
  const auto slash = path.find('/');
  return slash == std::string_view::npos ? std::string_view()
                                         : path.substr(0, slash);
}

}  // namespace listlint::conventions
