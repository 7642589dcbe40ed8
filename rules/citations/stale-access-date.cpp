#include <fmt/format.h>
#include <optional>

#include "lint/rule.h"
#include "rules/dates.h"

namespace listlint::rules {
namespace {

constexpr Option kMaxAgeYears = integer_option(
    "max-age-years",
    "How many years an access may lie before the newest one of the list", 4, 1,
    50);
constexpr const Option* kOptions[] = {&kMaxAgeYears};

struct Newest {
  Date date;
  Index reference = kNone;
};

// The newest access of the list that is no slip: one in the future would make
// all others stale.
Newest newest_access(const Check& check) {
  const auto& references = check.document.references;
  const int64_t latest = days_from_civil(check.today) + 1;
  Newest newest;
  for (Index i = 0; i < references.size(); ++i) {
    const auto date = calendar_date(references[i].access_date);
    if (!date || days_from_civil(*date) > latest) continue;
    if (newest.reference != kNone && *date <= newest.date) continue;
    newest = {*date, i};
  }
  return newest;
}

void check_document(Check& check) {
  const auto newest = newest_access(check);
  if (newest.reference == kNone) return;
  const int64_t years = check.integer(kMaxAgeYears);
  Date oldest = newest.date;
  oldest.year -= static_cast<int32_t>(years);
  const auto& references = check.document.references;
  const auto shown = references[newest.reference].access_date.written.value;
  for (Index i = 0; i < references.size(); ++i) {
    const auto& written = references[i].access_date.written;
    const auto date = calendar_date(references[i].access_date);
    if (!date || !surely_before(*date, oldest)) continue;
    check.report_reference(
        i, written.span,
        fmt::format(
            "accessed \"{}\", over {} year{} before the newest access "
            "of the list, \"{}\": look whether the source still says so",
            written.value, years, years == 1 ? "" : "s", shown));
  }
}

}  // namespace

extern const Rule citations_stale_access_date;
constinit const Rule citations_stale_access_date = {
    .id = "citations/stale-access-date",
    .severity = Severity::info,
    .summary = "A source was last read long before the newest one of the list",
    .options = kOptions,
    .document = check_document,
};

}  // namespace listlint::rules
