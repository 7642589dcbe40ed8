#include "reports/history.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unordered_set>

#include "lint/time_text.h"
#include "reports/json_writer.h"
#include "reports/report.h"
#include "reports/summary.h"

namespace listlint::reports {
namespace {

constexpr std::array<std::string_view, 3> kGroups = {"dead", "recovered",
                                                     "moved"};

std::string_view name_of(ChangeGroup group) {
  return kGroups[static_cast<size_t>(group)];
}

std::string page_of(const CheckRow& check, std::string_view url) {
  auto text = visible(check.title);
  if (check.final_url.empty() || check.final_url == url) return text;
  if (!text.empty()) text += ' ';
  return text + "-> " + visible(check.final_url);
}

void append_table(std::string& out, const AddressHistory& address) {
  size_t states = std::string_view("state").size();
  size_t words = std::string_view("reason").size();
  for (const auto& check : address.checks) {
    states = std::max(states, listlint::name_of(check.state).size());
    words = std::max(words, listlint::name_of(check.reason).size());
  }
  const auto append = [&](std::string_view time, std::string_view state,
                          std::string_view reason, std::string_view status,
                          std::string_view page) {
    auto line = fmt::format("  {:<16}  {:<{}}  {:<{}}  {:>6}  {}", time, state,
                            states, reason, words, status, page);
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  };
  append("time (UTC)", "state", "reason", "status", "page");
  for (const auto& check : address.checks) {
    append(to_minute(check.checked_at), listlint::name_of(check.state),
           listlint::name_of(check.reason),
           check.status == 0 ? "-" : fmt::format("{}", check.status),
           page_of(check, address.url));
  }
}

// The last change of each address, the newest first.
std::vector<const ChangeRow*> last_changes(std::span<const ChangeRow> changes) {
  std::vector<const ChangeRow*> last;
  std::unordered_set<std::string_view> seen;
  for (size_t i = changes.size(); i-- > 0;) {
    if (seen.insert(changes[i].url).second) last.push_back(&changes[i]);
  }
  return last;
}

void append_change(std::string& out, const ChangeRow& change, size_t words) {
  out +=
      fmt::format("  {}  {:<{}}  {}", to_minute(change.at),
                  listlint::name_of(change.reason), words, visible(change.url));
  if (change.group == ChangeGroup::moved && !change.final_url.empty()) {
    out += " -> " + visible(change.final_url);
  }
  out += '\n';
}

void append_group(std::string& out, const std::vector<const ChangeRow*>& last,
                  ChangeGroup group) {
  size_t words = 0;
  size_t count = 0;
  for (const auto* const change : last) {
    if (change->group != group) continue;
    ++count;
    words = std::max(words, listlint::name_of(change->reason).size());
  }
  if (count == 0) return;
  out += fmt::format("\n{} ({})\n", name_of(group), count);
  for (const auto* const change : last) {
    if (change->group == group) append_change(out, *change, words);
  }
}

}  // namespace

std::string history_text(std::span<const AddressHistory> addresses) {
  std::string out;
  for (const auto& address : addresses) {
    if (!out.empty()) out += '\n';
    out += visible(address.url);
    if (address.checks.empty()) {
      out += ": never checked\n";
    } else {
      out += fmt::format(": {}\n", counted(address.checks.size(), "check"));
      append_table(out, address);
    }
  }
  return out;
}

std::string history_jsonl(std::span<const AddressHistory> addresses) {
  std::string out;
  for (const auto& address : addresses) {
    for (const auto& check : address.checks) {
      JsonWriter json(out);
      json.open('{');
      json.field("url", address.url);
      json.field("checked_at", to_text(check.checked_at));
      json.field("state", listlint::name_of(check.state));
      json.field("reason", listlint::name_of(check.reason));
      json.field("status", static_cast<uint64_t>(std::max(check.status, 0)));
      json.field("final_url", check.final_url);
      json.field("title", check.title);
      json.close('}');
      out += '\n';
    }
  }
  return out;
}

std::string changes_text(std::span<const ChangeRow> changes, Time since) {
  const auto last = last_changes(changes);
  if (last.empty()) {
    return fmt::format("nothing changed since {} UTC\n", to_minute(since));
  }
  auto out =
      fmt::format("{} {} changed since {} UTC\n", last.size(),
                  last.size() == 1 ? "address" : "addresses", to_minute(since));
  using enum ChangeGroup;
  for (const auto group : {dead, recovered, moved}) {
    append_group(out, last, group);
  }
  return out;
}

std::string changes_jsonl(std::span<const ChangeRow> changes) {
  std::string out;
  for (size_t i = changes.size(); i-- > 0;) {
    const auto& change = changes[i];
    JsonWriter json(out);
    json.open('{');
    json.field("url", change.url);
    json.field("change", name_of(change.group));
    json.field("at", to_text(change.at));
    json.field("state", listlint::name_of(change.state));
    json.field("reason", listlint::name_of(change.reason));
    json.field("final_url", change.final_url);
    json.close('}');
    out += '\n';
  }
  return out;
}

}  // namespace listlint::reports
