// The text of HTML: what a text node says as it stands in the source, and how
// it flows into a Writing, with white space collapsed as a browser does.
// A Flow borrows its Writing; one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/read/html_node.h"
#include "lint/read/writing.h"

namespace listlint::html {

// A piece of a text node: bytes of the source, or text that stands for them.
struct Piece {
  std::string_view text;
  Span span;
  bool verbatim = true;
};

// A walk over the pieces of a text node. What gumbo decoded is laid beside the
// source: entities, line ends, ill-formed bytes (which stay what they are), and
// tags that it ignored. Where the two do not agree, the rest is one piece.
class Pieces {
 public:
  Pieces(const Page& page, const Node& text);
  // False at the end.
  bool next(Piece& piece);

 private:
  bool verbatim_run(Piece& piece);
  bool entity(Piece& piece);
  Piece take(size_t decoded, uint32_t source);

  std::string_view bytes_;
  std::string_view decoded_;
  size_t at_ = 0;  // in decoded_
  Span left_;      // of the source
};

// Where text goes. Spaces at the beginning are left out, those at the end wait
// for what comes.
class Flow {
 public:
  explicit Flow(Writing& writing) : writing_(&writing) {}

  void add(const Page& page, const Node& text);
  // A space that stands for markup, as for <br> and the end of a block.
  void space(Span span);
  // Whether only white space was added.
  bool blank() const { return writing_->empty(); }
  // Where the next text will stand, the waiting space left out.
  uint32_t size() const { return writing_->size(); }
  uint32_t next() const {
    return size() + (waits_ && !writing_->empty() ? 1 : 0);
  }

 private:
  void add(const Piece& piece);
  void put(std::string_view text, Span span, bool verbatim);

  Writing* writing_;
  Span space_;
  bool waits_ = false;
  bool plain_ = false;  // the space is one of the source, as it stands
};

// What a short piece of a page says: a mark, a header.
struct Look {
  std::string text;                // the beginning, white space collapsed
  std::vector<const Node*> links;  // <a>
  bool is_whole = false;           // the piece is short indeed
};
Look look_at(const Node& node);

// Whether a text node is nothing but white space.
bool is_blank(const Node& text);

}  // namespace listlint::html
