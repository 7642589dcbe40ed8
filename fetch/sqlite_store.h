// The store in a file of SQLite, in WAL mode (docs/store.md). One thread; other
// processes may read meanwhile.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "fetch/store.h"
#include "lint/time.h"

namespace listlint::fetch {

enum class StoreUse : uint8_t {
  audit,    // written: made where there is none, with its folder
  history,  // only read: it must be there
};

// The error names the file and the cause; a store of a newer listlint is not
// touched. An older one is migrated.
tl::expected<std::unique_ptr<Store>, std::string> open_sqlite_store(
    const std::string& path, StoreUse use);

// Keeps other audits off a store as long as it lives; the system lets go of it
// when the process dies.
class StoreLock {
 public:
  virtual ~StoreLock() = default;
};

// Who wrote into the file beside the store that is locked.
struct LockHolder {
  int64_t process = 0;
  std::string host;
  Time since;

  friend bool operator==(const LockHolder&, const LockHolder&) = default;
};

struct LockTry {
  std::unique_ptr<StoreLock> lock;  // null where another process has it
  // Who has it; with a lock, who had it and died of it. Nullopt where the file
  // does not tell.
  std::optional<LockHolder> holder;
};

// Notes in the file who has the lock, and since when. The error is that of the
// file beside the store.
tl::expected<LockTry, std::string> lock_store(const std::string& path,
                                              Time now);

}  // namespace listlint::fetch
