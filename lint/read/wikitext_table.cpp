#include "lint/read/wikitext_table.h"

#include <algorithm>
#include <string>

#include "lint/read/text_line.h"

namespace listlint::wikitext {
namespace {

// More columns than a table that people read has.
constexpr size_t kMostColumns = 64;

// The number in "rowspan=3" or "rowspan="3"" of the attributes of a cell.
uint32_t number_after(std::string_view attributes, std::string_view name) {
  constexpr uint32_t kMost = 1000;
  const auto found = attributes.find(name);
  if (found == attributes.npos) return 1;
  attributes.remove_prefix(found + name.size());
  const auto digit = attributes.find_first_not_of(" =\"'");
  uint32_t number = 0;
  for (size_t i = digit; i < attributes.size() && number < kMost; ++i) {
    const char c = attributes[i];
    if (c < '0' || c > '9') break;
    number = number * 10 + static_cast<uint32_t>(c - '0');
  }
  return std::max(number, 1U);
}

std::string_view without_spaces(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t:");
  return begin == text.npos ? std::string_view{} : text.substr(begin);
}

}  // namespace

void TableReader::open(const Stretch& line) {
  if (is_open()) {
    ++depth_;
    if (depth_ > 1 && kind_ == Kind::list) return extend_cell(line);
    return add_piece(line);
  }
  depth_ = 1;
  const auto text = page_.slice(line.span);
  const auto begin = line.span.begin + static_cast<uint32_t>(text.find("{|"));
  opener_ = {begin, begin + 2};
  kind_ = Kind::undecided;
  columns_.reset();
  cells_.clear();
  hanging_.clear();
  has_piece_ = false;
  add_piece(line);
}

TableReader::Answer TableReader::read(const Stretch& line) {
  const auto text = without_spaces(page_.slice(line.span));
  const bool ends = text.starts_with("|}") && !text.starts_with("|}}");
  if (depth_ > 1) {
    if (ends) --depth_;
    if (kind_ == Kind::other) {
      add_piece(line);
    } else {
      extend_cell(line);
    }
    return Answer::taken;
  }
  if (ends) {
    end_row();
    if (kind_ != Kind::list) add_piece(line);
    end();
    return Answer::ended;
  }
  const char first = text.empty() ? '\0' : text[0];
  if (first == '|' || first == '!') {
    if (text.starts_with("|-")) {
      end_row();
      if (kind_ != Kind::list) add_piece(line);
    } else if (text.starts_with("|+")) {
      add_piece(line);
      if (kind_ == Kind::list) end_piece();
    } else {
      if (kind_ != Kind::list) add_piece(line);
      if (kind_ != Kind::other) add_cells(line);
    }
    return Answer::taken;
  }
  if (kind_ != Kind::list && (first == '*' || first == '#')) {
    kind_ = Kind::other;
    end_piece();
    return Answer::refused;
  }
  if (kind_ != Kind::list) add_piece(line);
  if (kind_ != Kind::other) extend_cell(line);
  return Answer::taken;
}

void TableReader::end() {
  end_row();
  end_piece();
  depth_ = 0;
}

void TableReader::add_piece(const Stretch& line) {
  if (!has_piece_) piece_ = line;
  has_piece_ = true;
  piece_.span.end = line.span.end;
  piece_.nodes.end = line.nodes.end;
}

void TableReader::end_piece() {
  if (!has_piece_) return;
  has_piece_ = false;
  marks_.hidden(piece_.nodes);
  builder_.unread(page_.trim(piece_.span), UnreadKind::table);
}

// Cells: "| a || b", "! a !! b".
void TableReader::add_cells(Stretch line) {
  const auto text = page_.slice(line.span);
  const auto sign = text.find_first_of("|!");
  const bool is_header = text[sign] == '!';
  line = page_.from(line, line.span.begin + static_cast<uint32_t>(sign) + 1);
  while (true) {
    auto next = next_double(line, '|');
    if (is_header) {
      const auto marks = next_double(line, '!');
      if (marks && (!next || *marks < *next)) next = marks;
    }
    add_cell(next ? page_.until(line, *next) : line, is_header);
    if (!next) return;
    line = page_.from(line, *next + 2);
  }
}

std::optional<uint32_t> TableReader::next_double(const Stretch& line,
                                                 char sign) const {
  Stretch rest = line;
  while (const auto found = page_.find(rest, sign)) {
    const uint32_t after = *found + 1;
    if (after < line.span.end && page_.bytes()[after] == sign) return *found;
    rest = page_.from(rest, after);
  }
  return std::nullopt;
}

// A cell may have attributes before a single "|".
void TableReader::add_cell(Stretch stretch, bool is_header) {
  if (cells_.size() >= kMostColumns) {
    if (kind_ != Kind::list) return;
    marks_.hidden(stretch.nodes);
    return builder_.unread(page_.trim(stretch.span), UnreadKind::field);
  }
  Cell cell;
  cell.is_header = is_header;
  if (const auto bar = page_.find(stretch, '|')) {
    const Stretch attributes = page_.until(stretch, *bar);
    if (attributes.nodes.empty()) {
      const auto text = page_.slice(attributes.span);
      cell.rows = number_after(text, "rowspan");
      cell.columns = number_after(text, "colspan");
      stretch = page_.from(stretch, *bar + 1);
    }
  }
  cell.content = stretch;
  cells_.push_back(cell);
}

void TableReader::extend_cell(const Stretch& line) {
  if (cells_.empty()) {
    if (kind_ != Kind::list) return;
    marks_.hidden(line.nodes);
    return builder_.unread(page_.trim(line.span), UnreadKind::table);
  }
  auto& content = cells_.back().content;
  content.span.end = line.span.end;
  content.nodes.end = line.nodes.end;
}

void TableReader::end_row() {
  if (cells_.empty()) return;
  if (kind_ == Kind::undecided) {
    decide();
  } else if (kind_ == Kind::list) {
    give_row();
  }
  cells_.clear();
}

// By the first row, and the next ones while all of their cells are headers.
void TableReader::decide() {
  std::vector<std::string> headers;
  for (const auto& cell : cells_) {
    headers.push_back(text_of(cell.content));
    for (uint32_t n = 1; n < cell.columns && headers.size() < kMostColumns;
         ++n) {
      headers.emplace_back();
    }
  }
  const std::vector<std::string_view> views(headers.begin(), headers.end());
  Columns columns(views, options_);
  const bool all_headers = std::ranges::all_of(cells_, &Cell::is_header);
  if (columns.is_list()) {
    columns_ = std::move(columns);
    kind_ = Kind::list;
    // What led here is the head of the list: markup, with maybe citations.
    if (has_piece_) marks_.hidden(piece_.nodes);
    has_piece_ = false;
  } else if (!all_headers) {
    kind_ = Kind::other;
  }
}

std::string TableReader::text_of(const Stretch& content) {
  cell_text_.clear();
  renderer_.render(content, cell_text_, nullptr, nullptr);
  const auto text = cell_text_.bytes();
  const auto begin = text.find_first_not_of(" ");
  if (begin == text.npos) return {};
  return std::string(
      text.substr(begin, text.find_last_not_of(" ") + 1 - begin));
}

void TableReader::give_row() {
  const Span span{cells_.front().content.span.begin,
                  cells_.back().content.span.end};
  line_ = &builder_.begin_line(page_.trim(span));
  row_.clear();
  size_t column = 0;
  const auto read_hanging = [&] {
    while (column < hanging_.size() && hanging_[column].rows > 0) {
      --hanging_[column].rows;
      read_cell(hanging_[column].content, column, true);
      ++column;
    }
  };
  read_hanging();
  for (const auto& cell : cells_) {
    read_cell(cell.content, column, false);
    if (cell.rows > 1 && column < kMostColumns) {
      if (hanging_.size() <= column) hanging_.resize(column + 1);
      hanging_[column] = {cell.rows - 1, cell.content};
    }
    column += cell.columns;
    read_hanging();
  }
  row_.give();
  line_ = nullptr;
}

void TableReader::read_cell(const Stretch& content, size_t column,
                            bool is_repeated) {
  const auto field = columns_->at(column);
  if (field == Field::name) return read_name(content, is_repeated);
  cell_text_.clear();
  Found found;
  marks_.begin(line_, false);
  renderer_.render(content, cell_text_, is_repeated ? nullptr : &marks_,
                   &found);
  marks_.end(cell_text_);
  const Text text =
      cell_text_.text(text::trim(cell_text_.bytes(), {0, cell_text_.size()}));
  if (!field) {
    if (!is_repeated) row_.leave({{}, page_.trim(content.span)});
    return;
  }
  if (found.address.empty() ||
      (field != Field::url && field != Field::archive_url)) {
    if (!text.empty()) row_.set(*field, text);
    return;
  }
  const Text address = page_.source().text(found.address);
  if (field == Field::archive_url) return row_.set(*field, address);
  // What a link shows is the title, unless it shows its address.
  const bool says =
      !text.empty() && !is_address(text.value) && !is_bare_address(text.value);
  row_.add_address(address, says ? text : Text{}, found.archive_url);
}

void TableReader::read_name(const Stretch& content, bool is_repeated) {
  // Citations in the cells before the name stand behind it for the line.
  line_->marks.clear();
  auto& writing = line_->writing;
  Found found;
  marks_.begin(line_, false);
  renderer_.render(content, writing, is_repeated ? nullptr : &marks_, &found);
  marks_.end(writing);
  if (!found.address.empty()) {
    row_.add_address(page_.source().text(found.address), {}, found.archive_url);
  }
  const Span name = text::trim(writing.bytes(), {0, writing.size()});
  if (is_missing(writing.slice(name))) {
    writing.clear();
    line_->marks.clear();
    row_.leave({{}, page_.trim(content.span)});
  }
}

}  // namespace listlint::wikitext
