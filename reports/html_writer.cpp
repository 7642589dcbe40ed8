#include "reports/html_writer.h"

#include "reports/report.h"
#include "reports/visible.h"

namespace listlint::reports {
namespace {

bool is_plain(char c) {
  return c >= 0x20 && c < 0x7F && c != '<' && c != '>' && c != '&' && c != '"';
}

bool append_entity(std::string& out, char c) {
  switch (c) {
    case '<':
      out += "&lt;";
      return true;
    case '>':
      out += "&gt;";
      return true;
    case '&':
      out += "&amp;";
      return true;
    case '"':
      out += "&quot;";
      return true;
    default:
      return false;
  }
}

// Plain characters in one go; answers where they end. A quotation mark ends
// nothing but an attribute, and there are many in messages.
size_t append_plain(std::string& out, std::string_view data, size_t at,
                    bool in_text = false) {
  size_t end = at;
  while (end < data.size() &&
         (is_plain(data[end]) || (in_text && data[end] == '"'))) {
    ++end;
  }
  out.append(data, at, end - at);
  return end;
}

}  // namespace

uint32_t append_html(std::string& out, std::string_view data, size_t at) {
  if (append_entity(out, data[at])) return 1;
  const size_t before = out.size();
  const auto shown = append_visible(out, data, at);
  // "<U+202E>" and "<0xFF>", of which no character of data begins.
  if (out[before] == '<') {
    out.replace(before, 1, "<i>");
    out.replace(out.size() - 1, 1, "</i>");
  }
  return shown.length;
}

std::string text_content(std::string_view data) {
  std::string out;
  for (size_t at = 0; at < data.size();) {
    const size_t before = out.size();
    const bool is_own = data[at] == '<';
    at += append_visible(out, data, at).length;
    if (is_own || out[before] != '<') continue;
    out.pop_back();
    out.erase(before, 1);
  }
  return out;
}

HtmlWriter& HtmlWriter::text(std::string_view data) {
  for (size_t at = append_plain(out_, data, 0, true); at < data.size();) {
    at += append_html(out_, data, at);
    at = append_plain(out_, data, at, true);
  }
  return *this;
}

HtmlWriter& HtmlWriter::plain(std::string_view data) {
  const auto shown = visible(data);
  for (size_t at = append_plain(out_, shown, 0); at < shown.size();) {
    if (!append_entity(out_, shown[at])) out_ += shown[at];
    at = append_plain(out_, shown, at + 1);
  }
  return *this;
}

HtmlWriter& HtmlWriter::number(double value) {
  auto digits = fmt::format("{:.2f}", value);
  while (digits.back() == '0') digits.pop_back();
  if (digits.back() == '.') digits.pop_back();
  out_ += digits;
  return *this;
}

}  // namespace listlint::reports
