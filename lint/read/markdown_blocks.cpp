#include "lint/read/markdown_blocks.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "lint/read/markdown_definition.h"
#include "lint/read/markdown_line.h"

namespace listlint::markdown {
namespace {

// What holds other blocks: a quote or an item.
struct Container {
  bool is_quote = false;
  uint32_t indent = 0;  // of an item: columns that its lines begin with
  Index block = kNone;  // of an item
};

// What the lines at hand go into.
enum class Leaf : uint8_t {
  none,
  paragraph,
  fenced,
  indented,
  html,      // up to a blank line
  raw_html,  // up to a closing tag
  table,
  footnote,
};

class BlockScanner {
 public:
  explicit BlockScanner(std::string_view bytes) : bytes_(bytes) {}

  Blocks scan() {
    // Room for usual lines, so that nothing moves while it grows.
    constexpr size_t kUsual = 32;
    found_.blocks.reserve(bytes_.size() / kUsual);
    uint32_t at = bytes_.starts_with("\uFEFF") ? 3 : 0;
    at = front_matter(at);
    while (at < bytes_.size()) {
      const Span line = line_at(at);
      next_ = line.end + 1;
      read_line(without_return(line));
      at = next_;
    }
    if (leaf_ == Leaf::fenced) {
      const Span line = line_at(block().span.begin);
      found_.unclosed_fences.push_back(trim(bytes_, line));
    }
    return std::move(found_);
  }

 private:
  uint32_t size() const { return static_cast<uint32_t>(bytes_.size()); }

  // Without its line feed.
  Span line_at(uint32_t at) const {
    const auto* feed = static_cast<const char*>(
        std::memchr(bytes_.data() + at, '\n', bytes_.size() - at));
    if (feed == nullptr) return {at, size()};
    return {at, static_cast<uint32_t>(feed - bytes_.data())};
  }

  Span without_return(Span line) const {
    if (!line.empty() && bytes_[line.end - 1] == '\r') --line.end;
    return line;
  }

  std::string_view slice(Span span) const {
    return bytes_.substr(span.begin, span.size());
  }

  // "---" at the top up to the next one; where the text goes on.
  uint32_t front_matter(uint32_t at) {
    const Span first = trim(bytes_, line_at(at));
    const auto fence = slice(first);
    if (first.begin != at || (fence != "---" && fence != "+++")) return at;
    constexpr uint32_t kMostLines = 1000;
    uint32_t next = line_at(at).end + 1;
    for (uint32_t n = 0; n < kMostLines && next < size(); ++n) {
      const Span line = line_at(next);
      next = line.end + 1;
      const auto text = slice(trim(bytes_, line));
      if (n == 0 && text.empty()) return at;
      if (text != fence && text != "...") continue;
      Block block;
      block.kind = BlockKind::code;
      block.span = {at, line.end};
      add(block);
      return next;
    }
    return at;
  }

  Block& block() { return found_.blocks[leaf_block_]; }

  void read_line(Span line) {
    Cursor cursor(bytes_, line);
    bool blank = cursor.is_blank_ahead();
    size_t matched = 0;
    if (blank && quotes_ == 0) matched = containers_.size();
    while (matched < containers_.size()) {
      const auto& container = containers_[matched];
      if (!container.is_quote) {
        if (!blank && cursor.indent() < container.indent) break;
        if (!blank) cursor.skip_columns(container.indent);
      } else if (!skip_quote(cursor)) {
        break;
      } else {
        blank = cursor.is_blank_ahead();
      }
      ++matched;
    }
    const bool all = matched == containers_.size();
    if (all && goes_on(cursor, blank)) return;
    if (!all && !blank && leaf_ == Leaf::paragraph &&
        !begins_block(cursor, false)) {
      return extend(cursor);
    }
    if (!all) close(matched);
    if (blank) return end_at_blank();
    read_blocks(cursor);
  }

  static bool is_quote_sign(char c) { return c == '>'; }

  bool skip_quote(Cursor& cursor) const {
    const uint32_t at = cursor.text();
    if (cursor.indent() > 3 || at == cursor.end()) return false;
    if (!is_quote_sign(bytes_[at])) return false;
    cursor.skip_to(at + 1);
    const bool space =
        cursor.at() < cursor.end() && is_blank(bytes_[cursor.at()]);
    if (space) cursor.skip_columns(1);
    return true;
  }

  // Whether the line goes on with code, HTML or a footnote whatever it looks
  // like.
  bool goes_on(const Cursor& cursor, bool blank) {
    const Span rest{cursor.text(), cursor.end()};
    switch (leaf_) {
      case Leaf::fenced:
        block().span.end = cursor.end();
        if (!blank && closes(bytes_, rest, fence_)) leaf_ = Leaf::none;
        return true;
      case Leaf::raw_html:
        block().span.end = cursor.end();
        if (has_raw_end(slice(rest))) leaf_ = Leaf::none;
        return true;
      case Leaf::html:
        if (blank) return false;
        block().span.end = cursor.end();
        return true;
      case Leaf::indented:
        if (blank) return true;
        if (cursor.indent() < 4) return false;
        block().span.end = cursor.end();
        return true;
      case Leaf::footnote:
        if (blank) {
          after_blank_ = true;
          return true;
        }
        if (after_blank_ ? cursor.indent() < 2
                         : cursor.indent() < 4 && begins_block(cursor, true)) {
          return false;
        }
        extend(cursor);
        return true;
      default:
        return false;
    }
  }

  void end_at_blank() {
    if (leaf_ == Leaf::paragraph || leaf_ == Leaf::table ||
        leaf_ == Leaf::html) {
      leaf_ = Leaf::none;
    }
  }

  // Adds the line to the text at hand.
  void extend(const Cursor& cursor) {
    const Span rest = trim(bytes_, {cursor.text(), cursor.end()});
    block().content.end = rest.end;
    block().span.end = rest.end;
    last_line_ = rest;
    after_blank_ = false;
  }

  void close(size_t matched) {
    leaf_ = Leaf::none;
    while (containers_.size() > matched) {
      if (containers_.back().is_quote) --quotes_;
      if (!containers_.back().is_quote) --items_;
      containers_.pop_back();
    }
  }

  // Whether the text ahead begins a block other than a paragraph.
  bool begins_block(const Cursor& cursor, bool in_paragraph) const {
    const Span rest{cursor.text(), cursor.end()};
    if (rest.empty() || cursor.indent() > 3) return false;
    if (is_quote_sign(bytes_[rest.begin])) return true;
    if (heading_level(bytes_, rest) != 0 || is_rule(bytes_, rest)) return true;
    if (opening_fence(bytes_, rest).length != 0) return true;
    if (footnote_label(bytes_, rest)) return true;
    const auto html = html_start(bytes_, rest);
    if (html == Html::raw || html == Html::block) return true;
    return begins_item(rest, in_paragraph);
  }

  bool begins_item(Span rest, bool in_paragraph) const {
    const auto marker = item_marker(bytes_, rest);
    if (!marker) return false;
    // A number that ends a sentence may stand first in a line.
    const bool is_bare = rest.begin + marker->length == trim(bytes_, rest).end;
    return !in_paragraph || (marker->starts_at_1 && !is_bare);
  }

  void read_blocks(Cursor& cursor) {
    while (true) {
      const Span rest{cursor.text(), cursor.end()};
      if (rest.empty()) return;
      const bool in_paragraph = leaf_ == Leaf::paragraph;
      if (cursor.indent() > 3) {
        if (in_paragraph) return extend(cursor);
        return open_indented(cursor);
      }
      if (containers_.size() < kMostNested) {
        if (is_quote_sign(bytes_[rest.begin])) {
          open_quote(cursor);
          continue;
        }
        const bool is_item =
            begins_item(rest, in_paragraph) && !is_rule(bytes_, rest);
        if (is_item) {
          open_item(cursor);
          continue;
        }
      }
      if (skip_comment(cursor, rest)) continue;
      return read_leaf(cursor, trim(bytes_, rest));
    }
  }

  void open_quote(Cursor& cursor) {
    leaf_ = Leaf::none;
    lists_.resize(std::min<size_t>(lists_.size(), items_));
    skip_quote(cursor);
    containers_.push_back({true, 0, kNone});
    ++quotes_;
  }

  // A comment may stand between blocks, over any number of lines.
  bool skip_comment(Cursor& cursor, Span rest) {
    if (!slice(rest).starts_with("<!--")) return false;
    if (rest.begin >= no_comment_end_) return false;
    const auto close = bytes_.find("-->", rest.begin + 4);
    if (close == std::string_view::npos) {
      no_comment_end_ = rest.begin;
      return false;
    }
    leaf_ = Leaf::none;
    const uint32_t end = static_cast<uint32_t>(close) + 3;
    found_.comments.push_back({rest.begin, end});
    const Span line = line_at(end);
    next_ = line.end + 1;
    cursor = Cursor(bytes_, without_return({end, line.end}));
    return true;
  }

  void open_item(Cursor& cursor) {
    leaf_ = Leaf::none;
    const uint32_t before = cursor.indent();
    const uint32_t begin = cursor.text();
    const auto marker = item_marker(bytes_, {begin, cursor.end()});
    cursor.skip_to(begin + marker->length);
    uint32_t space = cursor.indent();
    // An empty item, or one that begins with indented code.
    if (space > 4 || cursor.is_blank_ahead()) space = 1;
    cursor.skip_columns(space);
    Block item;
    item.kind = BlockKind::item;
    item.span = {begin, begin + marker->length};
    item.content = {item.span.end, item.span.end};
    item.list = list_of(marker->kind);
    const Index index = add(item);
    if (const Index parent = found_.blocks[index].parent; parent != kNone) {
      auto& above = found_.blocks[parent];
      if (!above.has_items) ++found_.lists[above.list].with_items;
      above.has_items = true;
    }
    containers_.push_back({false, before + marker->length + space, index});
    ++items_;
  }

  // The list that an item with this marker goes on with, or a new one.
  Index list_of(char marker) {
    lists_.resize(std::min<size_t>(lists_.size(), items_ + 1));
    const bool goes_on =
        lists_.size() == items_ + 1 && lists_.back().marker == marker;
    if (!goes_on) {
      lists_.resize(items_ + 1);
      lists_.back() = {marker, static_cast<Index>(found_.lists.size())};
      found_.lists.emplace_back();
    }
    ++found_.lists[lists_.back().list].items;
    return lists_.back().list;
  }

  Index add(Block block) {
    block.quoted = quotes_ > 0;
    for (auto c = containers_.rbegin(); c != containers_.rend(); ++c) {
      if (c->is_quote) continue;
      block.parent = c->block;
      break;
    }
    // What stands between items parts their lists.
    if (block.kind != BlockKind::item) {
      lists_.resize(std::min<size_t>(lists_.size(), items_));
    }
    found_.blocks.push_back(block);
    return static_cast<Index>(found_.blocks.size() - 1);
  }

  void open(Leaf leaf, BlockKind kind, Span span) {
    Block block;
    block.kind = kind;
    block.span = span;
    block.content = span;
    leaf_block_ = add(block);
    leaf_ = leaf;
  }

  void open_indented(const Cursor& cursor) {
    open(Leaf::indented, BlockKind::code, {cursor.text(), cursor.end()});
  }

  void read_leaf(const Cursor& cursor, Span rest) {
    if (const auto level = heading_level(bytes_, rest); level != 0) {
      open(Leaf::none, BlockKind::heading, rest);
      block().level = static_cast<uint8_t>(level);
      block().content = heading_text(bytes_, rest);
      return;
    }
    if (leaf_ == Leaf::paragraph && takes_underline(rest)) return;
    if (is_rule(bytes_, rest)) {
      leaf_ = Leaf::none;
      lists_.resize(std::min<size_t>(lists_.size(), items_));
      return;
    }
    if (const auto fence = opening_fence(bytes_, rest); fence.length != 0) {
      fence_ = fence;
      return open(Leaf::fenced, BlockKind::code, rest);
    }
    if (const auto label = footnote_label(bytes_, rest)) {
      open(Leaf::footnote, BlockKind::footnote, rest);
      block().label = *label;
      block().content = trim(bytes_, {label->end + 2, rest.end});
      after_blank_ = false;
      return;
    }
    const auto html = html_start(bytes_, rest);
    const bool in_paragraph = leaf_ == Leaf::paragraph;
    if (html == Html::raw && !has_raw_end(slice(rest))) {
      return open(Leaf::raw_html, BlockKind::html, rest);
    }
    if (html == Html::raw || html == Html::block ||
        (html == Html::tag && !in_paragraph)) {
      return open(html == Html::raw ? Leaf::none : Leaf::html, BlockKind::html,
                  rest);
    }
    if (leaf_ == Leaf::table) {
      block().span.end = rest.end;
      block().content.end = rest.end;
      return;
    }
    if (in_paragraph) return read_paragraph_line(cursor, rest);
    if (const auto found = definition(bytes_, rest)) {
      return add_definition(*found);
    }
    open_paragraph(rest);
  }

  bool takes_underline(Span rest) {
    const auto level = underline_level(bytes_, rest);
    if (level == 0 || block().kind != BlockKind::paragraph) return false;
    block().kind = BlockKind::heading;
    block().level = static_cast<uint8_t>(level);
    block().span.end = rest.end;
    leaf_ = Leaf::none;
    return true;
  }

  void add_definition(const Definition& found) {
    if (is_comment(bytes_, found)) {
      found_.comments.push_back(found.span);
    } else {
      found_.definitions.push_back(found);
    }
  }

  void open_paragraph(Span rest) {
    const bool is_of_item =
        !containers_.empty() && !containers_.back().is_quote &&
        containers_.back().block + 1 == found_.blocks.size();
    if (!is_of_item || !found_.blocks.back().content.empty()) {
      last_line_ = rest;
      return open(Leaf::paragraph, BlockKind::paragraph, rest);
    }
    leaf_ = Leaf::paragraph;
    leaf_block_ = containers_.back().block;
    block().content = rest;
    block().span.end = rest.end;
    last_line_ = rest;
  }

  // A line of a paragraph, or one that makes a table of it.
  void read_paragraph_line(const Cursor& cursor, Span rest) {
    const auto columns = delimiter_row_columns(bytes_, rest);
    if (columns != 0 && block().kind == BlockKind::paragraph &&
        columns_of(last_line_) == columns) {
      const Span header = last_line_;
      if (header.begin > block().content.begin) {
        const Span text = trim_lines({block().content.begin, header.begin});
        block().content = text;
        block().span = text;
        return open(Leaf::table, BlockKind::table, {header.begin, rest.end});
      }
      block().kind = BlockKind::table;
      block().span.end = rest.end;
      block().content.end = rest.end;
      leaf_ = Leaf::table;
      return;
    }
    extend(cursor);
  }

  Span trim_lines(Span span) const {
    const auto blank = [&](char c) { return is_blank(c) || c == '\n'; };
    while (!span.empty() && blank(bytes_[span.end - 1])) --span.end;
    return span;
  }

  uint32_t columns_of(Span line) const {
    Cells cells(bytes_, line);
    Span cell;
    uint32_t columns = 0;
    while (cells.next(cell)) ++columns;
    return columns;
  }

  struct OpenList {
    char marker = '-';
    Index list = kNone;
  };

  std::string_view bytes_;
  Blocks found_;
  uint32_t next_ = 0;  // where the next line begins
  std::vector<Container> containers_;
  uint32_t quotes_ = 0;          // among them
  uint32_t items_ = 0;           // among them
  std::vector<OpenList> lists_;  // by how many items they stand in
  Leaf leaf_ = Leaf::none;
  Index leaf_block_ = 0;
  Fence fence_;
  Span last_line_;                        // of the paragraph at hand
  bool after_blank_ = false;              // the footnote at hand
  uint32_t no_comment_end_ = UINT32_MAX;  // no "-->" from here on
};

}  // namespace

Blocks scan_blocks(std::string_view bytes) {
  return BlockScanner(bytes).scan();
}

}  // namespace listlint::markdown
