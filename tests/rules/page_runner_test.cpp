#include "tests/rules/page_runner.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace listlint::pages {
namespace {

// Flags names with an "x" and writes them without their first one.
void check_name(Check& check, Index index) {
  const auto name = check.document.entries[index].name;
  const auto at = name.value.find('x');
  if (at == std::string_view::npos) return;
  auto& finding = check.report_entry(
      index, name.span, "an x in \"" + std::string(name.value) + "\"");
  const auto begin = name.span.begin + static_cast<uint32_t>(at);
  finding.fix = Fix{.title = "drop it",
                    .safety = Safety::unsafe,
                    .edits = {{{begin, begin + 1}, ""}}};
}

// As above, but writes one "x" more.
void grow_name(Check& check, Index index) {
  check_name(check, index);
  const auto name = check.document.entries[index].name;
  auto& finding = check.report_entry(index, name.span, "grows");
  finding.fix = Fix{.title = "add one",
                    .safety = Safety::unsafe,
                    .edits = {{{name.span.end, name.span.end}, "x"}}};
}

constexpr Option kLeast = integer_option("least", "how many", 3, 1, 9);
constexpr const Option* kOptions[] = {&kLeast};
constexpr Rule kRule = {.id = "group/name",
                        .severity = Severity::error,
                        .summary = "an x",
                        .options = kOptions,
                        .entry = check_name};

Example example(std::string text) {
  Example example;
  example.fails = true;
  example.text.info = "text";
  example.text.text = std::move(text);
  return example;
}

TEST(PageRunner, PrintsFindingsWithLinesAndColumns) {
  const auto ran =
      run_example(kRule, example("Berlin\nMéxico , Chile\nPexx , Chile\n"));
  EXPECT_EQ(ran.error, "");
  EXPECT_EQ(ran.findings,
            "2:1-2:7 error group/name: an x in \"México\"\n"
            "3:1-3:5 error group/name: an x in \"Pexx\"\n");
}

TEST(PageRunner, FixesUntilNothingIsLeftToFix) {
  const auto ran = run_example(kRule, example("Berlin\nPexx , Chile\n"));
  EXPECT_TRUE(ran.offers_fix);
  EXPECT_EQ(ran.unsettled, "");
  EXPECT_EQ(ran.fixed, "Berlin\nPe , Chile\n");
}

TEST(PageRunner, NoticesFixesThatNeverEnd) {
  auto rule = kRule;
  rule.entry = grow_name;
  EXPECT_EQ(run_example(rule, example("Berlin\nPe , Chile\n")).unsettled,
            "the fixes of group/name undo each other; it is left as it was");
}

TEST(PageRunner, SaysWhyAnExampleCannotRun) {
  EXPECT_EQ(run_example(kRule, example("\\u{D800}\n")).error,
            "the text has a malformed escape");
}

TEST(PageRunner, RunsUnderTheConfigOfTheExample) {
  auto configured = example("Berlin\nPexx , Chile\n");
  configured.config =
      Block{.info = "config",
            .text = "rules:\n  group/name:\n    severity: info\n",
            .open = 1,
            .close = 4};
  const auto ran = run_example(kRule, configured);
  EXPECT_EQ(ran.error, "");
  EXPECT_EQ(ran.findings, "2:1-2:5 info group/name: an x in \"Pexx\"\n");
}

Block verdicts(std::string text) {
  return {.info = "verdicts", .text = std::move(text), .open = 1, .close = 3};
}

TEST(PageRunner, TellsARuleOfTheAuditWhatTheExampleKnows) {
  auto rule = kRule;
  rule.entry = nullptr;
  rule.verdict = [](Check& check, Index index, const CitedVerdicts& known) {
    check.report_reference(
        index, check.document.references[index].url.span,
        fmt::format("{} {}", name_of(known.url->state), known.url->detail));
  };
  auto asked = example(
      "==Bonn==\n* [[Oxford]], England<ref>[https://a.de A]</ref>\n"
      "* [[Minsk]], Belarus<ref>[https://b.de B]</ref>\n");
  asked.text.info = "wikitext";
  EXPECT_EQ(run_example(rule, asked).findings, "");
  asked.verdicts = verdicts(
      "{\"url\": \"https://b.de\", \"reason\": \"http-404\", "
      "\"detail\": \"b\"}\n");
  const auto ran = run_example(rule, asked);
  EXPECT_EQ(ran.error, "");
  EXPECT_EQ(ran.findings, "3:27-3:39 error group/name: dead b\n");
}

TEST(PageRunner, SaysWhatIsWrongWithVerdicts) {
  auto asked = example("Berlin\nPe , Chile\n");
  const auto error_of = [&](std::string line) {
    asked.verdicts = verdicts(std::move(line));
    return run_example(kRule, asked).error;
  };
  EXPECT_EQ(error_of("{\"url\": \"https://a.de\", \"reason\": \"bored\"}\n"),
            "verdict 1: \"bored\" is no reason");
  EXPECT_EQ(error_of("{\"reason\": \"ok\"}\n"),
            "verdict 1: \"url\" is missing");
  EXPECT_EQ(error_of("{\"url\": \"https://a.de\", \"reason\": \"ok\"}\n"
                     "{\"url\": \"https://b.de\", \"reason\": \"ok\", "
                     "\"mood\": 1}\n"),
            "verdict 2: \"mood\" is no field of a verdict");
  EXPECT_EQ(error_of("{\"url\": \"https://a.de\", \"reason\": \"ok\", "
                     "\"checked_at\": \"today\"}\n"),
            "verdict 1: \"today\" is no time");
}

TEST(PageRunner, RenewsWhatIsStaleAndAddsWhatIsMissing) {
  const auto page = [](std::string_view first, std::string_view second) {
    return "# group/name\n## Examples\n### Fails\n"
           "```text\nBerlin\nPex , Chile\n```\n" +
           std::string(first) + "Prose.\n```text\nBerlin\nx , Chile\n```\n" +
           std::string(second) +
           "### Passes\n```text\nBerlin\nx , Chile\n```\n";
  };
  const std::string renewed = page(
      "```findings\n2:1-2:4 error group/name: an x in \"Pex\"\n```\n"
      "```fixed\nBerlin\nPe , Chile\n```\n",
      "```findings\n2:1-2:2 error group/name: an x in \"x\"\n```\n"
      "```fixed\nBerlin\n , Chile\n```\n");
  EXPECT_EQ(renew_page(kRule, page("```findings\nstale\n```\n", "")), renewed);
  EXPECT_EQ(renew_page(kRule, renewed), renewed);
}

TEST(PageRunner, ShowsOnlyTheLinesThatDiffer) {
  EXPECT_EQ(diff("a\nb\nc\n", "a\nB\nC\nc\n"), "- b\n+ B\n+ C\n");
  EXPECT_EQ(diff("a\nb\n", "a\nb\n"), "");
  EXPECT_EQ(diff("a\n", ""), "- a\n");
}

TEST(PageRunner, WritesDefaultsAsPagesDo) {
  static constexpr std::string_view kStyles[] = {"common", "iso"};
  EXPECT_EQ(default_text(kLeast), "3");
  EXPECT_EQ(default_text(boolean_option("b", "", true)), "true");
  EXPECT_EQ(default_text(boolean_option("b", "", false)), "false");
  EXPECT_EQ(default_text(choice_option("c", "", "iso", kStyles)), "iso");
  EXPECT_EQ(default_text(texts_option("t", "")), "none");
}

}  // namespace
}  // namespace listlint::pages
