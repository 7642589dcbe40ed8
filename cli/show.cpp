#include "cli/commands.h"
#include "cli/output.h"
#include "cli/run.h"
#include "reports/report.h"

namespace listlint::cli {
namespace {

// A line a document, as it comes.
class Shower final : public Taker {
 public:
  Shower(const Flags& flags, Output& output)
      : Taker(flags), pretty_(flags.pretty), output_(output) {}

 private:
  bool write(const Checked& checked) override {
    if (checked.source == nullptr) return true;
    return output_.write(reports::show(checked.document, pretty_));
  }

  const bool pretty_;
  Output& output_;
};

}  // namespace

int show(const Flags& flags) {
  const auto plan = make_plan(flags, Purpose::read);
  if (!plan) {
    complain(plan.error());
    return 2;
  }
  Output output;
  if (!output.open(flags.output)) return 2;
  Shower shower(flags, output);
  run(*plan, flags, shower);
  const bool written = output.close();
  for (const auto& failure : shower.failures) complain(failure);
  return written && shower.failures.empty() ? 0 : 2;
}

}  // namespace listlint::cli
