// Values for the tests of stores: every field of them says something.
#pragma once

#include <string>

#include "fetch/store.h"

namespace listlint::fetch {

inline Time at_second(int64_t second) {
  return Time(std::chrono::seconds(1'780'000'000 + second)) + Milliseconds(7);
}

inline Record full_record(std::string url) {
  Record record;
  auto& verdict = record.verdict;
  verdict.url = std::move(url);
  verdict.state = State::dead;
  verdict.reason = Reason::soft_404;
  verdict.detail = "the page says \"找不到\"";
  verdict.status = 200;
  verdict.final_url = "https://a.example/gone";
  verdict.redirects = {"https://a.example/1", "https://a.example/gone"};
  verdict.title = "Nicht gefunden – 404";
  verdict.content_type = "text/html";
  verdict.checked_at = at_second(40);
  verdict.last_ok_at = at_second(10);
  verdict.first_failed_at = at_second(20);
  verdict.failures = 4'000'000'000;
  verdict.drift = "its text has changed";
  verdict.archive = Capture{"https://web.archive.org/2/x", at_second(-9)};
  record.etag = "W/\"1\"";
  record.last_modified = "Sun, 06 Nov 1994 08:49:37 GMT";
  record.digest = {0xFFFF'FFFF'FFFF'FFF1, 4'000'000'001, 0x8000'0000'0000'0002};
  record.first_digest = {3, 4, 0xFFFF'FFFF'FFFF'FFFF};
  record.first_title = "Sisters";
  record.first_ok_at = at_second(1);
  record.counted_at = at_second(30);
  record.strikes = 3;
  record.first_strike_at = at_second(21);
  record.not_before = at_second(90);
  return record;
}

// What is told of an address that works, and nothing more.
inline Record plain_record(std::string url, int64_t second) {
  Record record;
  record.verdict.url = std::move(url);
  record.verdict.status = 200;
  record.verdict.final_url = record.verdict.url;
  record.verdict.title = "T";
  record.verdict.checked_at = at_second(second);
  record.verdict.last_ok_at = at_second(second);
  return record;
}

// Puts one record, kept for good.
inline Stored<void> keep(Store& store, const Record& record,
                         ChangeKind change) {
  auto done = store.put(record, change);
  return done ? store.commit() : done;
}

}  // namespace listlint::fetch
