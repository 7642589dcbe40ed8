#include <algorithm>
#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/dates.h"

namespace listlint::rules {
namespace {

// Whether a date is more than `days` after `from`; it counts as the first day
// that it may mean, so that "2026" is not after May 2026.
bool is_after(const DateField& field, const Date& from, int64_t days) {
  const auto date = calendar_date(field);
  if (!date || date->year < from.year) return false;
  return days_from_civil(*date) > days_from_civil(from) + days;
}

void check_past(Check& check, Index index, const DateField& field,
                std::string_view name) {
  // Where the day begins first it is already tomorrow.
  if (!is_after(field, check.today, 1)) return;
  check.report_reference(index, field.written.span,
                         fmt::format("the {} \"{}\" is in the future: "
                                     "correct it",
                                     name, field.written.value));
}

void check_reference(Check& check, Index index) {
  const auto& reference = check.document.references[index];
  check_past(check, index, reference.access_date, "access date");
  check_past(check, index, reference.archive_date, "archive date");
  // A work may be announced, or dated ahead, but not by so much.
  Date next_year = check.today;
  ++next_year.year;
  if (!is_after(reference.date, next_year, 0)) return;
  auto& finding = check.report_reference(
      index, reference.date.written.span,
      fmt::format("the publication date \"{}\" is more than a year ahead: "
                  "correct it",
                  reference.date.written.value));
  finding.severity = std::min(finding.severity, Severity::warning);
}

}  // namespace

extern const Rule citations_future_date;
constinit const Rule citations_future_date = {
    .id = "citations/future-date",
    .severity = Severity::error,
    .summary = "A source was read or archived in the future",
    .reference = check_reference,
};

}  // namespace listlint::rules
