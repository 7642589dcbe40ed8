#include "lint/finding_bytes.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace listlint {
namespace {

constexpr Rule named(std::string_view id) {
  Rule rule;
  rule.id = id;
  return rule;
}

constexpr Rule kDash = named("style/dash");
constexpr Rule kLoss = named("structure/extraction-loss");
constexpr uint32_t kSize = 100;

Settings settings_of(std::initializer_list<const Rule*> rules) {
  Settings settings;
  for (const auto* rule : rules) settings.rules.emplace_back().rule = rule;
  return settings;
}

std::vector<Finding> sample() {
  Finding full;
  full.rule = kDash.id;
  full.severity = Severity::error;
  full.span = {3, 99};
  full.message = "caf\xC3\xA9 \"x\"";
  full.related = {{{0, 0}, "here"}, {{100, 100}, ""}};
  full.fix = Fix{"write –", Safety::safe, {{{3, 4}, "–"}, {{9, 9}, ""}}};
  full.folds = {{kLoss.id, {5, 6}}};
  full.section = 0;
  full.entry = 300;
  full.reference = kNone - 1;
  full.fingerprint = 0xFEDCBA9876543210U;
  full.folded_into = 1;
  full.dismissal = Dismissal::suppressed;
  full.reason = "two districts";
  Finding bare;
  bare.rule = kLoss.id;
  return {full, bare};
}

void expect_same(const std::vector<Finding>& a, const std::vector<Finding>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].rule, b[i].rule);
    EXPECT_EQ(a[i].severity, b[i].severity);
    EXPECT_EQ(a[i].span, b[i].span);
    EXPECT_EQ(a[i].message, b[i].message);
    ASSERT_EQ(a[i].related.size(), b[i].related.size());
    for (size_t j = 0; j < a[i].related.size(); ++j) {
      EXPECT_EQ(a[i].related[j].span, b[i].related[j].span);
      EXPECT_EQ(a[i].related[j].message, b[i].related[j].message);
    }
    ASSERT_EQ(a[i].fix.has_value(), b[i].fix.has_value());
    if (a[i].fix) {
      EXPECT_EQ(a[i].fix->title, b[i].fix->title);
      EXPECT_EQ(a[i].fix->safety, b[i].fix->safety);
      ASSERT_EQ(a[i].fix->edits.size(), b[i].fix->edits.size());
      for (size_t j = 0; j < a[i].fix->edits.size(); ++j) {
        EXPECT_EQ(a[i].fix->edits[j].span, b[i].fix->edits[j].span);
        EXPECT_EQ(a[i].fix->edits[j].text, b[i].fix->edits[j].text);
      }
    }
    ASSERT_EQ(a[i].folds.size(), b[i].folds.size());
    for (size_t j = 0; j < a[i].folds.size(); ++j) {
      EXPECT_EQ(a[i].folds[j].rule, b[i].folds[j].rule);
      EXPECT_EQ(a[i].folds[j].span, b[i].folds[j].span);
    }
    EXPECT_EQ(a[i].section, b[i].section);
    EXPECT_EQ(a[i].entry, b[i].entry);
    EXPECT_EQ(a[i].reference, b[i].reference);
    EXPECT_EQ(a[i].fingerprint, b[i].fingerprint);
    EXPECT_EQ(a[i].folded_into, b[i].folded_into);
    EXPECT_EQ(a[i].dismissal, b[i].dismissal);
    EXPECT_EQ(a[i].reason, b[i].reason);
  }
}

TEST(FindingBytes, GiveBackAllFields) {
  const auto settings = settings_of({&kLoss, &kDash});
  const auto back = from_bytes(to_bytes(sample()), settings, kSize);
  ASSERT_TRUE(back);
  expect_same(*back, sample());
  const auto none = from_bytes(to_bytes({}), settings, 0);
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->empty());
}

TEST(FindingBytes, TakeTheIdsOfTheSettings) {
  const std::string id = "style/dash";  // of a config, which may go
  const Rule own = named(id);
  const auto settings = settings_of({&own});
  Finding finding;
  finding.rule = kDash.id;
  const auto back = from_bytes(to_bytes({finding}), settings, kSize);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->front().rule.data(), own.id.data());
}

TEST(FindingBytes, AreNotReadWhereTheyAreCutOrGoOn) {
  const auto settings = settings_of({&kLoss, &kDash});
  const auto bytes = to_bytes(sample());
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(from_bytes(bytes.substr(0, size), settings, kSize)) << size;
  }
  EXPECT_FALSE(from_bytes(bytes + '\0', settings, kSize));
}

TEST(FindingBytes, AreNotReadWhereTheyPointBeyondTheList) {
  const auto settings = settings_of({&kLoss, &kDash});
  EXPECT_FALSE(from_bytes(to_bytes(sample()), settings, kSize - 1));
}

TEST(FindingBytes, AreNotReadWhereTheRuleIsNotOn) {
  EXPECT_FALSE(from_bytes(to_bytes(sample()), settings_of({&kLoss}), kSize));
}

TEST(FindingBytes, LeaveOutFoldsOfRulesThatAreNotOn) {
  auto findings = sample();
  findings.pop_back();
  const auto back =
      from_bytes(to_bytes(findings), settings_of({&kDash}), kSize);
  ASSERT_TRUE(back);
  findings.front().folds.clear();
  expect_same(*back, findings);
}

TEST(FindingBytes, NeverBreakTheReader) {
  const auto settings = settings_of({&kLoss, &kDash});
  const auto bytes = to_bytes(sample());
  for (size_t at = 0; at < bytes.size(); ++at) {
    for (const char wrong : {'\0', '\x01', '\x7F', '\x80', '\xFF'}) {
      auto broken = bytes;
      broken[at] = wrong;
      const auto back = from_bytes(broken, settings, kSize);
      if (!back) continue;
      for (const auto& finding : *back) EXPECT_LE(finding.span.end, kSize);
    }
  }
}

}  // namespace
}  // namespace listlint
