// How the rules of unicode/ do on corpus/text/text_quality.jsonl, whose rows
// say which text is fine, which is broken, and what it was meant to be.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <span>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "lint/engine_read.h"
#include "lint/fix_document.h"
#include "lint/settings.h"
#include "rules/table.h"
#include "tests/golden.h"

namespace listlint {
namespace {

struct Row {
  std::string text;
  std::string expected;  // "fine…", "FLAG", or the text that was meant
  std::string language;  // "" where the set tells none

  bool is_fine() const { return expected.starts_with("fine"); }
};

std::vector<Row> rows() {
  std::vector<Row> rows;
  std::istringstream lines(
      read_file(LISTLINT_ROOT "/corpus/text/text_quality.jsonl"));
  for (std::string line; std::getline(lines, line);) {
    const auto row = nlohmann::json::parse(line);
    std::string language = row.at("lang");
    const bool told = language.size() <= 3 && language != "und" &&
                      language.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") ==
                          std::string::npos;
    if (!told) language.clear();
    rows.push_back({row.at("text"), row.at("expected"), language});
  }
  return rows;
}

class TextQuality : public testing::Test {
 protected:
  TextQuality() {
    std::vector<const Rule*> rules;
    for (const auto& row : rules::table()) rules.push_back(row.rule);
    Wishes wishes;
    wishes.select = {"unicode", "style/quotes", "style/spacing",
                     "style/trailing-space"};
    settings_ = *narrow(default_settings(rules), wishes, rules);
  }

  Checked check(std::string bytes) const {
    Checked checked;
    checked.path = "row.txt";
    EngineOptions options;
    options.today = {2026, 11, 24};
    check_file(checked, std::move(bytes), settings_, options);
    return checked;
  }

  // With all fixes, the last line end left out.
  std::string fixed(const Checked& checked) const {
    const auto fixed = fix_document(
        checked, Safety::unsafe,
        [&](std::string bytes) { return check(std::move(bytes)); });
    std::string text(
        (fixed.checked ? *fixed.checked : checked).source->bytes());
    while (text.ends_with('\n')) text.pop_back();
    return text;
  }

  Settings settings_;
};

// What is said of fine rows above info, and what fixes change in them.
std::string false_alarms(std::span<const Finding> findings) {
  std::string alarms;
  for (const auto& finding : findings) {
    if (finding.severity == Severity::info) continue;
    if (!finding.rule.starts_with("unicode/")) continue;
    alarms += std::string(finding.rule) + ": " + finding.message + "\n";
  }
  return alarms;
}

TEST_F(TextQuality, RaisesNoFalseAlarm) {
  std::string alarms;
  for (const auto& row : rows()) {
    if (!row.is_fine()) continue;
    for (const auto& language : {std::string(), row.language}) {
      settings_.language = language;
      const auto checked = check(row.text + "\n");
      alarms += false_alarms(checked.findings);
      if (fixed(checked) != row.text) alarms += "changed: " + row.text + "\n";
    }
  }
  EXPECT_EQ(alarms, "");
}

TEST_F(TextQuality, FindsAndMendsWhatIsBroken) {
  size_t broken = 0;
  size_t found = 0;
  size_t mendable = 0;
  size_t mended = 0;
  std::string missed;
  for (const auto& row : rows()) {
    if (row.is_fine()) continue;
    ++broken;
    const auto checked = check(row.text + "\n");
    if (checked.findings.empty()) {
      missed += "not found: " + row.text + "\n";
    } else {
      ++found;
    }
    if (row.expected == "FLAG") continue;
    ++mendable;
    const auto text = fixed(checked);
    if (text == row.expected) {
      ++mended;
    } else {
      missed += "not mended: " + row.text + " to " + text + "\n";
    }
  }
  EXPECT_GE(found * 100, broken * 97) << missed;
  EXPECT_GE(mended * 100, mendable * 90) << missed;
}

}  // namespace
}  // namespace listlint
