#include "lint/read/appendix.h"

#include <gtest/gtest.h>

namespace listlint {
namespace {

TEST(Appendix, KnowsTheUsualHeadingsInAnyCase) {
  for (const std::string_view heading :
       {"References", "NOTES", "Einzelnachweise", "Notes et références",
        "Références", "Referencias", "Źródła", "Källor", "Lähteet",
        "Примечания", "Примітки", "参考文献", "脚注", "각주", "References:"}) {
    EXPECT_EQ(appendix_of(heading), Appendix::references) << heading;
  }
  for (const std::string_view heading :
       {"See also", "External links", "Weiterführende Literatur", "Voir aussi",
        "Véase también", "Ver também", "Zobacz też", "Se även",
        "Externa länkar", "Katso myös", "Externí odkazy", "См. также",
        "関連項目", "外部リンク", "같이 보기"}) {
    EXPECT_EQ(appendix_of(heading), Appendix::other) << heading;
  }
}

TEST(Appendix, LeavesNamesAlone) {
  for (const std::string_view heading :
       {"", "Beijing", "Reference Island", "Source", "Notes on Beijing"}) {
    EXPECT_EQ(appendix_of(heading), Appendix::none) << heading;
  }
}

TEST(IndexHeading, IsALetterOrARangeOfThem) {
  for (const std::string_view heading :
       {"A", "Ö", "Я", "あ", "#", "A–C", "A - C", "0-9", "X—Z"}) {
    EXPECT_TRUE(is_index_heading(heading)) << heading;
  }
  for (const std::string_view heading :
       {"", "Å i Lofoten", "Au", "A–", "–A", "A–B–C", "A B", "-", "A--B"}) {
    EXPECT_FALSE(is_index_heading(heading)) << heading;
  }
}

}  // namespace
}  // namespace listlint
