#include "fetch/curl_transport.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <curl/curl.h>
#include <deque>
#include <fmt/format.h>
#include <map>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

#include "fetch/curl_failure.h"
#include "fetch/header_lines.h"
#include "fetch/networks.h"
#include "fetch/proxies.h"
#include "lint/ascii.h"

namespace listlint::fetch {
namespace {

using Steady = std::chrono::steady_clock;

struct ListFree {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct EasyFree {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct MultiFree {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
using List = std::unique_ptr<curl_slist, ListFree>;
using Easy = std::unique_ptr<CURL, EasyFree>;
using Multi = std::unique_ptr<CURLM, MultiFree>;

void append(List& list, const std::string& line) {
  curl_slist* const longer = curl_slist_append(list.get(), line.c_str());
  if (longer == nullptr) return;
  (void)list.release();
  list.reset(longer);
}

// How an exchange is tried; the second try is another way.
struct Way {
  bool http_2 = true;
  bool unpack = true;
  bool is_second = false;
  // As bytes that we read ourselves: browsers take headers without a colon,
  // libcurl never does. Its gopher sends a line and reads to the end, with TLS
  // and time limits as for HTTP.
  bool raw = false;
};

// One request on its way. Stays where it is: libcurl keeps pointers into it.
struct Exchange {
  Exchange(Request asked, const Networks& networks)
      : request(std::move(asked)), allowed(networks) {}
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  void begin_anew() {
    const uint64_t id = request.id;
    response = {};
    response.id = id;
    lines.emplace(response);
    outcome = {};
    message[0] = '\0';
    any_address_allowed = false;
  }

  Request request;
  const Networks& allowed;
  Way way;
  Response response;
  std::optional<HeaderLines> lines;
  CurlOutcome outcome;
  bool any_address_allowed = false;
  std::array<char, CURL_ERROR_SIZE> message{};
  std::string bytes;              // of the raw way
  std::optional<Response> first;  // what came before the raw way
  Steady::time_point started = Steady::now();
  List headers;
  Easy handle;
};

size_t on_header(char* data, size_t, size_t size, void* user) {
  auto& exchange = *static_cast<Exchange*>(user);
  return exchange.lines->add({data, size}) ? size : 0;
}

size_t on_body(char* data, size_t, size_t size, void* user) {
  auto& exchange = *static_cast<Exchange*>(user);
  Response& response = exchange.response;
  if (exchange.way.raw) {
    const size_t most = exchange.request.max_body + HeaderLines::kMost;
    exchange.bytes.append(data, size);
    return exchange.bytes.size() > most ? 0 : size;
  }
  const size_t room = exchange.request.max_body - response.body.size();
  response.body.append(data, std::min(room, size));
  response.cut = size > room;
  return response.cut ? 0 : size;
}

// The bytes of an IP address; "" for a socket of another kind.
std::string ip_bytes(const curl_sockaddr& address) {
  const void* bytes = nullptr;
  if (address.family == AF_INET) {
    bytes = &reinterpret_cast<const sockaddr_in*>(&address.addr)->sin_addr;
    return {static_cast<const char*>(bytes), sizeof(in_addr)};
  }
  if (address.family != AF_INET6) return {};
  bytes = &reinterpret_cast<const sockaddr_in6*>(&address.addr)->sin6_addr;
  return {static_cast<const char*>(bytes), sizeof(in6_addr)};
}

bool may_ask(std::string_view bytes, const Networks& allowed) {
  return !is_private(bytes) || allowed.contains(bytes);
}

curl_socket_t on_socket(void* user, curlsocktype, curl_sockaddr* address) {
  auto& exchange = *static_cast<Exchange*>(user);
  if (!exchange.outcome.over_proxy &&
      !may_ask(ip_bytes(*address), exchange.allowed)) {
    exchange.outcome.refused_private = !exchange.any_address_allowed;
    return CURL_SOCKET_BAD;
  }
  exchange.any_address_allowed = true;
  exchange.outcome.refused_private = false;
  return socket(address->family, address->socktype | SOCK_CLOEXEC,
                address->protocol);
}

CURLcode on_tls(CURL*, void* context, void* user) {
  auto& exchange = *static_cast<Exchange*>(user);
  exchange.outcome.inspection = inspect(context);
  auto* const tls = static_cast<SSL_CTX*>(context);
  // As browsers: old servers neither say good-bye nor know RFC 5746, but keys
  // and digests have to be good, whatever the system is set to.
  SSL_CTX_set_options(
      tls, SSL_OP_IGNORE_UNEXPECTED_EOF | SSL_OP_LEGACY_SERVER_CONNECT);
  SSL_CTX_set_security_level(tls, 2);
  return CURLE_OK;
}

// Neither can end the line.
std::string header_line(const Header& header) {
  std::string line = header.name;
  // libcurl's way of an empty header: without, it drops a header.
  line += header.value.empty() ? ";" : ": " + header.value;
  std::erase_if(line,
                [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
  return line;
}

std::string unescape(CURL* handle, const std::string& text) {
  int size = 0;
  char* const plain = curl_easy_unescape(handle, text.c_str(),
                                         static_cast<int>(text.size()), &size);
  if (plain == nullptr) return text;
  std::string copy(plain, static_cast<size_t>(size));
  curl_free(plain);
  return copy;
}

template <typename T>
T info(CURL* handle, CURLINFO what) {
  T value{};
  curl_easy_getinfo(handle, what, &value);
  return value;
}

class CurlTransport final : public Transport {
 public:
  CurlTransport(const CurlOptions& options, Networks allowed, Proxies proxies)
      : allowed_(std::move(allowed)),
        proxies_(std::move(proxies)),
        ca_file_(options.ca_file) {
    curl_global_init(CURL_GLOBAL_DEFAULT);
    multi_.reset(curl_multi_init());
    curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS,
                      static_cast<long>(options.connections));
    for (const auto& entry : options.resolve) append(resolve_, entry);
  }
  CurlTransport(const CurlTransport&) = delete;
  CurlTransport& operator=(const CurlTransport&) = delete;
  ~CurlTransport() override;

  void start(Request request) override;
  void work(Time until) override;
  std::optional<Response> next() override;

 private:
  void submit(std::unique_ptr<Exchange> exchange);
  void set_up(Exchange& exchange);
  void set_limits(Exchange& exchange);
  void set_address(Exchange& exchange);
  void take_finished();
  void finish(std::unique_ptr<Exchange> exchange, CURLcode code);
  bool try_another_way(Exchange& exchange);

  Networks allowed_;
  Proxies proxies_;
  std::string ca_file_;
  List resolve_;
  Multi multi_;
  std::map<CURL*, std::unique_ptr<Exchange>> active_;
  std::vector<Easy> idle_;
  std::deque<Response> finished_;
};

CurlTransport::~CurlTransport() {
  for (const auto& [handle, exchange] : active_) {
    curl_multi_remove_handle(multi_.get(), handle);
  }
  active_.clear();
  idle_.clear();
  multi_.reset();
  curl_global_cleanup();
}

void CurlTransport::start(Request request) {
  const std::string ip = ip_of(request.address.host);
  if (!ip.empty() && !may_ask(ip, allowed_)) {
    Response refused;
    refused.id = request.id;
    refused.failure = Reason::private_address;
    refused.detail =
        fmt::format("{} is in a private network", request.address.host);
    finished_.push_back(std::move(refused));
    return;
  }
  submit(std::make_unique<Exchange>(std::move(request), allowed_));
}

void CurlTransport::submit(std::unique_ptr<Exchange> exchange) {
  if (idle_.empty()) {
    exchange->handle.reset(curl_easy_init());
  } else {
    exchange->handle = std::move(idle_.back());
    idle_.pop_back();
  }
  CURL* const handle = exchange->handle.get();
  exchange->begin_anew();
  set_up(*exchange);
  set_limits(*exchange);
  set_address(*exchange);
  curl_multi_add_handle(multi_.get(), handle);
  active_.emplace(handle, std::move(exchange));
}

void CurlTransport::set_up(Exchange& exchange) {
  CURL* const handle = exchange.handle.get();
  const auto set = [&](CURLoption option, auto value) {
    curl_easy_setopt(handle, option, value);
  };
  set(CURLOPT_PRIVATE, &exchange);
  set(CURLOPT_ERRORBUFFER, exchange.message.data());
  set(CURLOPT_HEADERFUNCTION, on_header);
  set(CURLOPT_HEADERDATA, &exchange);
  set(CURLOPT_WRITEFUNCTION, on_body);
  set(CURLOPT_WRITEDATA, &exchange);
  set(CURLOPT_OPENSOCKETFUNCTION, on_socket);
  set(CURLOPT_OPENSOCKETDATA, &exchange);
  set(CURLOPT_SSL_CTX_FUNCTION, on_tls);
  set(CURLOPT_SSL_CTX_DATA, &exchange);
  set(CURLOPT_NOSIGNAL, 1L);
  // A resolver that hangs must not hold up all others.
  set(CURLOPT_QUICK_EXIT, 1L);
  set(CURLOPT_HTTPGET, 1L);
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_PROTOCOLS_STR,
      exchange.way.raw ? "gopher,gophers" : "http,https");
  set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  set(CURLOPT_TCP_NODELAY, 1L);
  set(CURLOPT_HTTP_VERSION,
      static_cast<long>(exchange.way.http_2 ? CURL_HTTP_VERSION_2TLS
                                            : CURL_HTTP_VERSION_1_1));
  set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(CURLOPT_FRESH_CONNECT, exchange.way.http_2 ? 0L : 1L);
  set(CURLOPT_ACCEPT_ENCODING, "");
  set(CURLOPT_HTTP_CONTENT_DECODING, exchange.way.unpack ? 1L : 0L);
  // With a folder besides, libcurl reads the file again for each connection.
  set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
  if (!ca_file_.empty()) set(CURLOPT_CAINFO, ca_file_.c_str());
  if (resolve_) set(CURLOPT_RESOLVE, resolve_.get());
}

void CurlTransport::set_limits(Exchange& exchange) {
  const auto spent = std::chrono::duration_cast<Milliseconds>(Steady::now() -
                                                              exchange.started);
  const Request& request = exchange.request;
  const auto left = std::max(request.timeout - spent, Milliseconds(1));
  CURL* const handle = exchange.handle.get();
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(left.count()));
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS,
                   static_cast<long>(request.connect_timeout.count()));
}

// The request in the address of a "gopher" page; libcurl adds the empty line.
std::string raw_url(const Exchange& exchange) {
  const Address& address = exchange.request.address;
  const size_t host = address.origin().find("//") + 2;
  std::string text = fmt::format("GET {} HTTP/1.0\r\nHost: {}\r\n",
                                 address.target, address.origin().substr(host));
  for (const Header& header : exchange.request.headers) {
    if (!header.value.empty()) text += header_line(header) + "\r\n";
  }
  std::string url =
      fmt::format("{}://{}:{}/1", address.secure ? "gophers" : "gopher",
                  address.host, address.port);
  for (const char c : text) {
    url += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return url;
}

void CurlTransport::set_address(Exchange& exchange) {
  CURL* const handle = exchange.handle.get();
  if (exchange.way.raw) {
    curl_easy_setopt(handle, CURLOPT_URL, raw_url(exchange).c_str());
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    return;
  }
  const Address& address = exchange.request.address;
  const std::string url = address.origin() + address.target;
  curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
  curl_easy_setopt(handle, CURLOPT_PATH_AS_IS, 1L);
  const std::string proxy(proxies_.proxy_for(address));
  exchange.outcome.over_proxy = !proxy.empty();
  curl_easy_setopt(handle, CURLOPT_PROXY, proxy.c_str());  // "": never one
  const bool whole = !proxy.empty() && !address.secure;    // RFC 9112 3.2.2
  curl_easy_setopt(handle, CURLOPT_REQUEST_TARGET,
                   whole ? url.c_str() : address.target.c_str());
  if (!address.user.empty()) {
    const size_t colon = std::min(address.user.find(':'), address.user.size());
    const std::string name = unescape(handle, address.user.substr(0, colon));
    const std::string password =
        colon == address.user.size()
            ? std::string()
            : unescape(handle, address.user.substr(colon + 1));
    curl_easy_setopt(handle, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    curl_easy_setopt(handle, CURLOPT_USERNAME, name.c_str());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, password.c_str());
  }
  exchange.headers.reset();
  bool accepts = false;
  for (const Header& header : exchange.request.headers) {
    append(exchange.headers, header_line(header));
    accepts = accepts || equal_letters(header.name, "Accept");
  }
  if (!accepts) append(exchange.headers, "Accept:");  // libcurl has one
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, exchange.headers.get());
}

void CurlTransport::work(Time until) {
  while (true) {
    int running = 0;
    curl_multi_perform(multi_.get(), &running);
    take_finished();
    if (!finished_.empty()) return;
    const auto left = std::chrono::ceil<Milliseconds>(
        until - std::chrono::system_clock::now());
    if (left.count() <= 0) return;
    // Nudged while something is under way: curl_multi_perform() of libcurl 7.88
    // drops the timer by which a stream of HTTP/2 learns that it has ended
    // where another request begins in the same call. Its socket is silent by
    // then, and the stream would run into its timeout.
    const int64_t longest = active_.empty() ? 60'000 : 100;
    curl_multi_poll(multi_.get(), nullptr, 0,
                    static_cast<int>(std::min(longest, left.count())), nullptr);
  }
}

void CurlTransport::take_finished() {
  int queued = 0;
  while (const CURLMsg* const message =
             curl_multi_info_read(multi_.get(), &queued)) {
    if (message->msg != CURLMSG_DONE) continue;
    CURL* const handle = message->easy_handle;
    const CURLcode code = message->data.result;
    curl_multi_remove_handle(multi_.get(), handle);
    auto node = active_.extract(handle);
    finish(std::move(node.mapped()), code);
  }
}

// What the raw way brought, or else what came before it.
void read_raw(Exchange& exchange, CURLcode code) {
  Response& response = exchange.response;
  const size_t most = exchange.request.max_body;
  const bool whole =
      code == CURLE_OK || exchange.bytes.size() > most + HeaderLines::kMost;
  if (whole && exchange.lines->add_message(exchange.bytes, most)) {
    response.failure = Reason::ok;
    response.detail.clear();
  } else if (exchange.first) {
    response = std::move(*exchange.first);
  }
}

void CurlTransport::finish(std::unique_ptr<Exchange> exchange, CURLcode code) {
  CURL* const handle = exchange->handle.get();
  Response& response = exchange->response;
  CurlOutcome& outcome = exchange->outcome;
  outcome.code = response.cut ? CURLE_OK : code;
  outcome.system_error =
      static_cast<int>(info<long>(handle, CURLINFO_OS_ERRNO));
  outcome.message = exchange->message.data();
  outcome.connected = info<curl_off_t>(handle, CURLINFO_PRETRANSFER_TIME_T) > 0;
  outcome.came = info<curl_off_t>(handle, CURLINFO_SIZE_DOWNLOAD_T);
  outcome.length = info<curl_off_t>(handle, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T);
  outcome.proxy_status =
      static_cast<int>(info<long>(handle, CURLINFO_HTTP_CONNECTCODE));
  outcome.complaint = exchange->lines->complaint();
  Failure failure = failure_of(outcome, exchange->request, response);
  response.failure = failure.reason;
  response.detail = std::move(failure.detail);
  const bool again = try_another_way(*exchange);
  if (!again) {
    if (exchange->way.raw) read_raw(*exchange, code);
    if (response.status == 0 && outcome.proxy_status == 407) {
      response.status = 407;  // an answer as good as another
      response.failure = Reason::ok;
      response.detail.clear();
    }
    finished_.push_back(std::move(response));
  }
  curl_easy_reset(handle);
  idle_.push_back(std::move(exchange->handle));
  if (again) submit(std::move(exchange));
}

// Whether a connection of HTTP/2 broke before there was an answer; of a kept
// connection it is not known which it was.
bool lost_http_2(const Exchange& exchange) {
  const CurlOutcome& outcome = exchange.outcome;
  if (!exchange.way.http_2 || exchange.response.status != 0) return false;
  switch (outcome.code) {
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      return true;
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
      return outcome.inspection
                 ? outcome.inspection->http_2
                 : exchange.request.address.secure && outcome.connected;
    default:
      return false;
  }
}

bool CurlTransport::try_another_way(Exchange& exchange) {
  Way& way = exchange.way;
  const CurlOutcome& outcome = exchange.outcome;
  if (way.is_second || !outcome.complaint.empty()) return false;
  if (lost_http_2(exchange)) {
    way = {false, true, true, false};
    return true;
  }
  const bool plain =
      !outcome.over_proxy && exchange.request.address.user.empty();
  if (plain && outcome.message == "Header without colon") {
    way = {false, true, true, true};
    exchange.first = exchange.response;
    return true;
  }
  if (outcome.code == CURLE_BAD_CONTENT_ENCODING &&
      outcome.message.starts_with("Unrecognized")) {
    way = {way.http_2, false, true,
           false};  // browsers show such a page as it is
    return true;
  }
  return false;
}

std::optional<Response> CurlTransport::next() {
  if (finished_.empty()) return std::nullopt;
  Response response = std::move(finished_.front());
  finished_.pop_front();
  return response;
}

tl::expected<void, std::string> check_ca_file(const std::string& path) {
  if (path.empty()) return {};
  const std::unique_ptr<X509_STORE, decltype(&X509_STORE_free)> store(
      X509_STORE_new(), &X509_STORE_free);
  if (X509_STORE_load_file(store.get(), path.c_str()) == 1) return {};
  return tl::unexpected(fmt::format(
      "--ca-file {}: cannot be read, or has no certificate in it", path));
}

// "HOST:PORT:ADDRESS[,ADDRESS]", where an address may be in brackets.
tl::expected<void, std::string> check_resolve(const std::string& entry) {
  const size_t first = entry.find(':');
  const size_t second =
      first == entry.npos ? first : entry.find(':', first + 1);
  bool good =
      second != entry.npos && first > 0 && second > first + 1 &&
      std::all_of(entry.begin() + static_cast<ptrdiff_t>(first) + 1,
                  entry.begin() + static_cast<ptrdiff_t>(second), is_digit);
  for (size_t at = second + 1; good && at <= entry.size();) {
    const size_t end = std::min(entry.find(',', at), entry.size());
    good = !ip_of(std::string_view(entry).substr(at, end - at)).empty();
    at = end + 1;
  }
  if (good) return {};
  return tl::unexpected(fmt::format(
      "--resolve {}: expected HOST:PORT:ADDRESS, as \"a.org:80:127.0.0.1\"",
      entry));
}

}  // namespace

tl::expected<std::unique_ptr<Transport>, std::string> make_curl_transport(
    const CurlOptions& options) {
  Networks allowed;
  for (const auto& network : options.allow_private) {
    if (auto added = allowed.add(network); !added) {
      return tl::unexpected("--allow-private " + added.error());
    }
  }
  for (const auto& entry : options.resolve) {
    if (auto good = check_resolve(entry); !good) {
      return tl::unexpected(good.error());
    }
  }
  if (auto good = check_ca_file(options.ca_file); !good) {
    return tl::unexpected(good.error());
  }
  Proxies proxies{options.proxy, options.proxy, ""};
  if (options.proxy.empty()) {
    proxies = proxies_of([](const char* name) {
      const char* const value = std::getenv(name);
      return std::string(value == nullptr ? "" : value);
    });
  }
  return std::make_unique<CurlTransport>(options, std::move(allowed),
                                         std::move(proxies));
}

}  // namespace listlint::fetch
