// Tables of HTML that are lists: the part of html_reader.h that knows rows and
// cells.
#include <algorithm>
#include <charconv>

#include "lint/read/html_reader.h"

namespace listlint::html {
namespace {

constexpr size_t kMostColumns = 100;

bool is_cell(const Node& node) {
  return tag(node) == GUMBO_TAG_TD || tag(node) == GUMBO_TAG_TH;
}

// The number of an attribute like colspan; 1 where it says nothing.
uint32_t number(const Node& node, const char* name, uint32_t most) {
  const auto text = attribute(node, name);
  uint32_t value = 1;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) return most;
  if (error != std::errc() || value == 0) return 1;
  return std::min(value, most);
}

std::vector<const Node*> cells_of(const Node& row) {
  std::vector<const Node*> cells;
  for (unsigned i = 0; const auto* node = child(row, i); ++i) {
    if (is_cell(*node) && cells.size() < kMostColumns) cells.push_back(node);
  }
  return cells;
}

}  // namespace

// The first row that can be a header: one of the first few. A title may stand
// in a row above it.
std::optional<size_t> Reader::find_header(
    const std::vector<const Node*>& rows,
    std::vector<std::string>& headers) const {
  constexpr size_t kLooked = 3;
  for (size_t i = 0; i < rows.size() && i < kLooked; ++i) {
    headers.clear();
    for (const auto* cell : cells_of(*rows[i])) {
      const auto width = number(*cell, "colspan", kMostColumns);
      headers.push_back(look_at(*cell).text);
      for (uint32_t k = 1; k < width && headers.size() < kMostColumns; ++k) {
        headers.emplace_back();
      }
    }
    const std::vector<std::string_view> views(headers.begin(), headers.end());
    if (views.size() >= 2 && Columns(views, options_).is_list()) return i;
  }
  return std::nullopt;
}

bool Reader::read_table(const Node& table) {
  if (inside_ || survey_.is_layout(table)) return false;
  std::vector<const Node*> rows;
  std::vector<const Node*> others;  // captions, comments and what is misplaced
  Walk walk(table);
  bool below = true;
  while (const auto* node = walk.next(below)) {
    const auto is = tag(*node);
    below = node == &table || is == GUMBO_TAG_TBODY || is == GUMBO_TAG_THEAD ||
            is == GUMBO_TAG_TFOOT;
    if (is == GUMBO_TAG_TR) {
      rows.push_back(node);
    } else if (!below && !is_text(*node)) {
      others.push_back(node);
    }
  }
  std::vector<std::string> headers;
  const auto header = find_header(rows, headers);
  if (!header) return false;
  const std::vector<std::string_view> views(headers.begin(), headers.end());
  const Columns columns(views, options_);
  for (const auto* node : others) skip_in_table(*node);
  for (size_t i = 0; i <= *header; ++i) skip_in_table(*rows[i]);
  cells_.assign(views.size(), {});
  for (size_t i = *header + 1; i < rows.size(); ++i) {
    read_row(*rows[i], columns);
  }
  return true;
}

// What is no row of the list; citations and comments in it count.
void Reader::skip_in_table(const Node& node) {
  if (node.type == GUMBO_NODE_COMMENT) {
    enter(node);
    return;
  }
  render(node);
  builder_.unread(page_.span(node), UnreadKind::table);
}

// Lays the cells of a row over the columns, around those that reach into it
// from above. The answer is how many begin in it.
size_t Reader::take_cells(const Node& row) {
  for (auto& cell : cells_) {
    if (cell.rows_left == 0) {
      cell = {};
    } else {
      --cell.rows_left;
      cell.is_new = false;
    }
  }
  size_t column = 0;
  size_t count = 0;
  const auto most = static_cast<uint32_t>(cells_.size());
  for (const auto* node : cells_of(row)) {
    while (column < most && cells_[column].node != nullptr) ++column;
    if (column == most) {
      render(*node);
      builder_.unread(page_.span(*node), UnreadKind::field);
      continue;
    }
    ++count;
    const uint32_t width = number(*node, "colspan", most);
    const uint32_t height = number(*node, "rowspan", 65'534);
    for (uint32_t k = 0; k < width && column < most; ++k, ++column) {
      auto& cell = cells_[column];
      if (cell.node != nullptr) break;
      cell.node = node;
      cell.rows_left = height - 1;
      cell.is_new = k == 0;
    }
  }
  return count;
}

void Reader::read_row(const Node& row, const Columns& columns) {
  const auto count = take_cells(row);
  const auto own = cells_of(row);
  if (count == 0) return;
  const bool spans = count == 1 && cells_.size() >= 2 &&
                     number(*own.front(), "colspan", kMostColumns) >= 2;
  const bool header = std::ranges::all_of(
      own, [](const Node* cell) { return tag(*cell) == GUMBO_TAG_TH; });
  if (header && !spans && own.size() >= 2) return skip_in_table(row);
  open_line(page_.span(row), LineKind::paragraph, 0);
  if (spans) {
    render_into(*own.front(), line_->writing);
    builder_.host();
    line_ = nullptr;
    return;
  }
  fields_.clear();
  // The name comes first: citations stand behind it.
  for (size_t i = 0; i < cells_.size(); ++i) {
    if (columns.at(i) == Field::name) read_name(cells_[i]);
  }
  for (size_t i = 0; i < cells_.size(); ++i) {
    if (columns.at(i) != Field::name) read_cell(cells_[i], columns.at(i));
  }
  fields_.give();
  line_ = nullptr;
}

void Reader::read_name(Cell& cell) {
  if (cell.node == nullptr) return;
  auto& writing = line_->writing;
  if (cell.is_new) {
    render_into(*cell.node, writing);
    cell.text = writing.text({0, writing.size()});
    if (is_missing(cell.text.value)) {
      writing.clear();
      fields_.leave(cell.text);
    }
    for (const auto& link : links_)
      fields_.add_address(address(*link.href), {});
  } else if (!cell.text.empty()) {
    // Its name is that of the row above.
    writing.append(cell.text.value, cell.text.span);
  }
}

void Reader::read_cell(Cell& cell, std::optional<Field> field) {
  if (cell.node == nullptr) return;
  if (!cell.is_new) {
    if (field && !cell.text.empty()) fields_.set(*field, cell.text);
    return;
  }
  cell.text = render(*cell.node);
  if (!field) {
    builder_.unread(page_.span(*cell.node), UnreadKind::field);
    return;
  }
  if (*field == Field::archive_url && !links_.empty()) {
    cell.text = address(*links_.front().href);
  }
  if (*field != Field::url || links_.empty()) {
    if (!cell.text.empty()) fields_.set(*field, cell.text);
    return;
  }
  // What a link shows is the title, unless it shows its address.
  for (const auto& link : links_) {
    const Text shown = link.text.empty() ? Text{} : note_.text(link.text);
    const bool says = !shown.empty() && !is_address(shown.value) &&
                      !is_bare_address(shown.value);
    fields_.add_address(address(*link.href), says ? shown : Text{});
  }
}

// Citations in it go to the line at hand.
void Reader::render_into(const Node& node, Writing& writing) {
  writing.clear();
  links_.clear();
  flow_ = Flow(writing);
  inside_ = true;
  walk(node);
  inside_ = false;
}

Text Reader::render(const Node& node) {
  render_into(node, note_);
  return note_.empty() ? Text{} : note_.text({0, note_.size()});
}

}  // namespace listlint::html
