// The score of an HTML report, and the arithmetic of each of its groups.
#include <algorithm>

#include "reports/html_parts.h"
#include "reports/html_writer.h"
#include "reports/summary.h"

namespace listlint::reports {
namespace {

void append_dial(HtmlWriter& html, const GroupScore& group) {
  html.raw("<svg class=\"dial").html(class_of(group.score));
  html.raw("\" viewBox=\"0 0 48 48\" role=img aria-label=\"")
      .number(uint64_t{whole(group.score)})
      .raw(
          " of 100\"><circle cx=24 cy=24 r=20 stroke-width=5 />"
          "<circle class=arc cx=24 cy=24 r=20 stroke-width=5 pathLength=100 "
          "transform=\"rotate(-90 24 24)\" stroke-dasharray=\"")
      .number(group.score)
      .raw(" 101\"/><text x=24 y=29>")
      .number(uint64_t{whole(group.score)})
      .raw("</text></svg>");
}

void append_arithmetic(HtmlWriter& html, const GroupScore& group,
                       uint64_t entries) {
  const auto base = static_cast<double>(std::max(entries, kLeastEntries));
  html.raw(
      "<details class=how><summary>How it is reckoned</summary>"
      "<table class=sum><thead><tr><th scope=col>Severity<th scope=col "
      "class=n>Found<th scope=col class=n>Per 100<th scope=col class=n>"
      "Points<th scope=col class=n>Lost</thead><tbody>");
  for (const auto severity :
       {Severity::error, Severity::warning, Severity::info}) {
    const auto at = static_cast<size_t>(severity);
    const double rate = static_cast<double>(group.findings[at]) * 100 / base;
    html.raw("<tr><th scope=row>")
        .html(name_of(severity))
        .raw("<td class=n>")
        .number(group.findings[at])
        .raw("<td class=n>")
        .number(rate)
        .raw("<td class=n>× ")
        .number(kPoints[at])
        .raw("<td class=n>")
        .number(kPoints[at] * rate);
  }
  html.raw("<tr><th scope=row colspan=4>Score: 100 − ")
      .number(group.lost)
      .raw("<td class=n>")
      .number(group.score)
      .raw("</tbody></table></details>");
}

void append_card(HtmlWriter& html, const GroupScore& group, uint64_t entries) {
  if (!group.applies) {
    html.raw("<div class=\"card none\"><h3>").text(group.group);
    html.raw("</h3><p>");
    if (group.group == "links") {
      html.raw("No address was asked: weighs nothing");
    } else {
      html.raw("Weighs nothing");
      if (group.findings != std::array<uint64_t, 3>{}) {
        html.raw(": ").text(findings_text(group.findings));
      }
    }
    html.raw("</p></div>");
    return;
  }
  html.raw("<div class=card><header>");
  append_dial(html, group);
  html.raw("<h3><a href=\"#?group=").html(percent(group.group)).raw("\">");
  html.text(group.group).raw("</a></h3><p>");
  html.text(findings_text(group.findings)).raw("</p></header>");
  append_arithmetic(html, group, entries);
  html.raw("</div>");
}

void append_mean(HtmlWriter& html, const Score& score) {
  html.raw(
      "<details class=how><summary>How the groups make the score"
      "</summary><table class=sum><thead><tr><th "
      "scope=col>Group<th scope=col class=n>Score<th scope=col class=n>"
      "Weight<th scope=col class=n>Score × weight</thead><tbody>");
  double sum = 0;
  for (const auto& group : score.groups) {
    html.raw("<tr><th scope=row>").text(group.group);
    if (group.applies) {
      sum += group.score * group.weight;
      html.raw("<td class=n>")
          .number(group.score)
          .raw("<td class=n>")
          .number(uint64_t{group.weight})
          .raw("<td class=n>")
          .number(group.score * group.weight);
    } else {
      html.raw("<td class=n>–<td class=n>0<td class=n>0");
    }
  }
  html.raw("<tr><th scope=row>Sum<td><td class=n>")
      .number(uint64_t{score.weight()})
      .raw("<td class=n>")
      .number(sum)
      .raw("<tr><th scope=row colspan=3>Score: ")
      .number(sum)
      .raw(" ÷ ")
      .number(uint64_t{score.weight()})
      .raw("<td class=n>")
      .number(score.score)
      .raw("</tbody></table></details>");
}

}  // namespace

void append_score(std::string& out, const HtmlModel& model) {
  HtmlWriter html(out);
  html.raw(
      "<section id=score aria-labelledby=score-h><h2 id=score-h>Score"
      "</h2><p class=lead>A group of rules starts at 100 and loses "
      "points for its findings per 100 entries. The whole is the mean of "
      "the groups by their weights");
  if (model.score.entries < kLeastEntries) {
    html.raw("; a list this short counts as if it had ")
        .number(kLeastEntries)
        .raw(" entries");
  }
  html.raw(".</p><div class=cards>");
  for (const auto& group : model.score.groups) {
    append_card(html, group, model.score.entries);
  }
  html.raw("</div>");
  append_mean(html, model.score);
  html.raw("</section>\n");
}

}  // namespace listlint::reports
