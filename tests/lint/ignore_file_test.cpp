#include "lint/ignore_file.h"

#include <gtest/gtest.h>
#include <string>

namespace listlint {
namespace {

constexpr Date kToday = {2026, 11, 24};
constexpr const char* kOne =
    "- fingerprint: 9f86d081884c7d65\n"
    "  rule: style/dash\n"
    "  path: lists/a.txt\n"
    "  reason: as its source has it\n";

std::string error_of(const std::string& yaml) {
  const auto file = IgnoreFile::parse("x.yaml", yaml, kToday);
  return file ? "" : file.error();
}

Finding finding_of(std::string_view rule, uint64_t fingerprint) {
  Finding finding;
  finding.rule = rule;
  finding.fingerprint = fingerprint;
  return finding;
}

TEST(IgnoreFile, DismissesByPathRuleAndFingerprint) {
  auto file = IgnoreFile::parse("x.yaml", kOne, kToday);
  ASSERT_TRUE(file) << file.error();
  const auto apply = [&](const std::string& path, std::string_view rule,
                         uint64_t fingerprint) {
    std::vector<Finding> findings = {finding_of(rule, fingerprint)};
    file->apply(path, findings, true);
    return findings.front().reason;
  };
  EXPECT_EQ(apply("lists/b.txt", "style/dash", 0x9f86d081884c7d65), "");
  EXPECT_FALSE(file->suppressions().front().judged);
  EXPECT_EQ(apply("lists/a.txt", "style/quotes", 0x9f86d081884c7d65), "");
  EXPECT_EQ(apply("lists/a.txt", "style/dash", 0x9f86d081884c7d66), "");
  EXPECT_TRUE(file->suppressions().front().judged);
  EXPECT_EQ(file->suppressions().front().names.front().hits, 0U);
  EXPECT_EQ(apply("lists/a.txt", "style/dash", 0x9f86d081884c7d65),
            "as its source has it");
  EXPECT_EQ(file->suppressions().front().names.front().hits, 1U);
}

TEST(IgnoreFile, EndsItsEntriesBehindTheirLastDay) {
  const auto expired = [](const std::string& until) {
    auto file =
        IgnoreFile::parse("x.yaml", kOne + ("  until: " + until), kToday);
    return file->suppressions().front().expired;
  };
  EXPECT_FALSE(expired("2026-11-24"));
  EXPECT_TRUE(expired("2026-11-23"));
}

TEST(IgnoreFile, TellsWhereItIsBroken) {
  EXPECT_EQ(error_of(""), "");
  EXPECT_EQ(error_of("rules:\n  a: b\n"),
            "x.yaml:1:1: an ignore file is a list: begin each entry with "
            "\"-\"");
  EXPECT_EQ(error_of("- a\n"),
            "x.yaml:1:3: an entry is a map with fingerprint, rule, path and "
            "reason");
  EXPECT_EQ(error_of(kOne + std::string("  reasn: x\n")),
            "x.yaml:5:3: unknown key \"reasn\"; did you mean \"reason\"?");
  EXPECT_EQ(error_of(kOne + std::string("  rule: x\n")),
            "x.yaml:5:3: \"rule\" is there twice");
  EXPECT_EQ(error_of("- fingerprint: 9f86\n"),
            "x.yaml:1:16: \"9f86\" is no fingerprint: it has 16 hexadecimal "
            "digits, as --format jsonl prints them");
  EXPECT_EQ(error_of("- rule: style/dash\n"),
            "x.yaml:1:3: the entry lacks \"fingerprint\"");
  EXPECT_EQ(error_of("- reason: ' '\n"),
            "x.yaml:1:11: the reason is blank: write why");
  EXPECT_EQ(error_of(kOne + std::string("  until: next year\n")),
            "x.yaml:5:10: until cannot be \"next year\": write a day such as "
            "2027-01-31");
  EXPECT_EQ(error_of("- [\n").substr(0, 27), "x.yaml:2:1: this is not YAM");
}

TEST(IgnoreFile, KeepsWhatIsThereWhenAnEntryIsAdded) {
  const IgnoreEntry entry{0x9f,       "style/dash", "a \"b\".txt",
                          "why\tnot", "ana",        Date{2027, 1, 31}};
  const std::string added =
      "- fingerprint: 000000000000009f\n"
      "  rule: style/dash\n"
      "  path: \"a \\\"b\\\".txt\"\n"
      "  reason: \"why\\x09not\"\n"
      "  owner: \"ana\"\n"
      "  until: 2027-01-31\n";
  EXPECT_EQ(append_entry("", entry),
            "# What listlint need not tell, and why: listlint ignore adds to "
            "it.\n" +
                added);
  EXPECT_EQ(append_entry("# mine", entry), "# mine\n" + added);
  EXPECT_EQ(append_entry(kOne, entry), kOne + added);
  const std::string indented =
      "# mine\r\n  -  fingerprint: 9f86d081884c7d65\r\n     rule: a\r\n";
  EXPECT_EQ(append_entry(indented, {1, "b", "c", "d", "", std::nullopt}),
            indented +
                "  - fingerprint: 0000000000000001\r\n    rule: b\r\n"
                "    path: \"c\"\r\n    reason: \"d\"\r\n");
  auto file = IgnoreFile::parse("x.yaml", append_entry(kOne, entry), kToday);
  ASSERT_TRUE(file) << file.error();
  EXPECT_EQ(file->suppressions().back().reason.value, "why\tnot");
}

}  // namespace
}  // namespace listlint
