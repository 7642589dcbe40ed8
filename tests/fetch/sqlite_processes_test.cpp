// The store among processes: several at once, and such as are killed.
#include <array>
#include <csignal>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fetch/sqlite_store.h"
#include "tests/fetch/store_file.h"
#include "tests/fetch/store_sample.h"

namespace listlint::fetch {
namespace {

namespace fs = std::filesystem;

// Runs `work` in a process of its own, which exits with its answer.
pid_t fork_off(const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  return child;
}

// The exit code; minus the signal that ended it.
int end_of(pid_t child) {
  int status = 0;
  if (::waitpid(child, &status, 0) != child) return -1000;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

std::string url_of(int writer, int number) {
  return fmt::format("https://{}.example/{}", writer, number);
}

// As lock files tell it.
Time full_second(int64_t second) {
  return std::chrono::floor<std::chrono::seconds>(at_second(second));
}

class StoreProcesses : public StoreFile {
 protected:
  // 0: all of `count` were put; 1: not.
  int write_all(int writer, int count) const {
    auto store = open_sqlite_store(path_, StoreUse::audit);
    if (!store) return 1;
    for (int i = 0; i < count; ++i) {
      if (!keep(**store, plain_record(url_of(writer, i), i),
                ChangeKind::moved)) {
        return 1;
      }
    }
    return 0;
  }

  // How many of the first addresses of a writer are there, each whole.
  int count_of(Store& store, int writer) const {
    for (int i = 0;; ++i) {
      const auto found = store.find(url_of(writer, i));
      const auto checks = store.history(url_of(writer, i));
      if (!found || !checks) return -1;
      if (*found != plain_record(url_of(writer, i), i)) return i;
      if (checks->size() != 1) return -2;
    }
  }
};

TEST_F(StoreProcesses, WriteAtTheSameTime) {
  constexpr int kWriters = 4;
  constexpr int kEach = 100;
  std::vector<pid_t> writers;
  for (int writer = 0; writer < kWriters; ++writer) {
    writers.push_back(fork_off([&] { return write_all(writer, kEach); }));
  }
  for (const auto writer : writers) EXPECT_EQ(end_of(writer), 0);
  const auto store = open_sqlite_store(path_, StoreUse::history);
  ASSERT_TRUE(store);
  for (int writer = 0; writer < kWriters; ++writer) {
    EXPECT_EQ(count_of(**store, writer), kEach);
  }
  EXPECT_EQ((*store)->changes(at_second(0))->size(), size_t{kWriters} * kEach);
}

TEST_F(StoreProcesses, ReadWhileAnotherWrites) {
  auto writing = open_sqlite_store(path_, StoreUse::audit);
  ASSERT_TRUE(writing);
  const auto reading = open_sqlite_store(path_, StoreUse::history);
  ASSERT_TRUE(reading);
  for (int i = 0; i < 20; ++i) {
    ASSERT_TRUE(
        keep(**writing, plain_record(url_of(0, i), i), ChangeKind::none));
    EXPECT_EQ(count_of(**reading, 0), i + 1);
  }
}

// Puts without end, and tells of each that has returned on a pipe; is killed
// when it has told of `told` of them. Answers how many it told of in all.
int kill_after(int told, const std::function<bool(int)>& put) {
  int ends[2];
  if (::pipe(ends) != 0) return -1;
  const pid_t child = fork_off([&] {
    ::close(ends[0]);
    for (int i = 0; put(i); ++i) {
      if (::write(ends[1], "x", 1) != 1) return 1;
    }
    return 1;
  });
  ::close(ends[1]);
  int count = 0;
  char byte = 0;
  while (::read(ends[0], &byte, 1) == 1) {
    if (++count == told) ::kill(child, SIGKILL);
  }
  ::close(ends[0]);
  return end_of(child) == -SIGKILL ? count : -1;
}

TEST_F(StoreProcesses, LoseNothingThatWasPutWhenKilled) {
  int writer = 0;
  for (const int told : {1, 2, 3, 17, 64, 301, 999, 2500}) {
    std::unique_ptr<Store> store;
    const int count = kill_after(told, [&](int i) {
      if (!store) store = *open_sqlite_store(path_, StoreUse::audit);
      return keep(*store, plain_record(url_of(writer, i), i), ChangeKind::moved)
          .has_value();
    });
    ASSERT_GE(count, told);
    const auto after = open_sqlite_store(path_, StoreUse::audit);
    ASSERT_TRUE(after);
    const int kept = count_of(**after, writer);
    // It may have died between a put and its telling.
    EXPECT_GE(kept, count);
    EXPECT_LE(kept, count + 1);
    ++writer;
  }
}

TEST_F(StoreProcesses, KeepWhatWasPutWhenAFileCannotGrow) {
  // Such as on a full disk: files of the child end at 200 KB.
  const auto writer = fork_off([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{200'000, 200'000};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return 2;
    return write_all(0, 100'000);
  });
  EXPECT_EQ(end_of(writer), 1);
  const auto store = open_sqlite_store(path_, StoreUse::audit);
  ASSERT_TRUE(store);
  const int kept = count_of(**store, 0);
  EXPECT_GT(kept, 0);
  EXPECT_EQ((*store)->changes(at_second(0))->size(), kept);
  EXPECT_TRUE(
      keep(**store, plain_record(url_of(0, kept), kept), ChangeKind::none));
}

// A process that may not write; root may always, so it becomes another.
int without_rights(const std::function<bool()>& check) {
  return end_of(fork_off([&] {
    constexpr uid_t kNobody = 65'534;
    if (::geteuid() == 0 && ::setuid(kNobody) != 0) return 2;
    return check() ? 0 : 1;
  }));
}

TEST_F(StoreProcesses, SayThatTheyMayNotWrite) {
  ASSERT_EQ(write_all(0, 3), 0);
  fs::permissions(path_, fs::perms(0444));
  fs::permissions(folder_, fs::perms(0555));
  EXPECT_EQ(without_rights([&] {
              const auto store = open_sqlite_store(path_, StoreUse::audit);
              return !store && store.error() ==
                                   fmt::format(
                                       "cannot open {}: it or its folder is "
                                       "read-only; change its permissions or "
                                       "name another with --store",
                                       path_);
            }),
            0);
  EXPECT_EQ(without_rights([&] {
              const auto lock = lock_store(path_, at_second(0));
              return !lock && lock.error() == fmt::format(
                                                  "cannot open {}.lock: "
                                                  "Permission denied",
                                                  path_);
            }),
            0);
  EXPECT_EQ(without_rights([&] {
              const auto store = open_sqlite_store(path_, StoreUse::history);
              return store && count_of(**store, 0) == 3;
            }),
            0);
  fs::permissions(path_, fs::perms(0000));
  EXPECT_EQ(without_rights([&] {
              const auto store = open_sqlite_store(path_, StoreUse::history);
              return !store && store.error() == fmt::format(
                                                    "cannot open {}: unable to "
                                                    "open database file "
                                                    "(Permission denied)",
                                                    path_);
            }),
            0);
  fs::permissions(folder_, fs::perms(0700));
}

TEST_F(StoreProcesses, LockAStoreFromEachOther) {
  const auto try_lock = [&] {
    const auto lock = lock_store(path_, at_second(9));
    return !lock ? 2 : lock->lock == nullptr ? 1 : 0;
  };
  {
    const auto lock = lock_store(path_, at_second(5));
    ASSERT_TRUE(lock && lock->lock);
    EXPECT_EQ(lock->holder, std::nullopt);
    EXPECT_EQ(end_of(fork_off(try_lock)), 1);
    // Who comes second learns who has it.
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    const LockHolder holder{::getpid(), host.data(), full_second(5)};
    EXPECT_EQ(lock_store(path_, at_second(6))->holder, holder);
    EXPECT_EQ(try_lock(), 1);
    // Who reads and who writes by hand is not kept off.
    EXPECT_EQ(write_all(0, 1), 0);
  }
  EXPECT_EQ(end_of(fork_off(try_lock)), 0);
  EXPECT_EQ(fs::file_size(path_ + ".lock"), 0U);
}

TEST_F(StoreProcesses, LetGoOfTheLockWhenKilled) {
  std::unique_ptr<StoreLock> lock;
  EXPECT_GE(kill_after(1,
                       [&](int) {
                         if (!lock) {
                           lock =
                               std::move(lock_store(path_, at_second(7))->lock);
                         }
                         return lock != nullptr;
                       }),
            1);
  {
    const auto after = lock_store(path_, at_second(8));
    ASSERT_TRUE(after);
    EXPECT_NE(after->lock, nullptr);
    ASSERT_TRUE(after->holder);
    EXPECT_EQ(after->holder->since, full_second(7));
    EXPECT_NE(after->holder->process, ::getpid());
  }
  // It is told once.
  EXPECT_EQ(lock_store(path_, at_second(9))->holder, std::nullopt);
}

TEST_F(StoreProcesses, TakeALockWhateverStandsInItsFile) {
  for (const std::string text :
       {"", "x", "process 1\nhost a\nsince yesterday\n",
        "process 99999999999999999999\nhost a\nsince 2026-11-24T06:00:00Z\n",
        "process \nhost \nsince 2026-11-24T06:00:00Z\n"}) {
    std::ofstream(path_ + ".lock") << text << std::string(5000, 'y');
    const auto lock = lock_store(path_, at_second(1));
    ASSERT_TRUE(lock) << text;
    EXPECT_NE(lock->lock, nullptr) << text;
    EXPECT_EQ(lock->holder, std::nullopt) << text;
    EXPECT_LT(fs::file_size(path_ + ".lock"), 400U) << text;
  }
}

TEST_F(StoreProcesses, SayWhyTheyCannotLock) {
  fs::create_directories(path_ + ".lock");
  EXPECT_EQ(lock_store(path_, at_second(0)).error(),
            fmt::format("cannot open {}.lock: Is a directory", path_));
}

}  // namespace
}  // namespace listlint::fetch
