// The whole page of the hostile sample, and what a browser's parser makes of
// it: every finding, and no more than was meant.
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <gumbo.h>
#include <memory>
#include <string>
#include <vector>

#include "reports/report.h"
#include "tests/golden.h"
#include "tests/reports/hostile_sample.h"

namespace listlint::reports {
namespace {

using testing::ElementsAreArray;
using testing::IsEmpty;

std::string page_of(const sample::HostileRun& run) {
  auto options = sample::hostile_options();
  options.show_folded = true;
  options.show_suppressed = true;
  return find_format("html")->render(run.documents, options);
}

// Without what stands between two marks, which remain.
std::string without(std::string page, std::string_view begin,
                    std::string_view end) {
  const auto from = page.find(begin);
  if (from == page.npos) return page;
  const auto at = from + begin.size();
  return page.erase(at, page.find(end, at) - at);
}

// The style and the script are read where they are written: report.css and
// report.js.
std::string without_shell(std::string page) {
  page = without(std::move(page), "<style>", "</style>");
  page = without(std::move(page), "<script>", "</script>");
  page = without(std::move(page), "style-src 'sha256-", "'");
  return without(std::move(page), "script-src 'sha256-", "'");
}

TEST(HtmlPage, IsAsExpectedOfHostileText) {
  const auto page = without_shell(page_of(sample::hostile_run()));
  EXPECT_EQ(page,
            golden(LISTLINT_ROOT "/tests/reports/golden/hostile.html", page));
}

// A tree, and the elements below one of a kind, in order.
class Page {
 public:
  explicit Page(const std::string& html)
      : output_(gumbo_parse(html.c_str()), [](GumboOutput* output) {
          gumbo_destroy_output(&kGumboDefaultOptions, output);
        }) {}

  const GumboNode* root() const { return output_->root; }
  unsigned mistakes() const { return output_->errors.length; }

 private:
  std::unique_ptr<GumboOutput, std::function<void(GumboOutput*)>> output_;
};

std::vector<const GumboNode*> all(const GumboNode* root, GumboTag tag) {
  std::vector<const GumboNode*> found;
  std::vector<const GumboNode*> open{root};
  while (!open.empty()) {
    const auto* node = open.back();
    open.pop_back();
    if (node->type != GUMBO_NODE_ELEMENT) continue;
    if (node->v.element.tag == tag) found.push_back(node);
    const auto& children = node->v.element.children;
    for (unsigned i = children.length; i > 0; --i) {
      open.push_back(static_cast<const GumboNode*>(children.data[i - 1]));
    }
  }
  return found;
}

std::string attribute(const GumboNode* node, const char* name) {
  const auto* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? "" : found->value;
}

// Text as reports::visible() has it: <i> holds what has no shape of its own.
// Tags of a finding (<small>) are left out.
std::string text(const GumboNode* root) {
  std::string out;
  std::vector<const GumboNode*> open{root};
  while (!open.empty()) {
    const auto* node = open.back();
    open.pop_back();
    if (node == nullptr) {
      out += '>';
      continue;
    }
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) {
      out += node->v.text.text;
    }
    if (node->type != GUMBO_NODE_ELEMENT) continue;
    if (node->v.element.tag == GUMBO_TAG_SMALL) continue;
    if (node->v.element.tag == GUMBO_TAG_I) {
      out += '<';
      open.push_back(nullptr);
    }
    const auto& children = node->v.element.children;
    for (unsigned i = children.length; i > 0; --i) {
      open.push_back(static_cast<const GumboNode*>(children.data[i - 1]));
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::vector<std::string> rows_of(const Page& page) {
  std::vector<std::string> rows;
  for (const auto* row : all(page.root(), GUMBO_TAG_TR)) {
    if (!attribute(row, "id").starts_with("f")) continue;
    const auto cells = all(row, GUMBO_TAG_TD);
    const auto summaries = all(row, GUMBO_TAG_SUMMARY);
    if (cells.size() != 5 || summaries.size() != 1) {
      rows.push_back("a row of another shape: " + text(row));
      continue;
    }
    rows.push_back(text(cells[0]) + " " + text(cells[2]) + ": " +
                   text(summaries[0]));
  }
  return rows;
}

TEST(HtmlPage, IsParsedBackIntoItsFindings) {
  const auto run = sample::hostile_run();
  std::vector<std::string> expected;
  for (const auto& checked : run.documents) {
    for (const auto& finding : checked.findings) {
      expected.push_back(std::string(name_of(finding.severity)) + " " +
                         std::string(finding.rule) + ": " +
                         visible(finding.message));
    }
  }
  const Page page(page_of(run));
  EXPECT_EQ(expected.size(), 12U);
  EXPECT_THAT(rows_of(page), ElementsAreArray(expected));
}

TEST(HtmlPage, HasNothingThatAListPutThere) {
  const Page page(page_of(sample::hostile_run()));
  EXPECT_EQ(all(page.root(), GUMBO_TAG_SCRIPT).size(), 1U);
  EXPECT_EQ(all(page.root(), GUMBO_TAG_STYLE).size(), 1U);
  for (const auto tag : {GUMBO_TAG_IMG, GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT,
                         GUMBO_TAG_EMBED, GUMBO_TAG_FORM, GUMBO_TAG_BASE,
                         GUMBO_TAG_LINK, GUMBO_TAG_VIDEO, GUMBO_TAG_AUDIO}) {
    EXPECT_THAT(all(page.root(), tag), IsEmpty())
        << gumbo_normalized_tagname(tag);
  }
  for (const auto* link : all(page.root(), GUMBO_TAG_A)) {
    EXPECT_TRUE(attribute(link, "href").starts_with("#") ||
                attribute(link, "href").starts_with("http"))
        << attribute(link, "href");
  }
}

TEST(HtmlPage, HasNoMistakesOfMarkup) {
  const Page page(page_of(sample::hostile_run()));
  EXPECT_EQ(page.mistakes(), 0U);
}

}  // namespace
}  // namespace listlint::reports
