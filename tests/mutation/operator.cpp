#include "tests/mutation/operator.h"

#include <algorithm>

namespace listlint::mutation {

std::vector<Operator> all_operators() {
  std::vector<Operator> all;
  for (const auto group :
       {duplicates_operators(), citations_operators(),
        citation_dates_operators(), countries_operators(), unicode_operators(),
        structure_operators(), style_operators(), addresses_operators(),
        sources_operators(), suppressions_operators()}) {
    all.insert(all.end(), group.begin(), group.end());
  }
  std::ranges::stable_sort(all, {}, &Operator::rule);
  return all;
}

}  // namespace listlint::mutation
