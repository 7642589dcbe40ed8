#include "lint/read/json.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

#include "lint/ascii.h"
#include "lint/read/list_builder.h"
#include "lint/read/tree.h"
#include "lint/read/tree_list.h"
#include "lint/read/tree_text.h"

namespace listlint {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Ends a word: what begins or parts values.
bool is_delimiter(char c) {
  return is_space(c) || std::strchr(",:[]{}\"", c) != nullptr;
}

// Whether a word is a number as JSON writes it: "-12.5e+3", but not "012".
bool is_number(std::string_view word) {
  size_t at = 0;
  const auto skip = [&](char a, char b) {
    if (at < word.size() && (word[at] == a || word[at] == b)) ++at;
  };
  const auto digits = [&] {
    const size_t begin = at;
    while (at < word.size() && is_digit(word[at])) ++at;
    return at - begin;
  };
  skip('-', '-');
  const bool zero = at < word.size() && word[at] == '0';
  if (const auto count = digits(); count == 0 || (zero && count > 1)) {
    return false;
  }
  if (at < word.size() && word[at] == '.') {
    ++at;
    if (digits() == 0) return false;
  }
  if (at < word.size() && (word[at] == 'e' || word[at] == 'E')) {
    ++at;
    skip('+', '-');
    if (digits() == 0) return false;
  }
  return at == word.size();
}

// "012", "+1", ".5": meant as a number.
bool is_like_number(std::string_view word) {
  const bool begins =
      is_digit(word[0]) || word[0] == '+' || word[0] == '-' || word[0] == '.';
  return begins && word.find_first_of("0123456789") != word.npos &&
         word.find_first_not_of("0123456789+-.eE") == word.npos;
}

bool is_lines(std::string_view path) {
  return path.ends_with(".jsonl") || path.ends_with(".ndjson");
}

class JsonReader {
 public:
  JsonReader(const Source& source, const ReadOptions& options)
      : source_(source),
        bytes_(source.bytes()),
        options_(options),
        lines_(is_lines(source.path())),
        builder_(source, "json"),
        tree_(builder_) {}

  Document read() {
    at_ = bytes_.starts_with("\uFEFF") ? 3 : 0;
    while (true) {
      skip_space();
      if (at_ == source_.size()) break;
      if (!step() && !recover()) break;
    }
    close_open();
    write_list(tree_, options_, builder_);
    return builder_.finish();
  }

 private:
  enum class Expect : uint8_t {
    value,
    value_or_end,
    key,
    key_or_end,
    colon,
    comma_or_end
  };

  void skip_space() {
    while (at_ < source_.size() && is_space(bytes_[at_])) ++at_;
  }

  bool step() {
    const char c = bytes_[at_];
    switch (expect_) {
      case Expect::value:
      case Expect::value_or_end:
        return step_value(c);
      case Expect::key:
      case Expect::key_or_end:
        return step_key(c);
      case Expect::colon:
        if (c != ':') return fail("a colon is missing after the key");
        ++at_;
        expect_ = Expect::value;
        return true;
      case Expect::comma_or_end:
        return step_comma(c);
    }
    return false;
  }

  bool step_value(char c) {
    if (!tree_.is_open() && tree_.roots() > 0 && is_one_value()) {
      return fail("this follows the end of the value: one file holds one");
    }
    if (c == '[' || c == '{') {
      open(c);
      return true;
    }
    if (c == '"') return step_text();
    if (c == ']' || c == '}') {
      if (expect_ == Expect::value_or_end && c == ']') return close(c);
      return fail_at_closing(c);
    }
    if (c == ',') return fail("a value is missing before the comma");
    if (c == ':') return fail("a colon is no value");
    return step_word();
  }

  void open(char c) {
    const bool object = c == '{';
    tree_.open(object ? ValueKind::object : ValueKind::array, at_++);
    expect_ = object ? Expect::key_or_end : Expect::value_or_end;
  }

  bool close(char c) {
    if (tree_.in_object() != (c == '}')) {
      return fail(fmt::format("\"{}\" does not close the \"{}\" before it", c,
                              c == '}' ? '[' : '{'));
    }
    tree_.close(++at_);
    after_value();
    return true;
  }

  // At a bracket where a value is due.
  bool fail_at_closing(char c) {
    if (!tree_.is_open()) {
      return fail(fmt::format("\"{}\" closes nothing", c));
    }
    if (tree_.in_object()) return fail("a value is missing after the colon");
    if (expect_ == Expect::value && c == ']') {
      return fail_at(comma_, "a comma behind the last value: remove it");
    }
    return close(c);
  }

  bool step_key(char c) {
    if (c == '"') {
      Scalar key;
      if (!scan_text(key)) return false;
      tree_.key(key);
      expect_ = Expect::colon;
      return true;
    }
    if (c == '}') {
      if (expect_ == Expect::key_or_end) return close(c);
      return fail_at(comma_, "a comma behind the last member: remove it");
    }
    if (c == ',') return fail("a member is missing before the comma");
    if (c == ']') return close(c);
    return fail_at(word_at(at_), "a key needs double quotation marks");
  }

  bool step_comma(char c) {
    if (c == ',') {
      comma_ = {at_, at_ + 1};
      ++at_;
      expect_ = tree_.in_object() ? Expect::key : Expect::value;
      return true;
    }
    if (c == ']' || c == '}') return close(c);
    if (c == ':') return fail("a colon in the wrong place");
    return fail_at(token_at(at_), "a comma is missing before this");
  }

  void after_value() {
    expect_ = tree_.is_open() ? Expect::comma_or_end : Expect::value;
  }

  // JSON Lines by name, or by content where the name does not tell.
  bool is_one_value() const { return source_.path().ends_with(".json"); }

  bool step_text() {
    Scalar scalar;
    if (!scan_text(scalar)) return false;
    tree_.scalar(scalar);
    after_value();
    return true;
  }

  // The text whose quotation mark is at hand.
  bool scan_text(Scalar& scalar) {
    const uint32_t open = at_;
    uint32_t at = open + 1;
    bool escaped = false;
    uint32_t wrong = 0;  // where the first thing is that JSON forbids
    while (at < source_.size() && bytes_[at] != '"' && bytes_[at] != '\n') {
      if (wrong == 0 && is_wrong_at(at)) wrong = at;
      if (bytes_[at] == '\\' && at + 1 < source_.size() &&
          bytes_[at + 1] != '\n') {
        escaped = true;
        ++at;
      }
      ++at;
    }
    if (at == source_.size() || bytes_[at] == '\n') {
      const uint32_t end =
          at > open + 1 && bytes_[at - 1] == '\r' ? at - 1 : at;
      return fail_at({open, end},
                     at == source_.size()
                         ? "the text is not closed: a \" is missing"
                         : "the text is not closed on its line: a \" is "
                           "missing, or write \\n for the line end");
    }
    at_ = at + 1;
    scalar.span = {open, at_};
    scalar.text = source_.text({open + 1, at});
    scalar.quotes = Quotes::json;
    if (escaped) decode(scalar);
    if (wrong != 0) report_wrong(wrong);
    return true;
  }

  // Control characters, and escapes that JSON does not have.
  bool is_wrong_at(uint32_t at) const {
    const auto c = static_cast<unsigned char>(bytes_[at]);
    if (c < 0x20) return true;
    if (c != '\\' || at + 1 >= source_.size()) return false;
    const char next = bytes_[at + 1];
    if (next == 'u') {
      const auto digits = bytes_.substr(at + 2, 4);
      return digits.size() < 4 ||
             digits.find_first_not_of("0123456789abcdefABCDEF") != digits.npos;
    }
    return std::strchr("\"\\/bfnrt", next) == nullptr;
  }

  void report_wrong(uint32_t at) {
    if (bytes_[at] == '\\') {
      builder_.problem(ProblemKind::malformed, {at, at + 1},
                       "no escape of JSON: write \\\\ for a backslash");
    } else if (bytes_[at] == '\t') {
      builder_.problem(ProblemKind::malformed, {at, at + 1},
                       "a tab in a text: write \\t");
    } else {
      builder_.problem(
          ProblemKind::malformed, {at, at + 1},
          fmt::format("a control character in a text: write \\u{:04x}",
                      static_cast<unsigned>(bytes_[at])));
    }
  }

  void decode(Scalar& scalar) {
    const auto raw = scalar.text.value;
    std::string text;
    text.reserve(raw.size());
    for (size_t at = 0; at < raw.size();) {
      const auto backslash = std::min(raw.find('\\', at), raw.size());
      text += raw.substr(at, backslash - at);
      at = backslash;
      if (at < raw.size()) at += decode_escape(raw, at, text);
    }
    auto& storage = builder_.document().decoded;
    scalar.text.value = storage.emplace_back(std::move(text));
  }

  Span word_at(uint32_t at) const {
    uint32_t end = at;
    while (end < source_.size() && !is_delimiter(bytes_[end])) ++end;
    return {at, std::max(end, at + 1)};
  }

  // A text, as far as it goes on its line, or a word.
  Span token_at(uint32_t at) const {
    if (bytes_[at] != '"') return word_at(at);
    const auto end = bytes_.find_first_of("\"\n", at + 1);
    if (end == std::string_view::npos || bytes_[end] == '\n') {
      return {at, at + 1};
    }
    return {at, static_cast<uint32_t>(end) + 1};
  }

  bool step_word() {
    const Span span = word_at(at_);
    const auto word = source_.slice(span);
    Scalar scalar;
    scalar.span = span;
    scalar.text = source_.text(span);
    scalar.kind = word == "null" ? ValueKind::null : ValueKind::literal;
    const bool good =
        word == "null" || word == "true" || word == "false" || is_number(word);
    if (!good && is_like_number(word)) {
      builder_.problem(ProblemKind::malformed, span,
                       "no number of JSON: write it as 12 or 0.5, or as text");
    } else if (!good) {
      return fail_at(span, word[0] == '\'' ? "text needs double quotation marks"
                           : word[0] == '/' || word[0] == '#'
                               ? "JSON has no comments"
                               : "no value of JSON: text needs double "
                                 "quotation marks");
    }
    at_ = span.end;
    tree_.scalar(scalar);
    after_value();
    return true;
  }

  bool fail(std::string_view reason) { return fail_at({at_, at_ + 1}, reason); }

  // Keeps what is wrong for recover().
  bool fail_at(Span span, std::string_view reason) {
    broken_ = span;
    reason_ = reason;
    return false;
  }

  // One broken line of JSON Lines leaves the others; all else ends the
  // reading. A file of broken lines is no list.
  bool recover() {
    constexpr size_t kMostLines = 100;
    tree_.close_all(broken_.begin);
    const bool goes_on = lines_ && ++broken_lines_ <= kMostLines;
    const auto feed = bytes_.find('\n', at_);
    const bool last = !goes_on || feed == std::string_view::npos;
    const auto end = last ? source_.size() : static_cast<uint32_t>(feed);
    builder_.problem(goes_on ? ProblemKind::malformed : ProblemKind::syntax,
                     broken_, reason_);
    builder_.unread({std::min(at_, broken_.begin), end}, UnreadKind::broken);
    at_ = end;
    expect_ = Expect::value;
    return goes_on;
  }

  void close_open() {
    if (!tree_.is_open()) return;
    const uint32_t open = tree_.innermost();
    builder_.problem(ProblemKind::unclosed, {open, open + 1},
                     bytes_.substr(open, 1));
    tree_.close_all(source_.size());
  }

  const Source& source_;
  std::string_view bytes_;
  const ReadOptions& options_;
  const bool lines_;
  ListBuilder builder_;
  Tree tree_;
  uint32_t at_ = 0;
  Expect expect_ = Expect::value;
  Span comma_;  // the last one
  Span broken_;
  std::string reason_;
  size_t broken_lines_ = 0;
};

}  // namespace

Document read_json(const Source& source, const ReadOptions& options) {
  return JsonReader(source, options).read();
}

bool sniff_json(std::string_view bytes) {
  if (bytes.starts_with("\uFEFF")) bytes.remove_prefix(3);
  const auto next = [&] {
    const auto at = std::ranges::find_if_not(bytes, is_space);
    bytes.remove_prefix(static_cast<size_t>(at - bytes.begin()));
    if (bytes.empty()) return '\0';
    const char c = bytes.front();
    bytes.remove_prefix(1);
    return c;
  };
  const char first = next();
  if (first != '{' && first != '[') return false;
  char second = next();
  // "[[" begins a link of wikitext as well.
  for (int i = 0; i < 3 && first == '[' && second == '['; ++i) second = next();
  if (first == '[' && second == '{') return next() == '"';
  if (second != '"') return false;
  // A text, then what may follow it.
  while (!bytes.empty() && bytes.front() != '"' && bytes.front() != '\n') {
    bytes.remove_prefix(bytes.front() == '\\' && bytes.size() > 1 ? 2 : 1);
  }
  if (next() != '"') return false;
  const char third = next();
  if (first == '{') return third == ':';
  // ["Home"](…) is a link of Markdown.
  return third == ',' || (third == ']' && !bytes.starts_with('('));
}

}  // namespace listlint
