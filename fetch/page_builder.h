// Makes a Page of the elements and texts of HTML in the order of the document,
// whoever reads them: the one place where it is said what an element means for
// a page. For the files that read HTML. One thread.
#pragma once

#include <cstdint>
#include <gumbo.h>
#include <string>
#include <string_view>

#include "fetch/page.h"

namespace listlint::fetch {

// The attributes that matter, decoded; "" where an element has none.
struct Attributes {
  bool hidden = false;
  std::string_view style;
  std::string_view role;
  std::string_view src;
  std::string_view data;
  std::string_view type;
  std::string_view content;
  std::string_view property;
  std::string_view name;
  std::string_view http_equiv;
};

// Text that is collected with white space collapsed. A break is a line feed
// before the next text.
class Lines {
 public:
  void add(std::string_view text);
  void end_line() { waits_ = '\n'; }
  bool empty() const { return text_.empty(); }
  std::string take();

 private:
  std::string text_;
  char waits_ = '\0';
};

bool breaks_line(GumboTag tag);
inline bool is_heading(GumboTag tag) {
  return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2;
}

class PageBuilder {
 public:
  // What begins with an element.
  struct Entered {
    bool is_read = true;    // false: nothing below is to be seen
    bool is_aside = false;  // until leave_aside()
  };
  // Of <title>, <noscript> and <script> what is below is told instead.
  Entered enter(GumboTag tag, const Attributes& attributes);
  void leave_aside() { aside_ = false; }
  void text(std::string_view text);

  // All text below such an element, on one line.
  void title(std::string_view text);
  void noscript(std::string_view text);
  void heading(std::string_view text);  // <h1> and <h2> that are seen
  // The beginning of its code is enough.
  void script(std::string_view source, std::string_view code);

  Page take();

 private:
  void count(GumboTag tag, const Attributes& attributes);
  void take_meta(const Attributes& attributes);
  void take_media(GumboTag tag, const Attributes& attributes);

  Page page_;
  Lines text_;
  Lines prose_;
  Lines noscript_;
  bool aside_ = false;
};

}  // namespace listlint::fetch
