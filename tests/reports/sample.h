// Runs made by hand for the tests of the formats: one hostile list, one clean,
// one that could not be read.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/engine.h"

namespace listlint::reports::sample {

// Wraps bytes as a checked document without findings.
inline Checked document(const std::string& path, std::string bytes) {
  Checked checked;
  checked.path = path;
  checked.source = std::make_unique<Source>(path, std::move(bytes));
  checked.document.source = checked.source.get();
  checked.document.format = "text";
  return checked;
}

// The same as a page of a dump.
inline Checked page(const std::string& path, const std::string& title,
                    std::string bytes) {
  Checked checked = document(path, {});
  checked.source =
      std::make_unique<Source>(path, std::move(bytes), Origin{title, {}, {}});
  checked.document.source = checked.source.get();
  return checked;
}

// The first place of `text` at or after `from`.
inline Span place(const Checked& checked, std::string_view text,
                  uint32_t from = 0) {
  const auto at =
      static_cast<uint32_t>(checked.source->bytes().find(text, from));
  return {at, at + static_cast<uint32_t>(text.size())};
}

inline Text text(const Checked& checked, std::string_view value) {
  return checked.source->text(place(checked, value));
}

inline Finding& add(Checked& checked, std::string_view rule, Severity severity,
                    Span span, std::string message) {
  Finding& finding = checked.findings.emplace_back();
  finding.rule = rule;
  finding.severity = severity;
  finding.span = span;
  finding.message = std::move(message);
  finding.fingerprint = 0xF000 + checked.findings.size();
  return finding;
}

// CRLF and LF mixed, no line end at the end of the file.
inline constexpr std::string_view kBytes =
    "Hangzhou [ 48]\r\n"                                     // 1
    "Paramaribo , Surinam\n"                                 // 2
    "\xE5\x8C\x97\xE4\xBA\xAC , \xE4\xB8\xAD\xE5\x9B\xBD\n"  // 3 Chinese
    "Kos\xCC\x8Cice\t, Slovakia\n"                           // 4 a caron, a tab
    "Evil\x1B[31m \"x\" </script> , \xE2\x80\xAE"
    "France\n"                                  // 5 bidi
    "Bad \xFF\xC3 , Peru\n"                     // 6 not UTF-8
    "Empty\n"                                   // 7
    "Bare\n"                                    // 8
    "^ \"A\" . a.cn. Retrieved 1 May 2015 .\n"  // 9
    "^ \"B\" . b.cn. Retrieved 2 May 2015 .\n"  // 10
    "^ \"C\" . c.cn. Retrieved 3 May 2015 .\n"  // 11
    "^ \"D\" . d.cn. Retrieved 4 May 2015 .\n"  // 12
    "^ \"E\" . e.cn. Retrieved 5 May 2015 .";   // 13

inline void add_model(Checked& checked) {
  Document& model = checked.document;
  model.language = "en";
  const auto heading = [&](std::string_view name, Range entries) {
    model.sections.push_back({text(checked, name), 1, entries, {}});
  };
  heading("Hangzhou", {0, 4});
  heading("Empty", {4, 4});
  heading("Bare", {4, 4});
  const auto entry = [&](std::string_view name, std::string_view country) {
    Entry& added = model.entries.emplace_back();
    added.name = text(checked, name);
    added.country = text(checked, country);
    added.span = {added.name.span.begin, added.country.span.end};
    added.section = 0;
  };
  entry("Paramaribo", "Surinam");
  entry("\xE5\x8C\x97\xE4\xBA\xAC", "\xE4\xB8\xAD\xE5\x9B\xBD");
  entry("Kos\xCC\x8Cice", "Slovakia");
  entry("Bad \xFF\xC3", "Peru");
  for (const std::string_view id : {"1", "2", "3", "4", "5"}) {
    model.references.emplace_back().id = id;
  }
}

inline void add_entry_findings(Checked& checked) {
  Finding& country = add(
      checked, "countries/misspelt", Severity::error, place(checked, "Surinam"),
      "\"Surinam\" is not an English country name: did you mean "
      "\"Suriname\"?");
  country.section = 0;
  country.entry = 0;
  country.fix =
      Fix{"write Suriname", Safety::unsafe, {{country.span, "Suriname"}}};
  Finding& foreign = add(checked, "countries/foreign-name", Severity::warning,
                         place(checked, "\xE4\xB8\xAD\xE5\x9B\xBD"),
                         "\"\xE4\xB8\xAD\xE5\x9B\xBD\" is not English: write "
                         "\"China\"");
  foreign.entry = 1;
  foreign.related = {{place(checked, "Paramaribo"), "written in English here"}};
  Finding& spacing =
      add(checked, "style/spacing", Severity::warning, place(checked, "\t,"),
          "a tab before the comma; the list writes a space");
  spacing.section = 0;
  spacing.entry = 2;
  spacing.fix =
      Fix{"write a space", Safety::safe, {{place(checked, "\t"), " "}}};
  add(checked, "unicode/control", Severity::error, place(checked, "\x1B"),
      "control character \x1B in \"Evil\x1B[31m\"");
  add(checked, "unicode/bidi-control", Severity::error,
      place(checked, "\xE2\x80\xAE"), "\xE2\x80\xAE hides </script>");
  add(checked, "unicode/invalid-utf8", Severity::error,
      place(checked, "\xFF\xC3"), "\"Bad \xFF\xC3\" is not UTF-8");
}

inline void add_section_findings(Checked& checked) {
  Finding& loss = add(checked, "structure/extraction-loss", Severity::warning,
                      place(checked, "Empty"), "entries were lost");
  loss.section = 1;
  for (int i = 0; i < 6; ++i) {
    loss.related.push_back(
        {place(checked, "^ \"" + std::string(1, char('A' + i % 5))),
         "not cited"});
  }
  const uint64_t owner = loss.fingerprint;
  for (const Index section : {1U, 2U}) {
    const std::string name(checked.document.sections[section].heading.value);
    Finding& empty =
        add(checked, "structure/empty-section", Severity::warning,
            place(checked, name + "\n"), "section \"" + name + "\" is empty");
    empty.section = section;
    empty.folded_into = owner;
  }
}

inline void add_reference_findings(Checked& checked) {
  for (Index i = 0; i < 5; ++i) {
    const auto date = std::to_string(i + 1) + " May 2015";
    Finding& stale = add(checked, "citations/stale-access-date", Severity::info,
                         place(checked, date), "accessed 11 years ago");
    stale.reference = i;
  }
}

inline std::vector<Checked> run() {
  std::vector<Checked> run;
  run.push_back(document("lists/a\x1B.txt", std::string(kBytes)));
  add_model(run.back());
  add_entry_findings(run.back());
  add_section_findings(run.back());
  add_reference_findings(run.back());
  run.emplace_back();
  run.back().path = "gone.txt";
  run.back().failure = "cannot read gone.txt: No such file or directory";
  run.push_back(document("clean.txt", "Nothing here\n"));
  return run;
}

}  // namespace listlint::reports::sample
