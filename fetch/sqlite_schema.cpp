#include "fetch/sqlite_schema.h"

#include <array>
#include <fmt/format.h>

namespace listlint::fetch {
namespace {

// docs/store.md tells what each column is. A migration that was published is
// never changed: a new file is made by all of them in turn.
constexpr std::array<const char*, 3> kMigrations = {
    R"sql(
CREATE TABLE addresses (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  status INTEGER NOT NULL,
  final_url TEXT NOT NULL,
  redirects TEXT NOT NULL,
  title TEXT NOT NULL,
  content_type TEXT NOT NULL,
  checked_at INTEGER NOT NULL,
  last_ok_at INTEGER,
  first_failed_at INTEGER,
  failures INTEGER NOT NULL,
  drift TEXT NOT NULL,
  archive_url TEXT,
  archived_at INTEGER,
  etag TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  simhash INTEGER NOT NULL,
  words INTEGER NOT NULL,
  exact INTEGER NOT NULL,
  first_simhash INTEGER NOT NULL,
  first_words INTEGER NOT NULL,
  first_exact INTEGER NOT NULL,
  first_title TEXT NOT NULL,
  not_before INTEGER
);
CREATE TABLE checks (
  address INTEGER NOT NULL REFERENCES addresses(id),
  checked_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  status INTEGER NOT NULL,
  final_url TEXT,
  title TEXT NOT NULL,
  PRIMARY KEY (address, checked_at)
) WITHOUT ROWID;
CREATE TABLE changes (
  id INTEGER PRIMARY KEY,
  address INTEGER NOT NULL REFERENCES addresses(id),
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  final_url TEXT NOT NULL
);
CREATE INDEX changes_at ON changes (at);
CREATE TABLE robots (
  origin TEXT PRIMARY KEY,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  fetched_at INTEGER NOT NULL
);
CREATE TABLE captures (
  url TEXT PRIMARY KEY,
  archive_url TEXT,
  archived_at INTEGER,
  asked_at INTEGER NOT NULL
);
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  scope TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER
);
CREATE INDEX runs_scope ON runs (scope);
)sql",
    // Patience came to count only failures that end; those counted so far
    // were taken for such.
    R"sql(
ALTER TABLE addresses ADD COLUMN first_ok_at INTEGER;
ALTER TABLE addresses ADD COLUMN counted_at INTEGER;
ALTER TABLE addresses ADD COLUMN strikes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE addresses ADD COLUMN first_strike_at INTEGER;
UPDATE addresses SET
  strikes = failures,
  first_strike_at = first_failed_at,
  counted_at = checked_at
WHERE failures > 0 AND reason NOT LIKE 'tls-%'
  AND reason NOT IN ('other-site', 'script-only');
)sql",
    R"sql(
CREATE TABLE lists (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  page TEXT NOT NULL,
  UNIQUE (path, page)
);
CREATE TABLE snapshots (
  list INTEGER NOT NULL REFERENCES lists(id),
  at INTEGER NOT NULL,
  version TEXT NOT NULL,
  score REAL NOT NULL,
  entries INTEGER NOT NULL,
  clean INTEGER NOT NULL,
  refs INTEGER NOT NULL,
  errors INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  infos INTEGER NOT NULL,
  by_group TEXT NOT NULL,
  ok INTEGER NOT NULL,
  moved INTEGER NOT NULL,
  suspect INTEGER NOT NULL,
  dead INTEGER NOT NULL,
  unreachable INTEGER NOT NULL,
  blocked INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  PRIMARY KEY (list, at)
) WITHOUT ROWID;
CREATE TABLE findings (
  list INTEGER NOT NULL REFERENCES lists(id),
  fingerprint INTEGER NOT NULL,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  message TEXT NOT NULL,
  section TEXT NOT NULL,
  line INTEGER NOT NULL,
  told INTEGER NOT NULL,
  first_seen INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  PRIMARY KEY (list, fingerprint)
) WITHOUT ROWID;
)sql",
};

struct Made {
  int64_t application = 0;
  int64_t version = 0;
  int64_t tables = 0;
};

Stored<Made> made_by(Database& database) {
  const auto application = database.number("PRAGMA application_id");
  if (!application) return tl::unexpected(application.error());
  const auto version = database.number("PRAGMA user_version");
  if (!version) return tl::unexpected(version.error());
  const auto tables = database.number("SELECT count(*) FROM sqlite_master");
  if (!tables) return tl::unexpected(tables.error());
  return Made{*application, *version, *tables};
}

// The version; 0 for a file that is empty.
Stored<int64_t> version_of(Database& database) {
  const auto made = made_by(database);
  if (!made) return tl::unexpected(made.error());
  const bool is_empty =
      made->application == 0 && made->version == 0 && made->tables == 0;
  if (is_empty) return 0;
  if (made->application != kApplication) {
    return tl::unexpected(database.failure(
        "open",
        "it is a database of another program; name another with --store"));
  }
  if (made->version > store_version()) {
    return tl::unexpected(database.failure(
        "open", fmt::format("a newer listlint made it (its format is {}, this "
                            "program knows {}); update listlint",
                            made->version, store_version())));
  }
  return made->version;
}

Stored<void> migrate(Database& database) {
  // Another process may have done it since.
  const auto version = version_of(database);
  if (!version) return tl::unexpected(version.error());
  for (int64_t next = *version + 1; next <= store_version(); ++next) {
    auto migrated = database.run(migration_to(next), "write");
    if (!migrated) return migrated;
  }
  const auto marks =
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}",
                  kApplication, store_version());
  return database.run(marks.c_str(), "write");
}

}  // namespace

int64_t store_version() { return static_cast<int64_t>(kMigrations.size()); }

const char* migration_to(int64_t version) {
  return kMigrations[static_cast<size_t>(version - 1)];
}

Stored<void> bring_up_to_date(Database& database) {
  const auto version = version_of(database);
  if (!version) return tl::unexpected(version.error());
  if (*version == store_version()) return {};
  auto begun = database.run("BEGIN IMMEDIATE", "write");
  if (!begun) return begun;
  auto migrated = migrate(database);
  if (migrated) migrated = database.run("COMMIT", "write");
  if (database.in_transaction()) {
    // The error that led here is the one to be told.
    static_cast<void>(database.run("ROLLBACK", "write"));
  }
  return migrated;
}

Stored<void> expect_up_to_date(Database& database) {
  const auto version = version_of(database);
  if (!version) return tl::unexpected(version.error());
  if (*version == store_version()) return {};
  return tl::unexpected(database.failure(
      "open", *version == 0
                  ? "it is empty: no audit has written it yet"
                  : "an older listlint made it; `listlint audit` brings it up "
                    "to date"));
}

}  // namespace listlint::fetch
