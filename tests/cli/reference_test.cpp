// docs/reference.md, made from the tables that the program reads.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

#include "lint/config.h"
#include "lint/config_layer.h"
#include "rules/profiles.h"
#include "rules/table.h"
#include "tests/golden.h"

namespace listlint {
namespace {

const std::string kPage = LISTLINT_ROOT "/docs/reference.md";

// A cell of a table must not end early.
std::string cell(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '|') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string type_of(const Option& option) {
  switch (option.type) {
    case Option::Type::integer:
      return fmt::format("a number, {} to {}", option.least, option.most);
    case Option::Type::boolean:
      return "`true` or `false`";
    case Option::Type::choice: {
      std::string text;
      for (const auto choice : option.choices) {
        text += fmt::format("{}`{}`", text.empty() ? "" : ", ", choice);
      }
      return text;
    }
    case Option::Type::texts:
      return "a list of texts";
  }
  return {};
}

std::string default_of(const Option& option) {
  switch (option.type) {
    case Option::Type::integer:
      return std::to_string(option.integer);
    case Option::Type::boolean:
      return option.integer != 0 ? "`true`" : "`false`";
    case Option::Type::choice:
      return fmt::format("`{}`", option.choice);
    case Option::Type::texts:
      return "empty";
  }
  return {};
}

std::string keys() {
  std::string text =
      "## Keys\n\nOf `.listlint.yaml`. Those that an override takes hold there "
      "for its files.\n\n| key | says | in overrides |\n| --- | --- | --- |\n";
  for (const auto& key : config_keys()) {
    text += fmt::format("| [`{0}`](#{0}) | {1} | {2} |\n", key.name,
                        cell(key.summary), key.in_override ? "yes" : "");
  }
  for (const auto& key : config_keys()) {
    text += fmt::format("\n### {}\n\n```yaml\n{}```\n", key.name, key.example);
  }
  return text;
}

std::string excludes() {
  std::string text =
      "\n## Left out by default\n\nWhat a walk over a folder does not read, "
      "unless `exclude` says so with a `!`:\n\n";
  for (const auto pattern : default_excludes()) {
    text += fmt::format("- `{}`\n", pattern);
  }
  return text;
}

std::string profiles() {
  std::string text = "\n## Profiles\n\n| profile | for |\n| --- | --- |\n";
  for (const auto& profile : rules::profiles()) {
    text += fmt::format("| `{}` | {} |\n", profile.name, cell(profile.summary));
  }
  return text;
}

std::string options() {
  std::string text =
      "\n## Options of rules\n\nUnder the rule in `rules:`, beside "
      "`severity`, which every rule has: `error`,\n`warning`, `info` or "
      "`off`.\n\n"
      "| rule | option | type | default | says |\n"
      "| --- | --- | --- | --- | --- |\n";
  for (const auto& row : rules::table()) {
    for (const auto* option : row.rule->options) {
      text +=
          fmt::format("| [{0}](../rules/{0}.md) | `{1}` | {2} | {3} | {4} |\n",
                      row.rule->id, option->name, type_of(*option),
                      default_of(*option), cell(option->summary));
    }
  }
  return text;
}

TEST(Reference, HoldsAllThatAConfigMaySay) {
  const auto text =
      "# Reference of the configuration\n\n"
      "Made from the tables that the program itself reads.\n"
      "[Configuration](configuration.md) tells how they work together,\n"
      "[the rules](rules.md) have a page each, and `listlint config schema` "
      "prints\nthe same for editors.\n\n" +
      keys() + excludes() + profiles() + options();
  EXPECT_EQ(golden(kPage, text), text);
}

}  // namespace
}  // namespace listlint
