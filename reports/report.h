// The report formats: one a file, one row each in an explicit table.
//
// A report turns the checked documents of a run into the bytes of one format.
// It neither writes nor asks the terminal: the caller does. Pure functions.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lint/engine.h"

namespace listlint::reports {

struct Options {
  bool color = false;        // ANSI escapes, in `text` and `concise`
  bool show_folded = false;  // findings that another one explains
  bool show_all = false;     // `text`: every one of many alike info findings
  bool quiet = false;        // no summary line
};

// How many findings a run has, folded ones apart.
struct Counts {
  uint32_t errors = 0;
  uint32_t warnings = 0;
  uint32_t infos = 0;
  uint32_t folded = 0;
  uint32_t documents = 0;  // that could be read
};

Counts count(std::span<const Checked> run);

struct Format {
  std::string_view name;     // --format
  std::string_view summary;  // for --help
  std::string (*render)(std::span<const Checked> run, const Options& options);
};

std::span<const Format> formats();

// By name; null where there is none.
const Format* find_format(std::string_view name);

// A table of findings by rule: count, severity, id; most first, then by id.
std::string statistics(std::span<const Checked> run, const Options& options);

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
