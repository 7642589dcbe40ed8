#include "reports/json_finding.h"

#include "lint/pointer.h"
#include "reports/context.h"
#include "reports/json_writer.h"
#include "reports/places.h"

namespace listlint::reports {
namespace {

// The findings of one document.
class FindingWriter {
 public:
  FindingWriter(std::string& out, const Checked& checked)
      : checked_(checked),
        document_(checked.document),
        places_(checked),
        out_(out) {}

  void append(const Finding& finding) {
    JsonWriter json(out_);
    json.open('{');
    json.field("rule", finding.rule);
    json.field("severity", name_of(finding.severity));
    json.field("message", finding.message);
    append_document(json);
    if (!document_.nodes.empty()) {
      json.field("pointer", json_pointer(document_, finding.span.begin));
    }
    append_place(json, finding.span);
    append_bytes(json, *document_.source, finding.span);
    append_subject(json, finding);
    json.field("fingerprint", fingerprint_text(finding.fingerprint));
    append_related(json, finding.related);
    append_fix(json, finding.fix);
    if (finding.folded_into != 0) {
      json.field("folded_into", fingerprint_text(finding.folded_into));
    }
    if (finding.dismissal != Dismissal::none) {
      json.field("dismissal", name_of(finding.dismissal));
      json.field("reason", finding.reason);
    }
    json.close('}');
  }

 private:
  void append_document(JsonWriter& json) const {
    json.field("path", checked_.path);
    append_page(json, *document_.source);
  }

  void append_place(JsonWriter& json, Span span) const {
    const auto begin = places_.at(span.begin);
    const auto end = places_.at(span.end);
    json.field("line", begin.line);
    json.field("column", begin.column);
    json.field("end_line", end.line);
    json.field("end_column", end.column);
  }

  void append_subject(JsonWriter& json, const Finding& finding) const {
    std::string_view entry;
    std::string_view reference;
    if (finding.entry != kNone) {
      entry = document_.entries[finding.entry].name.value;
    }
    if (finding.reference != kNone) {
      reference = document_.references[finding.reference].id;
    }
    json.field("section", section_of(finding, document_));
    json.field("entry", entry);
    json.field("reference", reference);
  }

  void append_related(JsonWriter& json,
                      const std::vector<Related>& places) const {
    json.key("related");
    json.open('[');
    for (const Related& related : places) {
      json.open('{');
      append_document(json);
      append_place(json, related.span);
      json.field("message", related.message);
      json.close('}');
    }
    json.close(']');
  }

  void append_fix(JsonWriter& json, const std::optional<Fix>& fix) const {
    json.key("fix");
    if (!fix) {
      json.null();
      return;
    }
    json.open('{');
    json.field("title", fix->title);
    json.field("safety", fix->safety == Safety::safe ? "safe" : "unsafe");
    json.key("edits");
    json.open('[');
    for (const Edit& edit : fix->edits) {
      json.open('{');
      append_bytes(json, *document_.source, edit.span);
      json.field("text", edit.text);
      json.close('}');
    }
    json.close(']');
    json.close('}');
  }

  const Checked& checked_;
  const Document& document_;
  Places places_;
  std::string& out_;
};

// Roughly; too much costs address space only, too little costs copies.
size_t expected_size(const Checked& checked) {
  const size_t place = 160 + checked.path.size();
  size_t size = 0;
  for (const Finding& finding : checked.findings) {
    size += finding.message.size() + 3 * place;
    size += finding.related.size() * place;
  }
  return size;
}

}  // namespace

bool append_findings(std::string& out, const Checked& checked,
                     const Options& options, std::string_view separator,
                     bool any) {
  if (checked.findings.empty()) return any;
  out.reserve(out.size() + expected_size(checked));
  FindingWriter writer(out, checked);
  for (const Finding& finding : checked.findings) {
    if (!is_shown(finding, options)) continue;
    if (any) out += separator;
    any = true;
    writer.append(finding);
  }
  return any;
}

}  // namespace listlint::reports
