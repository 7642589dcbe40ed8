#include "lint/fix_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lint/read/reader.h"

namespace listlint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A rule of a test: writes `to` for the first `from` that it finds.
struct Rewrite {
  std::string_view rule;
  std::string_view from;
  std::string_view to;
  Safety safety = Safety::safe;
};

struct Outcome {
  std::string bytes;
  uint32_t applied = 0;
  std::vector<std::string> failures;
};

Checked check(const std::string& bytes, const std::vector<Rewrite>& rewrites) {
  Checked checked;
  checked.path = "a.txt";
  checked.source = std::make_unique<Source>("a.txt", bytes);
  checked.document = find_reader("text")->read(*checked.source, {});
  for (const auto& [rule, from, to, safety] : rewrites) {
    const auto at = bytes.find(from);
    if (at == bytes.npos) continue;
    auto& finding = checked.findings.emplace_back();
    finding.rule = rule;
    finding.span = {static_cast<uint32_t>(at),
                    static_cast<uint32_t>(at + from.size())};
    finding.fix = Fix{"", safety, {{finding.span, std::string(to)}}};
  }
  return checked;
}

Outcome fix(const std::string& bytes, const std::vector<Rewrite>& rewrites,
            Safety least = Safety::safe) {
  const auto checked = check(bytes, rewrites);
  const auto fixed = fix_document(
      checked, least,
      [&](const std::string& again) { return check(again, rewrites); });
  if (!fixed.checked) return {bytes, 0, fixed.failures};
  return {std::string(fixed.checked->source->bytes()),
          fixed.checked->applied_fixes, fixed.failures};
}

const std::string kList = "Hubei\nBeihai\nImatra , Finland\nOulu , Finland\n";

TEST(FixDocument, GoesOnUntilNothingIsLeft) {
  const auto fixed =
      fix("aaaa , Peru\n", {{"t/a", "a", "b"}, {"t/b", "bbbb", "Rome"}});
  EXPECT_EQ(fixed.bytes, "Rome , Peru\n");
  EXPECT_EQ(fixed.applied, 5U);
  EXPECT_THAT(fixed.failures, IsEmpty());
}

TEST(FixDocument, LeavesWhatNeedsNoFix) {
  const auto checked = check(kList, {});
  const auto fixed = fix_document(checked, Safety::unsafe, {});
  EXPECT_FALSE(fixed.checked);
  EXPECT_THAT(fixed.failures, IsEmpty());
}

TEST(FixDocument, AppliesUnsafeFixesOnlyWhenAsked) {
  const std::vector<Rewrite> rewrites = {
      {"t/a", "Imatra", "Turku"},
      {"t/b", "Oulu , Finland\n", "", Safety::unsafe}};
  EXPECT_EQ(fix(kList, rewrites).bytes,
            "Hubei\nBeihai\nTurku , Finland\nOulu , Finland\n");
  const auto fixed = fix(kList, rewrites, Safety::unsafe);
  EXPECT_EQ(fixed.bytes, "Hubei\nBeihai\nTurku , Finland\n");
  EXPECT_EQ(fixed.applied, 2U);
  EXPECT_THAT(fixed.failures, IsEmpty());
}

TEST(FixDocument, StopsRulesThatUndoEachOther) {
  const auto fixed = fix(
      kList, {{"t/long", "Oulu", "Uleaborg"}, {"t/short", "Uleaborg", "Oulu"}});
  EXPECT_EQ(fixed.bytes, kList);
  EXPECT_THAT(fixed.failures,
              ElementsAre("the fixes of t/long and t/short undo "
                          "each other; it is left as it was"));
}

TEST(FixDocument, StopsARuleThatNeverComesToRest) {
  const auto fixed =
      fix(kList, {{"t/grow", "Oulu", "Ooulu"}, {"t/grow", "Oo", "Ouluo"}});
  EXPECT_EQ(fixed.bytes, kList);
  EXPECT_THAT(fixed.failures, ElementsAre("the fixes of t/grow never come to "
                                          "rest; it is left as it was"));
}

TEST(FixDocument, LetsNoSafeFixLoseAnEntry) {
  const auto fixed = fix(kList, {{"t/good", "Imatra", "Turku"},
                                 {"t/lossy", "Oulu , Finland\n", ""}});
  EXPECT_EQ(fixed.bytes, "Hubei\nBeihai\nTurku , Finland\nOulu , Finland\n");
  EXPECT_EQ(fixed.applied, 1U);
  EXPECT_THAT(fixed.failures,
              ElementsAre("the safe fixes of t/lossy would lose entries, "
                          "references or citations; they are left out"));
}

TEST(FixDocument, LetsNoSafeFixLoseAReferenceOrACitation) {
  const std::string list =
      "Beihai [ 1]\nOulu , Finland\n^ \"Twins\" . oulu.fi . 2 May 2015.\n";
  EXPECT_EQ(fix(list, {{"t/a", " [ 1]", ""}}).bytes, list);
  EXPECT_EQ(
      fix(list, {{"t/a", "^ \"Twins\" . oulu.fi . 2 May 2015.\n", ""}}).bytes,
      list);
}

TEST(FixDocument, LeavesFoldedFindingsAlone) {
  auto checked = check(kList, {{"t/a", "Imatra", "Turku"}});
  checked.findings.front().folded_into = 1;
  EXPECT_FALSE(fix_document(checked, Safety::unsafe, {}).checked);
}

}  // namespace
}  // namespace listlint
