#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <vector>

#include "cli/commands.h"
#include "cli/dismissals.h"
#include "cli/output.h"
#include "cli/paths.h"
#include "cli/replace_file.h"
#include "cli/run.h"
#include "lint/input.h"
#include "lint/line_index.h"
#include "reports/report.h"

namespace listlint::cli {
namespace {

constexpr size_t kFewestDigits = 6;
constexpr size_t kMostDigits = 16;
constexpr size_t kMostTold = 5;

// A finding that the fingerprint may mean.
struct Match {
  uint64_t fingerprint = 0;
  std::string list;
  std::string place;  // "a.txt:12"
  std::string rule;
  std::string message;
  std::string dismissed;  // why it is not told already
};

class Finder final : public Taker {
 public:
  Finder(const Flags& flags, Dismissals& dismissals)
      : Taker(flags), digits_(flags.fingerprint), dismissals_(dismissals) {}

  std::vector<Match> matches;

 private:
  void prepare(Checked& checked) override { dismissals_.apply(checked); }

  bool write(const Checked& checked) override {
    if (checked.source == nullptr) return true;
    for (const auto& finding : checked.findings) {
      const auto text = reports::fingerprint_text(finding.fingerprint);
      if (!text.starts_with(digits_)) continue;
      const LineIndex lines(checked.source->bytes());
      auto place = checked.path;
      if (!checked.source->page().empty()) {
        place += "#" + checked.source->page();
      }
      matches.push_back(
          {finding.fingerprint, checked.path,
           fmt::format("{}:{}", place, lines.line_of(finding.span.begin)),
           std::string(finding.rule), finding.message, finding.reason});
    }
    return true;
  }

  std::string_view digits_;
  Dismissals& dismissals_;
};

bool is_prefix(std::string_view digits) {
  return digits.size() >= kFewestDigits && digits.size() <= kMostDigits &&
         std::ranges::all_of(digits, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

// The one finding that is meant, or why there is none.
tl::expected<Match, std::string> choose(const std::vector<Match>& matches,
                                        const std::string& digits) {
  if (matches.empty()) {
    return tl::unexpected(fmt::format(
        "no finding has the fingerprint {}; \"listlint check -v\" shows those "
        "that there are",
        digits));
  }
  if (matches.size() == 1) return matches.front();
  auto text = fmt::format("{} findings have a fingerprint that begins with {}",
                          matches.size(), digits);
  for (size_t i = 0; i < std::min(matches.size(), kMostTold); ++i) {
    text += fmt::format("{} {} ({})", i == 0 ? ":" : ",",
                        reports::fingerprint_text(matches[i].fingerprint),
                        matches[i].place);
  }
  return tl::unexpected(text + "; write more digits, or name one list");
}

// Where the entry goes: the ignore file that holds for the list, else a new
// one beside its config, in this folder, or beside the list.
std::string file_for(const std::string& list, const Flags& flags) {
  auto file = ignore_file_of(list);
  if (!file.empty()) return file;
  const auto folder = folder_of(list);
  const auto config = flags.no_config ? "" : find_config(folder);
  const auto here = folder_of("-");
  const auto beside = !config.empty() ? folder_of(config)
                      : (folder + "/").starts_with(here + "/") ? here
                                                               : folder;
  return beside + "/" + std::string(kIgnoreFileName);
}

tl::expected<void, std::string> add_to_file(const std::string& path,
                                            IgnoreEntry entry) {
  entry.path = path_from(folder_of(path), entry.path);
  std::string bytes;
  std::error_code error;
  if (std::filesystem::exists(path, error)) {
    const auto source = read_source(path);
    if (!source) return tl::unexpected(source.error());
    bytes = (*source)->bytes();
  }
  const auto name = short_path(path);
  auto before = IgnoreFile::parse(name, bytes, today());
  if (!before) return tl::unexpected(before.error());
  const auto added = append_entry(bytes, entry);
  auto after = IgnoreFile::parse(name, added, today());
  if (!after ||
      after->suppressions().size() != before->suppressions().size() + 1) {
    return tl::unexpected(
        fmt::format("cannot add to {}: write its list with one \"- \" an "
                    "entry first, each at the beginning of a line",
                    name));
  }
  return replace_file(path, added);
}

// What is wrong with the flags, or "".
std::string problem_of(const Flags& flags) {
  if (!is_prefix(flags.fingerprint)) {
    return fmt::format(
        "\"{}\" is no fingerprint: it has 6 to 16 of the digits "
        "0-9 and a-f",
        flags.fingerprint);
  }
  if (flags.reason.find_first_not_of(" \t\r\n") == std::string::npos) {
    return "--reason is blank: write why";
  }
  if (flags.until.empty()) return {};
  const auto day = parse_date(flags.until);
  if (!day || day->style != DateStyle::iso || !exists(day->date)) {
    return fmt::format(
        "--until: cannot be \"{}\"; write a day such as "
        "2027-01-31",
        flags.until);
  }
  if (day->date < today()) {
    return fmt::format("--until: {} is past", flags.until);
  }
  return {};
}

// The exit code.
int refuse(const std::string& why) {
  complain(why);
  return 2;
}

}  // namespace

int ignore(const Flags& flags) {
  if (const auto problem = problem_of(flags); !problem.empty()) {
    return refuse(problem);
  }
  const auto plan = make_plan(flags, Purpose::check);
  if (!plan) return refuse(plan.error());
  auto dismissals = Dismissals::load(*plan, flags);
  if (!dismissals) return refuse(dismissals.error());
  Finder finder(flags, *dismissals);
  run(*plan, flags, finder);
  for (const auto& failure : finder.failures) complain(failure);
  if (!finder.failures.empty()) return 2;
  const auto match = choose(finder.matches, flags.fingerprint);
  if (!match) return refuse(match.error());
  if (!match->dismissed.empty()) {
    return refuse(fmt::format("{}: {} is suppressed already: {}", match->place,
                              match->rule, match->dismissed));
  }
  IgnoreEntry entry{match->fingerprint, match->rule, match->list,
                    flags.reason,       flags.owner, std::nullopt};
  if (!flags.until.empty()) entry.until = parse_date(flags.until)->date;
  const auto file = file_for(match->list, flags);
  const auto added = add_to_file(file, std::move(entry));
  if (!added) return refuse(added.error());
  const auto text = fmt::format("{}: ignored {}: {}\nnoted in {}\n",
                                reports::visible(match->place), match->rule,
                                reports::visible(match->message),
                                reports::visible(short_path(file)));
  return write_output(text, flags.output) ? 0 : 2;
}

}  // namespace listlint::cli
