#include "lint/baseline.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace listlint {
namespace {

bool looks_for_all(std::string_view) { return true; }

const Source& source() {
  static const Source kSource("a.txt", "Beihai\nImatra , Finland\n");
  return kSource;
}

Document document() {
  Document document;
  document.source = &source();
  document.sections.resize(1);
  document.sections[0].heading = source().text({0, 6});
  document.entries.resize(1);
  document.entries[0].name = source().text({7, 13});
  document.entries[0].section = 0;
  return document;
}

Finding finding_of(std::string_view rule, uint64_t fingerprint) {
  Finding finding;
  finding.rule = rule;
  finding.fingerprint = fingerprint;
  finding.message = "m";
  return finding;
}

// "+" told, "b" in the baseline, "s" suppressed.
std::string told(const std::vector<Finding>& findings) {
  std::string text;
  for (const auto& finding : findings) {
    text += "+sb"[static_cast<size_t>(finding.dismissal)];
  }
  return text;
}

std::string fixed(const Baseline& baseline) {
  std::string text;
  for (const auto& [path, entry] : baseline.fixed()) {
    text += fmt::format("{} {};", path, entry->rule);
  }
  return text;
}

constexpr const char* kWritten =
    "{\"version\":1,\"findings\":[\n"
    "{\"path\":\"a.txt\",\"fingerprint\":\"0000000000000002\",\"rule\":\"a/b\","
    "\"section\":\"Beihai\",\"entry\":\"Imatra\",\"message\":\"m\"},\n"
    "{\"path\":\"a.txt\",\"fingerprint\":\"0000000000000001\",\"rule\":\"a/c\","
    "\"message\":\"m\"}\n"
    "]}\n";

TEST(Baseline, WritesAFindingALineInAnOrderOfItsOwn) {
  auto suppressed = finding_of("a/d", 3);
  suppressed.dismissal = Dismissal::suppressed;
  std::vector<Finding> findings = {finding_of("a/c", 1), finding_of("a/b", 2),
                                   suppressed};
  findings[1].entry = 0;
  Baseline baseline;
  baseline.update("a.txt", document(), findings, looks_for_all);
  EXPECT_EQ(told(findings), "bbs");
  EXPECT_EQ(baseline.json(), kWritten);
  const auto read = Baseline::parse("x.json", baseline.json());
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->json(), kWritten);
}

// As many findings of one rule before and after, and yet one is new.
TEST(Baseline, TellsWhatIsNewAndWhatIsFixed) {
  auto baseline = *Baseline::parse("x.json", kWritten);
  std::vector<Finding> findings = {finding_of("a/b", 9), finding_of("a/c", 1)};
  baseline.apply("a.txt", findings, looks_for_all);
  EXPECT_EQ(told(findings), "+b");
  EXPECT_EQ(fixed(baseline), "a.txt a/b;");
}

TEST(Baseline, KnowsNothingOfOtherListsAndRules) {
  auto baseline = *Baseline::parse("x.json", kWritten);
  std::vector<Finding> findings = {finding_of("a/c", 1)};
  baseline.apply("b.txt", findings, looks_for_all);
  EXPECT_EQ(told(findings), "+");
  EXPECT_EQ(fixed(baseline), "");
  findings.clear();
  const auto looks_for = [](std::string_view rule) { return rule == "a/c"; };
  baseline.update("a.txt", document(), findings, looks_for);
  EXPECT_EQ(fixed(baseline), "a.txt a/c;");
  EXPECT_EQ(baseline.json(),
            "{\"version\":1,\"findings\":[\n"
            "{\"path\":\"a.txt\",\"fingerprint\":\"0000000000000002\",\"rule\":"
            "\"a/b\",\"section\":\"Beihai\",\"entry\":\"Imatra\",\"message\":"
            "\"m\"}\n]}\n");
}

TEST(Baseline, TellsWhereItIsBroken) {
  const auto error = [](std::string_view bytes) {
    const auto read = Baseline::parse("x.json", bytes);
    return read ? "" : read.error().substr(0, read.error().find(';'));
  };
  EXPECT_EQ(error("{\"version\":1,\"findings\":[\n]}\n"), "");
  EXPECT_EQ(error(""), "x.json:1: this is no baseline: this is not JSON");
  EXPECT_EQ(error("{\"version\":1,\"findings\":[\n{\"path\":\"a\"\n<<<<\n"),
            "x.json:3: this is no baseline: this is not JSON");
  EXPECT_EQ(error("{\"version\":2,\"findings\":[]}"),
            "x.json:1: this is no baseline: it is of a newer listlint");
  EXPECT_EQ(error("{\"version\":1,\"findings\":[\n{\"path\":\"a\"}]}"),
            "x.json:2: this is no baseline: a finding needs path, fingerprint "
            "and rule");
  EXPECT_EQ(error("{\"findings\":[\n\n{\"fingerprint\":\"9\"}]}"),
            "x.json:3: this is no baseline: \"9\" is no fingerprint");
  EXPECT_EQ(error("{\"findings\":[\n{\"lines\":\"9\"}]}"),
            "x.json:2: this is no baseline: unknown key \"lines\"");
  EXPECT_EQ(error("[]"),
            "x.json:1: this is no baseline: an array does not belong here");
  EXPECT_EQ(error("{\"findings\":[[]]}"),
            "x.json:1: this is no baseline: an array does not belong here");
}

}  // namespace
}  // namespace listlint
