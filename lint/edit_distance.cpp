#include "lint/edit_distance.h"

#include <algorithm>
#include <vector>

namespace listlint {

size_t edit_distance(std::string_view a, std::string_view b, size_t limit) {
  const size_t gap =
      a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap >= limit) return limit;
  // Three rows of the table: the one before last, the last, this one.
  const size_t width = b.size() + 1;
  std::vector<size_t> before(width);
  std::vector<size_t> last(width);
  std::vector<size_t> row(width);
  for (size_t k = 0; k < width; ++k) last[k] = k;
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    size_t least = i;
    for (size_t k = 1; k < width; ++k) {
      const bool same = a[i - 1] == b[k - 1];
      row[k] =
          std::min({last[k] + 1, row[k - 1] + 1, last[k - 1] + (same ? 0 : 1)});
      const bool swapped =
          i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1];
      if (swapped) row[k] = std::min(row[k], before[k - 2] + 1);
      least = std::min(least, row[k]);
    }
    if (least >= limit) return limit;
    std::swap(before, last);
    std::swap(last, row);
  }
  return std::min(last[b.size()], limit);
}

}  // namespace listlint
