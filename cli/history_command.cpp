#include "cli/commands.h"
#include "cli/history.h"
#include "cli/output.h"
#include "fetch/clock.h"
#include "fetch/sqlite_store.h"

namespace listlint::cli {

int history(const Flags& flags) {
  const auto store =
      fetch::open_sqlite_store(flags.audit.store, fetch::StoreUse::history);
  if (!store) {
    complain(store.error());
    return 2;
  }
  fetch::SystemClock clock;
  const auto text = history_text(
      **store, {flags.audit.urls, flags.audit.since, flags.format == "jsonl"},
      clock.now());
  if (!text) {
    complain(text.error());
    return 2;
  }
  return write_output(*text, flags.output) ? 0 : 2;
}

}  // namespace listlint::cli
