// Every rule keeps the promises of its page: one test a rule.
//
// UPDATE_GOLDEN=1 writes the `findings` and `fixed` blocks of the pages anew.
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "rules/table.h"
#include "tests/rules/page_escapes.h"
#include "tests/rules/page_parser.h"
#include "tests/rules/page_runner.h"

namespace listlint::pages {
namespace {

// A failure at a line of a page, as an editor can follow it.
void fail(const Rule& rule, size_t line, std::string_view message) {
  ADD_FAILURE() << fmt::format("rules/{}.md:{}: {}", rule.id, line, message);
}

void compare(const Rule& rule, const Block& block, std::string_view actual) {
  const auto expected = decode_escapes(block.text);
  if (!expected) {
    fail(rule, block.open, "the block has a malformed escape");
  } else if (*expected != actual) {
    fail(rule, block.open,
         fmt::format("the block \"{}\" differs (- page, + rule):\n{}",
                     block.info, diff(block.text, encode_escapes(actual))));
  }
}

void check_fix(const Rule& rule, const Example& example, const Ran& ran) {
  const auto line = example.text.open;
  if (!ran.unsettled.empty()) {
    fail(rule, line, ran.unsettled);
  } else if (ran.offers_fix != example.fixed.has_value()) {
    fail(rule, line,
         ran.offers_fix ? "the findings offer a fix: a block \"fixed\" must "
                          "show what it makes of the text"
                        : "a block \"fixed\", but no finding offers a fix");
  } else if (example.fixed) {
    compare(rule, *example.fixed, ran.fixed);
  }
}

// Answers whether the rule offers a fix here.
bool check_example(const Rule& rule, const Example& example) {
  const auto line = example.text.open;
  const auto ran = run_example(rule, example);
  if (!ran.error.empty()) {
    fail(rule, line, ran.error);
  } else if (!example.fails) {
    if (!ran.findings.empty()) {
      fail(rule, line, "a passing example has findings:\n" + ran.findings);
    }
  } else if (!example.findings) {
    fail(rule, line, "a failing example needs a block \"findings\"");
  } else if (ran.findings.empty()) {
    fail(rule, line, "a failing example has no finding");
  } else {
    compare(rule, *example.findings, ran.findings);
    check_fix(rule, example, ran);
  }
  return ran.offers_fix;
}

void check_options(const Rule& rule, const Page& page) {
  std::string declared;
  for (const auto* option : rule.options) {
    declared += fmt::format("{} {}\n", option->name, default_text(*option));
  }
  std::string written;
  for (const auto& [name, value] : page.options) {
    written += fmt::format("{} {}\n", name, value);
  }
  EXPECT_EQ(written, declared)
      << "the table of options in rules/" << rule.id << ".md";
}

void check_page(const Rule& rule, std::string_view markdown) {
  const auto page = parse_page(markdown);
  for (const auto& error : page.errors) {
    ADD_FAILURE() << "rules/" << rule.id << ".md:" << error;
  }
  EXPECT_EQ(page.title, rule.id);
  check_options(rule, page);
  int failing = 0;
  int passing = 0;
  bool offers_fix = false;
  for (const auto& example : page.examples) {
    ++(example.fails ? failing : passing);
    offers_fix |= check_example(rule, example);
  }
  EXPECT_GE(failing, 1) << "no failing example";
  EXPECT_GE(passing, 1) << "no passing example";
  EXPECT_EQ(page.fix_safety.starts_with("No fix"), !offers_fix)
      << "section \"Fix safety\": " << page.fix_safety;
}

std::string renew_file(const Rule& rule) {
  const auto path = fmt::format("{}/rules/{}.md", LISTLINT_ROOT, rule.id);
  std::ostringstream page;
  page << std::ifstream(path, std::ios::binary).rdbuf();
  auto renewed = renew_page(rule, page.str());
  if (renewed != page.str()) std::ofstream(path, std::ios::binary) << renewed;
  return renewed;
}

class PageExamples : public testing::TestWithParam<std::string> {};

TEST_P(PageExamples, AreWhatTheRuleDoes) {
  const auto* const row = rules::find(GetParam());
  ASSERT_NE(row, nullptr);
  if (std::getenv("UPDATE_GOLDEN")) {
    check_page(*row->rule, renew_file(*row->rule));
  } else {
    check_page(*row->rule, row->page);
  }
}

std::vector<std::string> rule_ids() {
  std::vector<std::string> ids;
  for (const auto& row : rules::table()) ids.emplace_back(row.rule->id);
  return ids;
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  auto name = info.param;
  for (auto& c : name) {
    if (c == '/' || c == '-') c = '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Rules, PageExamples, testing::ValuesIn(rule_ids()),
                         test_name);

}  // namespace
}  // namespace listlint::pages
