#include "lint/read/wikitext.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "lint/memory.h"
#include "lint/read/list_builder.h"
#include "lint/read/wikitext_marks.h"
#include "lint/read/wikitext_page.h"
#include "lint/read/wikitext_render.h"
#include "lint/read/wikitext_scan.h"
#include "lint/read/wikitext_table.h"
#include "lint/read/wikitext_words.h"

namespace listlint {
namespace {

using namespace wikitext;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

class WikitextReader {
 public:
  WikitextReader(const Source& source, const ReadOptions& options)
      : bytes_(source.bytes()),
        scan_(scan(bytes_)),
        page_(source, scan_.nodes),
        builder_(source, "wikitext"),
        marks_(page_, builder_),
        renderer_(page_),
        table_(page_, builder_, marks_, options) {}

  Document read() {
    reserve();
    for (const auto& problem : scan_.problems) {
      builder_.problem(problem.kind, problem.span, problem.what);
    }
    for (const auto& node : scan_.nodes) {
      if (node.kind != NodeKind::comment) continue;
      builder_.document().comments.push_back(node.span);
    }
    const auto size = static_cast<uint32_t>(bytes_.size());
    const Span all = page_.trim({bytes_.starts_with("\uFEFF") ? 3U : 0U, size});
    if (is_redirect(page_.slice(all))) {
      builder_.unread(all, UnreadKind::navigation);
    } else {
      parts_.push_back({{all.begin, size}, {0, page_.node_count()}});
      while (!parts_.empty()) read_next_line();
      end_table();
      end_section(0);
    }
    return builder_.finish();
  }

 private:
  // Room for the entries of a page that is a list all over, so that nothing
  // moves while it grows; pages that are not needed are never touched.
  void reserve() {
    constexpr size_t kShortest = 32;  // bytes of a usual item, with markup
    auto& document = builder_.document();
    const auto links = static_cast<size_t>(
        std::ranges::count(scan_.nodes, NodeKind::link, &wikitext::Node::kind));
    const auto most = std::min(links + 1, bytes_.size() / kShortest + 1);
    document.entries.reserve(most);
    use_huge_pages(document.entries.data(), most * sizeof(Entry));
    document.flags.reserve(most);
    document.citations.reserve(most / 2 + 1);
  }

  // Parts of the page.

  // Takes the next line off the innermost part that is being read. A line ends
  // at a line end that is in no node.
  void read_next_line() {
    auto& part = parts_.back();
    if (part.span.empty()) {
      parts_.pop_back();
      return;
    }
    Stretch line = part;
    Index i = part.nodes.begin;
    uint32_t at = part.span.begin;
    while (true) {
      const auto* feed = static_cast<const char*>(
          std::memchr(bytes_.data() + at, '\n', part.span.end - at));
      line.span.end = feed == nullptr
                          ? part.span.end
                          : static_cast<uint32_t>(feed - bytes_.data());
      while (i < part.nodes.end && page_.node(i).span.end <= line.span.end) {
        i = page_.node(i).next;
      }
      const bool holds =
          i < part.nodes.end && page_.node(i).span.begin < line.span.end;
      if (!holds) break;
      at = std::min(page_.node(i).span.end, part.span.end);
      i = page_.node(i).next;
    }
    line.nodes.end = i;
    part.nodes.begin = i;
    part.span.begin = std::min(line.span.end + 1, part.span.end);
    read_line(line);
  }

  void read_line(Stretch line) {
    line = without_comments(line);
    const Span content = page_.trim(line.span);
    if (content.empty()) return;
    const char first = bytes_[content.begin];
    if (first == '=' && read_heading(line)) return;
    if (is_table_opener(page_.slice(content))) {
      end_freshness();
      return table_.open(line);
    }
    if (table_.is_open()) {
      const auto answer = table_.read(line);
      if (answer != TableReader::Answer::refused) return;
    }
    line.span = content;
    if (first == '*' || first == '#' || first == ':') return read_item(line);
    if (first == ';')
      return read_host(line, page_.from(line, content.begin + 1));
    if (first == '|' || first == '!') return leave_out(line, UnreadKind::table);
    if (page_.slice(content).starts_with("----")) return;
    read_paragraph(line);
  }

  // Without those that it begins with: they take part in no line.
  Stretch without_comments(Stretch line) const {
    while (!line.nodes.empty()) {
      const auto& node = page_.node(line.nodes.begin);
      if (node.kind != NodeKind::comment ||
          node.span.begin != line.span.begin) {
        break;
      }
      line.span.begin = node.span.end;
      line.nodes.begin = node.next;
    }
    return line;
  }

  static bool is_table_opener(std::string_view text) {
    const auto begin = text.find_first_not_of(": ");
    return begin != text.npos && text.substr(begin, 2) == "{|";
  }

  // Bytes that are no part of the list; what cites in them counts.
  void leave_out(const Stretch& stretch, UnreadKind kind) {
    marks_.hidden(stretch.nodes);
    builder_.unread(page_.trim(stretch.span), kind);
  }

  void end_table() {
    if (!table_.is_open()) return;
    builder_.problem(ProblemKind::unclosed, table_.opener(), "{|");
    table_.end();
  }

  // Sections.

  // Where the text of a line ends, before comments and spaces.
  uint32_t end_of_text(const Stretch& line) const {
    uint32_t at = line.span.begin;
    uint32_t end = at;
    const auto pass_text = [&](uint32_t to) {
      while (to > at && is_blank(bytes_[to - 1])) --to;
      if (to > at) end = to;
    };
    for (Index i = line.nodes.begin; i < line.nodes.end;
         i = page_.node(i).next) {
      const auto& node = page_.node(i);
      pass_text(node.span.begin);
      at = node.span.end;
      if (node.kind != NodeKind::comment) end = at;
    }
    pass_text(line.span.end);
    return end;
  }

  bool read_heading(const Stretch& line) {
    const uint32_t end = end_of_text(line);
    const auto text = page_.slice({line.span.begin, end});
    const auto leading = text.find_first_not_of('=');
    if (leading == text.npos) return false;
    const size_t trailing = text.size() - 1 - text.find_last_not_of('=');
    constexpr size_t kDeepest = 6;
    const auto level =
        static_cast<uint32_t>(std::min({leading, trailing, kDeepest}));
    if (level == 0) return false;
    Stretch title = page_.until(line, end - level);
    title = page_.from(title, line.span.begin + level);
    if (table_.is_open()) interrupt_table();
    begin_section(line, title, level);
    builder_.heading(level);
    note_section();
    return true;
  }

  // A heading in a table: that of a layout goes on, a list's was not closed.
  void interrupt_table() {
    if (!closes_later(table_.opener())) {
      builder_.problem(ProblemKind::unclosed, table_.opener(), "{|");
    }
    table_.end();
  }

  // Whether a "|}" is left. Asked once for each table that a heading is in.
  bool closes_later(Span opener) {
    if (last_closer_ == 0) {
      const auto found = bytes_.rfind("\n|}");
      last_closer_ = found == bytes_.npos ? 1 : static_cast<uint32_t>(found);
    }
    return last_closer_ > opener.end;
  }

  // '''[[Beihai]]'''<ref/>, ";Beihai".
  void read_host(const Stretch& line, const Stretch& name) {
    constexpr uint32_t kDeepest = 7;  // below any heading
    begin_section(line, name, kDeepest);
    builder_.host();
    note_section();
  }

  void begin_section(const Stretch& line, const Stretch& title,
                     uint32_t level) {
    end_section(level);
    level_ = level;
    sections_ = builder_.document().sections.size();
    auto& out = builder_.begin_line(page_.trim(line.span));
    marks_.begin(&out, false);
    Stretch shown = title;
    shown.span = page_.trim(title.span);
    renderer_.render(shown, out.writing, &marks_, nullptr);
    marks_.end(out.writing);
  }

  // A section that holds nothing but "{{main|List of …}}" has its entries
  // elsewhere.
  void note_section() {
    is_fresh_ = builder_.document().sections.size() > sections_;
    is_elsewhere_ = false;
  }

  // At one of level `next`: one within it is something that it holds.
  void end_section(uint32_t next) {
    if (is_fresh_ && is_elsewhere_ && next <= level_) {
      builder_.entries_elsewhere();
    }
    is_fresh_ = is_elsewhere_ = false;
  }

  void end_freshness() { is_fresh_ = false; }

  // Items.

  void read_item(const Stretch& line) {
    const auto text = page_.slice(line.span);
    auto length = text.find_first_not_of("*#:;");
    if (length == text.npos) length = text.size();
    const bool indented =
        text.substr(0, length).find_first_not_of(':') == std::string_view::npos;
    Stretch content =
        page_.from(line, line.span.begin + static_cast<uint32_t>(length));
    content = without_comments(content);
    content.span = page_.trim(content.span);
    if (length > 0 && text[length - 1] == ';') return read_host(line, content);
    if (is_only_layout(content)) return;
    // ":''See also''", ":{{main|…}}": indented, but no item.
    if (indented && begins_with_call(content, TemplateUse::elsewhere)) {
      return read_paragraph(content);
    }
    end_freshness();
    if (builder_.in_appendix() && read_bibliography(content)) return;
    auto& out = builder_.begin_line(line.span);
    marks_.begin(&out, !builder_.in_appendix());
    renderer_.render(content, out.writing, &marks_, nullptr);
    marks_.end(out.writing);
    builder_.item();
  }

  bool begins_with_call(const Stretch& content, TemplateUse use) {
    if (content.nodes.empty()) return false;
    const auto& node = page_.node(content.nodes.begin);
    return node.kind == NodeKind::call &&
           node.span.begin == content.span.begin &&
           page_.use_of(content.nodes.begin) == use;
  }

  // "*{{div col end}}" is no item.
  bool is_only_layout(const Stretch& content) {
    return begins_with_call(content, TemplateUse::layout) &&
           page_.node(content.nodes.begin).span.end == content.span.end;
  }

  // "* {{cite book|…}}" in a list of sources that no mark points to.
  bool read_bibliography(const Stretch& content) {
    bool found = false;
    for (Index i = content.nodes.begin; i < content.nodes.end;
         i = page_.node(i).next) {
      if (page_.node(i).kind != NodeKind::call) continue;
      if (page_.use_of(i) != TemplateUse::cite) continue;
      builder_.general(marks_.cites().read_template(i));
      found = true;
    }
    if (found) leave_out(content, UnreadKind::appendix);
    return found;
  }

  // Paragraphs.

  // Takes what is no text off the beginning of a line: boxes, pictures,
  // categories, lists of references. What is left names a host, or is prose.
  void read_paragraph(Stretch line) {
    while (!line.span.empty()) {
      if (line.nodes.empty() ||
          page_.node(line.nodes.begin).span.begin != line.span.begin) {
        break;
      }
      const Index index = line.nodes.begin;
      const auto& node = page_.node(index);
      Stretch rest = page_.from(line, node.span.end);
      rest.span = page_.trim(rest.span);
      if (!take_block(index, rest)) break;
      if (parts_changed_) {
        // Its inside is read first.
        parts_changed_ = false;
        return;
      }
      line = rest;
    }
    if (line.span.empty()) return;
    end_freshness();
    if (read_bold_host(line)) return;
    leave_out(line, UnreadKind::prose);
  }

  Stretch whole(Index index) const {
    return {page_.node(index).span, {index, page_.node(index).next}};
  }

  bool take_block(Index index, const Stretch& rest) {
    const auto& node = page_.node(index);
    switch (node.kind) {
      case NodeKind::call:
        return take_call(index, rest);
      case NodeKind::link: {
        const auto space = space_of(page_.slice(node.inside));
        if (space == Space::page) return false;
        leave_out(whole(index), space == Space::file ? UnreadKind::media
                                                     : UnreadKind::navigation);
        return true;
      }
      case NodeKind::container:
        marks_.hidden({index, node.next});
        if (node.tag == TagName::gallery) {
          builder_.unread(node.span, UnreadKind::media);
        }
        return true;
      case NodeKind::raw:
        if (node.tag != TagName::nowiki) {
          builder_.unread(node.span, UnreadKind::code);
        }
        return true;
      case NodeKind::tag:
        if (node.tag == TagName::item && !rest.span.empty()) {
          read_item(rest);
          parts_changed_ = true;
        }
        return true;
      case NodeKind::comment:
        return true;
      default:
        return false;
    }
  }

  bool take_call(Index index, const Stretch& rest) {
    const auto& node = page_.node(index);
    const auto use = page_.use_of(index);
    const auto text = page_.slice(node.span);
    const bool alone = rest.span.empty();
    switch (use) {
      case TemplateUse::layout:
        return true;
      case TemplateUse::reference_list:
        marks_.hidden({index, node.next});
        return true;
      case TemplateUse::elsewhere:
        is_elsewhere_ = true;
        leave_out(whole(index), UnreadKind::box);
        return true;
      case TemplateUse::columns:
        return enter_columns(index, rest);
      case TemplateUse::cite:
        if (!builder_.in_appendix()) break;
        builder_.general(marks_.cites().read_template(index));
        marks_.hidden({index + 1, node.next});
        return true;
      case TemplateUse::box:
      case TemplateUse::unknown:
        break;
      default:
        return false;
    }
    // "{{As of|2010}}, there were …" is text, an infobox before it is not.
    const bool block = alone || use == TemplateUse::box ||
                       text.find('\n') != text.npos || begins_block(rest);
    if (!block) return false;
    leave_out(whole(index), UnreadKind::box);
    return true;
  }

  // Whether what follows a template on its line is another one, or markup that
  // begins a line: then the template was no part of a sentence.
  bool begins_block(const Stretch& rest) {
    if (rest.nodes.empty()) return false;
    const auto& node = page_.node(rest.nodes.begin);
    if (node.span.begin != rest.span.begin) return false;
    if (node.kind == NodeKind::quotes) return node.quotes >= 3;
    return node.kind == NodeKind::call || node.kind == NodeKind::comment;
  }

  // {{columns-list|…}}: the argument that has lines is read as a part of the
  // page, then what follows.
  bool enter_columns(Index index, const Stretch& rest) {
    page_.take_apart(index, call_);
    const Argument* lines = nullptr;
    for (const auto& argument : call_.arguments) {
      const auto text = page_.slice(argument.value.span);
      const bool listed = text.starts_with('*') || text.starts_with('#') ||
                          text.find("\n*") != text.npos;
      if (listed) lines = &argument;
    }
    if (lines == nullptr) {
      leave_out(whole(index), UnreadKind::box);
      return true;
    }
    if (!rest.span.empty()) parts_.push_back(rest);
    parts_.push_back(lines->value);
    parts_changed_ = true;
    return true;
  }

  // A line of its own in bold: '''[[Beihai]]'''<ref/>, and "'''[[X]]''' is
  // twinned with:", of which the rest is prose.
  bool read_bold_host(const Stretch& line) {
    if (line.nodes.empty()) return false;
    const Index open = line.nodes.begin;
    const auto& opener = page_.node(open);
    if (opener.kind != NodeKind::quotes || opener.quotes < 3 ||
        opener.span.begin != line.span.begin) {
      return false;
    }
    Index close = opener.next;
    while (close < line.nodes.end &&
           (page_.node(close).kind != NodeKind::quotes ||
            page_.node(close).quotes < 3)) {
      close = page_.node(close).next;
    }
    if (close >= line.nodes.end) return read_unclosed_host(line);
    const uint32_t end = page_.node(close).span.end;
    constexpr uint32_t kLongest = 300;  // bytes of a name with its link
    if (end - line.span.begin > kLongest) return false;
    const Stretch rest = page_.from(line, end);
    switch (rest_of_host(rest)) {
      case Rest::name:
        read_host(line, line);
        return true;
      case Rest::prose:
        read_host(page_.until(line, end), page_.until(line, end));
        leave_out(rest, UnreadKind::prose);
        return true;
      default:
        return false;
    }
  }

  // "'''[[Beihai]]<ref/>": bold goes on to the end of the line.
  bool read_unclosed_host(const Stretch& line) {
    const Index link = line.nodes.begin + 1;
    if (link >= line.nodes.end || page_.node(link).kind != NodeKind::link ||
        page_.node(link).span.begin != page_.node(link - 1).span.end ||
        rest_of_host(page_.from(line, page_.node(link).span.end)) !=
            Rest::name) {
      return false;
    }
    read_host(line, line);
    return true;
  }

  enum class Rest : uint8_t { name, prose, sentence };

  // What follows a bold name on its line: no more than marks, or a qualifier
  // (", Anhui"), an announcement of the list, or the rest of a sentence.
  Rest rest_of_host(const Stretch& rest) {
    std::string text;
    uint32_t at = rest.span.begin;
    for (Index i = rest.nodes.begin; i < rest.nodes.end;
         i = page_.node(i).next) {
      const auto& node = page_.node(i);
      if (node.span.begin > at) text += page_.slice({at, node.span.begin});
      at = node.span.end;
      if (node.kind == NodeKind::link) text += page_.slice(node.inside);
    }
    if (rest.span.end > at) text += page_.slice({at, rest.span.end});
    while (!text.empty() && is_blank(text.back())) text.pop_back();
    const auto begin = text.find_first_not_of(' ');
    if (begin == text.npos || text == ":") return Rest::name;
    constexpr size_t kLongest = 60;
    if (text.size() <= kLongest && (text[begin] == ',' || text[begin] == '(')) {
      const bool ends = text.ends_with('.') || text.ends_with(':');
      if (!ends) return Rest::name;
    }
    if (text.ends_with(':') && text.size() <= 2 * kLongest) return Rest::prose;
    return Rest::sentence;
  }

  std::string_view bytes_;
  Scan scan_;
  Page page_;
  ListBuilder builder_;
  Marks marks_;
  Renderer renderer_;
  TableReader table_;
  Call call_;
  std::vector<Stretch> parts_;  // being read, the innermost last
  bool parts_changed_ = false;
  uint32_t last_closer_ = 0;   // of a table; 0 while not looked for
  uint32_t level_ = 0;         // of the section at hand
  size_t sections_ = 0;        // before it
  bool is_fresh_ = false;      // nothing stands under it yet
  bool is_elsewhere_ = false;  // but a {{main|…}}
};

}  // namespace

Document read_wikitext(const Source& source, const ReadOptions& options) {
  return WikitextReader(source, options).read();
}

}  // namespace listlint
