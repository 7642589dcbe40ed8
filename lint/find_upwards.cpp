#include "lint/find_upwards.h"

#include <unistd.h>

namespace listlint {

std::string find_upwards(const std::string& folder, std::string_view name) {
  std::string at = folder;
  while (true) {
    auto path = (at == "/" ? "" : at) + "/" + std::string(name);
    if (::access(path.c_str(), F_OK) == 0) return path;
    if (at.empty() || at == "/") return {};
    at.resize(at.rfind('/') == std::string::npos ? 0 : at.rfind('/'));
    if (at.empty()) at = "/";
  }
}

}  // namespace listlint
