#include <algorithm>
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/configs.h"
#include "cli/output.h"
#include "lint/custom/rule.h"
#include "lint/settings.h"
#include "rules/table.h"

namespace listlint::cli {
namespace {

// The page of a custom rule is its YAML.
std::string page_of(const CustomRule& rule, const std::string& path) {
  return fmt::format("# {}, from {}:{}\n\n{}", rule.id, path, rule.place.line,
                     rule.written);
}

int unknown(const std::string& rule, std::span<const std::string_view> ids) {
  complain(fmt::format("unknown rule \"{}\"{}; \"listlint rules\" lists them",
                       rule, did_you_mean(rule, ids)));
  return 2;
}

int explain_custom(const Flags& flags) {
  Configs configs(flags, Purpose::check);
  const auto stack = configs.stack(configs.path_for("any.list"));
  if (!stack) {
    complain(stack.error());
    return 2;
  }
  std::string page;  // of the last file that defines it
  std::vector<std::string_view> ids;
  for (const auto& file : (*stack)->files) {
    for (const auto& rule : file.custom) {
      ids.emplace_back(rule->id);
      if (rule->id == flags.rule) page = page_of(*rule, file.path);
    }
  }
  if (page.empty()) return unknown(flags.rule, ids);
  return write_output(page, "") ? 0 : 2;
}

}  // namespace

int explain(const Flags& flags) {
  if (const auto* row = rules::find(flags.rule)) {
    return write_output(row->page, "") ? 0 : 2;
  }
  if (flags.rule.starts_with("custom/")) return explain_custom(flags);
  std::vector<std::string_view> ids;
  for (const auto& row : rules::table()) ids.push_back(row.rule->id);
  return unknown(flags.rule, ids);
}

int list_rules(const Flags& flags) {
  Configs configs(flags, Purpose::check);
  const auto in_force = configs.in_force("any.list");
  if (!in_force) {
    complain(in_force.error());
    return 2;
  }
  size_t widest = 0;
  for (const auto& rule : in_force->rules) {
    widest = std::max(widest, rule.setting.rule->id.size());
  }
  std::string text;
  for (const auto& rule : in_force->rules) {
    const auto& listed = *rule.setting.rule;
    text += fmt::format("{:<{}}  {:<7}  {}\n", listed.id, widest,
                        name_of(listed.severity), listed.summary);
  }
  return write_output(text, "") ? 0 : 2;
}

}  // namespace listlint::cli
