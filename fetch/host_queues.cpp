#include "fetch/host_queues.h"

#include <algorithm>
#include <tuple>

namespace listlint::fetch {
namespace {

constexpr uint32_t kDown = 3;

}  // namespace

bool HostQueues::later(const Entry& a, const Entry& b) {
  return std::tie(a.at, a.order) > std::tie(b.at, b.order);
}

bool HostQueues::after(const Ticket& a, const Ticket& b) {
  return std::tie(a.at, a.order, a.id) > std::tie(b.at, b.order, b.id);
}

bool HostQueues::shorter(const Length& a, const Length& b) {
  return a.lasts < b.lasts;
}

uint32_t HostQueues::host(std::string_view name) {
  const auto number = static_cast<uint32_t>(hosts_.size());
  const auto [found, is_new] = numbers_.try_emplace(std::string(name), number);
  if (is_new) {
    Host host;
    host.name = name;
    host.spacing = spacing_;
    hosts_.push_back(std::move(host));
  }
  return found->second;
}

void HostQueues::add_fresh(uint32_t host, uint32_t id) {
  hosts_[host].fresh.push_back(id);
  enter(host, kFresh);
  measure(host);
}

void HostQueues::add(uint32_t host, Time not_before, uint32_t order,
                     uint32_t id) {
  auto& tickets = hosts_[host].tickets;
  tickets.push_back({not_before, order, id});
  std::ranges::push_heap(tickets, after);
  enter(host, kTicket);
  measure(host);
}

std::optional<HostQueues::Entry> HostQueues::ready(uint32_t number,
                                                   Kind kind) const {
  const auto& host = hosts_[number];
  if (host.active >= at_once_) return std::nullopt;
  if (kind == kTicket) {
    if (host.tickets.empty()) return std::nullopt;
    const auto& first = host.tickets[0];
    return Entry{std::max(host.next_start, first.at), first.order, number};
  }
  if (host.holds > 0 || host.next_fresh == host.fresh.size()) {
    return std::nullopt;
  }
  return Entry{host.next_start, host.fresh[host.next_fresh], number};
}

void HostQueues::enter(uint32_t host) {
  enter(host, kTicket);
  enter(host, kFresh);
}

void HostQueues::enter(uint32_t host, Kind kind) {
  const auto entry = ready(host, kind);
  if (!entry || entry->at >= hosts_[host].entered[kind]) return;
  hosts_[host].entered[kind] = entry->at;
  entries_[kind].push_back(*entry);
  std::ranges::push_heap(entries_[kind], later);
}

const HostQueues::Entry* HostQueues::top(Kind kind) {
  auto& entries = entries_[kind];
  while (!entries.empty()) {
    const auto entry = entries[0];
    auto& host = hosts_[entry.host];
    const auto now = ready(entry.host, kind);
    const bool is_entered = host.entered[kind] == entry.at;
    if (is_entered && now && now->at == entry.at) return entries.data();
    std::ranges::pop_heap(entries, later);
    entries.pop_back();
    if (!is_entered) continue;  // an earlier one took its place
    host.entered[kind] = Time::max();
    enter(entry.host, kind);
  }
  return nullptr;
}

std::optional<HostQueues::Turn> HostQueues::take(Time now, bool with_fresh) {
  const auto* first = top(kTicket);
  auto kind = kTicket;
  if (const auto* fresh = with_fresh ? top(kFresh) : nullptr) {
    if (!first || later(*first, *fresh)) {
      first = fresh;
      kind = kFresh;
    }
  }
  if (!first || first->at > now) return std::nullopt;
  Turn turn{first->host, kind == kFresh, 0, first->at};
  auto& host = hosts_[turn.host];
  if (turn.fresh) {
    turn.id = host.fresh[host.next_fresh++];
    if (host.next_fresh == host.fresh.size()) {
      host.fresh = {};
      host.next_fresh = 0;
    }
  } else {
    turn.id = host.tickets[0].id;
    std::ranges::pop_heap(host.tickets, after);
    host.tickets.pop_back();
  }
  // Behind the others that are ready as long.
  std::ranges::pop_heap(entries_[kind], later);
  entries_[kind].pop_back();
  host.entered[kind] = Time::max();
  enter(turn.host, kind);
  return turn;
}

std::optional<Time> HostQueues::next(bool with_fresh) {
  const auto* const ticket = top(kTicket);
  const auto* const fresh = with_fresh ? top(kFresh) : nullptr;
  if (!ticket && !fresh) return std::nullopt;
  return std::min(ticket ? ticket->at : Time::max(),
                  fresh ? fresh->at : Time::max());
}

void HostQueues::started(uint32_t number, Time now) {
  auto& host = hosts_[number];
  ++host.active;
  host.next_start = std::max(host.next_start, now + host.spacing);
}

void HostQueues::ended(uint32_t number) {
  --hosts_[number].active;
  enter(number);
}

void HostQueues::rest(uint32_t number, Time until) {
  auto& host = hosts_[number];
  host.next_start = std::max(host.next_start, until);
}

void HostQueues::slow_down(uint32_t number, Milliseconds spacing) {
  auto& host = hosts_[number];
  if (spacing <= host.spacing) return;
  // The last start was a spacing before the next.
  host.next_start += spacing - host.spacing;
  host.spacing = spacing;
  measure(number);
}

void HostQueues::release(uint32_t host) {
  --hosts_[host].holds;
  enter(host, kFresh);
}

void HostQueues::came_through(uint32_t number, bool through) {
  auto& host = hosts_[number];
  host.failures = through ? 0 : host.failures + 1;
}

bool HostQueues::is_down(uint32_t host) const {
  return hosts_[host].failures >= kDown;
}

size_t HostQueues::waiting(uint32_t number) const {
  const auto& host = hosts_[number];
  return host.fresh.size() - host.next_fresh + host.tickets.size();
}

int64_t HostQueues::lasts(uint32_t host) const {
  const auto spacing = std::max<int64_t>(1, hosts_[host].spacing.count());
  return static_cast<int64_t>(waiting(host)) * spacing;
}

void HostQueues::measure(uint32_t number) {
  auto& host = hosts_[number];
  // What shrank is found when its entry comes up.
  const auto length = lasts(number);
  if (length <= host.measured) return;
  host.measured = length;
  lengths_.push_back({length, number});
  std::ranges::push_heap(lengths_, shorter);
}

std::optional<uint32_t> HostQueues::slowest() {
  while (!lengths_.empty()) {
    const auto first = lengths_[0];
    auto& host = hosts_[first.host];
    const bool is_entry = host.measured == first.lasts;
    if (is_entry && lasts(first.host) == first.lasts) return first.host;
    std::ranges::pop_heap(lengths_, shorter);
    lengths_.pop_back();
    if (!is_entry) continue;  // a longer one took its place
    host.measured = 0;
    measure(first.host);
  }
  return std::nullopt;
}

}  // namespace listlint::fetch
