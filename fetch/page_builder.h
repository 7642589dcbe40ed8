// Makes a Page of the elements and texts of HTML in the order of the document,
// whoever reads them: the one place where it is said what an element means for
// a page. For the files that read HTML. One thread.
#pragma once

#include <array>
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
  Lines() = default;
  explicit Lines(size_t likely) { text_.reserve(likely); }

  void add(std::string_view text);
  void end_line() { waits_ = '\n'; }
  bool empty() const { return text_.empty(); }
  std::string take();

 private:
  std::string text_;
  char waits_ = '\0';
};

inline constexpr auto kBreaksLine = [] {
  std::array<bool, GUMBO_TAG_LAST + 1> breaks{};
  for (const auto tag :
       {GUMBO_TAG_P,       GUMBO_TAG_DIV,     GUMBO_TAG_BR,
        GUMBO_TAG_LI,      GUMBO_TAG_TR,      GUMBO_TAG_TD,
        GUMBO_TAG_TH,      GUMBO_TAG_H1,      GUMBO_TAG_H2,
        GUMBO_TAG_H3,      GUMBO_TAG_H4,      GUMBO_TAG_H5,
        GUMBO_TAG_H6,      GUMBO_TAG_UL,      GUMBO_TAG_OL,
        GUMBO_TAG_TABLE,   GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,
        GUMBO_TAG_HEADER,  GUMBO_TAG_FOOTER,  GUMBO_TAG_NAV,
        GUMBO_TAG_MAIN,    GUMBO_TAG_FORM,    GUMBO_TAG_PRE,
        GUMBO_TAG_HR,      GUMBO_TAG_DL,      GUMBO_TAG_DT,
        GUMBO_TAG_DD,      GUMBO_TAG_CENTER,  GUMBO_TAG_BLOCKQUOTE,
        GUMBO_TAG_ADDRESS, GUMBO_TAG_ASIDE,   GUMBO_TAG_BODY}) {
    breaks[tag] = true;
  }
  return breaks;
}();
inline bool breaks_line(GumboTag tag) { return kBreaksLine[tag]; }

inline bool is_heading(GumboTag tag) {
  return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2;
}

class PageBuilder {
 public:
  // Of a page of so many bytes.
  explicit PageBuilder(size_t size)
      : text_(likely_text(size)), prose_(likely_text(size)) {}

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
  static size_t likely_text(size_t size);
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
