#include <algorithm>
#include <utility>

#include "fetch/audit_run.h"
#include "fetch/robots.h"
#include "lint/ascii.h"

namespace listlint::fetch {
namespace {

constexpr Milliseconds kRobotsGoodFor = std::chrono::hours(24);
constexpr size_t kRobotsRedirects = 5;
// Texts of robots.txt in memory; the others are in the store.
constexpr size_t kMostRobotsBytes = 16'000'000;
constexpr size_t kMostExtension = 5;

Milliseconds delay_of(std::string_view robots) {
  return Milliseconds(
      static_cast<int64_t>(crawl_delay(robots, kProduct) * 1000));
}

bool is_letter_or_digit(char c) {
  return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z');
}

// ".html" of a path; "" where it has none.
std::string_view extension_of(std::string_view path) {
  const auto dot = path.rfind('.');
  const auto slash = path.rfind('/');
  if (dot == std::string_view::npos || dot < slash) return {};
  const auto extension = path.substr(dot);
  const bool is_one =
      extension.size() >= 2 && extension.size() <= kMostExtension + 1 &&
      std::ranges::all_of(extension.substr(1), is_letter_or_digit);
  return is_one ? extension : std::string_view();
}

// An address beside another that nobody has made.
Address sibling_of(const Address& address, uint64_t random) {
  std::string_view path = address.target;
  path = path.substr(0, path.find('?'));
  auto target = std::string(path.substr(0, path.rfind('/') + 1));
  for (int i = 0; i < 16; ++i) {
    target += static_cast<char>('a' + random % 16);
    random /= 16;
  }
  target += extension_of(path);
  auto sibling = address;
  sibling.target = std::move(target);
  sibling.fragment.clear();
  return sibling;
}

Judgement disallowed(const Address& address) {
  Judgement judgement;
  judgement.reason = Reason::robots;
  judgement.state = row_of(Reason::robots).state;
  judgement.detail = address.origin() + "/robots.txt disallows it";
  return judgement;
}

}  // namespace

// False where it has to be asked for, or is already.
bool AuditRun::knows_robots(const Address& address, uint32_t target,
                            Time since) {
  auto& origin = origins_[address.origin()];
  if (origin.has_text) return true;
  if (origin.robots == Known::asked) return false;
  auto record = value_of(world_.store.find_robots(address.origin()));
  const bool is_good = record && (origin.robots == Known::yes ||
                                  now_ - record->fetched_at < kRobotsGoodFor);
  if (is_good || origin.robots == Known::yes) {
    keep_robots(origin, record ? std::move(record->body) : "", address);
    return true;
  }
  origin.robots = Known::asked;
  ask_robots(address, target, since);
  return false;
}

void AuditRun::keep_robots(Origin& origin, std::string text,
                           const Address& address) {
  if (robots_bytes_ + text.size() > kMostRobotsBytes) {
    for (auto& [name, other] : origins_) {
      other.has_text = false;
      other.text = {};
    }
    robots_bytes_ = 0;
  }
  robots_bytes_ += text.size();
  origin.robots = Known::yes;
  origin.has_text = true;
  origin.text = std::move(text);
  queues_.slow_down(queues_.host(address.host), delay_of(origin.text));
}

void AuditRun::ask_robots(const Address& address, uint32_t target, Time since) {
  const auto id = add_errand(Kind::robots, target);
  auto& errand = at(id);
  errand.origin = address.origin();
  errand.held = queues_.host(address.host);
  queues_.hold(errand.held);
  errand.chain = Chain(kRobotsRedirects);
  errand.evidence.cited = address;
  errand.evidence.cited.target = "/robots.txt";
  errand.evidence.cited.fragment.clear();
  errand.evidence.answered = errand.evidence.cited;
  errand.chain.enter(errand.evidence.cited);
  ask(id, since);
}

// Only a proper answer forbids anything. RFC 9309 2.3.1.4 has a crawler take
// an error of the server for "disallow all"; a reader would still follow the
// link, and "blocked" for a page that is gone would hide that.
void AuditRun::on_robots(Id id) {
  auto& errand = at(id);
  auto& evidence = errand.evidence;
  if (errand.chain.follow_redirect(evidence)) return ask(id, now_);
  auto& answer = evidence.answer;
  const bool came = answer.failure == Reason::ok;
  RobotsRecord record;
  record.origin = errand.origin;
  record.status = came ? answer.status : 0;
  record.fetched_at = now_;
  if (came && answer.status / 100 == 2) record.body = std::move(answer.body);
  // It would hold for a day, and a machine that was offline has not asked.
  if (came || network_ == Network::there) {
    check(world_.store.put_robots(record));
  }
  auto& origin = origins_[errand.origin];
  keep_robots(origin, std::move(record.body), evidence.cited);
  queues_.release(errand.held);
  drop(id);
  for (const auto waiting : std::exchange(origin.waiting_for_robots, {})) {
    if (goes_on()) ask(waiting, now_);
  }
}

void AuditRun::on_disallowed(Id id) {
  auto& errand = at(id);
  if (errand.kind == Kind::control) return end_control(id, std::nullopt);
  settle_page(id, disallowed(errand.evidence.answered));
}

void AuditRun::ask_control(Id page) {
  const auto target = at(page).target;
  const auto cited = at(page).evidence.cited;
  const auto id = add_errand(Kind::control, target);
  auto& errand = at(id);
  errand.origin = cited.origin();
  origins_[errand.origin].control = Known::asked;
  errand.held = queues_.host(cited.host);
  queues_.hold(errand.held);
  errand.evidence.cited = sibling_of(cited, world_.random());
  errand.evidence.url = errand.evidence.cited.text();
  errand.evidence.answered = errand.evidence.cited;
  errand.chain.enter(errand.evidence.cited);
  ask(id, now_);
}

void AuditRun::on_control(Id id) {
  auto& errand = at(id);
  if (errand.chain.follow_redirect(errand.evidence)) return ask(id, now_);
  end_control(id, control_of(errand.evidence));
}

void AuditRun::end_control(Id id, std::optional<Control> control) {
  auto& origin = origins_[at(id).origin];
  origin.control = Known::yes;
  origin.answer = std::move(control);
  queues_.release(at(id).held);
  drop(id);
  for (const auto page : std::exchange(origin.waiting_for_control, {})) {
    held_bytes_ -= at(page).evidence.answer.body.size();
    if (goes_on()) judge_page(page);
  }
}

}  // namespace listlint::fetch
