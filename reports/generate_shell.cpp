// Build tool: puts the style and the script of the HTML report into its page,
// names their hashes in the content security policy, so that nothing else may
// run, and writes what is around the data (html_shell.h).
//
// usage: generate_shell OUT report.html report.css report.js
#include <array>
#include <fstream>
#include <iostream>
#include <openssl/evp.h>
#include <sstream>
#include <string>
#include <string_view>

namespace {

bool read(const char* path, std::string& text) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  text = out.str();
  return in.good() && !text.empty();
}

// Without the spaces that lines begin with, which only people need.
std::string packed(std::string_view text) {
  std::string out;
  bool at_start = true;
  for (const char c : text) {
    if (at_start && c == ' ') continue;
    at_start = c == '\n';
    out += c;
  }
  return out;
}

// SHA-256 in base64, as the policy has it.
std::string hash(std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(),
                 nullptr) != 1) {
    return {};
  }
  std::array<unsigned char, 2 * EVP_MAX_MD_SIZE> out{};
  const int length =
      EVP_EncodeBlock(out.data(), digest.data(), static_cast<int>(size));
  return std::string(out.begin(), out.begin() + length);
}

bool put(std::string& page, std::string_view slot, std::string_view text) {
  const auto at = page.find(slot);
  if (at == std::string::npos) {
    std::cerr << "report.html has no " << slot << "\n";
    return false;
  }
  page.replace(at, slot.size(), text);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  std::string page;
  std::string style;
  std::string script;
  if (!read(argv[2], page) || !read(argv[3], style) || !read(argv[4], script)) {
    std::cerr << "cannot read the sources of the HTML report\n";
    return 2;
  }
  style = packed(style);
  script = packed(script);
  if (!put(page, "{{style-hash}}", hash(style)) ||
      !put(page, "{{script-hash}}", hash(script))) {
    return 2;
  }
  std::ofstream out(argv[1], std::ios::binary);
  out << "// Made by reports/generate_shell.cpp; do not edit.\n"
         "#include \"reports/html_shell.h\"\n\n"
         "namespace listlint::reports {\n\nconst HtmlShell kHtmlShell = {\n";
  size_t begin = 0;
  for (const std::string_view slot :
       {"{{title}}", "{{nav}}", "{{body}}", "{{footer}}", ""}) {
    const size_t end = slot.empty() ? page.size() : page.find(slot, begin);
    if (end == std::string::npos) {
      std::cerr << "report.html has no " << slot << " in its place\n";
      return 2;
    }
    auto piece = page.substr(begin, end - begin);
    if (slot == "{{nav}}" && (!put(piece, "{{style}}", style) ||
                              !put(piece, "{{script}}", script))) {
      return 2;
    }
    out << "    R\"~~~(" << piece << ")~~~\",\n";
    begin = end + slot.size();
  }
  out << "};\n\n}  // namespace listlint::reports\n";
  return out.good() ? 0 : 2;
}
