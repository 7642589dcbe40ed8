// Regular expressions that the user wrote, matched so that none of them can
// stop a run: only the beginning of a value is looked at, and the steps of all
// matches of a rule in a document are counted.
//
// A Pattern is immutable and may be shared between threads; a Matcher stays on
// one.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace listlint::custom {

// Bytes of a value that are looked at.
inline constexpr size_t kMostMatched = 1024;

class Pattern {
 public:
  // The syntax of ICU; without any of its signs a pattern is plain text.
  static tl::expected<Pattern, std::string> compile(std::string text);

  const std::string& text() const { return text_; }
  // Of brackets that a replacement may name: "$1".
  int groups() const { return groups_; }

 private:
  friend class Matcher;
  struct Compiled;

  std::string text_;
  int groups_ = 0;
  std::shared_ptr<const Compiled> compiled_;  // null: plain text
};

// How much matching a rule may do in a document. Ticks come only from patterns
// that try a value over and over, each some ten thousand steps.
struct Budget {
  int ticks = 200;
  bool spent() const { return ticks <= 0; }
};

// A part of a value, as byte offsets.
struct Match {
  size_t begin = 0;
  size_t end = 0;
};

class Matcher {
 public:
  // Both must outlive it. Finds nothing once the budget is spent.
  Matcher(const Pattern& pattern, Budget& budget);
  ~Matcher();
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) = delete;

  // The first match at or behind `from`.
  std::optional<Match> find(std::string_view value, size_t from = 0);
  bool matches_whole(std::string_view value);

  // `replacement` with "$1" and its like put in from the last match that was
  // found in `value`; "$$" is a dollar sign.
  std::string expand(std::string_view replacement,
                     std::string_view value) const;

 private:
  struct Icu;

  bool begin(std::string_view value);

  const Pattern& pattern_;
  Budget& budget_;
  std::unique_ptr<Icu> icu_;  // opened at the first value
};

}  // namespace listlint::custom
