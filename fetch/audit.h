// The audit: asks every address politely and settles what became of it. Pure
// code over a clock, random numbers, a transport and a store that are passed
// in. One thread.
//
// Each address goes through one visit: robots.txt of its origin, the request,
// its redirects one by one, what its page sends on to, a control where the
// judge wants one, again after a failure that may pass, an archive where the
// source is not there any more. Hosts have their own queues: so many requests
// at a time, so far apart.
//
// robots.txt is kept for a day, and only a proper answer forbids anything:
// where the server fails or refuses to give it, the address is asked.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "fetch/clock.h"
#include "fetch/settle.h"
#include "fetch/store.h"
#include "fetch/transport.h"
#include "lint/time.h"
#include "lint/verdict.h"

namespace listlint::fetch {

struct AuditOptions {
  uint32_t concurrency = 64;      // requests at a time
  uint32_t host_concurrency = 2;  // the same, of one host
  double rate = 1.0;              // requests a second and host; 0: no limit
  uint32_t retries = 2;           // of a failure that may pass
  Milliseconds timeout{30'000};   // of one request
  Milliseconds connect_timeout{10'000};
  Milliseconds longest_wait{60'000};  // for Retry-After, within a run
  size_t max_body = 2'000'000;        // bytes, unpacked
  std::string user_agent;
  bool robots = true;
  std::vector<std::string> archives;  // base addresses; empty: none is asked
  Patience patience;
  bool due_only = false;  // leave alone what is not due
  // Asked where no address can be reached, to tell a machine without network
  // from sources that are gone; "": each failure is believed.
  std::string witness;
};

struct Target {
  std::string url = {};  // as cited
  std::vector<std::string> titles = {};
  std::optional<Time> accessed = {};  // what a copy should be near to
  bool is_archive = false;
  bool excluded = false;
};

struct Progress {
  size_t targets = 0;
  size_t done = 0;
  size_t known = 0;  // of the done: asked before (not due, or resumed)
  size_t active = 0;
  uint64_t requests = 0;
  std::array<size_t, 7> by_state{};  // of the done, by State
  Time started_at;
  Time now;
  // A host whose queue lasts longest, and until when it does; "" for none.
  std::string slowest_host;
  size_t slowest_waiting = 0;
};

class AuditObserver {
 public:
  virtual ~AuditObserver() = default;
  // Called often, at least once a second of the clock. False stops the run: no
  // request is begun any more, and what is not settled is not told.
  virtual bool progress(const Progress& progress) = 0;
  // Not for what is known already. An address comes again, with the same time,
  // where later ones show that it shares its target with them.
  virtual void settled(const Verdict& verdict, ChangeKind change) = 0;
};

struct AuditWorld {
  Clock& clock;
  Transport& transport;
  Store& store;
  std::function<uint64_t()> random;
};

// Asks the targets, each once, begun in their order. An address that the store
// has checked since `run` began is not asked again. True: all are settled;
// false: the observer stopped it. The error is the store's, or that there is no
// network.
tl::expected<bool, std::string> run_audit(std::span<const Target> targets,
                                          const AuditOptions& options,
                                          const AuditWorld& world,
                                          const Run& run,
                                          AuditObserver& observer);

}  // namespace listlint::fetch
