// The formats of this folder, one a file, for the table in report.cpp.
#pragma once

#include "reports/report.h"

namespace listlint::reports {

std::string render_text(std::span<const Checked> run, const Options& options);
std::string render_concise(std::span<const Checked> run,
                           const Options& options);
std::string render_json(std::span<const Checked> run, const Options& options);
std::string render_jsonl(std::span<const Checked> run, const Options& options);

}  // namespace listlint::reports
