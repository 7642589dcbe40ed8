#include "lint/read/text_line.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "lint/ascii.h"

namespace listlint::text {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

// Requests for a source, as English Wikipedia renders its templates.
constexpr std::array<std::string_view, 6> kRequests = {
    "citation needed", "better source needed", "unreliable source?",
    "dead link",       "permanent dead link",  "failed verification"};

constexpr std::array<std::string_view, 4> kNoteWords = {"note ", "nb ", "n ",
                                                        "notes "};

// The kind of a label between brackets, nullopt where it is no citation.
std::optional<CitationKind> kind_of(std::string_view label) {
  if (label.size() <= 7 && all_digits(label)) return CitationKind::reference;
  if (label.size() <= 2 && std::ranges::all_of(label, is_letter)) {
    return CitationKind::note;
  }
  for (const auto word : kNoteWords) {
    if (label.starts_with(word) && all_digits(label.substr(word.size()))) {
      return CitationKind::note;
    }
  }
  if (std::ranges::find(kRequests, label) != kRequests.end()) {
    return CitationKind::request;
  }
  return std::nullopt;
}

}  // namespace

uint32_t bullet_length(std::string_view line) {
  const auto spaces = [&](uint32_t at) {
    while (at < line.size() && is_space(line[at])) ++at;
    return at;
  };
  const uint32_t begin = spaces(0);
  uint32_t at = begin;
  if (at >= line.size() || is_letter(line[at])) return 0;
  if (line[at] == '-' || line[at] == '*') {
    ++at;
  } else if (line.substr(at, 3) == "\u2022" || line.substr(at, 3) == "\u2013") {
    at += 3;
  } else {
    while (at < line.size() && at - begin < 5 && is_digit(line[at])) ++at;
    if (at == begin || at >= line.size()) return 0;
    if (line[at] != '.' && line[at] != ')') return 0;
    ++at;
  }
  const uint32_t end = spaces(at);
  return end == at || end == line.size() ? 0 : end;
}

std::optional<Citation> parse_mark(std::string_view bytes, uint32_t at,
                                   uint32_t end) {
  constexpr uint32_t kLongest = 48;
  const uint32_t stop = end - at > kLongest ? at + kLongest : end;
  const auto close = bytes.substr(at, stop - at).find(']');
  if (close == std::string_view::npos) return std::nullopt;
  Citation mark;
  mark.span = {at, at + static_cast<uint32_t>(close) + 1};
  const Span label = trim(bytes, {at + 1, mark.span.end - 1});
  mark.label = {bytes.substr(label.begin, label.size()), label};
  const auto kind = kind_of(mark.label.value);
  if (!kind) return std::nullopt;
  mark.kind = *kind;
  return mark;
}

void find_marks(std::string_view bytes, Span span,
                std::vector<Citation>& marks) {
  uint32_t at = span.begin;
  while (at < span.end) {
    const auto* open = static_cast<const char*>(
        std::memchr(bytes.data() + at, '[', span.end - at));
    if (open == nullptr) return;
    at = static_cast<uint32_t>(open - bytes.data());
    if (auto mark = parse_mark(bytes, at, span.end)) {
      at = mark->span.end;
      marks.push_back(*mark);
    } else {
      ++at;
    }
  }
}

bool is_sentence(std::string_view line) {
  if (line.empty()) return false;
  const bool ends = line.ends_with('.') || line.ends_with(':') ||
                    line.ends_with('!') || line.ends_with('?');
  constexpr uint32_t kLong = 25;  // words, so more than twice the bytes
  if (!ends) {
    return line.size() >= 2 * kLong && word_count(line, kLong) >= kLong;
  }
  return word_count(line, 5) >= 4;
}

Span ending_comment(std::string_view bytes, Span line) {
  auto text = bytes.substr(line.begin, line.size());
  if (!text.ends_with("-->")) return {};
  const auto begin = text.rfind("<!--");
  if (begin == std::string_view::npos) return {};
  text.remove_prefix(begin + 4);
  const auto word = text.find_first_not_of(" \t");
  if (word == text.npos || !text.substr(word).starts_with("listlint-")) {
    return {};
  }
  return {line.begin + static_cast<uint32_t>(begin), line.end};
}

uint32_t word_count(std::string_view text, uint32_t most) {
  uint32_t words = 0;
  bool inside = false;
  for (const char c : text) {
    if (is_space(c)) {
      inside = false;
    } else if (!inside) {
      inside = true;
      if (++words >= most) break;
    }
  }
  return words;
}

}  // namespace listlint::text
