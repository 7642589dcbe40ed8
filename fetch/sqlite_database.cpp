#include "fetch/sqlite_database.h"

#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <sqlite3.h>

namespace listlint::fetch {
namespace {

namespace fs = std::filesystem;

constexpr int kBusyTimeout = 5'000;  // milliseconds
// Of 4 KB. More of them are moved into the file at a time, so that a page that
// many commits change is written less often.
constexpr int kPagesInLog = 4'000;

// A path that SQLite does not take for a name with a meaning, such as
// ":memory:" or "file:x".
std::string plain(const std::string& path) {
  return path.starts_with('/') ? path : "./" + path;
}

// The file cannot change: that it is not locked needs no file beside it.
std::string immutable_uri(const std::string& path) {
  std::string uri = "file:";
  for (const char c : plain(path)) {
    const bool special = c == '?' || c == '#' || c == '%';
    uri += special ? fmt::format("%{:02X}", c) : std::string(1, c);
  }
  return uri + "?immutable=1";
}

Stored<void> make_folder_of(const std::string& path) {
  const auto folder = fs::path(path).parent_path();
  if (folder.empty()) return {};
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error) return {};
  return tl::unexpected(
      fmt::format("cannot make {}: {}", folder.string(), error.message()));
}

// What is in the way of opening a file, where it can be told better than
// SQLite does.
Stored<void> look_at(const std::string& path, StoreUse use) {
  std::error_code error;
  const auto status = fs::status(path, error);
  if (fs::is_directory(status)) {
    return tl::unexpected(
        fmt::format("cannot open {}: it is a folder; name a file in it", path));
  }
  if (fs::exists(status) || use == StoreUse::audit) return {};
  if (status.type() != fs::file_type::not_found) {
    return tl::unexpected(
        fmt::format("cannot open {}: {}", path, error.message()));
  }
  return tl::unexpected(
      fmt::format("cannot open {}: there is no such file; `listlint audit` "
                  "makes it, or --store names another",
                  path));
}

struct Cause {
  int code = SQLITE_OK;
  std::string_view text;
};

constexpr Cause kCauses[] = {
    {SQLITE_FULL,
     "the disk is full; free some space and run again, what was "
     "told is kept"},
    {SQLITE_READONLY,
     "it or its folder is read-only; change its permissions or "
     "name another with --store"},
    {SQLITE_PERM, "permission denied"},
    {SQLITE_BUSY,
     "another process has been writing it for 5 seconds; run again when that "
     "has ended"},
    {SQLITE_LOCKED,
     "another process has been writing it for 5 seconds; run again when that "
     "has ended"},
    {SQLITE_NOTADB, "it is not a store of listlint; name another with --store"},
    {SQLITE_CORRUPT,
     "it is damaged; put a copy in its place, or move it away and audit anew"},
    {SQLITE_NOMEM, "there is no memory left"},
};

}  // namespace

void CloseDatabase::operator()(sqlite3* database) const {
  sqlite3_close_v2(database);
}

void FinalizeStatement::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Stored<Database> Database::open(const std::string& path, StoreUse use) {
  if (use == StoreUse::audit) {
    if (auto made = make_folder_of(path); !made) {
      return tl::unexpected(std::move(made.error()));
    }
  }
  if (auto looked = look_at(path, use); !looked) {
    return tl::unexpected(std::move(looked.error()));
  }
  Database opened;
  opened.path_ = path;
  const auto open_as = [&](const std::string& name, int flags) {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &raw,
                                     flags | SQLITE_OPEN_NOMUTEX, nullptr);
    opened.database_.reset(raw);  // also of a failure, which it tells
    if (code != SQLITE_OK) return code;
    sqlite3_busy_timeout(raw, kBusyTimeout);
    // Opening is put off until the first use.
    return sqlite3_exec(raw, "SELECT 1 FROM sqlite_master", nullptr, nullptr,
                        nullptr);
  };
  int code =
      open_as(plain(path), use == StoreUse::audit
                               ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                               : SQLITE_OPEN_READONLY);
  // Where nothing can be written, the file that readers in WAL mode share
  // cannot be made, and nobody else writes either.
  std::error_code error;
  if ((code == SQLITE_CANTOPEN || code == SQLITE_READONLY) &&
      use == StoreUse::history && !fs::exists(path + "-wal", error)) {
    code = open_as(immutable_uri(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
  }
  if (code != SQLITE_OK) return tl::unexpected(opened.failure("open"));
  return opened;
}

Stored<void> Database::run(const char* sql, std::string_view verb) {
  if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) !=
      SQLITE_OK) {
    return tl::unexpected(failure(verb));
  }
  return {};
}

Stored<Statement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(
          database_.get(), sql.data(), static_cast<int>(sql.size()),
          SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) {
    return tl::unexpected(failure("read"));
  }
  return Statement(statement);
}

Stored<int64_t> Database::number(std::string_view sql) {
  const auto statement = prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  Query query(*this, *statement, "read");
  const auto row = query.next();
  if (!row) return tl::unexpected(row.error());
  return *row ? query.number() : 0;
}

Stored<void> Database::write_ahead() {
  // SQLite does not wait for others when it changes the mode of a file.
  constexpr int kPause = 50;  // milliseconds
  for (int waited = 0;; waited += kPause) {
    const int code = sqlite3_exec(
        database_.get(),
        fmt::format("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; "
                    "PRAGMA wal_autocheckpoint = {}",
                    kPagesInLog)
            .c_str(),
        nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) return {};
    if (code != SQLITE_BUSY || waited >= kBusyTimeout) {
      return tl::unexpected(failure("open"));
    }
    sqlite3_sleep(kPause);
  }
}

bool Database::in_transaction() const {
  return sqlite3_get_autocommit(database_.get()) == 0;
}

std::string Database::failure(std::string_view verb) const {
  if (!database_) return failure(verb, "there is no memory left");
  const int code = sqlite3_errcode(database_.get());
  for (const auto& cause : kCauses) {
    if (cause.code == code) return failure(verb, cause.text);
  }
  std::string cause = sqlite3_errmsg(database_.get());
  const int system = sqlite3_system_errno(database_.get());
  if (system != 0) cause += fmt::format(" ({})", std::strerror(system));
  return failure(verb, cause);
}

std::string Database::failure(std::string_view verb,
                              std::string_view cause) const {
  return fmt::format("cannot {} {}: {}", verb, path_, cause);
}

Query::Query(const Database& database, const Statement& statement,
             std::string_view verb)
    : database_(database), statement_(statement.get()), verb_(verb) {}

Query::~Query() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

Query& Query::bind(std::string_view text) {
  // A null pointer would be NULL.
  const char* const data = text.empty() ? "" : text.data();
  bound_ |= sqlite3_bind_text64(statement_, ++at_, data, text.size(),
                                SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}

Query& Query::bind(int64_t number) {
  bound_ |= sqlite3_bind_int64(statement_, ++at_, number);
  return *this;
}

Query& Query::bind(double number) {
  bound_ |= sqlite3_bind_double(statement_, ++at_, number);
  return *this;
}

Query& Query::bind(Time time) { return bind(time.time_since_epoch().count()); }

Query& Query::bind(std::optional<Time> time) {
  return time ? bind(*time) : bind_null();
}

Query& Query::bind_null() {
  bound_ |= sqlite3_bind_null(statement_, ++at_);
  return *this;
}

Stored<bool> Query::next() {
  at_ = 0;
  if (bound_ != SQLITE_OK) {
    return tl::unexpected(database_.failure(verb_, "a text is too long"));
  }
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return tl::unexpected(database_.failure(verb_));
}

Stored<void> Query::run() {
  for (;;) {
    const auto row = next();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return {};
  }
}

std::string Query::text() {
  const auto* const data =
      reinterpret_cast<const char*>(sqlite3_column_text(statement_, at_));
  const auto size =
      static_cast<size_t>(sqlite3_column_bytes(statement_, at_++));
  return data == nullptr ? std::string() : std::string(data, size);
}

double Query::real() { return sqlite3_column_double(statement_, at_++); }

int64_t Query::number() { return sqlite3_column_int64(statement_, at_++); }

Time Query::time() { return Time(Milliseconds(number())); }

std::optional<Time> Query::maybe_time() {
  if (!is_null()) return time();
  ++at_;
  return std::nullopt;
}

bool Query::is_null() const {
  return sqlite3_column_type(statement_, at_) == SQLITE_NULL;
}

}  // namespace listlint::fetch
