// A walk over the tokens of a text (markdown_inline.h): what a reader sees of
// it, in text order. One thread.
#pragma once

#include <string_view>

#include "lint/read/markdown_inline.h"
#include "lint/source.h"

namespace listlint::markdown {

class Visitor {
 public:
  virtual ~Visitor() = default;

  // Text that stands in the source as it reads; `shown` reads otherwise.
  virtual void text(Span span) = 0;
  virtual void text(std::string_view shown, Span span) = 0;
  // What a link shows stands between these.
  virtual void open(const Link& link) = 0;
  virtual void close(const Link& link) = 0;
  // An address in the text, or in <…>.
  virtual void address(const Link& link) = 0;
  virtual void footnote(Span span, Span label) = 0;
  virtual void note(Span span, Span content) = 0;
  virtual void media(Span span) = 0;
  virtual void comment(Span span) = 0;
  // Pairs of bold text that open less those that close.
  virtual void strong(int change) = 0;
};

// What `scanner` found in `content`.
void walk(std::string_view bytes, Span content, const InlineScanner& scanner,
          Visitor& visitor);

}  // namespace listlint::markdown
