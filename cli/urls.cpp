#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/run.h"
#include "fetch/cited_urls.h"

namespace listlint::cli {
namespace {

struct Citer {
  std::string page;  // of a dump
  fetch::CitedBy by;
};

// Collects addresses; the documents themselves are not kept.
class Collector final : public Taker {
 public:
  explicit Collector(const Flags& flags) : Taker(flags) {}

  std::map<std::string, std::vector<Citer>> by_url;
  uint64_t references = 0;

 private:
  bool write(const Checked& checked) override {
    if (checked.source == nullptr) return true;
    references += checked.document.references.size();
    const Document* const one[] = {&checked.document};
    for (auto& url : fetch::cited_urls(one)) {
      auto& citers = by_url[std::move(url.url)];
      for (auto& by : url.cited_by) {
        citers.push_back({checked.source->page(), std::move(by)});
      }
    }
    return true;
  }
};

std::string line_of(const std::string& url, const std::vector<Citer>& citers) {
  nlohmann::ordered_json line = {{"url", url},
                                 {"cited_by", nlohmann::json::array()}};
  for (const auto& [page, by] : citers) {
    nlohmann::ordered_json citer = {{"path", by.path}};
    if (!page.empty()) citer["page"] = page;
    citer["line"] = by.line;
    citer["reference"] = by.reference;
    line["cited_by"].push_back(std::move(citer));
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
  for (const auto& [url, citers] : collector.by_url) {
    written = written && output.write(line_of(url, citers));
  }
  written = output.close() && written;
  const bool complete = collector.failures.empty();
  for (const auto& failure : collector.failures) complain(failure);
  if (collector.by_url.empty() && complete) {
    complain(fmt::format("no addresses: {} reference{} and none holds a URL",
                         collector.references,
                         collector.references == 1 ? "" : "s"));
  }
  return written && complete ? 0 : 2;
}

}  // namespace listlint::cli
