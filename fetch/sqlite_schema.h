// The tables of a store and how older ones are brought up to them: private to
// the sqlite_*.cpp files.
#pragma once

#include <cstdint>

#include "fetch/sqlite_database.h"

namespace listlint::fetch {

// "LLNT", where file(1) and the program look for what a database is.
inline constexpr int64_t kApplication = 0x4C4C4E54;

// The format that this program writes.
int64_t store_version();

// The statements that bring a store of the version before to `version`, which
// counts from 1.
const char* migration_to(int64_t version);

// Makes the tables of a new file or migrates older ones, in one transaction.
// What another program or a newer listlint made is left alone.
Stored<void> bring_up_to_date(Database& database);
// For those who only read.
Stored<void> expect_up_to_date(Database& database);

}  // namespace listlint::fetch
