// What a rule reports. Plain values; positions are byte spans into the
// document's Source, turned to lines and columns by whoever prints them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document.h"
#include "lint/source.h"
#include "lint/verdict.h"

namespace listlint {

enum class Severity : uint8_t {
  info,     // worth a look; fails no run unless asked
  warning,  // should be mended
  error,    // wrong
};

std::string_view name_of(Severity severity);

// "countries" of "countries/misspelt".
constexpr std::string_view group_of(std::string_view rule) {
  return rule.substr(0, rule.find('/'));
}

// Replaces the bytes of `span`; an insertion has an empty span.
struct Edit {
  Span span;
  std::string text;
};

enum class Safety : uint8_t {
  safe,    // cannot lose or change meaning
  unsafe,  // a person should look
};

struct Fix {
  std::string title;  // what it does: "write Suriname"
  Safety safety = Safety::unsafe;
  std::vector<Edit> edits;  // by position, not overlapping
};

// Another place that belongs to a finding, in the same document.
struct Related {
  Span span;
  std::string message;
};

// A finding of another rule that this one explains: those at `span` are
// folded into it and shown on request only.
struct Fold {
  std::string_view rule;
  Span span;
};

// Why a finding is not told, though it is there.
enum class Dismissal : uint8_t {
  none,
  suppressed,  // by a comment or an ignore file
  baseline,    // it was there when the baseline was written
  earlier,     // it was there before the change that is checked
};

std::string_view name_of(Dismissal dismissal);

// Whether it is dismissed because it was there before.
constexpr bool is_known(Dismissal dismissal) {
  return dismissal == Dismissal::baseline || dismissal == Dismissal::earlier;
}

struct Finding {
  std::string_view rule;  // its id; static, or of the config
  Severity severity = Severity::warning;
  Span span;
  std::string message;
  std::vector<Related> related;
  std::optional<Fix> fix;
  std::vector<Fold> folds;

  // What it is about; kNone where it is not.
  Index section = kNone;
  Index entry = kNone;
  Index reference = kNone;

  // What it rests on where a rule of the audit reports it, else null. Borrowed
  // from whoever keeps the verdicts of the run.
  const Verdict* verdict = nullptr;

  // Content, not place: rule, section, entry or reference, text, and how many
  // alike stand before it. Set by the engine; 16 hexadecimal digits in print.
  uint64_t fingerprint = 0;
  // Fingerprint of the finding that owns this one; 0: none.
  uint64_t folded_into = 0;

  Dismissal dismissal = Dismissal::none;
  std::string reason;  // of who suppressed it
};

}  // namespace listlint
