#include <fmt/format.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/configs.h"
#include "cli/output.h"
#include "cli/replace_file.h"
#include "lint/config_print.h"

namespace listlint::cli {
namespace {

// The configs that make up what is in force, the last word last.
std::string sources(const ConfigStack& stack) {
  std::string text = "defaults";
  for (const auto& file : stack.files) text += ", " + file.path;
  return text;
}

}  // namespace

int config_show(const Flags& flags) {
  const auto list =
      flags.paths.empty() ? std::string("any.list") : flags.paths.front();
  Configs configs(flags, Purpose::check);
  const auto stack = configs.stack(configs.path_for(list));
  const auto in_force = configs.in_force(list);
  if (!stack || !in_force) {
    complain(stack ? in_force.error() : stack.error());
    return 2;
  }
  const auto text =
      fmt::format("# For {}, from: {}\n",
                  flags.paths.empty() ? "lists in this folder" : list,
                  sources(**stack)) +
      print_in_force(*in_force);
  return write_output(text, "") ? 0 : 2;
}

int config_schema() {
  return write_output(listlint::config_schema(rule_book()), "") ? 0 : 2;
}

int init(const Flags& flags) {
  const std::string path(kConfigName);
  if (::access(path.c_str(), F_OK) == 0) {
    complain(path + " is here already; it is left as it is");
    return 2;
  }
  const auto profiles = rule_book().profiles;
  const auto profile = flags.profile.empty()
                           ? std::string(profiles.front().name)
                           : flags.profile;
  const auto written = replace_file(path, starter_config(profile, profiles));
  if (!written) {
    complain(written.error());
    return 2;
  }
  return write_output(fmt::format("{} written\n", path), "") ? 0 : 2;
}

}  // namespace listlint::cli
