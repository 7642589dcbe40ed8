#include "reports/style.h"

#include <array>

namespace listlint::reports {

Style style_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return Style::error;
    case Severity::warning:
      return Style::warning;
    case Severity::info:
      return Style::info;
  }
  return Style::strong;
}

void Painter::paint(Style style, std::string_view text) {
  constexpr std::array<std::string_view, 5> kEscapes = {
      "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[1;34m", "\x1b[1m"};
  if (!color_ || text.empty()) {
    out_ += text;
    return;
  }
  out_ += kEscapes[static_cast<size_t>(style)];
  out_ += text;
  out_ += "\x1b[0m";
}

}  // namespace listlint::reports
