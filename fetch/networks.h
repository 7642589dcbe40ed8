// Networks of IP addresses: "10.0.0.0/8", "fd00::/8", "127.0.0.1". Addresses
// are 4 or 16 bytes in network order. Plain values; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace listlint::fetch {

// Whether the first `bits` of two texts are the same; bytes that one does not
// have count as zero.
bool begins_alike(std::string_view a, std::string_view b, uint32_t bits);

class Networks {
 public:
  // "*" is all of them. The error is what is wrong with the text.
  tl::expected<void, std::string> add(std::string_view text);
  // IPv4 that is mapped into IPv6 is looked up as both.
  bool contains(std::string_view bytes) const;

 private:
  struct Network {
    std::string bytes;
    uint32_t bits = 0;
  };
  std::vector<Network> networks_;
  bool all_ = false;
};

}  // namespace listlint::fetch
