#include "lint/read/markdown_line.h"

#include <algorithm>
#include <array>

#include "lint/ascii.h"

namespace listlint::markdown {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
std::string_view slice(std::string_view bytes, Span span) {
  return bytes.substr(span.begin, span.size());
}

uint32_t count(size_t n) { return static_cast<uint32_t>(n); }

// How often the sign at the beginning of a text is repeated there.
uint32_t run_length(std::string_view text) {
  if (text.empty()) return 0;
  return count(std::min(text.find_first_not_of(text[0]), text.size()));
}

// Sorted; CommonMark 0.31, HTML blocks of kind 6.
constexpr auto kBlockTags = std::to_array<std::string_view>(
    {"address",  "article",    "aside",   "base",     "basefont", "blockquote",
     "body",     "caption",    "center",  "col",      "colgroup", "dd",
     "details",  "dialog",     "dir",     "div",      "dl",       "dt",
     "fieldset", "figcaption", "figure",  "footer",   "form",     "frame",
     "frameset", "h1",         "h2",      "h3",       "h4",       "h5",
     "h6",       "head",       "header",  "hr",       "html",     "iframe",
     "legend",   "li",         "link",    "main",     "menu",     "menuitem",
     "nav",      "noframes",   "ol",      "optgroup", "option",   "p",
     "param",    "picture",    "section", "source",   "summary",  "table",
     "tbody",    "td",         "tfoot",   "th",       "thead",    "title",
     "tr",       "track",      "ul"});

constexpr auto kRawTags =
    std::to_array<std::string_view>({"pre", "script", "style", "textarea"});

template <size_t n>
bool is_in(const std::array<std::string_view, n>& words,
           std::string_view name) {
  return std::ranges::any_of(words, [&](std::string_view word) {
    return std::ranges::equal(word, name, {}, {}, lower);
  });
}

}  // namespace

Span trim(std::string_view bytes, Span span) {
  while (!span.empty() && is_blank(bytes[span.begin])) ++span.begin;
  while (!span.empty() && is_blank(bytes[span.end - 1])) --span.end;
  return span;
}

uint32_t Cursor::indent() const {
  uint32_t columns = rest_of_tab_;
  for (uint32_t at = at_; at < end_ && is_blank(bytes_[at]); ++at) {
    columns += bytes_[at] == '\t' ? 4 - (column_ + columns) % 4 : 1;
  }
  return columns;
}

uint32_t Cursor::text() const {
  uint32_t at = at_;
  while (at < end_ && is_blank(bytes_[at])) ++at;
  return at;
}

void Cursor::skip_columns(uint32_t columns) {
  while (columns > 0) {
    if (rest_of_tab_ > 0) {
      --rest_of_tab_;
    } else if (at_ < end_ && bytes_[at_] == '\t') {
      rest_of_tab_ = 3 - column_ % 4;
      ++at_;
    } else if (at_ < end_ && is_blank(bytes_[at_])) {
      ++at_;
    } else {
      return;
    }
    ++column_;
    --columns;
  }
}

void Cursor::skip_to(uint32_t at) {
  while (at_ < at) {
    if (is_blank(bytes_[at_])) {
      skip_columns(1);
    } else {
      column_ += rest_of_tab_ + 1;
      rest_of_tab_ = 0;
      ++at_;
    }
  }
  column_ += rest_of_tab_;
  rest_of_tab_ = 0;
}

std::optional<Marker> item_marker(std::string_view bytes, Span line) {
  const auto text = slice(bytes, line);
  if (text.empty()) return std::nullopt;
  Marker marker;
  if (text[0] == '-' || text[0] == '*' || text[0] == '+') {
    marker.kind = text[0];
    marker.length = 1;
  } else {
    uint32_t digits = 0;
    while (digits < text.size() && digits < 10 && is_digit(text[digits])) {
      ++digits;
    }
    if (digits == 0 || digits > 9 || digits == text.size()) return std::nullopt;
    marker.kind = text[digits];
    if (marker.kind != '.' && marker.kind != ')') return std::nullopt;
    marker.length = digits + 1;
    marker.starts_at_1 = text.substr(0, digits) == "1";
  }
  const bool ends =
      marker.length == text.size() || is_blank(text[marker.length]);
  if (!ends) return std::nullopt;
  return marker;
}

uint32_t heading_level(std::string_view bytes, Span line) {
  const auto text = slice(bytes, line);
  if (text.empty() || text[0] != '#') return 0;
  const uint32_t level = run_length(text);
  if (level > 6) return 0;
  return level == text.size() || is_blank(text[level]) ? level : 0;
}

Span heading_text(std::string_view bytes, Span line) {
  line.begin += run_length(slice(bytes, line));
  line = trim(bytes, line);
  uint32_t end = line.end;
  while (end > line.begin && bytes[end - 1] == '#') --end;
  const bool closed = end == line.begin || is_blank(bytes[end - 1]);
  if (closed) line.end = end;
  return trim(bytes, line);
}

bool is_rule(std::string_view bytes, Span line) {
  constexpr uint32_t kLongest = 1000;  // nobody draws longer ones
  const auto text = slice(bytes, line);
  if (text.empty() || text.size() > kLongest) return false;
  const char sign = text[0];
  if (sign != '-' && sign != '*' && sign != '_') return false;
  uint32_t signs = 0;
  for (const char c : text) {
    if (c == sign) {
      ++signs;
    } else if (!is_blank(c)) {
      return false;
    }
  }
  return signs >= 3;
}

uint32_t underline_level(std::string_view bytes, Span line) {
  const auto text = slice(bytes, trim(bytes, line));
  if (text.empty() || (text[0] != '=' && text[0] != '-')) return 0;
  if (run_length(text) != text.size()) return 0;
  return text[0] == '=' ? 1 : 2;
}

Fence opening_fence(std::string_view bytes, Span line) {
  const auto text = slice(bytes, line);
  if (text.empty() || (text[0] != '`' && text[0] != '~')) return {};
  const uint32_t length = run_length(text);
  if (length < 3) return {};
  if (text[0] == '`' && text.find('`', length) != text.npos) return {};
  return {text[0], length};
}

bool closes(std::string_view bytes, Span line, const Fence& fence) {
  const auto text = slice(bytes, trim(bytes, line));
  if (text.empty() || text[0] != fence.sign) return false;
  const uint32_t length = run_length(text);
  return length == text.size() && length >= fence.length;
}

Html html_start(std::string_view bytes, Span line) {
  const auto text = slice(bytes, trim(bytes, line));
  if (text.size() < 3 || text[0] != '<') return Html::none;
  if (text[1] == '?' || text.starts_with("<!D") || text.starts_with("<!d")) {
    return Html::block;
  }
  const size_t begin = text[1] == '/' ? 2 : 1;
  size_t end = begin;
  while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]) ||
                               (end > begin && text[end] == '-'))) {
    ++end;
  }
  if (end == begin || end - begin > 20) return Html::none;
  const bool ends = end == text.size() || is_blank(text[end]) ||
                    text[end] == '>' || text.substr(end).starts_with("/>");
  if (!ends) return Html::none;
  const auto name = text.substr(begin, end - begin);
  if (is_in(kBlockTags, name)) return Html::block;
  if (begin == 1 && is_in(kRawTags, name)) return Html::raw;
  return text.find('>') + 1 == text.size() ? Html::tag : Html::none;
}

bool has_raw_end(std::string_view line) {
  for (auto at = line.find("</"); at != line.npos; at = line.find("</", at)) {
    at += 2;
    const auto end = line.substr(at, 10).find('>');
    if (end == line.npos) continue;
    if (is_in(kRawTags, line.substr(at, end))) return true;
  }
  return false;
}

uint32_t delimiter_row_columns(std::string_view bytes, Span line) {
  const auto text = slice(bytes, line);
  if (text.find_first_not_of("|:- \t\r") != text.npos) return 0;
  if (text.find('-') == text.npos || text.find('|') == text.npos) return 0;
  uint32_t columns = 0;
  Cells cells(bytes, line);
  Span cell;
  while (cells.next(cell)) {
    auto dashes = slice(bytes, cell);
    if (dashes.starts_with(':')) dashes.remove_prefix(1);
    if (dashes.ends_with(':')) dashes.remove_suffix(1);
    if (dashes.empty() || run_length(dashes) != dashes.size()) return 0;
    if (dashes[0] != '-') return 0;
    ++columns;
  }
  return columns;
}

Cells::Cells(std::string_view bytes, Span line)
    : bytes_(bytes), rest_(trim(bytes, line)) {
  if (!rest_.empty() && bytes_[rest_.begin] == '|') ++rest_.begin;
}

bool Cells::next(Span& cell) {
  if (done_) return false;
  uint32_t at = rest_.begin;
  while (at < rest_.end && bytes_[at] != '|') {
    at += bytes_[at] == '\\' ? 2 : 1;
  }
  at = std::min(at, rest_.end);
  cell = trim(bytes_, {rest_.begin, at});
  // Nothing behind the last pipe is no cell.
  done_ = at == rest_.end || at + 1 == rest_.end;
  if (done_ && at == rest_.end && rest_.empty()) return false;
  rest_.begin = std::min(at + 1, rest_.end);
  return true;
}

std::optional<Span> footnote_label(std::string_view bytes, Span line) {
  const auto text = slice(bytes, line);
  if (!text.starts_with("[^")) return std::nullopt;
  const auto end = text.find_first_of("[] \t", 2);
  if (end == text.npos || end == 2 || text[end] != ']') return std::nullopt;
  if (end + 1 == text.size() || text[end + 1] != ':') return std::nullopt;
  return Span{line.begin + 2, line.begin + count(end)};
}

}  // namespace listlint::markdown
