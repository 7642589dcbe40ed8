#include "cli/roff.h"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>

#include "lint/unicode/utf8.h"

namespace listlint::cli {
namespace {

constexpr size_t kWidth = 78;

// What is a letter to no device: controls, and what is not a character.
bool is_printable(char32_t c) {
  return c >= 0x20 && !(c >= 0x7F && c < 0xA0) && (c & 0xFFFE) != 0xFFFE;
}

std::string escaped_point(char32_t c) {
  switch (c) {
    case '\\':
      return "\\(rs";
    case '-':
      return "\\-";
    case '\'':
      return "\\(aq";
    case '`':
      return "\\(ga";
    case '^':
      return "\\(ha";
    case '~':
      return "\\(ti";
    case '"':
      return "\\(dq";
    case '\n':
      return " ";
    default:
      break;
  }
  if (c == utf8::kIllFormed) return "\\[uFFFD]";
  if (!is_printable(c)) return fmt::format("<U+{:04X}>", uint32_t{c});
  if (c < 0x80) return std::string(1, static_cast<char>(c));
  return fmt::format("\\[u{:04X}]", uint32_t{c});
}

std::string escaped(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const auto next = utf8::decode(text, at);
    out += escaped_point(next.value);
    at += next.length;
  }
  return out;
}

}  // namespace

RoffText RoffText::plain(std::string_view text) {
  RoffText made;
  made.text_ = escaped(text);
  return made;
}

RoffText RoffText::bold(std::string_view text) {
  RoffText made;
  made.text_ = "\\fB" + escaped(text) + "\\fP";
  return made;
}

RoffText RoffText::italic(std::string_view text) {
  RoffText made;
  made.text_ = "\\fI" + escaped(text) + "\\fP";
  return made;
}

RoffText& RoffText::operator+=(const RoffText& more) {
  text_ += more.text_;
  return *this;
}

RoffPage::RoffPage(std::string_view name, std::string_view section,
                   std::string_view source, std::string_view comment) {
  page_ = fmt::format(
      ".\\\" {}\n.TH \"{}\" \"{}\" \"\" \"{}\" \"Manual of listlint\"\n"
      ".nh\n.ad l\n",
      comment, name, section, source);
}

void RoffPage::line(std::string_view escaped) {
  // A dot would make it a request.
  if (escaped.starts_with('.')) page_ += "\\&";
  page_.append(escaped) += '\n';
}

void RoffPage::wrapped(const RoffText& text) {
  auto rest = text.written();
  std::string row;
  while (!rest.empty()) {
    const auto blank = std::min(rest.find(' '), rest.size());
    const auto word = rest.substr(0, blank);
    rest.remove_prefix(std::min(blank + 1, rest.size()));
    if (word.empty()) continue;
    if (!row.empty() && row.size() + 1 + word.size() > kWidth) {
      line(row);
      row.clear();
    }
    if (!row.empty()) row += ' ';
    row += word;
  }
  if (!row.empty()) line(row);
}

void RoffPage::name(std::string_view name, std::string_view what) {
  line(escaped(name) + " \\- " + escaped(what));
}

void RoffPage::gap() {
  if (!below_heading_) page_ += ".PP\n";
  below_heading_ = false;
}

void RoffPage::heading(std::string_view text) {
  below_heading_ = true;
  page_ += ".SH \"" + escaped(text) + "\"\n";
}

void RoffPage::subheading(std::string_view text) {
  below_heading_ = true;
  page_ += ".SS \"" + escaped(text) + "\"\n";
}

void RoffPage::paragraph(const RoffText& text) {
  gap();
  wrapped(text);
}

void RoffPage::tagged(const RoffText& tag, const RoffText& text) {
  below_heading_ = false;
  page_ += ".TP\n";
  line(tag.written());
  wrapped(text);
}

void RoffPage::bullet(std::string_view mark, const RoffText& text) {
  below_heading_ = false;
  page_ += fmt::format(".IP \"{}\" 4\n", escaped(mark));
  wrapped(text);
}

void RoffPage::lines(std::string_view text) {
  gap();
  page_ += ".RS 4\n.nf\n";
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto row = escaped(text.substr(0, end));
    // An empty line would be a request in some readers.
    line(row.empty() ? "\\&" : row);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  page_ += ".fi\n.RE\n";
}

}  // namespace listlint::cli
