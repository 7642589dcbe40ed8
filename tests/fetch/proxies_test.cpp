#include "fetch/proxies.h"

#include <gtest/gtest.h>
#include <map>

namespace listlint::fetch {
namespace {

Proxies from(const std::map<std::string, std::string>& variables) {
  return proxies_of([&](const char* name) {
    const auto found = variables.find(name);
    return found == variables.end() ? std::string() : found->second;
  });
}

std::string proxy_for(const Proxies& proxies, std::string_view url) {
  return std::string(proxies.proxy_for(prepare(url).value()));
}

TEST(Proxies, AreThoseOfTheEnvironment) {
  const Proxies none = from({{"HTTP_PROXY", "set-by-a-web-server"}});
  EXPECT_EQ(proxy_for(none, "http://a.org/"), "");
  EXPECT_EQ(proxy_for(none, "https://a.org/"), "");
  const Proxies two = from({{"http_proxy", "p:1"}, {"HTTPS_PROXY", "p:2"}});
  EXPECT_EQ(proxy_for(two, "http://a.org/"), "p:1");
  EXPECT_EQ(proxy_for(two, "https://a.org/"), "p:2");
  const Proxies all = from({{"ALL_PROXY", "p:3"}, {"https_proxy", "p:4"}});
  EXPECT_EQ(proxy_for(all, "http://a.org/"), "p:3");
  EXPECT_EQ(proxy_for(all, "https://a.org/"), "p:4");
}

TEST(Proxies, AreNotForHostsThatAreExcepted) {
  const Proxies proxies =
      from({{"all_proxy", "p"}, {"no_proxy", "a.org, .b.org 10.0.0.0/8,::1"}});
  for (const auto* const url :
       {"http://a.org/", "http://www.A.org./", "http://b.org/",
        "http://www.b.org/", "http://10.1.2.3/", "http://[::1]/"}) {
    EXPECT_EQ(proxy_for(proxies, url), "") << url;
  }
  for (const auto* const url :
       {"http://aa.org/", "http://a.org.cn/", "http://11.0.0.1/"}) {
    EXPECT_EQ(proxy_for(proxies, url), "p") << url;
  }
  const Proxies never = from({{"all_proxy", "p"}, {"NO_PROXY", "*"}});
  EXPECT_EQ(proxy_for(never, "http://a.org/"), "");
}

}  // namespace
}  // namespace listlint::fetch
