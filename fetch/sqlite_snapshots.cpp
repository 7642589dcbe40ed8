#include "fetch/sqlite_snapshots.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <fmt/format.h>

namespace listlint::fetch {
namespace {

constexpr auto kError = static_cast<size_t>(Severity::error);
constexpr auto kWarning = static_cast<size_t>(Severity::warning);
constexpr auto kInfo = static_cast<size_t>(Severity::info);

// "countries 1 0 2" a line: errors, warnings and infos.
std::string joined(const std::vector<Snapshot::Group>& groups) {
  std::string text;
  for (const auto& [name, findings] : groups) {
    text += fmt::format("{}{} {} {} {}", text.empty() ? "" : "\n", name,
                        findings[kError], findings[kWarning], findings[kInfo]);
  }
  return text;
}

// The number behind the last space of a line, which is cut off.
uint64_t take_number(std::string_view& line) {
  const auto space = line.rfind(' ');
  uint64_t number = 0;
  if (space == std::string_view::npos) return number;
  std::from_chars(line.data() + space + 1, line.data() + line.size(), number);
  line = line.substr(0, space);
  return number;
}

std::vector<Snapshot::Group> split(std::string_view text) {
  std::vector<Snapshot::Group> groups;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    auto& group = groups.emplace_back();
    for (const auto severity : {kInfo, kWarning, kError}) {
      group.findings[severity] = take_number(line);
    }
    group.name = line;
  }
  return groups;
}

int64_t stored(uint64_t count) { return static_cast<int64_t>(count); }

Severity severity_of(std::string_view name) {
  if (name == name_of(Severity::error)) return Severity::error;
  return name == name_of(Severity::info) ? Severity::info : Severity::warning;
}

}  // namespace

const std::array<std::string_view, SqliteSnapshots::kSqlCount>
    SqliteSnapshots::kSql = {
        "INSERT INTO lists (path, page) VALUES (?, ?) "
        "ON CONFLICT (path, page) DO UPDATE SET page = page RETURNING id",
        "SELECT id FROM lists WHERE path = ? AND page = ?",
        "INSERT OR REPLACE INTO snapshots (list, at, version, score, entries, "
        "clean, refs, errors, warnings, infos, by_group, ok, moved, suspect, "
        "dead, unreachable, blocked, skipped) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        "SELECT max(at) FROM snapshots WHERE list = ? AND at < ?",
        // One that was away begins anew.
        "INSERT INTO findings (list, fingerprint, rule, severity, message, "
        "section, line, told, first_seen, last_seen) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9) "
        "ON CONFLICT (list, fingerprint) DO UPDATE SET rule = excluded.rule, "
        "severity = excluded.severity, message = excluded.message, "
        "section = excluded.section, line = excluded.line, "
        "told = excluded.told, first_seen = "
        "CASE WHEN last_seen < ?10 THEN excluded.first_seen "
        "ELSE first_seen END, last_seen = excluded.last_seen",
        "SELECT at, version, score, entries, clean, refs, errors, warnings, "
        "infos, by_group, ok, moved, suspect, dead, unreachable, blocked, "
        "skipped FROM snapshots WHERE list = ? ORDER BY at",
        "SELECT fingerprint, rule, severity, message, section, line, told, "
        "first_seen, last_seen FROM findings WHERE list = ?1 AND "
        "last_seen >= coalesce((SELECT at FROM snapshots WHERE list = ?1 "
        "ORDER BY at DESC LIMIT 1 OFFSET 1), 0) "
        "ORDER BY line, rule, fingerprint",
};

Stored<void> SqliteSnapshots::prepare(Database& database) {
  for (size_t i = 0; i < kSqlCount; ++i) {
    auto statement = database.prepare(kSql[i]);
    if (!statement) return tl::unexpected(std::move(statement.error()));
    statements_[i] = std::move(*statement);
  }
  return {};
}

Stored<void> SqliteSnapshots::put(const Database& database,
                                  const ListName& list,
                                  const Snapshot& snapshot,
                                  std::span<const PastFinding> findings) {
  Query put_list(database, statements_[kPutList], "write");
  const auto row = put_list.bind(list.path).bind(list.page).next();
  if (!row) return tl::unexpected(row.error());
  const auto id = put_list.number();
  Query last(database, statements_[kBefore], "read");
  const auto found = last.bind(id).bind(snapshot.at).next();
  if (!found) return tl::unexpected(found.error());
  const auto before = last.time();
  auto done = put_snapshot(database, id, snapshot);
  for (const auto& finding : findings) {
    if (!done) return done;
    done = Query(database, statements_[kPutFinding], "write")
               .bind(id)
               .bind(std::bit_cast<int64_t>(finding.fingerprint))
               .bind(finding.rule)
               .bind(name_of(finding.severity))
               .bind(finding.message)
               .bind(finding.section)
               .bind(int64_t{finding.line})
               .bind(int64_t{finding.told ? 1 : 0})
               .bind(snapshot.at)
               .bind(before)
               .run();
  }
  return done;
}

Stored<void> SqliteSnapshots::put_snapshot(const Database& database,
                                           int64_t list,
                                           const Snapshot& snapshot) {
  const auto groups = joined(snapshot.groups);
  Query query(database, statements_[kPutSnapshot], "write");
  query.bind(list)
      .bind(snapshot.at)
      .bind(snapshot.version)
      .bind(snapshot.score)
      .bind(stored(snapshot.entries))
      .bind(stored(snapshot.clean))
      .bind(stored(snapshot.references));
  for (const auto severity : {kError, kWarning, kInfo}) {
    query.bind(stored(snapshot.findings[severity]));
  }
  query.bind(groups);
  for (const auto count : snapshot.links) query.bind(stored(count));
  return query.run();
}

Stored<Past> SqliteSnapshots::past(const Database& database,
                                   const ListName& list) {
  Query find(database, statements_[kFindList], "read");
  const auto row = find.bind(list.path).bind(list.page).next();
  if (!row) return tl::unexpected(row.error());
  Past past;
  if (!*row) return past;
  const auto id = find.number();
  auto snapshots_of_list = snapshots(database, id);
  if (!snapshots_of_list) return tl::unexpected(snapshots_of_list.error());
  past.snapshots = std::move(*snapshots_of_list);
  auto findings_of_list = findings(database, id);
  if (!findings_of_list) return tl::unexpected(findings_of_list.error());
  past.findings = std::move(*findings_of_list);
  return past;
}

Stored<std::vector<Snapshot>> SqliteSnapshots::snapshots(
    const Database& database, int64_t list) {
  Query query(database, statements_[kSnapshots], "read");
  query.bind(list);
  const auto count = [&query] { return static_cast<uint64_t>(query.number()); };
  std::vector<Snapshot> all;
  for (;;) {
    const auto row = query.next();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return all;
    auto& snapshot = all.emplace_back();
    snapshot.at = query.time();
    snapshot.version = query.text();
    snapshot.score = query.real();
    snapshot.entries = count();
    snapshot.clean = count();
    snapshot.references = count();
    for (const auto severity : {kError, kWarning, kInfo}) {
      snapshot.findings[severity] = count();
    }
    snapshot.groups = split(query.text());
    for (auto& number : snapshot.links) number = count();
  }
}

Stored<std::vector<PastFinding>> SqliteSnapshots::findings(
    const Database& database, int64_t list) {
  Query query(database, statements_[kFindings], "read");
  query.bind(list);
  std::vector<PastFinding> all;
  for (;;) {
    const auto row = query.next();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return all;
    auto& finding = all.emplace_back();
    finding.fingerprint = std::bit_cast<uint64_t>(query.number());
    finding.rule = query.text();
    finding.severity = severity_of(query.text());
    finding.message = query.text();
    finding.section = query.text();
    finding.line = static_cast<uint32_t>(query.number());
    finding.told = query.number() != 0;
    finding.first_seen = query.time();
    finding.last_seen = query.time();
  }
}

}  // namespace listlint::fetch
