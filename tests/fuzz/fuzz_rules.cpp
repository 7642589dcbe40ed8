// Runs every rule over broken versions of real lists: seeded mutations, read
// as what the list is and as one other markup. For runs under the sanitizers;
// tests/rules/hostile_test.cpp replays a part of it.
//
//   fuzz_rules MUTATIONS FILE...
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <string>

#include "lint/engine.h"
#include "rules/table.h"
#include "tests/fuzz/findings.h"
#include "tests/fuzz/hostile.h"
#include "tests/golden.h"

namespace listlint {
namespace {

using Clock = std::chrono::steady_clock;

// What no sanitizer makes of a pass in linear time.
constexpr auto kLongest = std::chrono::seconds(10);

class Fuzzer {
 public:
  Fuzzer() {
    std::vector<const Rule*> all;
    for (const auto& row : rules::table()) all.push_back(row.rule);
    settings_ = default_settings(all);
  }

  bool run(const std::string& path, uint32_t mutations) {
    const auto bytes = read_file(path);
    bool good = true;
    for (uint32_t seed = 0; seed < mutations; ++seed) {
      const auto broken = mutate(bytes, seed);
      const auto& other = readers()[seed % readers().size()];
      good &= check(path, broken, "", seed);
      good &= check(path, broken, std::string(other.name), seed);
    }
    fmt::print("{}: {} mutations\n", path, mutations);
    return good;
  }

 private:
  bool check(const std::string& path, const std::string& bytes,
             const std::string& format, uint32_t seed) const {
    const auto load = [&](const std::string& name) {
      return tl::expected<std::unique_ptr<Source>, std::string>(
          std::make_unique<Source>(name, bytes));
    };
    const std::vector<std::string> paths = {path};
    const auto start = Clock::now();
    bool good = true;
    for (const auto& checked :
         check_paths(paths, load, settings_, {format, 1, {2026, 11, 24}})) {
      const auto wrong = broken_finding(checked);
      if (wrong.empty()) continue;
      fmt::print("{}: mutation {} as \"{}\": {}\n", path, seed, format, wrong);
      good = false;
    }
    if (Clock::now() - start < kLongest) return good;
    fmt::print("{}: mutation {} as \"{}\": slow\n", path, seed, format);
    return false;
  }

  Settings settings_;
};

}  // namespace
}  // namespace listlint

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: fuzz_rules MUTATIONS FILE...\n");
    return 2;
  }
  const auto mutations = static_cast<uint32_t>(std::atoi(argv[1]));
  listlint::Fuzzer fuzzer;
  bool good = true;
  for (int i = 2; i < argc; ++i) good &= fuzzer.run(argv[i], mutations);
  return good ? 0 : 1;
}
