// Keys under which the names of a list are the same: what duplicates and
// order compare. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lint/document.h"

namespace listlint::rules {

// 64-bit FNV-1a; seed it with a former answer to hash several fields.
inline constexpr uint64_t kHashSeed = 0xCBF29CE484222325U;
uint64_t hash_text(std::string_view text, uint64_t seed = kHashSeed);

// Appends the folded name (unicode::fold) with dashes as spaces and without
// apostrophes and full stops, and "St" as "Saint": "St.-Étienne" and "saint
// etienne" are one.
void append_name_key(std::string_view name, std::string& key);

// The hash of such a key, without making one of an ASCII name.
uint64_t hash_name_key(std::string_view name, uint64_t seed = kHashSeed);

// The name of a place in a country whose language writes letters with marks as
// two as well: "Aarhus" for "Århus" in Denmark, "Muenchen" for "München" in
// Germany. Empty for a name without such letters.
std::string spelt_out_name(const Entry& entry);

// A name of the entry with its qualifiers and country; the country by its code
// where it is known, so that "Kiev , Ukraine" and "Kiev , UKRAINE" are one.
void append_entry_key(const Document& document, const Entry& entry,
                      std::string_view name, std::string& key);

// A hash that equal entry keys share.
uint64_t hash_entry_key(const Document& document, const Entry& entry,
                        std::string_view name);

// "Lima, Peru" for messages.
std::string title_of(const Document& document, const Entry& entry);

}  // namespace listlint::rules
