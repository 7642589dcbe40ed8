// What went wrong with a request, from what libcurl tells. Pure functions over
// plain values; any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "fetch/curl_certificate.h"
#include "fetch/transport.h"

namespace listlint::fetch {

struct CurlOutcome {
  int code = 0;                  // CURLcode
  int system_error = 0;          // errno of the last connection that failed
  std::string message;           // of libcurl; never shown, but searched
  bool connected = false;        // TCP, and TLS where there is one
  int64_t came = 0;              // bytes of the body, packed
  int64_t length = -1;           // Content-Length; -1: not told
  bool over_proxy = false;       // connections are to a proxy
  int proxy_status = 0;          // what a proxy answered to CONNECT
  bool refused_private = false;  // a private address was found, and no other
  std::string_view complaint;    // of HeaderLines
  // Null where no TLS was begun.
  std::shared_ptr<const Inspection> inspection;
};

// `response` is what came so far.
Failure failure_of(const CurlOutcome& outcome, const Request& request,
                   const Response& response);

}  // namespace listlint::fetch
