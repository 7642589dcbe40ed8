// JSON appended to a string as it goes, without a tree: a run may have 100,000
// findings and a list a million entries. Keys come out in the order written.
//
// Safe for hostile text: an ill-formed byte becomes U+FFFD, and what could
// drive a terminal (DEL, C1 controls, bidi controls, U+2028, U+2029) is
// escaped although JSON would let it pass. The caller keeps the brackets
// paired. Lives on one thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace listlint::reports {

// Whether a writer keeps the text as it is: no byte of it is ill-formed.
bool is_well_formed(std::string_view text);

class JsonWriter {
 public:
  // `pretty` puts each value on a line of its own, indented by two.
  explicit JsonWriter(std::string& out, bool pretty = false)
      : out_(out), pretty_(pretty) {}

  // '{' and '}', '[' and ']'.
  void open(char bracket);
  void close(char bracket);

  void key(std::string_view name);  // plain ASCII; a value must follow

  void text(std::string_view value);
  void number(uint64_t value);
  void share(double value);  // of 1, with four decimals
  void boolean(bool value);
  void null();

  void field(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  void field(std::string_view name, uint64_t value) {
    key(name);
    number(value);
  }

 private:
  void before_value();
  void before_item();
  void indent();

  std::string& out_;
  bool pretty_ = false;
  bool first_ = true;  // nothing yet within the innermost brackets
  bool after_key_ = false;
  uint32_t depth_ = 0;
};

}  // namespace listlint::reports
