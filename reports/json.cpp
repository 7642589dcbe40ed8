#include <vector>

#include "reports/formats.h"
#include "reports/json_finding.h"
#include "reports/json_writer.h"

namespace listlint::reports {
namespace {

// A finding a line, so that two reports can be compared by lines.
class JsonObject final : public Report {
 public:
  explicit JsonObject(const Options& options) : options_(options) {}

  void add(std::string& out, const Checked& checked) override {
    begin(out);
    counts_.add(checked);
    if (checked.source == nullptr) {
      failures_.push_back({checked.path, checked.failure});
      return;
    }
    any_ = append_findings(out, checked, options_, ",\n", any_);
  }

  void end(std::string& out) override {
    begin(out);
    if (any_) out += '\n';
    out += "],\"summary\":";
    append_summary(out);
    out += "}\n";
  }

 private:
  struct Failure {
    std::string path;
    std::string message;
  };

  void begin(std::string& out) {
    if (!begun_) out += "{\"version\":1,\"findings\":[\n";
    begun_ = true;
  }

  void append_summary(std::string& out) const {
    JsonWriter json(out);
    json.open('{');
    json.field("errors", counts_.errors);
    json.field("warnings", counts_.warnings);
    json.field("infos", counts_.infos);
    json.field("folded", counts_.folded);
    json.field("suppressed", counts_.suppressed);
    json.field("baseline", counts_.baseline);
    json.field("earlier", counts_.earlier);
    json.field("documents", counts_.documents);
    json.key("failures");
    json.open('[');
    for (const auto& failure : failures_) {
      json.open('{');
      json.field("path", failure.path);
      json.field("message", failure.message);
      json.close('}');
    }
    json.close(']');
    json.close('}');
  }

  Options options_;
  bool begun_ = false;
  bool any_ = false;  // finding so far
  Counts counts_;
  std::vector<Failure> failures_;
};

}  // namespace

std::unique_ptr<Report> begin_json(const Options& options) {
  return std::make_unique<JsonObject>(options);
}

}  // namespace listlint::reports
