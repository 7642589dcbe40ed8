// One request of the real transport to a loopback server, and its answer as
// text. One thread.
#pragma once

#include <string>
#include <string_view>

#include "fetch/curl_transport.h"
#include "tests/fetch/loopback.h"

namespace listlint::fetch {

Time now();

// Loopback networks allowed.
CurlOptions loopback_options();

Request request_for(std::string_view url);
Request request_for(const Loopback& server, std::string_view target);

Response answer_of(Transport& transport, Request request);
Response ask(Request request, const CurlOptions& options = loopback_options());
Response ask(const Loopback& server, std::string_view target);

// "200 ok", or "0 dns: the detail"; "cut"; headers, an empty line, the body.
std::string print(const Response& response);

}  // namespace listlint::fetch
