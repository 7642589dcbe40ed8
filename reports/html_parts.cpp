#include "reports/html_parts.h"

#include <algorithm>
#include <fmt/format.h>

#include "reports/context.h"
#include "reports/html_changes.h"
#include "reports/html_writer.h"
#include "reports/summary.h"

namespace listlint::reports {
namespace {

constexpr size_t kMostSections = 10;
constexpr auto kError = static_cast<size_t>(Severity::error);
constexpr auto kWarning = static_cast<size_t>(Severity::warning);
constexpr auto kInfo = static_cast<size_t>(Severity::info);

bool is_worse(const HtmlSection& a, const HtmlSection& b) {
  if (a.lost() != b.lost()) return a.lost() > b.lost();
  return a.document < b.document;  // else as they come
}

// "161 sections, 240 references, read as text".
void append_facts(HtmlWriter& html, const HtmlModel& model) {
  uint64_t sections = 0;
  for (const auto& document : model.documents) sections += document.sections;
  html.raw("<p class=facts>").text(counted(sections, "section"));
  html.raw(", ").text(counted(model.tally.references, "reference"));
  if (model.documents.size() == 1) {
    html.raw(", read as ").text(model.documents.front().format);
  }
  html.raw("</p>");
}

// A chip with a number, none for zero.
void append_chip(HtmlWriter& html, uint64_t count, std::string_view noun,
                 std::string_view kind) {
  if (count == 0) return;
  html.raw("<li class=\"chip ").html(kind).raw("\">");
  html.text(counted(count, noun)).raw("</li>");
}

void append_ring(HtmlWriter& html, double score) {
  const uint64_t points = whole(score);
  html.raw("<svg class=\"ring").html(class_of(score));
  html.raw("\" viewBox=\"0 0 120 120\" role=\"img\" aria-label=\"Score ")
      .number(points)
      .raw(
          " of 100\"><circle cx=\"60\" cy=\"60\" r=\"52\" "
          "stroke-width=\"9\"/>"
          "<circle class=\"arc\" cx=\"60\" cy=\"60\" r=\"52\" "
          "stroke-width=\"9\" pathLength=\"100\" stroke-dasharray=\"")
      .number(score)
      .raw(
          " 101\" transform=\"rotate(-90 60 60)\"/>"
          "<text x=\"60\" y=\"69\">")
      .number(points)
      .raw("</text><text class=\"of\" x=\"60\" y=\"86\">of 100</text></svg>");
}

// The colour of a score among others.
std::string_view chip_of(double score) {
  if (score >= 90) return "o";
  return score >= 60 ? "w" : "e";
}

// A link to the view of its findings: of its list, by what the cells say.
void append_section_name(HtmlWriter& html, const HtmlModel& model,
                         const HtmlSection& section) {
  const bool one_of_many = model.documents.size() > 1;
  const auto& list = model.documents[section.document].name;
  const bool has_name = !section.name.empty();
  if (one_of_many || has_name) {
    html.raw("<a href=\"#?");
    if (one_of_many) html.raw("document=").html(percent(list));
    if (one_of_many && has_name) html.raw("&amp;");
    if (has_name) {
      html.raw("section=").html(percent(text_content(section.name)));
    }
    html.raw("\">");
  }
  html.text(has_name ? std::string_view(section.name) : "(no heading)");
  if (one_of_many || has_name) html.raw("</a>");
  if (!one_of_many) return;
  html.raw(" <span class=soft>").text(list).raw("</span>");
}

}  // namespace

double HtmlSection::lost() const {
  double sum = 0;
  for (size_t i = 0; i < findings.size(); ++i) {
    sum += kPoints[i] * static_cast<double>(findings[i]);
  }
  return sum;
}

uint64_t HtmlModel::lists() const {
  return static_cast<uint64_t>(
      std::ranges::count(documents, true, &HtmlDocument::is_list));
}

void add_sections(HtmlModel& model, const Checked& checked, size_t document) {
  const auto& from = checked.document;
  std::vector<HtmlSection> all(from.sections.size());
  for (const Finding& finding : checked.findings) {
    if (!is_told(finding)) continue;
    const Index owner = section_index_of(finding, from);
    if (owner >= all.size()) continue;
    ++all[owner].findings[static_cast<size_t>(finding.severity)];
  }
  for (size_t i = 0; i < all.size(); ++i) {
    all[i].document = document;
    all[i].entries = from.sections[i].entries.size();
    all[i].name = from.sections[i].heading.value;
    if (all[i].lost() > 0) model.worst.push_back(std::move(all[i]));
  }
  std::ranges::stable_sort(model.worst, is_worse);
  if (model.worst.size() > kMostSections) model.worst.resize(kMostSections);
}

std::string html_title(const HtmlModel& model) {
  if (model.documents.size() == 1) return model.documents.front().name;
  return counted(model.lists(), "list");
}

void append_nav(std::string& out, const HtmlModel& model) {
  HtmlWriter html(out);
  html.raw("<a href=#score>Score</a>");
  if (model.changes.any()) html.raw("<a href=#changes>Changes</a>");
  if (!model.trends.empty()) html.raw("<a href=#trends>Over time</a>");
  if (model.documents.size() > 1) html.raw("<a href=#lists>Lists</a>");
  if (!model.worst.empty()) html.raw("<a href=#sections>Sections</a>");
  if (model.has_links) html.raw("<a href=#links>Links</a>");
  html.raw("<a href=#findings>Findings</a>");
  if (!model.by_rule.empty()) html.raw("<a href=#rules>Rules</a>");
}

void append_hero(std::string& out, const HtmlModel& model,
                 const Options& options) {
  HtmlWriter html(out);
  const auto& [groups, entries, clean, references, findings] = model.tally;
  const auto title = html_title(model);
  const auto slash =
      model.documents.size() == 1 ? title.rfind('/') : std::string::npos;
  const auto name = slash == title.npos ? 0 : slash + 1;
  html.raw("<div class=hero><div><p class=over>Quality report");
  if (name > 0) html.raw(" of a list in ").text(title.substr(0, name));
  if (!options.timestamp.empty()) {
    html.raw(", ").text(options.timestamp);
  }
  html.raw("</p><h1>").text(title.substr(name)).raw("</h1><p class=clean>");
  if (entries == 0) {
    html.raw("No entries were found");
  } else {
    html.raw("<strong>").number(clean).raw("</strong> of <strong>");
    html.number(entries).raw("</strong> entries clean</p>");
    html.raw("<svg class=meter role=img aria-label=\"");
    const double share =
        100 * static_cast<double>(clean) / static_cast<double>(entries);
    html.number(share).raw("% of the entries are clean\"><rect width=\"");
    html.number(share).raw("%\" height=\"100%\" rx=4 /></svg><p>");
  }
  html.raw("</p><ul class=counts aria-label=\"What was found\">");
  append_chip(html, findings[kError], "error", "e");
  append_chip(html, findings[kWarning], "warning", "w");
  append_chip(html, findings[kInfo], "info", "i");
  if (findings == std::array<uint64_t, 3>{}) {
    html.raw("<li class=\"chip o\">nothing to mend</li>");
  }
  if (model.counts.safe_fixes > 0) {
    html.raw("<li class=\"chip o\">")
        .number(model.counts.safe_fixes)
        .raw(" fixable with --fix</li>");
  }
  html.raw("</ul>");
  append_facts(html, model);
  append_change_counts(out, model.changes);
  html.raw("</div>");
  append_ring(html, model.score.score);
  html.raw("</div>\n");
}

void append_failures(std::string& out, const HtmlModel& model) {
  if (model.failures.empty()) return;
  HtmlWriter html(out);
  html.raw("<section id=failures><h2>Could not be read</h2><ul>");
  for (const auto& failure : model.failures) {
    html.raw("<li>").text(failure);
  }
  html.raw("</ul></section>\n");
}

void append_documents(std::string& out, const HtmlModel& model) {
  if (model.documents.size() < 2) return;
  struct Row {
    double score = 0;
    const HtmlDocument* document = nullptr;
  };
  std::vector<Row> rows;
  for (const auto& document : model.documents) {
    rows.push_back({score_of(document.tally, model.asked).score, &document});
  }
  std::ranges::stable_sort(rows, {}, &Row::score);
  HtmlWriter html(out);
  html.raw(
      "<section id=lists aria-labelledby=lists-h><h2 id=lists-h>Lists"
      "</h2><p class=lead>The one that needs most care first.</p><div "
      "class=scroll><table class=\"fold lists\"><thead><tr><th "
      "scope=col>List<th "
      "scope=col "
      "class=n>Score<th scope=col class=n>Entries<th scope=col class=n>"
      "Clean<th scope=col class=n>References<th scope=col>Findings"
      "</thead><tbody>");
  for (const auto& [score, document] : rows) {
    const auto& tally = document->tally;
    html.raw("<tr><th scope=row><a href=\"#?document=")
        .html(percent(document->name))
        .raw("\">")
        .text(document->name)
        .raw("</a><td class=n><span class=\"chip ")
        .html(chip_of(score))
        .raw("\">")
        .number(uint64_t{whole(score)})
        .raw("</span><td class=n>")
        .number(tally.entries)
        .raw("<td class=n>")
        .number(tally.clean)
        .raw("<td class=n>")
        .number(tally.references)
        .raw("<td>")
        .text(findings_text(tally.findings));
  }
  html.raw("</tbody></table></div></section>\n");
}

void append_sections(std::string& out, const HtmlModel& model) {
  if (model.worst.empty()) return;
  HtmlWriter html(out);
  double most = 0;
  for (const auto& section : model.worst) {
    uint64_t sum = 0;
    for (const auto count : section.findings) sum += count;
    most = std::max(most, static_cast<double>(sum));
  }
  html.raw(
      "<section id=sections aria-labelledby=sections-h><h2 "
      "id=sections-h>Sections that need most care</h2><div class=scroll>"
      "<table class=\"fold areas\"><thead><tr><th scope=col>Section<th "
      "scope=col class=n>"
      "Entries<th scope=col>Findings<th scope=col class=grow>"
      "<span class=soft>by severity</span></thead><tbody>");
  for (const auto& section : model.worst) {
    html.raw("<tr><th scope=row>");
    append_section_name(html, model, section);
    html.raw("<td class=n>").number(section.entries).raw("<td>");
    html.text(findings_text(section.findings)).raw("<td class=grow>");
    append_bar(out, section.findings, most);
  }
  html.raw("</tbody></table></div></section>\n");
}

void append_made_by(std::string& out, const Options& options) {
  HtmlWriter html(out);
  html.raw("<p>Made by listlint ").text(options.version);
  if (!options.rules.empty()) {
    html.raw(" with ").text(counted(options.rules.size(), "rule"));
  }
  html.raw("</p>");
  if (options.data.empty()) return;
  html.raw("<details class=how><summary>Its data</summary><ul>");
  for (const auto& [name, version] : options.data) {
    html.raw("<li>").text(name).raw(": ").text(version);
  }
  html.raw("</ul></details>");
}

std::string_view class_of(double score) {
  if (score >= 90) return "";
  return score >= 60 ? " mid" : " low";
}

void append_bar(std::string& out, const std::array<uint64_t, 3>& findings,
                double most) {
  HtmlWriter html(out);
  html.raw("<svg class=barrow aria-hidden=true>");
  double at = 0;
  for (const auto severity : {kError, kWarning, kInfo}) {
    if (findings[severity] == 0) continue;
    const double width = 100 * static_cast<double>(findings[severity]) / most;
    html.raw("<rect class=")
        .html(name_of(static_cast<Severity>(severity)).substr(0, 1))
        .raw(" x=\"")
        .number(at)
        .raw("%\" width=\"")
        .number(width)
        .raw("%\" height=\"100%\" />");
    at += width;
  }
  html.raw("</svg>");
}

std::string findings_text(const std::array<uint64_t, 3>& findings) {
  std::string text;
  for (const auto severity : {kError, kWarning, kInfo}) {
    if (findings[severity] == 0) continue;
    if (!text.empty()) text += ", ";
    text +=
        counted(findings[severity], name_of(static_cast<Severity>(severity)));
  }
  return text.empty() ? "no findings" : text;
}

std::string percent(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      (c >= '0' && c <= '9') || c == '-' || c == '.';
    if (good) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace listlint::reports
