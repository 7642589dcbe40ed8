#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <vector>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/run.h"
#include "fetch/cited_urls.h"

namespace listlint::cli {
namespace {

// Collects addresses; the documents themselves are not kept.
class Collector final : public Taker {
 public:
  explicit Collector(const Flags& flags) : Taker(flags) {}

  fetch::CitedUrls cited;

 private:
  bool write(const Checked& checked) override {
    if (checked.source != nullptr) cited.add(checked.document, false);
    return true;
  }
};

std::string line_of(const std::string& url, const std::vector<CitedBy>& by) {
  nlohmann::ordered_json line = {{"url", url},
                                 {"cited_by", nlohmann::json::array()}};
  for (const auto& citer : by) {
    nlohmann::ordered_json one = {{"path", citer.path}};
    if (!citer.page.empty()) one["page"] = citer.page;
    one["line"] = citer.line;
    one["reference"] = citer.reference;
    line["cited_by"].push_back(std::move(one));
  }
  return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) +
         "\n";
}

}  // namespace

int urls(const Flags& flags) {
  const auto plan = make_plan(flags, Purpose::read);
  if (!plan) {
    complain(plan.error());
    return 2;
  }
  Output output;
  if (!output.open(flags.output)) return 2;
  Collector collector(flags);
  run(*plan, flags, collector);
  bool written = true;
  const auto& cited = collector.cited;
  for (const auto& [url, what] : cited.urls) {
    written = written && output.write(line_of(url, what.by));
  }
  written = output.close() && written;
  const bool complete = collector.failures.empty();
  for (const auto& failure : collector.failures) complain(failure);
  if (cited.urls.empty() && complete) {
    complain(
        fmt::format("no addresses: {} reference{} and none holds an address",
                    cited.references, cited.references == 1 ? "" : "s"));
  }
  return written && complete ? 0 : 2;
}

}  // namespace listlint::cli
