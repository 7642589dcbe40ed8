#include "cli/audit_targets.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "lint/fnv.h"
#include "lint/glob.h"
#include "lint/host.h"

namespace listlint::cli {
namespace {

bool any_means(const std::vector<std::string>& whats, std::string_view url) {
  return std::ranges::any_of(
      whats, [&](const std::string& what) { return means(what, url); });
}

bool is_excluded(std::string_view url, const AuditFlags& flags) {
  if (any_means(flags.exclude, url)) return true;
  return !flags.include.empty() && !any_means(flags.include, url);
}

}  // namespace

bool means(std::string_view what, std::string_view url) {
  if (what.find_first_of("*?/:") == std::string_view::npos) {
    return is_within(host_of_url(url), what);
  }
  return matches_wildcards(what, url);
}

std::vector<fetch::Target> make_targets(const fetch::CitedUrls& cited,
                                        const AuditFlags& flags) {
  struct Row {
    size_t turn = 0;  // the how many-th of its host
    fetch::Target target;
  };
  std::map<std::string, size_t, std::less<>> turns;
  std::vector<Row> rows;
  rows.reserve(cited.urls.size());
  for (const auto& [url, what] : cited.urls) {
    const auto host = std::string(host_of_url(url));
    rows.push_back({turns[host]++,
                    {.url = url,
                     .titles = what.titles,
                     .accessed = what.accessed,
                     .is_archive = what.is_archive,
                     .excluded = is_excluded(url, flags)}});
  }
  std::ranges::stable_sort(rows, {}, &Row::turn);
  std::vector<fetch::Target> targets;
  targets.reserve(rows.size());
  for (auto& row : rows) targets.push_back(std::move(row.target));
  return targets;
}

std::string scope_of(const std::vector<fetch::Target>& targets) {
  uint64_t hash = kFnvSeed;
  for (const auto& target : targets) {
    hash = fnv1a(target.excluded ? "\n-" : "\n+", fnv1a(target.url, hash));
  }
  return fmt::format("{} addresses, {:016x}", targets.size(), hash);
}

}  // namespace listlint::cli
