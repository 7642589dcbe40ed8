#include "fetch/header_lines.h"

#include <charconv>

#include "lint/ascii.h"

namespace listlint::fetch {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

// "HTTP/1.1 200 OK", "HTTP/2 200"; 0 for another line.
int status_of(std::string_view line) {
  if (!equal_letters(line.substr(0, 5), "HTTP/")) return 0;
  const size_t space = line.find(' ');
  if (space == line.npos) return 0;
  int status = 0;
  for (const char c : trim(line.substr(space), kBlanks).substr(0, 3)) {
    if (!is_digit(c)) break;
    status = status * 10 + (c - '0');
  }
  return status;
}

}  // namespace

bool HeaderLines::add(std::string_view line) {
  if (ended_) return true;
  bytes_ += line.size();
  if (bytes_ > kMost) {
    complaint_ = "the headers of the answer are longer than 300 KB";
    return false;
  }
  if (const int status = status_of(line); status != 0) {
    response_.status = status;
    response_.headers.clear();
    return true;
  }
  if (trim(line, kBlanks).empty()) return end_of_headers();
  add_header(line);
  return true;
}

bool HeaderLines::add_message(std::string_view bytes, size_t most) {
  while (!ended_) {
    const size_t end = bytes.find('\n');
    if (end == bytes.npos || !add(bytes.substr(0, end + 1))) return false;
    bytes.remove_prefix(end + 1);
  }
  if (!response_.header("Transfer-Encoding").empty() ||
      !response_.header("Content-Encoding").empty()) {
    return false;
  }
  const std::string_view told = response_.header("Content-Length");
  size_t length = bytes.size();
  if (!told.empty()) {
    const char* const end = told.data() + told.size();
    const auto read = std::from_chars(told.data(), end, length);
    if (read.ec != std::errc() || read.ptr != end) return false;
    if (length > bytes.size() && bytes.size() <= most) return false;
  }
  bytes = bytes.substr(0, length);
  response_.cut = bytes.size() > most;
  response_.body = bytes.substr(0, most);
  return true;
}

void HeaderLines::add_header(std::string_view line) {
  if (line[0] == ' ' || line[0] == '\t') {
    if (response_.headers.empty()) return;
    std::string& value = response_.headers.back().value;
    if (!value.empty()) value += ' ';
    value += trim(line, kBlanks);
    return;
  }
  const size_t colon = line.find(':');
  if (colon == line.npos) return;
  response_.headers.push_back(
      {std::string(trim(line.substr(0, colon), kBlanks)),
       std::string(trim(line.substr(colon + 1), kBlanks))});
}

bool HeaderLines::end_of_headers() {
  if (response_.status < 200) return true;
  ended_ = true;
  const std::string_view length = response_.header("Content-Length");
  if (!response_.header("Transfer-Encoding").empty()) return true;
  for (const auto& [name, value] : response_.headers) {
    if (equal_letters(name, "Content-Length") && value != length) {
      complaint_ = "the answer tells two different lengths of its body";
      return false;
    }
  }
  return true;
}

}  // namespace listlint::fetch
