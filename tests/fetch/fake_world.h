// A clock and a network for tests, as one: time stands still but in work(),
// which turns it on to what comes next. Hosts are functions. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fetch/clock.h"
#include "fetch/transport.h"
#include "lint/time.h"

namespace listlint::fetch {

struct FakeAnswer {
  Response response;
  Milliseconds takes{10};
};

// "200", headers and body.
FakeAnswer answers(int status, std::string body = "",
                   std::vector<Header> headers = {});
FakeAnswer redirects(int status, std::string location);
// After 10 ms; a timeout after all the time that the request gives.
FakeAnswer fails(Reason failure);

class FakeWorld final : public Clock, public Transport {
 public:
  struct Asked {
    Time at;
    Time ended;  // at + what the answer took
    Request request;
  };
  // What a host answers; called when the request starts.
  using Host = std::function<FakeAnswer(const Request& request, Time now)>;

  std::map<std::string, Host, std::less<>> hosts;  // others have no address
  std::vector<Asked> asked;                        // in order of their start
  bool remembers = true;  // false: nothing is kept in `asked`

  Time now() override { return now_; }
  void start(Request request) override;
  void work(Time until) override;
  std::optional<Response> next() override;

  void set_now(Time time) { now_ = time; }
  static Time began() { return time_of({2026, 11, 1}); }
  // Numbers that are the same each time.
  std::function<uint64_t()> random(uint64_t seed = 1);
  // "0.000 https://a.example/\n" a request, in seconds since began().
  std::string print() const;
  // The most requests of a host that were under way together; "" for all.
  size_t most_at_once(std::string_view host) const;
  // The least time between the starts of two requests of a host.
  Milliseconds least_spacing(std::string_view host) const;

 private:
  struct Coming {
    Time at;
    uint64_t number = 0;
    Response response;
  };
  static bool later(const Coming& a, const Coming& b);

  Time now_ = began();
  uint64_t number_ = 0;
  std::vector<Coming> coming_;  // a heap, earliest on top
};

}  // namespace listlint::fetch
