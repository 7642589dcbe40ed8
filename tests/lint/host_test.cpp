#include "lint/host.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace listlint {
namespace {

struct Case {
  std::string_view url;
  std::string_view expected;
};

TEST(WithoutUser, TakesNameAndPasswordOut) {
  for (const auto& [url, expected] : std::vector<Case>{
           {"https://name:pw@a.org/x", "https://a.org/x"},
           {"ftp://name@a.org:21", "ftp://a.org:21"},
           {"//name:pw@a.org/x", "//a.org/x"},
           {"http://@a.org/", "http://a.org/"},
           {"http://a@b:c@d@a.org/x@y", "http://a.org/x@y"},
           {"http://name:pw@[::1]:80/", "http://[::1]:80/"},
           {"http://name:pw@a.org?b@c", "http://a.org?b@c"},
           {"http://name:pw@", "http://"},
           {"HTTP://\xB1:\xB1@a.org", "HTTP://a.org"},
           {"https://a.org/web/2020/http://name:pw@b.org/x@y",
            "https://a.org/web/2020/http://b.org/x@y"},
           {"http://n@a.org/?a=ftp://p@b.org&b=//c@d",
            "http://a.org/?a="
            "ftp://b.org&b=//c@d"},
           {"a.org/http://name:pw@b.org", "a.org/http://b.org"},
       }) {
    EXPECT_EQ(without_user(url), expected);
  }
}

TEST(WithoutUsers, CleansTheAddressesOfAText) {
  EXPECT_EQ(
      without_users("see http://n:p@a.org, \"https://q@b.org\" or c@d.org"),
      "see http://a.org, \"https://b.org\" or c@d.org");
  EXPECT_EQ(without_users("http://a.org and c@d.org"),
            "http://a.org and c@d.org");
}

TEST(WithoutUser, LeavesTheRestAsItIs) {
  for (const std::string_view url :
       {"", "http://", "//", ":", "http://a.org/", "https://a.org/photos/1@N02",
        "http://a.org?a@b", "http://a.org#a@b", "mailto:a@b.org", "a@b.org",
        "a.org/b//c@d", "a@b//c@d", "http:a@b//c@d", "http:/a@b"}) {
    EXPECT_EQ(without_user(url), url);
  }
}

}  // namespace
}  // namespace listlint
