// A server on 127.0.0.1 that answers each connection with bytes that a test
// wrote down. Threads of its own; the destructor ends them.
#pragma once

#include <atomic>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "tests/fetch/certificates.h"

namespace listlint::fetch {

// What a connection gets. Each answer is sent after the end of the headers of
// a request was read; an empty one sends nothing.
struct Script {
  enum class End : uint8_t {
    close,  // properly
    reset,
    hold,  // stays open until the server ends
  };
  std::vector<std::string> answers;
  End end = End::close;
  bool speaks_first = false;  // the answers do not wait for requests
};

// For every connection: one answer.
inline std::vector<Script> always(std::string answer,
                                  Script::End end = Script::End::close) {
  return {Script{{std::move(answer)}, end, false}};
}

class Loopback {
 public:
  // One script a connection; the last one stands for all that follow. With an
  // identity, over TLS.
  explicit Loopback(std::vector<Script> scripts, TlsSetup tls = {});
  Loopback(const Loopback&) = delete;
  Loopback& operator=(const Loopback&) = delete;
  ~Loopback();

  uint16_t port() const { return port_; }
  // What was read so far, a request each: to the end of its headers.
  std::vector<std::string> requests() const;
  // Connections that were taken so far.
  size_t connections() const { return taken_; }

 private:
  void accept_all();
  void serve(int socket, const Script& script);

  std::vector<Script> scripts_;
  TlsContext tls_;
  int listener_ = -1;
  uint16_t port_ = 0;
  std::atomic<bool> ending_ = false;
  std::atomic<size_t> taken_ = 0;
  mutable std::mutex mutex_;
  std::vector<std::string> requests_;
  std::vector<int> open_;
  std::list<std::thread> threads_;
  std::thread acceptor_;
};

}  // namespace listlint::fetch
