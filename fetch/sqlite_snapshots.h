// What runs found lists to be, in the tables of a store: private to the
// sqlite_*.cpp files. One thread. Its statements must be gone before the
// database that they were prepared on.
#pragma once

#include <array>
#include <span>

#include "fetch/sqlite_database.h"
#include "lint/snapshot.h"

namespace listlint::fetch {

class SqliteSnapshots {
 public:
  Stored<void> prepare(Database& database);

  // Within a transaction of the caller.
  Stored<void> put(const Database& database, const ListName& list,
                   const Snapshot& snapshot,
                   std::span<const PastFinding> findings);
  Stored<Past> past(const Database& database, const ListName& list);

 private:
  enum Sql : size_t {
    kPutList,
    kFindList,
    kPutSnapshot,
    kBefore,
    kPutFinding,
    kSnapshots,
    kFindings,
    kSqlCount
  };
  static const std::array<std::string_view, kSqlCount> kSql;

  Stored<std::vector<Snapshot>> snapshots(const Database& database,
                                          int64_t list);
  Stored<std::vector<PastFinding>> findings(const Database& database,
                                            int64_t list);
  Stored<void> put_snapshot(const Database& database, int64_t list,
                            const Snapshot& snapshot);

  std::array<Statement, kSqlCount> statements_;
};

}  // namespace listlint::fetch
