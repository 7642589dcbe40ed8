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

}  // namespace
}  // namespace listlint
