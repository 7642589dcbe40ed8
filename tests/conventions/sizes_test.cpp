#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "tests/conventions/functions.h"
#include "tests/conventions/source_tree.h"
#include "tests/lines.h"

namespace listlint::conventions {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr size_t kMostFileLines = 600;
constexpr size_t kMostFunctionLines = 60;

TEST(Sizes, NoFileIsTooLong) {
  std::vector<std::string> bad;
  for (const auto& file : code()) {
    const auto count = split_lines(file.text).size();
    if (count > kMostFileLines) {
      bad.push_back(fmt::format("{} has {} lines", file.path, count));
    }
  }
  EXPECT_THAT(bad, IsEmpty());
}

TEST(Sizes, NoFunctionIsTooLong) {
  std::vector<std::string> bad;
  for (const auto& file : code()) {
    for (const auto& function : functions(file.text)) {
      if (function.length > kMostFunctionLines) {
        bad.push_back(fmt::format("{}:{}: {} has {} lines", file.path,
                                  function.line, function.name,
                                  function.length));
      }
    }
  }
  EXPECT_THAT(bad, IsEmpty());
}

std::vector<std::string> found(std::string_view code) {
  std::vector<std::string> texts;
  for (const auto& [name, line, length] : functions(code)) {
    texts.push_back(fmt::format("{} {} {}", name, line, length));
  }
  return texts;
}

TEST(Functions, AreFoundInNamespacesAndClasses) {
  EXPECT_THAT(found("namespace a {\n"
                    "int f() {\n  return 1;\n}\n"
                    "class B final : public C {\n"
                    " public:\n"
                    "  int g(int x = 3) const { return x; }\n"
                    "};\n"
                    "bool operator==(B, B) {\n"
                    "  if (true) {\n  }\n"
                    "  return false;\n}\n"
                    "int B::h() {\n}\n"
                    "}\n"),
              ElementsAre("f 2 3", "g 7 1", "operator== 9 5", "B::h 14 2"));
}

TEST(Functions, AreNotTablesTypesOrDeclarations) {
  EXPECT_THAT(found("enum class E : int { a, b };\n"
                    "const int kTable[] = {\n  1,\n  2,\n};\n"
                    "const auto kSum = f(1) + X{2};\n"
                    "struct S { int a = 0; };\n"
                    "int f(int a = int{3});\n"),
              IsEmpty());
}

TEST(Functions, OfConstructorsMayInitialiseMembersWithBraces) {
  EXPECT_THAT(found("A::A(int x) : a{x}, b{x} {\n  run();\n}\n"
                    "int f() {\n}\n"),
              ElementsAre("A::A 1 1", "A::A 1 1", "A::A 1 3", "f 4 2"));
}

TEST(Functions, AreNotConfusedByCommentsAndLiterals) {
  EXPECT_THAT(found("// int f() {\n/* int g() {\n */\n"
                    "#define X {\n"
                    "int h() {\n"
                    "  const auto* a = R\"x({\n)\")x\";\n"
                    "  return '{' + \"\\\"{\"[0] + 1'000;\n"
                    "}\n"),
              ElementsAre("h 5 4"));
}

}  // namespace
}  // namespace listlint::conventions
