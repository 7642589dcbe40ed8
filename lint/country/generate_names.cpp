// Writes the table of country names:
//   generate_names OUT.cpp names.tsv foreign.tsv parts.tsv
//
// Joins the curated rows with the collected ones and with ICU's territory
// names. Keys are made by the Key of the run-time look-up.
#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lint/country/generate_sources.h"
#include "lint/country/key.h"

namespace listlint::country {
namespace {

constexpr std::string_view kKindNames[] = {
    "name",        "alias",   "former",      "historical", "ambiguous",
    "constituent", "foreign", "not_country", "part"};

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

struct Slot {
  std::string key;
  size_t name = 0;
};

// The names as an array, and the codes that they show.
class NameWriter {
 public:
  size_t add(const Spelling& name) {
    rows_ += fmt::format("    {{{}, {}, Kind::{}, {}, {}, {}}},\n",
                         quoted(name.written), span_of(name.codes),
                         kKindNames[static_cast<size_t>(name.kind)],
                         name.styles, name.until, span_of(name.related));
    return count_++;
  }

  void write(std::ostream& out) const {
    out << "constexpr std::string_view kCodes[] = {\n"
        << codes_ << "};\n\n"
        << "constexpr Name kNames[] = {\n"
        << rows_ << "};\n\n";
  }

 private:
  std::string span_of(const std::vector<std::string>& codes) {
    if (codes.empty()) return "{}";
    const auto span =
        fmt::format("{{kCodes + {}, {}}}", code_count_, codes.size());
    for (const auto& code : codes) {
      codes_ += fmt::format("    {},\n", quoted(code));
    }
    code_count_ += codes.size();
    return span;
  }

  std::string rows_;
  std::string codes_;
  size_t code_count_ = 0;
  size_t count_ = 0;
};

std::vector<std::string> list_of(const Codes& codes) {
  return {codes.begin(), codes.end()};
}

// Writes the names, and says for each key which of them it is: the English
// keys first, then the parts, then the foreign ones.
std::vector<Slot> write_names(const Names& names, std::ostream& out) {
  std::vector<Slot> keys;
  NameWriter writer;
  for (const auto& [key, spelling] : names.english) {
    auto name = spelling;
    const auto part = names.parts.find(key);
    if (name.related == std::vector<std::string>{"-"}) {
      name.related.clear();
    } else if (name.kind == Kind::not_country && name.related.empty() &&
               part != names.parts.end()) {
      name.related = list_of(part->second);
    }
    keys.push_back({key, writer.add(name)});
  }
  std::map<Codes, size_t> of_countries;
  for (const auto& [key, codes] : names.parts) {
    if (names.english.contains(key)) continue;
    const auto [place, fresh] = of_countries.try_emplace(codes);
    if (fresh) {
      place->second = writer.add({Kind::part, {}, 0, "", 0, list_of(codes)});
    }
    keys.push_back({key, place->second});
  }
  std::map<Codes, size_t> of_country;
  for (const auto& [key, codes] : names.foreign) {
    const auto [place, fresh] = of_country.try_emplace(codes);
    if (fresh) {
      const auto& common = names.styles.at(*codes.begin())[0];
      place->second =
          writer.add({Kind::foreign, list_of(codes), 0, common, 0, {}});
    }
    keys.push_back({key, place->second});
  }
  writer.write(out);
  return keys;
}

void write_keys(const std::vector<Slot>& keys, std::ostream& out) {
  size_t size = 1;
  while (3 * size < 4 * keys.size()) size *= 2;
  std::vector<size_t> slots(size);
  out << "constexpr char kKeys[] =\n";
  std::string entries;
  size_t offset = 0;
  for (size_t i = 0; i < keys.size(); ++i) {
    const auto& [key, name] = keys[i];
    const uint64_t hash = hash_of(key);
    out << "    " << quoted(key) << "\n";
    entries +=
        fmt::format("{{{},{},{},{}}},\n", offset, name, key.size(), hash >> 56);
    offset += key.size();
    size_t slot = hash & (size - 1);
    while (slots[slot] != 0) slot = (slot + 1) & (size - 1);
    slots[slot] = i + 1;
  }
  out << "    ;\n\nconstexpr Entry kEntries[] = {\n"
      << entries << "};\n\nconstexpr uint16_t kSlots[] = {\n";
  for (size_t i = 0; i < size; ++i) {
    out << slots[i] << (i % 16 == 15 ? ",\n" : ",");
  }
  out << "};\n\n";
}

bool is_candidate(const std::string& key) {
  return key.size() >= 4 && key.size() <= 64 &&
         std::ranges::all_of(
             key, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// The English keys and the parts, which come first.
void write_candidates(const Names& names, const std::vector<Slot>& keys,
                      std::ostream& out) {
  out << "constexpr Candidate kCandidates[] = {\n";
  for (size_t entry = 0; entry < keys.size(); ++entry) {
    const auto& key = keys[entry].key;
    if (!is_candidate(key)) continue;
    if (!names.english.contains(key) && !names.parts.contains(key)) continue;
    uint32_t letters = 0;
    for (const char c : key) {
      if (c >= 'a' && c <= 'z') letters |= 1U << (c - 'a');
    }
    out << "    {" << letters << ", " << entry << "},\n";
  }
  out << "};\n\n";
}

void write_styles(const Names& names, std::ostream& out) {
  out << "constexpr Preferred kPreferred[] = {\n";
  for (const auto& [code, styles] : names.styles) {
    out << "    {" << quoted(code) << ", {";
    for (const auto& written : styles) out << quoted(written) << ", ";
    out << "}},\n";
  }
  out << "};\n\nconstexpr Territory kTerritories[] = {\n";
  for (const auto& [code, parent] : names.parents) {
    out << "    {" << quoted(code) << ", " << quoted(parent) << "},\n";
  }
  out << "};\n\n";
}

int run(char** args) {
  Names names;
  if (!read_curated(args[2], names) || !read_foreign(args[3], names) ||
      !read_parts(args[4], names)) {
    return 1;
  }
  const auto codes = iso_codes();
  add_english(codes, names);
  add_foreign(codes, names);
  drop_unclear(names);
  if (names.english.size() + names.foreign.size() + names.parts.size() >=
      UINT16_MAX) {
    std::cerr << "more names than 16 bits can count\n";
    return 1;
  }
  std::ofstream out(args[1]);
  out << "// Made by generate_names.cpp.\n"
         "#include \"lint/country/table.h\"\n\n"
         "namespace listlint::country {\nnamespace {\n\n";
  const auto keys = write_names(names, out);
  write_keys(keys, out);
  write_candidates(names, keys, out);
  write_styles(names, out);
  out << "}  // namespace\n\nconstinit const Table kTable = {\n"
         "    {kKeys, sizeof(kKeys) - 1}, kEntries, kSlots, kNames,\n"
         "    kCandidates, kPreferred, kTerritories};\n\n"
         "}  // namespace listlint::country\n";
  out.close();
  return out ? 0 : 1;
}

}  // namespace
}  // namespace listlint::country

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: generate_names OUT.cpp names.tsv foreign.tsv "
                 "parts.tsv\n";
    return 2;
  }
  return listlint::country::run(argv);
}
