#include "lint/engine.h"

#include <algorithm>
#include <atomic>
#include <string_view>
#include <thread>
#include <tuple>
#include <unordered_map>

#include "lint/read/reader.h"
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

// What a finding is about, without its place: a list that grows above it, or
// a reference that gets another number, keeps the fingerprint.
uint64_t content_of(const Finding& finding, const Document& document) {
  Fingerprint print;
  print.add(finding.rule);
  print.add(finding.section == kNone
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

void set_fingerprints(std::vector<Finding>& findings,
                      const Document& document) {
  std::unordered_map<uint64_t, uint64_t> seen;
  seen.reserve(findings.size());
  for (auto& finding : findings) {
    const uint64_t content = content_of(finding, document);
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

Checked check_path(const std::string& path, const Load& load,
                   const Settings& settings, const EngineOptions& options) {
  Checked checked;
  checked.path = path;
  auto source = load(path);
  if (!source) {
    checked.failure = std::move(source.error());
    return checked;
  }
  checked.source = std::move(*source);
  checked.path = checked.source->path();
  const auto* reader = find_reader(options.input_format);
  if (reader == nullptr) reader = &reader_for(checked.source->path());
  checked.document = reader->read(*checked.source);
  if (!settings.language.empty()) checked.document.language = settings.language;
  checked.findings = check_document(checked.document, settings, options.today);
  return checked;
}

}  // namespace

std::vector<Finding> check_document(const Document& document,
                                    const Settings& settings, Date today) {
  std::vector<Finding> findings;
  const auto scan = unicode::scan(document.source->bytes());
  for (const auto& setting : settings.rules) {
    Check check(document, scan, setting, today, findings);
    run_rule(check, *setting.rule);
  }
  sort_by_place(findings);
  set_fingerprints(findings, document);
  fold(findings);
  return findings;
}

std::vector<Checked> check_paths(std::span<const std::string> paths,
                                 const Load& load, const Settings& settings,
                                 const EngineOptions& options) {
  std::vector<Checked> results(paths.size());
  std::atomic<size_t> next = 0;
  const auto work = [&] {
    for (size_t i = next++; i < paths.size(); i = next++) {
      results[i] = check_path(paths[i], load, settings, options);
    }
  };
  const auto threads = std::min<size_t>(options.threads, paths.size());
  std::vector<std::jthread> workers;
  for (size_t i = 1; i < threads; ++i) workers.emplace_back(work);
  work();
  workers.clear();
  return results;
}

}  // namespace listlint
