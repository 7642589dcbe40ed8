#include "rules/subject.h"

#include <cstdint>
#include <gtest/gtest.h>
#include <string>
#include <tuple>

#include "lint/document.h"
#include "lint/finding.h"

namespace listlint::rules {
namespace {

// Two sections with three entries and two references, at made-up places.
Document make_document() {
  Document document;
  for (const Span span : {Span{0, 8}, Span{40, 48}}) {
    document.sections.emplace_back().heading.span = span;
  }
  const std::pair<Span, Index> entries[] = {
      {{10, 20}, 0}, {{21, 35}, 0}, {{50, 60}, 1}};
  for (const auto& [span, section] : entries) {
    auto& entry = document.entries.emplace_back();
    entry.span = span;
    entry.section = section;
  }
  for (const Span span : {Span{55, 58}, Span{70, 90}}) {
    document.references.emplace_back().span = span;
  }
  return document;
}

using Subject = std::tuple<Index, Index, Index>;  // section, entry, reference

Subject subject_at(uint32_t begin) {
  const Document document = make_document();
  Finding finding;
  finding.span = {begin, begin + 1};
  set_subject(document, finding);
  return {finding.section, finding.entry, finding.reference};
}

TEST(SetSubject, FindsTheHeading) {
  EXPECT_EQ(subject_at(0), Subject(0, kNone, kNone));
  EXPECT_EQ(subject_at(47), Subject(1, kNone, kNone));
}

TEST(SetSubject, FindsTheEntryAndItsSection) {
  EXPECT_EQ(subject_at(10), Subject(0, 0, kNone));
  EXPECT_EQ(subject_at(34), Subject(0, 1, kNone));
  EXPECT_EQ(subject_at(59), Subject(1, 2, kNone));
}

TEST(SetSubject, FindsTheReferenceAlsoInsideAnEntry) {
  EXPECT_EQ(subject_at(55), Subject(kNone, kNone, 0));
  EXPECT_EQ(subject_at(89), Subject(kNone, kNone, 1));
}

// References that are numbered by first use, and one inside another.
TEST(SetSubject, FindsThemWhereTheyDoNotStandInTextOrder) {
  Document document;
  for (const Span span : {Span{70, 90}, Span{10, 60}, Span{20, 30}}) {
    document.references.emplace_back().span = span;
  }
  document.reference_order = {1, 2, 0};
  const auto reference_at = [&](uint32_t begin) {
    Finding finding;
    finding.span = {begin, begin + 1};
    set_subject(document, finding);
    return finding.reference;
  };
  EXPECT_EQ(reference_at(75), 0U);
  EXPECT_EQ(reference_at(12), 1U);
  EXPECT_EQ(reference_at(25), 2U);
  EXPECT_EQ(reference_at(45), 1U);
  EXPECT_EQ(reference_at(65), kNone);
}

TEST(SetSubject, LeavesWhatBelongsToNothing) {
  const Subject nothing(kNone, kNone, kNone);
  EXPECT_EQ(subject_at(8), nothing);
  EXPECT_EQ(subject_at(20), nothing);
  EXPECT_EQ(subject_at(36), nothing);
  EXPECT_EQ(subject_at(65), nothing);
  EXPECT_EQ(subject_at(90), nothing);
}

}  // namespace
}  // namespace listlint::rules
