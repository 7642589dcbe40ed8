// What the fixes of links/archive-available and links/moved make of templates
// and links in all their spellings.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>

#include "rules/table.h"
#include "tests/rules/page_runner.h"

namespace listlint::pages {
namespace {

const std::string kUrl = "https://www.bonn.de/oxford";
const std::string kCopy =
    "https://web.archive.org/web/20200501000000/https://www.bonn.de/oxford";

Ran run(std::string_view rule, std::string_view format, std::string text,
        std::string_view verdict) {
  Example example;
  example.fails = true;
  example.text.info = format;
  example.text.text = std::move(text);
  example.verdicts = Block{.info = "verdicts",
                           .text = std::string(verdict) + "\n",
                           .open = 1,
                           .close = 3};
  return run_example(*rules::find(rule)->rule, example);
}

std::string replaced(std::string text, std::string_view what,
                     std::string_view with) {
  for (auto at = text.find(what); at != text.npos;
       at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
  return text;
}

// The note with the copy added; URL and COPY stand for the addresses. "" where
// no fix is offered.
std::string with_copy(std::string_view note, std::string_view reason) {
  const auto list = "==Bonn==\n* [[Oxford]], United Kingdom<ref>" +
                    replaced(std::string(note), "URL", kUrl) + "</ref>\n";
  const auto ran = run(
      "links/archive-available", "wikitext", list,
      fmt::format(R"({{"url": "{}", "reason": "{}", "archive": {{"url": "{}", )"
                  R"("captured_at": "2020-05-01T00:00:00Z"}}}})",
                  kUrl, reason, kCopy));
  EXPECT_EQ(ran.error, "");
  EXPECT_EQ(ran.unsettled, "");
  EXPECT_NE(ran.findings, "");
  if (!ran.offers_fix) return "";
  const auto begin = ran.fixed.find("<ref>") + 5;
  const auto end = ran.fixed.find("</ref>");
  return replaced(replaced(ran.fixed.substr(begin, end - begin), kCopy, "COPY"),
                  kUrl, "URL");
}

TEST(ArchiveAvailable, IsWrittenAsTheTemplateIs) {
  const struct {
    std::string_view before;
    std::string_view after;
  } cases[] = {
      {"{{cite web|url=URL|title=A}}",
       "{{cite web|url=URL|title=A|archive-url=COPY|archive-date=2020-05-01|"
       "url-status=dead}}"},
      {"{{Cite_news |title=A |url=URL}}",
       "{{Cite_news |title=A |url=URL |archive-url=COPY "
       "|archive-date=2020-05-01 |url-status=dead}}"},
      {"{{citation| title=A| url=URL }}",
       "{{citation| title=A| url=URL| archive-url=COPY| "
       "archive-date=2020-05-01| url-status=dead }}"},
      {"{{cite web\n|url   = URL\n|title = A\n}}",
       "{{cite web\n|url   = URL\n|title = A\n|archive-url = COPY\n"
       "|archive-date = 2020-05-01\n|url-status = dead\n}}"},
      {"{{cite web|\n  url=URL|\n  title=A\n}}",
       "{{cite web|\n  url=URL|\n  title=A|\n  archive-url=COPY|\n  "
       "archive-date=2020-05-01|\n  url-status=dead\n}}"},
      // Dates as the reference writes them.
      {"{{cite web|url=URL|title=A|access-date=3 June 2020}}",
       "{{cite web|url=URL|title=A|access-date=3 June 2020|archive-url=COPY|"
       "archive-date=1 May 2020|url-status=dead}}"},
      {"{{cite web|url=URL|title=A|access-date=June 2020}}",
       "{{cite web|url=URL|title=A|access-date=June 2020|archive-url=COPY|"
       "archive-date=2020-05-01|url-status=dead}}"},
      // What is there is filled in or replaced.
      {"{{cite web|url=URL|url-status=live|title=A}}",
       "{{cite web|url=URL|url-status=dead|title=A|archive-url=COPY|"
       "archive-date=2020-05-01}}"},
      {"{{cite web|url=URL|title=A|archiveurl= |archivedate=|url-status=}}",
       "{{cite web|url=URL|title=A|archiveurl=COPY |archivedate=2020-05-01|"
       "url-status=dead}}"},
      {"{{cite web|url=URL|title=A|archive-date= }}",
       "{{cite web|url=URL|title=A|archive-date=2020-05-01|archive-url=COPY|"
       "url-status=dead }}"},
      // Bars, braces and brackets that are no part of the template's own.
      {"{{cite web|url=URL|title=A [[B|C]] {{lang|de|D}}<!-- | }} -->|p=1}}",
       "{{cite web|url=URL|title=A [[B|C]] {{lang|de|D}}<!-- | }} -->|p=1|"
       "archive-url=COPY|archive-date=2020-05-01|url-status=dead}}"},
      {"{{small|{{cite web|url=URL|title=A}} and {{x}}}}",
       "{{small|{{cite web|url=URL|title=A|archive-url=COPY|"
       "archive-date=2020-05-01|url-status=dead}} and {{x}}}}"},
      // Links of their own.
      {"[URL A title]. Bonn.",
       "[URL A title] {{webarchive|url=COPY|date=2020-05-01}}. Bonn."},
      {"[URL]", "[URL] {{webarchive|url=COPY|date=2020-05-01}}"},
  };
  for (const auto& [before, after] : cases) {
    EXPECT_EQ(with_copy(before, "http-404"), after) << before;
  }
}

TEST(ArchiveAvailable, LeavesAloneWhatItCannotMend) {
  for (const auto* note : {
           "{{cite web|url=URL|title=A|dead-url=no}}",
           "{{cite web|url=URL|title=A [[B}}",
           "{{cite web|url=URL|title=A|url-status=live|url-status=live}}",
           "{{cite web|url=URL|A}}",
           "{{Internetquelle|url=URL|titel=A}}",
           "URL",
           "A title, URL.",
       }) {
    EXPECT_EQ(with_copy(note, "http-404"), "") << note;
  }
}

TEST(ArchiveAvailable, SaysThatAParkedDomainIsUsurped) {
  EXPECT_EQ(with_copy("{{cite web|url=URL|title=A}}", "parked"),
            "{{cite web|url=URL|title=A|archive-url=COPY|"
            "archive-date=2020-05-01|url-status=usurped}}");
}

TEST(ArchiveAvailable, WritesNoAddressThatWouldBreakTheTemplate) {
  const auto ran = run(
      "links/archive-available", "wikitext",
      "==Bonn==\n* [[Oxford]], United Kingdom<ref>{{cite web|url=" + kUrl +
          "|title=A}}</ref>\n",
      R"({"url": "https://www.bonn.de/oxford", "reason": "http-404", )"
      R"("archive": {"url": "https://web.archive.org/web/2020/http://a.de/}}|", )"
      R"("captured_at": "2020-05-01T00:00:00Z"}})");
  EXPECT_EQ(ran.error, "");
  EXPECT_FALSE(ran.offers_fix);
}

// The list of Markdown with the copy added, as with_copy() has it.
std::string markdown_with_copy(std::string_view list,
                               const std::string& copy = kCopy) {
  const auto ran = run(
      "links/archive-available", "markdown",
      replaced(std::string(list), "URL", kUrl),
      fmt::format(R"({{"url": "{}", "reason": "http-404", "archive": {{"url": )"
                  R"("{}", "captured_at": "2020-05-01T00:00:00Z"}}}})",
                  kUrl, copy));
  EXPECT_EQ(ran.error, "");
  EXPECT_EQ(ran.unsettled, "") << list;
  EXPECT_NE(ran.findings, "") << list;
  if (!ran.offers_fix) return "";
  return replaced(replaced(ran.fixed, copy, "COPY"), kUrl, "URL");
}

TEST(ArchiveAvailable, WritesTheCopyBehindLinksOfMarkdown) {
  const struct {
    std::string_view before;
    std::string_view after;
  } cases[] = {
      {"- [Foo](URL) - A tool.", "- [Foo](URL) ([archived](COPY)) - A tool."},
      {"- [Foo](URL): A tool.", "- [Foo](URL) ([archived](COPY)): A tool."},
      {"- [Foo](URL)\u2014A tool.",
       "- [Foo](URL) ([archived](COPY))\u2014A tool."},
      {"- [Foo](URL), Fiji[^1]", "- [Foo](URL) ([archived](COPY)), Fiji[^1]"},
      {"- [Foo](URL)", "- [Foo](URL) ([archived](COPY))"},
      {"- [Foo](<URL> \"Title\") - A",
       "- [Foo](<URL> \"Title\") ([archived](COPY)) - A"},
      {"- **[Foo](URL)** - A", "- **[Foo](URL) ([archived](COPY))** - A"},
      {"- [Bar](http://bar.org) - A [tool](URL).",
       "- [Bar](http://bar.org) - A [tool](URL) ([archived](COPY))."},
      {"- Kep, Fiji (see [it](URL))",
       "- Kep, Fiji (see [it](URL) ([archived](COPY)))"},
      {"- Kep, Fiji ([source](URL))",
       "- Kep, Fiji ([source](URL)) ([archived](COPY))"},
      {"- Kep, Fiji [[1]](URL)", "- Kep, Fiji [[1]](URL) ([archived](COPY))"},
      {"- [Foo][f] - A\n\n[f]: URL",
       "- [Foo][f] ([archived](COPY)) - A\n\n[f]: URL"},
      {"- [Foo] - A\n\n[foo]: URL",
       "- [Foo] ([archived](COPY)) - A\n\n[foo]: URL"},
      {"- [Foo](URL) - A\n- [Bar](URL) - B",
       "- [Foo](URL) ([archived](COPY)) - A\n- [Bar](URL) - B"},
      {"See [Foo](URL).", "See [Foo](URL) ([archived](COPY))."},
      {"| City | Country |\n|---|---|\n| [Kep](URL) | Fiji |",
       "| City | Country |\n|---|---|\n| [Kep](URL) ([archived](COPY)) | "
       "Fiji |"},
      {"| City | Country | Link |\n|---|---|---|\n| Kep | Fiji | [K](URL) |",
       "| City | Country | Link |\n|---|---|---|\n| Kep | Fiji | [K](URL) "
       "([archived](COPY)) |"},
      {"| City | Link | Title |\n|---|---|---|\n| Kep | [K](URL) | Twins |",
       "| City | Link | Title |\n|---|---|---|\n| Kep | [K](URL) "
       "([archived](COPY)) | Twins |"},
      {"- Kep, Fiji[^1]\n\n[^1]: [Twins](URL). Bonn.",
       "- Kep, Fiji[^1]\n\n[^1]: [Twins](URL) ([archived](COPY)). Bonn."},
      {"- Kep, Fiji\n\n## References\n\n- [Twins](URL). Bonn.",
       "- Kep, Fiji\n\n## References\n\n- [Twins](URL) ([archived](COPY)). "
       "Bonn."},
  };
  for (const auto& [before, after] : cases) {
    EXPECT_EQ(markdown_with_copy(std::string(before) + "\n"),
              std::string(after) + "\n");
  }
}

TEST(ArchiveAvailable, LeavesMarkdownAloneWhereACopyHasNoPlace) {
  for (const auto* list : {
           "## [Foo](URL)\n\n- Kep, Fiji\n",
           "- URL\n",
           "- Kep, Fiji URL\n",
           "- Kep, Fiji <URL>\n",
           "- [Foo](URL)s - A\n",
           "- [Foo](URL)'s - A\n",
           "| City | Link |\n|---|---|\n| Kep | URL |\n",
       }) {
    EXPECT_EQ(markdown_with_copy(list), "") << list;
  }
  for (const auto* copy :
       {"https://web.archive.org/web/2020/https://other.de/oxford",
        "https://web.archive.org/web/2020/https://www.bonn.de/a|b",
        "https://web.archive.org/web/2020/https://www.bonn.de/a)",
        "https://copies.example/2020/https://www.bonn.de/oxford"}) {
    EXPECT_EQ(markdown_with_copy("- [Foo](URL) - A\n", copy), "") << copy;
  }
}

TEST(ArchiveAvailable, IsSilentWhereTheCopyStandsBehindTheLink) {
  const auto ran =
      run("links/archive-available", "markdown",
          fmt::format("- [Foo]({}) ([archived]({})) - A tool.\n", kUrl, kCopy),
          fmt::format(R"({{"url": "{}", "reason": "http-404", "archive": )"
                      R"({{"url": "{}", "captured_at": )"
                      R"("2020-05-01T00:00:00Z"}}}})",
                      kUrl, kCopy));
  EXPECT_EQ(ran.findings, "");
}

// The text of a list with the new address, or "" where no fix is offered.
std::string moved(std::string_view format, const std::string& text,
                  std::string_view to) {
  const auto ran = run(
      "links/moved", format, replaced(text, "URL", kUrl),
      fmt::format(
          R"({{"url": "{}", "reason": "permanent-redirect", "final_url": "{}"}})",
          kUrl, to));
  EXPECT_EQ(ran.error, "");
  EXPECT_EQ(ran.unsettled, "");
  EXPECT_NE(ran.findings, "") << text;
  return ran.offers_fix ? replaced(ran.fixed, kUrl, "URL") : "";
}

TEST(Moved, WritesTheAddressWhereTheFormatCanHoldIt) {
  const std::string csv =
      "city,twin,country,url\nBonn,Oxford,United Kingdom,URL\n";
  EXPECT_EQ(moved("csv", csv, "https://www.bonn.de/a?b=c&d"),
            replaced(csv, "URL", "https://www.bonn.de/a?b=c&d"));
  EXPECT_EQ(moved("csv", csv, "https://www.bonn.de/a,b"), "");
  const std::string html =
      "<h2>Bonn</h2><ul><li>Oxford, United Kingdom <a href=\"URL\">[1]</a>"
      "</li></ul>\n";
  EXPECT_EQ(moved("html", html, "https://www.bonn.de/a?b=c"),
            replaced(html, "URL", "https://www.bonn.de/a?b=c"));
  EXPECT_EQ(moved("html", html, "https://www.bonn.de/a?b=c&d"), "");
  const std::string markdown = "# Bonn\n\n- Oxford, United Kingdom [1](URL)\n";
  EXPECT_EQ(moved("markdown", markdown, "https://www.bonn.de/a,b"), "");
  EXPECT_EQ(moved("markdown", markdown, "https://www.bonn.de/a_b"),
            replaced(markdown, "URL", "https://www.bonn.de/a_b"));
  const std::string wikitext =
      "==Bonn==\n* [[Oxford]], United Kingdom<ref>[URL A]</ref>\n";
  EXPECT_EQ(moved("wikitext", wikitext, "https://www.bonn.de/a,(b)"),
            replaced(wikitext, "URL", "https://www.bonn.de/a,(b)"));
  EXPECT_EQ(moved("wikitext", wikitext, "https://www.bonn.de/a'b"), "");
}

}  // namespace
}  // namespace listlint::pages
