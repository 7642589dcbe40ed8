#include "lint/read/list_builder.h"

#include <gtest/gtest.h>

#include "tests/lint/dump.h"

namespace listlint {
namespace {

// A toy markup: what a line begins with says which call it makes; "{x}" cites
// the name x and "{}" something without a name.
//   = heading, == deeper; ! host; * item; | row "section|name|country"
//   :x title — defines x; .text — unread; > elsewhere
class ToyReader {
 public:
  explicit ToyReader(const Source& source)
      : source_(source), builder_(source, "toy") {}

  Document read() {
    uint32_t at = 0;
    while (at < source_.size()) {
      const auto end = static_cast<uint32_t>(source_.bytes().find('\n', at));
      read_line({at, end});
      at = end + 1;
    }
    return builder_.finish();
  }

 private:
  void read_line(Span line) {
    if (line.empty()) return;
    const char first = source_.bytes()[line.begin];
    if (first == '>') return builder_.entries_elsewhere();
    if (first == ':') return define(line);
    if (first == '|') return row(line);
    uint32_t level = 0;
    Span rest{line.begin + 1, line.end};
    while (first == '=' && source_.bytes()[rest.begin - 1 + level] == '=') {
      ++level;
    }
    if (level > 0) rest.begin += level - 1;
    fill(line, rest);
    if (first == '=') builder_.heading(level);
    if (first == '!') builder_.host();
    if (first == '*') builder_.item();
    if (first == '.') builder_.unread_line(UnreadKind::prose);
  }

  void fill(Span line, Span rest) {
    auto& out = builder_.begin_line(line);
    const auto bytes = source_.bytes();
    uint32_t at = rest.begin;
    while (at < rest.end) {
      const auto open = std::min<uint32_t>(
          static_cast<uint32_t>(bytes.find('{', at)), rest.end);
      out.writing.append({at, open});
      if (open == rest.end) break;
      const auto close = static_cast<uint32_t>(bytes.find('}', open));
      cite({open, close + 1});
      at = close + 1;
    }
  }

  void cite(Span mark) {
    const Text name = source_.text({mark.begin + 1, mark.end - 1});
    if (name.value == "?") {
      builder_.cite(mark, CitationKind::request, name);
    } else if (name.value == "#") {
      builder_.link(mark, name, {});
    } else if (name.value.starts_with("~")) {
      builder_.cite(mark, CitationKind::note, name, {"lower-alpha", mark});
    } else {
      const Index index = builder_.cite(mark, CitationKind::reference, name);
      if (name.empty()) builder_.describe(index, titled(mark));
    }
  }

  Reference titled(Span span) {
    Reference reference;
    reference.span = span;
    reference.title = source_.text(span);
    return reference;
  }

  void define(Span line) {
    const auto space = source_.bytes().find(' ', line.begin);
    const Span name{line.begin + 1, static_cast<uint32_t>(space)};
    auto reference = titled({name.end + 1, line.end});
    const Text group =
        source_.bytes()[name.begin] == '~' ? Text{"lower-alpha", name} : Text{};
    builder_.define(source_.text(name), group, std::move(reference), true);
  }

  void row(Span line) {
    const auto bytes = source_.bytes();
    const auto first = static_cast<uint32_t>(bytes.find('|', line.begin + 1));
    const auto second = static_cast<uint32_t>(bytes.find('|', first + 1));
    fill(line, {first + 1, second});
    Row row;
    row.section = source_.text({line.begin + 1, first});
    row.country = source_.text({second + 1, line.end});
    builder_.row(row);
  }

  const Source& source_;
  ListBuilder builder_;
};

std::string read(const std::string& text) {
  const Source source("a.toy", text);
  return dump(ToyReader(source).read());
}

TEST(ListBuilder, LettersOverHostsAreNoSections) {
  EXPECT_EQ(read("==A\n!Anguo{r}\n==B\n!Beihai:\n*Tulsa, United States{r}\n"
                 ":r Sister cities\n"),
            "section \"Anguo\" [1]\n"
            "section \"Beihai\"\n"
            "  entry \"Tulsa\" \"United States\"=US [1]\n"
            "reference 1 x0 name=r title=Sister cities\n");
}

TEST(ListBuilder, ALetterOverEntriesIsASection) {
  EXPECT_EQ(read("==A\n*Aarhus, Denmark\n*Aachen, Germany\n"),
            "section \"A\"\n"
            "  entry \"Aarhus\" \"Denmark\"=DK\n"
            "  entry \"Aachen\" \"Germany\"=DE\n");
}

TEST(ListBuilder, HostsStandBelowTheHeadingAbove) {
  EXPECT_EQ(read("==Algeria\n!Algiers\n!Oran\n==Angola\n*Porto, Portugal\n"),
            "section \"Algeria\"\n"
            "section \"Algiers\" level 2\n"
            "section \"Oran\" level 2\n"
            "section \"Angola\"\n"
            "  entry \"Porto\" \"Portugal\"=PT\n");
}

TEST(ListBuilder, ItemsWithoutAHeadingHaveASectionWithoutOne) {
  EXPECT_EQ(read("*Porto, Portugal\n"),
            "section \"\"\n"
            "  entry \"Porto\" \"Portugal\"=PT\n");
}

TEST(ListBuilder, AppendicesEndTheListUntilAHeadingOfTheirLevel) {
  EXPECT_EQ(read("==Beihai\n*Tulsa, United States\n==See also\n"
                 "*Lists of towns\n===More\n*Other{}\n==Zibo\n*Erie, Canada\n"
                 "==References\n*Atlas\n"),
            "section \"Beihai\"\n"
            "  entry \"Tulsa\" \"United States\"=US\n"
            "section \"Zibo\"\n"
            "  entry \"Erie\" \"Canada\"=CA\n"
            "reference 1 x0 title={}\n"
            "unread appendix \"==See also\"\n"
            "unread appendix \"*Lists of towns\"\n"
            "unread appendix \"===More\"\n"
            "unread appendix \"*Other\"\n"
            "unread appendix \"*Atlas\"\n");
}

TEST(ListBuilder, SentencesAndEmptyItemsAreUnread) {
  EXPECT_EQ(read("==Zibo\n*It ended all its twinnings in 2010.\n*\n*{}\n"),
            "section \"Zibo\"\n"
            "reference 1 x0 title={}\n"
            "unread prose \"*It ended all its twinnings in 2010.\"\n"
            "unread item \"*\"\n"
            "unread item \"*\"\n");
}

TEST(ListBuilder, ReferencesAreNumberedByFirstUse) {
  EXPECT_EQ(read(":z Never\n:b Second\n:a First\n"
                 "==Zibo{a}\n*Erie, Canada{b}{a}{c}{?}\n.Prose{}\n"),
            "section \"Zibo\" [1]\n"
            "  entry \"Erie\" \"Canada\"=CA [2] [1] [c?] [?]\n"
            "reference 1 x0 name=a title=First\n"
            "reference 2 x0 name=b title=Second\n"
            "reference 3 x0 title={}\n"
            "reference 4 x0 name=z title=Never\n"
            "unread prose \".Prose\"\n");
}

TEST(ListBuilder, GroupsCountForThemselvesAndComeLast) {
  EXPECT_EQ(read("==Zibo{~n}{r}\n:~n A note\n:r A source\n"),
            "section \"Zibo\" [a] [1]\n"
            "reference 1 x0 name=r title=A source\n"
            "reference a x0 name=~n group=lower-alpha title=A note\n");
}

TEST(ListBuilder, UsesLeaveOutDefinitions) {
  const Source source("a.toy", "==Zibo{a}{a}\n:a First\n");
  const auto document = ToyReader(source).read();
  ASSERT_EQ(document.references.size(), 1U);
  EXPECT_EQ(document.references[0].uses, 2U);
  ASSERT_EQ(document.citations.size(), 3U);
  EXPECT_EQ(document.citations[2].kind, CitationKind::definition);
  EXPECT_EQ(document.citations[2].label.value, "1");
}

TEST(ListBuilder, AnotherDescriptionOfANameIsAProblem) {
  EXPECT_EQ(read("==Zibo{a}\n:a First\n:a First\n:a Other\n"),
            "section \"Zibo\" [1]\n"
            "reference 1 x0 name=a title=First\n"
            "problem redefined \"a\" at \"Other\"\n");
}

TEST(ListBuilder, AnAddressIsOneReferenceHoweverOftenLinked) {
  EXPECT_EQ(read("==Zibo\n*Erie, Canada{#}\n*Porto, Portugal{#}\n"),
            "section \"Zibo\"\n"
            "  entry \"Erie\" \"Canada\"=CA [1]\n"
            "  entry \"Porto\" \"Portugal\"=PT [1]\n"
            "reference 1 x0 link url=#\n");
}

TEST(ListBuilder, RowsOfASectionComeTogether) {
  EXPECT_EQ(read("|Zibo|Erie|Canada\n|Wuxi|Porto{a}|Portugal\n"
                 "|Zibo|Perth, Scotland{b}|United Kingdom\n:a A\n:b B\n"),
            "section \"Zibo\"\n"
            "  entry \"Erie\" \"Canada\"=CA\n"
            "  entry \"Perth\" (Scotland) \"United Kingdom\"=GB [2]\n"
            "section \"Wuxi\"\n"
            "  entry \"Porto\" \"Portugal\"=PT [1]\n"
            "reference 1 x0 name=a title=A\n"
            "reference 2 x0 name=b title=B\n");
}

TEST(ListBuilder, CountriesOfRowsMayBeCodes) {
  EXPECT_EQ(read("|Zibo|Bergen|NO\n|Zibo|Erie|CAN\n|Zibo|Oran|XQ\n"),
            "section \"Zibo\"\n"
            "  entry \"Bergen\" \"NO\"=NO\n"
            "  entry \"Erie\" \"CAN\"=CA\n"
            "  entry \"Oran\" \"XQ\"=?\n");
}

TEST(ListBuilder, RowsWithoutANameAreNoEntries) {
  EXPECT_EQ(read("|Zibo|, Fiji|Fiji\n|Wuxi|Erie|Canada\n"),
            "section \"Wuxi\"\n"
            "  entry \"Erie\" \"Canada\"=CA\n"
            "unread table \"|Zibo|, Fiji|Fiji\"\n");
}

TEST(ListBuilder, RowsOutOfTextOrderCanBeFoundByPlace) {
  const Source source("a.toy",
                      "|Zibo|Erie|Canada\n|Wuxi|Porto|Portugal\n"
                      "|Zibo|Tulsa|United States\n");
  const auto document = ToyReader(source).read();
  EXPECT_EQ(document.entry_order, (std::vector<Index>{0, 2, 1}));
}

// What is looked up must not be remembered by where it stood: the next line
// is written over it.
TEST(ListBuilder, CountriesOfOneLengthAreToldApart) {
  EXPECT_EQ(read("==Zibo\n*Cork, Ireland\n*Akureyri, Iceland\n"
                 "*Kopavogur, Iceland\n*Dublin, Ireland\n"),
            "section \"Zibo\"\n"
            "  entry \"Cork\" \"Ireland\"=IE\n"
            "  entry \"Akureyri\" \"Iceland\"=IS\n"
            "  entry \"Kopavogur\" \"Iceland\"=IS\n"
            "  entry \"Dublin\" \"Ireland\"=IE\n");
}

TEST(ListBuilder, EntriesOfASectionMayBeElsewhere) {
  EXPECT_EQ(read("==Florida\n>\n==Georgia\n"),
            "section \"Florida\" elsewhere\n"
            "section \"Georgia\"\n");
}

}  // namespace
}  // namespace listlint
