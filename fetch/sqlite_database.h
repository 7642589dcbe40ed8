// A database of SQLite and its statements, with errors for people: private to
// the sqlite_*.cpp files. One thread. A Database must outlive what was
// prepared on it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "fetch/sqlite_store.h"
#include "fetch/store.h"
#include "lint/time.h"

struct sqlite3;
struct sqlite3_stmt;

namespace listlint::fetch {

struct CloseDatabase {
  void operator()(sqlite3* database) const;
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const;
};
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

class Database {
 public:
  // Opens the file as it is. For `audit` it is made, with its folder.
  static Stored<Database> open(const std::string& path, StoreUse use);

  // Runs statements without results. `verb` is what cannot be done when it
  // fails: "write".
  Stored<void> run(const char* sql, std::string_view verb);
  Stored<Statement> prepare(std::string_view sql);
  // The first number of the first row.
  Stored<int64_t> number(std::string_view sql);

  // Commits go into a log beside the file, which readers do not wait for.
  // A process that is killed loses none; a power cut may lose the last ones,
  // but leaves no broken file.
  Stored<void> write_ahead();

  bool in_transaction() const;
  // "cannot write a.sqlite3: the disk is full; free some space, ..." from the
  // last error.
  std::string failure(std::string_view verb) const;
  // The same with a cause of one's own.
  std::string failure(std::string_view verb, std::string_view cause) const;

 private:
  std::string path_;  // as it was given
  std::unique_ptr<sqlite3, CloseDatabase> database_;
};

// One use of a statement: binds the marks and reads the columns in order.
// Bound text must stay where it is meanwhile. The statement is ready for the
// next use, and its locks are gone, when this one is destroyed.
class Query {
 public:
  Query(const Database& database, const Statement& statement,
        std::string_view verb);
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  Query& bind(std::string_view text);
  Query& bind(int64_t number);
  Query& bind(double number);
  Query& bind(Time time);
  Query& bind(std::optional<Time> time);  // NULL
  Query& bind_null();

  // True: there is a row, whose first column is read next.
  Stored<bool> next();
  // For what has no rows.
  Stored<void> run();

  std::string text();  // "" for NULL
  int64_t number();
  double real();
  Time time();
  std::optional<Time> maybe_time();
  bool is_null() const;  // the column that is read next

 private:
  const Database& database_;
  sqlite3_stmt* statement_;
  std::string_view verb_;
  int at_ = 0;  // of marks, then of columns
  int bound_ = 0;
};

}  // namespace listlint::fetch
