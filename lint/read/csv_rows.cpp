#include "lint/read/csv_rows.h"

#include <algorithm>
#include <cstring>

namespace listlint::csv {
namespace {

bool is_line_end(char c) { return c == '\n' || c == '\r'; }
bool is_space(char c) { return c == ' ' || c == '\t'; }

// Behind the line end at `at`.
uint32_t after_line_end(std::string_view bytes, uint32_t at) {
  if (at == bytes.size()) return at;
  const bool both =
      bytes[at] == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n';
  return at + (both ? 2 : 1);
}

uint32_t line_end(std::string_view bytes, uint32_t at) {
  while (at < bytes.size() && !is_line_end(bytes[at])) ++at;
  return at;
}

Span trim(std::string_view bytes, Span span) {
  const auto blank = [&](uint32_t at) {
    return is_space(bytes[at]) || is_line_end(bytes[at]);
  };
  while (!span.empty() && blank(span.begin)) ++span.begin;
  while (!span.empty() && blank(span.end - 1)) --span.end;
  return span;
}

class RowScanner {
 public:
  RowScanner(std::string_view bytes, uint32_t at, const Dialect& dialect,
             CellRow& row)
      : bytes_(bytes), at_(at), dialect_(dialect), row_(row) {}

  void scan() {
    row_.cells.clear();
    row_.troubles.clear();
    row_.count = 0;
    row_.span = {at_, at_};
    while (true) {
      scan_cell();
      if (at_ == bytes_.size() || is_line_end(bytes_[at_])) break;
      ++at_;  // the delimiter
    }
    row_.span.end = at_;
    row_.next = after_line_end(bytes_, at_);
  }

 private:
  void scan_cell() {
    const uint32_t begin = at_;
    uint32_t quote = at_;
    while (quote < bytes_.size() && bytes_[quote] == ' ') ++quote;
    if (quote < bytes_.size() && bytes_[quote] == '"' && scan_quoted(quote)) {
      return;
    }
    at_ = cell_end(begin);
    add({trim(bytes_, {begin, at_}), false, false});
  }

  uint32_t cell_end(uint32_t at) const {
    while (at < bytes_.size() && bytes_[at] != dialect_.delimiter &&
           !is_line_end(bytes_[at])) {
      ++at;
    }
    return at;
  }

  // The cell whose quotation mark opens at `open`; false where the mark is
  // text after all.
  bool scan_quoted(uint32_t open) {
    bool escaped = false;
    uint32_t close = find_quote(open + 1);
    while (close + 1 < bytes_.size() && bytes_[close + 1] == '"') {
      escaped = true;
      close = find_quote(close + 2);
    }
    uint32_t after = std::min<uint32_t>(close + 1, size());
    while (after < bytes_.size() && bytes_[after] == ' ') ++after;
    const bool ends = after == bytes_.size() ||
                      bytes_[after] == dialect_.delimiter ||
                      is_line_end(bytes_[after]);
    const auto inside = bytes_.substr(open + 1, close - open - 1);
    const bool over_lines = inside.find_first_of("\r\n") != inside.npos;
    if (dialect_.text_quotes) {
      if (!ends || close == bytes_.size()) return false;
      if (over_lines && inside.find(dialect_.delimiter) != inside.npos) {
        return false;
      }
    } else if (close == bytes_.size() || (!ends && over_lines)) {
      // The mark that is missing is the one of this line.
      at_ = line_end(bytes_, open);
      row_.troubles.push_back({ProblemKind::unclosed, {open, at_}});
      add({trim(bytes_, {open + 1, at_}), escaped, false});
      return true;
    }
    at_ = after;
    Span value = trim(bytes_, {open + 1, close});
    if (!ends) {
      at_ = cell_end(after);
      value = trim(bytes_, {open, at_});
      row_.troubles.push_back({ProblemKind::malformed, value});
      escaped = false;
    }
    add({value, escaped, over_lines});
    return true;
  }

  uint32_t size() const { return static_cast<uint32_t>(bytes_.size()); }

  // The next quotation mark, or the end.
  uint32_t find_quote(uint32_t at) const {
    if (at >= bytes_.size()) return size();
    const auto* found = static_cast<const char*>(
        std::memchr(bytes_.data() + at, '"', bytes_.size() - at));
    return found == nullptr ? size()
                            : static_cast<uint32_t>(found - bytes_.data());
  }

  void add(Cell cell) {
    if (++row_.count > kMostCells) {
      auto& last = row_.cells.back();
      last.span.end = std::max(last.span.end, cell.span.end);
      return;
    }
    row_.cells.push_back(cell);
  }

  std::string_view bytes_;
  uint32_t at_;
  const Dialect& dialect_;
  CellRow& row_;
};

}  // namespace

bool CellRow::is_blank() const {
  return std::ranges::all_of(
      cells, [](const Cell& cell) { return cell.span.empty(); });
}

void read_row(std::string_view bytes, uint32_t at, const Dialect& dialect,
              CellRow& row) {
  RowScanner(bytes, at, dialect, row).scan();
}

void append_cell(std::string_view bytes, const Cell& cell, Writing& writing) {
  Span rest = cell.span;
  if (!cell.escaped && !cell.lines) return writing.append(rest);
  for (uint32_t at = rest.begin; at < rest.end;) {
    if (cell.escaped && bytes.substr(at, 2) == "\"\"") {
      writing.append({rest.begin, at + 1});
      at += 2;
      rest.begin = at;
    } else if (is_line_end(bytes[at])) {
      uint32_t after = at;
      while (is_line_end(bytes[after])) ++after;
      writing.append({rest.begin, at});
      writing.append(" ", {at, after});
      at = after;
      rest.begin = at;
    } else {
      ++at;
    }
  }
  writing.append(rest);
}

Preamble read_preamble(std::string_view bytes) {
  Preamble preamble;
  uint32_t at = bytes.starts_with("\uFEFF") ? 3 : 0;
  while (at < bytes.size()) {
    const uint32_t end = line_end(bytes, at);
    const auto line = trim(bytes, {at, end});
    auto text = bytes.substr(line.begin, line.size());
    if (preamble.delimiter == '\0' && preamble.comments.empty()) {
      if (text.starts_with('"')) text.remove_prefix(1);
      const bool says =
          (text.starts_with("sep=") || text.starts_with("SEP=")) &&
          text.size() <= 6;
      // A tab at the end of the line was trimmed.
      if (says) preamble.delimiter = text.size() == 4 ? '\t' : text[4];
      if (says) text = {};
    }
    // "#,City,Country" is a header with a column of numbers.
    const bool numbers = text.size() > 1 && text.find_first_of(",;\t|") == 1;
    if (text.starts_with('#') && !numbers) {
      preamble.comments.push_back(line);
    } else if (!text.empty()) {
      break;
    }
    at = after_line_end(bytes, end);
  }
  preamble.end = at;
  return preamble;
}

}  // namespace listlint::csv
