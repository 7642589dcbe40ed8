// The cookies of one chain of redirects (RFC 6265), forgotten with it. A plain
// value; one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fetch/address.h"

namespace listlint::fetch {

class Cookies {
 public:
  // One Set-Cookie header of the answer from `from`. A cookie for a domain that
  // is not of the host, or for a whole registry ("co.uk"), is dropped; at most
  // 50 cookies of 4096 bytes are kept.
  void set(const Address& from, std::string_view header);
  // The Cookie header for a request; "" where none is for it.
  std::string header_for(const Address& to) const;

 private:
  struct Cookie {
    std::string name;
    std::string value;
    std::string domain;
    bool host_only = true;
    std::string path;
    bool secure = false;
  };
  std::vector<Cookie> cookies_;
};

}  // namespace listlint::fetch
