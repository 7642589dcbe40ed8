// A store in a file of its own, in a folder that goes with the test.
#pragma once

#include <filesystem>
#include <gtest/gtest.h>
#include <memory>
#include <sqlite3.h>
#include <string>
#include <utility>

#include "fetch/sqlite_store.h"
#include "tests/folder.h"

namespace listlint::fetch {

class StoreFile : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = make_folder();
    ASSERT_NE(folder_, "");
    path_ = folder_ + "/s.sqlite3";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::unique_ptr<Store> open(StoreUse use = StoreUse::audit) {
    auto store = open_sqlite_store(path_, use);
    EXPECT_TRUE(store.has_value()) << (store ? "" : store.error());
    return store ? std::move(*store) : nullptr;
  }

  // As another program does it.
  void run_sql(const std::string& sql) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(path_.c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr),
              SQLITE_OK)
        << sqlite3_errmsg(database);
    sqlite3_close(database);
  }

  std::string folder_;
  std::string path_;
};

}  // namespace listlint::fetch
