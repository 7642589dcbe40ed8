#include "tests/fetch/audit_case.h"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <utility>

#include "tests/lines.h"

namespace listlint::fetch {

FakeAnswer page(std::string_view text) {
  auto body = fmt::format("<html><title>{}</title><p>", text);
  for (int i = 0; i < 60; ++i) body += fmt::format("{} word{} ", text, i);
  return answers(200, body, {{"Content-Type", "text/html"}});
}

FakeAnswer pdf(std::vector<Header> headers) {
  headers.push_back({"Content-Type", "application/pdf"});
  return answers(200, "%PDF-1.4\n", std::move(headers));
}

FakeAnswer in(Milliseconds takes, FakeAnswer answer) {
  answer.takes = takes;
  return answer;
}

bool Watcher::progress(const Progress& progress) {
  if (calls++ > 0) longest = std::max(longest, progress.now - last.now);
  last = progress;
  return !go || go(progress);
}

void Watcher::settled(const Verdict& verdict, ChangeKind change) {
  told += fmt::format("{} {} {} {}\n", name_of(change), name_of(verdict.state),
                      name_of(verdict.reason), verdict.url);
}

AuditCase::AuditCase() {
  options.user_agent = "listlint test";
  options.robots = false;
}

void AuditCase::host(const std::string& name, Site site) {
  const auto answers_of = std::make_shared<Site>(std::move(site));
  const auto times = std::make_shared<std::map<std::string, size_t>>();
  world.hosts[name] = [answers_of, times](const Request& request, Time) {
    const auto& target = request.address.target;
    const auto found = answers_of->find(target);
    if (found == answers_of->end()) return answers(404, "no such page");
    const auto& all = found->second;
    return all[std::min((*times)[target]++, all.size() - 1)];
  };
}

tl::expected<bool, std::string> AuditCase::run(
    const std::vector<std::string>& urls) {
  std::vector<Target> targets;
  for (const auto& url : urls) {
    Target target;
    target.url = url;
    targets.push_back(target);
  }
  return run_targets(targets);
}

tl::expected<bool, std::string> AuditCase::run_targets(
    const std::vector<Target>& targets) {
  const auto run = store.begin_run("test", world.now(), false);
  if (!run) return tl::unexpected(run.error());
  const AuditWorld outside{world, world, store, world.random(seed)};
  auto ended = run_audit(targets, options, outside, *run, watcher);
  if (ended && *ended) {
    if (auto ok = store.end_run(*run, world.now()); !ok) {
      return tl::unexpected(ok.error());
    }
  }
  return ended;
}

std::string without_robots(std::string_view print) {
  std::string kept;
  for (const auto line : split_lines(print)) {
    if (line.ends_with("/robots.txt")) continue;
    kept += line;
    kept += '\n';
  }
  return kept;
}

}  // namespace listlint::fetch
