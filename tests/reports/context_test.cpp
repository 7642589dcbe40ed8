// What of a list a finding is about.
#include "reports/context.h"

#include <gtest/gtest.h>
#include <utility>

#include "reports/score.h"
#include "tests/reports/sample.h"

namespace listlint::reports {
namespace {

TEST(Context, IsThatOfWhatCitesASourceWhereItIsDescribed) {
  auto checked = sample::document("a.wiki", "Hang <1> Lima <2> refs <3>");
  auto& document = checked.document;
  document.sections.emplace_back().heading = sample::text(checked, "Hang");
  document.entries.emplace_back().section = 0;
  const auto cite = [&](std::string_view text, OwnerKind kind) {
    auto& citation = document.citations.emplace_back();
    citation.span = sample::place(checked, text);
    citation.owner_kind = kind;
    citation.owner = kind == OwnerKind::none ? kNone : 0;
  };
  cite("<1>", OwnerKind::section);
  cite("<2>", OwnerKind::entry);
  cite("<3>", OwnerKind::none);
  const auto context = [&](std::string_view text, Index reference) {
    Finding finding;
    finding.span = sample::place(checked, text);
    finding.reference = reference;
    return std::pair(entry_of(finding, document),
                     section_of(finding, document));
  };
  using Context = std::pair<Index, std::string_view>;
  EXPECT_EQ(context("1", 0), Context(kNone, "Hang"));
  EXPECT_EQ(context("2", 1), Context(0, "Hang"));
  EXPECT_EQ(context("3", 2), Context(kNone, ""));
  EXPECT_EQ(context("Lima", 1), Context(kNone, "")) << "outside the citations";
  EXPECT_EQ(context("2", kNone), Context(kNone, "")) << "of no source";
  sample::add(checked, "links/dead", Severity::error, {}, "").span =
      sample::place(checked, "2");
  checked.findings[0].reference = 1;
  Tally tally;
  tally.add(checked);
  EXPECT_EQ(tally.clean, 0U);
}

}  // namespace
}  // namespace listlint::reports
