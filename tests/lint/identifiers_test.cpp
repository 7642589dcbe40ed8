#include "lint/read/identifiers.h"

#include <deque>
#include <gtest/gtest.h>
#include <string>
#include <string_view>

namespace listlint::text {
namespace {

// "isbn 0-306-40615-2; doi 10.1000/182; " of a line.
std::string found(std::string_view line) {
  const Source source("a.txt", std::string(line));
  std::deque<std::string> storage;
  Writing writing(source, storage);
  writing.append({0, source.size()});
  Reference reference;
  find_identifiers(writing, {0, writing.size()}, reference);
  std::string all;
  for (const auto& identifier : reference.identifiers) {
    all += name_of(identifier.kind);
    all += ' ';
    all += identifier.text.value;
    all += "; ";
  }
  return all;
}

TEST(Identifiers, StandBehindTheirWord) {
  EXPECT_EQ(
      found("Press. ISBN 978-0-306-40615-7. doi:10.1000/182. PMID 15245 ."),
      "isbn 978-0-306-40615-7; pmid 15245; doi 10.1000/182; ");
  EXPECT_EQ(found("ISBN-13: 9780306406157, eISSN 0317-8471"),
            "isbn 9780306406157; issn 0317-8471; ");
}

TEST(Identifiers, MayHaveSpacesInAnIsbnOnly) {
  EXPECT_EQ(found("ISBN 0 306 40615 2 2nd edition"), "isbn 0 306 40615 2; ");
  EXPECT_EQ(found("ISSN 0317-8471 12"), "issn 0317-8471; ");
}

TEST(Identifiers, EndWithXButNotInsideAWord) {
  EXPECT_EQ(found("ISSN 2434-561X."), "issn 2434-561X; ");
  EXPECT_EQ(found("ISBN 030640615 xi pages"), "isbn 030640615; ");
}

TEST(Identifiers, KeepTheBracketsOfADoi) {
  EXPECT_EQ(found("(doi:10.1016/S0140(06)12)."), "doi 10.1016/S0140(06)12; ");
  EXPECT_EQ(found("(see doi:10.1000/182)."), "doi 10.1000/182; ");
}

TEST(Identifiers, AreNotWordsWithoutANumber) {
  EXPECT_EQ(found("ISBN needed. The ISSN Portal. https://doi.org/10.1000/182"),
            "");
  EXPECT_EQ(found("ISBN"), "");
  EXPECT_EQ(found("ISBN: "), "");
}

TEST(Identifiers, AreKnownByTheNamesOfParametersAndTemplates) {
  EXPECT_EQ(identifier_kind("ISBN"), IdentifierKind::isbn);
  EXPECT_EQ(identifier_kind("eissn"), IdentifierKind::issn);
  EXPECT_EQ(identifier_kind("Doi"), IdentifierKind::doi);
  EXPECT_EQ(identifier_kind("oclc"), std::nullopt);
}

}  // namespace
}  // namespace listlint::text
