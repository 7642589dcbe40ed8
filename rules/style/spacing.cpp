#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <vector>

#include "lint/place.h"
#include "lint/rule.h"

namespace listlint::rules {
namespace {

// How a comma is spaced: no, one or several spaces before and after it.
using Form = uint8_t;  // 3 * before + after
constexpr Form kForms = 9;
constexpr Form kNoComma = kForms;

// The commas of an entry, in order: the first follows the name, the later
// ones a qualifier. Each kind has a custom of its own.
enum Kind : uint8_t { kFirst, kLater, kKinds };

Form form_of(std::string_view gap) {
  const auto comma = gap.find_first_not_of(' ');
  if (comma == std::string_view::npos || gap[comma] != ',') return kNoComma;
  const auto rest = gap.find_first_not_of(' ', comma + 1);
  if (rest != std::string_view::npos) return kNoComma;
  const auto after = gap.size() - comma - 1;
  return static_cast<Form>(3 * std::min<size_t>(comma, 2) +
                           std::min<size_t>(after, 2));
}

std::string written(Form form) {
  return std::string(form / 3U, ' ') + "," + std::string(form % 3U, ' ');
}

// Calls visit(kind, before, after) for each two neighbouring parts of an entry.
template <typename Visit>
void visit_gaps(const Document& document, const Entry& entry, Visit visit) {
  if (entry.country.empty()) return;
  auto before = entry.name.span;
  Kind kind = kFirst;
  for (Index i = entry.qualifiers.begin; i < entry.qualifiers.end; ++i) {
    const auto after = document.qualifiers[i].span;
    visit(kind, before, after);
    before = after;
    kind = kLater;
  }
  visit(kind, before, entry.country.span);
}

struct Custom {
  Form form = kNoComma;
  uint32_t followers = 0;
};

using Counts = std::array<uint32_t, kForms>;

// The form that nearly all have; kNoComma where there is none.
Custom custom_of(const Counts& counts) {
  constexpr uint32_t kFewest = 10;
  uint64_t all = 0;
  for (const auto count : counts) all += count;
  const auto most = std::ranges::max_element(counts);
  if (all < kFewest || uint64_t{*most} * 100 < all * 95 || *most == all) {
    return {};
  }
  return {static_cast<Form>(most - counts.begin()), *most};
}

struct Gap {
  Index entry = 0;
  Span before;  // the parts at its sides
  Span comma;   // with its spaces
  Span after;
};

// What stands between two parts, behind the end of a link: "[[Varna]], ".
Span between(const Check& check, Span before, Span after) {
  constexpr std::string_view kLinkEnd = "]]";
  Span gap{before.end, std::max(before.end, after.begin)};
  if (check.slice(gap).starts_with(kLinkEnd)) {
    gap.begin += static_cast<uint32_t>(kLinkEnd.size());
  }
  return gap;
}

class Commas {
 public:
  explicit Commas(Check& check)
      : check_(check),
        most_kept_(
            (check.document.entries.size() + check.document.qualifiers.size()) *
            5 / 100) {}

  void add(Index index) {
    const auto& document = check_.document;
    visit_gaps(document, document.entries[index],
               [&](Kind kind, Span before, Span after) {
                 const Span comma = between(check_, before, after);
                 const Form form = form_of(check_.slice(comma));
                 if (form == kNoComma) return;
                 ++counts_[kind][form];
                 auto& gaps = gaps_[kind][form];
                 if (gaps.size() <= most_kept_) {
                   gaps.push_back({index, before, comma, after});
                 }
               });
  }

  void report() {
    for (size_t kind = 0; kind < kKinds; ++kind) {
      const auto custom = custom_of(counts_[kind]);
      if (custom.form == kNoComma) continue;
      for (Form form = 0; form < kForms; ++form) {
        if (form == custom.form) continue;
        for (const auto& gap : gaps_[kind][form]) report(gap, custom);
      }
    }
  }

 private:
  void report(const Gap& found, const Custom& custom) {
    const auto& [entry, before, gap, after] = found;
    const auto comma = written(custom.form);
    auto& finding = check_.report_entry(
        entry, gap,
        fmt::format("the comma of \"{}\" is spaced unlike {} others: write "
                    "\"{}{}{}\"",
                    fmt::format("{}{}{}", check_.slice(before),
                                check_.slice(gap), check_.slice(after)),
                    custom.followers, check_.slice(before), comma,
                    check_.slice(after)));
    finding.fix =
        Fix{fmt::format("write \"{}\"", comma), Safety::safe, {{gap, comma}}};
  }

  Check& check_;
  // A form that more gaps have is no exception: those need not be kept.
  const size_t most_kept_;
  std::array<Counts, kKinds> counts_{};
  std::array<std::array<std::vector<Gap>, kForms>, kKinds> gaps_;
};

// Of two neighbouring spaces one stands at an odd place.
bool has_run(std::string_view text) {
  for (size_t i = 1; i < text.size(); i += 2) {
    if (text[i] != ' ') continue;
    if (text[i - 1] == ' ') return true;
    if (i + 1 < text.size() && text[i + 1] == ' ') return true;
  }
  return false;
}

// Calls report(span) for each run of two or more spaces inside a field.
template <typename Report>
void visit_runs(Check& check, const Text& text, Report report) {
  const auto value = text.value;
  for (auto at = value.find("  "); at != std::string_view::npos;) {
    const auto end = std::min(value.find_first_not_of(' ', at), value.size());
    if (!is_verbatim(*check.document.source, text)) return;
    report(part_of(*check.document.source, text, at, end));
    at = value.find("  ", end);
  }
}

std::string message_of(const Text& text) {
  return fmt::format("several spaces in \"{}\": write one", text.value);
}

void mend(Finding& finding) {
  finding.fix = Fix{"write one space", Safety::safe, {{finding.span, " "}}};
}

void check_entry(Check& check, Index index) {
  const auto& document = check.document;
  const auto& entry = document.entries[index];
  if (!has_run(check.slice(entry.span))) return;
  const auto visit = [&](const Text& text) {
    visit_runs(check, text, [&](Span span) {
      mend(check.report_entry(index, span, message_of(text)));
    });
  };
  visit(entry.name);
  for (Index i = entry.qualifiers.begin; i < entry.qualifiers.end; ++i) {
    visit(document.qualifiers[i]);
  }
  visit(entry.country);
}

void check_section(Check& check, Index index) {
  const auto& heading = check.document.sections[index].heading;
  visit_runs(check, heading, [&](Span span) {
    mend(check.report_section(index, span, message_of(heading)));
  });
}

void check_document(Check& check) {
  Commas commas(check);
  for (Index i = 0; i < check.document.entries.size(); ++i) {
    check_entry(check, i);
    commas.add(i);
  }
  commas.report();
}

}  // namespace

extern const Rule style_spacing;
constinit const Rule style_spacing = {
    .id = "style/spacing",
    .severity = Severity::warning,
    .summary = "A comma spaced unlike nearly all others, or several spaces",
    .section = check_section,
    .document = check_document,
};

}  // namespace listlint::rules
