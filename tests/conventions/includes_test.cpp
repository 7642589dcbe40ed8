#include "tests/conventions/includes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace listlint::conventions {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

File file(std::string path, std::string_view header) {
  return {std::move(path),
          "#include <string>\n#include \"" + std::string(header) + "\"\n"};
}

TEST(Includes, KeepTheDirectionOfTheFolders) {
  std::vector<std::string> bad;
  for (const auto& source : code()) {
    for (auto& line : bad_includes(source)) bad.push_back(std::move(line));
  }
  EXPECT_THAT(bad, IsEmpty());
}

TEST(Includes, OfLibrariesStayOutOfTheHeadersOfLint) {
  std::vector<std::string> leaked;
  for (const auto& source : code()) {
    for (auto& line : leaked_libraries(source)) {
      leaked.push_back(std::move(line));
    }
  }
  EXPECT_THAT(leaked, IsEmpty());
}

TEST(Includes, OfLibrariesInHeadersOfLintAreFound) {
  const std::string text =
      "#include <string>\n#include <tl/expected.hpp>\n"
      "#include <unicode/uchar.h>\n";
  EXPECT_THAT(leaked_libraries({"lint/a.h", text}),
              ElementsAre("lint/a.h: <unicode/uchar.h>"));
  EXPECT_THAT(leaked_libraries({"lint/a.cpp", text}), IsEmpty());
}

TEST(Includes, AgainstTheDirectionAreFound) {
  EXPECT_THAT(bad_includes(file("lint/a.cpp", "rules/table.h")),
              ElementsAre("lint/a.cpp:2: includes \"rules/table.h\"; "
                          "lint/ may include lint/"));
  EXPECT_THAT(bad_includes(file("reports/a.h", "rules/table.h")),
              ElementsAre("reports/a.h:2: includes \"rules/table.h\"; "
                          "reports/ may include lint/ and reports/"));
}

TEST(Includes, RelativeToAFolderAreFound) {
  EXPECT_THAT(bad_includes(file("lint/a.cpp", "source.h")),
              ElementsAre("lint/a.cpp:2: includes \"source.h\"; "
                          "write the path from the root"));
}

TEST(Includes, WithTheDirectionAreFine) {
  EXPECT_THAT(bad_includes(file("rules/a.cpp", "lint/rule.h")), IsEmpty());
  EXPECT_THAT(bad_includes(file("cli/a.cpp", "rules/table.h")), IsEmpty());
  EXPECT_THAT(bad_includes(file("tests/a.cpp", "reports/report.h")), IsEmpty());
}

}  // namespace
}  // namespace listlint::conventions
