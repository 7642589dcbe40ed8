// The memory of audits. SQLite is the real one (sqlite_store.h), tests have one
// in memory. One thread each; several processes may share what lies behind.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "fetch/settle.h"
#include "lint/snapshot.h"
#include "lint/time.h"
#include "lint/verdict.h"

namespace listlint::fetch {

// Errors are messages built outward: "cannot write x.sqlite3: disk full".
template <typename T>
using Stored = tl::expected<T, std::string>;

// robots.txt of an origin, as it was fetched.
struct RobotsRecord {
  std::string origin;
  int status = 0;  // 0: it could not be fetched
  std::string body;
  Time fetched_at;
};

// What the archives told of an address.
struct CaptureRecord {
  std::string url;
  std::optional<Capture> capture;  // nullopt: they have none
  Time asked_at;
};

// A run of `audit`. One that did not end is gone on with by the next run over
// the same addresses.
struct Run {
  int64_t id = 0;
  Time started_at;
  bool resumed = false;
  // When an audit of the store ended last before this run did.
  std::optional<Time> ended_before = std::nullopt;
};

// One check of one address, as the history has it.
struct PastCheck {
  Time checked_at;
  State state = State::ok;
  Reason reason = Reason::ok;
  int status = 0;
  std::string final_url;
  std::string title;
};

// A check after which an address was told otherwise than before.
struct Change {
  std::string url;
  ChangeKind kind = ChangeKind::none;
  Time at;
  State state = State::ok;
  Reason reason = Reason::ok;
  std::string final_url;
};

class Store {
 public:
  virtual ~Store() = default;

  // `scope` names what is audited: a run with the same one that did not end,
  // and began no longer than a day ago, goes on; `fresh` begins anew.
  virtual Stored<Run> begin_run(std::string_view scope, Time now,
                                bool fresh) = 0;
  virtual Stored<void> end_run(const Run& run, Time now) = 0;

  virtual Stored<std::optional<Record>> find(std::string_view url) = 0;
  // What is put is kept for good from the next commit() on, which a run calls
  // before it waits for anything: what arrives together is committed together.
  virtual Stored<void> commit() = 0;
  // `change` goes into the history, in the place of what was told of a check at
  // the same time.
  virtual Stored<void> put(const Record& record, ChangeKind change) = 0;

  virtual Stored<std::optional<RobotsRecord>> find_robots(
      std::string_view origin) = 0;
  virtual Stored<void> put_robots(const RobotsRecord& robots) = 0;

  virtual Stored<std::optional<CaptureRecord>> find_capture(
      std::string_view url) = 0;
  virtual Stored<void> put_capture(const CaptureRecord& capture) = 0;

  // What a run found a list to be, with the findings that it has; kept from the
  // next commit() on. A snapshot of the same time is replaced. Seen times of
  // the findings are set here.
  virtual Stored<void> put_snapshot(const ListName& list,
                                    const Snapshot& snapshot,
                                    std::span<const PastFinding> findings) = 0;
  // Nothing where no run has seen the list.
  virtual Stored<Past> past(const ListName& list) = 0;

  // Oldest first.
  virtual Stored<std::vector<PastCheck>> history(std::string_view url) = 0;
  virtual Stored<std::vector<Change>> changes(Time since) = 0;
};

}  // namespace listlint::fetch
