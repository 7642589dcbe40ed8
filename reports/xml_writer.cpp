#include "reports/xml_writer.h"

#include <fmt/format.h>

#include "reports/report.h"

namespace listlint::reports {

std::string xml_text(std::string_view text) {
  std::string out;
  for (const char c : visible(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

void XmlWriter::open(std::string_view name) {
  end_tag();
  out_.append(2 * path_.size(), ' ');
  out_ += '<';
  out_ += name;
  path_.push_back(name);
  in_tag_ = true;
}

void XmlWriter::attribute(std::string_view name, std::string_view value) {
  fmt::format_to(std::back_inserter(out_), " {}=\"{}\"", name, xml_text(value));
}

void XmlWriter::attribute(std::string_view name, uint64_t value) {
  fmt::format_to(std::back_inserter(out_), " {}=\"{}\"", name, value);
}

void XmlWriter::line(std::string_view text) {
  out_ += in_tag_ ? '>' : '\n';
  in_tag_ = false;
  in_text_ = true;
  out_ += xml_text(text);
}

void XmlWriter::close() {
  const auto name = path_.back();
  path_.pop_back();
  if (in_tag_) {
    out_ += "/>\n";
  } else {
    if (!in_text_) out_.append(2 * path_.size(), ' ');
    fmt::format_to(std::back_inserter(out_), "</{}>\n", name);
  }
  in_tag_ = false;
  in_text_ = false;
}

void XmlWriter::end_tag() {
  if (in_tag_) out_ += ">\n";
  in_tag_ = false;
}

}  // namespace listlint::reports
