// How fast lists are read and checked: one row for reading, for scanning, for
// all rules, and for each rule by itself, over one long list of 20 MB.
//
// usage: bench_lint [--benchmark_filter=countries/] and Google Benchmark's
// other flags. ./dev bench builds and runs it, and measures a cold process.
#include <algorithm>
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/engine.h"
#include "lint/gazetteer/gazetteer.h"
#include "lint/input.h"
#include "lint/memory.h"
#include "lint/read/text.h"
#include "lint/settings.h"
#include "lint/source.h"
#include "lint/unicode/scan.h"
#include "rules/table.h"
#include "tests/bench/big_list.h"

namespace listlint::bench {
namespace {

constexpr size_t kBigBytes = 20'000'000;
constexpr Date kToday = {2026, 11, 24};
constexpr size_t kCopies = 4;  // of the big list, for the rows about threads

// A row a measurement, widths for people: time, speed, what was found.
class Table : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override {
    fmt::print("{:<40} {:>10} {:>10} {:>10}\n", "", "ms", "MB/s", "findings");
    return true;
  }

  void ReportRuns(const std::vector<Run>& runs) override {
    for (const auto& run : runs) {
      const auto value = [&](const char* name) {
        const auto counter = run.counters.find(name);
        return counter == run.counters.end() ? 0.0 : counter->second.value;
      };
      auto name = run.benchmark_name();
      name = name.substr(0, name.find("/min_time"));
      fmt::print("{:<40} {:>10.2f} {:>10.1f} {:>10.0f}\n", name,
                 run.GetAdjustedRealTime(), value("bytes_per_second") / 1e6,
                 value("findings"));
    }
  }
};

// Times `work`, which reads `bytes` a turn and answers how much it found.
template <class Work>
void measure(const std::string& name, size_t bytes, Work work) {
  benchmark::RegisterBenchmark(
      name.c_str(),
      [bytes, work](benchmark::State& state) {
        size_t findings = 0;
        for (auto _ : state) benchmark::DoNotOptimize(findings = work());
        state.SetBytesProcessed(state.iterations() *
                                static_cast<int64_t>(bytes));
        state.counters["findings"] = static_cast<double>(findings);
      })
      ->Unit(benchmark::kMillisecond)
      ->UseRealTime()
      ->MinTime(1.0);
}

std::vector<const Rule*> all_rules() {
  std::vector<const Rule*> rules;
  for (const auto& row : rules::table()) rules.push_back(row.rule);
  return rules;
}

size_t read_and_check(const Source& source, const Settings& settings) {
  const auto document = read_text(source, {});
  return check_document(document, settings, kToday).size();
}

// The same long list several times, as so many files.
size_t check_copies(const Source& source, const Settings& settings,
                    unsigned threads) {
  const std::vector<std::string> paths(kCopies, source.path());
  const Load load = [&](const std::string& path) {
    return std::make_unique<Source>(path, std::string(source.bytes()));
  };
  const auto run = check_paths(
      paths, load, settings,
      {.input_format = "text", .threads = threads, .today = kToday});
  size_t findings = 0;
  for (const auto& checked : run) findings += checked.findings.size();
  return findings;
}

// Look-ups of all names of the list, and of the first ones with a slip.
void measure_places(const Document& document, size_t bytes) {
  measure("places: every name in its countries", bytes, [&document] {
    size_t known = 0;
    for (const auto& entry : document.entries) {
      known += gazetteer::find(entry.name.value).size();
    }
    return known;
  });
  measure("places: 1000 names that are near to one", bytes, [&document] {
    constexpr size_t kSlips = 1000;
    size_t known = 0;
    for (size_t i = 0; i < std::min(kSlips, document.entries.size()); ++i) {
      const auto name = fmt::format("{}q", document.entries[i].name.value);
      known += gazetteer::nearest(name, "DE", 1).has_value() ? 1U : 0U;
    }
    return known;
  });
}

void measure_all(const Source& seed, const Source& big,
                 const Document& document) {
  const auto rules = all_rules();
  const auto all = default_settings(rules);
  measure("the China list, read and all rules", seed.size(),
          [&seed, all] { return read_and_check(seed, all); });
  measure("reading", big.size(),
          [&big] { return read_text(big, {}).unread.size(); });
  measure("scanning for unusual characters", big.size(),
          [&big] { return unicode::scan(big.bytes()).notables.size(); });
  measure("reading and all rules", big.size(),
          [&big, all] { return read_and_check(big, all); });
  for (const unsigned threads : {1U, 2U}) {
    measure(fmt::format("{} such lists on {} threads", kCopies, threads),
            kCopies * big.size(),
            [&big, all, threads] { return check_copies(big, all, threads); });
  }
  measure_places(document, big.size());
  for (const auto* rule : rules) {
    const auto alone = default_settings(std::span(&rule, 1));
    measure(std::string(rule->id), big.size(), [&document, alone] {
      return check_document(document, alone, kToday).size();
    });
  }
}

int run(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  const auto seed =
      read_source(LISTLINT_ROOT "/corpus/china/sister-cities-china.txt");
  if (!seed) {
    fmt::print(stderr, "{}\n", seed.error());
    return 2;
  }
  const Source big("big.txt", big_list((*seed)->bytes(), kBigBytes));
  const auto document = read_text(big, {});
  fmt::print(
      "One list of {:.1f} MB: {} sections, {} entries, {} references.\n"
      "A rule's row holds one scan as well.\n\n",
      big.size() / 1e6, document.sections.size(), document.entries.size(),
      document.references.size());
  measure_all(**seed, big, document);
  Table table;
  benchmark::RunSpecifiedBenchmarks(&table);
  return 0;
}

}  // namespace
}  // namespace listlint::bench

int main(int argc, char** argv) {
  listlint::keep_freed_memory();  // as the program does
  return listlint::bench::run(argc, argv);
}
