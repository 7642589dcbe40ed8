#include "reports/report.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "reports/formats.h"

namespace listlint::reports {
namespace {

constexpr std::array<Format, 4> kFormats = {{
    {"text", "source lines with the place marked, for people", render_text},
    {"concise", "one line a finding", render_concise},
    {"json", "one object: findings and summary", render_json},
    {"jsonl", "one JSON object a line, one finding each", render_jsonl},
}};

}  // namespace

std::span<const Format> formats() { return kFormats; }

const Format* find_format(std::string_view name) {
  const auto* found = std::ranges::find(kFormats, name, &Format::name);
  return found == kFormats.end() ? nullptr : found;
}

Counts count(std::span<const Checked> run) {
  Counts counts;
  for (const Checked& checked : run) {
    if (checked.source == nullptr) continue;
    ++counts.documents;
    for (const Finding& finding : checked.findings) {
      if (finding.folded_into != 0) {
        ++counts.folded;
      } else if (finding.severity == Severity::error) {
        ++counts.errors;
      } else if (finding.severity == Severity::warning) {
        ++counts.warnings;
      } else {
        ++counts.infos;
      }
    }
  }
  return counts;
}

std::string fingerprint_text(uint64_t fingerprint) {
  return fmt::format("{:016x}", fingerprint);
}

}  // namespace listlint::reports
