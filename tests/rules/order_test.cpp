#include "rules/order.h"

#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

#include "lint/rule.h"
#include "tests/rules/page_runner.h"

namespace listlint {
namespace rules {
extern const Rule structure_entry_order;
}  // namespace rules

namespace {

using rules::Collation;

// Names out of order, by one alphabet.
std::vector<std::string_view> out(std::string_view language,
                                  const std::vector<std::string_view>& names) {
  Collation collation(language);
  std::vector<std::string_view> out;
  for (const Index i : rules::out_of_order(names, collation)) {
    out.push_back(names[i]);
  }
  return out;
}

std::vector<std::string_view> sorted(
    std::string_view language, const std::vector<std::string_view>& names) {
  Collation collation(language);
  std::vector<std::string_view> sorted;
  for (const Index i : rules::put_in_order(names, collation)) {
    sorted.push_back(names[i]);
  }
  return sorted;
}

using Names = std::vector<std::string_view>;

struct Alphabet {
  std::string_view language;
  Names names;  // in order
};

class Alphabets : public testing::TestWithParam<Alphabet> {};

// The names stand in the order of their own alphabet, and in that only.
TEST_P(Alphabets, HaveTheirOwnOrder) {
  const auto& [language, names] = GetParam();
  EXPECT_EQ(out(language, names), Names{});
  EXPECT_NE(out("", names), Names{});
  EXPECT_EQ(sorted(language, Names(names.rbegin(), names.rend())), names);
}

INSTANTIATE_TEST_SUITE_P(
    Of, Alphabets,
    testing::Values(
        Alphabet{"sv", {"Lund", "Zürich", "Åmål", "Ängelholm", "Örebro"}},
        Alphabet{"pl", {"Lublin", "Lyon", "Łomża", "Łódź", "Malbork"}},
        Alphabet{"tr", {"Cumayeri", "Çankırı", "Isparta", "İdil"}},
        Alphabet{"da", {"Odense", "Zagreb", "Ærø", "Ørsted", "Aabenraa"}},
        Alphabet{"nb", {"Oslo", "Zagreb", "Ørland", "Aalesund"}},
        Alphabet{"cs", {"Hodonín", "Cheb", "Jihlava"}},
        Alphabet{"es", {"Nuremberg", "Nuuk", "Ñemby", "Oviedo"}},
        Alphabet{"zh", {"北京", "成都", "广州", "上海", "西安"}}),
    [](const auto& test) { return std::string(test.param.language); });

TEST(PutInOrder, MovesOnlyWhatIsOutOfOrder) {
  EXPECT_EQ(sorted("", {"Lima", "Minsk", "Mexico City", "Zürich", "Moscow",
                        "Ottawa", "Athens", "Riga"}),
            (Names{"Athens", "Lima", "Mexico City", "Minsk", "Moscow", "Ottawa",
                   "Riga", "Zürich"}));
}

TEST(PutInOrder, KeepsNamesFiledWithoutTheirArticle) {
  EXPECT_EQ(sorted("", {"Ottawa", "La Plata", "Lima", "Riga"}),
            (Names{"Lima", "Ottawa", "La Plata", "Riga"}));
}

TEST(PutInOrder, KeepsEqualNamesAsTheyStand) {
  EXPECT_EQ(sorted("", {"b", "Á", "A", "a"}), (Names{"Á", "A", "a", "b"}));
}

// What the rule says, and what its fix makes of the text.
pages::Ran run(std::string_view format, std::string_view text,
               std::string_view order = "auto") {
  pages::Example example;
  example.text.info = format;
  example.text.text = text;
  example.config =
      pages::Block{"config",
                   "rules: {structure/entry-order: {tolerance: 50, order: " +
                       std::string(order) + "}}\n",
                   0, 0};
  auto ran = pages::run_example(rules::structure_entry_order, example);
  EXPECT_EQ(ran.error, "");
  EXPECT_EQ(ran.unsettled, "");
  return ran;
}

TEST(EntryOrderFix, KeepsLineEndsAndTheMissingLastOne) {
  EXPECT_EQ(run("text",
                "Oulu\r\nRiga , Latvia\r\nLima , Peru [1]\nMinsk , Belarus\r\n"
                "Bonn , Germany")
                .fixed,
            "Oulu\r\nBonn , Germany\r\nLima , Peru [1]\nMinsk , Belarus\r\n"
            "Riga , Latvia");
}

TEST(EntryOrderFix, TakesAlongWhatBelongsToAnEntry) {
  EXPECT_EQ(run("markdown",
                "# Oulu\n\n- Minsk\n- Lima\n  > since 1968\n- Oslo\n- Riga\n")
                .fixed,
            "# Oulu\n\n- Lima\n  > since 1968\n- Minsk\n- Oslo\n- Riga\n");
}

TEST(EntryOrderFix, MovesRowsOfATable) {
  EXPECT_EQ(run("csv", "city,twin\nOulu,Minsk\nOulu,Lima\nOulu,Riga\n").fixed,
            "city,twin\nOulu,Lima\nOulu,Minsk\nOulu,Riga\n");
}

class LeftToAPerson
    : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(LeftToAPerson, HasAFindingAndNoFix) {
  const auto ran = run(GetParam().first, GetParam().second);
  EXPECT_NE(ran.findings, "");
  EXPECT_FALSE(ran.offers_fix);
}

INSTANTIATE_TEST_SUITE_P(
    EntryOrder, LeftToAPerson,
    testing::Values(
        std::pair("wikitext", "== Oulu ==\n* Minsk\n** Lima\n* Oslo\n* Riga\n"),
        std::pair("wikitext",
                  "== Oulu ==\n* Minsk\n{{col-break}}\n* Lima\n* Riga\n"),
        std::pair("wikitext",
                  "== Oulu ==\n* Minsk <!-- a\n* b -->\n* Lima\n* Riga\n"),
        std::pair("markdown", "# Oulu\n\n1. Minsk\n2. Lima\n3. Riga\n"),
        std::pair("markdown", "# Oulu\n\n- Minsk\n\n- Lima\n- Riga\n"),
        std::pair("json", R"({"Oulu": ["Minsk", "Lima", "Riga"]})")));

TEST(EntryOrder, IsNotAskedForWhereTheConfigSaysNone) {
  EXPECT_EQ(run("text", "Oulu\nRiga , Latvia\nLima , Peru\n", "none").findings,
            "");
}

TEST(EntryOrder, OfJapaneseIsToldByKanaOnly) {
  constexpr auto kText =
      "# 長崎\n\n- アバディーン\n- 福州\n- サントス\n- 釜山\n- セントポール\n"
      "- ホノルル\n- 大阪\n- ミデルブルフ\n";
  EXPECT_EQ(run("markdown", kText, "ja").findings, "");
}

}  // namespace
}  // namespace listlint
