#include "fetch/sqlite_store.h"

#include <array>
#include <bit>
#include <fmt/format.h>

#include "fetch/sqlite_database.h"
#include "fetch/sqlite_schema.h"
#include "fetch/sqlite_snapshots.h"

namespace listlint::fetch {
namespace {

constexpr Milliseconds kResumable = std::chrono::days(1);

enum Sql : size_t {
  kBegin,
  kCommit,
  kRollback,
  kLastRun,
  kLastEnd,
  kBeginRun,
  kEndRun,
  kFind,
  kPut,
  kPutCheck,
  kDropChange,
  kPutChange,
  kFindRobots,
  kPutRobots,
  kFindCapture,
  kPutCapture,
  kHistory,
  kChanges,
  kSqlCount
};

// In the order of Sql. The columns of an address are in the order in which
// bind_record() and read_record() go through them.
constexpr std::array<std::string_view, kSqlCount> kSql = {
    "BEGIN IMMEDIATE",
    "COMMIT",
    "ROLLBACK",
    "SELECT id, started_at, ended_at FROM runs WHERE scope = ? "
    "ORDER BY id DESC LIMIT 1",
    "SELECT max(ended_at) FROM runs",
    "INSERT INTO runs (scope, started_at) VALUES (?, ?) RETURNING id",
    "UPDATE runs SET ended_at = ? WHERE id = ?",
    "SELECT url, state, reason, detail, status, final_url, redirects, title, "
    "content_type, checked_at, last_ok_at, first_failed_at, failures, drift, "
    "archive_url, archived_at, etag, last_modified, simhash, words, exact, "
    "first_simhash, first_words, first_exact, first_title, first_ok_at, "
    "counted_at, strikes, first_strike_at, not_before "
    "FROM addresses WHERE url = ?",
    "INSERT INTO addresses (url, state, reason, detail, status, final_url, "
    "redirects, title, content_type, checked_at, last_ok_at, first_failed_at, "
    "failures, drift, archive_url, archived_at, etag, last_modified, simhash, "
    "words, exact, first_simhash, first_words, first_exact, first_title, "
    "first_ok_at, counted_at, strikes, first_strike_at, not_before) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (url) DO UPDATE SET state = excluded.state, "
    "reason = excluded.reason, detail = excluded.detail, "
    "status = excluded.status, final_url = excluded.final_url, "
    "redirects = excluded.redirects, title = excluded.title, "
    "content_type = excluded.content_type, checked_at = excluded.checked_at, "
    "last_ok_at = excluded.last_ok_at, "
    "first_failed_at = excluded.first_failed_at, "
    "failures = excluded.failures, drift = excluded.drift, "
    "archive_url = excluded.archive_url, archived_at = excluded.archived_at, "
    "etag = excluded.etag, last_modified = excluded.last_modified, "
    "simhash = excluded.simhash, words = excluded.words, "
    "exact = excluded.exact, first_simhash = excluded.first_simhash, "
    "first_words = excluded.first_words, first_exact = excluded.first_exact, "
    "first_title = excluded.first_title, first_ok_at = excluded.first_ok_at, "
    "counted_at = excluded.counted_at, strikes = excluded.strikes, "
    "first_strike_at = excluded.first_strike_at, "
    "not_before = excluded.not_before RETURNING id",
    "INSERT OR REPLACE INTO checks (address, checked_at, state, reason, "
    "status, final_url, title) VALUES (?, ?, ?, ?, ?, ?, ?)",
    "DELETE FROM changes WHERE at = ? AND address = ?",
    "INSERT INTO changes (address, kind, at, state, reason, final_url) "
    "VALUES (?, ?, ?, ?, ?, ?)",
    "SELECT origin, status, body, fetched_at FROM robots WHERE origin = ?",
    "INSERT OR REPLACE INTO robots (origin, status, body, fetched_at) "
    "VALUES (?, ?, ?, ?)",
    "SELECT url, archive_url, archived_at, asked_at FROM captures "
    "WHERE url = ?",
    "INSERT OR REPLACE INTO captures (url, archive_url, archived_at, "
    "asked_at) VALUES (?, ?, ?, ?)",
    "SELECT checks.checked_at, checks.state, checks.reason, checks.status, "
    "coalesce(checks.final_url, url), checks.title FROM checks "
    "JOIN addresses ON addresses.id = address WHERE url = ? "
    "ORDER BY checks.checked_at",
    "SELECT url, kind, at, changes.state, changes.reason, changes.final_url "
    "FROM changes JOIN addresses ON addresses.id = address WHERE at >= ? "
    "ORDER BY at, changes.id",
};

// One a line: an address has no line ends.
std::string joined(const std::vector<std::string>& lines) {
  return fmt::format("{}", fmt::join(lines, "\n"));
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

void bind_digest(Query& query, const Digest& digest) {
  query.bind(std::bit_cast<int64_t>(digest.simhash))
      .bind(int64_t{digest.words})
      .bind(std::bit_cast<int64_t>(digest.exact));
}

Digest read_digest(Query& query) {
  Digest digest;
  digest.simhash = std::bit_cast<uint64_t>(query.number());
  digest.words = static_cast<uint32_t>(query.number());
  digest.exact = std::bit_cast<uint64_t>(query.number());
  return digest;
}

void bind_capture(Query& query, const std::optional<Capture>& capture) {
  if (capture) {
    query.bind(capture->url).bind(capture->captured_at);
  } else {
    query.bind_null().bind_null();
  }
}

std::optional<Capture> read_capture(Query& query) {
  const bool is_null = query.is_null();
  Capture capture;
  capture.url = query.text();
  capture.captured_at = query.time();
  if (is_null) return std::nullopt;
  return capture;
}

// `redirects` is bound and must stay.
void bind_record(Query& query, const Record& record,
                 const std::string& redirects) {
  const auto& verdict = record.verdict;
  query.bind(verdict.url)
      .bind(name_of(verdict.state))
      .bind(name_of(verdict.reason))
      .bind(verdict.detail)
      .bind(int64_t{verdict.status})
      .bind(verdict.final_url)
      .bind(redirects)
      .bind(verdict.title)
      .bind(verdict.content_type)
      .bind(verdict.checked_at)
      .bind(verdict.last_ok_at)
      .bind(verdict.first_failed_at)
      .bind(int64_t{verdict.failures})
      .bind(verdict.drift);
  bind_capture(query, verdict.archive);
  query.bind(record.etag).bind(record.last_modified);
  bind_digest(query, record.digest);
  bind_digest(query, record.first_digest);
  query.bind(record.first_title)
      .bind(record.first_ok_at)
      .bind(record.counted_at)
      .bind(int64_t{record.strikes})
      .bind(record.first_strike_at)
      .bind(record.not_before);
}

// False where a name is none that this program writes.
bool read_state(Query& query, State& state, Reason& reason) {
  const auto found_state = find_state(query.text());
  const auto found_reason = find_reason(query.text());
  if (!found_state || !found_reason) return false;
  state = *found_state;
  reason = *found_reason;
  return true;
}

bool read_record(Query& query, Record& record) {
  auto& verdict = record.verdict;
  verdict.url = query.text();
  if (!read_state(query, verdict.state, verdict.reason)) return false;
  verdict.detail = query.text();
  verdict.status = static_cast<int>(query.number());
  verdict.final_url = query.text();
  verdict.redirects = split(query.text());
  verdict.title = query.text();
  verdict.content_type = query.text();
  verdict.checked_at = query.time();
  verdict.last_ok_at = query.maybe_time();
  verdict.first_failed_at = query.maybe_time();
  verdict.failures = static_cast<uint32_t>(query.number());
  verdict.drift = query.text();
  verdict.archive = read_capture(query);
  record.etag = query.text();
  record.last_modified = query.text();
  record.digest = read_digest(query);
  record.first_digest = read_digest(query);
  record.first_title = query.text();
  record.first_ok_at = query.maybe_time();
  record.counted_at = query.maybe_time();
  record.strikes = static_cast<uint32_t>(query.number());
  record.first_strike_at = query.maybe_time();
  record.not_before = query.maybe_time();
  return true;
}

std::optional<ChangeKind> find_change(std::string_view name) {
  using enum ChangeKind;
  for (const auto kind : {died, recovered, moved}) {
    if (name_of(kind) == name) return kind;
  }
  return std::nullopt;
}

class SqliteStore final : public Store {
 public:
  explicit SqliteStore(Database database) : database_(std::move(database)) {}

  Stored<void> prepare() {
    for (size_t i = 0; i < kSqlCount; ++i) {
      auto statement = database_.prepare(kSql[i]);
      if (!statement) return tl::unexpected(std::move(statement.error()));
      statements_[i] = std::move(*statement);
    }
    return snapshots_.prepare(database_);
  }

  Stored<Run> begin_run(std::string_view scope, Time now, bool fresh) override {
    Run run;
    const auto begun = transact([&] { return begin(scope, now, fresh, run); });
    if (!begun) return tl::unexpected(begun.error());
    return run;
  }

  Stored<void> end_run(const Run& run, Time now) override {
    return transact(
        [&] { return write(kEndRun).bind(now).bind(run.id).run(); });
  }

  Stored<void> commit() override {
    if (!database_.in_transaction()) return {};
    auto done = write(kCommit).run();
    if (!done) roll_back();
    return done;
  }

  Stored<std::optional<Record>> find(std::string_view url) override {
    auto query = read(kFind);
    const auto row = query.bind(url).next();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return std::nullopt;
    Record record;
    if (!read_record(query, record)) return unknown_name();
    return record;
  }

  Stored<void> put(const Record& record, ChangeKind change) override {
    return join([&] { return put_all(record, change); });
  }

  Stored<std::optional<RobotsRecord>> find_robots(
      std::string_view origin) override {
    auto query = read(kFindRobots);
    const auto row = query.bind(origin).next();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return std::nullopt;
    RobotsRecord robots;
    robots.origin = query.text();
    robots.status = static_cast<int>(query.number());
    robots.body = query.text();
    robots.fetched_at = query.time();
    return robots;
  }

  Stored<void> put_robots(const RobotsRecord& robots) override {
    return join([&] {
      return write(kPutRobots)
          .bind(robots.origin)
          .bind(int64_t{robots.status})
          .bind(robots.body)
          .bind(robots.fetched_at)
          .run();
    });
  }

  Stored<std::optional<CaptureRecord>> find_capture(
      std::string_view url) override {
    auto query = read(kFindCapture);
    const auto row = query.bind(url).next();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return std::nullopt;
    CaptureRecord capture;
    capture.url = query.text();
    capture.capture = read_capture(query);
    capture.asked_at = query.time();
    return capture;
  }

  Stored<void> put_capture(const CaptureRecord& capture) override {
    return join([&] {
      auto query = write(kPutCapture);
      query.bind(capture.url);
      bind_capture(query, capture.capture);
      return query.bind(capture.asked_at).run();
    });
  }

  Stored<void> put_snapshot(const ListName& list, const Snapshot& snapshot,
                            std::span<const PastFinding> findings) override {
    return join(
        [&] { return snapshots_.put(database_, list, snapshot, findings); });
  }

  Stored<Past> past(const ListName& list) override {
    return snapshots_.past(database_, list);
  }

  Stored<std::vector<PastCheck>> history(std::string_view url) override {
    auto query = read(kHistory);
    query.bind(url);
    std::vector<PastCheck> checks;
    for (;;) {
      const auto row = query.next();
      if (!row) return tl::unexpected(row.error());
      if (!*row) return checks;
      auto& check = checks.emplace_back();
      check.checked_at = query.time();
      if (!read_state(query, check.state, check.reason)) return unknown_name();
      check.status = static_cast<int>(query.number());
      check.final_url = query.text();
      check.title = query.text();
    }
  }

  Stored<std::vector<Change>> changes(Time since) override {
    auto query = read(kChanges);
    query.bind(since);
    std::vector<Change> changes;
    for (;;) {
      const auto row = query.next();
      if (!row) return tl::unexpected(row.error());
      if (!*row) return changes;
      auto& change = changes.emplace_back();
      change.url = query.text();
      const auto kind = find_change(query.text());
      change.at = query.time();
      if (!kind || !read_state(query, change.state, change.reason)) {
        return unknown_name();
      }
      change.kind = *kind;
      change.final_url = query.text();
    }
  }

 private:
  Query read(Sql sql) { return Query(database_, statements_[sql], "read"); }
  Query write(Sql sql) { return Query(database_, statements_[sql], "write"); }

  tl::unexpected<std::string> unknown_name() const {
    return tl::unexpected(database_.failure(
        "read",
        "it holds a state or reason that no listlint wrote; put a copy in its "
        "place"));
  }

  // The work, as a part of what the next commit() keeps; after an error nothing
  // of that is kept.
  template <typename Work>
  Stored<void> join(const Work& work) {
    Stored<void> done;
    if (!database_.in_transaction()) done = write(kBegin).run();
    if (done) done = work();
    if (!done) roll_back();
    return done;
  }

  // The same, and committed at once.
  template <typename Work>
  Stored<void> transact(const Work& work) {
    auto done = join(work);
    if (done) done = commit();
    return done;
  }

  // The error that led here is the one to be told.
  void roll_back() {
    if (!database_.in_transaction()) return;
    static_cast<void>(write(kRollback).run());
  }

  Stored<void> begin(std::string_view scope, Time now, bool fresh, Run& run) {
    auto last_end = read(kLastEnd);
    const auto end_row = last_end.next();
    if (!end_row) return tl::unexpected(end_row.error());
    const auto ended_before = last_end.maybe_time();
    auto last = read(kLastRun);
    const auto row = last.bind(scope).next();
    if (!row) return tl::unexpected(row.error());
    if (*row && !fresh) {
      const auto id = last.number();
      const auto started_at = last.time();
      const bool ended = last.maybe_time().has_value();
      if (!ended && started_at <= now && now - started_at <= kResumable) {
        run = {id, started_at, true, ended_before};
        return {};
      }
    }
    auto insert = write(kBeginRun);
    const auto inserted = insert.bind(scope).bind(now).next();
    if (!inserted) return tl::unexpected(inserted.error());
    run = {insert.number(), now, false, ended_before};
    return {};
  }

  Stored<void> put_all(const Record& record, ChangeKind change) {
    const auto id = put_address(record);
    if (!id) return tl::unexpected(id.error());
    const auto& verdict = record.verdict;
    auto check = write(kPutCheck);
    check.bind(*id)
        .bind(verdict.checked_at)
        .bind(name_of(verdict.state))
        .bind(name_of(verdict.reason))
        .bind(int64_t{verdict.status});
    if (verdict.final_url == verdict.url) {
      check.bind_null();
    } else {
      check.bind(verdict.final_url);
    }
    auto done = check.bind(verdict.title).run();
    // A check that is told again, in the light of others, is told as it is now.
    if (done) {
      done = write(kDropChange).bind(verdict.checked_at).bind(*id).run();
    }
    if (!done || change == ChangeKind::none) return done;
    return write(kPutChange)
        .bind(*id)
        .bind(name_of(change))
        .bind(verdict.checked_at)
        .bind(name_of(verdict.state))
        .bind(name_of(verdict.reason))
        .bind(verdict.final_url)
        .run();
  }

  Stored<int64_t> put_address(const Record& record) {
    const auto redirects = joined(record.verdict.redirects);
    auto query = write(kPut);
    bind_record(query, record, redirects);
    const auto row = query.next();
    if (!row) return tl::unexpected(row.error());
    return query.number();
  }

  Database database_;
  std::array<Statement, kSqlCount> statements_;
  SqliteSnapshots snapshots_;
};

}  // namespace

tl::expected<std::unique_ptr<Store>, std::string> open_sqlite_store(
    const std::string& path, StoreUse use) {
  auto database = Database::open(path, use);
  if (!database) return tl::unexpected(std::move(database.error()));
  Stored<void> ready;
  if (use == StoreUse::audit) {
    ready = bring_up_to_date(*database);
    if (ready) ready = database->write_ahead();
  } else {
    ready = expect_up_to_date(*database);
  }
  if (!ready) return tl::unexpected(std::move(ready.error()));
  auto store = std::make_unique<SqliteStore>(std::move(*database));
  auto prepared = store->prepare();
  if (!prepared) return tl::unexpected(std::move(prepared.error()));
  return store;
}

}  // namespace listlint::fetch
