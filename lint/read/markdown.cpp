#include "lint/read/markdown.h"

#include <algorithm>

#include "lint/country/country.h"
#include "lint/read/list_builder.h"
#include "lint/read/markdown_blocks.h"
#include "lint/read/markdown_entry.h"
#include "lint/read/markdown_inline.h"
#include "lint/read/markdown_line.h"
#include "lint/read/markdown_reference.h"
#include "lint/read/markdown_table.h"
#include "lint/read/text_line.h"

namespace listlint {
namespace {

using markdown::Block;
using markdown::BlockKind;

// Texts that are longer say nothing of a list, and their tokens would take
// many times their size.
constexpr uint32_t kLongestText = 1U << 20;

class MarkdownReader {
 public:
  MarkdownReader(const Source& source, const ReadOptions& options)
      : source_(source),
        bytes_(source.bytes()),
        found_(markdown::scan_blocks(bytes_)),
        definitions_(bytes_, found_.definitions),
        scanner_(bytes_, definitions_),
        builder_(source, "markdown"),
        text_(source, builder_),
        reference_(source, builder_),
        tables_(source, options, builder_, scanner_) {}

  Document read() {
    auto& comments = builder_.document().comments;
    comments = found_.comments;
    title_ = find_title();
    for (Index i = 0; i < found_.blocks.size(); ++i) {
      read_block(found_.blocks[i], i == title_);
    }
    for (const Span fence : found_.unclosed_fences) {
      builder_.problem(ProblemKind::unclosed, fence, source_.slice(fence));
    }
    for (const Span unused : definitions_.unused()) {
      builder_.unread(unused, UnreadKind::line);
    }
    std::ranges::sort(comments);
    return builder_.finish();
  }

 private:
  // The heading of the page: the only one of its level, above others, and
  // with nothing of a list of its own. kNone without one.
  Index find_title() const {
    Index title = kNone;
    Index under = kNone;  // the next heading or host
    for (Index i = 0; i < found_.blocks.size(); ++i) {
      const auto& block = found_.blocks[i];
      if (block.quoted) continue;
      const bool heads = block.kind == BlockKind::heading || is_bold(block);
      if (block.kind == BlockKind::heading && block.level == 1) {
        if (title != kNone || under != kNone) return kNone;
        title = i;
      } else if (heads && title != kNone) {
        under = i;
      } else if (heads) {
        return kNone;
      } else if (title != kNone && under == kNone && holds_entry(block)) {
        return kNone;
      }
    }
    return under == kNone ? kNone : title;
  }

  bool holds_entry(const Block& block) const {
    if (block.kind == BlockKind::table) return true;
    if (block.kind != BlockKind::item) return false;
    // A table of contents leads to places in the page.
    return source_.slice(block.content).find("](#") == std::string_view::npos;
  }

  bool is_bold(const Block& block) const {
    return block.kind == BlockKind::paragraph &&
           (source_.slice(block.content).starts_with("**") ||
            source_.slice(block.content).starts_with("__"));
  }

  void read_block(const Block& block, bool is_title) {
    switch (block.kind) {
      case BlockKind::code:
        return builder_.unread(block.span, UnreadKind::code);
      case BlockKind::html:
        return read_html(block);
      case BlockKind::footnote:
        return read_footnote(block);
      default:
        break;
    }
    if (block.content.size() > kLongestText) {
      return builder_.unread(block.span, UnreadKind::prose);
    }
    if (block.quoted) return read_prose(block, UnreadKind::prose);
    switch (block.kind) {
      case BlockKind::heading:
        return read_heading(block, is_title);
      case BlockKind::item:
        return read_item(block);
      case BlockKind::table:
        if (tables_.read(block)) return;
        return read_prose(block, UnreadKind::table);
      default:
        return read_paragraph(block);
    }
  }

  // Comments in it are comments.
  void read_html(const Block& block) {
    builder_.unread(block.span, UnreadKind::box);
    const auto text = source_.slice(block.span);
    for (auto at = text.find("<!--"); at != text.npos;
         at = text.find("<!--", at)) {
      const auto close = text.find("-->", at + 4);
      if (close == text.npos) return;
      const auto begin = block.span.begin + static_cast<uint32_t>(at);
      const auto end = block.span.begin + static_cast<uint32_t>(close) + 3;
      builder_.document().comments.push_back({begin, end});
      at = close + 3;
    }
  }

  void scan(Span content, bool quoted) {
    scanner_.scan(content, quoted);
    for (const auto& problem : scanner_.problems()) {
      builder_.problem(ProblemKind::unclosed, problem.span, problem.opener);
    }
  }

  // Begins a line and fills it.
  Line& fill(const Block& block, bool is_item, Span content) {
    auto& line = builder_.begin_line(block.span);
    text_.begin(line, is_item);
    scan(content, block.quoted);
    markdown::walk(bytes_, content, scanner_, text_);
    return line;
  }

  void read_heading(const Block& block, bool is_title) {
    fill(block, false, block.content);
    if (is_title) return builder_.unread_line(UnreadKind::navigation);
    builder_.heading(block.level);
  }

  void read_prose(const Block& block, UnreadKind kind) {
    const auto& line = fill(block, false, block.content);
    const bool pictures = line.writing.empty() && text_.has_media();
    builder_.unread_line(pictures ? UnreadKind::media : kind);
  }

  // A line of bold text names a host.
  void read_paragraph(const Block& block) {
    if (builder_.in_references()) return read_general(block, block.content);
    if (block.parent != kNone || !is_bold(block)) {
      return read_prose(block, UnreadKind::prose);
    }
    const auto& line = fill(block, false, block.content);
    const auto text = line.writing.bytes();
    if (text_.is_bold() && !text::is_sentence(text)) return builder_.host();
    builder_.unread_line(UnreadKind::prose);
  }

  // In a bibliography.
  void read_general(const Block& block, Span content) {
    reference_.clear();
    scan(content, block.quoted);
    markdown::walk(bytes_, content, scanner_, reference_);
    auto reference = reference_.reference();
    if (reference.title.empty() && reference.url.empty()) {
      return builder_.unread(block.span, UnreadKind::appendix);
    }
    reference.span = block.span;
    builder_.general(std::move(reference));
  }

  void read_footnote(const Block& block) {
    builder_.reference_list();
    const Text name = source_.text(block.label);
    Reference reference;
    if (block.content.size() <= kLongestText) {
      reference_.clear();
      scan(block.content, block.quoted);
      markdown::walk(bytes_, block.content, scanner_, reference_);
      reference = reference_.reference();
    }
    reference.span = block.span;
    builder_.define(name, {}, std::move(reference));
  }

  // Behind the box of a task.
  Span without_box(Span content) const {
    const auto text = source_.slice(content).substr(0, 4);
    const bool is_box = text.size() == 4 && text[0] == '[' && text[2] == ']' &&
                        text[3] == ' ' &&
                        (text[1] == ' ' || text[1] == 'x' || text[1] == 'X');
    if (is_box) content.begin += 4;
    return content;
  }

  void read_item(const Block& block) {
    if (block.content.empty() && block.has_items) return;
    const Span content = without_box(block.content);
    if (builder_.in_references()) return read_general(block, content);
    const auto& line = fill(block, true, content);
    if (text_.is_navigation()) {
      return builder_.unread_line(UnreadKind::navigation);
    }
    if (line.writing.empty() && text_.has_media()) {
      return builder_.unread_line(UnreadKind::media);
    }
    const Text note = text_.note();
    if (!note.empty()) return read_described(note);
    if (is_host(block, line)) return builder_.host();
    builder_.item();
  }

  // "[Name](https://…) - Description", or a country in its place.
  void read_described(const Text& note) {
    Row row;
    const auto* name = country::find(note.value);
    const bool is_country =
        name != nullptr && name->kind != country::Kind::not_country;
    (is_country ? row.country : row.note) = note;
    builder_.row(row);
  }

  // Where every item of a list holds a list, they are hosts, not entries.
  bool is_host(const Block& block, const Line& line) const {
    if (!block.has_items || text_.begins_with_link()) return false;
    const auto& list = found_.lists[block.list];
    if (list.items != list.with_items) return false;
    const auto text = line.writing.bytes();
    const auto comma = text.rfind(", ");
    if (comma == text.npos) return true;
    return country::find(text.substr(comma + 2)) == nullptr;
  }

  const Source& source_;
  std::string_view bytes_;
  markdown::Blocks found_;
  markdown::Definitions definitions_;
  markdown::InlineScanner scanner_;
  ListBuilder builder_;
  markdown::LineText text_;
  markdown::ReferenceText reference_;
  markdown::TableReader tables_;
  Index title_ = kNone;
};

bool is_link_item(std::string_view bytes, Span line) {
  const auto marker = markdown::item_marker(bytes, line);
  if (!marker) return false;
  const Span rest =
      markdown::trim(bytes, {line.begin + marker->length, line.end});
  const auto text = bytes.substr(rest.begin, rest.size());
  return text.starts_with('[') && text.find("](") != text.npos;
}

}  // namespace

Document read_markdown(const Source& source, const ReadOptions& options) {
  return MarkdownReader(source, options).read();
}

bool sniff_markdown(std::string_view bytes) {
  bool headings = false;
  bool links = false;
  bool notes = false;
  uint32_t at = bytes.starts_with("\uFEFF") ? 3 : 0;
  while (at < bytes.size()) {
    const auto feed = std::min(bytes.find('\n', at), bytes.size());
    const Span line = markdown::trim(bytes, {at, static_cast<uint32_t>(feed)});
    at = static_cast<uint32_t>(feed) + 1;
    if (line.empty()) continue;
    headings = headings || markdown::heading_level(bytes, line) != 0;
    links = links || is_link_item(bytes, line);
    notes = notes || markdown::footnote_label(bytes, line).has_value();
    if (headings + links + notes >= 2) return true;
  }
  return false;
}

}  // namespace listlint
