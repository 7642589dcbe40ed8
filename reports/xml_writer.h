// XML appended to a string as it goes, an element a line.
//
// Safe for hostile text: markup is escaped, and what XML 1.0 forbids or hides
// is spelt out by visible(), so the result is well-formed whatever it tells
// of. The caller pairs open() and close(). Lives on one thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace listlint::reports {

class XmlWriter {
 public:
  explicit XmlWriter(std::string& out) : out_(out) {}

  // Names are plain ASCII and static.
  void open(std::string_view name);
  // Of the element that was opened last, before anything is in it.
  void attribute(std::string_view name, std::string_view value);
  void attribute(std::string_view name, uint64_t value);
  // A line of text in an element that holds only such lines.
  void line(std::string_view text);
  void close();

 private:
  void end_tag();

  std::string& out_;
  std::vector<std::string_view> path_;
  bool in_tag_ = false;   // attributes may follow
  bool in_text_ = false;  // behind a line
};

// visible(), and fit for attributes and for text in elements.
std::string xml_text(std::string_view text);

}  // namespace listlint::reports
