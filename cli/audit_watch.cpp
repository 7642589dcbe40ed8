#include "cli/audit_watch.h"

#include <csignal>
#include <cstdio>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/output.h"
#include "lint/host.h"
#include "reports/audit_summary.h"

namespace listlint::cli {
namespace {

// The one thing that a signal handler may touch.
volatile std::sig_atomic_t stopped = 0;

void stop(int signal) { stopped = signal; }

// Columns that a line may fill without going over to the next one.
uint32_t terminal_width() {
  constexpr uint32_t kUsual = 79;
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0) return kUsual;
  return size.ws_col <= 1 ? kUsual : size.ws_col - 1U;
}

reports::AuditProgress told(const fetch::Progress& progress) {
  const auto of = [&](State state) {
    return progress.by_state[static_cast<size_t>(state)];
  };
  reports::AuditProgress told;
  told.targets = progress.targets;
  told.done = progress.done;
  told.known = progress.known;
  told.dead = of(State::dead);
  told.suspect = of(State::suspect);
  told.blocked = of(State::blocked);
  const std::chrono::duration<double> since =
      progress.now - progress.started_at;
  told.seconds = since.count();
  told.slowest_host = progress.slowest_host;
  told.slowest_waiting = progress.slowest_waiting;
  return told;
}

std::string line_of(const Verdict& verdict, fetch::ChangeKind change) {
  auto line = fmt::format("{} ({}): {}", name_of(verdict.state),
                          name_of(verdict.reason), without_user(verdict.url));
  if (!verdict.detail.empty()) line += ": " + verdict.detail;
  if (change != fetch::ChangeKind::none) {
    line += fmt::format(" [{}]", name_of(change));
  }
  return line;
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

int stop_signal() { return stopped; }

bool Watch::progress(const fetch::Progress& progress) {
  constexpr Milliseconds kEvery(200);
  last = progress;
  if (live_ && (!shown_ || progress.now - shown_at_ >= kEvery)) {
    show(reports::progress_line(told(progress), terminal_width()));
    shown_at_ = progress.now;
  }
  return !is_stopped();
}

void Watch::settled(const Verdict& verdict, fetch::ChangeKind change) {
  if (!verbose_) return;
  clear();
  complain(line_of(verdict, change));
}

void Watch::show(const std::string& line) {
  // Over the line before, and what is left of it is wiped.
  write_stderr(fmt::format("\r{}\x1B[K", line));
  std::fflush(stderr);
  shown_ = true;
}

void Watch::clear() {
  if (shown_) write_stderr("\r\x1B[K");
  shown_ = false;
}

}  // namespace listlint::cli
