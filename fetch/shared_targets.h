// Cited addresses of one host that lead to one page: a page for whatever is
// gone, which no single visit can tell. Plain values; one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "fetch/judge.h"
#include "fetch/settle.h"
#include "lint/time.h"

namespace listlint::fetch {

class SharedTargets {
 public:
  // One that led there, as it was settled.
  struct Member {
    uint32_t target = 0;
    Answer answer;
    Judgement judgement;
    std::optional<Record> before;
    Time at;
    size_t page = 0;  // a hash of the cited address: spellings count once
  };

  // By host and final address; "" where the evidence is none of it: nothing
  // redirected, a front page was cited, or the final address has the name of
  // the cited page.
  static std::string key_of(const Evidence& evidence,
                            const Judgement& judgement);
  static size_t page_of(const Address& cited);

  // How many pages lead there, with this one.
  size_t add(const std::string& key, Member member);
  bool is_shared(const std::string& key) const;
  size_t count(const std::string& key) const;
  // Those that led there before it was shared; each is given once.
  std::vector<Member> take_members(const std::string& key);

  // What they are judged.
  static Judgement judge(Judgement judgement, size_t count);

 private:
  struct Group {
    size_t count = 0;
    std::vector<Member> members;  // fewer than kSharedTarget
  };
  std::unordered_map<std::string, Group> groups_;
};

}  // namespace listlint::fetch
