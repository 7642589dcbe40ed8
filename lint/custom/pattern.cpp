#include "lint/custom/pattern.h"

#include <fmt/format.h>
#include <unicode/regex.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

namespace listlint::custom {
namespace {

constexpr size_t kLongestPattern = 1000;
constexpr int32_t kMostStack = 1 << 20;  // bytes

// What is wrong with a pattern, in plain words.
std::string_view told(UErrorCode status) {
  switch (status) {
    case U_REGEX_BAD_ESCAPE_SEQUENCE:
      return "it has an escape that means nothing";
    case U_REGEX_PROPERTY_SYNTAX:
      return "it has a property that is not known";
    case U_REGEX_MISMATCHED_PAREN:
      return "a round bracket has no partner";
    case U_REGEX_NUMBER_TOO_BIG:
    case U_REGEX_BAD_INTERVAL:
    case U_REGEX_MAX_LT_MIN:
      return "a count in curly brackets is wrong";
    case U_REGEX_INVALID_BACK_REF:
      return "it refers back to a bracket that it does not have";
    case U_REGEX_INVALID_FLAG:
      return "it has a flag that is not known";
    case U_REGEX_LOOK_BEHIND_LIMIT:
      return "what it looks back at has no longest length";
    case U_REGEX_MISSING_CLOSE_BRACKET:
      return "a square bracket is not closed";
    case U_REGEX_INVALID_RANGE:
      return "a range in square brackets goes backwards";
    case U_REGEX_PATTERN_TOO_BIG:
      return "it is too large";
    default:
      return "a sign stands where it means nothing";
  }
}

bool is_plain(std::string_view text) {
  return text.find_first_of("\\^$.|?*+()[]{}") == std::string_view::npos;
}

std::string_view beginning(std::string_view value) {
  if (value.size() <= kMostMatched) return value;
  size_t end = kMostMatched;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) {
    --end;
  }
  return value.substr(0, end);
}

UBool count_tick(const void* context, int32_t /*steps*/) {
  auto* const budget = static_cast<Budget*>(const_cast<void*>(context));
  return --budget->ticks > 0;
}

}  // namespace

struct Pattern::Compiled {
  std::unique_ptr<icu::RegexPattern> regex;
};

tl::expected<Pattern, std::string> Pattern::compile(std::string text) {
  Pattern pattern;
  pattern.text_ = std::move(text);
  if (is_plain(pattern.text_)) return pattern;
  if (pattern.text_.size() > kLongestPattern) {
    return tl::unexpected(
        fmt::format("a pattern has at most {} bytes", kLongestPattern));
  }
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  auto compiled = std::make_shared<Compiled>();
  compiled->regex.reset(icu::RegexPattern::compile(
      icu::UnicodeString::fromUTF8(pattern.text_), 0, where, status));
  if (U_FAILURE(status) || !compiled->regex) {
    return tl::unexpected(fmt::format(
        "\"{}\" is not a regular expression: {}, at character {}; put a \\ "
        "before a sign that means itself",
        pattern.text_, told(status), where.offset));
  }
  const std::unique_ptr<icu::RegexMatcher> matcher(
      compiled->regex->matcher(status));
  if (U_SUCCESS(status) && matcher) pattern.groups_ = matcher->groupCount();
  pattern.compiled_ = std::move(compiled);
  return pattern;
}

struct Matcher::Icu {
  std::unique_ptr<icu::RegexMatcher> matcher;
  UText text = UTEXT_INITIALIZER;

  Icu() = default;
  ~Icu() { utext_close(&text); }
  Icu(const Icu&) = delete;
  Icu& operator=(const Icu&) = delete;
};

Matcher::Matcher(const Pattern& pattern, Budget& budget)
    : pattern_(pattern), budget_(budget) {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;

bool Matcher::begin(std::string_view value) {
  if (budget_.spent()) return false;
  UErrorCode status = U_ZERO_ERROR;
  if (!icu_) {
    icu_ = std::make_unique<Icu>();
    icu_->matcher.reset(pattern_.compiled_->regex->matcher(status));
    if (U_FAILURE(status)) return false;
    icu_->matcher->setStackLimit(kMostStack, status);
    icu_->matcher->setMatchCallback(count_tick, &budget_, status);
  }
  if (!icu_->matcher) return false;
  const auto text = beginning(value);
  utext_openUTF8(&icu_->text, text.data() == nullptr ? "" : text.data(),
                 static_cast<int64_t>(text.size()), &status);
  if (U_FAILURE(status)) return false;
  icu_->matcher->reset(&icu_->text);
  return true;
}

std::optional<Match> Matcher::find(std::string_view value, size_t from) {
  if (!pattern_.compiled_) {
    const auto at = beginning(value).find(pattern_.text_, from);
    if (at == std::string_view::npos) return std::nullopt;
    return Match{at, at + pattern_.text_.size()};
  }
  if (from > beginning(value).size() || !begin(value)) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  auto& matcher = *icu_->matcher;
  const bool found = matcher.find(static_cast<int64_t>(from), status);
  if (status == U_REGEX_STACK_OVERFLOW) budget_.ticks = 0;
  if (!found || U_FAILURE(status)) return std::nullopt;
  return Match{static_cast<size_t>(matcher.start64(status)),
               static_cast<size_t>(matcher.end64(status))};
}

bool Matcher::matches_whole(std::string_view value) {
  if (!pattern_.compiled_) return value == pattern_.text_;
  if (!begin(value)) return false;
  UErrorCode status = U_ZERO_ERROR;
  const bool matches = icu_->matcher->matches(status);
  if (status == U_REGEX_STACK_OVERFLOW) budget_.ticks = 0;
  return matches && U_SUCCESS(status);
}

std::string Matcher::expand(std::string_view replacement,
                            std::string_view value) const {
  std::string text;
  for (size_t i = 0; i < replacement.size(); ++i) {
    const char next = i + 1 < replacement.size() ? replacement[i + 1] : '\0';
    if (replacement[i] != '$' || (next != '$' && (next < '0' || next > '9'))) {
      text += replacement[i];
      continue;
    }
    ++i;
    if (next == '$' || !icu_) {
      text += '$';
      continue;
    }
    UErrorCode status = U_ZERO_ERROR;
    const auto begin = icu_->matcher->start64(next - '0', status);
    const auto end = icu_->matcher->end64(next - '0', status);
    if (U_FAILURE(status) || begin < 0) continue;  // took no part
    text += value.substr(static_cast<size_t>(begin),
                         static_cast<size_t>(end - begin));
  }
  return text;
}

}  // namespace listlint::custom
