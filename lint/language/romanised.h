// One letter of another script in Latin ones: what ties Омск to "Omsk" and
// 하얼빈 to "haeolbin". ICU's Any-Latin transform, a table made at build time,
// because opening the transform takes longer than a check of a list. A letter
// is read alone, so what depends on its neighbours comes out as it stands by
// itself. Pure function; any thread.
#pragma once

#include <string_view>

namespace listlint::language {

// Small letters a to z: "zh" for ж; "" for signs without a sound, for Chinese
// characters (pinyin.h), and for scripts that the table has not.
std::string_view romanised(char32_t letter);

}  // namespace listlint::language
