// One run of the audit: errands that wait for their host, are under way, or
// wait for what they need to know of an origin. What run_audit() is made of.
// One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <unordered_map>
#include <utility>
#include <vector>

#include "fetch/audit.h"
#include "fetch/chain.h"
#include "fetch/host_queues.h"
#include "fetch/judge.h"
#include "fetch/settle.h"
#include "fetch/shared_targets.h"
#include "fetch/store.h"

namespace listlint::fetch {

// What robots.txt calls the program.
inline constexpr std::string_view kProduct = "listlint";

class AuditRun {
 public:
  AuditRun(std::span<const Target> targets, const AuditOptions& options,
           const AuditWorld& world, const Run& run, AuditObserver& observer);

  // Once.
  tl::expected<bool, std::string> go();

 private:
  using Id = uint32_t;  // of an errand: its place in errands_

  enum class Kind : uint8_t {
    page,     // asks a target
    control,  // asks an origin for a page that nobody made
    robots,   // asks an origin for its robots.txt
    copy,     // asks archives for the page, which is settled else
    witness,  // asks whether there is a network
  };

  struct Errand {
    Kind kind = Kind::page;
    uint32_t target = 0;  // for whom it is; earlier ones go first
    uint32_t host = 0;    // that it asks
    Chain chain;
    Evidence evidence;
    // Of a page.
    uint32_t retries = 0;
    bool conditional = false;  // the request was: only if it has changed
    std::optional<Record> before;
    std::optional<Time> not_before;
    // Of a control or robots.txt.
    std::string origin;
    uint32_t held = 0;  // the host that begins nothing else meanwhile
    // Of a copy.
    Settled settled;
    size_t base = 0;         // which archive is asked
    bool all_told = true;    // all that were asked answered
    bool is_second = false;  // the target was settled otherwise before
  };

  enum class Known : uint8_t { no, asked, yes };

  enum class Network : uint8_t {
    unknown,
    doubted,  // something failed, and the witness is asked
    missing,  // the witness is not reached either
    there,
  };

  struct Origin {
    Known robots = Known::no;
    bool has_text = false;  // else the store has it
    std::string text;       // of robots.txt
    std::vector<Id> waiting_for_robots;
    Known control = Known::no;
    std::optional<Control> answer;  // to the control; nullopt: not allowed
    std::vector<Id> waiting_for_control;
  };

  // audit.cpp: what comes in, whose turn it is, what is told.
  void take_in(uint32_t target);
  bool is_known(const std::optional<Record>& record) const;
  bool is_due(const std::optional<Record>& record) const;
  void start_what_may();
  bool may_begin() const;
  void start(Id id);
  Request request_of(const Errand& errand);
  void wait();
  void commit();
  void finish(Response response);
  void note_connection(const Errand& errand, const Response& response);
  void count(State state);
  void told(const Record& record, ChangeKind change);
  void tell();
  Id add_errand(Kind kind, uint32_t target);
  void drop(Id id);

  // audit_page.cpp: a target until it is settled.
  void begin(const HostQueues::Turn& turn);
  void ask(Id id, Time since);
  void on_page(Id id);
  void judge_page(Id id);
  bool wait_for_control(Id id);
  bool retry(Id id, Reason reason);
  Milliseconds backoff(uint32_t retries);
  void settle_page(Id id, Judgement judgement, bool unmodified = false);
  Judgement compare(Id id, Judgement judgement, const Answer& answer);
  void settle_again(const SharedTargets::Member& member, size_t count);

  // audit_origin.cpp: what is known of an origin.
  bool knows_robots(const Address& address, uint32_t target, Time since);
  void keep_robots(Origin& origin, std::string text, const Address& address);
  void ask_robots(const Address& address, uint32_t target, Time since);
  void on_robots(Id id);
  void on_disallowed(Id id);
  void ask_control(Id page);
  void on_control(Id id);
  void end_control(Id id, std::optional<Control> control);

  // audit_copy.cpp: copies of what is not there, and the end of a visit.
  void find_copy(Id id);
  void ask_archive(Id id);
  void on_copy(Id id);
  void end_copies(Id id);
  Time wanted_time(const Errand& errand) const;
  void write(Id id);

  // audit_network.cpp
  void note_network(const Response& response);
  bool is_doubtful(const Judgement& judgement) const;
  void hold_back(Id id, Judgement judgement);
  void on_witness(Id id);
  void decide_on_network();

  Errand& at(Id id) { return *errands_[id]; }
  // The value, or T() after which the run ends with the error.
  template <typename T>
  T value_of(Stored<T> stored) {
    if (stored) return std::move(*stored);
    fail(stored.error());
    return T();
  }
  void check(const Stored<void>& stored) {
    if (!stored) fail(stored.error());
  }
  void fail(std::string error) {
    if (error_.empty()) error_ = std::move(error);
  }
  bool goes_on() const { return error_.empty() && !is_stopped_; }

  std::span<const Target> targets_;
  const AuditOptions& options_;
  const AuditWorld& world_;
  const Run& run_;
  AuditObserver& observer_;

  Time now_;
  Time told_at_;
  Progress progress_;
  std::string error_;
  bool is_stopped_ = false;

  Network network_;
  std::vector<std::pair<Id, Judgement>> held_back_;

  std::vector<bool> has_record_;  // of targets, when they were taken in
  HostQueues queues_;
  std::vector<std::unique_ptr<Errand>> errands_;
  std::vector<Id> free_;
  size_t pages_ = 0;       // begun and not written
  size_t held_bytes_ = 0;  // of pages that wait for a control
  std::unordered_map<uint64_t, Id> active_;
  uint64_t last_request_;

  std::unordered_map<std::string, Origin> origins_;
  size_t robots_bytes_ = 0;
  SharedTargets shared_;
  std::vector<bool> refusing_;  // archives that want no more requests
};

}  // namespace listlint::fetch
