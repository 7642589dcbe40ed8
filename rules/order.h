// Whether names stand in alphabetical order, and which ones do not: shared by
// structure/entry-order and structure/section-order.
//
// Names compare as the ICU collation of the list's language does at primary
// strength (case and accents aside). A name may be filed under itself, without
// its leading article or generic word ("La Plata" under P, "Canton of Bern"
// under B), or by the part before a dash, comma or bracket ("Suzhou – Gusu"):
// whichever fits. Out of order are those outside the longest run in order, so
// that the culprit is named and not its neighbour.
//
// A language may have several orders, and a list may be sorted without regard
// to its language; the one that fits the list best is taken. Chinese characters
// are put in order in Chinese only: in Japanese their reading is not known.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document.h"
#include "lint/rule.h"

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

// The nearest names in order around one that is not; kNone where there is none.
struct Neighbours {
  Index before = kNone;
  Index after = kNone;
};

// Of each of `out`, which ascends, among the names from `begin` to `end`.
std::vector<Neighbours> kept_around(const std::vector<Index>& out, Index begin,
                                    Index end);

// Whether it is the name after it that a name out of order stands wrong with:
// it is after that one, and not before the one before it.
bool is_out_with_next(std::string_view before, std::string_view name,
                      std::string_view after, Collation& collation);

// The names in order, by index, moved as few as are out of order: each of them
// goes behind the last of the others that is not after it.
std::vector<Index> put_in_order(const std::vector<std::string_view>& names,
                                Collation& collation);

inline constexpr std::string_view kOrders[] = {
    "auto", "none", "af", "ar", "az", "be", "bg", "bn", "bs",  "ca", "cs",
    "cy",   "da",   "de", "el", "en", "eo", "es", "et", "eu",  "fa", "fi",
    "fo",   "fr",   "ga", "gl", "he", "hi", "hr", "hu", "hy",  "id", "is",
    "it",   "ja",   "ka", "kk", "kl", "ko", "ky", "lb", "lt",  "lv", "mk",
    "mn",   "ms",   "mt", "nb", "ne", "nl", "nn", "no", "pl",  "ps", "pt",
    "ro",   "ru",   "se", "sk", "sl", "sq", "sr", "sv", "sw",  "ta", "te",
    "th",   "tk",   "tr", "uk", "ur", "uz", "vi", "yi", "yue", "zh"};

// The option of both rules.
inline constexpr Option kOrder = choice_option(
    "order", "by which alphabet: auto, none, or the code of a language", "auto",
    kOrders);

// The collations to try for a list, by the value of kOrder; the first is that
// of its language. None for "none".
std::vector<std::string> collations_of(const Document& document,
                                       std::string_view order);

// Whether the order of a name cannot be told: Chinese characters in a list that
// is not in Chinese, letters of two alphabets in one word.
bool has_no_order(std::string_view name, std::string_view collation);

}  // namespace listlint::rules
