#include <fmt/format.h>
#include <string>

#include "lint/rule.h"
#include "lint/unicode/utf8.h"
#include "rules/code_points.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

constexpr uint32_t kMostBytesShown = 8;

std::string list_bytes(std::string_view bytes) {
  std::string list = bytes.size() == 1 ? "byte" : "bytes";
  for (const char byte : bytes.substr(0, kMostBytesShown)) {
    list += fmt::format(" {:02X}", static_cast<unsigned char>(byte));
  }
  if (bytes.size() > kMostBytesShown) {
    list += fmt::format(" and {} more", bytes.size() - kMostBytesShown);
  }
  return list;
}

void check_source(Check& check) {
  for (const auto& notable : check.scan.notables) {
    if (notable.code_point != utf8::kIllFormed) continue;
    const auto bytes = check.slice(notable.span);
    report_at(
        check, notable.span,
        fmt::format("{}{} {} not UTF-8: save the text as UTF-8",
                    list_bytes(bytes),
                    shown_place(check.document.source->bytes(), notable.span),
                    bytes.size() == 1 ? "is" : "are"));
  }
}

}  // namespace

extern const Rule unicode_invalid_utf8;
constinit const Rule unicode_invalid_utf8 = {
    .id = "unicode/invalid-utf8",
    .severity = Severity::error,
    .summary = "Bytes that are not UTF-8",
    .source = check_source,
};

}  // namespace listlint::rules
