// From the judgements of many days to a verdict: patience. Pure functions over
// plain values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "fetch/judge.h"
#include "lint/time.h"
#include "lint/verdict.h"

namespace listlint::fetch {

// When what is not there becomes dead: so many failed checks in a row, the
// first and the last so far apart. One bad night fails nobody.
struct Patience {
  uint32_t failures = 3;
  Milliseconds over = std::chrono::days(7);
};

// What is remembered of an address. The verdict is what is told; its state is
// dead where patience has run out.
struct Record {
  Verdict verdict;
  // For conditional requests: of the last answer that was ok or moved; "" where
  // it had none.
  std::string etag;
  std::string last_modified;
  Digest digest;  // of the last answer that was ok
  // Of the first one that was: what later ones are compared with.
  Digest first_digest;
  std::string first_title;
  std::optional<Time> first_ok_at;
  // When the last failure was counted: those less than 12 hours later are the
  // same one.
  std::optional<Time> counted_at;
  // Of the failures in a row those that end (ReasonRow::ends) or are dead, and
  // the first of them. One that does not end, such as a certificate that has
  // expired, shows that the server is there, and patience begins anew.
  uint32_t strikes = 0;
  std::optional<Time> first_strike_at;
  std::optional<Time> not_before;  // that the server asked to be left alone

  friend bool operator==(const Record&, const Record&) = default;
};

enum class ChangeKind : uint8_t { none, died, recovered, moved };

std::string_view name_of(ChangeKind kind);

struct Settled {
  Record record;
  ChangeKind change = ChangeKind::none;
};

// The answer of a check, besides its judgement.
struct Answer {
  int status = 0;
  std::vector<std::string> redirects;  // where each led: Address::text()
  std::string etag;
  std::string last_modified;
  std::optional<Time> not_before;
  bool unmodified = false;  // 304: the page is as it was
};

// `before` is null for an address that is new. Failures in a row,
// first_failed_at and last_ok_at go on from it; `ok` and `moved` end them;
// blocked and skipped leave them as they are. What was dead stays so while it
// fails for reasons that end. An archive that was found stays until the page
// works. Of an answer that is unmodified the judgement does not count.
Settled settle(const Record* before, std::string_view url,
               const Judgement& judgement, const Answer& answer, Time now,
               const Patience& patience);

// A record of an address that was not asked. What is known from `before` stays,
// for it may be asked again.
Record skip(const Record* before, std::string_view url, const Refusal& why,
            Time now);

// When an address is to be asked again, by its state (docs/audit.md).
Time due_at(const Record& record);

}  // namespace listlint::fetch
