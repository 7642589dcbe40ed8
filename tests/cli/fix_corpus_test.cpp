// What fixing promises, on every list of corpus/: it comes to rest, and safe
// fixes lose nothing.
#include <algorithm>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "lint/config.h"
#include "lint/engine_read.h"
#include "lint/fix_document.h"
#include "rules/table.h"
#include "tests/golden.h"
#include "tests/lint/test_name.h"

namespace listlint {
namespace {

namespace fs = std::filesystem;

const std::string kCorpus = LISTLINT_ROOT "/corpus/";

std::vector<std::string> lists() {
  std::vector<std::string> lists;
  for (const auto& file : fs::recursive_directory_iterator(kCorpus)) {
    const auto extension = file.path().extension().string();
    if (!file.is_regular_file() || extension == ".findings") continue;
    if (extension == ".bz2" || extension == ".jsonl") continue;
    if (file.path().filename() == "README.md") continue;
    lists.push_back(file.path().string().substr(kCorpus.size()));
  }
  std::ranges::sort(lists);
  return lists;
}

class FixedList : public testing::TestWithParam<std::string> {
 protected:
  FixedList() {
    std::vector<const Rule*> rules;
    for (const auto& row : rules::table()) rules.push_back(row.rule);
    settings_ = default_settings(rules);
  }

  Checked check(std::string bytes) const {
    Checked checked;
    checked.path = GetParam();
    EngineOptions options;
    options.today = {2026, 11, 24};
    check_file(checked, std::move(bytes), settings_, options);
    return checked;
  }

  FixedDocument fix(const Checked& checked, Safety least) const {
    return fix_document(checked, least, [&](std::string bytes) {
      return check(std::move(bytes));
    });
  }

  Settings settings_;
};

size_t fixable(const Checked& checked, Safety least) {
  return static_cast<size_t>(
      std::ranges::count_if(checked.findings, [&](const Finding& finding) {
        return is_fixable(finding) && finding.fix->safety <= least;
      }));
}

TEST_P(FixedList, HasNothingLeftToFix) {
  const auto checked = check(read_file(kCorpus + GetParam()));
  for (const auto least : {Safety::safe, Safety::unsafe}) {
    const auto fixed = fix(checked, least);
    EXPECT_THAT(fixed.failures, testing::IsEmpty());
    ASSERT_EQ(fixed.checked.has_value(), fixable(checked, least) > 0);
    if (!fixed.checked) continue;
    const auto again = check(std::string(fixed.checked->source->bytes()));
    EXPECT_EQ(fixable(again, least), 0U);
    EXPECT_FALSE(fix(again, least).checked);
  }
}

TEST_P(FixedList, LosesNothingToSafeFixes) {
  const auto checked = check(read_file(kCorpus + GetParam()));
  const auto fixed = fix(checked, Safety::safe);
  if (!fixed.checked) return;
  const auto& before = checked.document;
  const auto& after = fixed.checked->document;
  EXPECT_EQ(after.sections.size(), before.sections.size());
  EXPECT_EQ(after.entries.size(), before.entries.size());
  EXPECT_EQ(after.references.size(), before.references.size());
  EXPECT_EQ(after.citations.size(), before.citations.size());
}

INSTANTIATE_TEST_SUITE_P(Corpus, FixedList, testing::ValuesIn(lists()),
                         [](const auto& list) {
                           auto name = test_name(list.param);
                           std::ranges::replace(name, '/', '_');
                           return name;
                         });

}  // namespace
}  // namespace listlint
