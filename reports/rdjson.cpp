// The diagnostic format of reviewdog, whose columns are bytes of UTF-8 from 1:
// https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
//
// It refuses a report with a field that it does not know, and has none for
// related places: the message tells them.
#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include "lint/line_index.h"
#include "reports/formats.h"
#include "reports/json_writer.h"
#include "reports/places.h"
#include "reports/summary.h"

namespace listlint::reports {
namespace {

constexpr size_t kMostRelated = 5;
// A fix of more bytes than this is not for a comment on a review.
constexpr uint32_t kMostSuggested = 10'000;

std::string_view severity_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "ERROR";
    case Severity::warning:
      return "WARNING";
    case Severity::info:
      break;
  }
  return "INFO";
}

// The diagnostics of one document.
class Diagnostics {
 public:
  Diagnostics(std::string& out, const Checked& checked)
      : out_(out),
        source_(*checked.source),
        file_(file_name(checked.path, source_.page())),
        lines_(source_.bytes()),
        places_(checked) {}

  void append(const Finding& finding) {
    JsonWriter json(out_);
    json.open('{');
    json.field("message", message_of(finding));
    json.key("location");
    json.open('{');
    json.field("path", file_);
    append_range(json, finding.span);
    json.close('}');
    json.field("severity", severity_of(finding.severity));
    json.key("code");
    json.open('{');
    json.field("value", finding.rule);
    json.close('}');
    append_suggestion(json, finding.fix);
    const auto [line, column] = places_.at(finding.span.begin);
    json.field("original_output",
               fmt::format("{}:{}:{}: {} {}: {}", place_name(source_), line,
                           column, name_of(finding.severity), finding.rule,
                           visible(finding.message)));
    json.close('}');
  }

 private:
  std::string message_of(const Finding& finding) const {
    auto message = finding.message;
    const auto dismissal = dismissal_text(finding);
    if (!dismissal.empty()) message += " (" + dismissal + ')';
    size_t told = 0;
    for (const auto& [span, text] : finding.related) {
      if (told++ == kMostRelated) break;
      message +=
          fmt::format("\nLine {}: {}", places_.at(span.begin).line, text);
    }
    return message;
  }

  void append_range(JsonWriter& json, Span span) {
    json.key("range");
    json.open('{');
    append_position(json, "start", span.begin);
    append_position(json, "end", span.end);
    json.close('}');
  }

  void append_position(JsonWriter& json, std::string_view name,
                       uint32_t offset) {
    const auto line = lines_.line_of(offset);
    json.key(name);
    json.open('{');
    json.field("line", line);
    json.field("column", offset - lines_.line(line).begin + 1);
    json.close('}');
  }

  // Several suggestions would be alternatives, so all edits are made into one.
  void append_suggestion(JsonWriter& json, const std::optional<Fix>& fix) {
    if (!fix || fix->edits.empty()) return;
    // Elsewhere the bytes of the file are others.
    if (!source_.page().empty() || !source_.encoding().empty()) return;
    const Span whole{fix->edits.front().span.begin, fix->edits.back().span.end};
    if (whole.size() > kMostSuggested) return;
    std::string text;
    auto at = whole.begin;
    for (const auto& edit : fix->edits) {
      text += source_.slice({at, edit.span.begin});
      text += edit.text;
      at = edit.span.end;
    }
    // What JSON cannot hold would be replaced.
    if (!is_well_formed(text)) return;
    json.key("suggestions");
    json.open('[');
    json.open('{');
    append_range(json, whole);
    json.field("text", text);
    json.close('}');
    json.close(']');
  }

  std::string& out_;
  const Source& source_;
  std::string file_;
  LineIndex lines_;
  Places places_;
};

class RdJson final : public Report {
 public:
  explicit RdJson(const Options& options) : options_(options) {}

  void add(std::string& out, const Checked& checked) override {
    begin(out);
    if (checked.source == nullptr || checked.findings.empty()) return;
    Diagnostics diagnostics(out, checked);
    for (const Finding& finding : checked.findings) {
      if (!is_shown(finding, options_)) continue;
      if (any_) out += ",\n";
      any_ = true;
      diagnostics.append(finding);
    }
  }

  void end(std::string& out) override {
    begin(out);
    out += any_ ? "\n]}\n" : "]}\n";
  }

 private:
  void begin(std::string& out) {
    if (!begun_) {
      out += "{\"source\":{\"name\":\"listlint\"},\"diagnostics\":[\n";
    }
    begun_ = true;
  }

  Options options_;
  bool begun_ = false;
  bool any_ = false;  // diagnostic so far
};

}  // namespace

std::unique_ptr<Report> begin_rdjson(const Options& options) {
  return std::make_unique<RdJson>(options);
}

}  // namespace listlint::reports
