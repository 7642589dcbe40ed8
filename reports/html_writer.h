// Writes HTML so that data cannot become markup: tags are literals of the
// program, and everything else goes through text() or attribute().
// Borrows its output; one thread.
#pragma once

#include <cstdint>
#include <fmt/format.h>
#include <string>
#include <string_view>

namespace listlint::reports {

class HtmlWriter {
 public:
  explicit HtmlWriter(std::string& out) : out_(out) {}

  // Markup of the program: a literal, so it is never data.
  template <size_t N>
  HtmlWriter& raw(const char (&markup)[N]) {
    out_.append(markup, N - 1);
    return *this;
  }
  // Text for people: what has no shape of its own, such as a bidi control or an
  // ill-formed byte, is named: <i>U+202E</i>.
  HtmlWriter& text(std::string_view data);
  // The same where there can be no tags: in an attribute between double quotes,
  // and in <title>.
  HtmlWriter& plain(std::string_view data);
  HtmlWriter& number(uint64_t value) {
    fmt::format_to(std::back_inserter(out_), "{}", value);
    return *this;
  }
  // With two digits behind the point, or as few as it takes.
  HtmlWriter& number(double value);
  // What was written by another writer.
  HtmlWriter& html(std::string_view made) {
    out_ += made;
    return *this;
  }

 private:
  std::string& out_;
};

// Appends the character at data[at] as text() does; answers its bytes.
uint32_t append_html(std::string& out, std::string_view data, size_t at);

// What a script reads where text() wrote `data`: without tags and entities.
std::string text_content(std::string_view data);

}  // namespace listlint::reports
