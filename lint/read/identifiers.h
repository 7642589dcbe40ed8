// The numbers of a source in running text: "ISBN 978-0-306-40615-7",
// "ISSN 0317-8471", "doi:10.1000/182", "PMID 15245". Pure functions; any
// thread.
#pragma once

#include <optional>
#include <string_view>

#include "lint/document.h"
#include "lint/read/writing.h"

namespace listlint::text {

// Appends the identifiers that stand in a part of `writing`, as written and
// without their word. A word with no number behind it is none.
void find_identifiers(const Writing& writing, Span part, Reference& reference);

// Whether a part begins with one, so that it names no site or publisher.
bool begins_with_identifier(std::string_view part);

// "ISBN", "isbn", "eISSN", "doi" and "PMID"; nullopt for other words.
std::optional<IdentifierKind> identifier_kind(std::string_view word);

}  // namespace listlint::text
