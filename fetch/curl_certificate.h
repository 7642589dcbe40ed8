// Why a certificate was not accepted. OpenSSL tells while it looks at the chain
// that a server sends, and what it told is kept for the message. One thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lint/date.h"
#include "lint/verdict.h"

namespace listlint::fetch {

// A certificate as far as messages tell of it.
struct Certificate {
  std::string subject;  // common name, or organisation; "" for neither
  std::string issuer;
  Date not_before;
  Date not_after;
  std::vector<std::string> names;  // hosts and IP addresses that it is for
  bool names_issuer = false;       // tells where that of its issuer is
};

struct Inspection {
  Certificate leaf;      // of the server
  Certificate at_fault;  // where `error` is
  size_t sent = 0;       // certificates that the server sent
  int error = 0;         // X509_V_ERR_*; 0 for none
  bool http_2 = false;   // agreed on
};

// Makes a new TLS context (an SSL_CTX of OpenSSL) tell of its connection. The
// context keeps its share as long as it lives.
std::shared_ptr<const Inspection> inspect(void* ssl_context);

struct Failure {
  Reason reason = Reason::ok;
  std::string detail;
};

// What is wrong with it for a host; with no error told, it is for another host.
Failure failure_of(const Inspection& inspection, std::string_view host);

}  // namespace listlint::fetch
