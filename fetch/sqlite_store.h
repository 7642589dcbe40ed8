// The store in a file of SQLite, in WAL mode (docs/store.md). One thread; other
// processes may read meanwhile.
#pragma once

#include <memory>
#include <string>
#include <tl/expected.hpp>

#include "fetch/store.h"

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

// Null where another process has it. The error is that of the file beside the
// store that is locked.
tl::expected<std::unique_ptr<StoreLock>, std::string> lock_store(
    const std::string& path);

}  // namespace listlint::fetch
