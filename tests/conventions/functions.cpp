#include "tests/conventions/functions.h"

#include <algorithm>

namespace listlint::conventions {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_';
}

// The end of a quoted literal that opens at `at`: a backslash takes the next
// character along.
size_t end_of_quoted(std::string_view code, size_t at) {
  const char quote = code[at];
  for (size_t i = at + 1; i < code.size(); ++i) {
    if (code[i] == '\\') {
      ++i;
    } else if (code[i] == quote || code[i] == '\n') {
      return i + 1;
    }
  }
  return code.size();
}

// The end of R"x(...)x" whose quote is at `at`.
size_t end_of_raw(std::string_view code, size_t at) {
  const auto open = std::min(code.find('(', at), code.size());
  const auto mark = ')' + std::string(code.substr(at + 1, open - at - 1)) + '"';
  const auto end = code.find(mark, open);
  return end == std::string_view::npos ? code.size() : end + mark.size();
}

// The end of the comment, literal or preprocessor line at `at`; `at` itself
// where there is none.
size_t skip(std::string_view code, size_t at) {
  const auto rest = code.substr(at);
  if (rest.starts_with("//")) return std::min(code.find('\n', at), code.size());
  if (rest.starts_with("/*")) {
    const auto end = code.find("*/", at + 2);
    return end == std::string_view::npos ? code.size() : end + 2;
  }
  const char before = at > 0 ? code[at - 1] : '\n';
  if (code[at] == '"') {
    return before == 'R' ? end_of_raw(code, at) : end_of_quoted(code, at);
  }
  // 1'000 is a number.
  if (code[at] == '\'' && !is_word(before)) return end_of_quoted(code, at);
  if (code[at] == '#' && before == '\n') {
    return std::min(code.find('\n', at), code.size());
  }
  return at;
}

// What stands before a name: "int* f", "int\nf".
bool is_name_end(char c) {
  return c == ' ' || c == '\n' || c == '*' || c == '&';
}

bool has_word(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const auto end = at + word.size();
    if ((at == 0 || !is_word(text[at - 1])) &&
        (end == text.size() || !is_word(text[end]))) {
      return true;
    }
  }
  return false;
}

// What stands between two statements, outside of parentheses, and the name
// before the first of these.
struct Head {
  std::string text;
  std::string name;
  bool has_parameters = false;
  int parentheses = 0;

  void take(char c) {
    if (c == '(') {
      if (parentheses++ == 0 && !has_parameters) {
        has_parameters = true;
        auto end = text.find_last_not_of(" \n");
        end = end == std::string::npos ? 0 : end + 1;
        auto begin = end;
        while (begin > 0 && !is_name_end(text[begin - 1])) --begin;
        name = text.substr(begin, end - begin);
      }
    } else if (c == ')') {
      --parentheses;
    } else if (parentheses == 0) {
      text += c;
    }
  }

  // A brace after this opens a scope in which functions may stand.
  bool opens_scope() const {
    return has_word(text, "namespace") || has_word(text, "class") ||
           has_word(text, "struct") || has_word(text, "union");
  }
  bool opens_function() const {
    return has_parameters &&
           (text.find('=') == std::string::npos || has_word(text, "operator"));
  }
};

class Finder {
 public:
  explicit Finder(std::string_view code) : code_(code) {}

  std::vector<Function> find() {
    for (size_t at = 0; at < code_.size();) {
      const auto end = skip(code_, at);
      if (end != at) {
        count_lines(code_.substr(at, end - at));
        at = end;
      } else {
        take(code_[at++]);
      }
    }
    return std::move(found_);
  }

 private:
  void count_lines(std::string_view skipped) {
    const auto count = static_cast<size_t>(std::ranges::count(skipped, '\n'));
    line_ += count;
    if (skipped.front() == '"') literal_lines_ += count;
  }

  void take(char c) {
    if (c == '\n') ++line_;
    if (c == '{') {
      open();
    } else if (c == '}') {
      close();
    } else if (inside_ == 0) {
      take_outside(c);
    }
  }

  void take_outside(char c) {
    const bool blank = c == ' ' || c == '\n';
    if (ended_ && !blank) {
      // Only the initialiser of a member goes on: a{1}, b{2} { … }.
      if (c != ',') head_ = {};
      ended_ = false;
    }
    if (c == ';') {
      head_ = {};
    } else {
      head_.take(c);
    }
  }

  // `inside_` counts the braces open from the outermost that is no scope.
  void open() {
    ended_ = false;
    if (inside_ > 0 || head_.parentheses > 0) {
      ++inside_;
      if (inside_ == 1) is_function_ = false;
      return;
    }
    if (!head_.has_parameters && head_.opens_scope()) {
      head_ = {};
      return;
    }
    inside_ = 1;
    is_function_ = head_.opens_function();
    literal_lines_ = 0;
    if (is_function_) found_.push_back({head_.name, line_, 0});
  }

  void close() {
    if (inside_ == 0) {
      head_ = {};
      return;
    }
    if (--inside_ > 0 || head_.parentheses > 0) return;
    if (is_function_) {
      auto& function = found_.back();
      function.length = line_ - function.line + 1 - literal_lines_;
    }
    ended_ = true;
  }

  std::string_view code_;
  size_t line_ = 1;
  size_t literal_lines_ = 0;  // in the function at hand
  Head head_;
  int inside_ = 0;
  bool is_function_ = false;
  bool ended_ = false;  // a brace has just closed what the head began
  std::vector<Function> found_;
};

}  // namespace

std::vector<Function> functions(std::string_view code) {
  return Finder(code).find();
}

}  // namespace listlint::conventions
