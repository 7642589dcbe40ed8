// The parameters that the citation templates of English Wikipedia know: CS1
// ("cite web", "cite book", …) and CS2 ("citation"), which other wikis copy.
// Data and look-ups; pure, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace listlint::wikitext {

// Whether a template is surely of this family, by its name.
bool is_cs1(std::string_view name);

// The field that a parameter fills. Parameters of one field mean the same:
// "last2", "author2" and "author2-last".
struct Cs1Field {
  uint16_t group = 0;   // from 1; 0 where the templates know no such parameter
  uint32_t number = 0;  // 2 of "last2"

  friend auto operator<=>(const Cs1Field&, const Cs1Field&) = default;
};

// Names tell capitals from small letters: there is no "Title".
Cs1Field cs1_field(std::string_view name);

// What is meant by a parameter that the templates do not know: a former name,
// or a slip of one or two letters; "" where none is near. nullopt where they
// know it, and where it is one of the templates of another language.
std::optional<std::string> meant_parameter(std::string_view name);

}  // namespace listlint::wikitext
