#include "lint/read/markdown_table.h"

#include <fmt/format.h>
#include <string>

#include "lint/read/columns.h"
#include "lint/read/markdown_address.h"
#include "lint/read/markdown_line.h"
#include "lint/read/text_line.h"

namespace listlint::markdown {
namespace {

// The visible text of a header; its links and marks say nothing.
class HeaderText : public Visitor {
 public:
  explicit HeaderText(const Source& source) : source_(source) {}
  const std::string& shown() const { return shown_; }

  void text(Span span) override { shown_ += source_.slice(span); }
  void text(std::string_view shown, Span) override { shown_ += shown; }
  void open(const Link&) override {}
  void close(const Link&) override {}
  void address(const Link& link) override { text(link.text); }
  void footnote(Span, Span) override {}
  void note(Span, Span) override {}
  void media(Span) override {}
  void comment(Span) override {}
  void strong(int) override {}

 private:
  const Source& source_;
  std::string shown_;
};

constexpr size_t kMostColumns = 4096;

}  // namespace

std::vector<Span> TableReader::rows_of(const Block& table) const {
  std::vector<Span> rows;
  const auto bytes = source_.bytes();
  uint32_t at = table.content.begin;
  while (at < table.content.end) {
    const auto feed = bytes.substr(0, table.content.end).find('\n', at);
    const auto end = feed == std::string_view::npos
                         ? table.content.end
                         : static_cast<uint32_t>(feed);
    rows.push_back(trim(bytes, {at, end}));
    at = end + 1;
  }
  return rows;
}

void TableReader::read_header(Span row) {
  std::vector<std::string> shown;
  Cells cells(source_.bytes(), row);
  Span cell;
  while (cells.next(cell) && shown.size() < kMostColumns) {
    scanner_.scan(cell, false);
    HeaderText header(source_);
    walk(source_.bytes(), cell, scanner_, header);
    shown.push_back(header.shown());
  }
  const std::vector<std::string_view> headers(shown.begin(), shown.end());
  const Columns columns(headers, options_);
  columns_.clear();
  if (!columns.is_list()) return;
  for (size_t i = 0; i < headers.size(); ++i) {
    columns_.push_back(columns.at(i));
  }
}

bool TableReader::read(const Block& table) {
  const auto rows = rows_of(table);
  if (rows.empty()) return false;
  read_header(rows.front());
  if (columns_.empty()) return false;
  // The second row parts off the header.
  for (size_t i = 2; i < rows.size(); ++i) read_row(rows[i]);
  return true;
}

void TableReader::read_row(Span row) {
  if (row.empty()) return;
  auto& line = builder_.begin_line(row);
  fields_.clear();
  Cells cells(source_.bytes(), row);
  Span cell;
  size_t column = 0;
  for (; cells.next(cell); ++column) {
    if (cell.empty()) continue;
    read_cell(line, cell,
              column < columns_.size() ? columns_[column] : std::nullopt);
  }
  if (column != columns_.size()) {
    builder_.problem(
        ProblemKind::ragged_row, row,
        fmt::format("{} {} where the header has {}", column,
                    column == 1 ? "cell" : "cells", columns_.size()));
  }
  fields_.give();
}

void TableReader::read_cell(Line& line, Span cell, std::optional<Field> field) {
  scanner_.scan(cell, false);
  addresses_.clear();
  if (field == Field::name) {
    if (is_missing(source_.slice(cell))) {
      return fields_.leave(source_.text(cell));
    }
    text_.begin_cell(line, line.writing, nullptr);
    return walk(source_.bytes(), cell, scanner_, text_);
  }
  cell_.clear();
  const bool has_address = field == Field::url || field == Field::archive_url;
  text_.begin_cell(line, cell_, has_address ? &addresses_ : nullptr);
  walk(source_.bytes(), cell, scanner_, text_);
  if (!field) return fields_.leave(source_.text(cell));
  if (has_address && !addresses_.empty()) {
    if (field == Field::archive_url) {
      return fields_.set(Field::archive_url, addresses_.front().url);
    }
    return set_address_cell();
  }
  const Span shown = text::trim(cell_.bytes(), {0, cell_.size()});
  if (!shown.empty()) fields_.set(*field, cell_.text(shown));
}

// What a link shows is the title of the source, unless it says nothing.
void TableReader::set_address_cell() {
  const Span shown = text::trim(cell_.bytes(), {0, cell_.size()});
  const auto text = cell_.slice(shown);
  const bool says = !shown.empty() && !is_source_word(text) &&
                    !is_address(text) && !is_bare_address(text);
  Text title;
  if (says && addresses_.size() == 1) title = cell_.text(shown);
  for (const auto& address : addresses_) {
    fields_.add_address(address.url, title, address.archive_url);
  }
}

}  // namespace listlint::markdown
