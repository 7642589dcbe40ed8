// The redirects of one request, followed by hand: each is an exchange of its
// own, to be paced and allowed like any other. Plain values; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "fetch/cookies.h"
#include "fetch/judge.h"
#include "fetch/transport.h"

namespace listlint::fetch {

inline constexpr size_t kMostRedirects = 20;
inline constexpr size_t kMostRefreshes = 3;

class Chain {
 public:
  explicit Chain(size_t most_redirects = kMostRedirects)
      : most_redirects_(most_redirects) {}

  // To be called with each address before it is asked, once; false where it was
  // asked before with the same cookies: a loop.
  bool enter(const Address& address);
  std::string cookies_for(const Address& address) const {
    return cookies_.header_for(address);
  }

  // Takes the cookies of an answer, and where it is a redirect, the evidence to
  // the next address. False: the answer is the last, or
  // evidence.broken_redirect says why the redirect cannot be followed.
  bool follow_redirect(Evidence& evidence);
  // The same for what a page sends on to. False where it leads nowhere new.
  // `by_header`: its Refresh header did, which is a redirect like others.
  bool follow_refresh(Evidence& evidence, const std::string& location,
                      bool by_header = false);

 private:
  Cookies cookies_;
  std::vector<size_t> asked_;  // hashes of addresses with cookies
  size_t most_redirects_;
  size_t redirects_ = 0;
  size_t refreshes_ = 0;
};

// A redirect by its status, whether or not it tells where to.
bool is_redirect(int status);

// Where each hop of the evidence led.
std::vector<std::string> redirects_of(const Evidence& evidence);

}  // namespace listlint::fetch
