// How Chinese characters are read in Mandarin, without tones: what ties 银川
// to "Yinchuan" and yinchuan.gov.cn. One reading a character, the commonest
// (ICU's Han-Latin transform, a table made at build time), so names with rare
// readings come out wrong: 厦门 reads "shamen". Good for agreement with a name
// that the list has anyway, not for contradiction. Pure function; any thread.
#pragma once

#include <string_view>

namespace listlint::language {

// "yin" for 银; "" for what is not in the block CJK Unified Ideographs.
std::string_view pinyin(char32_t character);

}  // namespace listlint::language
