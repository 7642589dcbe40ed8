#include "rules/title_language.h"

#include <algorithm>
#include <array>

namespace listlint::rules {
namespace {

using unicode::Script;

// Each language stands in one family only.
struct Member {
  std::string_view code;
  int family;
};
constexpr auto kFamilies = std::to_array<Member>({
    {"da", 1},   {"nb", 1},   {"nn", 1},  {"no", 1},  {"sv", 1},   {"cs", 2},
    {"sk", 2},   {"bs", 3},   {"cnr", 3}, {"hr", 3},  {"sh", 3},   {"sl", 3},
    {"sr", 3},   {"id", 4},   {"jv", 4},  {"ms", 4},  {"su", 4},   {"an", 5},
    {"ast", 5},  {"ca", 5},   {"es", 5},  {"gl", 5},  {"pt", 5},   {"af", 6},
    {"fy", 6},   {"nds", 6},  {"nl", 6},  {"fil", 7}, {"tl", 7},   {"ceb", 7},
    {"de", 8},   {"gsw", 8},  {"lb", 8},  {"fo", 9},  {"is", 9},   {"fr", 10},
    {"oc", 10},  {"mo", 11},  {"ro", 11}, {"co", 12}, {"it", 12},  {"lmo", 12},
    {"nap", 12}, {"pms", 12}, {"rm", 12}, {"sc", 12}, {"scn", 12}, {"vec", 12},
    {"az", 13},  {"tr", 13},
});

int family_of(std::string_view code) {
  const auto member = std::ranges::find(kFamilies, code, &Member::code);
  return member == kFamilies.end() ? 0 : member->family;
}

}  // namespace

bool are_alike(std::string_view a, std::string_view b) {
  return a == b || (family_of(a) != 0 && family_of(a) == family_of(b));
}

const language::Language* language_by_script(std::string_view text) {
  auto script = language::main_script(text);
  if (script == Script::han) {
    for (const auto other :
         {Script::hiragana, Script::katakana, Script::hangul}) {
      if (language::has_script(text, other)) script = other;
    }
  }
  const auto code = language::language_of_script(script);
  return code.empty() ? nullptr : language::find(code);
}

}  // namespace listlint::rules
