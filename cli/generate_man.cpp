// Build tool: writes the manual (man_pages.h) into the folders man1 and man7 of
// a folder.
//
// usage: generate_man FOLDER
#include <fstream>
#include <iostream>

#include "cli/man_pages.h"

int main(int argc, char** argv) {
  using namespace listlint::cli;
  if (argc != 2) return 2;
  auto pages = command_pages(flag_table());
  pages.push_back(rules_page());
  for (const auto& page : pages) {
    const auto path =
        std::string(argv[1]) + "/man" + page.file.back() + "/" + page.file;
    std::ofstream out(path, std::ios::binary);
    out << page.text;
    out.close();
    if (!out) {
      std::cerr << "generate_man: cannot write " << path << "\n";
      return 2;
    }
  }
  return 0;
}
