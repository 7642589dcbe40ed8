#include "lint/rule.h"

#include <cassert>

namespace listlint {
namespace {

// A message is read by people; a hostile name of a megabyte in it is cut to
// its beginning and end.
std::string shortened(std::string message) {
  constexpr size_t kMost = 1000;  // bytes
  constexpr size_t kKept = 300;   // at each end
  if (message.size() <= kMost) return message;
  const auto is_inside = [&](size_t at) {
    return (static_cast<unsigned char>(message[at]) & 0xC0) == 0x80;
  };
  size_t first = kKept;
  while (first > 0 && is_inside(first)) --first;
  size_t last = message.size() - kKept;
  while (last < message.size() && is_inside(last)) ++last;
  return message.substr(0, first) + "\u2026" + message.substr(last);
}

}  // namespace

const OptionValue& Check::value(const Option& option) const {
  const auto& options = setting_.rule->options;
  size_t i = 0;
  while (i < options.size() && options[i] != &option) ++i;
  assert(i < setting_.values.size() && "a rule reads an option it declares");
  return setting_.values[i];
}

Finding& Check::report(Span span, std::string message) {
  auto& finding = findings_.emplace_back();
  finding.rule = setting_.rule->id;
  finding.severity = setting_.severity;
  finding.span = span;
  finding.message = shortened(std::move(message));
  return finding;
}

Finding& Check::report_entry(Index entry, Span span, std::string message) {
  auto& finding = report(span, std::move(message));
  finding.entry = entry;
  finding.section = document.entries[entry].section;
  return finding;
}

Finding& Check::report_section(Index section, Span span, std::string message) {
  auto& finding = report(span, std::move(message));
  finding.section = section;
  return finding;
}

Finding& Check::report_reference(Index reference, Span span,
                                 std::string message) {
  auto& finding = report(span, std::move(message));
  finding.reference = reference;
  return finding;
}

std::string_view name_of(Dismissal dismissal) {
  switch (dismissal) {
    case Dismissal::none:
      return "none";
    case Dismissal::suppressed:
      return "suppressed";
    case Dismissal::baseline:
      return "baseline";
    case Dismissal::earlier:
      return "earlier";
  }
  return "";
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::info:
      return "info";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "";
}

}  // namespace listlint
