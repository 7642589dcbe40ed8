#include <fmt/format.h>
#include <string>
#include <utility>
#include <vector>

#include "lint/rule.h"
#include "rules/dates.h"

namespace listlint::rules {
namespace {

constexpr Option kMaxAgeYears = integer_option(
    "max-age-years",
    "How many years an access may lie before the newest one of the list", 4, 1,
    50);
constexpr const Option* kOptions[] = {&kMaxAgeYears};

struct Access {
  Date date;
  Index reference = kNone;
};

std::vector<Access> accesses_of(const Document& document) {
  std::vector<Access> accesses;
  for (Index i = 0; i < document.references.size(); ++i) {
    const auto date = calendar_date(document.references[i].access_date);
    if (date) accesses.push_back({*date, i});
  }
  return accesses;
}

// The newest access of the list that is no slip: one in the future would make
// all others stale.
Access newest_of(const std::vector<Access>& accesses, const Date& today) {
  const int64_t latest = days_from_civil(today) + 1;
  Access newest;
  for (const auto& access : accesses) {
    if (newest.reference != kNone && access.date <= newest.date) continue;
    if (days_from_civil(access.date) <= latest) newest = access;
  }
  return newest;
}

void check_document(Check& check) {
  const auto accesses = accesses_of(check.document);
  const auto newest = newest_of(accesses, check.today);
  if (newest.reference == kNone) return;
  const int64_t years = check.integer(kMaxAgeYears);
  Date oldest = newest.date;
  oldest.year -= static_cast<int32_t>(years);
  const auto& references = check.document.references;
  const auto why = fmt::format(
      "\", over {} year{} before the newest access of the list, \"{}\": look "
      "whether the source still says so",
      years, years == 1 ? "" : "s",
      references[newest.reference].access_date.written.value);
  for (const auto& access : accesses) {
    if (!surely_before(access.date, oldest)) continue;
    const auto& written = references[access.reference].access_date.written;
    std::string message;
    message.reserve(why.size() + written.value.size() + 10);
    message.append("accessed \"").append(written.value).append(why);
    check.report_reference(access.reference, written.span, std::move(message));
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
