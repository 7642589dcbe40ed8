#include "cli/fix.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <utility>

#include "cli/output.h"
#include "cli/replace_file.h"
#include "lint/engine_read.h"
#include "lint/fix_document.h"
#include "lint/input.h"
#include "reports/diff.h"
#include "reports/report.h"

namespace listlint::cli {
namespace {

namespace fs = std::filesystem;

// Fixes in memory. The failures name the document.
std::optional<Checked> fix_in_memory(const Checked& checked, const Plan& plan,
                                     const Flags& flags, Dismissals& dismissals,
                                     std::vector<std::string>& failures) {
  auto options = engine_options(flags, plan);
  options.input_format = checked.document.format;
  options.encoding = "UTF-8";  // nothing else is fixed
  const CheckAgain check_again = [&](std::string bytes) {
    Checked again;
    again.path = checked.path;
    again.job = checked.job;
    const auto& job = plan.jobs[checked.job];
    check_file(again, std::move(bytes), *job.settings, options,
               job.may_be_known);
    if (again.source) dismissals.apply(again);
    return again;
  };
  const auto least = flags.unsafe_fixes ? Safety::unsafe : Safety::safe;
  auto fixed = fix_document(checked, least, check_again);
  for (const auto& failure : fixed.failures) {
    failures.push_back(fmt::format("{}: {}", checked.path, failure));
  }
  return std::move(fixed.checked);
}

// Why the bytes of this document are not those of a file; "" where they are.
std::string foreign(const Source& source) {
  if (!source.page().empty()) return "pages of a dump are not fixed";
  if (!source.encoding().empty()) {
    return fmt::format("it is {}; only UTF-8 is fixed", source.encoding());
  }
  return {};
}

void tell_unwritable(const Checked& checked) {
  if (checked.unwritable_fixes == 0) return;
  auto why = foreign(*checked.source);
  if (why.empty()) {
    why = fmt::format("what they write would have to be escaped in {}",
                      checked.document.format);
  }
  const auto& page = checked.source->page();
  complain(fmt::format("{}{}{}: {} {} left: {}", checked.path,
                       page.empty() ? "" : "#", page, checked.unwritable_fixes,
                       checked.unwritable_fixes == 1 ? "fix is" : "fixes are",
                       why));
}

// Writes a list that still is what was read. Answers what went wrong, or "".
std::string write_list(const std::string& path, std::string_view before,
                       std::string_view after) {
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored)) {
    return fmt::format("cannot write {}: it is not a regular file", path);
  }
  const auto now = read_source(path);
  if (!now) return now.error();
  if ((*now)->bytes() == after) return {};  // the list was named twice
  if ((*now)->bytes() != before) {
    return fmt::format(
        "{} was changed by another program meanwhile; it is left as it is: "
        "run listlint again",
        path);
  }
  const auto written = replace_file(path, after);
  return written ? std::string() : written.error();
}

// How a diff in the current folder names a list.
std::string name_in_diff(const std::string& path) {
  const fs::path given(path);
  std::error_code error;
  const auto folder = fs::current_path(error);
  if (error || !given.is_absolute()) return given.lexically_normal().string();
  return given.lexically_normal().lexically_relative(folder).string();
}

class Differ final : public Taker {
 public:
  Differ(const Plan& plan, const Flags& flags, Dismissals& dismissals,
         Output& output)
      : Taker(flags),
        plan_(plan),
        flags_(flags),
        dismissals_(dismissals),
        output_(output) {}

  uint64_t lists = 0;  // that would change

  // "would fix 12 in 2 lists (3 more with --unsafe-fixes)"
  std::string summary() const {
    if (documents == 0) return {};
    auto text = fmt::format("would fix {} in {} list{}", fixes_, lists,
                            lists == 1 ? "" : "s");
    if (lists == 0) text = "nothing to fix";
    if (left_.unsafe_fixes > 0) {
      text += fmt::format(" ({} more with --unsafe-fixes)", left_.unsafe_fixes);
    }
    return text + "\n";
  }

 private:
  void prepare(Checked& checked) override { dismissals_.apply(checked); }

  bool write(const Checked& checked) override {
    if (!checked.source) return true;
    if (flags_.verbose) tell_unwritable(checked);
    const auto fixed =
        fix_in_memory(checked, plan_, flags_, dismissals_, failures);
    left_.add(fixed ? *fixed : checked);
    if (!fixed) return true;
    ++lists;
    fixes_ += fixed->applied_fixes;
    return output_.write(reports::unified_diff(name_in_diff(checked.path),
                                               checked.source->bytes(),
                                               fixed->source->bytes()));
  }

  const Plan& plan_;
  const Flags& flags_;
  Dismissals& dismissals_;
  Output& output_;
  uint64_t fixes_ = 0;
  reports::Counts left_;
};

}  // namespace

bool writes_fixes(const Flags& flags) {
  return !flags.diff && (flags.fix || flags.unsafe_fixes);
}

bool fixes_standard_input(const Flags& flags) {
  return writes_fixes(flags) &&
         std::ranges::find(flags.paths, "-") != flags.paths.end();
}

std::optional<Checked> fix(const Checked& checked, const Plan& plan,
                           const Flags& flags, Dismissals& dismissals,
                           std::vector<std::string>& failures) {
  if (!checked.source) return std::nullopt;
  const auto& path = plan.jobs[checked.job].path;
  if (flags.verbose) tell_unwritable(checked);
  if (path == "-") {
    if (const auto why = foreign(*checked.source); !why.empty()) {
      failures.push_back(fmt::format("cannot fix {}: {}", checked.path, why));
      return std::nullopt;
    }
  }
  auto fixed = fix_in_memory(checked, plan, flags, dismissals, failures);
  const auto before = checked.source->bytes();
  const auto after = fixed ? fixed->source->bytes() : before;
  if (path == "-") {
    if (!write_output(after, {})) {
      failures.push_back(fmt::format("{} is not fixed", checked.path));
    }
  } else if (fixed) {
    auto why = write_list(path, before, after);
    if (!why.empty()) {
      failures.push_back(std::move(why));
      return std::nullopt;
    }
  }
  return fixed;
}

int show_diff(const Plan& plan, const Flags& flags, Dismissals& dismissals) {
  Output output;
  const auto file = flags.outputs.empty() ? "" : flags.outputs.front();
  if (!plan.jobs.empty() && !output.open(file)) return 2;
  Differ differ(plan, flags, dismissals, output);
  run(plan, flags, differ);
  const bool written = plan.jobs.empty() || output.close();
  if (!flags.quiet) write_stderr(differ.summary());
  for (const auto& failure : differ.failures) complain(failure);
  if (!differ.failures.empty() || !written) return 2;
  return differ.lists > 0 ? 1 : 0;
}

}  // namespace listlint::cli
