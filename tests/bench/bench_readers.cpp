// How fast each markup is read, and that hostile input costs no more than its
// size.
//
// usage: bench_readers [FILE...]
// The files, or else those of corpus/, are read over and over for a second
// each. Without files a table of openers that nothing closes follows: each as
// 1, 2, 4 and 8 MB, in ms, with the peak of memory for the last.
#include <array>
#include <chrono>
#include <fmt/format.h>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/memory.h"
#include "lint/read/reader.h"
#include "tests/golden.h"

namespace listlint::bench {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_of(const std::function<void()>& work) {
  const auto begin = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

void print_speed(const std::string& path) {
  const auto bytes = read_file(path);
  const auto& reader = reader_for(path, bytes);
  const Source source(path, bytes);
  double best = 1e9;  // seconds; the least disturbed turn
  double all = 0;
  size_t entries = 0;
  while (all < 1) {
    const double once =
        seconds_of([&] { entries = reader.read(source, {}).entries.size(); });
    best = std::min(best, once);
    all += once;
  }
  const auto name = path.substr(path.rfind('/') + 1);
  fmt::print("{:<34} {:<14} {:>8.1f} {:>9.3f} {:>9.1f} {:>8}\n", name,
             reader.name, static_cast<double>(bytes.size()) / 1e3, best * 1e3,
             static_cast<double>(bytes.size()) / best / 1e6, entries);
}

// The highest memory since the last reset, in MB; Linux keeps it.
void reset_peak() { std::ofstream("/proc/self/clear_refs") << "5"; }

double peak_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1e3;
  }
  return 0;
}

struct Hostile {
  std::string_view reader;
  std::string_view unit;  // repeated to the size
};

constexpr std::array kHostile = std::to_array<Hostile>({
    {"wikitext", "{{"},
    {"wikitext", "[["},
    {"wikitext", "<ref>"},
    {"wikitext", "{|"},
    {"wikitext", "{{a|"},
    {"wikitext", "''"},
    {"wikitext", "<!--"},
    {"wikitext", "\n*{{"},
    {"wikitext", "\n==a"},
    {"wikitext", "[http://a "},
    {"wikitext", "<ref name="},
    {"wikitext", "{{{"},
    {"wikitext", "<nowiki>"},
    {"wikitext", "\n|-\n|"},
    {"html", "<div>"},
    {"html", "<b>"},
    {"html", "<a href=x>"},
    {"html", "<table>"},
    {"html", "<ul><li>"},
    {"html", "<p><b>"},
    {"html", "<li>"},
    {"html", "<"},
    {"html", "&amp"},
    {"html", "<!--"},
    {"html", "<svg>"},
    {"html", "<template>"},
    {"html", "<p>"},
    {"html", "<select>"},
    {"markdown", "["},
    {"markdown", "[^"},
    {"markdown", "*"},
    {"markdown", "`"},
    {"markdown", "> "},
    {"markdown", "- "},
    {"markdown", "![a]("},
    {"markdown", "|"},
    {"markdown", "\n- a"},
    {"markdown", "<"},
    {"csv", "\""},
    {"csv", ","},
    {"csv", "a,\"b\n"},
    {"tsv", "\"\t"},
    {"json", "["},
    {"json", "{\"a\":"},
    {"json", "\"\\u0041"},
    {"json", "[1,"},
    {"yaml", "["},
    {"yaml", "- "},
    {"yaml", "? "},
    {"yaml", "{"},
    {"yaml", "&a "},
    {"yaml", "a: "},
    {"yaml", "\n- a"},
    {"yaml", "x"},
    {"text", "["},
    {"text", "a, "},
    {"text", "^ a "},
    {"text", "\n- "},
});

void print_hostile(const Hostile& hostile) {
  const auto* reader = find_reader(hostile.reader);
  std::string shown;
  for (const char c : hostile.unit)
    shown += c == '\n' ? std::string("\\n") : std::string(1, c);
  fmt::print("{:<10} {:<14}", hostile.reader, shown);
  for (const size_t megabytes : {1, 2, 4, 8}) {
    std::string bytes;
    const size_t size = megabytes * 1'000'000;
    bytes.reserve(size + hostile.unit.size());
    while (bytes.size() < size) bytes += hostile.unit;
    const Source source("hostile", std::move(bytes));
    reset_peak();
    const double seconds = seconds_of([&] { reader->read(source, {}); });
    fmt::print(" {:>9.1f}", seconds * 1e3);
  }
  fmt::print(" {:>9.0f}\n", peak_megabytes());
}

}  // namespace
}  // namespace listlint::bench

int main(int argc, char** argv) {
  using namespace listlint::bench;
  listlint::keep_freed_memory();  // as the program does
  fmt::print("{:<34} {:<14} {:>8} {:>9} {:>9} {:>8}\n", "", "read as", "kB",
             "ms", "MB/s", "entries");
  if (argc > 1) {
    for (int i = 1; i < argc; ++i) print_speed(argv[i]);
    return 0;
  }
  const std::string corpus = LISTLINT_ROOT "/corpus/";
  for (const std::string_view file :
       {"china/sister-cities-china.txt", "china/sister-cities-china.wiki",
        "same/twins.txt", "same/twins.wiki", "same/twins-legacy.html",
        "same/twins-parsoid.html", "same/twins.html", "same/twins.md",
        "same/twins.csv", "same/twins.tsv", "same/twins.json",
        "same/twins.yaml"}) {
    print_speed(corpus + std::string(file));
  }
  fmt::print("\n{:<10} {:<14} {:>9} {:>9} {:>9} {:>9} {:>9}\n", "reader",
             "repeated", "1 MB, ms", "2 MB", "4 MB", "8 MB", "peak MB");
  for (const auto& hostile : kHostile) print_hostile(hostile);
  return 0;
}
