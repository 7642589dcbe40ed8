// Reads broken versions of real files with every reader: each prefix of each
// file with its own reader, and seeded mutations with its own and one other.
// For runs under the sanitizers; tests/lint/hostile_reader_test.cpp replays a
// part of it.
//
//   fuzz_readers MUTATIONS FILE...
#include <cstdlib>
#include <fmt/format.h>
#include <string>

#include "lint/read/reader.h"
#include "tests/fuzz/hostile.h"
#include "tests/fuzz/invariants.h"
#include "tests/golden.h"

namespace listlint {
namespace {

bool read(const Reader& reader, const std::string& path,
          const std::string& bytes, const std::string& what) {
  const Source source(path, bytes);
  const auto wrong = broken_invariant(reader.read(source, {}));
  if (wrong.empty()) return true;
  fmt::print("{}: {} read as {}: {}\n", path, what, reader.name, wrong);
  return false;
}

bool fuzz(const std::string& path, uint32_t mutations) {
  const auto bytes = read_file(path);
  const auto& own = reader_for(path, bytes);
  bool good = true;
  for (size_t size = 0; size <= bytes.size(); ++size) {
    good &= read(own, path, bytes.substr(0, size),
                 fmt::format("first {} bytes", size));
  }
  for (uint32_t seed = 0; seed < mutations; ++seed) {
    const auto broken = mutate(bytes, seed);
    const auto what = fmt::format("mutation {}", seed);
    good &= read(own, path, broken, what);
    good &= read(readers()[seed % readers().size()], path, broken, what);
  }
  fmt::print("{}: {} prefixes, {} mutations read as {}\n", path,
             bytes.size() + 1, mutations, own.name);
  return good;
}

}  // namespace
}  // namespace listlint

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: fuzz_readers MUTATIONS FILE...\n");
    return 2;
  }
  const auto mutations = static_cast<uint32_t>(std::atoi(argv[1]));
  bool good = true;
  for (int i = 2; i < argc; ++i) good &= listlint::fuzz(argv[i], mutations);
  return good ? 0 : 1;
}
