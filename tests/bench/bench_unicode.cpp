// How fast lint/unicode/scan passes over text: the list of China, lists that
// are mostly ASCII, and the names of all countries in the languages of ICU, one
// a line, which is about as dense as text gets.
//
// usage: bench_unicode [--benchmark_filter=Russian] and Google Benchmark's
// other flags.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>
#include <vector>

#include "lint/input.h"
#include "lint/unicode/scan.h"
#include "tests/bench/big_list.h"

namespace listlint::bench {
namespace {

constexpr size_t kBytes = 20'000'000;

struct Sample {
  std::string name;
  std::string text;
};

// The names of all countries in one language, one a line.
std::string names_in(const icu::Locale& locale) {
  const std::unique_ptr<icu::LocaleDisplayNames> names(
      icu::LocaleDisplayNames::createInstance(locale));
  std::string text;
  for (const char* const* code = icu::Locale::getISOCountries();
       *code != nullptr; ++code) {
    icu::UnicodeString name;
    names->regionDisplayName(*code, name);
    name.toUTF8String(text);
    text += '\n';
  }
  return text;
}

std::string names_in_all_languages() {
  int32_t count = 0;
  const auto* const locales = icu::Locale::getAvailableLocales(count);
  std::set<std::string> languages;
  std::string text;
  for (int32_t i = 0; i < count; ++i) {
    const auto& locale = locales[i];
    if (!languages.insert(locale.getBaseName()).second) continue;
    if (*locale.getCountry() == '\0') text += names_in(locale);
  }
  return text;
}

std::string repeated(std::string_view text) {
  std::string all;
  while (all.size() < kBytes) all += text;
  return all;
}

std::vector<Sample> samples(std::string_view list) {
  std::vector<Sample> all;
  all.push_back({"the list of China, once", std::string(list)});
  all.push_back({"such lists, changed names", big_list(list, kBytes)});
  all.push_back({"all languages", repeated(names_in_all_languages())});
  constexpr std::pair<std::string_view, const char*> kLanguages[] = {
      {"Arabic", "ar"},   {"Bengali", "bn"},    {"Chinese", "zh"},
      {"Greek", "el"},    {"Hebrew", "he"},     {"Hindi", "hi"},
      {"Japanese", "ja"}, {"Khmer", "km"},      {"Korean", "ko"},
      {"Polish", "pl"},   {"Russian", "ru"},    {"Tamil", "ta"},
      {"Thai", "th"},     {"Vietnamese", "vi"},
  };
  for (const auto& [name, code] : kLanguages) {
    all.push_back({std::string(name), repeated(names_in(icu::Locale(code)))});
  }
  return all;
}

uint64_t beyond_ascii(std::string_view text) {
  uint64_t count = 0;
  for (const char c : text) count += static_cast<unsigned char>(c) >> 7;
  return count;
}

class Table : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override {
    fmt::print("{:<32} {:>10} {:>10} {:>12}\n", "", "ms", "MB/s",
               "not ASCII, %");
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
      fmt::print("{:<32} {:>10.3f} {:>10.0f} {:>12.0f}\n", name,
                 run.GetAdjustedCPUTime(), value("bytes_per_second") / 1e6,
                 value("beyond"));
    }
  }
};

int run(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  const auto list =
      read_source(LISTLINT_ROOT "/corpus/china/sister-cities-china.txt");
  if (!list) {
    fmt::print(stderr, "{}\n", list.error());
    return 2;
  }
  const auto all = samples((*list)->bytes());
  for (const auto& sample : all) {
    const std::string_view text = sample.text;
    benchmark::RegisterBenchmark(
        sample.name.c_str(),
        [text](benchmark::State& state) {
          for (auto _ : state) {
            benchmark::DoNotOptimize(unicode::scan(text).seen);
          }
          state.SetBytesProcessed(state.iterations() *
                                  static_cast<int64_t>(text.size()));
          state.counters["beyond"] = 100.0 *
                                     static_cast<double>(beyond_ascii(text)) /
                                     static_cast<double>(text.size());
        })
        ->Unit(benchmark::kMillisecond)
        ->MinTime(0.3);
  }
  Table table;
  benchmark::RunSpecifiedBenchmarks(&table);
  return 0;
}

}  // namespace
}  // namespace listlint::bench

int main(int argc, char** argv) { return listlint::bench::run(argc, argv); }
