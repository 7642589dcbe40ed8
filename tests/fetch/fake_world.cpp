#include "tests/fetch/fake_world.h"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <random>
#include <utility>

namespace listlint::fetch {

FakeAnswer answers(int status, std::string body, std::vector<Header> headers) {
  FakeAnswer answer;
  answer.response.status = status;
  answer.response.body = std::move(body);
  answer.response.headers = std::move(headers);
  return answer;
}

FakeAnswer redirects(int status, std::string location) {
  return answers(status, "", {{"Location", std::move(location)}});
}

FakeAnswer fails(Reason failure) {
  FakeAnswer answer;
  answer.response.failure = failure;
  return answer;
}

bool FakeWorld::later(const Coming& a, const Coming& b) {
  return std::pair(a.at, a.number) > std::pair(b.at, b.number);
}

void FakeWorld::start(Request request) {
  const auto found = hosts.find(request.address.host);
  auto answer =
      found == hosts.end() ? fails(Reason::dns) : found->second(request, now_);
  if (answer.response.failure == Reason::timeout) {
    answer.takes = request.timeout;
  }
  answer.response.id = request.id;
  if (answer.response.body.size() > request.max_body) {
    answer.response.body.resize(request.max_body);
    answer.response.cut = true;
  }
  const auto end = now_ + answer.takes;
  if (remembers) asked.push_back({now_, end, std::move(request)});
  coming_.push_back({end, number_++, std::move(answer.response)});
  std::ranges::push_heap(coming_, later);
}

void FakeWorld::work(Time until) {
  const auto next = coming_.empty() ? until : std::min(until, coming_[0].at);
  now_ = std::max(now_, next);
}

std::optional<Response> FakeWorld::next() {
  if (coming_.empty() || coming_[0].at > now_) return std::nullopt;
  std::ranges::pop_heap(coming_, later);
  auto response = std::move(coming_.back().response);
  coming_.pop_back();
  return response;
}

std::function<uint64_t()> FakeWorld::random(uint64_t seed) {
  return [engine = std::mt19937_64(seed)]() mutable { return engine(); };
}

std::string FakeWorld::print() const {
  std::string text;
  for (const auto& each : asked) {
    const auto passed = (each.at - began()).count();
    text += fmt::format("{}.{:03} {}\n", passed / 1000, passed % 1000,
                        each.request.address.text());
  }
  return text;
}

size_t FakeWorld::most_at_once(std::string_view host) const {
  std::vector<std::pair<Time, int>> events;
  for (const auto& each : asked) {
    if (!host.empty() && each.request.address.host != host) continue;
    events.emplace_back(each.at, 1);
    events.emplace_back(each.ended, -1);
  }
  std::ranges::sort(events);  // what ends makes room for what starts then
  int under_way = 0;
  int most = 0;
  for (const auto& [at, change] : events) {
    under_way += change;
    most = std::max(most, under_way);
  }
  return static_cast<size_t>(most);
}

Milliseconds FakeWorld::least_spacing(std::string_view host) const {
  auto least = Milliseconds::max();
  std::optional<Time> last;
  for (const auto& each : asked) {
    if (each.request.address.host != host) continue;
    if (last) least = std::min(least, each.at - *last);
    last = each.at;
  }
  return least;
}

}  // namespace listlint::fetch
