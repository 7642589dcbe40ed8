#include <algorithm>
#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/dates.h"

namespace listlint::rules {
namespace {

// Whether one date is before the other by more than time zones explain: what
// is published on the second in Tokyo is read on the first in New York.
bool is_well_before(const Date& early, const Date& late) {
  if (!surely_before(early, late)) return false;
  const bool days = early.day != 0 && late.day != 0;
  return !days || days_from_civil(late) - days_from_civil(early) > 1;
}

// A magazine is out before the month on its cover.
bool may_be_cover_date(const Date& early, const Date& published) {
  constexpr int64_t kAhead = 92;
  return published.month != 0 && published.day == 0 &&
         days_from_civil(published) - days_from_civil(early) <= kAhead;
}

void check_field(Check& check, Index index, const DateField& field,
                 std::string_view verb, Severity most) {
  const auto& publication = check.document.references[index].date;
  const auto date = calendar_date(field);
  const auto published = calendar_date(publication);
  if (!date || !published || !is_well_before(*date, *published)) return;
  if (may_be_cover_date(*date, *published)) most = Severity::info;
  auto& finding = check.report_reference(
      index, field.written.span,
      fmt::format("{} \"{}\", before it was published, \"{}\": correct one of "
                  "the dates",
                  verb, field.written.value, publication.written.value));
  finding.severity = std::min(finding.severity, most);
  finding.related.push_back({publication.written.span, "published"});
}

void check_reference(Check& check, Index index) {
  const auto& reference = check.document.references[index];
  if (reference.date.empty()) return;
  check_field(check, index, reference.access_date, "accessed", Severity::error);
  check_field(check, index, reference.archive_date, "archived",
              Severity::warning);
}

}  // namespace

extern const Rule citations_date_order;
constinit const Rule citations_date_order = {
    .id = "citations/date-order",
    .severity = Severity::error,
    .summary = "A source was read or archived before it was published",
    .reference = check_reference,
};

}  // namespace listlint::rules
