// Functions in C++ text, found by their braces: good enough to measure them,
// far from a parser.
//
// A brace at the level of a namespace or a class opens a function where what
// stands before it has a parameter list and no initialiser. Comments and
// literals are skipped, raw strings too; code behind #if is all read. One
// pass, no recursion.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace listlint::conventions {

struct Function {
  std::string name;  // as written before its parameters: "A::f"
  size_t line = 0;   // where its body opens, from 1
  // Lines of the body, those of its braces included; the text that a raw
  // string goes on with, an expected output say, is no line of code.
  size_t length = 0;
};

std::vector<Function> functions(std::string_view code);

}  // namespace listlint::conventions
