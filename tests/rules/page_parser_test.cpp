#include "tests/rules/page_parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/rules/page_escapes.h"

namespace listlint::pages {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kPage = R"(# group/name

Flags a thing.

## Why it matters

It does.

## Examples

### Fails

```config
language: en
```

```text
# not a heading
Paris , France
```

```findings
1:1-1:2 error group/name: a
```

```fixed
Lyon , France
```

### Passes

Prose may stand here.

```text
Rome , Italy
```

## Options

| option | default | meaning |
| --- | --- | --- |
| `least` | 3 | how many |
| style | `common` | whose names |

## Fix safety

Unsafe.

## Accuracy

{{accuracy}}
)";

std::string replaced(std::string_view what, std::string_view with) {
  std::string page(kPage);
  page.replace(page.find(what), what.size(), with);
  return page;
}

std::vector<std::string> errors_after(std::string_view what,
                                      std::string_view with) {
  return parse_page(replaced(what, with)).errors;
}

TEST(PageParser, ReadsTitleAndSections) {
  const auto page = parse_page(kPage);
  EXPECT_THAT(page.errors, IsEmpty());
  EXPECT_EQ(page.title, "group/name");
  EXPECT_EQ(page.fix_safety, "Unsafe.\n");
}

TEST(PageParser, ReadsExamplesWithTheirBlocks) {
  const auto page = parse_page(kPage);
  ASSERT_EQ(page.examples.size(), 2U);
  const auto& fails = page.examples[0];
  EXPECT_TRUE(fails.fails);
  EXPECT_EQ(fails.config.value().text, "language: en\n");
  EXPECT_EQ(fails.text.text, "# not a heading\nParis , France\n");
  EXPECT_EQ(fails.text.open, 17U);
  EXPECT_EQ(fails.text.close, 20U);
  EXPECT_EQ(fails.findings.value().text, "1:1-1:2 error group/name: a\n");
  EXPECT_EQ(fails.fixed.value().text, "Lyon , France\n");
  const auto& passes = page.examples[1];
  EXPECT_FALSE(passes.fails);
  EXPECT_FALSE(passes.config);
  EXPECT_EQ(passes.text.text, "Rome , Italy\n");
}

TEST(PageParser, ReadsTheTableOfOptions) {
  const auto page = parse_page(kPage);
  ASSERT_EQ(page.options.size(), 2U);
  EXPECT_EQ(page.options[0].name, "least");
  EXPECT_EQ(page.options[0].value, "3");
  EXPECT_EQ(page.options[1].name, "style");
  EXPECT_EQ(page.options[1].value, "common");
}

TEST(PageParser, NamesASectionThatIsMissing) {
  EXPECT_THAT(errors_after("## Accuracy\n\n{{accuracy}}\n", ""),
              ElementsAre("48: \"## Accuracy\" is missing"));
}

TEST(PageParser, NamesASectionThatIsOneTooMany) {
  EXPECT_THAT(errors_after("## Accuracy", "## Notes\n\nx\n\n## Accuracy"),
              ElementsAre("49: \"## Notes\" where \"## Accuracy\" must stand"));
}

TEST(PageParser, NamesSectionsOutOfOrder) {
  EXPECT_THAT(
      errors_after("## Why it matters\n\nIt does.\n\n## Examples",
                   "## Examples\n\n## Why it matters\n\nIt does."),
      ElementsAre("5: \"## Examples\" where \"## Why it matters\" must stand",
                  "7: \"## Why it matters\" where \"### Fails\" must stand",
                  "11: \"### Fails\" where \"## Examples\" must stand"));
}

TEST(PageParser, NamesAnEmptySection) {
  EXPECT_THAT(errors_after("It does.\n", ""),
              ElementsAre("8: the section before is empty"));
}

TEST(PageParser, NamesABlockThatIsNotClosed) {
  EXPECT_THAT(errors_after("Rome , Italy\n```\n", "Rome , Italy\n").front(),
              "34: the block is not closed");
}

TEST(PageParser, NamesABlockInTheWrongPlace) {
  EXPECT_THAT(errors_after("Rome , Italy\n```\n",
                           "Rome , Italy\n```\n```findings\n```\n"),
              ElementsAre("37: a block \"findings\" may not stand here"));
  EXPECT_THAT(errors_after("```fixed", "```fixt"),
              ElementsAre("26: a block \"fixt\" may not stand here"));
}

TEST(PageParser, ReadsVerdictsBehindTheTextOfEitherKind) {
  const auto page =
      parse_page(replaced("Rome , Italy\n```\n",
                          "Rome , Italy\n```\n```verdicts\n{\"a\": 1}\n```\n"));
  EXPECT_THAT(page.errors, IsEmpty());
  ASSERT_EQ(page.examples.size(), 2U);
  EXPECT_FALSE(page.examples[0].verdicts);
  EXPECT_EQ(page.examples[1].verdicts.value().text, "{\"a\": 1}\n");
  EXPECT_THAT(errors_after("```findings", "```verdicts\n```\n```findings"),
              IsEmpty());
}

TEST(PageParser, NamesVerdictsBehindTheFindings) {
  EXPECT_THAT(errors_after("```fixed", "```verdicts\n```\n```fixed"),
              ElementsAre("26: a block \"verdicts\" may not stand here"));
}

TEST(PageParser, NamesAConfigWithoutItsText) {
  EXPECT_THAT(errors_after("Rome , Italy\n```\n",
                           "Rome , Italy\n```\n```config\n```\n"),
              ElementsAre("37: no text follows the config"));
}

TEST(PageEscapes, DecodeToCodePointsAndBytes) {
  EXPECT_EQ(decode_escapes("a\\u{200B}b\\x{FF}c\\u{1F1E8}"),
            "a\xE2\x80\x8B"
            "b\xFF"
            "c\xF0\x9F\x87\xA8");
  EXPECT_EQ(decode_escapes("C:\\users\\x"), "C:\\users\\x");
}

TEST(PageEscapes, RefuseWhatNamesNoCharacter) {
  EXPECT_EQ(decode_escapes("\\u{D800}"), std::nullopt);
  EXPECT_EQ(decode_escapes("\\u{110000}"), std::nullopt);
  EXPECT_EQ(decode_escapes("\\u{}"), std::nullopt);
  EXPECT_EQ(decode_escapes("\\u{20G}"), std::nullopt);
  EXPECT_EQ(decode_escapes("\\u{20"), std::nullopt);
  EXPECT_EQ(decode_escapes("\\x{100}"), std::nullopt);
}

TEST(PageEscapes, EncodeWhatCannotBeSeen) {
  EXPECT_EQ(encode_escapes("a b\n\t\r\xE2\x80\x8B\xC2\xA0\xE2\x80\xA8\xFFé"),
            "a b\n\\u{0009}\\u{000D}\\u{200B}\\u{00A0}\\u{2028}\\x{FF}é");
}

}  // namespace
}  // namespace listlint::pages
