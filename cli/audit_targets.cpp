#include "cli/audit_targets.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "lint/host.h"

namespace listlint::cli {
namespace {

// Wildcards over a whole text; time is the product of the lengths at most.
bool matches_whole(std::string_view pattern, std::string_view text) {
  size_t at = 0;
  size_t from = 0;
  size_t star = std::string_view::npos;  // the last one, and what it took
  size_t taken = 0;
  while (at < text.size()) {
    if (from < pattern.size() &&
        (pattern[from] == '?' || pattern[from] == text[at])) {
      ++at;
      ++from;
    } else if (from < pattern.size() && pattern[from] == '*') {
      star = from++;
      taken = at;
    } else if (star != std::string_view::npos) {
      from = star + 1;
      at = ++taken;
    } else {
      return false;
    }
  }
  while (from < pattern.size() && pattern[from] == '*') ++from;
  return from == pattern.size();
}

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
  return matches_whole(what, url);
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
  // FNV-1a; http://www.isthe.com/chongo/tech/comp/fnv/
  uint64_t hash = 0xCBF29CE484222325U;
  const auto mix = [&](std::string_view text) {
    for (const char c : text) {
      hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    }
  };
  for (const auto& target : targets) {
    mix(target.url);
    mix(target.excluded ? "\n-" : "\n+");
  }
  return fmt::format("{} addresses, {:016x}", targets.size(), hash);
}

}  // namespace listlint::cli
