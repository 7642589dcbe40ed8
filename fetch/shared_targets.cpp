#include "fetch/shared_targets.h"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>
#include <utility>

#include "lint/ascii.h"

namespace listlint::fetch {
namespace {

// What is remembered of redirects is bounded: later ones are not compared.
constexpr size_t kMostGroups = 16'384;

std::string_view path_of(std::string_view target) {
  auto path = target.substr(0, target.find('?'));
  while (path.ends_with('/')) path.remove_suffix(1);
  return path;
}

std::string_view query_of(std::string_view target) {
  const auto at = target.find('?');
  return at == std::string_view::npos ? std::string_view()
                                      : target.substr(at + 1);
}

std::string_view last_part(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

bool is_front(const Address& address) {
  const auto path = path_of(address.target);
  const auto name = last_part(path);
  const bool is_index = path.size() == name.size() + 1 &&
                        equal_letters(name.substr(0, 6), "index.");
  return query_of(address.target).empty() && (path.empty() || is_index);
}

// Another spelling of the address, or the same page in another folder: no page
// for whatever is gone.
bool has_same_name(const Address& cited, const Address& final) {
  const auto query = query_of(cited.target);
  if (!query.empty()) return query == query_of(final.target);
  return equal_letters(last_part(path_of(cited.target)),
                       last_part(path_of(final.target)));
}

}  // namespace

std::string SharedTargets::key_of(const Evidence& evidence,
                                  const Judgement& judgement) {
  const bool works =
      judgement.state == State::ok || judgement.state == State::moved;
  const bool redirected = std::ranges::any_of(
      evidence.hops, [](const Hop& hop) { return !hop.refresh; });
  if (!works || !redirected || evidence.is_archive) return {};
  if (is_front(evidence.cited)) return {};
  if (has_same_name(evidence.cited, evidence.answered)) return {};
  return evidence.cited.host + ' ' + evidence.answered.origin() +
         evidence.answered.target;
}

size_t SharedTargets::page_of(const Address& cited) {
  auto page = lower_case(path_of(cited.target));
  page += '?';
  page += query_of(cited.target);
  return std::hash<std::string>()(page);
}

size_t SharedTargets::add(const std::string& key, Member member) {
  if (groups_.size() >= kMostGroups && !groups_.contains(key)) return 1;
  auto& group = groups_[key];
  const bool is_shared = group.count >= kSharedTarget;
  const bool is_known = std::ranges::any_of(
      group.members,
      [&](const Member& other) { return other.page == member.page; });
  if (is_known) return group.count;
  ++group.count;
  if (!is_shared) group.members.push_back(std::move(member));
  return group.count;
}

bool SharedTargets::is_shared(const std::string& key) const {
  return count(key) >= kSharedTarget;
}

size_t SharedTargets::count(const std::string& key) const {
  const auto found = groups_.find(key);
  return found == groups_.end() ? 0 : found->second.count;
}

std::vector<SharedTargets::Member> SharedTargets::take_members(
    const std::string& key) {
  const auto found = groups_.find(key);
  if (found == groups_.end()) return {};
  return std::exchange(found->second.members, {});
}

Judgement SharedTargets::judge(Judgement judgement, size_t count) {
  judgement.state = State::suspect;
  judgement.reason = Reason::shared_target;
  judgement.detail =
      fmt::format("{} cited addresses of this site lead to it", count);
  return judgement;
}

}  // namespace listlint::fetch
