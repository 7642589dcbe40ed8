#include "tests/fetch/loopback.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

namespace listlint::fetch {
namespace {

// A connection with or without TLS.
class Wire {
 public:
  Wire(int socket, SSL_CTX* context) : socket_(socket) {
    if (context == nullptr) return;
    ssl_.reset(SSL_new(context));
    SSL_set_fd(ssl_.get(), socket);
    good_ = SSL_accept(ssl_.get()) == 1;
  }

  bool good() const { return good_; }

  // To the end of the headers of a request; "" where the other side left.
  std::string read_request() {
    std::string request;
    std::array<char, 4096> buffer{};
    while (request.find("\r\n\r\n") == std::string::npos) {
      const auto size = ssl_ ? SSL_read(ssl_.get(), buffer.data(), 4096)
                             : static_cast<int>(recv(socket_, buffer.data(),
                                                     buffer.size(), 0));
      if (size <= 0) return {};
      request.append(buffer.data(), static_cast<size_t>(size));
    }
    return request;
  }

  void write(const std::string& bytes) {
    for (size_t sent = 0; sent < bytes.size();) {
      const auto size =
          ssl_ ? SSL_write(ssl_.get(), bytes.data() + sent,
                           static_cast<int>(bytes.size() - sent))
               : static_cast<int>(send(socket_, bytes.data() + sent,
                                       bytes.size() - sent, MSG_NOSIGNAL));
      if (size <= 0) return;
      sent += static_cast<size_t>(size);
    }
  }

 private:
  int socket_;
  bool good_ = true;
  std::unique_ptr<SSL, OpensslFree> ssl_;
};

}  // namespace

Loopback::Loopback(std::vector<Script> scripts, TlsSetup tls)
    : scripts_(std::move(scripts)), tls_(make_server_context(tls)) {
  listener_ = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  bind(listener_, generic, size);
  listen(listener_, 64);
  getsockname(listener_, generic, &size);
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { accept_all(); });
}

Loopback::~Loopback() {
  ending_ = true;
  shutdown(listener_, SHUT_RDWR);
  acceptor_.join();
  {
    const std::lock_guard lock(mutex_);
    for (const int socket : open_) shutdown(socket, SHUT_RDWR);
  }
  for (auto& thread : threads_) thread.join();
  close(listener_);
}

std::vector<std::string> Loopback::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

void Loopback::accept_all() {
  while (true) {
    const int socket = accept(listener_, nullptr, nullptr);
    if (socket < 0) return;
    const std::lock_guard lock(mutex_);
    if (ending_) {
      close(socket);
      return;
    }
    open_.push_back(socket);
    const size_t index = std::min<size_t>(taken_++, scripts_.size() - 1);
    threads_.emplace_back(
        [this, socket, index] { serve(socket, scripts_[index]); });
  }
}

void Loopback::serve(int socket, const Script& script) {
  // OpenSSL writes to clients that left.
  sigset_t pipe;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
  Wire wire(socket, tls_.get());
  bool asked = wire.good();
  for (const auto& answer : script.answers) {
    if (asked && !script.speaks_first) {
      const std::string request = wire.read_request();
      asked = !request.empty();
      const std::lock_guard lock(mutex_);
      if (asked) requests_.push_back(request);
    }
    if (!asked) break;
    wire.write(answer);
  }
  if (script.end == Script::End::hold) {
    while (!wire.read_request().empty()) {
    }
  }
  const std::lock_guard lock(mutex_);
  std::erase(open_, socket);
  if (script.end == Script::End::reset) {
    const linger at_once{1, 0};
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
  }
  close(socket);
}

}  // namespace listlint::fetch
