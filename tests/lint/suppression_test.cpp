#include "lint/suppression.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

#include "lint/engine.h"
#include "lint/read/reader.h"
#include "lint/settings.h"

namespace listlint {
namespace {

constexpr Date kToday = {2026, 11, 24};

void entry_name(Check& check, Index entry) {
  const auto& name = check.document.entries[entry].name;
  check.report_entry(entry, name.span, std::string(name.value));
}
constexpr Rule kName = {
    .id = "test/name", .summary = "Every entry", .entry = entry_name};

// Each entry but the first of a section, with the first as a related place.
void twin(Check& check, Index entry) {
  const auto& document = check.document;
  const auto first =
      document.sections[document.entries[entry].section].entries.begin;
  if (entry == first) return;
  auto& finding =
      check.report_entry(entry, document.entries[entry].name.span, "twin");
  finding.related.push_back({document.entries[first].name.span, "first"});
}
constexpr Rule kTwin = {
    .id = "duplicates/twin", .summary = "Twins", .entry = twin};

// The findings of a list, "+" told and "-" suppressed.
std::string told(const Rule& rule, std::string_view format,
                 const std::string& bytes) {
  const Rule* const rules[] = {&rule};
  const Load load = [&](const std::string& path) {
    return std::make_unique<Source>(path, bytes);
  };
  const std::string paths[] = {"a"};
  const auto run = check_paths(
      paths, load, default_settings(rules),
      {.input_format = std::string(format), .threads = 1, .today = kToday});
  std::string text;
  for (const auto& finding : run.front().findings) {
    const bool shown = finding.dismissal == Dismissal::none;
    text += fmt::format("{}{}{} ", shown ? '+' : '-', finding.message,
                        shown ? "" : "(" + finding.reason + ")");
  }
  return text;
}

struct InMarkup {
  std::string_view format;
  std::string bytes;
};

class Comments : public testing::TestWithParam<InMarkup> {};

// At the end of an entry it is for that, alone on a line for the next; the
// list goes on, and the names are what they are without.
TEST_P(Comments, AreForALineOfAList) {
  EXPECT_EQ(told(kName, GetParam().format, GetParam().bytes),
            "+Imatra -Tulsa(b) -Osaka(c: d) +Varna ");
}

INSTANTIATE_TEST_SUITE_P(
    Markups, Comments,
    testing::Values(
        InMarkup{"text",
                 "Beihai\nImatra , Finland\n"
                 "Tulsa , United States <!-- listlint-ignore test/name: b -->\n"
                 "<!-- listlint-ignore test: c: d -->\nOsaka , Japan\n"
                 "Varna , Bulgaria\n"},
        InMarkup{"wikitext",
                 "== Beihai ==\n* [[Imatra]], Finland\n* [[Tulsa]], United "
                 "States <!-- listlint-ignore test/name: b -->\n"
                 "<!-- listlint-ignore test: c: d -->\n* [[Osaka]], Japan\n"
                 "* [[Varna]], Bulgaria\n"},
        InMarkup{"markdown",
                 "# Beihai\n\n- Imatra, Finland\n- Tulsa, United States "
                 "<!-- listlint-ignore test/name: b -->\n"
                 "<!-- listlint-ignore test: c: d -->\n- Osaka, Japan\n"
                 "- Varna, Bulgaria\n"},
        InMarkup{"html",
                 "<h2>Beihai</h2>\n<ul>\n<li>Imatra, Finland</li>\n<li>Tulsa, "
                 "United States <!-- listlint-ignore test/name: b --></li>\n"
                 "<!-- listlint-ignore test: c: d -->\n<li>Osaka, Japan</li>\n"
                 "<li>Varna, Bulgaria</li>\n</ul>\n"},
        InMarkup{"yaml",
                 "- city: Beihai\n  twins:\n"
                 "    - {name: Imatra, country: Finland}\n"
                 "    - {name: Tulsa, country: United States} "
                 "# listlint-ignore test/name: b\n"
                 "    # listlint-ignore test: c: d\n"
                 "    - {name: Osaka, country: Japan}\n"
                 "    - {name: Varna, country: Bulgaria}\n"}),
    [](const auto& given) { return std::string(given.param.format); });

std::string wikitext(const std::string& rest) {
  return told(kName, "wikitext", "== Beihai ==\n" + rest);
}

TEST(Suppression, IsForAWholeList) {
  EXPECT_EQ(wikitext("* [[Oulu]]\n<!-- listlint-ignore-file test: a -->\n"),
            "-Oulu(a) ");
  EXPECT_EQ(told(kName, "csv",
                 "# listlint-ignore-file test: a\nname,country\nOulu,FI\n"),
            "-Oulu(a) ");
}

TEST(Suppression, IsForARegion) {
  EXPECT_EQ(wikitext("* [[A]]\n<!-- listlint-ignore-begin test: a -->\n"
                     "* [[B]]\n<!-- listlint-ignore-begin test/name: b -->\n"
                     "* [[C]]\n<!-- listlint-ignore-end test/name -->\n"
                     "* [[D]]\n<!-- listlint-ignore-end -->\n* [[E]]\n"),
            "+A -B(a) -C(b) -D(a) +E ");
  EXPECT_EQ(wikitext("* [[A]]\n<!-- listlint-ignore-begin test: a -->\n"
                     "* [[B]]\n"),
            "+A -B(a) ");
}

TEST(Suppression, StacksCommentsOverALine) {
  EXPECT_EQ(wikitext("<!-- listlint-ignore other: x -->\n"
                     "<!-- listlint-ignore test: a -->\n"
                     "<!-- listlint-ignore other: x -->\n"
                     "* [[A]]\n* [[B]]\n"),
            "-A(a) +B ");
}

TEST(Suppression, NeedsAReasonARuleAndADayToCome) {
  EXPECT_EQ(wikitext("* [[A]] <!-- listlint-ignore test -->\n"
                     "* [[B]] <!-- listlint-ignore test: -->\n"
                     "* [[C]] <!-- listlint-ignore other/name: c -->\n"
                     "* [[D]] <!-- listlint-ignore other, test/name: d -->\n"
                     "* [[E]] <!-- listlint-ignore test: e until 2026-11-23 "
                     "-->\n"
                     "* [[F]] <!-- listlint-ignore test: f (until 2026-11-24) "
                     "-->\n"
                     "* [[G]] <!-- a listlint-ignore test: g -->\n"
                     "* [[H]] <!-- listlint-ignores test: h -->\n"),
            "+A +B +C -D(d) +E -F(f (until 2026-11-24)) +G +H ");
}

TEST(Suppression, OfADuplicateStandsOnEitherOfTheTwo) {
  const std::string comment = " <!-- listlint-ignore duplicates: a -->";
  const std::string twins = "== Beihai ==\n* [[A]]";
  EXPECT_EQ(told(kTwin, "wikitext", twins + "\n* [[A]]\n"), "+twin ");
  EXPECT_EQ(told(kTwin, "wikitext", twins + comment + "\n* [[A]]\n"),
            "-twin(a) ");
  EXPECT_EQ(told(kTwin, "wikitext", twins + "\n* [[A]]" + comment + "\n"),
            "-twin(a) ");
}

TEST(Suppression, CountsWhatItIsFor) {
  const Source source("a",
                      "== X ==\n<!-- listlint-ignore-file test: a -->\n"
                      "* [[A]] <!-- listlint-ignore test/name, test/b: c -->\n"
                      "* [[B]]\n* [[C]]\n");
  const auto document = find_reader("wikitext")->read(source, {});
  auto suppressions = read_suppressions(document, kToday);
  const Rule* const rules[] = {&kName};
  const auto settings = default_settings(rules);
  count_rules(suppressions, settings);
  auto findings = check_document(document, settings, kToday);
  suppress(findings, suppressions);
  std::string counts;
  for (const auto& suppression : suppressions) {
    for (const auto& name : suppression.names) {
      counts +=
          fmt::format("{} {} {};", name.word.value, name.rules, name.hits);
    }
  }
  EXPECT_EQ(counts, "test 1 2;test/name 1 1;test/b 0 0;");
}

// A megabyte on one line, and a megabyte of lines without text, in a moment.
TEST(Suppression, StaysLinear) {
  std::string line = "== X ==\n* [[A]]";
  std::string lines = "== X ==\n";
  for (int i = 0; i < 20'000; ++i) {
    line += "   <!-- listlint-ignore test: a -->";
    lines += "<!-- listlint-ignore-begin test: a -->\n\n";
  }
  EXPECT_EQ(told(kName, "wikitext", line + "\n"), "-A(a) ");
  EXPECT_EQ(told(kName, "wikitext", lines + "* [[A]]\n"), "-A(a) ");
}

}  // namespace
}  // namespace listlint
