#include "lint/engine.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "lint/engine_dump.h"
#include "lint/engine_read.h"
#include "lint/host.h"
#include "lint/pool.h"
#include "lint/read/dump_bytes.h"
#include "lint/unicode/scan.h"

namespace listlint {
namespace {

void run_rule(Check& check, const Rule& rule) {
  const auto& document = check.document;
  if (rule.source != nullptr) rule.source(check);
  if (rule.entry != nullptr) {
    for (Index i = 0; i < document.entries.size(); ++i) rule.entry(check, i);
  }
  if (rule.section != nullptr) {
    for (Index i = 0; i < document.sections.size(); ++i) rule.section(check, i);
  }
  if (rule.reference != nullptr) {
    for (Index i = 0; i < document.references.size(); ++i) {
      rule.reference(check, i);
    }
  }
  if (rule.document != nullptr) rule.document(check);
}

// Findings about a reference get the verdict that they rest on.
void run_audit_rule(Check& check, const Rule& rule, const FindVerdict& verdicts,
                    std::vector<Finding>& findings) {
  const auto find = [&](std::string_view address) {
    return address.empty() ? nullptr : verdicts(address);
  };
  const auto& references = check.document.references;
  for (Index i = 0; rule.verdict != nullptr && i < references.size(); ++i) {
    const auto& reference = references[i];
    const auto& url = reference.url;
    const CitedVerdicts known{
        find(url.empty() ? address_of_site(reference.site.value) : url.value),
        find(reference.archive_url.value)};
    if (known.url == nullptr && known.archive == nullptr) continue;
    const auto before = findings.size();
    rule.verdict(check, i, known);
    for (auto at = before; at < findings.size(); ++at) {
      auto& verdict = findings[at].verdict;
      if (verdict == nullptr) {
        verdict = known.url != nullptr ? known.url : known.archive;
      }
    }
  }
  if (rule.audit != nullptr) rule.audit(check);
}

void run_suppression_rules(const Document& document,
                           std::span<const Suppression> suppressions,
                           const Settings& settings, const unicode::Scan& scan,
                           Date today, std::vector<Finding>& findings) {
  Shared shared;
  for (const auto& setting : settings.rules) {
    if (setting.rule->suppression == nullptr) continue;
    Check check(document, scan, setting, today, shared, findings);
    for (const auto& suppression : suppressions) {
      setting.rule->suppression(check, suppression);
    }
  }
}

// FNV-1a over length-prefixed fields, so that ("a", "bc") and ("ab", "c")
// differ. http://www.isthe.com/chongo/tech/comp/fnv/
class Fingerprint {
 public:
  void add(std::string_view field) {
    const auto size = field.size();
    for (int shift = 0; shift < 32; shift += 8) mix(size >> shift & 0xFF);
    for (const char c : field) mix(static_cast<unsigned char>(c));
  }
  void add_number(uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8) mix(number >> shift & 0xFF);
  }
  uint64_t value() const { return value_; }

 private:
  void mix(uint64_t byte) { value_ = (value_ ^ byte) * 0x100000001B3U; }

  uint64_t value_ = 0xCBF29CE484222325U;
};

// Orders by place, then rule, then as reported. Findings are large, so their
// keys are sorted and each is moved once.
void sort_by_place(std::vector<Finding>& findings) {
  struct Key {
    Span span;
    std::string_view rule;
    uint32_t index = 0;

    auto operator<=>(const Key&) const = default;
  };
  std::vector<Key> keys;
  keys.reserve(findings.size());
  for (const auto& finding : findings) {
    keys.push_back(
        {finding.span, finding.rule, static_cast<uint32_t>(keys.size())});
  }
  std::ranges::sort(keys);
  std::vector<Finding> sorted;
  sorted.reserve(findings.size());
  for (const auto& key : keys) {
    sorted.push_back(std::move(findings[key.index]));
  }
  findings = std::move(sorted);
}

}  // namespace

uint64_t content_of(const Finding& finding, const Document& document,
                    Within within) {
  Fingerprint print;
  print.add(finding.rule);
  if (!document.source->page().empty()) print.add(document.source->page());
  print.add(finding.section == kNone || within == Within::document
                ? std::string_view{}
                : document.sections[finding.section].heading.value);
  if (finding.entry != kNone) {
    const auto& entry = document.entries[finding.entry];
    print.add(entry.name.value);
    print.add(entry.country.value);
  } else if (finding.reference != kNone) {
    const auto& reference = document.references[finding.reference];
    print.add(reference.title.value);
    print.add(reference.site.value);
    print.add(reference.publisher.value);
  }
  constexpr size_t kEnough = 200;
  print.add(document.source->slice(finding.span).substr(0, kEnough));
  return print.value();
}

namespace {

void set_fingerprints(std::vector<Finding>& findings,
                      const Document& document) {
  std::unordered_map<uint64_t, uint64_t> seen;
  seen.reserve(findings.size());
  for (auto& finding : findings) {
    const uint64_t content = content_of(finding, document, Within::section);
    Fingerprint print;
    print.add_number(content);
    print.add_number(seen[content]++);
    finding.fingerprint = print.value();
  }
}

// Marks what other findings explain. A folding finding is never folded itself.
void fold(std::vector<Finding>& findings) {
  using Key = std::tuple<Span, std::string_view>;
  std::vector<std::pair<Key, uint64_t>> folds;
  for (const auto& finding : findings) {
    for (const auto& owned : finding.folds) {
      folds.push_back({{owned.span, owned.rule}, finding.fingerprint});
    }
  }
  if (folds.empty()) return;
  std::ranges::sort(folds);
  for (auto& finding : findings) {
    if (!finding.folds.empty()) continue;
    const Key key{finding.span, finding.rule};
    const auto found = std::ranges::lower_bound(
        folds, key, {}, [](const auto& row) { return row.first; });
    if (found != folds.end() && found->first == key) {
      finding.folded_into = found->second;
    }
  }
}

// What opening a path gives: a document, or a dump to be gone through.
struct Outcome {
  Checked checked;
  std::optional<Dump> dump;
};

// One run over all jobs.
class Run {
 public:
  Run(std::span<const Job> jobs, const Open& open, const EngineOptions& options,
      Sink& sink)
      : jobs_(jobs),
        open_(open),
        options_(options),
        sink_(sink),
        pool_(options.threads),
        outcomes_(pool_) {}

  void run() {
    const size_t most = 4 * size_t{pool_.threads()};
    size_t next = 0;
    for (size_t i = 0; i < jobs_.size(); ++i) {
      for (; next < jobs_.size() && outcomes_.size() < most; ++next) {
        outcomes_.push([this, next] { return begin(next); });
      }
      auto outcome = outcomes_.pop();
      const bool goes_on =
          outcome.dump
              ? check_dump(std::move(*outcome.dump), name_of(jobs_[i]), i,
                           *jobs_[i].settings, options_, pool_, sink_)
              : sink_.take(std::move(outcome.checked));
      if (!goes_on) return;
    }
  }

 private:
  static const std::string& name_of(const Job& job) {
    return job.name.empty() ? job.path : job.name;
  }

  // On any thread: opens a path, and checks it if it is one document.
  Outcome begin(size_t index) const {
    const auto& job = jobs_[index];
    Outcome outcome;
    auto& checked = outcome.checked;
    checked.path = name_of(job);
    checked.job = index;
    auto input = open_(job.path);
    if (!input) {
      checked.failure = std::move(input.error());
      return outcome;
    }
    std::string bytes;
    auto why = read_up_to(**input, kSniffed, bytes);
    if (why.empty()) why = packing_problem(bytes);
    if (why.empty() && is_dump(checked.path, bytes)) {
      outcome.dump = Dump{std::move(*input), std::move(bytes)};
      return outcome;
    }
    if (why.empty()) why = read_list(**input, bytes);
    if (!why.empty()) {
      checked.failure = fmt::format("cannot read {}: {}", checked.path, why);
      return outcome;
    }
    check_file(checked, std::move(bytes), *job.settings, options_,
               job.may_be_known);
    return outcome;
  }

  bool is_dump(const std::string& name, std::string_view bytes) const {
    return choose_reader(options_, name, bytes).name == "mediawiki-xml";
  }

  static std::string packing_problem(std::string_view bytes) {
    const auto packing = packing_of(bytes);
    if (packing.empty() || packing == "bzip2") return {};
    return fmt::format("it is packed with {}; unpack it first", packing);
  }

  std::span<const Job> jobs_;
  const Open& open_;
  const EngineOptions& options_;
  Sink& sink_;
  Pool pool_;
  Ordered<Outcome> outcomes_;
};

class Collector final : public Sink {
 public:
  bool take(Checked checked) override {
    all.push_back(std::move(checked));
    return true;
  }

  std::vector<Checked> all;
};

}  // namespace

std::vector<Finding> check_document(const Document& document,
                                    const Settings& settings, Date today,
                                    const FindVerdict& verdicts) {
  std::vector<Finding> findings;
  const auto scan = unicode::scan(document.source->bytes());
  Shared shared;
  for (const auto& setting : settings.rules) {
    Check check(document, scan, setting, today, shared, findings);
    if (!is_of_audit(*setting.rule)) {
      run_rule(check, *setting.rule);
    } else if (verdicts) {
      run_audit_rule(check, *setting.rule, verdicts, findings);
    }
  }
  if (auto suppressions = read_suppressions(document, today);
      !suppressions.empty()) {
    count_rules(suppressions, settings);
    suppress(findings, suppressions);
    run_suppression_rules(document, suppressions, settings, scan, today,
                          findings);
  }
  sort_by_place(findings);
  set_fingerprints(findings, document);
  fold(findings);
  return findings;
}

std::vector<Finding> check_suppressions(
    const Document& document, std::span<const Suppression> suppressions,
    const Settings& settings, Date today) {
  std::vector<Finding> findings;
  run_suppression_rules(document, suppressions, settings, {}, today, findings);
  sort_by_place(findings);
  set_fingerprints(findings, document);
  return findings;
}

void check_jobs(std::span<const Job> jobs, const Open& open,
                const EngineOptions& options, Sink& sink) {
  Run(jobs, open, options, sink).run();
}

std::vector<Checked> check_paths(std::span<const std::string> paths,
                                 const Load& load, const Settings& settings,
                                 const EngineOptions& options) {
  std::vector<Job> jobs;
  for (const auto& path : paths) jobs.push_back({path, {}, &settings});
  const Open open = [&](const std::string& path) -> Opened {
    auto source = load(path);
    if (!source) return tl::unexpected(source.error());
    return open_source(std::move(*source));
  };
  Collector collector;
  check_jobs(jobs, open, options, collector);
  return std::move(collector.all);
}

}  // namespace listlint
