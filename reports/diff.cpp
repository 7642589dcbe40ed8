#include "reports/diff.h"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <iterator>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace listlint::reports {
namespace {

constexpr size_t kContext = 3;
// Differences that are looked for at once; twice that is the most that two
// stretches may have and still be compared line by line.
constexpr int64_t kMostDifferences = 1024;

using Lines = std::vector<std::string_view>;  // line feeds included
using Numbers = std::vector<uint32_t>;        // equal where lines are

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const auto feed = text.find('\n');
    const auto size = feed == std::string_view::npos ? text.size() : feed + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

// A stretch of either text.
struct Box {
  size_t a_begin = 0;
  size_t a_end = 0;
  size_t b_begin = 0;
  size_t b_end = 0;

  bool is_one_sided() const { return a_begin == a_end || b_begin == b_end; }
};

// Where a shortest way from one text to the other passes its middle: Myers, "An
// O(ND) Difference Algorithm and Its Variations", 1986, section 4b. One way
// goes from either end; a diagonal is a place in a less the one in b.
class Middle {
 public:
  Middle(const Numbers& a, const Numbers& b) : a_(a), b_(b) {}

  // The place in a and in b; nullopt where it is too far.
  std::optional<std::pair<size_t, size_t>> find(const Box& box) {
    const auto a_size = static_cast<int64_t>(box.a_end - box.a_begin);
    const auto b_size = static_cast<int64_t>(box.b_end - box.b_begin);
    box_ = box;
    a_size_ = a_size;
    b_size_ = b_size;
    const auto most = std::min((a_size + b_size + 1) / 2, kMostDifferences);
    zero_ = most + 1;
    for (auto* way : {&forward_, &backward_}) {
      way->reach.assign(static_cast<size_t>(2 * zero_ + 1), -1);
      way->reach[static_cast<size_t>(zero_ + 1)] = 0;
      way->cut_low = way->cut_high = 0;
    }
    for (int64_t differences = 0; differences <= most - 1; ++differences) {
      if (const auto met = advance(forward_, backward_, differences, true)) {
        return place(met->first, met->second);
      }
      if (const auto met = advance(backward_, forward_, differences, false)) {
        return place(a_size - met->first, b_size - met->second);
      }
    }
    return std::nullopt;
  }

 private:
  struct Way {
    std::vector<int64_t> reach;  // place in a, by diagonal
    int64_t cut_low = 0;         // diagonals that ran off the box
    int64_t cut_high = 0;
  };
  using Place = std::pair<int64_t, int64_t>;

  std::pair<size_t, size_t> place(int64_t a, int64_t b) const {
    return {box_.a_begin + static_cast<size_t>(a),
            box_.b_begin + static_cast<size_t>(b)};
  }

  bool same(int64_t a, int64_t b, bool is_forward) const {
    const auto i = static_cast<size_t>(a);
    const auto k = static_cast<size_t>(b);
    return is_forward ? a_[box_.a_begin + i] == b_[box_.b_begin + k]
                      : a_[box_.a_end - 1 - i] == b_[box_.b_end - 1 - k];
  }

  // One difference further on each diagonal; the place where it meets the
  // other way, counted from its own end.
  std::optional<Place> advance(Way& way, const Way& other, int64_t differences,
                               bool is_forward) {
    const auto delta = a_size_ - b_size_;
    const bool may_meet = (delta % 2 != 0) == is_forward;
    auto& reach = way.reach;
    for (auto k = -differences + way.cut_low; k <= differences - way.cut_high;
         k += 2) {
      const auto at = static_cast<size_t>(zero_ + k);
      const bool down = k == -differences ||
                        (k != differences && reach[at - 1] < reach[at + 1]);
      auto a = down ? reach[at + 1] : reach[at - 1] + 1;
      auto b = a - k;
      while (a < a_size_ && b < b_size_ && same(a, b, is_forward)) ++a, ++b;
      reach[at] = a;
      if (a > a_size_) {
        way.cut_high += 2;
      } else if (b > b_size_) {
        way.cut_low += 2;
      } else if (may_meet) {
        const auto across = zero_ + delta - k;
        if (across < 0 || across >= static_cast<int64_t>(reach.size()))
          continue;
        const auto met = other.reach[static_cast<size_t>(across)];
        if (met != -1 && a + met >= a_size_) return Place{a, b};
      }
    }
    return std::nullopt;
  }

  const Numbers& a_;
  const Numbers& b_;
  Box box_;
  int64_t a_size_ = 0;
  int64_t b_size_ = 0;
  int64_t zero_ = 0;  // index of diagonal 0
  Way forward_;
  Way backward_;
};

// Which lines of either text the other has at the same place of the order.
struct Kept {
  std::vector<bool> a;
  std::vector<bool> b;
};

// Compares texts of which each line is in both somewhere.
Kept compare(const Numbers& a, const Numbers& b) {
  Kept kept{std::vector<bool>(a.size()), std::vector<bool>(b.size())};
  Middle middle(a, b);
  std::vector<Box> boxes = {{0, a.size(), 0, b.size()}};
  while (!boxes.empty()) {
    auto box = boxes.back();
    boxes.pop_back();
    while (!box.is_one_sided() && a[box.a_begin] == b[box.b_begin]) {
      kept.a[box.a_begin++] = kept.b[box.b_begin++] = true;
    }
    while (!box.is_one_sided() && a[box.a_end - 1] == b[box.b_end - 1]) {
      kept.a[--box.a_end] = kept.b[--box.b_end] = true;
    }
    if (box.is_one_sided()) continue;
    const auto found = middle.find(box);
    if (!found) continue;
    const auto [a_at, b_at] = *found;
    boxes.push_back({box.a_begin, a_at, box.b_begin, b_at});
    boxes.push_back({a_at, box.a_end, b_at, box.b_end});
  }
  return kept;
}

// A line that only one text has cannot be kept; without those little is left to
// compare where every line was changed.
Kept kept_lines(const Lines& a, const Lines& b) {
  struct Seen {
    uint32_t number = 0;
    bool in_b = false;
  };
  std::unordered_map<std::string_view, Seen> seen;
  seen.reserve(a.size());
  for (const auto line : a) {
    seen.try_emplace(line, Seen{static_cast<uint32_t>(seen.size()), false});
  }
  Numbers a_numbers;
  Numbers b_numbers;
  std::vector<size_t> a_places;
  std::vector<size_t> b_places;
  for (size_t i = 0; i < b.size(); ++i) {
    const auto found = seen.find(b[i]);
    if (found == seen.end()) continue;
    found->second.in_b = true;
    b_numbers.push_back(found->second.number);
    b_places.push_back(i);
  }
  for (size_t i = 0; i < a.size(); ++i) {
    const auto& found = seen.find(a[i])->second;
    if (!found.in_b) continue;
    a_numbers.push_back(found.number);
    a_places.push_back(i);
  }
  const auto shared = compare(a_numbers, b_numbers);
  Kept kept{std::vector<bool>(a.size()), std::vector<bool>(b.size())};
  for (size_t i = 0; i < a_places.size(); ++i)
    kept.a[a_places[i]] = shared.a[i];
  for (size_t i = 0; i < b_places.size(); ++i)
    kept.b[b_places[i]] = shared.b[i];
  return kept;
}

// Stretches that differ, in order.
std::vector<Box> changes_of(const Lines& a, const Lines& b) {
  const auto kept = kept_lines(a, b);
  std::vector<Box> changes;
  size_t i = 0;
  size_t k = 0;
  while (i < a.size() || k < b.size()) {
    const Box begin{i, i, k, k};
    while (i < a.size() && !kept.a[i]) ++i;
    while (k < b.size() && !kept.b[k]) ++k;
    if (i > begin.a_begin || k > begin.b_begin) {
      changes.push_back({begin.a_begin, i, begin.b_begin, k});
    } else {
      ++i;
      ++k;
    }
  }
  return changes;
}

// Of alike lines another one than the changed one may have been kept: a line
// that goes and one that comes some lines below are brought together where that
// says the same, so that they read as one change.
std::vector<Box> brought_together(const std::vector<Box>& changes,
                                  const Lines& a, const Lines& b) {
  std::vector<Box> tidy;
  for (const auto& later : changes) {
    const auto slides = [](const Lines& lines, size_t begin, size_t end,
                           size_t by) {
      for (size_t i = 1; i <= by; ++i) {
        if (lines[end - i] != lines[begin - i]) return false;
      }
      return true;
    };
    if (!tidy.empty() && tidy.back().is_one_sided() && later.is_one_sided()) {
      auto& earlier = tidy.back();
      const auto gap = later.a_begin - earlier.a_end;
      const bool goes = earlier.b_begin == earlier.b_end;
      const bool comes = later.a_begin == later.a_end;
      if (goes && comes && slides(b, later.b_begin, later.b_end, gap)) {
        earlier.b_end = later.b_end - gap;
        continue;
      }
      if (!goes && !comes && slides(a, later.a_begin, later.a_end, gap)) {
        earlier.a_end = later.a_end - gap;
        continue;
      }
    }
    tidy.push_back(later);
  }
  return tidy;
}

void append_lines(std::string& out, char mark, const Lines& lines, size_t begin,
                  size_t end) {
  for (auto i = begin; i < end; ++i) {
    out += mark;
    out += lines[i];
    if (!lines[i].ends_with('\n')) out += "\n\\ No newline at end of file\n";
  }
}

// "12,7": where it begins and how many lines it is; of no line, the one before.
std::string range(size_t begin, size_t end) {
  const auto size = end - begin;
  const auto first = size == 0 ? begin : begin + 1;
  return size == 1 ? fmt::format("{}", first)
                   : fmt::format("{},{}", first, size);
}

// The changes [from, to), with what stands around and between them.
void append_hunk(std::string& out, const Lines& a, const Lines& b,
                 const Box* from, const Box* to) {
  const auto lead = std::min(kContext, from->a_begin);
  const auto tail = std::min(kContext, a.size() - (to - 1)->a_end);
  out += fmt::format("@@ -{} +{} @@\n",
                     range(from->a_begin - lead, (to - 1)->a_end + tail),
                     range(from->b_begin - lead, (to - 1)->b_end + tail));
  auto at = from->a_begin - lead;
  for (const auto* change = from; change != to; ++change) {
    append_lines(out, ' ', a, at, change->a_begin);
    append_lines(out, '-', a, change->a_begin, change->a_end);
    append_lines(out, '+', b, change->b_begin, change->b_end);
    at = change->a_end;
  }
  append_lines(out, ' ', a, at, at + tail);
}

// As git writes it: in quotation marks where it would break the line, and with
// a tab behind a name with spaces, for `patch`.
std::string header_name(std::string_view path) {
  const auto is_special = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '"' ||
           c == '\\';
  };
  if (std::ranges::none_of(path, is_special)) {
    return fmt::format("{}{}", path, path.find(' ') != path.npos ? "\t" : "");
  }
  std::string name = "\"";
  for (const char c : path) {
    if (c == '"' || c == '\\') {
      name += {'\\', c};
    } else if (is_special(c)) {
      name += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    } else {
      name += c;
    }
  }
  return name + '"';
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before,
                         std::string_view after) {
  if (before == after) return {};
  const auto a = lines_of(before);
  const auto b = lines_of(after);
  const auto changes = brought_together(changes_of(a, b), a, b);
  auto out =
      fmt::format("--- {}\n+++ {}\n", header_name(fmt::format("a/{}", path)),
                  header_name(fmt::format("b/{}", path)));
  const auto* const end = changes.data() + changes.size();
  for (const auto* from = changes.data(); from != end;) {
    const auto* to = from + 1;
    while (to != end && to->a_begin - (to - 1)->a_end <= 2 * kContext) ++to;
    append_hunk(out, a, b, from, to);
    from = to;
  }
  return out;
}

}  // namespace listlint::reports
