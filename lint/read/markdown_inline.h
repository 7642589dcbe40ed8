// The text of a block of Markdown, after CommonMark and GitHub's extensions:
// what is markup in it, in text order.
//
// A scan makes tokens; a walk gives them to a visitor as visible text, links
// and marks. Linear time, no recursion: links and emphasis are paired on
// stacks. One thread; memory is kept from block to block.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lint/document.h"
#include "lint/read/markdown_blocks.h"
#include "lint/source.h"

namespace listlint::markdown {

// Where reference links lead, and whether anything asked.
class Definitions {
 public:
  Definitions(std::string_view bytes, const std::vector<Definition>& all);

  // Of the address; nullopt where the label is not defined. Marks it as used.
  std::optional<Span> find(std::string_view label);

  bool empty() const { return all_.empty(); }
  // Those that no link named.
  std::vector<Span> unused() const;

 private:
  struct Slot {
    Definition definition;
    bool used = false;
  };
  std::vector<Slot> all_;
  std::unordered_map<std::string, Index> index_of_key_;
};

struct Link {
  Span span;  // from '[' on, or of the address alone
  Span text;  // between the brackets
  Span url;   // as written: escapes and entities are still in it
  // Of a copy of the page that is told of right behind, which is a part of
  // the span then; empty without one.
  Span copy;
  // "[1]", "source": stands for a source and says nothing else.
  bool is_mark = false;
};

enum class TokenKind : uint8_t {
  text,        // reads as it stands
  line_end,    // and the white space around it: a space
  escape,      // a backslash and a sign
  entity,      // &amp;
  code,        // `…`
  address,     // <https://…> or https://…: an index into links
  link_open,   // an index into links
  link_close,  // the same
  copy,        // "([archived](…))" behind a link that has it: nothing is seen
  tag,         // HTML
  comment,     // <!-- … -->
  media,       // ![…](…) or <img>
  footnote,    // [^x]
  note,        // ^[…]
  emphasis,    // a run of * _ or ~
};

struct Token {
  Span span;
  TokenKind kind = TokenKind::text;
  // Emphasis: how many of the signs are markup, and how many pairs of bold
  // text open less how many close.
  uint8_t marks = 0;
  int8_t strong = 0;
  Index link = kNone;
};

struct InlineProblem {
  Span span;
  std::string_view opener;  // what is never closed
};

class InlineScanner {
 public:
  InlineScanner(std::string_view bytes, Definitions& definitions)
      : bytes_(bytes), definitions_(definitions) {}

  // The results hold until the next scan. `quoted` text has '>' before its
  // lines.
  void scan(Span content, bool quoted);

  const std::vector<Token>& tokens() const { return tokens_; }
  const std::vector<Link>& links() const { return links_; }
  const std::vector<InlineProblem>& problems() const { return problems_; }

 private:
  struct Bracket {
    Index token = kNone;
    bool is_image = false;
    bool has_inner = false;  // brackets inside: no label
  };
  struct Run {  // of * _ or ~ that may open emphasis
    Index token = kNone;
    uint32_t left = 0;  // signs that are not paired yet
  };

  char at(uint32_t offset) const {
    return offset < end_ ? bytes_[offset] : '\0';
  }
  Token& push(Span span, TokenKind kind);
  uint32_t last_end() const;

  void scan_special();
  void scan_line_end();
  void scan_escape();
  void scan_entity();
  void scan_code();
  void scan_angle();
  bool scan_comment();
  bool scan_autolink();
  bool scan_tag();
  void scan_image();
  void scan_open();
  bool scan_footnote();
  void scan_close();
  bool close_link(const Bracket& bracket);
  void finish_link(const Bracket& bracket, uint32_t after, Span url);
  bool take_copy(Index token, const Link& link, bool is_address);
  void drop_tokens(Index first);
  void scan_caret();
  void scan_run();
  void close_run(Index token, uint32_t& left);
  void scan_scheme();
  void scan_www();
  void push_address(Span span, Span url);

  std::string_view bytes_;
  Definitions& definitions_;
  uint32_t begin_ = 0;
  uint32_t end_ = 0;
  uint32_t at_ = 0;
  bool quoted_ = false;

  std::vector<Token> tokens_;
  std::vector<Link> links_;
  std::vector<InlineProblem> problems_;
  std::vector<Bracket> brackets_;
  size_t inactive_ = 0;  // brackets below stand around a link: they are none
  std::array<std::vector<Run>, 3> runs_;  // of * _ ~

  static constexpr uint32_t kMostBackticks = 32;
  // Where the last run of so many backticks is; found when first asked for.
  std::array<uint32_t, kMostBackticks + 1> last_backticks_ = {};
  bool knows_backticks_ = false;
  uint32_t last_greater_ = 0;  // where the last '>' is, plus one
  bool knows_greater_ = false;
  bool no_comment_end_ = false;
};

}  // namespace listlint::markdown
