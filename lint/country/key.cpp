#include "lint/country/key.h"

#include <algorithm>
#include <string>

#include "lint/unicode/code_point.h"

namespace listlint::country {
namespace {

// A name is never longer; hostile text is turned away before it is folded.
constexpr size_t kMostBytes = 400;

bool is_word_byte(unsigned char byte) {
  return byte >= 0x80 || (byte >= 'a' && byte <= 'z') ||
         (byte >= '0' && byte <= '9');
}

std::string_view spelt_out(std::string_view word) {
  if (word.size() > 4) return word;
  if (word == "st") return "saint";
  if (word == "n") return "north";
  if (word == "s") return "south";
  if (word == "rep") return "republic";
  if (word == "dem") return "democratic";
  if (word == "fed") return "federated";
  if (word == "isl" || word == "isls" || word == "isds" || word == "is") {
    return "islands";
  }
  if (word == "the") return "";
  return word;
}

}  // namespace

Key::Key(std::string_view written) {
  if (written.size() > kMostBytes) return;
  const bool ascii = std::ranges::none_of(
      written, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (ascii) {
    // What fold does to ASCII is done by add_words, without an allocation.
    std::array<char, kMostBytes> lower;
    std::ranges::transform(written, lower.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    add_words({lower.data(), written.size()});
  } else {
    add_words(unicode::fold(written));
  }
  if (full_) size_ = 0;
}

void Key::add_words(std::string_view folded) {
  std::array<char, kMostBytes> word;
  size_t length = 0;
  const auto finish = [&] {
    if (length != 0) put(spelt_out({word.data(), length}));
    length = 0;
  };
  for (const char c : folded) {
    if (is_word_byte(static_cast<unsigned char>(c))) {
      if (length == word.size()) {
        full_ = true;
        return;
      }
      word[length++] = c;
    } else if (c == '&') {
      finish();
      put("and");
    } else if (c != '.' && c != '\'') {
      finish();
    }
  }
  finish();
}

void Key::put(std::string_view text) {
  if (text.empty()) return;
  if (size_ + text.size() + 1 > bytes_.size()) {
    full_ = true;
    return;
  }
  if (size_ != 0) bytes_[size_++] = ' ';
  std::ranges::copy(text, bytes_.begin() + static_cast<ptrdiff_t>(size_));
  size_ += text.size();
}

}  // namespace listlint::country
