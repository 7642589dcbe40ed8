#include "lint/read/archive_address.h"

#include <gtest/gtest.h>

namespace listlint {
namespace {

TEST(IsArchive, KnowsCopiesByTheirHost) {
  for (const std::string_view url :
       {"https://web.archive.org/web/2020/http://a.cn/", "//archive.ph/x1",
        "http://www.webcitation.org/6abc", "HTTPS://Archive.today/x",
        "https://ghostarchive.org/archive/x", "archive.org/web/2020/http://a",
        "https://perma.cc/AB12-CD34"}) {
    EXPECT_TRUE(is_archive(url)) << url;
  }
}

TEST(IsArchive, LeavesOtherAddressesAlone) {
  for (const std::string_view url :
       {"", "https://archive.org/details/x", "https://archive.ph",
        "https://a.cn/?from=web.archive.org/", "https://notperma.cc/x"}) {
    EXPECT_FALSE(is_archive(url)) << url;
  }
}

TEST(ArchiveAddress, ACopyIsOfThePageThatItNames) {
  const std::string copy = "https://web.archive.org/web/2020id_/";
  const struct {
    std::string archive_url;
    std::string_view url;
    bool is;
    bool may_be;
  } cases[] = {
      {copy + "http://a.cn/x", "http://a.cn/x", true, true},
      {copy + "http://www.A.cn:80/x/", "https://a.cn/x#y", true, true},
      {copy + "http://a.cn/x", "http://a.cn/X", false, true},
      {copy + "http://a.cn/x?y=1", "http://a.cn/x", false, true},
      {copy + "http://a.cn/", "http://b.a.cn/", false, false},
      {copy + "http://a.cn/", "", false, false},
      {"https://archive.ph/abc", "http://a.cn/x", false, true},
      {"https://a.cn/web/http://a.cn/x", "http://a.cn/x", false, false},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(is_copy_of(row.archive_url, row.url), row.is) << row.archive_url;
    EXPECT_EQ(may_be_copy_of(row.archive_url, row.url), row.may_be)
        << row.archive_url;
  }
}

}  // namespace
}  // namespace listlint
