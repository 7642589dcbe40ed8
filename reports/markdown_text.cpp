#include "reports/markdown_text.h"

#include <fmt/format.h>

#include "lint/unicode/utf8.h"
#include "reports/report.h"

namespace listlint::reports {
namespace {

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z');
}

// Whether a code host could make a link, an emoji or a formula of `c`. It
// looks at the text that is left when Markdown and entities are resolved, so
// only an element of its own keeps `c` apart from what is beside it.
bool calls(char before, char c, char after) {
  switch (c) {
    case '@':  // a name, an e-mail address
    case '#':  // a ticket
    case '$':  // a formula
      return true;
    case '!':  // a merge request
    case '%':  // a milestone
    case '~':  // a label
    case '^':  // an alert
      return is_word(after) || after == '"';
    case '&':  // an epic
      return is_word(after);
    case ':':  // an address, an emoji
      return is_word(after) || after == '/' || after == '+' || after == '-';
    case '.':  // www.a.org
      return before == 'w' || before == 'W';
    case '-':  // GH-12
      return is_word(before) && after >= '0' && after <= '9';
    default:
      return false;
  }
}

void append_escaped(std::string& out, char c) {
  constexpr std::string_view kMarkup = "\\`*_[]|~";
  if (c == '<') {
    out += "&lt;";
  } else if (c == '>') {
    out += "&gt;";
  } else if (c == '&') {
    out += "&amp;";
  } else if (kMarkup.find(c) != kMarkup.npos) {
    fmt::format_to(std::back_inserter(out), "&#{};", static_cast<int>(c));
  } else {
    out += c;
  }
}

// The bytes of the first `most` code points, and whether that is all.
std::string_view first(std::string_view text, size_t most) {
  size_t at = 0;
  for (size_t i = 0; i < most && at < text.size(); ++i) {
    at += utf8::length_at(text, at);
  }
  return text.substr(0, at);
}

}  // namespace

std::string markdown_text(std::string_view text, size_t most) {
  // visible() makes nothing shorter, and what is cut off need not pass it.
  const auto cut = first(text, most);
  const std::string whole = visible(cut);
  const auto shown = first(whole, most);
  std::string out;
  out.reserve(shown.size() + shown.size() / 4);
  for (size_t i = 0; i < shown.size(); ++i) {
    const char before = i == 0 ? ' ' : shown[i - 1];
    const char after = i + 1 == shown.size() ? ' ' : shown[i + 1];
    const bool apart = calls(before, shown[i], after);
    if (apart) out += "<span>";
    append_escaped(out, shown[i]);
    if (apart) out += "</span>";
  }
  if (cut.size() < text.size() || shown.size() < whole.size()) out += "…";
  return out;
}

}  // namespace listlint::reports
