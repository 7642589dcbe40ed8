// How fast an audit is: the same addresses by a bare loop of libcurl's multi
// interface, which reads and forgets, and by the audit, which judges and
// stores. Prints addresses a second of each, and the memory of the process.
//
// usage: bench_fetch bare|audit BASE COUNT   asks BASE/1, BASE/2, …
//        bench_fetch judge PAGE COUNT        judges a file of HTML
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <curl/curl.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <vector>

#include "fetch/audit.h"
#include "fetch/curl_transport.h"
#include "fetch/judge.h"
#include "fetch/sqlite_store.h"

namespace listlint::fetch {
namespace {

constexpr size_t kAtATime = 64;

std::string address(const std::string& base, size_t number) {
  return fmt::format("{}/{}", base, number);
}

size_t forget(char* /*bytes*/, size_t size, size_t count, void* /*to*/) {
  return size * count;
}

// Answers how many came with status 200.
size_t ask_bare(const std::string& base, size_t count) {
  CURLM* multi = curl_multi_init();
  size_t begun = 0;
  size_t good = 0;
  const auto begin = [&](CURL* easy) {
    curl_easy_setopt(easy, CURLOPT_URL, address(base, ++begun).c_str());
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, forget);
    curl_multi_add_handle(multi, easy);
  };
  for (size_t i = 0; i < std::min(count, kAtATime); ++i)
    begin(curl_easy_init());
  for (int active = 1; active > 0;) {
    curl_multi_perform(multi, &active);
    int left = 0;
    while (const auto* message = curl_multi_info_read(multi, &left)) {
      CURL* easy = message->easy_handle;
      long status = 0;
      curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
      if (status == 200) ++good;
      curl_multi_remove_handle(multi, easy);
      if (begun < count) {
        begin(easy);
        active = 1;
      } else {
        curl_easy_cleanup(easy);
      }
    }
    if (active > 0) curl_multi_poll(multi, nullptr, 0, 1000, nullptr);
  }
  curl_multi_cleanup(multi);
  return good;
}

class Quiet final : public AuditObserver {
 public:
  bool progress(const Progress& /*progress*/) override { return true; }
  void settled(const Verdict& verdict, ChangeKind /*change*/) override {
    if (verdict.status == 200) ++good;
  }

  size_t good = 0;
};

[[noreturn]] void fail(const std::string& why) {
  fmt::print(stderr, "bench_fetch: {}\n", why);
  std::exit(2);
}

size_t ask_audit(const std::string& base, size_t count) {
  const auto folder = std::filesystem::temp_directory_path() / "bench_fetch";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directory(folder);
  auto store =
      open_sqlite_store((folder / "audit.sqlite3").string(), StoreUse::audit);
  if (!store) fail(store.error());
  auto transport = make_curl_transport({.allow_private = {"*"}});
  if (!transport) fail(transport.error());
  SystemClock clock;
  std::mt19937_64 random(1);
  std::vector<Target> targets;
  for (size_t i = 1; i <= count; ++i)
    targets.push_back({.url = address(base, i)});
  AuditOptions options;
  options.rate = 0;
  options.host_concurrency = kAtATime;
  options.concurrency = kAtATime;
  options.user_agent = "bench";
  const auto run = (*store)->begin_run("bench", clock.now(), true);
  if (!run) fail(run.error());
  Quiet quiet;
  const auto whole = run_audit(
      targets, options, {clock, **transport, **store, [&] { return random(); }},
      *run, quiet);
  if (!whole) fail(whole.error());
  std::filesystem::remove_all(folder);
  return quiet.good;
}

// Judges one page again and again; answers how often it was found ok.
size_t judge_page(const std::string& path, size_t count) {
  std::ifstream file(path, std::ios::binary);
  Evidence evidence;
  evidence.url = "http://town.example/news/1.html";
  evidence.cited = prepare(evidence.url).value_or(Address());
  evidence.answered = evidence.cited;
  evidence.answer.status = 200;
  evidence.answer.headers = {{"Content-Type", "text/html"}};
  evidence.answer.body.assign(std::istreambuf_iterator<char>(file), {});
  size_t good = 0;
  for (size_t i = 0; i < count; ++i) {
    if (judge(evidence).reason == Reason::ok) ++good;
  }
  return good;
}

constexpr std::string_view kUsage =
    "usage: bench_fetch bare|audit BASE COUNT, or judge PAGE COUNT";

int run(int argc, char** argv) {
  if (argc != 4) fail(std::string(kUsage));
  const std::string_view mode = argv[1];
  const std::string base = argv[2];
  const auto count = std::strtoul(argv[3], nullptr, 10);
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  const auto good = mode == "bare"    ? ask_bare(base, count)
                    : mode == "judge" ? judge_page(base, count)
                                      : ask_audit(base, count);
  const std::chrono::duration<double> took = Clock::now() - begin;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("{}: {} of {} good, {:.0f} a second, {} MB\n", mode, good, count,
             static_cast<double>(count) / took.count(), usage.ru_maxrss / 1024);
  return good == count ? 0 : 1;
}

}  // namespace
}  // namespace listlint::fetch

int main(int argc, char** argv) { return listlint::fetch::run(argc, argv); }
