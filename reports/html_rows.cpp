#include "reports/html_rows.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "lint/fix.h"
#include "lint/host.h"
#include "lint/line_index.h"
#include "lint/time_text.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"
#include "reports/context.h"
#include "reports/html_frame.h"
#include "reports/html_writer.h"
#include "reports/places.h"
#include "reports/summary.h"

namespace listlint::reports {
namespace {

constexpr size_t kMostRelated = 4;
constexpr size_t kMostPoints = 12;
constexpr size_t kLeastDigits = 8;       // of a fingerprint, in an id
constexpr size_t kMostPointBytes = 400;  // of a span that are looked at

bool is_worth_naming(char32_t value) { return value < 0x20 || value > 0x7E; }

class RowWriter {
 public:
  RowWriter(const Checked& checked, const Options& options, HtmlIds& ids,
            HtmlRows& rows)
      : checked_(checked),
        document_(checked.document),
        bytes_(checked.source->bytes()),
        options_(options),
        ids_(ids),
        rows_(rows),
        lines_(bytes_),
        places_(checked),
        owners_(owners_of(checked)),
        html_(rows.html) {}

  void append(const Finding& finding) {
    const auto id = id_of(finding);
    html_.raw("<tr");
    // Most are information, and there may be thousands of them.
    if (finding.severity != Severity::info) {
      html_.raw(" class=").html(name_of(finding.severity).substr(0, 1));
    }
    html_.raw(" id=").html(id);
    append_data(finding);
    html_.raw("><td>").html(name_of(finding.severity));
    html_.raw("<td><details><summary>").text(finding.message);
    append_tags(finding);
    html_.raw("</summary>");
    append_body(finding);
    html_.raw("</details><td><a href=#r")
        .number(uint64_t{ids_.of_rule(finding.rule)})
        .raw(">")
        .text(finding.rule)
        .raw("</a><td>")
        .text(section_of(finding, document_))
        .raw("<td><a href=#")
        .html(id)
        .raw(">");
    const auto [line, column] = places_.at(finding.span.begin);
    html_.number(uint64_t{line}).raw(":").number(uint64_t{column}).raw("</a>");
    rows_.ends.push_back(rows_.html.size());
  }

 private:
  // As many digits as it takes: `listlint ignore` asks for no more, either.
  std::string id_of(const Finding& finding) {
    const auto digits = fingerprint_text(finding.fingerprint);
    std::string id;
    for (auto size = kLeastDigits; size <= digits.size(); ++size) {
      id = "f" + digits.substr(0, size);
      if (ids_.rows.insert(id).second) return id;
    }
    const auto whole = id;
    for (int i = 2; !ids_.rows.insert(id).second; ++i) {
      id = fmt::format("{}-{}", whole, i);
    }
    return id;
  }

  // What the script filters by and cannot read in the cells.
  void append_data(const Finding& finding) {
    if (finding.verdict != nullptr) {
      html_.raw(" data-s=").html(name_of(finding.verdict->state));
    }
    if (finding.folded_into != 0) {
      html_.raw(" data-k=explained");
    } else if (finding.dismissal == Dismissal::suppressed) {
      html_.raw(" data-k=suppressed");
    } else if (is_known(finding.dismissal)) {
      html_.raw(" data-k=known");
    }
  }

  void append_tags(const Finding& finding) {
    if (finding.verdict != nullptr) {
      html_.raw(" <small>")
          .html(name_of(finding.verdict->state))
          .raw("</small>");
    }
    if (is_known(finding.dismissal)) {
      html_.raw(" <small>known</small>");
    } else if (finding.dismissal == Dismissal::suppressed) {
      html_.raw(" <small>suppressed</small>");
    }
    if (is_fixable(finding)) html_.raw(" <small>fix</small>");
  }

  void append_body(const Finding& finding) {
    if (finding.rule.starts_with("duplicates/") && !finding.related.empty()) {
      append_pair(finding);
    } else if (const auto marks = marks_of(finding);
               !finding.fix ||
               !html_diff_shows(bytes_, lines_, *finding.fix, marks)) {
      append_html_frame(rows_.html, bytes_, lines_, marks);
    }
    if (finding.related.size() > kMostRelated) {
      html_.raw("<p class=t>… and ")
          .number(uint64_t{finding.related.size() - kMostRelated})
          .raw(" more places");
    }
    if (finding.rule.starts_with("unicode/")) append_points(finding.span);
    if (finding.verdict != nullptr) append_verdict(*finding.verdict);
    append_fix(finding);
    append_notes(finding);
  }

  static std::vector<HtmlMark> marks_of(const Finding& finding) {
    std::vector<HtmlMark> marks{{finding.span, {}, true}};
    for (const auto& related :
         std::span(finding.related)
             .first(std::min(finding.related.size(), kMostRelated))) {
      marks.push_back({related.span, related.message, false});
    }
    return marks;
  }

  // Both members of a duplicate, side by side.
  void append_pair(const Finding& finding) {
    html_.raw("<div class=pair><div><p class=t>this one");
    append_html_frame(rows_.html, bytes_, lines_, {{finding.span, {}, true}});
    for (const auto& related :
         std::span(finding.related)
             .first(std::min(finding.related.size(), kMostRelated))) {
      html_.raw("</div><div><p class=t>").text(related.message);
      append_html_frame(rows_.html, bytes_, lines_, {{related.span, {}, true}});
    }
    html_.raw("</div></div>");
  }

  // Each character that is no plain ASCII once, by number and name.
  void append_points(Span span) {
    const auto text = bytes_.substr(
        span.begin, std::min<size_t>(span.size(), kMostPointBytes));
    std::vector<char32_t> points;
    for (size_t at = 0; at < text.size() && points.size() < kMostPoints;) {
      const auto [value, length] = utf8::decode(text, at);
      at += length;
      if (value == utf8::kIllFormed || !is_worth_naming(value)) continue;
      if (std::ranges::find(points, value) == points.end()) {
        points.push_back(value);
      }
    }
    if (points.empty()) return;
    html_.raw("<ul class=points>");
    for (const auto value : points) {
      html_.raw("<li>").text(unicode::name_code_point(value));
    }
    html_.raw("</ul>");
  }

  void append_verdict(const Verdict& verdict) {
    html_.raw("<p class=t>").text(row_of(verdict.reason).meaning);
    if (!verdict.detail.empty()) html_.raw(": ").text(verdict.detail);
    if (verdict.failures > 0) {
      html_.raw("; ")
          .text(counted(verdict.failures, "failed check"))
          .raw(" in a row");
    }
    if (verdict.last_ok_at) {
      html_.raw("; last seen alive ").text(to_day(*verdict.last_ok_at));
    }
    if (verdict.archive) {
      html_.raw("; archived ")
          .text(to_day(verdict.archive->captured_at))
          .raw(": ")
          .text(without_user(verdict.archive->url));
    }
  }

  void append_fix(const Finding& finding) {
    if (!finding.fix) return;
    html_.raw("<p class=t>Fix: ").text(finding.fix->title);
    if (finding.fix->safety == Safety::safe) {
      html_.raw(" (safe)");
    } else {
      html_.raw(" (unsafe)");
    }
    if (finding.fix->edits.empty()) return;
    append_html_diff(rows_.html, bytes_, lines_, *finding.fix);
  }

  void append_notes(const Finding& finding) {
    if (finding.folded_into != 0) {
      html_.raw("<p class=t>Explained by ")
          .text(owners_.at(finding.folded_into).rule);
    } else if (const auto owner = owners_.find(finding.fingerprint);
               owner != owners_.end()) {
      html_.raw("<p class=t>Explains ")
          .text(counted(owner->second.folded, "other finding"));
      if (!options_.show_folded) html_.raw(" (--show-folded lists them)");
    }
    if (finding.dismissal == Dismissal::suppressed) {
      html_.raw("<p class=t>Suppressed: ").text(finding.reason);
    }
  }

  const Checked& checked_;
  const Document& document_;
  std::string_view bytes_;
  const Options& options_;
  HtmlIds& ids_;
  HtmlRows& rows_;
  LineIndex lines_;
  Places places_;
  std::map<uint64_t, Owner> owners_;
  HtmlWriter html_;
};

}  // namespace

size_t HtmlIds::of_rule(std::string_view rule) {
  const auto at = rules.find(rule);
  if (at != rules.end()) return at->second;
  const auto next = rules.size() + 1;
  rules.emplace(std::string(rule), next);
  return next;
}

HtmlRows html_rows(const Checked& checked, const Options& options,
                   HtmlIds& ids) {
  HtmlRows rows;
  if (checked.source == nullptr || checked.findings.empty()) return rows;
  RowWriter writer(checked, options, ids, rows);
  for (const Finding& finding : checked.findings) {
    if (is_shown(finding, options)) writer.append(finding);
  }
  return rows;
}

}  // namespace listlint::reports
