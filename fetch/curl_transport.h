// The transport of the program: libcurl's multi interface. One thread.
#pragma once

#include <memory>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "fetch/transport.h"

namespace listlint::fetch {

struct CurlOptions {
  std::string ca_file = {};  // "" for the system's
  std::string proxy = {};    // "" for what the environment says
  // Networks that may be asked though they are private: "127.0.0.0/8",
  // "10.1.2.3", "fd00::/8"; "*" for all. Whatever else is_private() is refused
  // on the socket before a byte is sent, also behind a name or a redirect.
  std::vector<std::string> allow_private = {};
  std::vector<std::string> resolve =
      {};                      // "HOST:PORT:ADDR", as curl's --resolve
  uint32_t connections = 256;  // kept open at most
};

// The error is what is wrong with an option: "--allow-private 10.0.0.0/40: …".
tl::expected<std::unique_ptr<Transport>, std::string> make_curl_transport(
    const CurlOptions& options);

}  // namespace listlint::fetch
