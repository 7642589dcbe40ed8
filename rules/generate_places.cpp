// Writes the table of places with several names:
//   generate_places OUT.cpp place_aliases.tsv
//
// Names are hashed by the very code that looks them up.
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <string_view>

#include "rules/place_aliases.h"

namespace {

namespace rules = listlint::rules;

using Names = std::map<uint64_t, unsigned>;  // to the number of the place

// What is wrong with a row; "" where nothing is.
std::string add_row(std::string_view row, unsigned place, Names& names) {
  const auto tab = row.find('\t');
  if (tab != 2) return "not a country code, a tab and names";
  const auto country = row.substr(0, tab);
  size_t count = 0;
  for (size_t at = tab + 1; at <= row.size(); ++count) {
    const auto end = std::min(row.find('|', at), row.size());
    const auto name = row.substr(at, end - at);
    const auto hash = rules::place_hash(rules::hash_name_key(name), country);
    if (!names.emplace(hash, place).second) {
      return fmt::format("\"{}\" is here already", name);
    }
    at = end + 1;
  }
  return count < 2 ? "only one name" : "";
}

bool read(const char* path, Names& names) {
  std::ifstream file(path);
  if (!file) {
    std::cerr << path << ": cannot be read\n";
    return false;
  }
  unsigned place = 0;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const auto wrong = add_row(line, ++place, names);
    if (!wrong.empty()) {
      std::cerr << path << ":" << number << ": " << wrong << "\n";
      return false;
    }
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  Names names;
  if (argc != 3 || !read(argv[2], names)) return 1;
  std::ofstream out(argv[1]);
  out << "#include \"rules/place_aliases.h\"\n\n"
         "namespace listlint::rules {\nnamespace {\n\n"
         "constexpr PlaceName kNames[] = {\n";
  for (const auto& [hash, place] : names) {
    out << fmt::format("    {{0x{:016X}U, {}}},\n", hash, place);
  }
  out << "};\n\n// Where the names begin whose hashes begin so, and the end.\n"
         "constexpr uint16_t kBegins[] = {";
  const unsigned buckets = 1U << rules::kPlaceBits;
  auto at = names.begin();
  unsigned index = 0;
  for (unsigned bucket = 0; bucket < buckets; ++bucket) {
    for (; at != names.end() && at->first >> rules::kPlaceShift < bucket;
         ++at) {
      ++index;
    }
    out << index << (bucket % 16 == 15 ? ",\n" : ",");
  }
  out << names.size()
      << "};\n\n}  // namespace\n\n"
         "std::span<const PlaceName> place_names(uint64_t hash) {\n"
         "  const auto bucket = hash >> kPlaceShift;\n"
         "  return {kNames + kBegins[bucket], kNames + kBegins[bucket + 1]};\n"
         "}\n\n"
         "}  // namespace listlint::rules\n";
  return out.good() ? 0 : 1;
}
