#include "fetch/networks.h"

#include <gtest/gtest.h>

#include "fetch/address.h"

namespace listlint::fetch {
namespace {

bool is_in(std::string_view network, std::string_view ip) {
  Networks networks;
  EXPECT_TRUE(networks.add(network)) << network;
  return networks.contains(ip_of(ip));
}

TEST(Networks, ContainTheirAddresses) {
  EXPECT_TRUE(is_in("10.1.2.3", "10.1.2.3"));
  EXPECT_FALSE(is_in("10.1.2.3", "10.1.2.4"));
  EXPECT_TRUE(is_in("172.16.0.0/12", "172.31.255.255"));
  EXPECT_FALSE(is_in("172.16.0.0/12", "172.32.0.0"));
  EXPECT_TRUE(is_in("0.0.0.0/0", "8.8.8.8"));
  EXPECT_TRUE(is_in("fd00::/8", "fdff::1"));
  EXPECT_FALSE(is_in("fd00::/8", "fc00::1"));
  EXPECT_TRUE(is_in("[::1]", "::1"));
  EXPECT_TRUE(is_in("*", "::1"));
}

TEST(Networks, LookThroughIpv4ThatIsMappedIntoIpv6) {
  EXPECT_TRUE(is_in("127.0.0.0/8", "::ffff:127.0.0.1"));
  EXPECT_FALSE(is_in("127.0.0.0/8", "::ffff:10.0.0.1"));
  EXPECT_TRUE(is_in("::ffff:0:0/96", "::ffff:10.0.0.1"));
  EXPECT_FALSE(is_in("::/0", "10.0.0.1"));
}

TEST(Networks, AreEmptyBeforeAnythingIsAdded) {
  const Networks networks;
  EXPECT_FALSE(networks.contains(ip_of("10.0.0.1")));
}

TEST(Networks, TellWhatIsWrong) {
  const std::string form =
      ": expected a network, as \"10.0.0.0/8\", \"fd00::/8\" or \"*\"";
  for (const std::string text : {"", "a.org", "10.0.0.256", "/8", "10.*"}) {
    Networks networks;
    EXPECT_EQ(networks.add(text).error(), text + form);
  }
  for (const std::string text : {"10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1",
                                 "10.0.0.0/8x", "10.0.0.0/99999999999"}) {
    Networks networks;
    EXPECT_EQ(networks.add(text).error(),
              text + ": expected 0 to 32 bits after \"/\"");
  }
}

}  // namespace
}  // namespace listlint::fetch
