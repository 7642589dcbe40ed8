// Tells which entry, section or reference a place in the text belongs to, for
// rules that look at the bytes and not at the model. Pure functions.
#pragma once

#include <string>

#include "lint/document.h"
#include "lint/finding.h"
#include "lint/rule.h"

namespace listlint::rules {

// Sets the indices of `finding` by where its span begins; leaves them where it
// begins in no entry, heading or reference. Logarithmic.
void set_subject(const Document& document, Finding& finding);

// Check::report with the subject set.
Finding& report_at(Check& check, Span span, std::string message);

}  // namespace listlint::rules
