#include "reports/formats.h"
#include "reports/json_finding.h"
#include "reports/json_writer.h"

namespace listlint::reports {
namespace {

void append_summary(JsonWriter& json, std::span<const Checked> run) {
  const Counts counts = count(run);
  json.open('{');
  json.field("errors", counts.errors);
  json.field("warnings", counts.warnings);
  json.field("infos", counts.infos);
  json.field("folded", counts.folded);
  json.field("documents", counts.documents);
  json.key("failures");
  json.open('[');
  for (const Checked& checked : run) {
    if (checked.source != nullptr) continue;
    json.open('{');
    json.field("path", checked.path);
    json.field("message", checked.failure);
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

}  // namespace

// A finding a line, so that two reports can be compared by lines.
std::string render_json(std::span<const Checked> run, const Options& options) {
  std::string out = "{\"version\":1,\"findings\":[\n";
  const size_t empty = out.size();
  append_findings(out, run, options, ",\n");
  if (out.size() > empty) out += '\n';
  out += "],\"summary\":";
  JsonWriter json(out);
  append_summary(json, run);
  out += "}\n";
  return out;
}

}  // namespace listlint::reports
