#include "reports/formats.h"
#include "reports/json_finding.h"

namespace listlint::reports {
namespace {

class JsonLines final : public Report {
 public:
  explicit JsonLines(const Options& options) : options_(options) {}

  void add(std::string& out, const Checked& checked) override {
    if (checked.source == nullptr) return;
    if (append_findings(out, checked, options_, "\n", false)) out += '\n';
  }
  void end(std::string&) override {}

 private:
  Options options_;
};

}  // namespace

std::unique_ptr<Report> begin_jsonl(const Options& options) {
  return std::make_unique<JsonLines>(options);
}

}  // namespace listlint::reports
