#include "cli/history.h"

#include <charconv>
#include <fmt/format.h>

#include "lint/date.h"
#include "reports/history.h"
#include "reports/report.h"

namespace listlint::cli {
namespace {

constexpr std::string_view kUsually = "30d";

std::optional<Milliseconds> unit_of(char letter) {
  switch (letter) {
    case 'h':
      return std::chrono::hours(1);
    case 'd':
      return std::chrono::days(1);
    case 'w':
      return std::chrono::weeks(1);
    default:
      return std::nullopt;
  }
}

// "30d"
std::optional<Milliseconds> parse_span(std::string_view text) {
  constexpr size_t kMostDigits = 5;
  if (text.size() < 2 || text.size() > kMostDigits + 1) return std::nullopt;
  const auto unit = unit_of(text.back());
  const auto* const end = text.data() + text.size() - 1;
  uint32_t count = 0;
  const auto read = std::from_chars(text.data(), end, count);
  if (!unit || read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return count * *unit;
}

reports::ChangeGroup group_of(fetch::ChangeKind kind) {
  switch (kind) {
    case fetch::ChangeKind::recovered:
      return reports::ChangeGroup::recovered;
    case fetch::ChangeKind::moved:
      return reports::ChangeGroup::moved;
    default:
      return reports::ChangeGroup::dead;
  }
}

tl::expected<std::string, std::string> checks_text(
    fetch::Store& store, const HistoryOptions& options) {
  std::vector<reports::AddressHistory> addresses;
  for (const auto& url : options.urls) {
    auto checks = store.history(url);
    if (!checks) return tl::unexpected(std::move(checks.error()));
    auto& address = addresses.emplace_back();
    address.url = url;
    for (auto& check : *checks) {
      address.checks.push_back({check.checked_at, check.state, check.reason,
                                check.status, std::move(check.final_url),
                                std::move(check.title)});
    }
  }
  return options.json ? reports::history_jsonl(addresses)
                      : reports::history_text(addresses);
}

}  // namespace

std::optional<Time> parse_since(std::string_view text, Time now) {
  if (const auto span = parse_span(text)) return now - *span;
  if (const auto time = parse_time(text)) return time;
  const auto day = parse_date(text);
  if (!day || day->style != DateStyle::iso || !exists(day->date)) {
    return std::nullopt;
  }
  return time_of(day->date);
}

std::string changes_text(std::vector<fetch::Change> changes, Time since,
                         bool json) {
  std::vector<reports::ChangeRow> rows;
  rows.reserve(changes.size());
  for (auto& change : changes) {
    rows.push_back({change.at, std::move(change.url), group_of(change.kind),
                    change.state, change.reason, std::move(change.final_url)});
  }
  return json ? reports::changes_jsonl(rows)
              : reports::changes_text(rows, since);
}

tl::expected<std::string, std::string> history_text(
    fetch::Store& store, const HistoryOptions& options, Time now) {
  if (!options.urls.empty()) return checks_text(store, options);
  const auto since =
      parse_since(options.since.empty() ? kUsually : options.since, now);
  if (!since) {
    return tl::unexpected(fmt::format(
        "--since \"{}\" is not a time: write 12h, 30d, 4w or 2026-11-01",
        reports::visible(options.since)));
  }
  auto changes = store.changes(*since);
  if (!changes) return tl::unexpected(std::move(changes.error()));
  return changes_text(std::move(*changes), *since, options.json);
}

}  // namespace listlint::cli
