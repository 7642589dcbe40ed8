// The colours of `text`, `concise` and the table of statistics, those of rustc.
#pragma once

#include <string>
#include <string_view>

#include "lint/finding.h"

namespace listlint::reports {

enum class Style : uint8_t { error, warning, info, frame, strong };

Style style_of(Severity severity);

// Appends text in a style, or plain where colour is off. The text must be
// visible() already.
class Painter {
 public:
  Painter(std::string& out, bool color) : out_(out), color_(color) {}

  void plain(std::string_view text) { out_ += text; }
  void paint(Style style, std::string_view text);

 private:
  std::string& out_;
  bool color_;
};

}  // namespace listlint::reports
