// The formats that are XML, read back by a parser that shares nothing with
// their writer.
#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>

#include "reports/report.h"
#include "reports/xml_writer.h"
#include "tests/golden.h"
#include "tests/reports/hostile_sample.h"
#include "tests/reports/sample.h"

namespace listlint::reports {
namespace {

using ::testing::ElementsAre;

std::string golden_of(const std::string& name, const std::string& actual) {
  return golden(LISTLINT_ROOT "/tests/reports/golden/" + name, actual);
}

std::string hostile(std::string_view format, bool everything) {
  const auto run = sample::hostile_run();
  auto options = sample::hostile_options();
  options.show_folded = everything;
  options.show_suppressed = everything;
  return find_format(format)->render(run.documents, options);
}

pugi::xml_document parse(const std::string& xml) {
  pugi::xml_document document;
  const auto read = document.load_buffer(xml.data(), xml.size());
  EXPECT_TRUE(read) << read.description() << " at " << read.offset;
  return document;
}

// The values of an attribute, in the order of the document.
std::vector<std::string> all(const pugi::xml_document& document,
                             const char* path) {
  std::vector<std::string> values;
  for (const auto& node : document.select_nodes(path)) {
    values.emplace_back(node.attribute().value());
  }
  return values;
}

TEST(XmlText, KeepsNothingThatIsMarkupOrThatXmlForbids) {
  EXPECT_EQ(xml_text("a <b c=\"d\"> & ]]> 'e'"),
            "a &lt;b c=&quot;d&quot;&gt; &amp; ]]&gt; 'e'");
  EXPECT_EQ(xml_text(std::string_view("\0\x1B\n\xFF", 4)),
            "&lt;U+0000&gt;&lt;U+001B&gt;&lt;U+000A&gt;&lt;0xFF&gt;");
  EXPECT_EQ(xml_text("\uFFFE\uFFFF\uFFFD\u202E"),
            "&lt;U+FFFE&gt;&lt;U+FFFF&gt;\uFFFD&lt;U+202E&gt;");
  EXPECT_EQ(xml_text("北京 \U0001F600"), "北京 \U0001F600");
}

TEST(XmlWriter, ClosesAnElementWithoutContentInItsTag) {
  std::string out;
  XmlWriter xml(out);
  xml.open("a");
  xml.open("b");
  xml.attribute("c", "<");
  xml.attribute("d", uint64_t{7});
  xml.close();
  xml.open("e");
  xml.line("f & g");
  xml.line("h");
  xml.close();
  xml.close();
  EXPECT_EQ(out,
            "<a>\n  <b c=\"&lt;\" d=\"7\"/>\n  <e>f &amp; g\nh</e>\n</a>\n");
}

TEST(Junit, IsAsTheGoldenFile) {
  const auto usual = hostile("junit", false);
  EXPECT_EQ(usual, golden_of("hostile.junit.xml", usual));
  const auto everything = hostile("junit", true);
  EXPECT_EQ(everything, golden_of("hostile.all.junit.xml", everything));
}

TEST(Checkstyle, IsAsTheGoldenFile) {
  const auto usual = hostile("checkstyle", false);
  EXPECT_EQ(usual, golden_of("hostile.checkstyle.xml", usual));
  const auto everything = hostile("checkstyle", true);
  EXPECT_EQ(everything, golden_of("hostile.all.checkstyle.xml", everything));
}

TEST(Junit, CountsWhatItHolds) {
  for (const bool everything : {false, true}) {
    const auto document = parse(hostile("junit", everything));
    const auto suites = document.child("testsuites").children("testsuite");
    size_t number = 0;
    for (const auto& suite : suites) {
      ++number;
      const auto count = [&](const char* path) {
        return static_cast<unsigned>(suite.select_nodes(path).size());
      };
      EXPECT_EQ(suite.attribute("tests").as_uint(), count("testcase"));
      EXPECT_EQ(suite.attribute("failures").as_uint(),
                count("testcase[failure]"));
      EXPECT_EQ(suite.attribute("errors").as_uint(), count("testcase[error]"));
      EXPECT_EQ(suite.attribute("skipped").as_uint(),
                count("testcase[skipped]"));
    }
    EXPECT_EQ(number, 4U);
  }
}

TEST(Junit, ReadsBackAsItWasMeant) {
  const auto document = parse(hostile("junit", false));
  EXPECT_THAT(all(document, "//testsuite/@name"),
              ElementsAre("lists/=a \"b\",<i>&<U+001B>[31m #1%:é.txt",
                          "dump.xml.bz2#List of </script><U+202E> \"lakes\"",
                          "gone<U+001B>.txt", "clean.txt"));
  EXPECT_THAT(all(document, "//testsuite[1]/testcase[failure]/@name"),
              ElementsAre("countries/misspelt", "duplicates/twins",
                          "links/dead", "style/spacing", "unicode/bidi-control",
                          "unicode/control", "unicode/invalid-utf8"));
  EXPECT_THAT(all(document, "//error/@message"),
              ElementsAre("cannot read \"gone<U+001B>.txt\": No such "
                          "</script>"));
  const auto bidi =
      document.select_node("//testcase[@name='unicode/bidi-control']/failure");
  EXPECT_STREQ(bidi.node().text().get(),
               "lists/=a \"b\",<i>&<U+001B>[31m #1%:é.txt:3:25: error: "
               "<U+202E> hides </script><script>alert(1)</script> & 'more', "
               "50% of it");
}

TEST(Junit, TakesAListWithoutFindingsForATestThatPassed) {
  std::vector<Checked> run;
  run.push_back(sample::document("a.txt", "x\n"));
  run.push_back(sample::document(".listlint-ignore.yaml", "x\n"));
  run.back().is_list = false;
  EXPECT_EQ(find_format("junit")->render(run, {}),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<testsuites name=\"listlint\">\n"
            "<testsuite name=\"a.txt\" tests=\"1\" failures=\"0\" "
            "errors=\"0\" skipped=\"0\">\n"
            "  <testcase classname=\"a.txt\" name=\"listlint\"/>\n"
            "</testsuite>\n"
            "</testsuites>\n");
}

TEST(Junit, TellsOfManyFindingsOfARuleInOneFailure) {
  std::vector<Checked> run;
  run.push_back(sample::document("a.txt", "xyz\n"));
  auto& list = run.back();
  sample::add(list, "r/s", Severity::info, {0, 1}, "i");
  sample::add(list, "r/s", Severity::warning, {1, 2}, "w");
  sample::add(list, "r/s", Severity::error, {2, 3}, "e");
  const auto document = parse(find_format("junit")->render(run, {}));
  const auto failure = document.select_node("//failure").node();
  EXPECT_STREQ(failure.attribute("type").value(), "error");
  EXPECT_STREQ(failure.attribute("message").value(), "w (and 1 more)");
  EXPECT_STREQ(failure.text().get(),
               "a.txt:1:2: warning: w\na.txt:1:3: error: e");
  EXPECT_STREQ(document.select_node("//system-out").node().text().get(),
               "a.txt:1:1: info: i");
}

TEST(Checkstyle, ReadsBackAsItWasMeant) {
  const auto document = parse(hostile("checkstyle", true));
  EXPECT_THAT(all(document, "//file/@name"),
              ElementsAre("lists/=a \"b\",<i>&<U+001B>[31m #1%:é.txt",
                          "dump.xml.bz2#List of </script><U+202E> \"lakes\"",
                          "gone<U+001B>.txt"));
  EXPECT_THAT(
      all(document, "//error[@source='listlint.countries/misspelt']/@message"),
      ElementsAre("\"Surinam\" is no country: did you mean \"Suriname\"?",
                  "a suppressed one (suppressed: \"so\" it is "
                  "</script><U+001B><U+202E> =1)",
                  "on a page"));
  EXPECT_THAT(
      all(document, "//error[@source='listlint.countries/misspelt']/@severity"),
      ElementsAre("error", "info", "info"));
}

TEST(XmlReports, AreWellFormedWithoutAnyDocument) {
  for (const char* name : {"junit", "checkstyle"}) {
    const auto document = parse(find_format(name)->render({}, {}));
    EXPECT_TRUE(document.document_element().first_child().empty()) << name;
  }
}

}  // namespace
}  // namespace listlint::reports
