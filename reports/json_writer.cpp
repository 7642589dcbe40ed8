#include "reports/json_writer.h"

#include <fmt/format.h>

#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"

namespace listlint::reports {
namespace {

bool drives_terminal(char32_t value) {
  constexpr uint32_t kDrives = unicode::kControl | unicode::kBidiControl;
  if (value == 0x2028 || value == 0x2029) return true;
  return (unicode::properties(value).flags & kDrives) != 0;
}

// All that is escaped lies below U+10000: one \u does.
void append_escape(std::string& out, char32_t value) {
  fmt::format_to(std::back_inserter(out), "\\u{:04x}",
                 static_cast<uint32_t>(value));
}

bool is_plain(char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

void append_ascii(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      append_escape(out, static_cast<unsigned char>(c));
  }
}

}  // namespace

bool is_well_formed(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const auto [point, length] = utf8::decode(text, at);
    if (point == utf8::kIllFormed) return false;
    at += length;
  }
  return true;
}

void JsonWriter::open(char bracket) {
  before_value();
  out_ += bracket;
  ++depth_;
  first_ = true;
}

void JsonWriter::close(char bracket) {
  --depth_;
  if (!first_) indent();
  out_ += bracket;
  first_ = false;
}

void JsonWriter::key(std::string_view name) {
  before_item();
  out_ += '"';
  out_ += name;
  out_ += pretty_ ? "\": " : "\":";
  after_key_ = true;
}

void JsonWriter::text(std::string_view value) {
  before_value();
  out_ += '"';
  for (size_t at = 0; at < value.size();) {
    size_t plain = at;
    while (plain < value.size() && is_plain(value[plain])) ++plain;
    out_.append(value, at, plain - at);
    at = plain;
    if (at == value.size()) break;
    const auto [point, length] = utf8::decode(value, at);
    if (point == utf8::kIllFormed) {
      utf8::append(out_, 0xFFFD);
    } else if (point < 0x80) {
      append_ascii(out_, value[at]);
    } else if (drives_terminal(point)) {
      append_escape(out_, point);
    } else {
      out_.append(value, at, length);
    }
    at += length;
  }
  out_ += '"';
}

void JsonWriter::number(uint64_t value) {
  before_value();
  const fmt::format_int digits(value);
  out_.append(digits.data(), digits.size());
}

void JsonWriter::share(double value) {
  before_value();
  fmt::format_to(std::back_inserter(out_), "{:.4f}", value);
}

void JsonWriter::boolean(bool value) {
  before_value();
  out_ += value ? "true" : "false";
}

void JsonWriter::null() {
  before_value();
  out_ += "null";
}

void JsonWriter::before_value() {
  if (!after_key_) before_item();
  after_key_ = false;
}

void JsonWriter::before_item() {
  if (!first_) out_ += ',';
  first_ = false;
  if (depth_ > 0) indent();
}

void JsonWriter::indent() {
  if (!pretty_) return;
  out_ += '\n';
  out_.append(2 * size_t{depth_}, ' ');
}

}  // namespace listlint::reports
