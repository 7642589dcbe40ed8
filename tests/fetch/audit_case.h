// An audit of scripted sites, as its tests need it. One thread.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "fetch/audit.h"
#include "tests/fetch/fake_world.h"
#include "tests/fetch/memory_store.h"

namespace listlint::fetch {

// By target, what it answers each time; the last answer stays. Others are 404.
using Site = std::map<std::string, std::vector<FakeAnswer>, std::less<>>;

// A page that the judge asks a control for: HTML with a text of its own.
FakeAnswer page(std::string_view text);
// A document that speaks for itself.
FakeAnswer pdf(std::vector<Header> headers = {});
FakeAnswer in(Milliseconds takes, FakeAnswer answer);

class Watcher final : public AuditObserver {
 public:
  std::string told;  // "died dead http-404 https://a.example/\n"
  Progress last;
  size_t calls = 0;
  Milliseconds longest{0};                  // between two calls
  std::function<bool(const Progress&)> go;  // null: always true

  bool progress(const Progress& progress) override;
  void settled(const Verdict& verdict, ChangeKind change) override;
};

struct AuditCase {
  FakeWorld world;
  MemoryStore store;
  AuditOptions options;
  Watcher watcher;
  uint64_t seed = 1;

  AuditCase();
  void host(const std::string& name, Site site);
  tl::expected<bool, std::string> run(const std::vector<std::string>& urls);
  tl::expected<bool, std::string> run_targets(
      const std::vector<Target>& targets);
};

// Those requests of `print` that are not for robots.txt.
std::string without_robots(std::string_view print);

}  // namespace listlint::fetch
