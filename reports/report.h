// The report formats: one a file, one row each in an explicit table.
//
// A report turns the checked documents of a run into the bytes of one format,
// document by document as they come, so a dump of any size passes through. It
// neither writes nor asks the terminal: the caller does.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/data_versions.h"
#include "lint/engine.h"
#include "lint/snapshot.h"

namespace listlint::reports {

// What a report may tell of a rule; views of static text.
struct RuleText {
  std::string_view id;
  Severity severity = Severity::warning;
  std::string_view summary;  // one line, no full stop
  std::string_view page;     // Markdown
};

// A finding that is there no more, as far as it is remembered.
struct FixedFinding {
  std::string list;  // place_name() of it
  std::string rule;
  std::string message;
  std::string section;
  uint32_t line = 0;  // 0: not known
  std::optional<Time> last_seen = std::nullopt;
};

// What is remembered of a list, without findings of rules that this run does
// not look for; nullopt for nothing.
using FindPast = std::function<std::optional<Past>(const Checked& checked)>;
// What the baseline knows and the lists have no more, once all were added.
using FindFixed = std::function<std::vector<FixedFinding>()>;

struct Options {
  bool color = false;        // ANSI escapes, in `text` and `concise`
  bool show_folded = false;  // findings that another one explains
  bool show_all = false;     // `text`: every one of many alike info findings
  bool quiet = false;        // no summary line
  bool show_suppressed = false;  // findings that are dismissed
  bool verbose = false;          // `text`: how to dismiss a finding
  bool baseline = false;  // findings that were there before are told apart
  std::string_view against = "the baseline";  // `html`: before what
  std::string_view version = {};              // of listlint: "0.1.0"
  std::span<const RuleText> rules = {};       // all there are, by id
  std::vector<DataVersion> data = {};         // `html`: of the program
  std::string timestamp = {};  // `html`: when it was made; "" tells nothing
  // What is known of addresses; empty where none was ever asked.
  FindVerdict verdicts = {};
  // `html`: what trends and changes are told by.
  FindPast past = {};
  FindFixed fixed = {};
};

// Whether a report that shows findings one by one shows this one.
bool is_shown(const Finding& finding, const Options& options);

// How many findings a run has, folded and dismissed ones apart, and what became
// of fixes.
struct Counts {
  uint64_t errors = 0;
  uint64_t warnings = 0;
  uint64_t infos = 0;
  uint64_t folded = 0;
  uint64_t suppressed = 0;
  uint64_t baseline = 0;   // known before
  uint64_t earlier = 0;    // there before the change that is checked
  uint64_t documents = 0;  // that could be read
  uint64_t fixed = 0;      // fixes applied before
  uint64_t fixed_documents = 0;
  uint64_t safe_fixes = 0;  // of the findings
  uint64_t unsafe_fixes = 0;

  void add(const Checked& checked);
};

Counts count(std::span<const Checked> run);

// A report on its way. Documents are added in order, with those that could not
// be read; one thread.
class Report {
 public:
  virtual ~Report() = default;

  virtual void add(std::string& out, const Checked& checked) = 0;
  virtual void end(std::string& out) = 0;
};

// The whole report of a run that is in memory.
std::string render(std::unique_ptr<Report> report,
                   std::span<const Checked> run);

struct Format {
  std::string_view name;     // --format
  std::string_view summary;  // for --help
  std::unique_ptr<Report> (*begin)(const Options& options);
  // Whether it tells more of a list without findings than that there is one.
  bool tells_of_clean = false;

  std::string render(std::span<const Checked> run,
                     const Options& options) const {
    return reports::render(begin(options), run);
  }
};

std::span<const Format> formats();

// By name; null where there is none.
const Format* find_format(std::string_view name);

// A table of findings by rule: count, severity, id; most first, then by id.
std::unique_ptr<Report> begin_statistics(const Options& options);

// How much of each document was understood, and what the rest is: a table for
// people, or under the format names "json" and "jsonl" data.
std::unique_ptr<Report> begin_coverage(std::string_view format);

// The model of one document as JSON on one line, or indented for people: what
// `listlint show` prints, with the line feed at its end.
std::string show(const Document& document, bool pretty);

// Text for a terminal: control, bidi control and invisible characters and
// ill-formed bytes become visible as <U+001B> or <0xFF>, so hostile data
// cannot drive it. A tab becomes one space.
std::string visible(std::string_view text);

// 16 hexadecimal digits.
std::string fingerprint_text(uint64_t fingerprint);

}  // namespace listlint::reports
