#include <utility>

#include "fetch/archives.h"
#include "fetch/audit_run.h"

namespace listlint::fetch {
namespace {

constexpr Milliseconds kCaptureGoodFor = std::chrono::days(7);
constexpr size_t kArchiveRedirects = 5;

bool needs_copy(State state) {
  return state == State::dead || state == State::moved ||
         state == State::suspect;
}

}  // namespace

void AuditRun::find_copy(Id id) {
  auto& errand = at(id);
  const bool is_archive = targets_[errand.target].is_archive;
  auto& verdict = errand.settled.record.verdict;
  if (options_.archives.empty() || is_archive || !needs_copy(verdict.state)) {
    return write(id);
  }
  auto known = value_of(world_.store.find_capture(verdict.url));
  if (!goes_on()) return;
  if (known && now_ - known->asked_at < kCaptureGoodFor) {
    if (known->capture) verdict.archive = std::move(known->capture);
    return write(id);
  }
  ask_archive(id);
}

Time AuditRun::wanted_time(const Errand& errand) const {
  const auto& verdict = errand.settled.record.verdict;
  const auto& accessed = targets_[errand.target].accessed;
  // A copy of later may be one of an error page.
  return accessed ? *accessed : verdict.last_ok_at.value_or(now_);
}

void AuditRun::ask_archive(Id id) {
  auto& errand = at(id);
  const auto& url = targets_[errand.target].url;
  for (; errand.base < options_.archives.size(); ++errand.base) {
    auto address = prepare(archive_query(options_.archives[errand.base], url,
                                         wanted_time(errand)));
    if (refusing_[errand.base] || !address) {
      errand.all_told = false;
      continue;
    }
    errand.chain = Chain(kArchiveRedirects);
    errand.chain.enter(*address);
    errand.evidence = {};
    errand.evidence.cited = *address;
    errand.evidence.answered = std::move(*address);
    return ask(id, now_);
  }
  end_copies(id);
}

void AuditRun::on_copy(Id id) {
  auto& errand = at(id);
  auto& evidence = errand.evidence;
  if (errand.chain.follow_redirect(evidence)) return ask(id, now_);
  const auto& answer = evidence.answer;
  const auto failed = answer.failure != Reason::ok;
  const bool refuses = answer.status == 429 || answer.status >= 500 ||
                       (failed && queues_.is_down(errand.host));
  if (refuses) refusing_[errand.base] = true;
  const bool tells = !failed && !refuses;
  if (tells && answer.status == 200) {
    auto& verdict = errand.settled.record.verdict;
    auto capture = nearest_capture(answer.body, answer.header("content-type"),
                                   wanted_time(errand));
    if (capture) {
      check(world_.store.put_capture({verdict.url, *capture, now_}));
      verdict.archive = std::move(capture);
      return write(id);
    }
  } else if (!tells || answer.status != 404) {
    errand.all_told = false;
  }
  ++errand.base;
  ask_archive(id);
}

// No archive has a copy, or none tells.
void AuditRun::end_copies(Id id) {
  auto& errand = at(id);
  const auto& url = targets_[errand.target].url;
  if (errand.all_told) {
    check(world_.store.put_capture({url, std::nullopt, now_}));
  }
  write(id);
}

void AuditRun::write(Id id) {
  if (!goes_on()) return;
  auto& errand = at(id);
  const auto settled = std::move(errand.settled);
  if (errand.is_second) {
    // It was told that it works, by whatever way.
    const auto before = value_of(world_.store.find(settled.record.verdict.url));
    if (before) {
      --progress_.done;
      --progress_.by_state[static_cast<size_t>(before->verdict.state)];
    }
  }
  drop(id);
  --pages_;
  told(settled.record, settled.change);
}

}  // namespace listlint::fetch
