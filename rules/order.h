// Whether names stand in alphabetical order, and which ones do not: shared by
// structure/entry-order and structure/section-order.
//
// Names compare as the ICU collation of the list's language does at primary
// strength (case and accents aside). A name may be filed under itself, without
// its leading article or generic word ("La Plata" under P, "Canton of Bern"
// under B), or by the part before a dash, comma or bracket ("Suzhou – Gusu"):
// whichever fits. Out of order are those outside the longest run in order, so
// that the culprit is named and not its neighbour.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document.h"

namespace listlint::rules {

// One thread; opens the ICU collator at the first pair that needs it.
class Collation {
 public:
  // `language` is BCP 47; "" is the order of the Unicode root.
  explicit Collation(std::string_view language);
  ~Collation();
  Collation(const Collation&) = delete;
  Collation& operator=(const Collation&) = delete;

  // Negative, 0, positive, as strcmp.
  int compare(std::string_view a, std::string_view b);

 private:
  struct Icu;

  std::string language_;
  bool plain_ascii_;  // the root's order of ASCII holds for the language
  std::unique_ptr<Icu> icu_;
};

// The indices of the names out of order, ascending; the earlier of two that
// contradict each other is believed. O(n log n).
std::vector<Index> out_of_order(const std::vector<std::string_view>& names,
                                Collation& collation);

}  // namespace listlint::rules
