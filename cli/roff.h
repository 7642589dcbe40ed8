// Writes manual pages. Text is escaped where it enters, so that no text can be
// taken for a request or an escape sequence; lines are wrapped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace listlint::cli {

// Escaped text, which only these functions make.
class RoffText {
 public:
  RoffText() = default;
  static RoffText plain(std::string_view text);
  static RoffText bold(std::string_view text);
  static RoffText italic(std::string_view text);

  RoffText& operator+=(const RoffText& more);
  friend RoffText operator+(RoffText text, const RoffText& more) {
    return text += more;
  }
  bool empty() const { return text_.empty(); }
  std::string_view written() const { return text_; }

 private:
  std::string text_;
};

class RoffPage {
 public:
  // `section` is a number, `source` a program with its version.
  RoffPage(std::string_view name, std::string_view section,
           std::string_view source, std::string_view comment);

  // The line of NAME, which indexes of pages are made of.
  void name(std::string_view name, std::string_view what);
  void heading(std::string_view text);     // .SH
  void subheading(std::string_view text);  // .SS
  void paragraph(const RoffText& text);
  // A word or two, and what it means, indented.
  void tagged(const RoffText& tag, const RoffText& text);
  void bullet(std::string_view mark, const RoffText& text);
  // Lines as they are, indented.
  void lines(std::string_view text);

  const std::string& written() const { return page_; }

 private:
  void line(std::string_view escaped);
  void wrapped(const RoffText& text);
  // A gap to what stands above, which a heading makes itself.
  void gap();

  std::string page_;
  bool below_heading_ = false;
};

}  // namespace listlint::cli
