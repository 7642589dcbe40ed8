#include "cli/start_audit.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <unistd.h>

#include "cli/output.h"

namespace listlint::cli {

int start_audit(char** argv) {
  namespace fs = std::filesystem;
  std::error_code error;
  const auto here = fs::read_symlink("/proc/self/exe", error).parent_path();
  const auto beside = here / "listlint-audit";
  const auto installed = (here / LISTLINT_AUDIT_FROM_BIN).lexically_normal();
  for (const auto& program : {beside, installed}) {
    ::execv(program.c_str(), argv);
    if (errno == ENOENT) continue;
    complain(fmt::format("cannot start {}: {}", program.string(),
                         std::strerror(errno)));
    return 2;
  }
  complain(fmt::format(
      "cannot audit: {} is missing; it belongs beside listlint, or at {}",
      beside.string(), installed.string()));
  return 2;
}

}  // namespace listlint::cli
