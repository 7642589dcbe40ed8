// What is open while wikitext is scanned, and how it is closed: by its closer,
// or without one at an edge. Owns the tree that is being made; borrows the
// bytes; one thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lint/read/wikitext_quotes.h"
#include "lint/read/wikitext_scan.h"

namespace listlint::wikitext {

inline constexpr uint32_t kNowhere = UINT32_MAX;

enum class FrameKind : uint8_t {
  page,
  call,
  parameter,
  link,
  external,
  ref,
  container,
};

// Something open. Counts of what is open reach up to the frame that bounds
// them: brackets inside a <ref> do not close what is around it.
struct Frame {
  FrameKind kind = FrameKind::page;
  bool is_file = false;  // a link that may have line ends in it
  bool piped = false;    // past its first "|"
  bool on_item = false;  // opened on the line of a list item
  bool doomed = false;   // a <ref> without </ref>
  uint32_t singles = 0;  // "[" that stand alone
  uint32_t curlies = 0;  // "{" that stand alone
  Index node = kNone;
  uint32_t line = 0;           // that it was opened on
  uint32_t closer = kNowhere;  // of a <ref>
  uint32_t links = 0;          // open links, itself included
  uint32_t calls = 0;          // open calls and parameters, itself included
  Quotes quotes;

  bool is_call() const {
    return kind == FrameKind::call || kind == FrameKind::parameter;
  }
};

class Nest {
 public:
  explicit Nest(std::string_view bytes);

  Scan& scan() { return scan_; }
  Frame& top() { return stack_.back(); }
  size_t size() const { return stack_.size(); }
  Frame& at(size_t depth) { return stack_[depth]; }
  Node& node_of(const Frame& frame) { return scan_.nodes[frame.node]; }

  // The place in the stack of the open <ref>; 0 without one.
  size_t open_ref() const { return open_ref_; }
  // The </ref> of a <ref> that was ended before it; it closes nothing.
  uint32_t forgiven() const { return forgiven_; }

  Index add_node(NodeKind kind, Span span);
  void report(ProblemKind kind, Span span, std::string_view what);
  // A closer without an opener.
  void report_stray(Span span, std::string_view what);

  // Whether one more would be too many; said once for what is around it.
  bool is_full(Span opener, std::string_view what);
  Frame& push(FrameKind kind, NodeKind node_kind, Span opener, uint32_t line);

  // Closes the top: its inside ends at `inside_end`, and it at `end`.
  void close(uint32_t inside_end, uint32_t end);
  // Ends the top at `edge` without a closer. `enclosed`: it is in something
  // that is closed there.
  void recover(uint32_t edge, bool enclosed);
  // The same until `size` frames are left.
  void unwind(size_t size, uint32_t edge, bool enclosed = false);
  // The top was no opener: what follows it stands on its own.
  void demote(std::string_view what);

  // Quotation marks are paired by line within an argument, a <ref>, or what
  // stands outside of all of them.
  void add_quotes(Index index);
  void end_quotes() {
    if (!scope().quotes.empty()) report_quotes();
  }

  // Closers of what was too deep to be opened.
  bool take_ignored_call() { return ignored_calls_ > 0 && ignored_calls_--; }
  bool take_ignored_link() { return ignored_links_ > 0 && ignored_links_--; }
  void ignore_calls(uint32_t count) { ignored_calls_ += count; }
  void ignore_link() { ++ignored_links_; }

 private:
  static bool is_scope(FrameKind kind) {
    return kind != FrameKind::link && kind != FrameKind::external;
  }

  Frame& scope() {
    auto* frame = &stack_.back();
    while (!is_scope(frame->kind)) --frame;
    return *frame;
  }
  void report_quotes();
  void pop();
  bool shrink_call();
  void report_opener(const Frame& frame, std::string_view what);
  uint32_t trimmed(uint32_t end, uint32_t begin) const;

  std::string_view bytes_;
  Scan scan_;
  std::vector<Frame> stack_;
  size_t open_ref_ = 0;
  uint32_t forgiven_ = kNowhere;
  bool too_deep_ = false;
  uint32_t ignored_calls_ = 0;
  uint32_t ignored_links_ = 0;
};

}  // namespace listlint::wikitext
