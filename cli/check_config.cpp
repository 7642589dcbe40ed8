#include <algorithm>
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/configs.h"
#include "cli/output.h"
#include "lint/custom/examples.h"

namespace listlint::cli {
namespace {

std::string plural(size_t number, std::string_view what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

// Tries the examples of all custom rules that a config has, its own and those
// that it extends.
class Trial {
 public:
  Trial(const ConfigStack& stack, const Settings& settings) {
    for (const auto& file : stack.files) {
      for (const auto& rule : file.custom) {
        try_rule(file.path, rule, settings);
      }
    }
  }

  bool passed() const { return surprises_ == 0; }

  // What is not as it should be, and a line that says how much is.
  std::string told(const std::string& path) const {
    if (rules_ == 0) return fmt::format("{}: good; no custom rules\n", path);
    const auto result = surprises_ == 0
                            ? std::string("all as they say")
                            : fmt::format("{} not as {} should be", surprises_,
                                          surprises_ == 1 ? "it" : "they");
    return text_ + fmt::format("{}: good; {}, {}, {}\n", path,
                               plural(rules_, "custom rule"),
                               plural(examples_, "example"), result);
  }

 private:
  void try_rule(const std::string& path,
                const std::shared_ptr<const CustomRule>& rule,
                const Settings& settings) {
    ++rules_;
    examples_ += rule->examples.size();
    if (rule->examples.empty()) {
      tell(path, rule->place,
           rule->id + " has no examples: add \"fails\" and \"passes\"");
    }
    for (const auto& surprise : custom::run_examples(rule, settings)) {
      ++surprises_;
      tell(path, surprise.place, surprise.what);
    }
  }

  void tell(const std::string& path, custom::Place place,
            const std::string& what) {
    text_ +=
        fmt::format("{}:{}:{}: {}\n", path, place.line, place.column, what);
  }

  std::string text_;
  size_t rules_ = 0;
  size_t examples_ = 0;
  size_t surprises_ = 0;
};

}  // namespace

int check_config(const Flags& flags) {
  Configs configs(flags, Purpose::check);
  auto paths = flags.paths;
  if (paths.empty()) paths.push_back(configs.path_for("any.list"));
  if (paths.front().empty()) {
    complain(fmt::format("no {} here or upwards: name a config", kConfigName));
    return 2;
  }
  int exit_code = 0;
  std::string text;
  for (const auto& path : paths) {
    const auto stack = configs.stack(path);
    if (!stack) {
      text += stack.error() + "\n";
      exit_code = 2;
      continue;
    }
    const auto config = config_of(in_force(**stack, rule_book(), {}));
    const Trial trial(**stack, config.settings);
    text += trial.told(path);
    if (!trial.passed()) exit_code = std::max(exit_code, 1);
  }
  return write_output(text, "") ? exit_code : 2;
}

}  // namespace listlint::cli
