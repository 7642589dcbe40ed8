#include "lint/read/html.h"

#include <algorithm>
#include <array>

#include "lint/read/html_reader.h"
#include "lint/read/html_tree.h"
#include "lint/read/text_line.h"

namespace listlint {
namespace html {
namespace {

constexpr std::string_view kMark = "\uFEFF";

std::string_view reason(Stop stop) {
  switch (stop) {
    case Stop::depth:
      return "elements are nested deeper than is read";
    case Stop::attributes:
      return "a tag has more attributes than are read";
    default:
      return "more elements than a page of this size has";
  }
}

// Where the words of a line that names what follows may end.
bool names_something(std::string_view text) {
  constexpr uint32_t kMostWords = 6;
  return !text.empty() && !text::is_sentence(text) &&
         text::word_count(text, kMostWords + 1) <= kMostWords;
}

}  // namespace

Reader::Reader(const Page& page, const Survey& survey,
               const ReadOptions& options, ListBuilder& builder)
    : page_(page),
      survey_(survey),
      options_(options),
      builder_(builder),
      note_(page.source(), builder.document().decoded),
      flow_(note_),
      fields_(builder) {}

void Reader::read(const Node& document) {
  outside_ = survey_.content() != nullptr;
  walk(document);
  end_line();
}

std::string_view Reader::language() {
  const auto* lang = survey_.language();
  if (lang == nullptr) return {};
  return page_.value(*lang, builder_.document().decoded).value;
}

void Reader::walk(const Node& root) {
  std::vector<Frame> frames;
  frames.push_back({&root});
  while (!frames.empty()) {
    auto& top = frames.back();
    const auto* node = child(*top.node, top.next);
    if (node == nullptr) {
      leave(top);
      frames.pop_back();
      continue;
    }
    ++top.next;
    if (const auto frame = enter(*node)) frames.push_back(*frame);
  }
}

std::optional<Reader::Frame> Reader::enter(const Node& node) {
  if (node.type == GUMBO_NODE_COMMENT) {
    const Span span = page_.span(node);
    if (!span.empty()) builder_.document().comments.push_back(span);
    return std::nullopt;
  }
  if (is_text(node)) {
    add_text(node);
    return std::nullopt;
  }
  if (outside_) {
    if (&node != survey_.content()) {
      const auto kind = apart(node);
      return kind == UnreadKind::code ? enter_apart(node, *kind) : Frame{&node};
    }
    outside_ = false;
    return Frame{&node, 0, kEndContent | kEndLine};
  }
  return enter_element(node);
}

std::optional<Reader::Frame> Reader::enter_element(const Node& node) {
  if (inside_ && is_back_link(node)) {
    add_back_links(node);
    return std::nullopt;
  }
  if (survey_.is_note(node) && !inside_) {
    read_note(node, false);
    return std::nullopt;
  }
  if (is_flag(node) && set_flag(node)) return std::nullopt;
  if (read_mark(node)) return std::nullopt;
  if (apart_ != 0) return Frame{&node};
  if (const auto kind = apart(node)) return enter_apart(node, *kind);
  if (!inside_ && &node == survey_.title()) {
    return enter_apart(node, UnreadKind::navigation);
  }
  Frame frame{&node};
  if (tag(node) == GUMBO_TAG_IMG) {
    set_flag(node);
    return std::nullopt;
  }
  if (tag(node) == GUMBO_TAG_A && is_external(node)) {
    frame.leave |= kEndLink;
    frame.link_begin = inside_ || line_ != nullptr ? flow_.next() : 0;
  }
  return inside_ ? enter_inside(node, frame) : enter_shape(node, frame);
}

// In a note or a cell all is one line.
std::optional<Reader::Frame> Reader::enter_inside(const Node& node,
                                                  Frame frame) {
  const auto is = shape(node);
  if (is == Shape::line_break) {
    soft_break(node);
    return std::nullopt;
  }
  if (is != Shape::text && is != Shape::bold) {
    soft_break(node);
    frame.leave |= kSoftEnd;
  }
  return frame;
}

std::optional<Reader::Frame> Reader::enter_shape(const Node& node,
                                                 Frame frame) {
  switch (shape(node)) {
    case Shape::text:
      return frame;
    case Shape::bold:
      ++bold_;
      frame.leave |= kEndBold;
      return frame;
    case Shape::line_break:
      soft_break(node);
      return std::nullopt;
    case Shape::heading:
      end_line();
      open_line(page_.span(node), LineKind::heading, heading_level(node));
      frame.leave |= kEndLine;
      return frame;
    case Shape::list:
      return enter_list(node, frame);
    case Shape::term:
    case Shape::item:
      end_line();
      if (builder_.in_references() && tag(node) == GUMBO_TAG_LI) {
        read_note(node, true);
        return std::nullopt;
      }
      items_.push_back({&node, shape(node) == Shape::term ? LineKind::term
                                                          : LineKind::item});
      frame.leave |= kEndLine | kEndItem;
      return frame;
    case Shape::table:
      end_line();
      if (read_table(node)) return std::nullopt;
      if (!survey_.is_layout(node)) {
        return enter_apart(node, UnreadKind::table);
      }
      frame.leave |= kEndLine;
      return frame;
    case Shape::block:
      break;
  }
  // <div> in an item parts its text, but does not end its line.
  const bool goes_on =
      tag(node) == GUMBO_TAG_DIV && !items_.empty() && !items_.back().done;
  if (goes_on) {
    soft_break(node);
    frame.leave |= kSoftEnd;
  } else {
    end_line();
    block_ = &node;
    frame.leave |= kEndLine;
  }
  return frame;
}

std::optional<Reader::Frame> Reader::enter_list(const Node& node, Frame frame) {
  end_line();
  if (lists_ == 0 && is_contents(node)) {
    return enter_apart(node, UnreadKind::navigation);
  }
  ++lists_;
  frame.leave |= kEndLine | kEndList;
  return frame;
}

std::optional<Reader::Frame> Reader::enter_apart(const Node& node,
                                                 UnreadKind kind) {
  if (is_hatnote(node)) {
    // "Main article: List of sister cities in Florida".
    end_line();
    Walk walk(node);
    while (const auto* inner = walk.next()) {
      if (!is_text(*inner) || is_blank(*inner)) continue;
      if (std::string_view(inner->v.text.text).starts_with("Main article")) {
        builder_.entries_elsewhere();
      }
      break;
    }
  }
  if (!inside_ && shape(node) != Shape::text) end_line();
  builder_.unread(page_.span(node), kind);
  ++apart_;
  return Frame{&node, 0, kEndApart};
}

void Reader::leave(const Frame& frame) {
  if ((frame.leave & kEndLink) != 0) leave_link(frame);
  if ((frame.leave & kSoftEnd) != 0) soft_break(*frame.node);
  if ((frame.leave & kEndLine) != 0) {
    end_line();
    block_ = nullptr;
  }
  if ((frame.leave & kEndBold) != 0) --bold_;
  if ((frame.leave & kEndApart) != 0) --apart_;
  if ((frame.leave & kEndItem) != 0) items_.pop_back();
  if ((frame.leave & kEndList) != 0) --lists_;
  if ((frame.leave & kEndContent) != 0) outside_ = true;
}

bool Reader::is_external(const Node& node) const {
  if (!is_web_address(attribute(node, "href"))) return false;
  if (!survey_.is_mediawiki()) return true;
  // Saved pages spell links to other articles out.
  return has_class(node, "external") ||
         has_word(attribute(node, "rel"), "mw:ExtLink");
}

void Reader::add_unread_text(const Node& node, UnreadKind kind) {
  builder_.unread(page_.span(node), kind);
}

void Reader::add_text(const Node& node) {
  if (apart_ != 0) return;
  const bool blank = is_blank(node);
  if (outside_) {
    if (!blank) add_unread_text(node, UnreadKind::navigation);
    return;
  }
  if (inside_) return flow_.add(page_, node);
  if (blank) {
    if (line_ != nullptr) flow_.add(page_, node);
    return;
  }
  const Span span = page_.span(node);
  // What the parser moved to before a table is no part of the line there.
  if (span.empty() || span.begin < done_) {
    return builder_.unread(span, UnreadKind::line);
  }
  done_ = span.end;
  open_line(span);
  line_->span.end = std::max(line_->span.end, span.end);
  const uint32_t before = flow_.size();
  flow_.add(page_, node);
  const auto added = line_->writing.bytes().substr(before);
  const bool plain = added.find_first_not_of(" :") != added.npos;
  if (plain) (bold_ != 0 ? bold_text_ : plain_text_) += flow_.size() - before;
}

// The first flag of a line, told by the text of its picture.
bool Reader::set_flag(const Node& node) {
  const bool in_flag = tag(node) != GUMBO_TAG_IMG;
  const GumboAttribute* found = nullptr;
  constexpr int kMost = 16;  // a flag is a picture in a few elements
  Walk walk(node);
  for (int i = 0; i < kMost; ++i) {
    const auto* inner = walk.next();
    if (inner == nullptr) break;
    for (const char* name : {"alt", "title"}) {
      const auto* text = find_attribute(*inner, name);
      if (text == nullptr || *text->value == '\0') continue;
      if (found == nullptr || tag(*inner) == GUMBO_TAG_IMG) found = text;
      break;
    }
  }
  if (found == nullptr || apart_ != 0 || outside_) return in_flag;
  std::string_view text = found->value;
  constexpr std::string_view kOf = "Flag of ";
  if (text.starts_with(kOf)) text.remove_prefix(kOf.size());
  for (const std::string_view ending : {".svg", ".png", ".gif"}) {
    if (text.ends_with(ending)) text.remove_suffix(ending.size());
  }
  const auto* name = country::find(text);
  if (!in_flag && name == nullptr) return false;
  if (inside_ ? line_ == nullptr : items_.empty()) return in_flag;
  open_line(page_.span(node));
  if (line_->flag.empty()) {
    line_->flag = page_.value(*found, builder_.document().decoded, text);
    line_->flag_name = name;
  }
  return in_flag;
}

void Reader::open_line(Span at) {
  if (line_ != nullptr) return;
  const bool is_item = !items_.empty() && !items_.back().done;
  open_line({at.begin, at.begin},
            is_item ? items_.back().kind : LineKind::paragraph, 0);
}

void Reader::open_line(Span at, LineKind kind, uint32_t level) {
  line_ = &builder_.begin_line(at);
  flow_ = Flow(line_->writing);
  kind_ = kind;
  level_ = level;
  bold_text_ = 0;
  plain_text_ = 0;
  named_ = 0;
}

void Reader::soft_break(const Node& node) {
  if (!inside_ && line_ == nullptr) return;
  const Span span = page_.span(node);
  flow_.space({span.begin, span.begin});
}

void Reader::end_line() {
  if (line_ == nullptr || inside_) return;
  switch (kind_) {
    case LineKind::heading:
      builder_.heading(level_);
      break;
    case LineKind::item:
      end_item();
      items_.back().done = true;
      break;
    case LineKind::term:
      builder_.host();
      items_.back().done = true;
      break;
    case LineKind::paragraph:
      end_paragraph();
      break;
  }
  line_ = nullptr;
}

// A paragraph is a host where all of it is in bold, or where it is a few words
// before a list.
void Reader::end_paragraph() {
  auto text = line_->writing.bytes();
  if (!line_->marks.empty()) text = text.substr(0, line_->marks.front().at);
  const bool sentence = text::is_sentence(text);
  const bool bold = bold_text_ != 0 && plain_text_ == 0;
  const bool leads =
      names_something(text) && block_ != nullptr && is_before_list(*block_);
  if (items_.empty() && !sentence && (bold || leads)) return builder_.host();
  builder_.unread_line(sentence ? UnreadKind::prose : UnreadKind::line);
}

}  // namespace html

Document read_html(const Source& source, const ReadOptions& options) {
  ListBuilder builder(source, "html");
  const uint32_t begin = source.bytes().starts_with(html::kMark) ? 3 : 0;
  const html::Tree tree(source.bytes().substr(begin));
  const html::Page page(source, begin, source.size() - begin);
  const uint32_t end = begin + tree.read();
  if (tree.stop() != html::Stop::none) {
    const Span rest{end, source.size()};
    const auto kind = tree.stop() == html::Stop::depth ? ProblemKind::too_deep
                                                       : ProblemKind::syntax;
    const auto tag_end = source.bytes().find('>', end);
    const auto close = tag_end == std::string_view::npos ? end : tag_end + 1;
    builder.problem(kind, {end, static_cast<uint32_t>(close)},
                    html::reason(tree.stop()));
    builder.unread(rest, UnreadKind::broken);
  }
  if (tree.document() == nullptr) return builder.finish();
  const html::Survey survey(page, *tree.document());
  html::Reader reader(page, survey, options, builder);
  reader.read(*tree.document());
  auto document = builder.finish(reader.language());
  reader.show_marks(document);
  return document;
}

}  // namespace listlint
