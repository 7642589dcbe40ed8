#include "cli/output.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <unistd.h>

#include "reports/report.h"

namespace listlint::cli {

bool write_output(std::string_view text, const std::string& file) {
  std::FILE* out = file.empty() ? stdout : std::fopen(file.c_str(), "wb");
  bool good = out != nullptr;
  if (good) good = std::fwrite(text.data(), 1, text.size(), out) == text.size();
  if (good) good = std::fflush(out) == 0;
  const int why = errno;
  if (!file.empty() && out != nullptr) good = std::fclose(out) == 0 && good;
  if (!good) {
    complain(fmt::format("cannot write {}: {}",
                         file.empty() ? "to stdout" : file,
                         std::strerror(why)));
  }
  return good;
}

void complain(std::string_view message) {
  fmt::print(stderr, "listlint: {}\n", reports::visible(message));
}

bool use_color(std::string_view when, const std::string& file) {
  if (when != "auto") return when == "always";
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && *no_color != '\0') return false;
  return file.empty() && ::isatty(STDOUT_FILENO) != 0;
}

}  // namespace listlint::cli
