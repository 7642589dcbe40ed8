#include "lint/write_back.h"

#include <algorithm>
#include <string_view>

namespace listlint {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// Whether it is a scalar of YAML in quotation marks, without an escape.
bool is_quoted_scalar(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') {
    return false;
  }
  const auto inside = text.substr(1, text.size() - 2);
  return std::ranges::none_of(inside, [](char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
  });
}

// Whether the text can stand as it is wherever it is put.
bool is_literal(std::string_view text, std::string_view format) {
  const auto holds = [&](std::string_view characters) {
    return text.find_first_of(characters) != std::string_view::npos;
  };
  if (format == "html") return !holds("<>&");
  if (format == "csv" || format == "tsv") return !holds("\",;|\t\r\n");
  if (format == "json") {
    return !holds("\"\\") && std::ranges::none_of(text, [](char c) {
      return static_cast<unsigned char>(c) < 0x20;
    });
  }
  if (format == "yaml") {
    // A quotation mark by itself is half of a pair; in a text it would end the
    // scalar that the text stands in.
    return text == "'" || is_quoted_scalar(text) ||
           std::ranges::all_of(text, [](char c) {
             return is_letter_or_digit(c) ||
                    std::string_view(" -.,").find(c) != std::string_view::npos;
           });
  }
  return true;
}

// Whether an edit replaces whole rows of a table by whole rows, which come from
// the table itself.
bool is_whole_rows(const Document& document, const Edit& edit) {
  if (document.format != "csv" && document.format != "tsv") return false;
  const auto bytes = document.source->bytes();
  const auto [begin, end] = edit.span;
  return begin < end && (begin == 0 || bytes[begin - 1] == '\n') &&
         (end == bytes.size() || bytes[end - 1] == '\n') &&
         edit.text.size() == edit.span.size();
}

}  // namespace

bool can_write_back(const Document& document, const Fix& fix) {
  const auto& source = *document.source;
  if (!source.page().empty() || !source.encoding().empty()) return false;
  return std::ranges::all_of(fix.edits, [&](const Edit& edit) {
    return is_literal(edit.text, document.format) ||
           is_whole_rows(document, edit);
  });
}

uint32_t drop_unwritable_fixes(const Document& document,
                               std::vector<Finding>& findings) {
  uint32_t dropped = 0;
  for (auto& finding : findings) {
    if (finding.fix && !can_write_back(document, *finding.fix)) {
      finding.fix.reset();
      ++dropped;
    }
  }
  return dropped;
}

}  // namespace listlint
