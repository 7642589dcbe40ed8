#include "lint/read/wikitext_scan.h"

#include <algorithm>
#include <array>

#include "lint/read/wikitext_address.h"
#include "lint/read/wikitext_nest.h"
#include "lint/read/wikitext_tag.h"
#include "lint/read/wikitext_words.h"

namespace listlint::wikitext {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// Bytes that may begin or end something.
constexpr auto kSpecial = [] {
  std::array<bool, 256> special{};
  for (const char c : {'\n', '{', '}', '[', ']', '<', '|', '\'', ':'}) {
    special[static_cast<unsigned char>(c)] = true;
  }
  return special;
}();

class Scanner {
 public:
  explicit Scanner(std::string_view bytes)
      : bytes_(bytes), nest_(bytes), closers_(bytes), ref_tags_(bytes) {}

  Scan run() {
    begin_line(0);
    const auto size = static_cast<uint32_t>(bytes_.size());
    while (true) {
      while (at_ < size && !kSpecial[static_cast<unsigned char>(bytes_[at_])]) {
        ++at_;
      }
      if (at_ >= size) break;
      step(bytes_[at_]);
    }
    nest_.end_quotes();
    nest_.unwind(1, size);
    nest_.end_quotes();
    return std::move(nest_.scan());
  }

 private:
  void step(char c) {
    switch (c) {
      case '\n':
        return end_line();
      case '{':
        return open_braces();
      case '}':
        return close_braces();
      case '[':
        return open_bracket();
      case ']':
        return close_bracket();
      case '<':
        return read_angle();
      case '|':
        return read_pipe();
      case '\'':
        return read_quotes();
      default:
        return read_address();
    }
  }

  char byte(uint32_t at) const {
    return at < bytes_.size() ? bytes_[at] : '\0';
  }

  uint32_t run_length(char c) const {
    uint32_t at = at_;
    while (at < bytes_.size() && bytes_[at] == c) ++at;
    return at - at_;
  }

  Frame& top() { return nest_.top(); }

  Frame& push(FrameKind kind, NodeKind node_kind, Span opener) {
    const bool on_item = nest_.size() == 1 && line_is_item_;
    auto& frame = nest_.push(kind, node_kind, opener, line_);
    frame.on_item = on_item;
    at_ = opener.end;
    return frame;
  }

  // Adds a node that holds nothing, and goes on behind it.
  Node& pass(NodeKind kind, Span span) {
    at_ = span.end;
    return nest_.scan().nodes[nest_.add_node(kind, span)];
  }

  // Lines.

  void begin_line(uint32_t at) {
    const char c = byte(at);
    line_is_item_ = c == '*' || c == '#' || c == ':' || c == ';';
    ++line_;
  }

  void end_line() {
    while (top().kind == FrameKind::external) nest_.demote("[");
    const uint32_t next = at_ + 1;
    const char c = byte(next);
    const bool list = c == '*' || c == '#';
    const bool blank = c == '\n' || c == '\0' || c == '\r';
    const bool table = c == '{' && byte(next + 1) == '|';
    const bool block = list || blank || table || c == '=';
    while (top().kind == FrameKind::link &&
           (block || !(top().piped || top().is_file))) {
      nest_.demote("[[");
    }
    if (top().kind != FrameKind::link) nest_.end_quotes();
    top().singles = top().curlies = 0;
    if (nest_.size() > 1) end_line_inside(next, list, blank);
    at_ = next;
    begin_line(next);
  }

  void end_line_inside(uint32_t next, bool list, bool blank) {
    if (byte(next) == '=' && is_heading(next)) return nest_.unwind(1, at_);
    const auto& outer = nest_.at(1);
    if (list && outer.on_item && outer.kind == FrameKind::call &&
        !holds_lines(nest_.node_of(outer))) {
      return nest_.unwind(1, at_);
    }
    const size_t ref = nest_.open_ref();
    if (ref == 0 || !nest_.at(ref).doomed) return;
    if (list || blank) nest_.unwind(ref + 1, at_);
    if (top().kind == FrameKind::ref) nest_.recover(at_, false);
  }

  // "== X ==", maybe with a comment behind.
  bool is_heading(uint32_t at) const {
    if (byte(at + 1) != '=') return false;
    auto line = bytes_.substr(at);
    line = line.substr(0, line.find('\n'));
    line = line.substr(0, line.find("<!--"));
    while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
    return line.size() > 4 && line.ends_with("==");
  }

  // A call that has more lines by the look of its first one: its name or an
  // argument ends there.
  bool holds_lines(const Node& node) const {
    const auto inside = bytes_.substr(node.inside.begin);
    const auto first = inside.substr(0, inside.find('\n'));
    if (first.find('|') == first.npos) return true;
    const auto last = first.find_last_not_of(" \t\r");
    return first[last] == '|' || first[last] == '=';
  }

  // Braces.

  void open_braces() {
    uint32_t count = run_length('{');
    if (count == 1) {
      ++top().curlies;
      ++at_;
      return;
    }
    while (count >= 2) {
      if (nest_.is_full({at_, at_ + 2}, "{{")) {
        nest_.ignore_calls(count / 2);
        at_ += count;
        return;
      }
      // The innermost of an odd number is a parameter.
      const uint32_t size = count == 3 ? 3 : 2;
      push(size == 3 ? FrameKind::parameter : FrameKind::call,
           size == 3 ? NodeKind::parameter : NodeKind::call, {at_, at_ + size});
      count -= size;
    }
  }

  void close_braces() {
    uint32_t count = run_length('}');
    if (count % 2 == 1 && top().curlies > 0 &&
        top().kind != FrameKind::parameter) {
      --top().curlies;
      --count;
      ++at_;
    }
    while (count >= 2) {
      const uint32_t closed = close_brace(count);
      at_ += closed;
      count -= closed;
    }
    at_ += count;
  }

  // Of `count` closing braces, how many were used.
  uint32_t close_brace(uint32_t count) {
    if (nest_.take_ignored_call()) return 2;
    if (top().kind == FrameKind::ref && top().doomed &&
        nest_.at(nest_.size() - 2).calls > 0) {
      nest_.recover(at_, false);
    }
    if (top().calls == 0) {
      if (top().curlies >= 2) {
        top().curlies -= 2;
      } else {
        nest_.report_stray({at_, at_ + 2}, "}}");
      }
      return 2;
    }
    while (!top().is_call()) nest_.recover(at_, false);
    uint32_t size = 2;
    if (top().kind == FrameKind::parameter) {
      if (count >= 3) {
        size = 3;
      } else {
        // "{{{!}}": a brace, and a call.
        auto& node = nest_.node_of(top());
        node.kind = NodeKind::call;
        ++node.span.begin;
      }
    }
    nest_.close(at_, at_ + size);
    return size;
  }

  void read_pipe() {
    top().piped = true;
    if (top().is_call()) nest_.end_quotes();
    ++at_;
  }

  // Brackets.

  bool bar_ends_address() { return top().calls > 0 || top().links > 0; }

  void open_bracket() {
    const uint32_t count = run_length('[');
    const uint32_t address =
        address_length(bytes_, at_ + count, bar_ends_address());
    // "[[http://…]]" is an address between brackets.
    const uint32_t links = address > 0 ? 0 : count / 2;
    const uint32_t singles = count - 2 * links - (address > 0 ? 1 : 0);
    top().singles += singles;
    at_ += singles;
    for (uint32_t i = 0; i < links; ++i) {
      const Span opener{at_, at_ + 2};
      if (nest_.is_full(opener, "[[")) {
        nest_.ignore_link();
        at_ += 2;
        continue;
      }
      const bool is_file = space_of(bytes_.substr(opener.end)) == Space::file;
      push(FrameKind::link, NodeKind::link, opener).is_file = is_file;
    }
    if (address == 0) return;
    const Span opener{at_, at_ + 1 + address};
    if (nest_.is_full(opener, "[")) {
      pass(NodeKind::address, {at_ + 1, opener.end});
    } else {
      push(FrameKind::external, NodeKind::external, opener);
    }
  }

  void close_bracket() {
    const bool external = top().kind == FrameKind::external;
    if (byte(at_ + 1) == ']' && !external) return close_link();
    if (external) {
      nest_.close(at_, at_ + 1);
    } else if (top().singles > 0) {
      --top().singles;
    }
    ++at_;
  }

  void close_link() {
    const Span closer{at_, at_ + 2};
    auto& frame = top();
    if (nest_.take_ignored_link()) {
      // Its opener was too deep.
    } else if (frame.kind == FrameKind::link) {
      if (byte(at_ + 2) == ']' && frame.singles > 0) {
        --frame.singles;
        ++at_;
        return;
      }
      nest_.close(at_, closer.end);
    } else if (frame.links > 0 && closes_around()) {
      while (top().kind != FrameKind::link) nest_.recover(at_, true);
      nest_.close(at_, closer.end);
    } else if (frame.singles >= 2) {
      frame.singles -= 2;
    } else {
      nest_.report_stray(closer, "]]");
    }
    at_ = closer.end;
  }

  // Whether "]]" closes the link around what is on top, which is not closed
  // then: only on one line, or in a picture.
  bool closes_around() {
    size_t depth = nest_.size() - 1;
    while (nest_.at(depth).kind != FrameKind::link) --depth;
    return nest_.at(depth).is_file || nest_.at(depth).line == line_;
  }

  // An address on its own; at_ is at its colon.
  void read_address() {
    Span address;
    if (byte(at_ + 1) == '/' && !top().is_call()) {
      address = address_around(bytes_, at_, bar_ends_address());
    }
    if (address.empty()) {
      ++at_;
    } else {
      pass(NodeKind::address, address);
    }
  }

  // Angles.

  void read_angle() {
    if (bytes_.substr(at_, 4) == "<!--") return read_comment();
    const auto tag = read_tag(bytes_, at_);
    if (!tag) {
      ++at_;
    } else if (!tag->cut) {
      read_whole_tag(*tag);
    } else if (tag->name == TagName::ref) {
      const uint32_t size = tag->closes ? 5 : 4;  // "</ref", "<ref"
      nest_.report(ProblemKind::unclosed, {at_, at_ + size},
                   tag->closes ? "</ref" : "<ref");
      pass(NodeKind::broken, tag->span);
    } else {
      ++at_;
    }
  }

  void read_comment() {
    const Span opener{at_, at_ + 4};
    if (const auto end = closers_.comment_end(opener.end)) {
      pass(NodeKind::comment, {at_, *end});
      return;
    }
    nest_.report(ProblemKind::unclosed, opener, "<!--");
    const auto feed = bytes_.find('\n', at_);
    const auto end = std::min<size_t>(feed, bytes_.size());
    pass(NodeKind::broken, {at_, static_cast<uint32_t>(end)});
  }

  void read_whole_tag(const Tag& tag) {
    switch (tag.name) {
      case TagName::ref:
        return tag.closes ? close_ref(tag) : open_ref(tag);
      case TagName::references:
      case TagName::gallery:
        return tag.closes ? close_container(tag) : open_container(tag);
      case TagName::nowiki:
      case TagName::other_raw:
        return read_raw(tag);
      default:
        pass(NodeKind::tag, tag.span).tag = tag.name;
    }
  }

  void read_raw(const Tag& tag) {
    const bool opens = !tag.closes && !tag.empty_element;
    const auto end =
        opens ? closers_.raw_end(tag.span.end, tag.raw) : std::nullopt;
    auto& node = pass(NodeKind::raw, tag.span);
    node.tag = tag.name;
    if (end) {
      node.inside.end = end->begin;
      node.span.end = at_ = end->end;
    } else if (opens || tag.closes) {
      node.kind = NodeKind::broken;
      // A lone </math> does no harm.
      if (opens) {
        nest_.report(ProblemKind::unclosed, tag.span, name_in(tag.span));
      }
    }
  }

  // "<math" of "<math display=…>".
  std::string_view name_in(Span span) const {
    const auto text = bytes_.substr(span.begin, span.size());
    return text.substr(0, text.find_first_of(" \t\n>/"));
  }

  void open_ref(const Tag& tag) {
    if (tag.empty_element) {
      auto& node = pass(NodeKind::reference, tag.span);
      node.tag = TagName::ref;
      node.empty_element = true;
      return;
    }
    if (nest_.open_ref() != 0) nest_.unwind(nest_.open_ref(), at_);
    if (nest_.is_full(tag.span, "<ref>")) {
      pass(NodeKind::broken, tag.span);
      return;
    }
    const auto closer = ref_tags_.closer(tag.span.end);
    auto& frame = push(FrameKind::ref, NodeKind::reference, tag.span);
    nest_.node_of(frame).tag = TagName::ref;
    frame.doomed = !closer;
    frame.closer = closer.value_or(kNowhere);
  }

  void close_ref(const Tag& tag) {
    if (nest_.open_ref() != 0) {
      nest_.unwind(nest_.open_ref() + 1, at_, true);
      nest_.close(at_, tag.span.end);
      at_ = tag.span.end;
      return;
    }
    if (tag.span.begin != nest_.forgiven()) {
      nest_.report(ProblemKind::unopened, tag.span, "</ref>");
    }
    pass(NodeKind::broken, tag.span);
  }

  void open_container(const Tag& tag) {
    if (tag.empty_element || nest_.is_full(tag.span, "<references>")) {
      auto& node = pass(NodeKind::container, tag.span);
      node.tag = tag.name;
      node.empty_element = true;
      return;
    }
    auto& frame = push(FrameKind::container, NodeKind::container, tag.span);
    nest_.node_of(frame).tag = tag.name;
  }

  void close_container(const Tag& tag) {
    size_t size = nest_.size();
    while (size > 1 && nest_.at(size - 1).kind != FrameKind::container) --size;
    if (size == 1 || nest_.node_of(nest_.at(size - 1)).tag != tag.name) {
      pass(NodeKind::broken, tag.span);
      return;
    }
    nest_.unwind(size, at_, true);
    nest_.close(at_, tag.span.end);
    at_ = tag.span.end;
  }

  void read_quotes() {
    const uint32_t count = run_length('\'');
    if (count == 1) {
      ++at_;
      return;
    }
    // Four are an apostrophe and three; of more than five, the last five count.
    const uint32_t marks = count == 4 ? 3 : std::min(count, 5U);
    const uint32_t begin = at_ + count - marks;
    const Index index =
        nest_.add_node(NodeKind::quotes, {begin, begin + marks});
    nest_.scan().nodes[index].quotes = static_cast<uint8_t>(marks);
    nest_.add_quotes(index);
    at_ += count;
  }

  std::string_view bytes_;
  Nest nest_;
  Closers closers_;
  RefTags ref_tags_;
  uint32_t at_ = 0;
  uint32_t line_ = 0;
  bool line_is_item_ = false;
};

}  // namespace

Scan scan(std::string_view bytes) {
  Scan scan = Scanner(bytes).run();
  std::ranges::stable_sort(scan.problems, {}, &ScanProblem::span);
  return scan;
}

}  // namespace listlint::wikitext
