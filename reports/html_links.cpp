#include "reports/html_links.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "lint/host.h"
#include "lint/time_text.h"
#include "reports/html_writer.h"
#include "reports/places.h"
#include "reports/summary.h"

namespace listlint::reports {
namespace {

constexpr size_t kMostHosts = 10;
constexpr size_t kMostLoads = 10;

// By State, and at the end those that nothing is known of.
constexpr size_t kStates = 8;
constexpr size_t kUnknown = 7;
using StateCounts = std::array<uint64_t, kStates>;

// How they stand in bars and tables: what needs care goes last in bars, and
// first in tables.
constexpr std::array<size_t, kStates> kOrder = {0, 1, 5, 6, 7, 2, 4, 3};

size_t index_of(std::optional<State> state) {
  return state ? static_cast<size_t>(*state) : kUnknown;
}

std::string_view name_of_index(size_t index) {
  return index == kUnknown ? "unknown" : name_of(static_cast<State>(index));
}

size_t rank_of(size_t index) {
  const auto* at = std::ranges::find(kOrder, index);
  return static_cast<size_t>(kOrder.end() - at);
}

bool needs_care(size_t index) {
  return index != 0 && index != 6 && index != kUnknown;
}

// An address as a link where a browser may follow it; never anything else than
// a page of the web.
void append_url(HtmlWriter& html, std::string_view url,
                std::string_view label) {
  const bool is_web = url.starts_with("http://") || url.starts_with("https://");
  if (!is_web) {
    html.text(label);
    return;
  }
  html.raw("<a rel=\"noreferrer noopener\" href=\"").plain(url).raw("\">");
  html.text(label).raw("</a>");
}

void append_stack(HtmlWriter& html, const StateCounts& counts, double most,
                  bool small) {
  if (small) {
    html.raw("<svg class=barrow aria-hidden=true>");
  } else {
    html.raw("<svg class=stack aria-hidden=true>");
  }
  double at = 0;
  for (const auto index : kOrder) {
    if (counts[index] == 0) continue;
    const double width = 100 * static_cast<double>(counts[index]) / most;
    html.raw("<rect class=s-").html(name_of_index(index)).raw(" x=\"");
    html.number(at).raw("%\" width=\"").number(width);
    html.raw("%\" height=\"100%\" />");
    at += width;
  }
  html.raw("</svg>");
}

uint64_t sum_of(const StateCounts& counts) {
  uint64_t sum = 0;
  for (const auto count : counts) sum += count;
  return sum;
}

}  // namespace

void HtmlLinks::add(const Checked& checked, const FindVerdict& verdicts) {
  if (!verdicts || checked.source == nullptr) return;
  for (const Reference& reference : checked.document.references) {
    if (reference.url.empty()) continue;
    const auto url = reference.url.value;
    auto at = urls_.find(url);
    if (at == urls_.end()) {
      at = urls_.emplace(std::string(url), Cited()).first;
      auto& cited = at->second;
      cited.title = reference.title.value;
      cited.document = place_name(*checked.source);
      if (const Verdict* verdict = verdicts(url); verdict != nullptr) {
        cited.state = verdict->state;
        cited.reason = verdict->reason;
        if (verdict->last_ok_at) cited.alive = to_day(*verdict->last_ok_at);
        if (verdict->archive) {
          cited.archive = without_user(verdict->archive->url);
          cited.archived = to_day(verdict->archive->captured_at);
        }
        if (verdict->state == State::moved) {
          cited.led_to = without_user(verdict->final_url);
        }
      }
    }
    ++at->second.references;
    const bool is_link = reference.kind == ReferenceKind::link;
    at->second.claims +=
        is_link ? std::max<Index>(reference.uses, 1) : reference.uses;
  }
}

void HtmlLinks::append(std::string& out) const {
  if (urls_.empty()) return;
  HtmlWriter html(out);
  html.raw(
      "<section id=links aria-labelledby=links-h><h2 id=links-h>Links"
      "</h2>");
  append_states(out);
  html.raw("<div class=two>");
  append_hosts(out);
  append_loads(out);
  html.raw("</div>");
  append_table(out);
  html.raw("</section>\n");
}

void HtmlLinks::append_states(std::string& out) const {
  StateCounts counts{};
  for (const auto& [url, cited] : urls_) ++counts[index_of(cited.state)];
  const auto total = static_cast<double>(urls_.size());
  HtmlWriter html(out);
  html.raw("<p class=lead>The state of each of ")
      .number(uint64_t{urls_.size()})
      .raw(" cited addresses.</p>");
  append_stack(html, counts, total, false);
  html.raw("<ul class=key>");
  for (const auto index : kOrder) {
    if (counts[index] == 0) continue;
    html.raw("<li class=\"dot s-").html(name_of_index(index)).raw("\">");
    html.raw("<strong>").number(counts[index]).raw("</strong> ");
    html.text(name_of_index(index));
  }
  html.raw("</ul>");
}

void HtmlLinks::append_hosts(std::string& out) const {
  std::map<std::string_view, StateCounts> by_host;
  for (const auto& [url, cited] : urls_) {
    ++by_host[host_of_url(url)][index_of(cited.state)];
  }
  std::vector<std::pair<std::string_view, StateCounts>> hosts(by_host.begin(),
                                                              by_host.end());
  std::ranges::stable_sort(hosts, [](const auto& a, const auto& b) {
    return sum_of(a.second) > sum_of(b.second);
  });
  if (hosts.size() > kMostHosts) hosts.resize(kMostHosts);
  const auto most = static_cast<double>(sum_of(hosts.front().second));
  HtmlWriter html(out);
  html.raw(
      "<div><h3>Hosts that most is cited from</h3><table><thead><tr>"
      "<th scope=col>Host<th scope=col class=n>Addresses<th scope=col>"
      "States</thead><tbody>");
  for (const auto& [host, counts] : hosts) {
    html.raw("<tr><th scope=row>").text(host).raw("<td class=n>");
    html.number(sum_of(counts)).raw("<td>");
    std::string text;
    for (const auto index : kOrder) {
      if (counts[index] == 0) continue;
      if (!text.empty()) text += ", ";
      text += std::to_string(counts[index]);
      text += ' ';
      text += name_of_index(index);
    }
    html.text(text);
    append_stack(html, counts, most, true);
  }
  html.raw("</tbody></table></div>");
}

void HtmlLinks::append_loads(std::string& out) const {
  std::vector<const Urls::value_type*> loads;
  for (const auto& row : urls_) {
    if (row.second.claims > 1) loads.push_back(&row);
  }
  if (loads.empty()) return;
  std::ranges::stable_sort(loads, [](const auto* a, const auto* b) {
    return a->second.claims > b->second.claims;
  });
  if (loads.size() > kMostLoads) loads.resize(kMostLoads);
  HtmlWriter html(out);
  html.raw(
      "<div><h3>Sources that hold up most claims</h3><table><thead><tr>"
      "<th scope=col>Source<th scope=col class=n>Claims<th scope=col>"
      "State</thead><tbody>");
  for (const auto* row : loads) {
    const auto& [url, cited] = *row;
    html.raw("<tr><td>");
    const auto shown = without_user(url);
    append_url(html, shown, cited.title.empty() ? shown : cited.title);
    html.raw("<td class=n>").number(cited.claims).raw("<td><span class=\"dot ");
    html.raw("s-").html(name_of_index(index_of(cited.state))).raw("\">");
    html.text(name_of_index(index_of(cited.state))).raw("</span>");
  }
  html.raw("</tbody></table></div>");
}

void HtmlLinks::append_rows(std::string& out,
                            std::span<const Urls::value_type* const> rows) {
  HtmlWriter html(out);
  html.raw(
      "<div class=scroll><table class=\"fold sources\"><thead><tr><th "
      "scope=col>Source<th "
      "scope=col>State<th scope=col>Last seen alive<th scope=col>"
      "Archive<th scope=col class=n>Claims</thead><tbody>");
  for (const auto* row : rows) {
    const auto& [url, cited] = *row;
    const auto shown = without_user(url);
    html.raw("<tr><td>");
    if (!cited.title.empty()) html.text(cited.title).raw("<br>");
    append_url(html, shown, shown);
    if (!cited.led_to.empty()) {
      html.raw("<br><span class=soft>now at </span>");
      append_url(html, cited.led_to, cited.led_to);
    }
    const auto state = name_of_index(index_of(cited.state));
    html.raw("<td><span class=\"dot s-").html(state).raw("\">").text(state);
    html.raw("</span>");
    if (cited.state && name_of(cited.reason) != state) {
      html.raw("<br><span class=soft>").text(row_of(cited.reason).meaning);
      html.raw("</span>");
    }
    html.raw("<td>").text(cited.alive.empty() ? "–" : cited.alive);
    html.raw("<td>");
    if (cited.archive.empty()) {
      html.raw("–");
    } else {
      append_url(html, cited.archive, cited.archived);
    }
    html.raw("<td class=n>").number(cited.claims);
  }
  html.raw("</tbody></table></div>");
}

void HtmlLinks::append_table(std::string& out) const {
  std::vector<const Urls::value_type*> rows;
  for (const auto& row : urls_) rows.push_back(&row);
  // Of those in one state first what most claims rest on.
  std::ranges::stable_sort(rows, [](const auto* a, const auto* b) {
    const auto rank = rank_of(index_of(a->second.state));
    const auto other = rank_of(index_of(b->second.state));
    return rank != other ? rank < other : a->second.claims > b->second.claims;
  });
  const auto fine = std::ranges::stable_partition(rows, [](const auto* row) {
    return needs_care(index_of(row->second.state));
  });
  const auto care = rows.size() - fine.size();
  HtmlWriter html(out);
  if (care > 0) {
    html.raw("<h3>Sources that need care</h3>");
    append_rows(out, std::span(rows).first(care));
  }
  if (care == rows.size()) return;
  html.raw("<details class=how><summary>")
      .text(counted(rows.size() - care, "other source"))
      .raw("</summary>");
  append_rows(out, std::span(rows).subspan(care));
  html.raw("</details>");
}

}  // namespace listlint::reports
