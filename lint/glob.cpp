#include "lint/glob.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "lint/unicode/utf8.h"

namespace listlint {
namespace {

// One step of a pattern: what it takes, and how often.
struct Step {
  enum class Kind : unsigned char { byte, any, set, star, folders };

  Kind kind = Kind::byte;
  std::string_view text;  // the byte, or the inside of the brackets
};

bool in_set(std::string_view set, char c) {
  const bool negated = set.starts_with('!') || set.starts_with('^');
  if (negated) set.remove_prefix(1);
  bool found = false;
  for (size_t i = 0; i < set.size(); ++i) {
    if (i + 2 < set.size() && set[i + 1] == '-') {
      found = found || (set[i] <= c && c <= set[i + 2]);
      i += 2;
    } else {
      found = found || set[i] == c;
    }
  }
  return found != negated;
}

std::vector<Step> steps_of(std::string_view pattern) {
  std::vector<Step> steps;
  for (size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    const auto close = c == '[' ? pattern.find(']', i + 2) : pattern.npos;
    if (pattern.substr(i).starts_with("**/")) {
      steps.push_back({Step::Kind::folders, {}});
      i += 2;
    } else if (c == '*' && pattern.substr(i) == "**") {
      steps.push_back({Step::Kind::folders, {}});
      steps.push_back({Step::Kind::star, {}});
      ++i;
    } else if (c == '*') {
      steps.push_back({Step::Kind::star, {}});
    } else if (c == '?') {
      steps.push_back({Step::Kind::any, {}});
    } else if (close != pattern.npos) {
      steps.push_back({Step::Kind::set, pattern.substr(i + 1, close - i - 1)});
      i = close;
    } else {
      steps.push_back({Step::Kind::byte, pattern.substr(i, 1)});
    }
  }
  return steps;
}

bool takes(const Step& step, char c) {
  switch (step.kind) {
    case Step::Kind::byte:
      return step.text[0] == c;
    case Step::Kind::set:
      return c != '/' && in_set(step.text, c);
    case Step::Kind::any:
    case Step::Kind::star:
      return c != '/';
    case Step::Kind::folders:
      return true;
  }
  return false;
}

// Follows all ways through the pattern at once: reached[s] says whether the
// path so far can stand before step s.
class Walk {
 public:
  explicit Walk(const std::vector<Step>& steps)
      : steps_(steps), reached_(steps.size() + 1), next_(steps.size() + 1) {
    reach(reached_, 0, true);
  }

  void pass(char c) {
    std::fill(next_.begin(), next_.end(), false);
    for (size_t s = 0; s < steps_.size(); ++s) {
      if (!reached_[s]) continue;
      const auto& step = steps_[s];
      if (!takes(step, c)) continue;
      if (step.kind == Step::Kind::folders) {
        next_[s] = true;
        if (c == '/') reach(next_, s + 1, true);
      } else if (step.kind == Step::Kind::star) {
        reach(next_, s, false);
      } else {
        reach(next_, s + 1, c == '/');
      }
    }
    reached_.swap(next_);
  }

  bool done() const { return reached_.back(); }

 private:
  // Steps that may take nothing are passed by. Folders begin where a name does.
  void reach(std::vector<bool>& at, size_t s, bool at_name) {
    at[s] = true;
    while (s < steps_.size() &&
           (steps_[s].kind == Step::Kind::star ||
            (steps_[s].kind == Step::Kind::folders && at_name))) {
      at[++s] = true;
    }
  }

  const std::vector<Step>& steps_;
  std::vector<bool> reached_;
  std::vector<bool> next_;
};

bool matches_whole(const std::vector<Step>& steps, std::string_view path) {
  Walk walk(steps);
  for (const char c : path) {
    // What names a folder means all that is below it.
    if (c == '/' && walk.done()) return true;
    walk.pass(c);
  }
  return walk.done();
}

// Whether a name of the path begins as the pattern does; true where that begins
// with a wildcard. Spares most patterns all else.
bool may_match(std::string_view pattern, std::string_view path, bool anywhere) {
  const char first = pattern.front();
  if (first == '*' || first == '?' || first == '[') return true;
  while (!path.starts_with(first)) {
    const auto slash = path.find('/');
    if (!anywhere || slash == path.npos) return false;
    path.remove_prefix(slash + 1);
  }
  return true;
}

}  // namespace

bool matches_glob(std::string_view pattern, std::string_view path) {
  if (pattern.ends_with('/')) pattern.remove_suffix(1);
  const bool anywhere = pattern.find('/') == pattern.npos;
  if (pattern.starts_with('/')) pattern.remove_prefix(1);
  if (pattern.starts_with("./")) pattern.remove_prefix(2);
  if (pattern.empty() || !may_match(pattern, path, anywhere)) return false;
  const auto steps = steps_of(pattern);
  if (!anywhere) return matches_whole(steps, path);
  while (true) {
    if (matches_whole(steps, path)) return true;
    const auto slash = path.find('/');
    if (slash == path.npos) return false;
    path.remove_prefix(slash + 1);
  }
}

bool matches_wildcards(std::string_view pattern, std::string_view text,
                       bool (*same)(char pattern, char text)) {
  size_t p = 0;
  size_t t = 0;
  size_t star = std::string_view::npos;  // the last one
  size_t taken = 0;                      // of the text, up to where it reaches
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      taken = t;
    } else if (p < pattern.size() && pattern[p] == '?') {
      ++p;
      t += utf8::length_at(text, t);
    } else if (p < pattern.size() && same(pattern[p], text[t])) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++taken;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace listlint
