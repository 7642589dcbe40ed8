// Which values of a custom rule stand out of order. Pure; any thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/custom/rule.h"

namespace listlint::custom {

// Makes of values keys that compare as bytes. One thread; opens the ICU
// collator at the first text.
class OrderKeys {
 public:
  // `language` is BCP 47; "" is the order of the Unicode root.
  OrderKeys(Kind kind, std::string_view language);
  ~OrderKeys();
  OrderKeys(const OrderKeys&) = delete;
  OrderKeys& operator=(const OrderKeys&) = delete;

  // nullopt where the value is no number or no date.
  std::optional<std::string> of(std::string_view value);

 private:
  struct Icu;

  std::string of_text(std::string_view value);

  Kind kind_;
  std::string language_;
  std::unique_ptr<Icu> icu_;
};

// Whether each key is outside the longest run that does not descend; the
// earlier of two that contradict each other is believed. O(n log n).
std::vector<bool> outside_longest_run(const std::vector<std::string>& keys);

}  // namespace listlint::custom
