#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <string>
#include <utility>
#include <vector>

#include "lint/read/markdown.h"
#include "tests/lint/dump.h"

namespace listlint {
namespace {

std::string md(std::string text) {
  const Source source("a.md", std::move(text));
  return dump(read_markdown(source, {}));
}

// The entries of one list without a heading, without their first line.
std::string items(const std::string& text) {
  const auto whole = md(text);
  const std::string_view section = "section \"\"\n";
  EXPECT_TRUE(whole.starts_with(section)) << whole;
  return whole.starts_with(section) ? whole.substr(section.size()) : whole;
}

TEST(MarkdownReader, HeadingsAreSectionsWithEntries) {
  EXPECT_EQ(md("## Beihai[^1]\n\n- Tulsa, United States[^1]\n* Kep, Cambodia\n"
               "\nZibo\n----\n\n1. Erie, United States (1985)\n"
               "2) Perth, Scotland, United Kingdom\n"
               "### Wuxi ###\n+ Suva, Fiji\n\n[^1]: Sister cities\n"),
            "section \"Beihai\" [1]\n"
            "  entry \"Tulsa\" \"United States\"=US [1]\n"
            "  entry \"Kep\" \"Cambodia\"=KH\n"
            "section \"Zibo\"\n"
            "  entry \"Erie\" \"United States\"=US note \"1985\"\n"
            "  entry \"Perth\" (Scotland) \"United Kingdom\"=GB\n"
            "section \"Wuxi\" level 2\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n"
            "reference 1 x0 name=1 title=Sister cities\n");
}

TEST(MarkdownReader, TheTitleOfThePageIsNoSection) {
  EXPECT_EQ(md("# Sister cities\n\nText.\n\n## Zibo\n- Erie, Canada\n"),
            "section \"Zibo\"\n"
            "  entry \"Erie\" \"Canada\"=CA\n"
            "unread navigation \"# Sister cities\"\n"
            "unread prose \"Text.\"\n");
  EXPECT_EQ(md("# Zibo\n- Erie, Canada\n## More\n- Suva, Fiji\n"),
            "section \"Zibo\"\n"
            "  entry \"Erie\" \"Canada\"=CA\n"
            "section \"More\" level 2\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n");
  EXPECT_EQ(md("# Zibo\n# Wuxi\n"), "section \"Zibo\"\nsection \"Wuxi\"\n");
}

TEST(MarkdownReader, BoldLinesAreHosts) {
  EXPECT_EQ(md("# Twins\n## A\n\n**[Anguo](Anguo.md)**[^a]\n\n## B\n\n"
               "__Beihai__:[^a] [^b]\n- Tulsa, United States\n\n"
               "**Note** the order.\n\n**This list is not complete.**\n\n"
               "[^a]: A\n[^b]: B\n"),
            "section \"Anguo\" [1]\n"
            "section \"Beihai\" [1] [2]\n"
            "  entry \"Tulsa\" \"United States\"=US\n"
            "reference 1 x0 name=a title=A\n"
            "reference 2 x0 name=b title=B\n"
            "unread navigation \"# Twins\"\n"
            "unread prose \"**Note** the order.\"\n"
            "unread prose \"**This list is not complete.**\"\n");
}

TEST(MarkdownReader, ListsInEveryItemOfAListBelongToHosts) {
  EXPECT_EQ(md("## Europe\n- Germany\n  - Aachen\n  - Bonn\n- France\n"
               "    1. Paris\n\n- Fiji\n  - Suva\n"),
            "section \"Europe\"\n"
            "section \"Germany\" level 2\n"
            "  entry \"Aachen\"\n"
            "  entry \"Bonn\"\n"
            "section \"France\" level 2\n"
            "  entry \"Paris\"\n"
            "section \"Fiji\" level 2\n"
            "  entry \"Suva\"\n");
  EXPECT_EQ(items("- Aachen\n  - Bonn\n- Kep\n"),
            "  entry \"Aachen\"\n"
            "  entry \"Bonn\"\n"
            "  entry \"Kep\"\n");
}

TEST(MarkdownReader, ItemsGoOnOverLines) {
  EXPECT_EQ(items("- Al Karak,\nJordan\n- Kep,  \n  Cambodia\n- Suva,\\\n"
                  "  Fiji\n\n  A paragraph.\n-\n"),
            "  entry \"Al Karak\" \"Jordan\"=JO\n"
            "  entry \"Kep\" \"Cambodia\"=KH\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n"
            "unread prose \"A paragraph.\"\n"
            "unread item \"-\"\n");
}

TEST(MarkdownReader, MarkupLeavesItsText) {
  EXPECT_EQ(items("- *Ku* **Mi** _Lo_ ~~Na~~ `Ro` a_b_c, Fiji\n"
                  "- A \\* \\[B\\] &amp; C&nbsp;D * E, Fiji\n"
                  "- <b>Kep</b><br>on *sea, Fiji <!-- so -->\n"),
            "  entry \"Ku Mi Lo Na Ro a_b_c\" \"Fiji\"=FJ\n"
            "  entry \"A * [B] & C D * E\" \"Fiji\"=FJ\n"
            "  entry \"Kep on *sea\" \"Fiji\"=FJ\n");
}

TEST(MarkdownReader, ValuesKeepTheirPlace) {
  const Source source("a.md", "- [**A** &amp; *B*](a.md), Fiji[^x]\r\n");
  const auto document = read_markdown(source, {});
  ASSERT_EQ(document.entries.size(), 1U);
  const auto& entry = document.entries[0];
  EXPECT_EQ(entry.name.value, "A & B");
  EXPECT_EQ(source.slice(entry.name.span), "A** &amp; *B");
  EXPECT_EQ(source.slice(entry.country.span), "Fiji");
  EXPECT_EQ(entry.country.value.data(),
            source.bytes().data() + entry.country.span.begin);
  ASSERT_EQ(document.citations.size(), 1U);
  EXPECT_EQ(source.slice(document.citations[0].span), "[^x]");
}

TEST(MarkdownReader, LinksOutOfThePageAreReferences) {
  EXPECT_EQ(
      items(
          "- [Tsu](https://ja.org/津_(三重) \"t\"), Japan[^n]\n"
          "- [Kep](<https://kep.org/a b>), Cambodia ([source](http://s.org))\n"
          "- [Suva][s], Fiji [1](https://one.org) [[2]](https://two.org)\n"
          "- [Erie], [Canada](canada.md) <https://erie.ca>\n"
          "- Oran, Algeria https://oran.dz/a?b=1&c=2.\n"
          "- https://only.org\n"
          "- [Wuxi](https://one.org), China\n"
          "\n[s]: http://suva.fj/x\\_y\n[erie]: <http://erie.ca/1> 'E'\n"
          "[free]: http://free.org\n"),
      "  entry \"Tsu\" \"Japan\"=JP [1] [n?]\n"
      "  entry \"Kep\" \"Cambodia\"=KH [2] [3]\n"
      "  entry \"Suva\" \"Fiji\"=FJ [4] [5] [6]\n"
      "  entry \"Erie\" \"Canada\"=CA [7] [8]\n"
      "  entry \"Oran\" \"Algeria\"=DZ [9]\n"
      "  entry \"https://only.org\" [10]\n"
      "  entry \"Wuxi\" \"China\"=CN [5]\n"
      "reference 1 x0 link url=https://ja.org/津_(三重)\n"
      "reference 2 x0 link url=https://kep.org/a b\n"
      "reference 3 x0 link title=source url=http://s.org\n"
      "reference 4 x0 link url=http://suva.fj/x_y\n"
      "reference 5 x0 link title=1 url=https://one.org\n"
      "reference 6 x0 link title=[2] url=https://two.org\n"
      "reference 7 x0 link url=http://erie.ca/1\n"
      "reference 8 x0 link url=https://erie.ca\n"
      "reference 9 x0 link url=https://oran.dz/a?b=1&c=2\n"
      "reference 10 x0 link url=https://only.org\n"
      "unread line \"[free]: http://free.org\"\n");
}

TEST(MarkdownReader, DescriptionsAreNotes) {
  EXPECT_EQ(
      md("# Awesome [![b](http://b.org/b.svg)](https://b.org)\n\n## Audio\n\n"
         "- [Foo](http://foo.org) - A *great* [tool](http://tool.org).\n"
         "- [**Bar, Inc**](http://bar.org) – Says \"x\".\n"
         "- **[Baz](http://baz.org)**: It - is.\n"
         "- [x] [Qux](http://qux.org) Plain words ![i](i.png)\n"
         "  - [Sub](http://sub.org)—Under it.\n"
         "- [Tsu](http://tsu.org) - Japan\n"
         "- [Kep](http://kep.org), Cambodia - nice\n"
         "- [New](http://new.org) York, United States\n"),
      "section \"Audio\"\n"
      "  entry \"Foo\" note \"A great tool.\" [1] [2]\n"
      "  entry \"Bar\" \"Inc\"=? note \"Says \"x\".\" [3]\n"
      "  entry \"Baz\" note \"It - is.\" [4]\n"
      "  entry \"Qux\" note \"Plain words\" [5]\n"
      "  entry \"Sub\" note \"Under it.\" [6]\n"
      "  entry \"Tsu\" \"Japan\"=JP [7]\n"
      "  entry \"Kep\" \"Cambodia - nice\"=? [8]\n"
      "  entry \"New York\" \"United States\"=US [9]\n"
      "reference 1 x0 link url=http://foo.org\n"
      "reference 2 x0 link title=tool url=http://tool.org\n"
      "reference 3 x0 link url=http://bar.org\n"
      "reference 4 x0 link url=http://baz.org\n"
      "reference 5 x0 link url=http://qux.org\n"
      "reference 6 x0 link url=http://sub.org\n"
      "reference 7 x0 link url=http://tsu.org\n"
      "reference 8 x0 link url=http://kep.org\n"
      "reference 9 x0 link url=http://new.org\n"
      "unread navigation \"# Awesome "
      "[![b](http://b.org/b.svg)](https://b.org)\"\n"
      "unread media \"![i](i.png)\"\n");
}

TEST(MarkdownReader, EmojiAreFlags) {
  EXPECT_EQ(items("- 🇯🇵 [Tsu](t.md), Japan\n- 🇫🇯 Suva\n"
                  "- 🏴󠁧󠁢󠁳󠁣󠁴󠁿 Perth, Scotland, United "
                  "Kingdom\n- 🇽🇽 Kep, Cambodia\n"
                  "- 🎉 Party, Fiji\n"),
            "  entry \"Tsu\" \"Japan\"=JP flag 🇯🇵\n"
            "  entry \"Suva\" =FJ flag 🇫🇯\n"
            "  entry \"Perth\" (Scotland) \"United Kingdom\"=GB flag "
            "🏴󠁧󠁢󠁳󠁣󠁴󠁿\n"
            "  entry \"Kep\" \"Cambodia\"=KH flag 🇽🇽?\n"
            "  entry \"🎉 Party\" \"Fiji\"=FJ\n");
}

constexpr std::string_view kBeihai =
    " title=友好往来 site=beihai.gov.cn language=Chinese publisher=Beihai";

TEST(MarkdownReader, FootnotesAreReferences) {
  for (const std::string text :
       {"[友好往来](https://a.cn/(x)). beihai.gov.cn (in Chinese). Beihai. "
        "8 August 2016. Retrieved 29 June 2023.",
        "\"[友好往来](https://a.cn/(x))\" . beihai.gov.cn (in Chinese). "
        "Beihai. 8 August 2016. Retrieved 29 June 2023 .",
        "\"友好往来\". beihai.gov.cn (in Chinese).\n  Beihai. 8 August "
        "2016.\n\n"
        "    Retrieved 29 June 2023. <https://a.cn/(x)>",
        "*友好往来*. https://a.cn/(x). beihai.gov.cn (in Chinese). Beihai.\n"
        "8 August 2016. Retrieved 29 June 2023."}) {
    const auto whole = md("[^6]: " + text + "\n\n## Beihai[^6]\n");
    const bool quoted = text.find("*友") == std::string::npos;
    if (quoted) {
      EXPECT_EQ(whole, "section \"Beihai\" [1]\nreference 1 x0 name=6" +
                           std::string(kBeihai) +
                           " url=https://a.cn/(x) date=8 August 2016 "
                           "accessed=29 June 2023\n");
    } else {
      // The shared grammar takes no site without a title that is set off.
      EXPECT_EQ(whole,
                "section \"Beihai\" [1]\n"
                "reference 1 x0 name=6 title=友好往来 language=Chinese "
                "publisher=beihai.gov.cn url=https://a.cn/(x) "
                "date=8 August 2016 accessed=29 June 2023\n");
    }
  }
}

TEST(MarkdownReader, AuthorsStandBeforeLinkedTitles) {
  EXPECT_EQ(md("A[^1]\n\n[^1]: Doe, J. (3 May 2020). [Twins](https://a.org). "
               "A Site. See [more](https://b.org).\n"),
            "reference 1 x0 name=1 author=Doe, J. title=Twins site=A Site "
            "publisher=See more url=https://a.org date=3 May 2020\n"
            "unread prose \"A\"\n");
}

TEST(MarkdownReader, ArchivesAreCopies) {
  const std::string archive = "https://web.archive.org/web/2020/https://a.cn/x";
  EXPECT_EQ(
      md("A[^1] B[^2] C[^3]\n\n"
         "[^1]: [T](https://a.cn/x). [Archived](" +
         archive + ") from the original on 3 May 2020.\n[^2]: [T](" + archive +
         "). S.\n[^3]: \"T\". https://archive.ph/abc\n"),
      "reference 1 x0 name=1 title=T url=https://a.cn/x archive=" + archive +
          " archived=3 May 2020\n"
          "reference 2 x0 name=2 title=T site=S url=https://a.cn/x "
          "archive=" +
          archive +
          "\n"
          "reference 3 x0 name=3 title=T url=https://archive.ph/abc "
          "archive=https://archive.ph/abc\n"
          "unread prose \"A\"\nunread prose \"B\"\nunread prose \"C\"\n");
}

// The text with COPY for a copy of http://foo.org/ and URL for that.
std::string with_addresses(std::string text) {
  const std::pair<std::string_view, std::string_view> words[] = {
      {"COPY", "https://web.archive.org/web/20150102030405/http://foo.org/"},
      {"URL", "http://foo.org/"}};
  for (const auto& [word, address] : words) {
    for (auto at = text.find(word); at != text.npos;
         at = text.find(word, at + address.size())) {
      text.replace(at, word.size(), address);
    }
  }
  return text;
}

TEST(MarkdownReader, CopiesBehindLinksArePartsOfThem) {
  for (const auto* item :
       {"[Foo](URL) ([archived](COPY)) - A tool.",
        "[Foo](URL) ([archive](COPY)) - A tool.",
        "[Foo](URL) ([Archived copy](COPY)) - A tool.",
        "[Foo](URL) [[archived](COPY)] - A tool.",
        "[Foo](URL) ([as it was in 2015](COPY)) - A tool.",
        "[Foo](URL)([*archived*](COPY)) - A tool.",
        "[Foo](URL) [archived](COPY) - A tool.",
        "[Foo](URL) | [archived](COPY) - A tool.",
        "[Foo](URL) - [archived](COPY) - A tool.",
        "[Foo](URL) ([archived][c]) - A tool.\n\n[c]: COPY",
        "[Foo](URL) ([archived][]) - A tool.\n\n[archived]: COPY",
        "[Foo](URL) (COPY) - A tool.", "[Foo](URL) (<COPY>) - A tool.",
        "[Foo](URL \"Title\")\n  ([archived](<COPY> \"Title\")): A tool.",
        "**[Foo](URL)** ([archived](COPY)) - A tool.",
        "[**Foo**](URL) ([archived](COPY)) A tool."}) {
    EXPECT_EQ(items(with_addresses("- " + std::string(item) + "\n")),
              with_addresses("  entry \"Foo\" note \"A tool.\" [1]\n"
                             "reference 1 x0 link url=URL archive=COPY\n"))
        << item;
  }
}

TEST(MarkdownReader, CopiesMayStandBehindAnyLink) {
  EXPECT_EQ(
      items(with_addresses(
          "- [Tsu](URL) ([archived](https://archive.ph/x)), Japan\n"
          "- [New](http://new.org) ([archived](https://perma.cc/x)) York, "
          "Fiji\n"
          "- Kep, Cambodia ([source](http://s.org)) ([archived]"
          "(https://web.archive.org/web/1/http://www.s.org:80/#a))\n"
          "- <http://a.org> ([archived](https://archive.ph/a)) - A tool\n"
          "- http://b.org ([archived](https://archive.ph/b))\n"
          "- [Bar](http://bar.org) - A [tool](http://tool.org) ([archived]"
          "(https://web.archive.org/web/1/https://tool.org/old)).\n"
          "- [Baz][z] ([archived](https://archive.ph/z))[^n]\n"
          "\n[z]: http://z.org\n[^n]: Note\n")),
      "  entry \"Tsu\" \"Japan\"=JP [1]\n"
      "  entry \"New York\" \"Fiji\"=FJ [2]\n"
      "  entry \"Kep\" \"Cambodia\"=KH [3]\n"
      "  entry \"http://a.org\" note \"A tool\" [4]\n"
      "  entry \"http://b.org\" [5]\n"
      "  entry \"Bar\" note \"A tool.\" [6] [7]\n"
      "  entry \"Baz\" [8] [9]\n"
      "reference 1 x0 link url=http://foo.org/ "
      "archive=https://archive.ph/x\n"
      "reference 2 x0 link url=http://new.org archive=https://perma.cc/x\n"
      "reference 3 x0 link title=source url=http://s.org "
      "archive=https://web.archive.org/web/1/http://www.s.org:80/#a\n"
      "reference 4 x0 link url=http://a.org archive=https://archive.ph/a\n"
      "reference 5 x0 link url=http://b.org archive=https://archive.ph/b\n"
      "reference 6 x0 link url=http://bar.org\n"
      "reference 7 x0 link title=tool url=http://tool.org "
      "archive=https://web.archive.org/web/1/https://tool.org/old\n"
      "reference 8 x0 link url=http://z.org archive=https://archive.ph/z\n"
      "reference 9 x0 name=n title=Note\n");
}

TEST(MarkdownReader, OtherLinksToArchivesStandForThemselves) {
  const auto references = [](const std::string& item) {
    const auto whole = md(with_addresses("- " + item + "\n"));
    return whole.substr(std::min(whole.size(), whole.find("reference 1")));
  };
  const std::string two =
      "reference 1 x0 link url=http://foo.org/\n"
      "reference 2 x0 link title=";
  for (const auto& [item, title, url] : std::vector<std::array<std::string, 3>>{
           // Of another page, or not said to be a copy.
           {"[Foo](URL) ([archived](ARCHIVE/http://bar.org/))", "archived",
            "ARCHIVE/http://bar.org/"},
           {"[Foo](URL) ([old page](ARCHIVE/http://foo.org/a))", "old page",
            "ARCHIVE/http://foo.org/a"},
           {"[Foo](URL) ([here it is](https://archive.ph/x))", "here it is",
            "https://archive.ph/x"},
           // Not right behind.
           {"[Foo](URL) and ([archived](COPY))", "archived", "COPY"},
           {"[Foo](URL) ([archived](COPY), 2015)", "archived", "COPY"},
           {"[Foo](URL) [archived](COPY) from the original", "archived",
            "COPY"},
           {"[Foo](URL) - [archived](https://archive.ph/x)", "archived",
            "https://archive.ph/x"},
           {"[Foo](URL) (([archived](COPY)))", "archived", "COPY"},
           {"[Foo](URL) \\[[archived](COPY)\\]", "archived", "COPY"}}) {
    const auto written = [](std::string text) {
      const auto at = text.find("ARCHIVE");
      if (at != text.npos) {
        text.replace(at, 7, "https://web.archive.org/web/2015");
      }
      return text;
    };
    EXPECT_EQ(references(written(item)),
              with_addresses(written(two + title + " url=" + url + "\n")))
        << item;
  }
  EXPECT_EQ(references("[Foo](COPY) ([archived](COPY))"),
            with_addresses("reference 1 x0 link url=COPY\n"));
  EXPECT_EQ(references("[Foo](foo.md) ([archived](https://archive.ph/x))"),
            "reference 1 x0 link title=archived url=https://archive.ph/x\n");
}

TEST(MarkdownReader, OneOfTwoLinksToAPageMayHaveItsCopy) {
  EXPECT_EQ(md(with_addresses("- [Foo](URL)\n- [Bar](URL) ([archived](COPY))\n"
                              "- [Baz](URL) ([archive](https://archive.ph/x))"
                              "\n")),
            with_addresses("section \"\"\n"
                           "  entry \"Foo\" [1]\n"
                           "  entry \"Bar\" [1]\n"
                           "  entry \"Baz\" [1]\n"
                           "reference 1 x0 link url=URL archive=COPY\n"));
}

TEST(MarkdownReader, ALinkReachesToTheEndOfItsCopy) {
  const Source source(
      "a.md", with_addresses("- [Foo](URL) ([archived](COPY)) - A tool.\n"));
  const auto document = read_markdown(source, {});
  ASSERT_EQ(document.references.size(), 1U);
  const auto& reference = document.references[0];
  EXPECT_EQ(source.slice(reference.span),
            with_addresses("[Foo](URL) ([archived](COPY))"));
  EXPECT_EQ(source.slice(reference.archive_url.span), with_addresses("COPY"));
  EXPECT_EQ(reference.archive_url.value.data(),
            source.bytes().data() + reference.archive_url.span.begin);
  EXPECT_EQ(document.citations[0].span, reference.span);
}

TEST(MarkdownReader, CopiesInNotesAndTablesArePartsOfTheirSources) {
  EXPECT_EQ(
      md(with_addresses(
          "| City | Country | Link |\n|---|---|---|\n"
          "| Suva | Fiji | [F](URL) ([archived](COPY)) |\n"
          "| [Kep](http://k.org) ([archived](https://archive.ph/k)) | Cambodia "
          "| |\n\n"
          "| City | Country | Link | Archive |\n|---|---|---|---|\n"
          "| Tsu | Japan | http://tsu.jp | https://archive.ph/t |\n\n"
          "A[^1] B[^2]\n\n"
          "[^1]: [Twins](URL) ([archived](COPY)). Bonn. 3 May 2020.\n"
          "[^2]: \"Twins\". http://a.org ([archived](https://archive.ph/a)). "
          "See [more](http://b.org) ([archived](https://archive.ph/b)).\n")),
      with_addresses(
          "section \"\"\n"
          "  entry \"Suva\" \"Fiji\"=FJ [1]\n"
          "  entry \"Kep\" \"Cambodia\"=KH [2]\n"
          "  entry \"Tsu\" \"Japan\"=JP [3]\n"
          "reference 1 x0 link title=F url=URL archive=COPY\n"
          "reference 2 x0 link url=http://k.org archive=https://archive.ph/k\n"
          "reference 3 x0 link url=http://tsu.jp "
          "archive=https://archive.ph/t\n"
          "reference 4 x0 name=1 title=Twins site=Bonn url=URL "
          "date=3 May 2020 archive=COPY\n"
          "reference 5 x0 name=2 title=Twins site=See more "
          "url=http://a.org archive=https://archive.ph/a\n"
          "unread prose \"A\"\nunread prose \"B\"\n"));
}

TEST(MarkdownReader, EmphasisThatOpensInACopyOrPictureClosesNothing) {
  EXPECT_EQ(items(with_addresses("- A![*i](i.png) b* c* d, Fiji\n"
                                 "- [Foo](URL) ([*archived](COPY)) - b* c*\n")),
            with_addresses("  entry \"A b* c* d\" \"Fiji\"=FJ\n"
                           "  entry \"Foo\" note \"b* c*\" [1]\n"
                           "reference 1 x0 link url=URL archive=COPY\n"
                           "unread media \"![*i](i.png)\"\n"));
}

TEST(MarkdownReader, FootnotesMayBeMissingTwiceOrUnused) {
  EXPECT_EQ(md("## Zibo[^a][^b]\n\n[^a]: A\n[^a]: Other\n[^c]: C\n"),
            "section \"Zibo\" [1] [b?]\n"
            "reference 1 x0 name=a title=A\n"
            "reference 2 x0 name=c title=C\n"
            "problem redefined \"a\" at \"[^a]: Other\"\n");
}

TEST(MarkdownReader, NotesMayStandInline) {
  EXPECT_EQ(items("- Suva, Fiji^[\"Twins\". suva.fj. 2020.]\n"),
            "  entry \"Suva\" \"Fiji\"=FJ [1]\n"
            "reference 1 x0 title=Twins site=suva.fj date=2020\n");
}

TEST(MarkdownReader, TheListUnderReferencesIsABibliography) {
  EXPECT_EQ(md("## Zibo\n- Erie, Canada\n\n## References\n\n"
               "1. [Twins](https://a.org). A Site. 3 May 2020.\n"
               "- \"Atlas\". Publisher.\n"),
            "section \"Zibo\"\n"
            "  entry \"Erie\" \"Canada\"=CA\n"
            "reference 1 x0 general title=Twins site=A Site "
            "url=https://a.org date=3 May 2020\n"
            "reference 2 x0 general title=Atlas site=Publisher\n");
}

TEST(MarkdownReader, TablesWithColumnsOfAListAreRows) {
  EXPECT_EQ(
      md("## Zibo\n\n| **City** | Country | Since | Link | Stars |\n"
         "|:-----|:-:|--:|---|---|\n"
         "| [Erie](erie.md)[^1] | 🇨🇦 Canada | 1985 | [E](http://e.ca) | 5 |\n"
         "| Suva \\| S | Fiji | | http://a.fj http://b.fj\n"
         "Kep | `Cambodia`\n\n[^1]: One\n"),
      "section \"Zibo\"\n"
      "  entry \"Erie\" \"Canada\"=CA note \"1985\" flag 🇨🇦 [1] [2]\n"
      "  entry \"Suva | S\" \"Fiji\"=FJ [3] [4]\n"
      "  entry \"Kep\" \"Cambodia\"=KH\n"
      "reference 1 x0 name=1 title=One\n"
      "reference 2 x0 link title=E url=http://e.ca\n"
      "reference 3 x0 link url=http://a.fj\n"
      "reference 4 x0 link url=http://b.fj\n"
      "unread field \"5\"\n"
      "problem ragged-row \"4 cells where the header has 5\" at "
      "\"| Suva \\| S | Fiji | | http://a.fj http://b.fj\"\n"
      "problem ragged-row \"2 cells where the header has 5\" at "
      "\"Kep | `Cambodia`\"\n");
}

TEST(MarkdownReader, OtherTablesAreUnreadButCite) {
  EXPECT_EQ(md("Text\n| a | b |\n|---|---|\n| 1[^x] | 2 |\n\n[^x]: X\n"),
            "reference 1 x0 name=x title=X\n"
            "unread prose \"Text\"\n"
            "unread table \"| a | b |\n|---|---|\n| 1\"\n"
            "unread table \"| 2 |\"\n");
}

TEST(MarkdownReader, CodeAndHtmlAreUnread) {
  EXPECT_EQ(md("---\ntitle: x\n---\n\n```sh\n- Erie, Canada\n```\n\n"
               "    - Suva, Fiji\n\n<div>\n- Kep, Fiji\n</div>\n\n"
               "<details>\n<summary>More</summary>\n\n- Oran, Algeria\n\n"
               "</details>\n\n~~~\nopen\n"),
            "section \"\"\n"
            "  entry \"Oran\" \"Algeria\"=DZ\n"
            "unread code \"---\ntitle: x\n---\"\n"
            "unread code \"```sh\n- Erie, Canada\n```\"\n"
            "unread code \"- Suva, Fiji\"\n"
            "unread box \"<div>\n- Kep, Fiji\n</div>\"\n"
            "unread box \"<details>\n<summary>More</summary>\"\n"
            "unread box \"</details>\"\n"
            "unread code \"~~~\nopen\"\n"
            "problem unclosed \"~~~\" at \"~~~\"\n");
}

TEST(MarkdownReader, CommentsAreComments) {
  const Source source("a.md",
                      "<!-- one\n\ntwo --> \n- Suva, Fiji <!-- three -->\n"
                      "<!-- four -->\n- Kep, Fiji\n\n[//]: # (five)\n"
                      "<p>\n<!-- six -->\n</p>\n\n- A <!-- B, Fiji\n");
  const auto document = read_markdown(source, {});
  std::string comments;
  for (const Span comment : document.comments) {
    comments += std::string(source.slice(comment)) + ";";
  }
  EXPECT_EQ(comments,
            "<!-- one\n\ntwo -->;<!-- three -->;<!-- four -->;"
            "[//]: # (five);<!-- six -->;");
  EXPECT_EQ(dump(document),
            "section \"\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n"
            "  entry \"Kep\" \"Fiji\"=FJ\n"
            "  entry \"A <!-- B\" \"Fiji\"=FJ\n"
            "unread box \"<p>\"\n"
            "unread box \"</p>\"\n"
            "problem unclosed \"<!--\" at \"<!--\"\n");
}

TEST(MarkdownReader, QuotesArePicturesAndProse) {
  EXPECT_EQ(md("> - Suva, Fiji[^x]\n> more\nlazy\n\n![a](b.png)\n\n"
               "Text with [a link](https://a.org).\n\n[^x]: X\n"),
            "reference 1 x0 name=x title=X\n"
            "reference 2 x0 link title=a link url=https://a.org\n"
            "unread prose \"- Suva, Fiji\"\n"
            "unread prose \"> more\nlazy\"\n"
            "unread media \"![a](b.png)\"\n"
            "unread prose \"Text with\"\n"
            "unread prose \".\"\n");
}

TEST(MarkdownReader, TablesOfContentsAreNavigation) {
  EXPECT_EQ(md("- [Zibo](#zibo)\n  - [More](#more)\n\n## Zibo\n"
               "- [Erie](#erie), Canada\n"),
            "section \"Zibo\"\n"
            "  entry \"Erie\" \"Canada\"=CA\n"
            "unread navigation \"- [Zibo](#zibo)\"\n"
            "unread navigation \"- [More](#more)\"\n");
}

TEST(MarkdownReader, TextOfAnyLengthIsReadInBoundedMemory) {
  const std::string open(3'000'000, '[');
  EXPECT_EQ(md(open + "\n\n- Suva, Fiji\n"),
            "section \"\"\n"
            "  entry \"Suva\" \"Fiji\"=FJ\n"
            "unread prose \"" +
                open + "\"\n");
}

TEST(MarkdownReader, DeepNestsEndAsText) {
  std::string deep;
  for (int i = 0; i < 103; ++i) deep += "- ";
  EXPECT_EQ(items(deep + "Suva, Fiji\n"),
            "  entry \"- - - Suva\" \"Fiji\"=FJ\n");
}

TEST(SniffMarkdown, WantsTwoKindsOfSigns) {
  EXPECT_TRUE(sniff_markdown("# A\n\n- [x](https://a.org) - b\n"));
  EXPECT_TRUE(sniff_markdown("## A[^x]\n- b\n\n[^x]: c\n"));
  EXPECT_TRUE(sniff_markdown("* [x](a)\n[^x]: c\n"));
  EXPECT_FALSE(sniff_markdown("# A comment\nkey: value\n"));
  EXPECT_FALSE(sniff_markdown("# one\n# two\n- a\n- b\n"));
  EXPECT_FALSE(sniff_markdown("Beihai\nSuva , Fiji[ 1]\n^ \"T\" . s.cn .\n"));
  EXPECT_FALSE(sniff_markdown(""));
}

}  // namespace
}  // namespace listlint
