// The formats of this folder, one a file, for the table in report.cpp.
#pragma once

#include "reports/report.h"

namespace listlint::reports {

std::unique_ptr<Report> begin_text(const Options& options);
std::unique_ptr<Report> begin_concise(const Options& options);
std::unique_ptr<Report> begin_json(const Options& options);
std::unique_ptr<Report> begin_jsonl(const Options& options);
std::unique_ptr<Report> begin_sarif(const Options& options);
std::unique_ptr<Report> begin_gitlab(const Options& options);
std::unique_ptr<Report> begin_rdjson(const Options& options);
std::unique_ptr<Report> begin_github(const Options& options);
std::unique_ptr<Report> begin_junit(const Options& options);
std::unique_ptr<Report> begin_checkstyle(const Options& options);
std::unique_ptr<Report> begin_markdown(const Options& options);
std::unique_ptr<Report> begin_html(const Options& options);

}  // namespace listlint::reports
