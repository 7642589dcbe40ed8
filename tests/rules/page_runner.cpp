#include "tests/rules/page_runner.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <memory>
#include <utility>
#include <vector>

#include "lint/config.h"
#include "lint/engine.h"
#include "lint/fix_document.h"
#include "lint/line_index.h"
#include "lint/settings.h"
#include "rules/table.h"
#include "tests/lines.h"
#include "tests/rules/page_escapes.h"
#include "tests/rules/page_verdicts.h"

namespace listlint::pages {
namespace {

constexpr Date kToday = {2026, 11, 24};

Checked check(const Rule& rule, const std::string& text,
              const std::string& reader, const Settings& settings,
              const FindVerdict& verdicts) {
  const std::string path = "example." + reader;
  const Load load = [&](const std::string& name) {
    return std::make_unique<Source>(name, text);
  };
  EngineOptions options{.input_format = reader, .threads = 1, .today = kToday};
  if (is_of_audit(rule)) options.verdicts = verdicts;
  auto run = check_paths(std::array{path}, load, settings, options);
  auto& checked = run.front();
  std::erase_if(checked.findings, [&](const Finding& finding) {
    return finding.rule != rule.id;
  });
  return std::move(checked);
}

std::string print(const Checked& checked) {
  LineIndex index(checked.source->bytes());
  std::string lines;
  for (const auto& finding : checked.findings) {
    const auto begin = index.position(finding.span.begin);
    const auto end = index.position(finding.span.end);
    lines += fmt::format("{}:{}-{}:{} {} {}: {}\n", begin.line, begin.column,
                         end.line, end.column, name_of(finding.severity),
                         finding.rule, finding.message);
  }
  return lines;
}

bool any_fixable(const Checked& checked, Safety least) {
  return std::ranges::any_of(checked.findings, [&](const Finding& finding) {
    return is_fixable(finding) && finding.fix->safety <= least;
  });
}

// Why fixing does not come to rest, or comes to rest with something to fix.
std::string unsettled(const Checked& checked, const FixedDocument& fixed,
                      Safety least) {
  if (!fixed.failures.empty()) return fixed.failures.front();
  if (fixed.checked ? any_fixable(*fixed.checked, least)
                    : any_fixable(checked, least)) {
    return "what is fixed has something to fix still";
  }
  return {};
}

// Fixes as the program does, once with the safe fixes only.
void fix(const Rule& rule, const Checked& checked, const Example& example,
         const Settings& settings, const FindVerdict& verdicts, Ran& ran) {
  ran.offers_fix = any_fixable(checked, Safety::unsafe);
  const CheckAgain check_again = [&](const std::string& bytes) {
    return check(rule, bytes, example.text.info, settings, verdicts);
  };
  for (const auto least : {Safety::safe, Safety::unsafe}) {
    const auto fixed = fix_document(checked, least, check_again);
    if (ran.unsettled.empty()) {
      ran.unsettled = unsettled(checked, fixed, least);
    }
    ran.fixed = (fixed.checked ? *fixed.checked : checked).source->bytes();
  }
}

tl::expected<Settings, std::string> settings_of(const Rule& rule,
                                                const Example& example) {
  std::vector<const Rule*> rules = {&rule};
  if (rule.suppression != nullptr) {  // there must be something to suppress
    rules.clear();
    for (const auto& row : rules::table()) rules.push_back(row.rule);
  }
  if (!example.config) return default_settings(rules);
  return parse_config(example.config->text, "config", rules)
      .map([](Config config) { return std::move(config.settings); });
}

// A change to the lines of a page: those in [begin, end) give way to `text`.
struct Replacement {
  size_t begin = 0;
  size_t end = 0;
  std::string text;
};

// Writes `content` into `block`, or into a new one after line `after`.
// Where it already says so it stays, with its own choice of escapes.
void replace_block(const std::optional<Block>& block, std::string_view info,
                   size_t after, const std::string& content,
                   std::vector<Replacement>& replacements) {
  if (block && decode_escapes(block->text) == content) return;
  const auto text =
      fmt::format("```{}\n{}```\n", info, encode_escapes(content));
  if (block) {
    replacements.push_back({block->open - 1, block->close, text});
  } else {
    replacements.push_back({after, after, text});
  }
}

}  // namespace

Ran run_example(const Rule& rule, const Example& example) {
  Ran ran;
  const auto text = decode_escapes(example.text.text);
  if (!text) {
    ran.error = "the text has a malformed escape";
    return ran;
  }
  const auto settings = settings_of(rule, example);
  if (!settings) {
    ran.error = settings.error();
    return ran;
  }
  const auto known =
      parse_verdicts(example.verdicts ? example.verdicts->text : "");
  if (!known) {
    ran.error = known.error();
    return ran;
  }
  const auto verdicts = find_in(*known);
  auto checked = check(rule, *text, example.text.info, *settings, verdicts);
  if (!checked.source) {
    ran.error = checked.failure;
    return ran;
  }
  ran.findings = print(checked);
  fix(rule, checked, example, *settings, verdicts, ran);
  return ran;
}

std::string renew_page(const Rule& rule, std::string_view markdown) {
  const auto page = parse_page(markdown);
  std::vector<Replacement> replacements;
  for (const auto& example : page.examples) {
    if (!example.fails) continue;
    const auto ran = run_example(rule, example);
    if (!ran.error.empty()) continue;
    const auto after =
        example.verdicts ? example.verdicts->close : example.text.close;
    replace_block(example.findings, "findings", after, ran.findings,
                  replacements);
    if (!ran.offers_fix) continue;
    replace_block(example.fixed, "fixed",
                  example.findings ? example.findings->close : after, ran.fixed,
                  replacements);
  }
  std::string renewed;
  const auto lines = split_lines(markdown);
  size_t at = 0;
  const auto copy_to = [&](size_t end) {
    for (; at < end; ++at) renewed += fmt::format("{}\n", lines[at]);
  };
  for (const auto& replacement : replacements) {
    copy_to(replacement.begin);
    renewed += replacement.text;
    at = replacement.end;
  }
  copy_to(lines.size());
  return renewed;
}

std::string diff(std::string_view expected, std::string_view actual) {
  auto old_lines = split_lines(expected);
  auto new_lines = split_lines(actual);
  const auto [a, b] = std::ranges::mismatch(old_lines, new_lines);
  old_lines.erase(old_lines.begin(), a);
  new_lines.erase(new_lines.begin(), b);
  while (!old_lines.empty() && !new_lines.empty() &&
         old_lines.back() == new_lines.back()) {
    old_lines.pop_back();
    new_lines.pop_back();
  }
  std::string text;
  for (const auto line : old_lines) text += fmt::format("- {}\n", line);
  for (const auto line : new_lines) text += fmt::format("+ {}\n", line);
  return text;
}

std::string default_text(const Option& option) {
  switch (option.type) {
    case Option::Type::integer:
      return fmt::format("{}", option.integer);
    case Option::Type::boolean:
      return option.integer != 0 ? "true" : "false";
    case Option::Type::choice:
      return std::string(option.choice);
    case Option::Type::texts:
      return "none";
  }
  return "";
}

}  // namespace listlint::pages
