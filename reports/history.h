// What audits told of addresses over time, for `listlint history`: as text for
// people and as JSON, one line a row. Pure functions over plain values; any
// thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/time.h"
#include "lint/verdict.h"

namespace listlint::reports {

// One check of one address.
struct CheckRow {
  Time checked_at;
  State state = State::ok;
  Reason reason = Reason::ok;
  int status = 0;         // of HTTP; 0 where there was none
  std::string final_url;  // "" where there was no answer
  std::string title;
};

struct AddressHistory {
  std::string url;
  std::vector<CheckRow> checks;  // oldest first
};

enum class ChangeGroup : uint8_t { dead, recovered, moved };

// A check that told otherwise than the one before.
struct ChangeRow {
  Time at;
  std::string url;
  ChangeGroup group = ChangeGroup::dead;
  State state = State::ok;
  Reason reason = Reason::ok;
  std::string final_url;
};

// A table of the checks of each address. Times are UTC to the minute.
std::string history_text(std::span<const AddressHistory> addresses);
// {"url":…,"checked_at":…,"state":…,"reason":…,"status":…,"final_url":…,
// "title":…} a check.
std::string history_jsonl(std::span<const AddressHistory> addresses);

// What became of the addresses that changed: each once, in the group of its
// last change, the newest first. `changes` are oldest first.
std::string changes_text(std::span<const ChangeRow> changes, Time since);
// Every change, the newest first: {"url":…,"change":"dead","at":…,"state":…,
// "reason":…,"final_url":…}.
std::string changes_jsonl(std::span<const ChangeRow> changes);

}  // namespace listlint::reports
