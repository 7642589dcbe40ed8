#include "reports/formats.h"
#include "reports/json_finding.h"

namespace listlint::reports {

std::string render_jsonl(std::span<const Checked> run, const Options& options) {
  std::string out;
  append_findings(out, run, options, "\n");
  if (!out.empty()) out += '\n';
  return out;
}

}  // namespace listlint::reports
