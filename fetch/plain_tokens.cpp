#include "fetch/plain_tokens.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <utility>

#include "fetch/references.h"
#include "lint/ascii.h"
#include "lint/unicode/utf8.h"

namespace listlint::fetch {
namespace {

constexpr size_t kMostAttributes = 100;

constexpr bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

// Bytes that end the name of a tag or an attribute.
constexpr auto kEndsName = [] {
  std::array<bool, 256> table{};
  for (const unsigned char c : {' ', '\n', '\t', '\r', '\f', '/', '>'}) {
    table[c] = true;
  }
  return table;
}();

constexpr bool ends_name(char c) {
  return kEndsName[static_cast<unsigned char>(c)];
}

constexpr bool is_letter(char c) {
  const char small = lower(c);
  return small >= 'a' && small <= 'z';
}

// Whether eight bytes are ASCII from the space on, but for DEL.
bool are_usual(const char* bytes) {
  constexpr uint64_t kOnes = 0x0101'0101'0101'0101U;
  constexpr uint64_t kHighs = kOnes * 0x80;
  uint64_t eight = 0;
  std::memcpy(&eight, bytes, sizeof(eight));
  const uint64_t controls = (eight - kOnes * 0x20) & ~eight;
  const uint64_t del = (eight ^ kOnes * 0x7F) - kOnes;
  return ((controls | del | eight) & kHighs) == 0;
}

// Whether a parser of HTML takes the bytes as they are: none that are no UTF-8
// or no characters, and no control characters.
bool is_plain_text(std::string_view text) {
  const auto is_usual = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte < 0x7F) || is_space(c);
  };
  for (size_t at = 0; at < text.size();) {
    if (at + 8 <= text.size() && are_usual(text.data() + at)) {
      at += 8;
      continue;
    }
    if (is_usual(text[at])) {
      ++at;
      continue;
    }
    const auto point = utf8::decode(text, at);
    const auto value = point.value;
    if (value == utf8::kIllFormed || value < 0xA0 || value == 0xFEFF ||
        (value >= 0xFDD0 && value <= 0xFDEF) || (value & 0xFFFE) == 0xFFFE) {
      return false;
    }
    at += point.length;
  }
  return true;
}

// Names of up to eight letters are compared as one number.
class TagTable {
 public:
  TagTable() {
    for (int i = 0; i < GUMBO_TAG_UNKNOWN; ++i) {
      const auto tag = static_cast<GumboTag>(i);
      const std::string_view name = gumbo_normalized_tagname(tag);
      if (name.empty() || name.size() > 8) continue;
      uint64_t key = 0;
      for (const char c : name) key = key << 8 | static_cast<uint8_t>(c);
      auto slot = slot_of(key);
      while (slots_[slot].key != 0) slot = (slot + 1) % kSlots;
      slots_[slot] = {key, tag};
    }
  }

  GumboTag find(std::string_view name) const {
    if (name.size() > 8) {
      return gumbo_tagn_enum(name.data(), static_cast<unsigned>(name.size()));
    }
    uint64_t key = 0;
    for (const char c : name) key = key << 8 | static_cast<uint8_t>(lower(c));
    for (auto slot = slot_of(key);; slot = (slot + 1) % kSlots) {
      if (slots_[slot].key == key) return slots_[slot].tag;
      if (slots_[slot].key == 0) return GUMBO_TAG_UNKNOWN;
    }
  }

 private:
  struct Slot {
    uint64_t key = 0;
    GumboTag tag = GUMBO_TAG_UNKNOWN;
  };
  static constexpr size_t kSlotBits = 10;
  static constexpr size_t kSlots = size_t{1} << kSlotBits;
  static size_t slot_of(uint64_t key) {
    return static_cast<size_t>(key * 0x9E37'79B9'7F4A'7C15U >>
                               (64 - kSlotBits));
  }
  std::array<Slot, kSlots> slots_{};
};

GumboTag tag_of(std::string_view name) {
  static const TagTable table;
  return table.find(name);
}

std::string_view Attributes::*attribute_of(std::string_view name) {
  using Value = std::pair<std::string_view, std::string_view Attributes::*>;
  constexpr auto kValues =
      std::to_array<Value>({{"src", &Attributes::src},
                            {"role", &Attributes::role},
                            {"data", &Attributes::data},
                            {"type", &Attributes::type},
                            {"name", &Attributes::name},
                            {"style", &Attributes::style},
                            {"content", &Attributes::content},
                            {"property", &Attributes::property},
                            {"http-equiv", &Attributes::http_equiv}});
  if (name.size() < 3 || name.size() > 10) return nullptr;
  for (const auto& [known, value] : kValues) {
    if (equal_letters(name, known)) return value;
  }
  return nullptr;
}

}  // namespace

PlainTokens::PlainTokens(std::string_view html)
    : html_(html), is_unsure_(!is_plain_text(html)) {}

const Token& PlainTokens::next() {
  if (!decoded_.empty()) decoded_.clear();
  while (!is_unsure_ && at_ < html_.size()) {
    if (html_[at_] != '<' || at_ + 1 == html_.size()) {
      return text_up_to(html_.find('<', at_ + 1));
    }
    const char second = html_[at_ + 1];
    if (is_letter(second)) return tag_at(at_ + 1, TokenKind::start);
    if (second == '/') {
      if (at_ + 2 == html_.size() || !is_letter(html_[at_ + 2])) break;
      return tag_at(at_ + 2, TokenKind::end);
    }
    if (second != '!' && second != '?') {
      return text_up_to(html_.find('<', at_ + 1));
    }
    if (!skip_declaration()) break;
  }
  const bool is_done = !is_unsure_ && at_ >= html_.size();
  token_.kind = is_done ? TokenKind::done : TokenKind::unsure;
  return token_;
}

bool PlainTokens::take_raw(std::string_view name, bool has_references,
                           std::string_view& content) {
  const auto begin = at_;
  for (auto at = html_.find("</", begin); at != std::string_view::npos;
       at = html_.find("</", at + 2)) {
    const auto after = at + 2 + name.size();
    if (after >= html_.size()) return false;
    if (!equal_letters(html_.substr(at + 2, name.size()), name)) continue;
    const char c = html_[after];
    if (!is_space(c) && c != '/' && c != '>') continue;
    content = html_.substr(begin, at - begin);
    // A script within a comment within a script may hold its end tag.
    if (content.find("<!--") != std::string_view::npos) return false;
    const auto end = html_.find('>', after);
    if (end == std::string_view::npos) return false;
    at_ = end + 1;
    return !has_references || decode(content, false, content);
  }
  return false;
}

const Token& PlainTokens::text_up_to(size_t end) {
  end = std::min(end, html_.size());
  token_.tag = GUMBO_TAG_UNKNOWN;
  const bool is_sure = decode(html_.substr(at_, end - at_), false, token_.text);
  token_.kind = is_sure ? TokenKind::text : TokenKind::unsure;
  at_ = end;
  return token_;
}

const Token& PlainTokens::tag_at(size_t at, TokenKind kind) {
  const auto begin = at;
  while (at < html_.size() && !ends_name(html_[at])) ++at;
  token_.name = html_.substr(begin, at - begin);
  token_.tag = tag_of(token_.name);
  if (has_attributes_) token_.attributes = {};
  has_attributes_ = false;
  token_.kind = read_attributes(at) ? kind : TokenKind::unsure;
  at_ = at;
  return token_;
}

// Comments, the document's type, instructions for XML. False: unsure.
bool PlainTokens::skip_declaration() {
  const auto rest = html_.substr(at_);
  if (rest.starts_with("<![CDATA[")) return false;
  if (!rest.starts_with("<!--")) {
    const auto end = rest.find('>');
    if (end == std::string_view::npos) return false;
    at_ += end + 1;
    return true;
  }
  const auto end = rest.find("-->", 4);
  if (end == std::string_view::npos) return false;
  const auto inside = rest.substr(4, end - 4);
  if (inside.starts_with('>') || inside.starts_with("->") ||
      inside.find("--!") != std::string_view::npos ||
      rest.substr(2).starts_with("-->") || rest.substr(2).starts_with("--->")) {
    return false;
  }
  at_ += end + 3;
  return true;
}

bool PlainTokens::read_attributes(size_t& at) {
  for (size_t count = 0; count < kMostAttributes; ++count) {
    while (at < html_.size() && (is_space(html_[at]) || html_[at] == '/')) ++at;
    if (at == html_.size()) return false;
    if (html_[at] == '>') {
      token_.closes_itself = html_[at - 1] == '/';
      ++at;
      return true;
    }
    const auto begin = at;
    for (; at < html_.size(); ++at) {
      const char c = html_[at];
      if (ends_name(c) || c == '=') break;
      if (c == '"' || c == '\'' || c == '<') return false;
    }
    if (at == begin) return false;
    const auto name = html_.substr(begin, at - begin);
    while (at < html_.size() && is_space(html_[at])) ++at;
    std::string_view value;
    if (at < html_.size() && html_[at] == '=') {
      ++at;
      if (!read_value(at, value)) return false;
    }
    if (!keep(name, value)) return false;
  }
  return false;
}

bool PlainTokens::read_value(size_t& at, std::string_view& value) {
  while (at < html_.size() && is_space(html_[at])) ++at;
  if (at == html_.size()) return false;
  const char quote = html_[at];
  if (quote == '"' || quote == '\'') {
    const auto end = html_.find(quote, at + 1);
    if (end == std::string_view::npos || end + 1 == html_.size()) return false;
    value = html_.substr(at + 1, end - at - 1);
    at = end + 1;
    return is_space(html_[at]) || html_[at] == '/' || html_[at] == '>';
  }
  const auto begin = at;
  for (; at < html_.size(); ++at) {
    const char c = html_[at];
    if (is_space(c) || c == '>') break;
    if (c == '"' || c == '\'' || c == '<' || c == '=' || c == '`') return false;
  }
  value = html_.substr(begin, at - begin);
  // Whether a slash closes the tag is then for a parser to say.
  return !value.empty() && !value.ends_with('/');
}

// The first of a name counts.
bool PlainTokens::keep(std::string_view name, std::string_view value) {
  if (name.size() == 6 && equal_letters(name, "hidden")) {
    has_attributes_ = true;
    token_.attributes.hidden = true;
    return true;
  }
  const auto member = attribute_of(name);
  if (member == nullptr) return true;
  auto& kept = token_.attributes.*member;
  if (kept.data() != nullptr) return true;
  has_attributes_ = true;
  kept = "";
  return value.empty() || decode(value, true, kept);
}

bool PlainTokens::decode(std::string_view raw, bool in_attribute,
                         std::string_view& value) {
  value = raw;
  if (raw.find('&') == std::string_view::npos &&
      (!in_attribute || raw.find('\r') == std::string_view::npos)) {
    return true;
  }
  auto& text = decoded_.emplace_back();
  if (!decode_references(raw, in_attribute, text)) return false;
  value = text;
  return !in_attribute || text.find('\r') == std::string::npos;
}

}  // namespace listlint::fetch
