// `text`: each finding with its source lines, for people.
#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "lint/line_index.h"
#include "reports/formats.h"
#include "reports/frame.h"
#include "reports/places.h"
#include "reports/style.h"
#include "reports/summary.h"

namespace listlint::reports {
namespace {

constexpr size_t kMostRelated = 4;
constexpr uint32_t kMostAlike = 3;  // info findings of one rule
constexpr size_t kMostLines = 3;    // line numbers of those left out

// The findings of one document.
class Writer {
 public:
  Writer(std::string& out, const Checked& checked, const Options& options)
      : checked_(checked),
        document_(checked.document),
        bytes_(checked.source->bytes()),
        options_(options),
        lines_(bytes_),
        owners_(owners_of(checked)),
        path_(place_name(*checked.source)),
        painter_(out, options.color) {}

  void append() {
    for (const Finding& finding : checked_.findings) {
      if (!is_shown(finding, options_)) continue;
      if (finding.folded_into != 0 || finding.dismissal != Dismissal::none) {
        append(finding);
      } else if (is_one_too_many(finding)) {
        auto& lines = left_out_[finding.rule].lines;
        lines.push_back(lines_.line_of(finding.span.begin));
      } else {
        append(finding);
      }
    }
    append_left_out();
  }

 private:
  struct Alike {
    uint32_t shown = 0;
    std::vector<uint32_t> lines;  // of those left out
  };

  // Only info findings are ever left out, and never one that explains others.
  bool is_one_too_many(const Finding& finding) {
    if (finding.severity != Severity::info || options_.show_all) return false;
    if (owners_.contains(finding.fingerprint)) return false;
    auto& alike = left_out_[finding.rule];
    if (alike.shown == kMostAlike) return true;
    ++alike.shown;
    return false;
  }

  void append(const Finding& finding) {
    append_header(finding.severity, finding.rule, visible(finding.message));
    const auto marks = marks_of(finding);
    const uint32_t gutter = gutter_width(lines_, marks);
    const auto [line, column] = lines_.position(finding.span.begin);
    painter_.plain(std::string(gutter, ' '));
    painter_.paint(Style::frame, "-->");
    painter_.plain(fmt::format(" {}:{}:{}\n", path_, line, column));
    append_frame(painter_, {bytes_, lines_, gutter}, marks);
    append_notes(finding, gutter);
    painter_.plain("\n");
  }

  void append_header(Severity severity, std::string_view rule,
                     std::string_view message) {
    painter_.paint(style_of(severity),
                   fmt::format("{}[{}]", name_of(severity), rule));
    painter_.paint(Style::strong, fmt::format(": {}", message));
    painter_.plain("\n");
  }

  std::vector<Mark> marks_of(const Finding& finding) const {
    std::vector<Mark> marks;
    marks.push_back(
        {finding.span, last_line_of(finding.span), style_of(finding.severity)});
    const size_t shown = std::min(finding.related.size(), kMostRelated);
    for (size_t i = 0; i < shown; ++i) {
      const Related& related = finding.related[i];
      marks.push_back({related.span, visible(related.message), Style::frame});
    }
    add_heading(finding, marks);
    return marks;
  }

  // "… to line 15" for a span that goes on past its first line.
  std::string last_line_of(Span span) const {
    if (span.empty()) return {};
    const uint32_t last = lines_.line_of(span.end - 1);
    if (last == lines_.line_of(span.begin)) return {};
    return fmt::format("… to line {}", last);
  }

  void add_heading(const Finding& finding, std::vector<Mark>& marks) const {
    if (finding.entry == kNone) return;
    const Index section = document_.entries[finding.entry].section;
    if (section == kNone) return;
    const Text& heading = document_.sections[section].heading;
    if (heading.empty()) return;
    const uint32_t line = lines_.line_of(heading.span.begin);
    const bool marked = std::ranges::any_of(marks, [&](const Mark& mark) {
      return lines_.line_of(mark.span.begin) == line;
    });
    if (!marked) {
      marks.push_back({heading.span, "in this section", Style::frame});
    }
  }

  void append_notes(const Finding& finding, uint32_t gutter) {
    bool first = true;
    const auto note = [&](std::string_view kind, std::string_view text) {
      if (first) {
        append_margin(painter_, gutter, "|");
        painter_.plain("\n");
      }
      first = false;
      append_margin(painter_, gutter, "=");
      painter_.plain(" ");
      painter_.paint(Style::strong, kind);
      painter_.plain(fmt::format(": {}\n", text));
    };
    if (finding.related.size() > kMostRelated) {
      const auto more = finding.related.size() - kMostRelated;
      note("note",
           fmt::format("… and {} more place{}", more, more == 1 ? "" : "s"));
    }
    if (finding.fix) {
      const bool safe = finding.fix->safety == Safety::safe;
      note("fix", fmt::format("{} ({})", visible(finding.fix->title),
                              safe ? "safe" : "unsafe"));
    }
    if (finding.folded_into != 0) {
      const auto owner = owners_.at(finding.folded_into).rule;
      note("note", fmt::format("explained by {}", owner));
    } else if (const auto owner = owners_.find(finding.fingerprint);
               owner != owners_.end()) {
      note("note", explains(owner->second.folded));
    }
    if (finding.dismissal != Dismissal::none) {
      note("note", dismissal_text(finding));
    } else if (options_.verbose && checked_.is_list) {
      note("ignore", fmt::format("listlint ignore {} --reason …",
                                 fingerprint_text(finding.fingerprint)));
    }
  }

  std::string explains(uint32_t folded) const {
    auto text = "explains " + counted(folded, "other finding");
    if (options_.show_folded) return text;
    return text + (folded == 1 ? " (--show-folded lists it)"
                               : " (--show-folded lists them)");
  }

  void append_left_out() {
    bool any = false;
    for (auto& [rule, alike] : left_out_) {
      if (alike.lines.empty()) continue;
      any = true;
      append_header(Severity::info, rule, more_like_this(alike.lines));
    }
    if (any) painter_.plain("\n");
  }

  // "117 more like this, lines 1164, 1167, 1168, … (--show-all lists them)"
  static std::string more_like_this(std::vector<uint32_t> lines) {
    const size_t number = lines.size();
    std::ranges::sort(lines);
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    auto text = fmt::format("{} more like this, line{} ", number,
                            lines.size() == 1 ? "" : "s");
    for (size_t i = 0; i < std::min(lines.size(), kMostLines); ++i) {
      text += fmt::format("{}{}", i == 0 ? "" : ", ", lines[i]);
    }
    if (lines.size() > kMostLines) text += ", …";
    return text + (number == 1 ? " (--show-all lists it)"
                               : " (--show-all lists them)");
  }

  const Checked& checked_;
  const Document& document_;
  std::string_view bytes_;
  const Options& options_;
  LineIndex lines_;
  std::map<uint64_t, Owner> owners_;  // by fingerprint
  std::string path_;
  Painter painter_;
  std::map<std::string_view, Alike> left_out_;  // by rule
};

class ForPeople final : public Report {
 public:
  explicit ForPeople(const Options& options) : options_(options) {}

  void add(std::string& out, const Checked& checked) override {
    counts_.add(checked);
    if (checked.source == nullptr || checked.findings.empty()) return;
    Writer(out, checked, options_).append();
  }
  void end(std::string& out) override {
    out += summary_line(counts_, options_);
  }

 private:
  Options options_;
  Counts counts_;
};

}  // namespace

std::unique_ptr<Report> begin_text(const Options& options) {
  return std::make_unique<ForPeople>(options);
}

}  // namespace listlint::reports
