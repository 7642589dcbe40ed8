#include "cli/audit_lock.h"

#include <fmt/format.h>
#include <thread>

#include "cli/audit_watch.h"
#include "cli/output.h"
#include "fetch/clock.h"

namespace listlint::cli {
namespace {

// " (process 123 on a, since 2026-11-24T06:00:00Z)"
std::string told(const std::optional<fetch::LockHolder>& holder) {
  if (!holder) return {};
  return fmt::format(" (process {} on {}, since {})", holder->process,
                     holder->host, to_text(holder->since));
}

}  // namespace

tl::expected<std::unique_ptr<fetch::StoreLock>, std::string> lock_for_audit(
    const AuditFlags& flags) {
  constexpr Milliseconds kPause(200);
  fetch::SystemClock clock;
  for (bool is_told = false;; is_told = true) {
    auto tried = fetch::lock_store(flags.store, clock.now());
    if (!tried) return tl::unexpected(tried.error());
    const auto& holder = tried->holder;
    if (tried->lock != nullptr) {
      if (holder && !is_told) {
        complain(fmt::format(
            "the last audit of {} (process {} on {}, since {}) was killed, or "
            "its machine stopped; taking over its lock",
            flags.store, holder->process, holder->host,
            to_text(holder->since)));
      }
      return std::move(tried->lock);
    }
    if (!flags.wait) {
      return tl::unexpected(fmt::format(
          "another audit is at work on {}{}; try again when it has ended, or "
          "let --wait wait for that",
          flags.store, told(holder)));
    }
    if (!is_told) {
      complain(
          fmt::format("another audit is at work on {}{}; this one waits "
                      "for it",
                      flags.store, told(holder)));
    }
    if (is_stopped()) return tl::unexpected(std::string("stopped"));
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace listlint::cli
