#include "cli/audit_watch.h"

#include <csignal>
#include <cstdio>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/output.h"
#include "reports/audit_summary.h"

namespace listlint::cli {
namespace {

// The one thing that a signal handler may touch.
volatile std::sig_atomic_t stopped = 0;

void stop(int /*signal*/) { stopped = 1; }

size_t terminal_width() {
  constexpr size_t kUsual = 80;
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0) return kUsual;
  return size.ws_col == 0 ? kUsual : size.ws_col;
}

reports::AuditProgress told(const fetch::Progress& progress) {
  reports::AuditProgress told;
  told.addresses = progress.targets;
  told.done = progress.done;
  told.known = progress.known;
  told.by_state = progress.by_state;
  told.elapsed = progress.now - progress.started_at;
  told.slowest_host = progress.slowest_host;
  told.slowest_waiting = progress.slowest_waiting;
  return told;
}

}  // namespace

void heed_signals() {
  struct sigaction action {};
  action.sa_handler = stop;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

bool is_stopped() { return stopped != 0; }

bool Watch::progress(const fetch::Progress& progress) {
  constexpr Milliseconds kEvery(200);
  last = progress;
  if (live_ && (!shown_ || progress.now - shown_at_ >= kEvery)) {
    show(reports::progress_line(told(progress), terminal_width() - 1));
    shown_at_ = progress.now;
  }
  return !is_stopped();
}

void Watch::settled(const Verdict& verdict, fetch::ChangeKind change) {
  if (!verbose_) return;
  clear();
  complain(reports::verdict_line(verdict, name_of(change)));
}

void Watch::show(const std::string& line) {
  // Over the line before, and what is left of it is wiped.
  fmt::print(stderr, "\r{}\x1B[K", line);
  std::fflush(stderr);
  shown_ = true;
}

void Watch::clear() {
  if (shown_) fmt::print(stderr, "\r\x1B[K");
  shown_ = false;
}

}  // namespace listlint::cli
