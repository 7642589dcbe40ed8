// Defects of the dates of sources.
#include <array>
#include <fmt/format.h>

#include "tests/mutation/operator.h"

namespace listlint::mutation {
namespace {

using Made = std::optional<Mutant>;

constexpr std::string_view kMonths[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

// A date in the style of another one.
std::string write(const Date& date, DateStyle style) {
  const auto month = kMonths[date.month - 1];
  switch (style) {
    case DateStyle::month_day_year:
      return fmt::format("{} {}, {}", month, date.day, date.year);
    case DateStyle::iso:
      return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    default:
      return fmt::format("{} {} {}", date.day, month, date.year);
  }
}

bool is_whole(const DateField& field) {
  return field.parsed && field.parsed->date.day != 0;
}

template <typename Likes>
std::optional<Index> pick_reference(const Ground& ground, Random& random,
                                    Likes likes) {
  const auto& references = ground.document().references;
  return pick(random, references.size(), [&](Index i) {
    return ground.is_single(i) &&
           ground.is_verbatim(references[i].access_date.written) &&
           is_whole(references[i].access_date) && likes(references[i]);
  });
}

bool is_any(const Reference&) { return true; }

Made write_access(const Reference& reference, const Date& date) {
  return Mutant{{{reference.access_date.written.span,
                  write(date, reference.access_date.parsed->style)}},
                {reference.span}};
}

Made impossible_date(const Ground& ground, Random& random) {
  constexpr Date kImpossible[] = {{2023, 2, 31}, {2022, 4, 31},  {2021, 2, 29},
                                  {2023, 6, 31}, {2022, 11, 31}, {2020, 2, 30},
                                  {2022, 5, 32}};
  const auto chosen = pick_reference(ground, random, is_any);
  if (!chosen) return std::nullopt;
  return write_access(ground.document().references[*chosen],
                      random.one_of(kImpossible));
}

Made no_date(const Ground& ground, Random& random) {
  constexpr std::string_view kNoDates[] = {"35 Foo 2020", "12 Juli 2x20",
                                           "last week", "12 Jully 2020"};
  const auto chosen = pick_reference(ground, random, is_any);
  if (!chosen || ground.is({"text", "markdown", "html"})) return std::nullopt;
  const auto& reference = ground.document().references[*chosen];
  return Mutant{{{reference.access_date.written.span,
                  std::string(random.one_of(kNoDates))}}};
}

Made future_date(const Ground& ground, Random& random) {
  const auto chosen = pick_reference(ground, random, is_any);
  if (!chosen) return std::nullopt;
  const auto& reference = ground.document().references[*chosen];
  auto date = reference.access_date.parsed->date;
  constexpr int32_t kLater[] = {10, 100, 180, 7000};
  date.year += random.one_of(kLater);
  return write_access(reference, date);
}

// Published in the year after the access, but not in the future.
Made date_order(const Ground& ground, Random& random) {
  const auto chosen = pick_reference(ground, random, [&](const Reference& r) {
    return is_whole(r.date) && ground.is_verbatim(r.date.written) &&
           r.access_date.parsed->date.year < 2025;
  });
  if (!chosen) return std::nullopt;
  const auto& reference = ground.document().references[*chosen];
  auto date = reference.access_date.parsed->date;
  ++date.year;
  return Mutant{{{reference.date.written.span,
                  write(date, reference.date.parsed->style)}}};
}

Made stale_access_date(const Ground& ground, Random& random) {
  Date newest;
  for (const auto& reference : ground.document().references) {
    if (is_whole(reference.access_date)) {
      newest = std::max(newest, reference.access_date.parsed->date);
    }
  }
  const auto chosen = pick_reference(ground, random, [&](const Reference& r) {
    return r.date.empty() && r.access_date.parsed->date.year + 2 >= newest.year;
  });
  if (!chosen) return std::nullopt;
  const auto& reference = ground.document().references[*chosen];
  if (reference.access_date.parsed->date == newest) return std::nullopt;
  auto date = reference.access_date.parsed->date;
  date.year = newest.year - 5 - static_cast<int32_t>(random.below(6));
  return write_access(reference, date);
}

Made missing_access_date(const Ground& ground, Random& random) {
  const auto chosen = pick_reference(ground, random, [](const Reference& r) {
    return !r.site.empty() && r.archive_url.empty();
  });
  if (!chosen) return std::nullopt;
  const auto& reference = ground.document().references[*chosen];
  Span span = reference.access_date.written.span;
  if (!ground.is_data()) {
    const auto before = ground.bytes().substr(0, span.begin);
    const auto word = before.rfind(ground.is({"wikitext"}) ? "|" : "Retrieved");
    if (word == std::string_view::npos || word < reference.span.begin) {
      return std::nullopt;
    }
    span.begin = static_cast<uint32_t>(word);
  }
  return Mutant{{{ground.is_data() ? span : ground.with_space(span), ""}},
                {reference.title.span, span}};
}

Made mixed_format(const Ground& ground, Random& random) {
  const auto chosen = pick_reference(ground, random, [](const Reference& r) {
    return r.access_date.parsed->style == DateStyle::day_month_year;
  });
  if (!chosen) return std::nullopt;
  const auto& reference = ground.document().references[*chosen];
  // A comma ends a field of these.
  const bool iso = ground.is({"csv", "text"}) || random.below(2) == 0;
  return Mutant{{{reference.access_date.written.span,
                  write(reference.access_date.parsed->date,
                        iso ? DateStyle::iso : DateStyle::month_day_year)}}};
}

constexpr auto kOperators = std::to_array<Operator>({
    {"citations/date-order", "a source is published after it was read",
     date_order},
    {"citations/future-date", "the year of an access is far ahead",
     future_date},
    {"citations/impossible-date", "an access is on a day that does not exist",
     impossible_date},
    {"citations/impossible-date", "an access date becomes no date", no_date},
    {"citations/missing-access-date", "an access date is taken out",
     missing_access_date},
    {"citations/mixed-date-format", "a date is written in another order",
     mixed_format},
    {"citations/stale-access-date", "an access date becomes years older",
     stale_access_date},
});

}  // namespace

std::span<const Operator> citation_dates_operators() { return kOperators; }

}  // namespace listlint::mutation
