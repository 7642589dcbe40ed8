// SARIF 2.1.0 (OASIS), the format of code scanning:
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
//
// GitHub keeps 5,000 results of a run and does not say which; here the worst
// are kept, and the others are told of. So results wait as text until the end.
// GitHub opens alerts for suppressed results too, so these are there only when
// asked for: https://github.com/github/codeql-action/issues/1230
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <vector>

#include "reports/formats.h"
#include "reports/sarif_result.h"
#include "reports/summary.h"

namespace listlint::reports {
namespace {

constexpr size_t kMostResults = 5'000;
constexpr size_t kMostFailures = 1'000;

// How much a result is worth its place: dismissed ones least, then by severity.
size_t rank_of(const Finding& finding) {
  if (finding.dismissal != Dismissal::none) return 3;
  return 2 - static_cast<size_t>(finding.severity);
}

// The worst results, and the first among equals.
class Kept {
 public:
  // Makes room for one of this rank, if it is worth it.
  bool admit(size_t rank) {
    if (count_ < kMostResults) {
      ++count_;
      return true;
    }
    ++left_out_;
    for (size_t least = by_rank_.size() - 1; least > rank; --least) {
      if (by_rank_[least].empty()) continue;
      by_rank_[least].pop_back();
      return true;
    }
    return false;
  }
  // Behind an admit() that was answered with true.
  void add(size_t rank, std::string result) {
    by_rank_[rank].push_back(std::move(result));
  }

  uint64_t left_out() const { return left_out_; }

  void append(std::string& out) const {
    std::string_view separator = "\n";
    for (const auto& results : by_rank_) {
      for (const auto& result : results) {
        out += separator;
        out += result;
        separator = ",\n";
      }
    }
  }

 private:
  std::array<std::vector<std::string>, 4> by_rank_;
  size_t count_ = 0;
  uint64_t left_out_ = 0;
};

class Sarif final : public Report {
 public:
  explicit Sarif(const Options& options) : options_(options) {}

  void add(std::string& /*out*/, const Checked& checked) override {
    if (checked.source == nullptr) {
      add_failure(checked);
      return;
    }
    if (checked.findings.empty()) return;
    SarifResults results(checked, options_);
    for (const Finding& finding : checked.findings) {
      if (!is_shown(finding, options_)) continue;
      const auto rank = rank_of(finding);
      if (!kept_.admit(rank)) continue;
      kept_.add(rank, results.result(finding, index_of(finding.rule)));
    }
  }

  void end(std::string& out) override {
    out +=
        "{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01"
        "/os/schemas/sarif-schema-2.1.0.json\",\n"
        "\"version\":\"2.1.0\",\n\"runs\":[{\n\"tool\":";
    append_tool(out);
    out += ",\n\"invocations\":[";
    append_invocation(out);
    out +=
        "],\n\"originalUriBaseIds\":{\"%SRCROOT%\":{\"description\":{\"text\":"
        "\"The folder that listlint ran in\"}}},\n"
        "\"columnKind\":\"unicodeCodePoints\",\n\"results\":[";
    kept_.append(out);
    out += "\n]}]}\n";
  }

 private:
  // The index of a rule among those that are told of.
  uint64_t index_of(std::string_view rule) {
    const auto [place, added] =
        index_of_.try_emplace(std::string(rule), rules_.size());
    if (added) rules_.emplace_back(rule);
    return place->second;
  }

  void add_failure(const Checked& checked) {
    if (++failures_ > kMostFailures) return;
    JsonWriter json(notifications_.emplace_back());
    json.open('{');
    json.field("level", "error");
    append_message(json, "message", checked.failure);
    json.key("locations");
    json.open('[');
    json.open('{');
    json.key("physicalLocation");
    json.open('{');
    append_artifact(json, checked.path);
    json.close('}');
    json.close('}');
    json.close(']');
    json.close('}');
  }

  void add_more(uint64_t number, std::string_view noun) {
    if (number == 0) return;
    JsonWriter json(notifications_.emplace_back());
    json.open('{');
    json.field("level", "warning");
    append_message(
        json, "message",
        fmt::format("{} more, not shown here", counted(number, noun)));
    json.close('}');
  }

  void append_tool(std::string& out) const {
    JsonWriter json(out);
    json.open('{');
    json.key("driver");
    json.open('{');
    json.field("name", "listlint");
    if (!options_.version.empty()) json.field("version", options_.version);
    json.key("rules");
    json.open('[');
    for (const auto& rule : rules_) append_rule(json, rule);
    json.close(']');
    json.close('}');
    json.close('}');
  }

  void append_rule(JsonWriter& json, std::string_view id) const {
    const auto& all = options_.rules;
    const auto known = std::ranges::find(all, id, &RuleText::id);
    const bool is_known = known != all.end();
    // GitHub wants text in all of these; rules of a config have none.
    const auto summary = is_known ? known->summary : id;
    const auto page = is_known ? known->page : id;
    json.open('{');
    json.field("id", id);
    append_message(json, "shortDescription", summary);
    append_message(json, "fullDescription", summary);
    json.key("help");
    json.open('{');
    json.field("text", page);
    json.field("markdown", page);
    json.close('}');
    if (is_known) {
      json.key("defaultConfiguration");
      json.open('{');
      json.field("level", sarif_level(known->severity));
      json.close('}');
    }
    json.key("properties");
    json.open('{');
    json.key("tags");
    json.open('[');
    json.text(group_of(id));
    json.close(']');
    json.close('}');
    json.close('}');
  }

  void append_invocation(std::string& out) {
    const uint64_t told = notifications_.size();
    add_more(failures_ - told, "unreadable list");
    add_more(kept_.left_out(), "finding");
    out += "{\"executionSuccessful\":";
    out += failures_ == 0 ? "true" : "false";
    out += ",\"toolExecutionNotifications\":[";
    std::string_view separator = "\n";
    for (const auto& notification : notifications_) {
      out += separator;
      out += notification;
      separator = ",\n";
    }
    out += "]}";
  }

  Options options_;
  Kept kept_;
  uint64_t failures_ = 0;
  std::vector<std::string> notifications_;
  std::vector<std::string> rules_;
  std::map<std::string, uint64_t, std::less<>> index_of_;
};

}  // namespace

std::unique_ptr<Report> begin_sarif(const Options& options) {
  return std::make_unique<Sarif>(options);
}

}  // namespace listlint::reports
