#include "reports/html_changes.h"

#include <algorithm>

#include "lint/time_text.h"
#include "reports/html_writer.h"
#include "reports/summary.h"

namespace listlint::reports {
namespace {

constexpr size_t kMostFixed = 500;

void append_count(HtmlWriter& html, uint64_t count, std::string_view what) {
  html.raw("<strong>").number(count).raw("</strong> ").text(what);
}

void append_fixed(std::string& out, const std::vector<FixedFinding>& fixed,
                  bool several) {
  HtmlWriter html(out);
  const bool dated = fixed.front().last_seen.has_value();
  html.raw("<details class=how><summary>")
      .text(counted(fixed.size(), "fixed finding"))
      .raw(
          "</summary><div class=scroll tabindex=0 role=region "
          "aria-label=\"Fixed findings\"><table><thead><tr><th scope=col>"
          "Finding<th scope=col>Rule<th scope=col>Section");
  if (dated) html.raw("<th scope=col class=n>Line then<th scope=col>Last seen");
  if (several) html.raw("<th scope=col>List");
  html.raw("</thead><tbody>");
  for (size_t i = 0; i < std::min(fixed.size(), kMostFixed); ++i) {
    const auto& finding = fixed[i];
    html.raw("<tr><td>").text(finding.message).raw("<td>").text(finding.rule);
    html.raw("<td>").text(finding.section);
    if (dated) {
      html.raw("<td class=n>").number(uint64_t{finding.line}).raw("<td>");
      html.text(to_day(finding.last_seen.value_or(Time())));
    }
    if (several) html.raw("<td>").text(finding.list);
  }
  html.raw("</tbody></table></div>");
  if (fixed.size() > kMostFixed) {
    html.raw("<p>… and ").number(uint64_t{fixed.size() - kMostFixed});
    html.raw(" more</p>");
  }
  html.raw("</details>");
}

}  // namespace

void append_change_counts(std::string& out, const Changes& changes) {
  if (!changes.any()) return;
  const auto counts = changes.counts();
  HtmlWriter html(out);
  html.raw("<p class=\"soft since\">");
  html.text(changes.is_baseline() ? "Against " : "Since ");
  html.text(changes.since()).raw(": ");
  append_count(html, counts.fresh, "new, ");
  append_count(html, counts.fixed, "fixed, ");
  append_count(html, counts.open, "still open");
  html.raw("</p>");
}

void append_changes(std::string& out, const Changes& changes,
                    std::string_view version, bool several) {
  if (!changes.any()) return;
  const auto counts = changes.counts();
  HtmlWriter html(out);
  html.raw(
      "<section id=changes aria-labelledby=changes-h><h2 id=changes-h>What "
      "changed</h2><p class=lead>");
  html.text(changes.is_baseline() ? "Against " : "Since ");
  html.text(changes.since()).raw(": ");
  if (counts.fresh + counts.fixed == 0) {
    html.raw("nothing; ").text(counted(counts.open, "finding"));
    html.text(counts.open == 1 ? " is" : " are").raw(" still open.</p>");
  } else {
    if (counts.fresh > 0) html.raw("<a href=\"#?status=new\">");
    append_count(html, counts.fresh, "new");
    if (counts.fresh > 0) html.raw("</a>");
    html.raw(", ");
    append_count(html, counts.fixed, "fixed, ");
    append_count(html, counts.open, "still open");
    html.raw(".</p>");
  }
  if (changes.unknown() > 0) {
    html.raw("<p>Not compared, as no audit has seen it before: ");
    html.text(counted(changes.unknown(), "list")).raw(".</p>");
  }
  const auto by = changes.version();
  if (!by.empty() && by != version) {
    html.raw("<p>That was found by listlint ").text(by);
    html.raw(": what other rules of this one find is new, too.</p>");
  }
  if (!changes.fixed().empty()) append_fixed(out, changes.fixed(), several);
  html.raw("</section>\n");
}

void append_fresh_row(std::string& out, std::string_view row) {
  constexpr std::string_view kRow = "<tr";
  constexpr std::string_view kSummary = "</summary>";
  const auto end = row.find(kSummary);
  HtmlWriter html(out);
  html.raw("<tr data-k=new");
  html.html(row.substr(kRow.size(), end - kRow.size()));
  html.raw(" <small>new</small>").html(row.substr(end));
}

}  // namespace listlint::reports
