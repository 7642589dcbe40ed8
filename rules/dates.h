// Dates of references, compared no finer than they are written.
// Pure functions; any thread.
#pragma once

#include <optional>
#include <string>

#include "lint/date.h"
#include "lint/document.h"

namespace listlint::rules {

// The date of a field; where the reader could not take all of it for one, the
// date that it begins with: "12 July 2020 – via Google Books".
std::optional<WrittenDate> date_of(const DateField& field);

// Whether the calendar has the date, as precisely as it is written.
bool in_calendar(const WrittenDate& written);

// The date of a field where it is one of the calendar.
std::optional<Date> calendar_date(const DateField& field);

// Whether `a` is before `b` whatever the parts are that one of them leaves
// out: May 2015 is neither before nor after 8 May 2015.
bool surely_before(const Date& a, const Date& b);

// A whole date as a list writes it; ISO for styles that leave a part out.
std::string written_as(const Date& date, DateStyle style);

}  // namespace listlint::rules
