#include "tests/fetch/ask.h"

#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace listlint::fetch {

Time now() {
  return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

CurlOptions loopback_options() {
  CurlOptions options;
  options.allow_private = {"127.0.0.0/8"};
  return options;
}

Request request_for(std::string_view url) {
  Request request;
  const auto address = prepare(url);
  EXPECT_TRUE(address) << url;
  if (address) request.address = *address;
  return request;
}

Request request_for(const Loopback& server, std::string_view target) {
  return request_for(
      fmt::format("http://127.0.0.1:{}{}", server.port(), target));
}

Response answer_of(Transport& transport, Request request) {
  transport.start(std::move(request));
  const Time deadline = now() + std::chrono::seconds(20);
  while (now() < deadline) {
    transport.work(deadline);
    if (auto response = transport.next()) return std::move(*response);
  }
  ADD_FAILURE() << "no response";
  return {};
}

Response ask(Request request, const CurlOptions& options) {
  // Whoever runs the tests may have a proxy.
  for (const auto* const name :
       {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}) {
    unsetenv(name);
  }
  const auto transport = make_curl_transport(options);
  if (!transport) {
    ADD_FAILURE() << transport.error();
    return {};
  }
  return answer_of(**transport, std::move(request));
}

Response ask(const Loopback& server, std::string_view target) {
  return ask(request_for(server, target));
}

std::string print(const Response& response) {
  std::string text =
      fmt::format("{} {}", response.status, name_of(response.failure));
  if (!response.detail.empty()) text += ": " + response.detail;
  text += response.cut ? " cut\n" : "\n";
  for (const auto& [name, value] : response.headers) {
    text += fmt::format("{}: {}\n", name, value);
  }
  return text + "\n" + response.body;
}

}  // namespace listlint::fetch
