// Build tool: writes the table of rules (table.h) from the paths of their
// source files, each with its page beside it.
//
// usage: generate_table OUT ROOT GROUP/NAME...   (sorted)
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

// rules/<group>/<name>.cpp defines `<group>_<name>`, dashes as underscores.
std::string symbol(std::string id) {
  for (auto& c : id) {
    if (c == '/' || c == '-') c = '_';
  }
  return id;
}

bool read(const std::string& path, std::string& text) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  text = out.str();
  return in.good() && !text.empty();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const std::string root = argv[2];
  const std::vector<std::string> ids(argv + 3, argv + argc);
  std::ofstream out(argv[1], std::ios::binary);
  out << "// Made by rules/generate_table.cpp; do not edit.\n"
         "#include \"rules/table.h\"\n\n"
         "#include <algorithm>\n\nnamespace listlint::rules {\n\n";
  for (const auto& id : ids) out << "extern const Rule " << symbol(id) << ";\n";
  out << "\nnamespace {\n\nconst Row kTable[] = {\n";
  for (const auto& id : ids) {
    std::string page;
    if (!read(root + "/" + id + ".md", page)) {
      std::cerr << "rules/" << id << ".cpp has no page rules/" << id
                << ".md: write it\n";
      return 2;
    }
    out << "    {&" << symbol(id) << ", R\"~~~(" << page << ")~~~\"},\n";
  }
  out << "};\n\n}  // namespace\n\n"
         "std::span<const Row> table() { return kTable; }\n\n"
         "const Row* find(std::string_view id) {\n"
         "  const auto row = std::ranges::lower_bound(\n"
         "      kTable, id, {}, [](const Row& r) { return r.rule->id; });\n"
         "  return row != std::end(kTable) && row->rule->id == id ? row\n"
         "                                                        : nullptr;\n"
         "}\n\n}  // namespace listlint::rules\n";
  return out.good() ? 0 : 2;
}
