// Who waits for which host, and who may ask next: so many requests of a host at
// a time, so far apart, the host that has been ready longest first. Each call
// is O(log n). A plain value; one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lint/time.h"

namespace listlint::fetch {

class HostQueues {
 public:
  // The turn of one that waits.
  struct Turn {
    uint32_t host = 0;
    bool fresh = false;
    uint32_t id = 0;  // as it was added
    Time since;       // when it became ready
  };

  // At most `at_once` requests of a host, their starts `spacing` apart.
  HostQueues(uint32_t at_once, Milliseconds spacing)
      : at_once_(at_once), spacing_(spacing) {}

  // Hosts have numbers from 0.
  uint32_t host(std::string_view name);
  const std::string& name(uint32_t host) const { return hosts_[host].name; }

  // One that has not begun; those of a host take turns as they are added, with
  // growing ids.
  void add_fresh(uint32_t host, uint32_t id);
  // One that goes on, not before a time; of those ready the least `order` goes
  // first, and before all fresh ones of a greater id.
  void add(uint32_t host, Time not_before, uint32_t order, uint32_t id);

  // Whose turn it is; it waits no longer. It need not ask for anything.
  std::optional<Turn> take(Time now, bool with_fresh);
  // When take() may have one next.
  std::optional<Time> next(bool with_fresh);

  void started(uint32_t host, Time now);
  void ended(uint32_t host);

  // No request before a time.
  void rest(uint32_t host, Time until);
  // Starts at least so far apart from now on.
  void slow_down(uint32_t host, Milliseconds spacing);
  // No fresh ones until as many releases.
  void hold(uint32_t host) { ++hosts_[host].holds; }
  void release(uint32_t host);

  // Whether a request came through; so many in a row that did not make a host
  // one that is down, until one does.
  void came_through(uint32_t host, bool through);
  bool is_down(uint32_t host) const;

  size_t waiting(uint32_t host) const;
  // The host whose queue lasts longest; nullopt where none waits.
  std::optional<uint32_t> slowest();

 private:
  struct Ticket {
    Time at;
    uint32_t order = 0;
    uint32_t id = 0;
  };
  struct Host {
    std::string name;
    std::vector<Ticket> tickets;  // a heap, the earliest on top
    std::vector<uint32_t> fresh;  // from next_fresh
    size_t next_fresh = 0;
    Time next_start;
    Milliseconds spacing;
    uint32_t active = 0;
    uint32_t holds = 0;
    uint32_t failures = 0;
    int64_t measured = 0;  // its entry in lengths_; 0: none
    // The earliest entry for it in each of the heaps below.
    Time entered[2] = {Time::max(), Time::max()};
  };
  // A host that may be ready then: what has changed since is found when the
  // entry comes up.
  struct Entry {
    Time at;
    uint32_t order = 0;
    uint32_t host = 0;
  };
  struct Length {
    int64_t lasts = 0;
    uint32_t host = 0;
  };
  enum Kind : uint8_t { kTicket, kFresh };

  static bool later(const Entry& a, const Entry& b);
  static bool after(const Ticket& a, const Ticket& b);
  static bool shorter(const Length& a, const Length& b);

  // When the first of a kind is ready; nullopt where there is none, or it
  // depends on what is under way.
  std::optional<Entry> ready(uint32_t host, Kind kind) const;
  void enter(uint32_t host);
  void enter(uint32_t host, Kind kind);
  const Entry* top(Kind kind);
  void measure(uint32_t host);
  int64_t lasts(uint32_t host) const;

  uint32_t at_once_;
  Milliseconds spacing_;
  std::vector<Host> hosts_;
  std::unordered_map<std::string, uint32_t> numbers_;
  std::vector<Entry> entries_[2];  // heaps by Kind
  std::vector<Length> lengths_;    // a heap, the longest on top
};

}  // namespace listlint::fetch
