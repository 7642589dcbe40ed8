#include "reports/summary.h"

#include <fmt/format.h>

namespace listlint::reports {

std::string counted(uint64_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

std::string summary_line(const Counts& counts, const Options& options) {
  if (options.quiet || counts.documents == 0) return {};
  std::string line;
  const auto add = [&](uint64_t number, std::string_view noun) {
    if (number == 0) return;
    if (!line.empty()) line += ", ";
    line += counted(number, noun);
  };
  add(counts.errors, "error");
  add(counts.warnings, "warning");
  add(counts.infos, "info");
  if (line.empty()) line = "no findings";
  line += " in " + counted(counts.documents, "list");
  std::string hidden;
  const auto hide = [&](uint64_t number, std::string_view how) {
    if (number == 0) return;
    hidden += fmt::format("{}{} {}", hidden.empty() ? "" : ", ", number, how);
  };
  hide(counts.folded, "folded into others");
  hide(counts.suppressed, "suppressed");
  hide(counts.baseline, "in the baseline");
  hide(counts.earlier, "there before the change");
  if (!hidden.empty()) line += fmt::format(" ({})", hidden);
  line += '\n';
  return line + fixes_line(counts);
}

std::string fixes_line(const Counts& counts) {
  std::string line;
  if (counts.fixed > 0) {
    line = fmt::format("{} fixed in {}", counts.fixed,
                       counted(counts.fixed_documents, "list"));
  } else if (counts.safe_fixes > 0) {
    line = fmt::format("{} fixable with --fix", counts.safe_fixes);
  }
  if (counts.unsafe_fixes > 0) {
    line += line.empty() ? fmt::format("{} fixable with --unsafe-fixes\n",
                                       counts.unsafe_fixes)
                         : fmt::format(" ({} more with --unsafe-fixes)\n",
                                       counts.unsafe_fixes);
  } else if (!line.empty()) {
    line += '\n';
  }
  return line;
}

std::string dismissal_text(const Finding& finding) {
  switch (finding.dismissal) {
    case Dismissal::none:
      return {};
    case Dismissal::suppressed:
      return "suppressed: " + visible(finding.reason);
    case Dismissal::baseline:
      return "in the baseline";
    case Dismissal::earlier:
      return "there before the change";
  }
  return {};
}

bool is_set_aside(const Finding& finding) {
  return finding.folded_into != 0 || finding.dismissal != Dismissal::none;
}

std::string aside_text(const Finding& finding,
                       const std::map<uint64_t, Owner>& owners) {
  std::string text;
  if (finding.folded_into != 0) {
    text =
        fmt::format(" (explained by {})", owners.at(finding.folded_into).rule);
  }
  if (finding.dismissal != Dismissal::none) {
    text += fmt::format(" ({})", dismissal_text(finding));
  }
  return text;
}

std::map<uint64_t, Owner> owners_of(const Checked& checked) {
  std::map<uint64_t, Owner> owners;
  for (const Finding& finding : checked.findings) {
    if (finding.folded_into != 0) ++owners[finding.folded_into].folded;
  }
  if (owners.empty()) return owners;
  for (const Finding& finding : checked.findings) {
    const auto owner = owners.find(finding.fingerprint);
    if (owner != owners.end()) owner->second.rule = finding.rule;
  }
  return owners;
}

}  // namespace listlint::reports
