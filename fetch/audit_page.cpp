#include <algorithm>
#include <utility>

#include "fetch/audit_run.h"
#include "fetch/retry_after.h"
#include "fetch/robots.h"

namespace listlint::fetch {
namespace {

constexpr Milliseconds kBackoff = std::chrono::seconds(1);
constexpr uint32_t kMostDoublings = 9;

Answer answer_of(const Evidence& evidence) {
  const auto& response = evidence.answer;
  Answer answer;
  answer.status = response.status;
  answer.redirects = redirects_of(evidence);
  const bool is_whole = response.failure == Reason::ok && !response.cut;
  if (is_whole && response.status == 200) {
    answer.etag = response.header("etag");
    answer.last_modified = response.header("last-modified");
  }
  return answer;
}

// The page at the cited address itself was there: it can be asked whether it
// has changed.
bool can_be_unmodified(const Record& before, const Address& cited) {
  return before.verdict.state == State::ok &&
         before.verdict.final_url == cited.text() &&
         (!before.etag.empty() || !before.last_modified.empty());
}

}  // namespace

void AuditRun::begin(const HostQueues::Turn& turn) {
  const auto& target = targets_[turn.id];
  const auto id = add_errand(Kind::page, turn.id);
  ++pages_;
  auto& errand = at(id);
  // Records are too large to be kept for all targets from then on.
  if (has_record_[turn.id]) {
    errand.before = value_of(world_.store.find(target.url));
  }
  // take_in() has seen that it can be asked.
  auto address = prepare(target.url).value_or(Address());
  errand.chain.enter(address);
  auto& evidence = errand.evidence;
  evidence.url = target.url;
  evidence.cited = address;
  evidence.answered = std::move(address);
  evidence.titles = target.titles;
  evidence.is_archive = target.is_archive;
  errand.conditional =
      errand.before && can_be_unmodified(*errand.before, evidence.cited);
  ask(id, turn.since);
}

void AuditRun::ask(Id id, Time since) {
  auto& errand = at(id);
  const auto& address = errand.evidence.answered;
  // What archives answer here is made for programs.
  const bool is_asked_for =
      errand.kind == Kind::page || errand.kind == Kind::control;
  if (options_.robots && is_asked_for) {
    if (!knows_robots(address, errand.target, since)) {
      origins_[address.origin()].waiting_for_robots.push_back(id);
      return;
    }
    const auto& text = origins_[address.origin()].text;
    if (!text.empty() && !robots_allow(text, kProduct, address.target)) {
      return on_disallowed(id);
    }
  }
  queues_.add(queues_.host(address.host), since, errand.target, id);
}

void AuditRun::on_page(Id id) {
  auto& errand = at(id);
  auto& evidence = errand.evidence;
  const bool was_conditional = std::exchange(errand.conditional, false);
  if (errand.chain.follow_redirect(evidence)) return ask(id, now_);
  if (was_conditional && evidence.answer.status == 304) {
    return settle_page(id, {}, true);
  }
  errand.conditional = was_conditional;  // where it is asked again
  judge_page(id);
}

void AuditRun::judge_page(Id id) {
  auto& errand = at(id);
  auto& evidence = errand.evidence;
  // What is known already need not be asked for by a first judgement.
  if (evidence.answer.status == 200 && !evidence.control) {
    const auto known = origins_.find(evidence.cited.origin());
    if (known != origins_.end()) evidence.control = known->second.answer;
  }
  auto judgement = judge(evidence);
  if (retry(id, judgement.reason)) return;
  errand.conditional = false;
  const bool goes_on = evidence.broken_redirect == Reason::ok &&
                       !judgement.follow.empty() &&
                       errand.chain.follow_refresh(evidence, judgement.follow,
                                                   judgement.follow_by_header);
  if (goes_on) return ask(id, now_);
  if (judgement.wants_control) {
    if (wait_for_control(id)) return;
    if (evidence.control) judgement = judge(evidence);
  }
  settle_page(id, std::move(judgement));
}

// Whether the page has to wait; else it has what can be had.
bool AuditRun::wait_for_control(Id id) {
  auto& evidence = at(id).evidence;
  auto& origin = origins_[evidence.cited.origin()];
  if (origin.control == Known::yes) {
    evidence.control = origin.answer;
    return false;
  }
  held_bytes_ += evidence.answer.body.size();
  origin.waiting_for_control.push_back(id);
  if (origin.control == Known::no) ask_control(id);
  return true;
}

bool AuditRun::retry(Id id, Reason reason) {
  auto& errand = at(id);
  const auto& answer = errand.evidence.answer;
  const auto host = queues_.host(errand.evidence.answered.host);
  errand.not_before.reset();
  if (answer.status == 429 || answer.status == 503) {
    const auto after = retry_after(answer.header("retry-after"), now_);
    if (after && *after > now_) errand.not_before = after;
  }
  const auto& after = errand.not_before;
  const bool is_long = after && *after - now_ > options_.longest_wait;
  if (after && !is_long) queues_.rest(host, *after);
  const bool is_over =
      errand.retries >= options_.retries || queues_.is_down(host);
  if (!row_of(reason).retried || is_over || is_long) return false;
  const auto when = after.value_or(now_ + backoff(errand.retries));
  if (answer.status == 429) queues_.rest(host, when);
  ++errand.retries;
  errand.evidence.answer = {};
  errand.not_before.reset();
  queues_.add(host, when, errand.target, id);
  return true;
}

// Twice as long each time, and by half less or more, so that those that failed
// together do not come back together.
Milliseconds AuditRun::backoff(uint32_t retries) {
  const auto whole = kBackoff * (1LL << std::min(retries, kMostDoublings));
  const auto spread = static_cast<uint64_t>(whole.count()) + 1;
  return whole / 2 +
         Milliseconds(static_cast<int64_t>(world_.random() % spread));
}

void AuditRun::settle_page(Id id, Judgement judgement, bool unmodified) {
  if (is_doubtful(judgement)) return hold_back(id, std::move(judgement));
  auto& errand = at(id);
  auto answer = answer_of(errand.evidence);
  answer.not_before = errand.not_before;
  answer.unmodified = unmodified;
  judgement.follow.clear();
  if (!unmodified) {
    judgement = compare(id, std::move(judgement), answer);
    if (!goes_on()) return;
  }
  const auto* const before = errand.before ? &*errand.before : nullptr;
  errand.settled = settle(before, errand.evidence.url, judgement, answer, now_,
                          options_.patience);
  errand.evidence = {};
  errand.before.reset();
  errand.kind = Kind::copy;
  find_copy(id);
}

// With what other addresses of the host led to.
Judgement AuditRun::compare(Id id, Judgement judgement, const Answer& answer) {
  const auto& errand = at(id);
  const auto& evidence = errand.evidence;
  const auto key = SharedTargets::key_of(evidence, judgement);
  if (key.empty()) return judgement;
  auto count =
      shared_.add(key, {errand.target, answer, judgement, errand.before, now_,
                        SharedTargets::page_of(evidence.cited)});
  if (count < kSharedTarget) {
    // Those that it was seen with may not be due today.
    const bool is_known =
        errand.before &&
        errand.before->verdict.reason == Reason::shared_target &&
        errand.before->verdict.final_url == judgement.final_url;
    if (!is_known) return judgement;
    judgement.state = State::suspect;
    judgement.reason = Reason::shared_target;
    judgement.detail = errand.before->verdict.detail;
    return judgement;
  }
  for (const auto& member : shared_.take_members(key)) {
    if (member.target != errand.target) settle_again(member, count);
  }
  return SharedTargets::judge(std::move(judgement), count);
}

void AuditRun::settle_again(const SharedTargets::Member& member, size_t count) {
  const auto* const before = member.before ? &*member.before : nullptr;
  const auto& url = targets_[member.target].url;
  const auto judgement = SharedTargets::judge(member.judgement, count);
  auto settled = settle(before, url, judgement, member.answer, member.at,
                        options_.patience);
  // It may not be written yet, for its copy is sought.
  const auto found = std::ranges::find_if(errands_, [&](const auto& errand) {
    return errand && errand->kind == Kind::copy &&
           errand->target == member.target;
  });
  if (found != errands_.end()) {
    (*found)->settled = std::move(settled);
    return;
  }
  const auto id = add_errand(Kind::copy, member.target);
  ++pages_;
  at(id).settled = std::move(settled);
  at(id).is_second = true;
  find_copy(id);
}

}  // namespace listlint::fetch
