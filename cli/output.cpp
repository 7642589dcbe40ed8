#include "cli/output.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <utility>

#include "reports/report.h"

namespace listlint::cli {
namespace {

// After a failure: whether a file may be written, and none made beside it.
bool may_only_overwrite(const std::string& target) {
  const int why = errno;
  const bool may =
      (why == EACCES || why == EPERM) && ::access(target.c_str(), W_OK) == 0;
  errno = why;
  return may;
}

}  // namespace

Output::~Output() {
  if (out_ != nullptr && !file_.empty() && !replaces_) std::fclose(out_);
}

bool Output::open(const std::string& file) {
  file_ = file == "-" ? std::string() : file;
  return file_.empty() || open_file() || fail(errno);
}

bool Output::open_file() {
  out_ = nullptr;
  const auto target = target_of(file_);
  if (target.empty()) return false;
  if (is_replaceable(target)) {
    replaces_ = replacement_.open(target);
    if (replaces_) out_ = replacement_.stream();
    if (replaces_ || !may_only_overwrite(target)) return replaces_;
  }
  out_ = std::fopen(file_.c_str(), stands_for_open(target) ? "ab" : "wb");
  return out_ != nullptr;
}

bool Output::write(std::string_view text) {
  if (!good_) return false;
  const size_t written = std::fwrite(text.data(), 1, text.size(), out_);
  return written == text.size() || fail(errno);
}

bool Output::close() {
  if (!good_) return false;
  const bool closed = file_.empty() ? std::fflush(out_) == 0 : close_file();
  return closed || fail(errno);
}

bool Output::close_file() {
  auto* out = std::exchange(out_, nullptr);
  return replaces_ ? replacement_.keep() : std::fclose(out) == 0;
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

void open_standard_files() {
  // The lowest number that is free is the one that is given.
  int file = ::open("/dev/null", O_RDWR);
  while (file >= 0 && file <= STDERR_FILENO) {
    file = ::open("/dev/null", O_RDWR);
  }
  if (file >= 0) ::close(file);
}

void write_stderr(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void complain(std::string_view message) {
  while (true) {
    const auto end = message.find('\n');
    write_stderr(fmt::format("listlint: {}\n",
                             reports::visible(message.substr(0, end))));
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
