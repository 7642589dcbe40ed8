#include "fetch/audit.h"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <random>
#include <set>
#include <unistd.h>
#include <vector>

#include "cli/audit_lock.h"
#include "cli/audit_snapshots.h"
#include "cli/audit_targets.h"
#include "cli/audit_watch.h"
#include "cli/audit_whole.h"
#include "cli/check_plan.h"
#include "cli/commands.h"
#include "cli/history.h"
#include "cli/output.h"
#include "cli/run.h"
#include "fetch/cited_urls.h"
#include "fetch/curl_transport.h"
#include "fetch/sqlite_store.h"
#include "lint/input.h"
#include "reports/audit_summary.h"
#include "reports/verdict_json.h"

namespace listlint::cli {
namespace {

using fetch::CitedUrls;
using fetch::Target;
using Done = tl::expected<void, std::string>;

// What is known of the cited addresses, in the order of their bytes.
class Verdicts {
 public:
  void reserve(size_t count) { rows_.reserve(count); }
  // In order.
  void add(Verdict verdict) { rows_.push_back(std::move(verdict)); }
  const Verdict* find(std::string_view url) const {
    const auto row = std::ranges::lower_bound(rows_, url, {}, &Verdict::url);
    return row != rows_.end() && row->url == url ? &*row : nullptr;
  }
  const std::vector<Verdict>& rows() const { return rows_; }

 private:
  std::vector<Verdict> rows_;
};

// Where the Wayback Machine tells of its copies: the quick way, which has
// few words for many askers, and the thorough one.
constexpr std::string_view kWayback[] = {
    "https://archive.org/wayback/available?url={url}&timestamp={timestamp}",
    "https://web.archive.org/web/timemap/link/{url}"};

// Collects addresses; the documents themselves are not kept.
class Collector final : public Taker {
 public:
  explicit Collector(const Flags& flags)
      : Taker(flags), sites_(flags.audit.check_sites) {}

  CitedUrls cited;

 private:
  bool write(const Checked& checked) override {
    if (checked.source != nullptr) cited.add(checked.document, sites_);
    return true;
  }

  bool sites_;
};

// Lists are read twice, before and after their addresses are asked; standard
// input comes only once.
Done keep_standard_input(Plan& plan) {
  const auto is_standard = [](const Job& job) { return job.path == "-"; };
  if (std::ranges::none_of(plan.jobs, is_standard)) return {};
  std::string bytes;
  const auto input = open_standard_input();
  if (const auto why = read_rest(*input, bytes); !why.empty()) {
    return tl::unexpected("cannot read standard input: " + why);
  }
  plan.standard_input = std::move(bytes);
  return {};
}

Milliseconds milliseconds(double seconds) {
  return Milliseconds(static_cast<int64_t>(seconds * 1000));
}

fetch::AuditOptions audit_options(const AuditFlags& flags) {
  fetch::AuditOptions options;
  options.concurrency = flags.concurrency;
  options.host_concurrency = flags.host_concurrency;
  options.rate = flags.rate;
  options.retries = flags.retries;
  options.timeout = milliseconds(flags.timeout);
  options.connect_timeout = milliseconds(flags.connect_timeout);
  options.max_body = flags.max_body;
  options.user_agent =
      flags.user_agent.empty()
          ? "Mozilla/5.0 (compatible; listlint/" LISTLINT_VERSION ")"
          : flags.user_agent;
  options.robots = !flags.no_robots;
  options.patience = {flags.patience,
                      milliseconds(flags.patience_days * 86'400)};
  options.due_only = flags.due;
  options.witness = flags.witness;
  if (flags.no_archives) return options;
  options.archives = flags.archives;
  if (options.archives.empty()) {
    options.archives.assign(std::begin(kWayback), std::end(kWayback));
  }
  return options;
}

// --resolve: @FILE stands for its lines.
tl::expected<std::vector<std::string>, std::string> read_resolve(
    const std::vector<std::string>& given) {
  std::vector<std::string> rows;
  for (const auto& row : given) {
    if (!row.starts_with('@')) {
      rows.push_back(row);
      continue;
    }
    const auto source = read_source(row.substr(1));
    if (!source) return tl::unexpected("--resolve: " + source.error());
    std::string_view text = (*source)->bytes();
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      auto line = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
      if (!line.empty()) rows.emplace_back(line);
    }
  }
  return rows;
}

tl::expected<std::unique_ptr<fetch::Transport>, std::string> open_transport(
    const AuditFlags& flags) {
  fetch::CurlOptions options;
  options.ca_file = flags.ca_file;
  options.proxy = flags.proxy;
  options.connections = std::max(flags.concurrency, 256U);
  for (std::string_view nets : flags.allow_private) {
    while (!nets.empty()) {
      const auto end = std::min(nets.find(','), nets.size());
      options.allow_private.emplace_back(nets.substr(0, end));
      nets.remove_prefix(std::min(end + 1, nets.size()));
    }
  }
  auto resolve = read_resolve(flags.resolve);
  if (!resolve) return tl::unexpected(resolve.error());
  options.resolve = std::move(*resolve);
  return fetch::make_curl_transport(options);
}

tl::expected<Verdicts, std::string> known(const CitedUrls& cited,
                                          fetch::Store& store) {
  Verdicts verdicts;
  verdicts.reserve(cited.urls.size());
  for (const auto& [url, what] : cited.urls) {
    auto record = store.find(url);
    if (!record) return tl::unexpected(record.error());
    if (*record) verdicts.add(std::move((*record)->verdict));
  }
  return verdicts;
}

// What is known once all is asked. The store is kept from other audits
// meanwhile.
struct Asked {
  Verdicts verdicts;
  std::unique_ptr<fetch::StoreLock> lock;
  std::unique_ptr<fetch::Store> store;  // null where nothing was asked
  bool was_idle = true;                 // no request was made
  // Since the audit before, oldest first.
  Time since;
  std::vector<fetch::Change> changes;
  std::set<std::string, std::less<>> died;
};

// Notes what has changed of the cited addresses since an audit of the store
// ended; in the first one all is new.
Done note_changes(const CitedUrls& cited, const fetch::Run& run,
                  fetch::Store& store, Asked& asked) {
  const auto& before = run.ended_before;
  asked.since = before.value_or(run.started_at);
  auto changes = store.changes(before ? *before + Milliseconds(1) : Time());
  if (!changes) return tl::unexpected(std::move(changes.error()));
  for (auto& change : *changes) {
    if (cited.urls.find(change.url) == cited.urls.end()) continue;
    if (change.kind == fetch::ChangeKind::died) asked.died.insert(change.url);
    asked.changes.push_back(std::move(change));
  }
  return {};
}

// Asks what is to be asked, and collects what is known then.
tl::expected<Asked, std::string> ask(const CitedUrls& cited, const Flags& flags,
                                     Watch& watch) {
  const auto targets = make_targets(cited, flags.audit);
  const auto& path = flags.audit.store;
  heed_signals();
  auto transport = open_transport(flags.audit);
  if (!transport) return tl::unexpected(transport.error());
  auto lock = lock_for_audit(flags.audit);
  if (!lock) return tl::unexpected(lock.error());
  auto store = fetch::open_sqlite_store(path, fetch::StoreUse::audit);
  if (!store) return tl::unexpected(store.error());
  fetch::SystemClock clock;
  const auto begun =
      (*store)->begin_run(scope_of(targets), clock.now(), flags.audit.fresh);
  if (!begun) return tl::unexpected(begun.error());
  if (begun->resumed && !flags.quiet) {
    complain(fmt::format("going on with the audit of {}, which did not end",
                         to_text(begun->started_at)));
  }
  std::mt19937_64 random{std::random_device()()};
  const fetch::AuditWorld world{clock, **transport, **store,
                                [&random] { return random(); }};
  const auto whole = fetch::run_audit(targets, audit_options(flags.audit),
                                      world, *begun, watch);
  watch.clear();
  if (!whole) return tl::unexpected(whole.error());
  if (!*whole) {
    return tl::unexpected(
        fmt::format("stopped with {} of {} addresses checked; the same command "
                    "goes on from there",
                    watch.last.done, watch.last.targets));
  }
  Asked asked;
  asked.was_idle = watch.last.requests == 0 && !begun->resumed;
  if (const auto noted = note_changes(cited, *begun, **store, asked); !noted) {
    return tl::unexpected(noted.error());
  }
  const auto ended = (*store)->end_run(*begun, clock.now());
  if (!ended) return tl::unexpected(ended.error());
  auto verdicts = known(cited, **store);
  if (!verdicts) return tl::unexpected(verdicts.error());
  asked.verdicts = std::move(*verdicts);
  asked.lock = std::move(*lock);
  asked.store = std::move(*store);
  return asked;
}

bool write_verdicts(const CitedUrls& cited, const Verdicts& verdicts,
                    Output& output) {
  for (const auto& [url, what] : cited.urls) {
    const auto* verdict = verdicts.find(url);
    if (verdict == nullptr) continue;
    if (!output.write(reports::verdict_json(*verdict, what.by))) return false;
  }
  return true;
}

void tell_summary(const Verdicts& verdicts, const Flags& flags) {
  if (flags.quiet) return;
  reports::AuditCounts counts;
  for (const auto& verdict : verdicts.rows()) counts.add(verdict);
  write_stderr(reports::audit_summary(counts));
}

int tell(const Plan& plan, const Flags& flags, const CitedUrls& cited,
         const Verdicts& verdicts) {
  return check_plan(plan, flags, [&](Output& output) {
    return write_verdicts(cited, verdicts, output);
  });
}

// With --report: what has changed on stdout, and findings only where they are
// asked for.
int tell_changes(const Plan& plan, const Flags& flags, const CitedUrls& cited,
                 const Asked& asked) {
  auto told = flags;
  bool good = true;
  if (flags.outputs.empty() && flags.format.empty() && !flags.statistics) {
    told.outputs = {"/dev/null"};
    // Without addresses there is no audit that they could have changed since.
    if (asked.store != nullptr && (!flags.quiet || !asked.changes.empty())) {
      good = write_output(changes_text(asked.changes, asked.since, false), "");
    }
  }
  const int code = tell(plan, told, cited, asked.verdicts);
  return good ? code : 2;
}

// Where nothing was due and the reports tell of the lists as they are.
bool has_nothing_to_do(const Plan& plan, const Flags& flags,
                       const Asked& asked) {
  return flags.audit.due && asked.was_idle && !flags.no_lists.empty() &&
         are_current(flags.no_lists, plan);
}

}  // namespace

int audit(const Flags& given) {
  auto flags = given;
  flags.no_lists = whole_reports(given.audit);
  auto plan = make_plan(flags, Purpose::audit);
  if (!plan) {
    complain(plan.error());
    return 2;
  }
  if (const auto kept = keep_standard_input(*plan); !kept) {
    complain(kept.error());
    return 2;
  }
  Collector collector(flags);
  run(*plan, flags, collector);
  Asked asked;
  if (!collector.cited.urls.empty()) {
    Watch watch(!flags.quiet && ::isatty(STDERR_FILENO) == 1, flags.verbose);
    auto answer = ask(collector.cited, flags, watch);
    if (!answer) {
      complain(answer.error());
      return 2;
    }
    asked = std::move(*answer);
  }
  if (collector.failures.empty() && has_nothing_to_do(*plan, flags, asked)) {
    return 0;
  }
  if (!collector.cited.urls.empty()) tell_summary(asked.verdicts, flags);
  plan->verdicts = [&asked](std::string_view url) {
    return asked.verdicts.find(url);
  };
  plan->is_newly_dead = [&asked](std::string_view url) {
    return asked.died.contains(url);
  };
  int code = flags.no_lists.empty()
                 ? tell(*plan, flags, collector.cited, asked.verdicts)
                 : tell_changes(*plan, flags, collector.cited, asked);
  // Behind the fixes, and ahead of the whole report, which tells how the lists
  // were at each audit, this one too.
  if (asked.store != nullptr) {
    const auto done =
        remember_lists(*plan, flags, *asked.store, fetch::SystemClock().now());
    if (!done) complain(done.error());
    if (!done) code = 2;
  }
  if (!flags.no_lists.empty() && !write_whole(flags.no_lists, flags)) code = 2;
  return code;
}

}  // namespace listlint::cli
