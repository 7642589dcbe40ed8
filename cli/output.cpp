#include "cli/output.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <unistd.h>
#include <utility>

#include "reports/report.h"

namespace listlint::cli {

Output::~Output() {
  if (out_ != nullptr && !file_.empty()) std::fclose(out_);
}

bool Output::open(const std::string& file) {
  file_ = file == "-" ? std::string() : file;
  if (!file_.empty()) out_ = std::fopen(file.c_str(), "wb");
  return out_ != nullptr || fail(errno);
}

bool Output::write(std::string_view text) {
  if (!good_) return false;
  const size_t written = std::fwrite(text.data(), 1, text.size(), out_);
  return written == text.size() || fail(errno);
}

bool Output::close() {
  if (!good_) return false;
  if (std::fflush(out_) != 0) return fail(errno);
  if (!file_.empty() && std::fclose(std::exchange(out_, nullptr)) != 0) {
    return fail(errno);
  }
  return true;
}

bool Output::fail(int why) {
  good_ = false;
  complain(fmt::format("cannot write {}: {}",
                       file_.empty() ? "to stdout" : file_,
                       std::strerror(why)));
  return false;
}

bool write_output(std::string_view text, const std::string& file) {
  Output output;
  return output.open(file) && output.write(text) && output.close();
}

void complain(std::string_view message) {
  while (true) {
    const auto end = message.find('\n');
    fmt::print(stderr, "listlint: {}\n",
               reports::visible(message.substr(0, end)));
    if (end == message.npos) return;
    message.remove_prefix(end + 1);
  }
}

bool use_color(std::string_view when, const std::string& file) {
  if (when != "auto") return when == "always";
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && *no_color != '\0') return false;
  return file.empty() && ::isatty(STDOUT_FILENO) != 0;
}

}  // namespace listlint::cli
