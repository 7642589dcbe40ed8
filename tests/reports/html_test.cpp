#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <gumbo.h>
#include <map>
#include <memory>
#include <set>

#include "reports/html_rules.h"
#include "reports/html_shell.h"
#include "reports/html_writer.h"
#include "reports/report.h"
#include "reports/score.h"
#include "tests/reports/sample.h"

namespace listlint::reports {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string html(std::span<const Checked> run, const Options& options = {}) {
  return find_format("html")->render(run, options);
}

// What is between the shell's parts: the main part of the page.
std::string body_of(const std::string& page) {
  const auto begin = page.find("<main class=\"wide\">");
  const auto end = page.find("</main>");
  return page.substr(begin, end - begin);
}

struct Parsed {
  std::vector<std::string> ids;
  std::vector<std::string> attributes;  // names, of all elements
  std::vector<std::string> addresses;   // of href and src
  std::map<std::string, int> tags;
  std::string text;
};

void walk(const GumboNode* root, Parsed& parsed) {
  std::vector<const GumboNode*> open{root};
  while (!open.empty()) {
    const auto* node = open.back();
    open.pop_back();
    if (node->type == GUMBO_NODE_TEXT) parsed.text += node->v.text.text;
    if (node->type != GUMBO_NODE_ELEMENT) continue;
    const auto& element = node->v.element;
    ++parsed.tags[gumbo_normalized_tagname(element.tag)];
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto* attribute =
          static_cast<const GumboAttribute*>(element.attributes.data[i]);
      const std::string name = attribute->name;
      parsed.attributes.push_back(name);
      if (name == "id") parsed.ids.emplace_back(attribute->value);
      if (name == "href" || name == "src") {
        parsed.addresses.emplace_back(attribute->value);
      }
    }
    for (unsigned i = element.children.length; i > 0; --i) {
      open.push_back(
          static_cast<const GumboNode*>(element.children.data[i - 1]));
    }
  }
}

Parsed parse(const std::string& page) {
  auto* output = gumbo_parse(page.c_str());
  Parsed parsed;
  walk(output->root, parsed);
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return parsed;
}

Options whole_options() {
  static const std::vector<RuleText> rules = {
      {"countries/misspelt", Severity::error, "A slip",
       "# countries/misspelt\n\nFlags `a` **slip**.\n\n## Why it matters\n\n"
       "- one\n- two & [three](x.md)\n\n## Examples\n\n```text\n# no\n```\n"}};
  return {.show_folded = true,
          .show_suppressed = true,
          .version = "1.2",
          .rules = rules};
}

TEST(HtmlReport, GivesHostileTextNoMarkup) {
  const auto page = html(sample::run(), whole_options());
  const auto parsed = parse(page);
  EXPECT_EQ(parsed.tags.at("script"), 1);
  EXPECT_EQ(parsed.tags.at("style"), 1);
  EXPECT_EQ(parsed.tags.count("img"), 0U);
  EXPECT_EQ(parsed.tags.count("iframe"), 0U);
  for (const auto& name : parsed.attributes) {
    EXPECT_NE(name, "style") << "the policy forbids it";
    EXPECT_FALSE(name.starts_with("on")) << name;
  }
  for (const auto& address : parsed.addresses) {
    EXPECT_EQ(address.front(), '#') << address;
  }
  const auto body = body_of(page);
  EXPECT_THAT(body, Not(HasSubstr("\x1B")));
  EXPECT_THAT(body, Not(HasSubstr("\u202E")));
  EXPECT_THAT(body, Not(HasSubstr("\xFF")));
  EXPECT_THAT(body, HasSubstr("<i>U+202E</i> hides &lt;/script&gt;"));
  EXPECT_THAT(body, HasSubstr("Bad <i>0xFF</i><i>0xC3</i>"));
}

TEST(HtmlReport, HasEveryFindingAndEachIdOnce) {
  auto run = sample::run();
  for (auto& checked : sample::run()) run.push_back(std::move(checked));
  const auto parsed = parse(html(run, whole_options()));
  const std::set<std::string> once(parsed.ids.begin(), parsed.ids.end());
  EXPECT_EQ(once.size(), parsed.ids.size());
  const auto rows = std::ranges::count_if(
      parsed.ids, [](const std::string& id) { return id.starts_with("f0"); });
  EXPECT_EQ(rows, 2 * 14);
  EXPECT_TRUE(once.contains("f00000000"));
  EXPECT_TRUE(once.contains("f000000000")) << "which more digits tell apart";
  EXPECT_TRUE(once.contains("f000000000000f001"));
  EXPECT_TRUE(once.contains("f000000000000f00e-2")) << "alike in both";
}

TEST(HtmlReport, LeadsOnlyToPlacesThatAreThere) {
  const auto parsed = parse(html(sample::run(), whole_options()));
  EXPECT_GT(parsed.addresses.size(), 2U * 14);
  for (const auto& address : parsed.addresses) {
    if (address.starts_with("#?")) continue;  // a view
    EXPECT_THAT(parsed.ids, testing::Contains(address.substr(1)));
  }
}

// Two sections with an error each, the first of which has no heading.
Checked sectioned(const std::string& path) {
  auto checked = sample::document(path, "Lima\nXi\u202Ean\nOslo\n");
  auto& sections = checked.document.sections;
  sections.resize(2);
  sections[1].heading = sample::text(checked, "Xi\u202Ean");
  sample::add(checked, "a/b", Severity::error, {0, 4}, "one").section = 0;
  sample::add(checked, "a/b", Severity::error, {5, 9}, "two").section = 1;
  return checked;
}

TEST(HtmlReport, LeadsFromASectionToItsFindingsByWhatItsCellsSay) {
  std::vector<Checked> run;
  run.push_back(sectioned("a.txt"));
  const auto one = body_of(html(run));
  EXPECT_THAT(one, HasSubstr("<tr><th scope=row>(no heading)<td class=n>"));
  EXPECT_THAT(one, HasSubstr("<tr><th scope=row><a href=\"#?section=XiU%2B202E"
                             "an\">Xi<i>U+202E</i>an</a><td class=n>"));
  run.push_back(sectioned("b.txt"));
  const auto two = body_of(html(run));
  EXPECT_THAT(two, HasSubstr("<a href=\"#?document=b.txt\">(no heading)</a> "
                             "<span class=soft>b.txt</span><td class=n>"));
  EXPECT_THAT(two, HasSubstr("<a href=\"#?document=b.txt&amp;section="
                             "XiU%2B202Ean\">Xi<i>U+202E</i>an</a> "
                             "<span class=soft>b.txt</span><td class=n>"));
}

TEST(HtmlReport, TellsWhatCouldNotBeRead) {
  EXPECT_THAT(body_of(html(sample::run())),
              HasSubstr("<li>cannot read gone.txt: No such file"));
}

// A list of three sources, the second of which holds up two claims.
Checked cited_list() {
  auto checked = sample::document("in/b.md", "Lima\nOslo\n");
  auto& model = checked.document;
  const auto cite = [&](std::string_view url, std::string_view title,
                        Index uses) {
    auto& reference = model.references.emplace_back();
    reference.url.value = url;
    reference.title.value = title;
    reference.uses = uses;
  };
  cite("http://a.org/1", "One", 1);
  cite("http://a.org/<2>", "", 2);
  cite("javascript:alert(1)", "Three", 1);
  return checked;
}

TEST(HtmlReport, TellsTheStatesOfLinks) {
  std::vector<Checked> run;
  run.push_back(cited_list());
  Verdict dead;
  dead.state = State::dead;
  dead.reason = Reason::http_404;
  dead.last_ok_at = time_of({2026, 10, 1});
  dead.archive = Capture{"https://web.example/a", time_of({2020, 2, 3})};
  const auto body = body_of(
      html(run, {.verdicts = [&](std::string_view url) -> const Verdict* {
             return url == "http://a.org/<2>" ? &dead : nullptr;
           }}));
  EXPECT_THAT(body, HasSubstr("<li class=\"dot s-unknown\"><strong>2</strong> "
                              "unknown<li class=\"dot s-dead\"><strong>1"
                              "</strong> dead</ul>"));
  EXPECT_THAT(
      body,
      HasSubstr("<tr><td><a rel=\"noreferrer noopener\" "
                "href=\"http://a.org/&lt;2&gt;\">http://a.org/&lt;2&gt;</a>"
                "<td><span class=\"dot s-dead\">dead</span><br><span "
                "class=soft>the server answers 404 Not Found</span>"
                "<td>2026-10-01<td><a rel=\"noreferrer noopener\" "
                "href=\"https://web.example/a\">2020-02-03</a>"
                "<td class=n>2</tbody>"));
  EXPECT_THAT(body, HasSubstr("<td>Three<br>javascript:alert(1)<td>"))
      << "no link";
  EXPECT_THAT(body, HasSubstr("<tr><th scope=row>a.org<td class=n>2<td>"
                              "1 unknown, 1 dead<svg"));
}

TEST(HtmlReport, TellsOfSourcesInOneStateFirstOfThoseThatHoldUpMost) {
  std::vector<Checked> run;
  run.push_back(cited_list());
  Verdict dead;
  dead.state = State::dead;
  const auto body =
      body_of(html(run, {.verdicts = [&](std::string_view) { return &dead; }}));
  const auto care = body.substr(body.find("Sources that need care"));
  EXPECT_LT(care.find(">http://a.org/&lt;2&gt;<"), care.find("<td>One<"));
  EXPECT_LT(care.find("<td>One<"), care.find("<td>Three<"));
}

TEST(HtmlReport, HasNoPanelOfLinksWhereNothingWasAsked) {
  std::vector<Checked> run;
  run.push_back(cited_list());
  const auto body = body_of(html(run));
  EXPECT_THAT(body, Not(HasSubstr("id=links")));
  EXPECT_THAT(body, HasSubstr("No address was asked: weighs nothing"));
}

TEST(HtmlReport, SetsBothMembersOfADuplicateSideBySide) {
  std::vector<Checked> run;
  run.push_back(sample::document("a.txt", "Oslo\nRome\nOslo\n"));
  auto& finding = sample::add(run[0], "duplicates/exact-entry", Severity::error,
                              {10, 14}, "twice");
  finding.related = {{{0, 4}, "first here"}};
  EXPECT_THAT(body_of(html(run)),
              HasSubstr("<div class=pair><div><p class=t>this one<p><mark>Oslo"
                        "</mark></div><div><p class=t>first here<p><mark>Oslo"
                        "</mark></div></div>"));
}

TEST(HtmlReport, NamesCodePointsAndShowsTheFixAsADiff) {
  std::vector<Checked> run;
  run.push_back(sample::document("a.txt", "x\nP\u0430ris <b>\ny\n"));
  auto& finding =
      sample::add(run[0], "unicode/mixed-script", Severity::error, {3, 5}, "m");
  finding.fix = Fix{"write a", Safety::unsafe, {{{3, 5}, "a"}}};
  EXPECT_THAT(
      body_of(html(run)),
      HasSubstr("<tr class=e id=f00000000><td>error<td><details><summary>m "
                "<small>fix</small></summary><ul class=points><li>U+0430 "
                "CYRILLIC SMALL LETTER A</ul><p class=t>Fix: write a (unsafe)"
                "<pre><del>P<mark>\u0430</mark>ris &lt;b&gt;</del><ins>P<mark>"
                "a</mark>ris &lt;b&gt;</ins></pre></details><td><a href=#r1>"
                "unicode/mixed-script</a><td><td><a href=#f00000000>2:2</a>"
                "</tbody>"));
}

TEST(HtmlReport, ShowsAFrameWhereTheDiffDoesNotShowAllThatIsMarked) {
  std::vector<Checked> run;
  run.push_back(sample::document("a.txt", "Lima\nx\nOslo , N\n"));
  auto& finding =
      sample::add(run[0], "style/dash", Severity::warning, {7, 11}, "m");
  finding.related = {{{0, 4}, "unlike"}};
  finding.fix = Fix{"write", Safety::safe, {{{11, 12}, ""}}};
  EXPECT_THAT(
      body_of(html(run)),
      HasSubstr("</summary><pre><b>1</b><mark class=m>Lima</mark><u>unlike</u>"
                "\n<b>⋯</b>\n<b>3</b><mark>Oslo</mark> , N</pre><p class=t>"
                "Fix: write (safe)<pre><del>Oslo<mark> </mark>, N</del><ins>"
                "Oslo, N</ins></pre></details>"));
}

// No rule, and nothing that would say the same to every list.
TEST(HtmlReport, SaysHowToKeepWhatIsFoundInEachMarkup) {
  std::vector<Checked> run;
  for (const std::string_view format :
       {"wikitext", "html", "yaml", "csv", "json"}) {
    run.push_back(sample::document("a." + std::string(format), "x\n"));
    run.back().document.format = format;
    sample::add(run.back(), "style/dash", Severity::info, {0, 1}, "m");
  }
  const auto body = body_of(html(run));
  EXPECT_THAT(
      body,
      HasSubstr(
          "<p class=soft>To keep what it finds (html, wikitext), write at the "
          "end of its line: <code>&lt;!-- listlint-ignore style/dash: REASON "
          "--&gt;</code></p>"
          "<p class=soft>To keep what it finds (yaml), write at the end of its "
          "line: <code># listlint-ignore style/dash: REASON</code></p>"
          "<p class=soft>To keep what it finds (csv), write above the header, "
          "for the whole list: <code># listlint-ignore-file style/dash: "
          "REASON</code></p>"
          "<p class=soft>To keep what it finds (json), note it by the digits "
          "that the link of its place ends in: <code>listlint ignore "
          "FINGERPRINT LIST --reason \"REASON\"</code></p></details>"));
  EXPECT_THAT(body, HasSubstr("<tbody data-c=\"# listlint-ignore …\"><tr><th "
                              "colspan=5 scope=rowgroup>a.yaml\n<tr id=f"));
}

TEST(HtmlReport, MarksWhatIsKnownAndWhatIsSuppressed) {
  auto run = sample::run();
  run[0].findings[0].dismissal = Dismissal::suppressed;
  run[0].findings[0].reason = "it is <so>";
  run[0].findings[1].dismissal = Dismissal::baseline;
  const Options options{.show_suppressed = true, .baseline = true, .fixed = [] {
                          return std::vector<FixedFinding>{
                              {"b.txt", "style/spacing", "a <tab>", "Oslo"}};
                        }};
  const auto body = body_of(html(run, options));
  EXPECT_THAT(body, HasSubstr("<p class=t>Suppressed: it is &lt;so&gt;<"));
  EXPECT_THAT(body, HasSubstr(" data-k=known>"));
  EXPECT_THAT(body, HasSubstr("Against the baseline: <strong>10</strong> new, "
                              "<strong>1</strong> fixed, <strong>1</strong> "
                              "still open</p>"));
  EXPECT_THAT(body, HasSubstr("<tr><td>a &lt;tab&gt;<td>style/spacing<td>Oslo"
                              "<td>b.txt</tbody>"));
  EXPECT_THAT(body, HasSubstr("data-k=new class=w id=f"));
  const auto quiet = body_of(html(run));
  EXPECT_THAT(quiet, Not(HasSubstr("it is &lt;so&gt;")));
}

TEST(HtmlReport, IsTheSameForTheSameLists) {
  EXPECT_EQ(html(sample::run()), html(sample::run()));
  EXPECT_THAT(body_of(html(sample::run(), {.timestamp = "2026-11-24 06:00"})),
              HasSubstr("Quality report, 2026-11-24 06:00"));
}

TEST(HtmlShell, IsSmallAndForbidsTheNetwork) {
  const auto page = html({});
  EXPECT_LE(page.size(), 60'000U);
  EXPECT_THAT(std::string(kHtmlShell.to_title),
              HasSubstr("default-src 'none'; style-src 'sha256-"));
}

std::string written(std::string_view data) {
  std::string out;
  HtmlWriter(out).text(data);
  return out;
}

std::string plainly(std::string_view data) {
  std::string out;
  HtmlWriter(out).plain(data);
  return out;
}

TEST(HtmlWriter, EscapesTextAndNamesWhatIsNotSeen) {
  EXPECT_EQ(written(""), "");
  EXPECT_EQ(written("a <b> & \"c\" 'd'"), "a &lt;b&gt; &amp; \"c\" 'd'");
  EXPECT_EQ(written("\u202E<\xFF"), "<i>U+202E</i>&lt;<i>0xFF</i>");
  EXPECT_EQ(written(std::string_view("\0\n", 2)), "<i>U+0000</i><i>U+000A</i>");
  EXPECT_EQ(written("北京 Łódź"), "北京 Łódź");
  EXPECT_EQ(written("\u2028"), "<i>U+2028</i>");
}

TEST(HtmlWriter, KnowsWhatItsTextReadsAs) {
  EXPECT_EQ(text_content("a <b>\t\u202E\xFF\""), "a <b> U+202E0xFF\"");
}

TEST(HtmlWriter, HasNoTagsInAttributes) {
  EXPECT_EQ(plainly("\u202E\"<\xFF"), "&lt;U+202E&gt;&quot;&lt;&lt;0xFF&gt;");
}

std::string markdown(std::string_view text) {
  std::string out;
  append_markdown(out, text);
  return out;
}

TEST(HtmlMarkdown, KnowsWhatPagesOfRulesHave) {
  EXPECT_EQ(markdown("one\ntwo `<b>` **bold**\n\n## Why\n- a\n  b\n- c\n"),
            "<p>one two <code>&lt;b&gt;</code> <strong>bold</strong></p>"
            "<h4>Why</h4><ul><li>a b<li>c</ul>");
  EXPECT_EQ(markdown("see [`x/y`](../x/y.md) and [this"),
            "<p>see x/y and [this</p>");
  EXPECT_EQ(markdown("```text\n<a>\n```\n**open ` ["),
            "<pre><code>&lt;a&gt;\n</code></pre><p>**open ` [</p>");
}

TEST(Score, LosesPointsByFindingsPerHundredEntries) {
  Tally tally;
  tally.entries = 200;
  tally.references = 10;
  tally.group("countries").findings = {0, 0, 4};  // 2 per 100, 5 points each
  tally.group("citations").findings = {10, 2, 0};
  const auto score = score_of(tally, false);
  EXPECT_DOUBLE_EQ(score.groups[0].score, 97) << score.groups[0].group;
  EXPECT_DOUBLE_EQ(score.groups[1].score, 90) << score.groups[1].group;
  EXPECT_EQ(score.weight(), 80U) << "links and suppressions weigh nothing";
  EXPECT_DOUBLE_EQ(score.score, (20 * 97 + 20 * 90 + 40 * 100) / 80.0);
}

TEST(Score, IsOneHundredOnlyWhereNothingIsLost) {
  EXPECT_EQ(whole(100), 100U);
  EXPECT_EQ(whole(99.999), 99U);
  Tally tally;
  tally.entries = 100'000;
  tally.group("style").findings = {1, 0, 0};
  EXPECT_EQ(whole(score_of(tally, true).score), 99U);
}

TEST(Score, CountsAShortListAsALongerOne) {
  Tally tally;
  tally.entries = 2;
  tally.group("style").findings = {0, 1, 0};
  const auto score = score_of(tally, false);
  const auto& groups = score.groups;
  const auto style =
      std::ranges::find(groups, std::string("style"), &GroupScore::group);
  EXPECT_DOUBLE_EQ(style->score, 92) << "2 points × 100 / 25";
}

TEST(Score, CountsKnownFindingsButNotSuppressedOnes) {
  auto run = sample::run();
  run[0].findings[0].dismissal = Dismissal::suppressed;
  run[0].findings[1].dismissal = Dismissal::baseline;
  Tally tally;
  for (const auto& checked : run) tally.add(checked);
  EXPECT_EQ(tally.group("countries").findings,
            (std::array<uint64_t, 3>{0, 1, 0}));
  EXPECT_EQ(tally.entries, 4U);
  EXPECT_EQ(tally.clean, 2U);
}

}  // namespace
}  // namespace listlint::reports
