// The table of findings of an HTML report, and the pages of their rules.
#include <algorithm>
#include <set>

#include "reports/html_changes.h"
#include "reports/html_keep.h"
#include "reports/html_parts.h"
#include "reports/html_rules.h"
#include "reports/html_writer.h"
#include "reports/summary.h"

namespace listlint::reports {
namespace {

void append_select(HtmlWriter& html, std::string_view name,
                   std::string_view label) {
  html.raw("<label>").text(label).raw("<select name=").html(name);
  html.raw("><option value=\"\">all</select></label>");
}

// Shown by the script, which alone can do something with it.
void append_tools(HtmlWriter& html) {
  html.raw(
      "<div class=tools role=search aria-label=\"Filter the findings\" "
      "hidden><label class=wider>Text<input id=q type=search "
      "autocomplete=off></label>");
  append_select(html, "severity", "Severity");
  append_select(html, "group", "Group");
  append_select(html, "rule", "Rule");
  append_select(html, "section", "Section");
  append_select(html, "document", "List");
  append_select(html, "state", "State of the link");
  append_select(html, "status", "Status");
  html.raw(
      "<button id=clear type=button>Clear</button></div>"
      "<p id=told class=told role=status></p>");
}

void append_heading(HtmlWriter& html, std::string_view name,
                    std::string_view label) {
  html.raw("<th scope=col data-by=").html(name);
  html.raw("><button type=button disabled>").text(label).raw("</button>");
}

// A body for each list, under its name where there are several. `fresh`:
// whether each row is new; empty where that is not known.
void append_rows(std::string& out, const HtmlDocument& document,
                 const std::vector<bool>& fresh, bool many) {
  if (document.rows.ends.empty()) return;
  HtmlWriter html(out);
  html.raw("<tbody data-c=\"").plain(comment_of(document.format)).raw("\">");
  if (many) {
    html.raw("<tr><th colspan=5 scope=rowgroup>").text(document.name);
  }
  html.raw("\n");
  const std::string_view rows = document.rows.html;
  size_t begin = 0;
  for (size_t i = 0; i < document.rows.ends.size(); ++i) {
    const auto end = document.rows.ends[i];
    const auto row = rows.substr(begin, end - begin);
    if (i < fresh.size() && fresh[i]) {
      append_fresh_row(out, row);
    } else {
      html.html(row);
    }
    begin = end;
  }
  html.raw("</tbody>");
}

}  // namespace

void append_findings(std::string& out, const HtmlModel& model) {
  HtmlWriter html(out);
  html.raw(
      "<section id=findings aria-labelledby=findings-h tabindex=-1><h2 "
      "id=findings-h>Findings</h2>");
  if (model.shown == 0) {
    html.raw("<p class=lead>Nothing was found.</p></section>\n");
    return;
  }
  const bool many = model.documents.size() > 1;
  append_tools(html);
  html.raw("<table class=list data-path=\"");
  if (!many) html.plain(model.documents.front().name);
  html.raw(
      "\"><colgroup><col class=c1><col><col class=c3><col class=c4><col "
      "class=c5></colgroup><thead><tr>");
  append_heading(html, "severity", "Severity");
  append_heading(html, "message", "Finding");
  append_heading(html, "rule", "Rule");
  append_heading(html, "section", "Section");
  append_heading(html, "place", "Place");
  html.raw("</thead>");
  for (const auto& document : model.documents) {
    append_rows(out, document, model.changes.fresh(document.fresh), many);
  }
  html.raw(
      "</table><button id=more class=more type=button hidden>"
      "Show more</button></section>\n");
}

void append_rules(std::string& out, const HtmlModel& model, const HtmlIds& ids,
                  const Options& options) {
  if (model.by_rule.empty()) return;
  std::set<std::string, std::less<>> formats;
  for (const auto& document : model.documents) formats.insert(document.format);
  HtmlWriter html(out);
  html.raw(
      "<section id=rules aria-labelledby=rules-h><h2 id=rules-h>Rules"
      "</h2><p class=lead>What the rules of these findings look for, and "
      "why.</p>");
  for (const auto& [id, count] : model.by_rule) {
    const auto number = ids.rules.at(id);
    const auto rule = std::ranges::find(options.rules, id, &RuleText::id);
    if (rule == options.rules.end()) {
      append_rule_page(out, {id, {}, "A rule of this project", {}}, number,
                       count);
    } else {
      append_rule_page(out, *rule, number, count);
    }
    // What is wrong with suppressions cannot be suppressed.
    if (!id.starts_with("suppressions/")) append_keeping(out, id, formats);
    html.raw("</details>\n");
  }
  html.raw("</section>\n");
}

}  // namespace listlint::reports
