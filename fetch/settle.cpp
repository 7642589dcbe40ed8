#include "fetch/settle.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "lint/time_text.h"

namespace listlint::fetch {
namespace {

using std::chrono::days;
using std::chrono::hours;

// Failed checks closer together than this are one failure: running the audit
// again by hand does not spend patience.
constexpr Milliseconds kBetweenFailures = hours(12);

// How long what was found is good for, in the order of State.
constexpr std::array<Milliseconds, 7> kGoodFor = {
    days(30),  // ok
    days(30),  // moved
    days(7),   // suspect
    days(30),  // dead
    days(1),   // unreachable
    days(14),  // blocked
    days(30),  // skipped
};
constexpr Milliseconds kGoneFor = days(180);  // 410: gone on purpose

bool works(State state) { return state == State::ok || state == State::moved; }

bool fails(State state) {
  return state == State::suspect || state == State::dead ||
         state == State::unreachable;
}

// What goes on from the check before, whatever this one told.
Record continued(const Record& before) {
  Record record = before;
  auto& verdict = record.verdict;
  verdict = {};
  verdict.last_ok_at = before.verdict.last_ok_at;
  verdict.first_failed_at = before.verdict.first_failed_at;
  verdict.failures = before.verdict.failures;
  verdict.archive = before.verdict.archive;
  return record;
}

// What the judgement and the answer tell by themselves.
void tell(Verdict& verdict, const Judgement& judgement, const Answer& answer) {
  verdict.state = judgement.state;
  verdict.reason = judgement.reason;
  verdict.detail = judgement.detail;
  verdict.status = answer.status;
  verdict.final_url = judgement.final_url;
  verdict.redirects = answer.redirects;
  verdict.title = judgement.title;
  verdict.content_type = judgement.content_type;
}

// The page is as it was when it was last fetched whole. That may have been
// before it failed for a while: nothing is known then but that it is back.
void tell_unmodified(Verdict& verdict, const Verdict& before,
                     const Answer& answer) {
  if (works(before.state)) verdict = before;
  verdict.status = answer.status;
}

std::string drift_of(const Record& record, const Digest& now) {
  const bool comparable = record.first_digest.words > 0 && now.words > 0;
  if (!comparable || !has_drifted(record.first_digest, now)) return {};
  auto text = std::string("its text has changed");
  if (record.first_ok_at) {
    text += " since " + to_day(*record.first_ok_at);
  }
  if (!record.first_title.empty()) {
    text += fmt::format(" (title then: \"{}\")", record.first_title);
  }
  return text;
}

void end_failures(Record& record) {
  auto& verdict = record.verdict;
  verdict.failures = 0;
  verdict.first_failed_at.reset();
  verdict.archive.reset();
  record.counted_at.reset();
  record.strikes = 0;
  record.first_strike_at.reset();
}

// The answer is that of the page: what later ones are compared with.
void keep_page(Record& record, const Judgement& judgement,
               const Answer& answer) {
  record.etag = answer.etag;
  record.last_modified = answer.last_modified;
  record.digest = judgement.digest;
  if (record.first_digest.words == 0 && judgement.digest.words > 0) {
    record.first_digest = judgement.digest;
    record.first_title = judgement.title;
    record.first_ok_at = record.verdict.checked_at;
  }
  record.verdict.drift = drift_of(record, judgement.digest);
}

void count_failure(Record& record, bool strikes) {
  auto& verdict = record.verdict;
  const auto now = verdict.checked_at;
  const bool counts = verdict.failures == 0 || !record.counted_at ||
                      now - *record.counted_at >= kBetweenFailures;
  if (counts) {
    ++verdict.failures;
    record.counted_at = now;
  }
  if (!verdict.first_failed_at) verdict.first_failed_at = now;
  if (!strikes) {
    record.strikes = 0;
    record.first_strike_at.reset();
  } else if (record.strikes == 0) {
    record.strikes = 1;
    record.first_strike_at = now;
  } else if (counts) {
    ++record.strikes;
  }
}

bool is_out_of_patience(const Record& record, const Patience& patience) {
  return record.strikes >= patience.failures && record.first_strike_at &&
         record.verdict.checked_at - *record.first_strike_at >= patience.over;
}

void settle_failure(Record& record, bool was_dead, const Patience& patience) {
  auto& verdict = record.verdict;
  const bool ends = row_of(verdict.reason).ends;
  count_failure(record, ends || verdict.state == State::dead);
  // What was found dead is not alive because its server is down today.
  if (ends && (was_dead || is_out_of_patience(record, patience))) {
    verdict.state = State::dead;
  }
}

ChangeKind change_of(const Verdict* before, const Verdict& now) {
  const bool was_dead = before != nullptr && before->state == State::dead;
  if (now.state == State::dead) {
    return was_dead ? ChangeKind::none : ChangeKind::died;
  }
  if (was_dead && works(now.state)) return ChangeKind::recovered;
  if (now.state != State::moved) return ChangeKind::none;
  const bool is_known = before != nullptr && before->state == State::moved &&
                        before->final_url == now.final_url;
  return is_known ? ChangeKind::none : ChangeKind::moved;
}

}  // namespace

std::string_view name_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::none:
      return "none";
    case ChangeKind::died:
      return "died";
    case ChangeKind::recovered:
      return "recovered";
    case ChangeKind::moved:
      return "moved";
  }
  return "none";
}

Settled settle(const Record* before, std::string_view url,
               const Judgement& judgement, const Answer& answer, Time now,
               const Patience& patience) {
  const Verdict* const past = before == nullptr ? nullptr : &before->verdict;
  Settled settled;
  auto& record = settled.record;
  if (before != nullptr) record = continued(*before);
  auto& verdict = record.verdict;
  record.not_before = answer.not_before;
  const bool unmodified = answer.unmodified && past != nullptr;
  if (unmodified) {
    tell_unmodified(verdict, *past, answer);
  } else {
    tell(verdict, judgement, answer);
  }
  verdict.url = url;
  verdict.checked_at = now;
  if (works(verdict.state)) {
    verdict.last_ok_at = now;
    end_failures(record);
    if (!unmodified) keep_page(record, judgement, answer);
  } else if (fails(verdict.state)) {
    const bool was_dead = past != nullptr && past->state == State::dead;
    settle_failure(record, was_dead, patience);
  }
  settled.change = change_of(past, verdict);
  return settled;
}

Record skip(const Record* before, std::string_view url, const Refusal& why,
            Time now) {
  auto record = before == nullptr ? Record() : continued(*before);
  record.verdict.url = url;
  record.verdict.state = State::skipped;
  record.verdict.reason = why.reason;
  record.verdict.detail = why.detail;
  record.verdict.checked_at = now;
  return record;
}

Time due_at(const Record& record) {
  const auto& verdict = record.verdict;
  const bool gone = verdict.reason == Reason::http_410;
  const auto due =
      verdict.checked_at +
      (gone ? kGoneFor : kGoodFor[static_cast<size_t>(verdict.state)]);
  return record.not_before ? std::max(due, *record.not_before) : due;
}

}  // namespace listlint::fetch
