#include "fetch/audit.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "fetch/audit_run.h"

namespace listlint::fetch {
namespace {

using std::chrono::seconds;

constexpr size_t kRobotsBytes = 500'000;
// Visits under way for each request at a time: most wait for their host.
constexpr size_t kVisitsPerRequest = 16;
constexpr size_t kMostHeldBytes = 32'000'000;
constexpr Milliseconds kTellEvery = seconds(1);

Milliseconds spacing_of(double rate) {
  if (!(rate > 0)) return Milliseconds(0);
  // More than a day apart is for ever.
  return Milliseconds(
      static_cast<int64_t>(std::min(std::ceil(1000 / rate), 86'400'000.0)));
}

}  // namespace

tl::expected<bool, std::string> run_audit(std::span<const Target> targets,
                                          const AuditOptions& options,
                                          const AuditWorld& world,
                                          const Run& run,
                                          AuditObserver& observer) {
  return AuditRun(targets, options, world, run, observer).go();
}

AuditRun::AuditRun(std::span<const Target> targets, const AuditOptions& options,
                   const AuditWorld& world, const Run& run,
                   AuditObserver& observer)
    : targets_(targets),
      options_(options),
      world_(world),
      run_(run),
      observer_(observer),
      now_(world.clock.now()),
      told_at_(now_),
      network_(options.witness.empty() ? Network::there : Network::unknown),
      has_record_(targets.size()),
      queues_(std::max(1U, options.host_concurrency), spacing_of(options.rate)),
      // A transport may still have answers of a run that was stopped.
      last_request_(world.random()),
      refusing_(options.archives.size()) {
  progress_.targets = targets.size();
  progress_.started_at = now_;
}

tl::expected<bool, std::string> AuditRun::go() {
  for (uint32_t i = 0; i < targets_.size() && goes_on(); ++i) take_in(i);
  while (goes_on() && (progress_.done < progress_.targets || pages_ > 0)) {
    start_what_may();
    if (goes_on()) wait();
    if (goes_on()) decide_on_network();
  }
  if (goes_on()) tell();
  commit();
  if (!error_.empty()) return tl::unexpected(error_);
  return !is_stopped_;
}

void AuditRun::take_in(uint32_t target) {
  const auto& url = targets_[target].url;
  now_ = world_.clock.now();
  const auto record = value_of(world_.store.find(url));
  if (!error_.empty()) return;
  if (is_known(record)) {
    ++progress_.known;
    return count(record->verdict.state);
  }
  const auto address = prepare(url);
  const bool excluded = targets_[target].excluded;
  if (excluded || !address) {
    const auto why = excluded ? Refusal{Reason::excluded, ""} : address.error();
    const auto* const before = record ? &*record : nullptr;
    return told(skip(before, url, why, now_), ChangeKind::none);
  }
  if (!is_due(record)) {
    ++progress_.known;
    return count(record->verdict.state);
  }
  has_record_[target] = record.has_value();
  queues_.add_fresh(queues_.host(address->host), target);
  if (now_ - told_at_ >= kTellEvery) tell();
}

// Also of a run that is stopped: what is settled is settled.
void AuditRun::commit() {
  if (!error_.empty()) return;
  const auto done = world_.store.commit();
  if (!done) error_ = done.error();
}

bool AuditRun::is_known(const std::optional<Record>& record) const {
  return record && record->verdict.checked_at >= run_.started_at;
}

bool AuditRun::is_due(const std::optional<Record>& record) const {
  return !record || !options_.due_only || due_at(*record) <= now_;
}

bool AuditRun::may_begin() const {
  const auto most =
      std::max<size_t>(256, kVisitsPerRequest * options_.concurrency);
  return pages_ < most && held_bytes_ < kMostHeldBytes;
}

void AuditRun::start_what_may() {
  const auto most = std::max<size_t>(1, options_.concurrency);
  while (active_.size() < most && goes_on()) {
    const auto turn = queues_.take(now_, may_begin());
    if (!turn) return;
    if (turn->fresh) {
      begin(*turn);
    } else {
      start(turn->id);
    }
  }
}

void AuditRun::start(Id id) {
  auto& errand = at(id);
  if (errand.kind == Kind::copy && refusing_[errand.base]) {
    errand.all_told = false;
    ++errand.base;
    return ask_archive(id);
  }
  errand.host = queues_.host(errand.evidence.answered.host);
  queues_.started(errand.host, now_);
  ++progress_.requests;
  auto request = request_of(errand);
  active_.emplace(request.id, id);
  world_.transport.start(std::move(request));
}

Request AuditRun::request_of(const Errand& errand) {
  Request request;
  request.id = ++last_request_;
  request.address = errand.evidence.answered;
  request.headers = {
      {"User-Agent", options_.user_agent},
      {"Accept",
       "text/html,application/xhtml+xml,application/xml;q=0.9,"
       "image/webp,*/*;q=0.8"},
      {"Accept-Language", "en-US,en;q=0.8,*;q=0.5"},
  };
  if (errand.conditional) {
    const auto& before = *errand.before;
    if (!before.etag.empty()) {
      request.headers.push_back({"If-None-Match", before.etag});
    }
    if (!before.last_modified.empty()) {
      request.headers.push_back({"If-Modified-Since", before.last_modified});
    }
  }
  auto cookies = errand.chain.cookies_for(request.address);
  if (!cookies.empty()) {
    request.headers.push_back({"Cookie", std::move(cookies)});
  }
  request.connect_timeout = options_.connect_timeout;
  request.timeout = options_.timeout;
  request.max_body =
      errand.kind == Kind::robots ? kRobotsBytes : options_.max_body;
  return request;
}

void AuditRun::wait() {
  commit();
  if (!goes_on()) return;
  auto until = told_at_ + kTellEvery;
  const auto most = std::max<size_t>(1, options_.concurrency);
  if (active_.size() < most) {
    const auto next = queues_.next(may_begin());
    if (next) until = std::min(until, *next);
  }
  world_.transport.work(until);
  now_ = world_.clock.now();
  while (goes_on()) {
    auto response = world_.transport.next();
    if (!response) break;
    finish(std::move(*response));
  }
  if (goes_on() && now_ - told_at_ >= kTellEvery) tell();
}

void AuditRun::finish(Response response) {
  const auto found = active_.find(response.id);
  if (found == active_.end()) return;
  const auto id = found->second;
  active_.erase(found);
  auto& errand = at(id);
  queues_.ended(errand.host);
  note_connection(errand, response);
  note_network(response);
  errand.evidence.answer = std::move(response);
  switch (errand.kind) {
    case Kind::page:
      return on_page(id);
    case Kind::control:
      return on_control(id);
    case Kind::robots:
      return on_robots(id);
    case Kind::copy:
      return on_copy(id);
    case Kind::witness:
      return on_witness(id);
  }
}

// robots.txt does not count: a host that is down fails a visit by what it
// cites.
void AuditRun::note_connection(const Errand& errand, const Response& response) {
  if (errand.kind == Kind::robots) return;
  const auto failure = response.failure;
  if (response.status != 0) {
    queues_.came_through(errand.host, true);
  } else if (failure == Reason::dns || failure == Reason::refused ||
             failure == Reason::timeout) {
    queues_.came_through(errand.host, false);
  }
}

void AuditRun::count(State state) {
  ++progress_.done;
  ++progress_.by_state[static_cast<size_t>(state)];
}

void AuditRun::told(const Record& record, ChangeKind change) {
  check(world_.store.put(record, change));
  if (!error_.empty()) return;
  count(record.verdict.state);
  observer_.settled(record.verdict, change);
  tell();
}

void AuditRun::tell() {
  told_at_ = now_;
  progress_.now = now_;
  progress_.active = active_.size();
  const auto slowest = queues_.slowest();
  progress_.slowest_host = slowest ? queues_.name(*slowest) : std::string();
  progress_.slowest_waiting = slowest ? queues_.waiting(*slowest) : 0;
  if (!observer_.progress(progress_)) is_stopped_ = true;
}

AuditRun::Id AuditRun::add_errand(Kind kind, uint32_t target) {
  auto errand = std::make_unique<Errand>();
  errand->kind = kind;
  errand->target = target;
  if (free_.empty()) {
    errands_.push_back(std::move(errand));
    return static_cast<Id>(errands_.size() - 1);
  }
  const auto id = free_.back();
  free_.pop_back();
  errands_[id] = std::move(errand);
  return id;
}

void AuditRun::drop(Id id) {
  errands_[id] = nullptr;
  free_.push_back(id);
}

}  // namespace listlint::fetch
