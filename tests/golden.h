// Golden files: the whole expected output, beside the corpus or the test.
// UPDATE_GOLDEN=1 rewrites them; read the diff before it is committed.
#pragma once

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace listlint {

inline std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// What the file expects. Under UPDATE_GOLDEN=1 it is first made to expect
// `actual`.
inline std::string golden(const std::string& path, const std::string& actual) {
  const char* update = std::getenv("UPDATE_GOLDEN");
  if (update != nullptr && std::string(update) == "1") {
    std::ofstream(path, std::ios::binary) << actual;
  }
  return read_file(path);
}

}  // namespace listlint
