#include <algorithm>
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/output.h"
#include "lint/settings.h"
#include "rules/table.h"

namespace listlint::cli {

int explain(const Flags& flags) {
  if (const auto* row = rules::find(flags.rule)) {
    return write_output(row->page, "") ? 0 : 2;
  }
  std::vector<std::string_view> ids;
  for (const auto& row : rules::table()) ids.push_back(row.rule->id);
  complain(fmt::format("unknown rule \"{}\"{}; \"listlint rules\" lists them",
                       flags.rule, did_you_mean(flags.rule, ids)));
  return 2;
}

int list_rules() {
  size_t widest = 0;
  for (const auto& row : rules::table()) {
    widest = std::max(widest, row.rule->id.size());
  }
  std::string text;
  for (const auto& row : rules::table()) {
    text += fmt::format("{:<{}}  {:<7}  {}\n", row.rule->id, widest,
                        name_of(row.rule->severity), row.rule->summary);
  }
  return write_output(text, "") ? 0 : 2;
}

}  // namespace listlint::cli
