#include "lint/read/markdown_inline.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "lint/ascii.h"
#include "lint/read/archive_address.h"
#include "lint/read/copy_behind.h"
#include "lint/read/markdown_address.h"
#include "lint/read/markdown_definition.h"
#include "lint/read/markdown_line.h"
#include "lint/read/wikitext_entity.h"

namespace listlint::markdown {
namespace {

bool is_space(char c) { return is_blank(c) || c == '\n' || c == '\0'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_word(char c) {
  return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}
bool is_punctuation(char c) { return !is_space(c) && !is_word(c) && c > ' '; }

// What may begin markup. A ':' may stand in an address.
constexpr std::array<bool, 256> special_signs() {
  std::array<bool, 256> signs = {};
  for (const char c : std::string_view("\n\\`<[]!*_~&:w^")) {
    signs[static_cast<unsigned char>(c)] = true;
  }
  return signs;
}

constexpr auto kSpecial = special_signs();

}  // namespace

Definitions::Definitions(std::string_view bytes,
                         const std::vector<Definition>& all) {
  for (const auto& definition : all) {
    const auto label =
        bytes.substr(definition.label.begin, definition.label.size());
    // The first of a label holds.
    index_of_key_.try_emplace(label_key(label),
                              static_cast<Index>(all_.size()));
    all_.push_back({definition, false});
  }
}

std::optional<Span> Definitions::find(std::string_view label) {
  if (all_.empty()) return std::nullopt;
  const auto found = index_of_key_.find(label_key(label));
  if (found == index_of_key_.end()) return std::nullopt;
  auto& slot = all_[found->second];
  slot.used = true;
  return slot.definition.url;
}

std::vector<Span> Definitions::unused() const {
  std::vector<Span> spans;
  for (const auto& slot : all_) {
    if (!slot.used) spans.push_back(slot.definition.span);
  }
  return spans;
}

Token& InlineScanner::push(Span span, TokenKind kind) {
  auto& token = tokens_.emplace_back();
  token.span = span;
  token.kind = kind;
  return token;
}

uint32_t InlineScanner::last_end() const {
  return tokens_.empty() ? begin_ : tokens_.back().span.end;
}

void InlineScanner::scan(Span content, bool quoted) {
  tokens_.clear();
  links_.clear();
  problems_.clear();
  brackets_.clear();
  inactive_ = 0;
  for (auto& runs : runs_) runs.clear();
  begin_ = content.begin;
  end_ = content.end;
  at_ = begin_;
  quoted_ = quoted;
  knows_backticks_ = false;
  knows_greater_ = false;
  no_comment_end_ = false;
  while (at_ < end_) {
    if (kSpecial[static_cast<unsigned char>(bytes_[at_])]) {
      scan_special();
    } else {
      ++at_;
    }
  }
}

void InlineScanner::scan_special() {
  switch (bytes_[at_]) {
    case '\n':
      return scan_line_end();
    case '\\':
      return scan_escape();
    case '`':
      return scan_code();
    case '<':
      return scan_angle();
    case '[':
      return scan_open();
    case ']':
      return scan_close();
    case '!':
      return scan_image();
    case '&':
      return scan_entity();
    case ':':
      return scan_scheme();
    case 'w':
      return scan_www();
    case '^':
      return scan_caret();
    default:
      return scan_run();
  }
}

// With the white space around it, the signs of quotes, and the backslash of a
// hard break.
void InlineScanner::scan_line_end() {
  uint32_t begin = at_;
  while (begin > last_end() && is_blank(bytes_[begin - 1])) --begin;
  ++at_;
  while (at_ < end_ &&
         (is_space(bytes_[at_]) || (quoted_ && bytes_[at_] == '>'))) {
    ++at_;
  }
  push({begin, at_}, TokenKind::line_end);
}

void InlineScanner::scan_escape() {
  const char next = at(at_ + 1);
  if (next == '\n' || (next == '\r' && at(at_ + 2) == '\n')) {
    push({at_, at_ + 1}, TokenKind::tag);
    ++at_;
  } else if (is_punctuation(next)) {
    push({at_, at_ + 2}, TokenKind::escape);
    at_ += 2;
  } else {
    ++at_;
  }
}

void InlineScanner::scan_entity() {
  const auto entity = wikitext::read_entity(bytes_, at_, end_);
  if (!entity) {
    ++at_;
    return;
  }
  push({at_, at_ + entity->length}, TokenKind::entity);
  at_ += entity->length;
}

void InlineScanner::scan_code() {
  const auto run_end = [&](uint32_t from) {
    while (from < end_ && bytes_[from] == '`') ++from;
    return from;
  };
  if (!knows_backticks_) {
    last_backticks_.fill(0);
    for (uint32_t i = at_; i < end_; ++i) {
      if (bytes_[i] != '`') continue;
      const uint32_t run = run_end(i);
      if (run - i <= kMostBackticks) last_backticks_[run - i] = i;
      i = run - 1;
    }
    knows_backticks_ = true;
  }
  const uint32_t open = at_;
  const uint32_t inside = run_end(at_);
  const uint32_t length = inside - open;
  at_ = inside;
  if (length > kMostBackticks || last_backticks_[length] <= open) return;
  uint32_t close = inside;
  while (true) {
    while (bytes_[close] != '`') ++close;
    const uint32_t after = run_end(close);
    if (after - close == length) {
      push({open, after}, TokenKind::code).marks = static_cast<uint8_t>(length);
      at_ = after;
      return;
    }
    close = after;
  }
}

void InlineScanner::scan_angle() {
  if (scan_comment() || scan_autolink() || scan_tag()) return;
  ++at_;
}

bool InlineScanner::scan_comment() {
  const auto rest = bytes_.substr(at_, end_ - at_);
  if (no_comment_end_ || !rest.starts_with("<!--")) return false;
  const auto close = rest.find("-->", 4);
  if (close == std::string_view::npos) {
    no_comment_end_ = true;
    problems_.push_back({{at_, at_ + 4}, "<!--"});
    return false;
  }
  const uint32_t after = at_ + static_cast<uint32_t>(close) + 3;
  push({at_, after}, TokenKind::comment);
  at_ = after;
  return true;
}

bool InlineScanner::scan_autolink() {
  const uint32_t begin = at_ + 1;
  if (!is_letter(at(begin))) return false;
  uint32_t i = begin;
  while (i < end_ && (is_letter(bytes_[i]) || is_digit(bytes_[i])) &&
         i - begin < 32) {
    ++i;
  }
  if (at(i) != ':' || i - begin < 2) return false;
  while (i < end_ && bytes_[i] != '>' && bytes_[i] != '<' &&
         !is_space(bytes_[i])) {
    ++i;
  }
  if (at(i) != '>') return false;
  const uint32_t open = std::exchange(at_, i + 1);
  push_address({open, i + 1}, {begin, i});
  return true;
}

// Looks no further than a tag is long.
bool InlineScanner::scan_tag() {
  constexpr uint32_t kLongest = 1000;
  const char first = at(at_ + 1);
  if (!is_letter(first) && first != '/') return false;
  if (first == '/' && !is_letter(at(at_ + 2))) return false;
  if (!knows_greater_) {
    const auto found = bytes_.substr(0, end_).rfind('>');
    last_greater_ = found == bytes_.npos ? 0 : static_cast<uint32_t>(found) + 1;
    knows_greater_ = true;
  }
  if (last_greater_ <= at_) return false;
  char quote = '\0';
  const uint32_t limit = std::min(end_, at_ + kLongest);
  for (uint32_t i = at_ + 1; i < limit; ++i) {
    const char c = bytes_[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '<') {
      return false;
    } else if (c == '>') {
      const auto name = bytes_.substr(at_ + 1, 4);
      const bool image = name == "img " || name == "IMG ";
      push({at_, i + 1}, image ? TokenKind::media : TokenKind::tag);
      at_ = i + 1;
      return true;
    }
  }
  return false;
}

void InlineScanner::scan_image() {
  if (at(at_ + 1) != '[' || at(at_ + 2) == '^') {
    ++at_;
    return;
  }
  push({at_, at_ + 2}, TokenKind::text);
  brackets_.push_back({static_cast<Index>(tokens_.size() - 1), true, false});
  at_ += 2;
}

void InlineScanner::scan_open() {
  if (scan_footnote()) return;
  if (!brackets_.empty()) brackets_.back().has_inner = true;
  push({at_, at_ + 1}, TokenKind::text);
  brackets_.push_back({static_cast<Index>(tokens_.size() - 1), false, false});
  ++at_;
}

bool InlineScanner::scan_footnote() {
  if (at(at_ + 1) != '^') return false;
  uint32_t i = at_ + 2;
  while (i < end_ && bytes_[i] != ']' && bytes_[i] != '[' &&
         !is_space(bytes_[i])) {
    ++i;
  }
  if (at(i) != ']' || i == at_ + 2) return false;
  push({at_, i + 1}, TokenKind::footnote);
  at_ = i + 1;
  return true;
}

void InlineScanner::scan_close() {
  if (brackets_.empty()) {
    ++at_;
    return;
  }
  const Bracket bracket = brackets_.back();
  brackets_.pop_back();
  const bool active = bracket.is_image || brackets_.size() >= inactive_;
  inactive_ = std::min(inactive_, brackets_.size());
  if (!brackets_.empty()) brackets_.back().has_inner = true;
  if (!active || !close_link(bracket)) ++at_;
}

// What follows the ']' at hand: "(url)", "[label]", "[]" or nothing.
bool InlineScanner::close_link(const Bracket& bracket) {
  const uint32_t open = tokens_[bracket.token].span.end;
  if (at(at_ + 1) == '(') {
    uint32_t i = skip_space(bytes_, at_ + 2, end_);
    Span url{i, i};
    if (const auto found = destination(bytes_, i, end_)) {
      url = found->span;
      i = found->after;
    }
    const uint32_t behind = i;
    i = skip_space(bytes_, i, end_);
    if (i > behind) {
      if (const auto title = link_title(bytes_, i, end_)) {
        i = skip_space(bytes_, title->after, end_);
      }
    }
    if (at(i) == ')') {
      finish_link(bracket, i + 1, url);
      return true;
    }
  }
  if (definitions_.empty()) return false;
  if (at(at_ + 1) == '[' && at(at_ + 2) != ']') {
    const auto name = label(bytes_, at_ + 1, end_);
    if (!name) return false;
    const auto url =
        definitions_.find(bytes_.substr(name->span.begin, name->span.size()));
    if (url) finish_link(bracket, name->after, *url);
    return url.has_value();
  }
  constexpr uint32_t kLongestLabel = 999;
  if (bracket.has_inner || at_ - open > kLongestLabel) return false;
  const auto url = definitions_.find(bytes_.substr(open, at_ - open));
  if (url) finish_link(bracket, at(at_ + 1) == '[' ? at_ + 3 : at_ + 1, *url);
  return url.has_value();
}

void InlineScanner::finish_link(const Bracket& bracket, uint32_t after,
                                Span url) {
  auto& opener = tokens_[bracket.token];
  if (bracket.is_image) {
    opener.span.end = after;
    opener.kind = TokenKind::media;
    drop_tokens(bracket.token + 1);
    at_ = after;
    return;
  }
  Link link;
  link.span = {opener.span.begin, after};
  link.text = {opener.span.end, at_};
  link.url = url;
  const auto text = bytes_.substr(link.text.begin, link.text.size());
  link.is_mark = link.span.begin > begin_ && is_source_word(text);
  if (take_copy(bracket.token, link, false)) return;
  opener.kind = TokenKind::link_open;
  opener.link = static_cast<Index>(links_.size());
  uint32_t close = at_;
  at_ = after;
  // "([source](…))" goes as a whole.
  const bool is_first = bracket.token == 0;
  const uint32_t before =
      is_first ? begin_ : tokens_[bracket.token - 1].span.end;
  if (link.is_mark && link.span.begin > before && at(after) == ')' &&
      bytes_[link.span.begin - 1] == '(') {
    --link.span.begin;
    --opener.span.begin;
    ++link.span.end;
    ++at_;
  }
  const Index index = opener.link;
  links_.push_back(link);
  push({close, at_}, TokenKind::link_close).link = index;
  inactive_ = brackets_.size();
}

// Signs that opened emphasis in what is dropped open none.
void InlineScanner::drop_tokens(Index first) {
  tokens_.resize(first);
  for (auto& runs : runs_) {
    while (!runs.empty() && runs.back().token >= first) runs.pop_back();
  }
}

// Where the link whose first token is `token` is a copy of the page that the
// one before it leads to, it becomes a part of that.
bool InlineScanner::take_copy(Index token, const Link& link, bool is_address) {
  const auto url = bytes_.substr(link.url.begin, link.url.size());
  if (token == 0 || !is_archive(url)) return false;
  const auto is_lost = [](const Token& inner) {
    return inner.kind == TokenKind::footnote || inner.kind == TokenKind::note ||
           inner.kind == TokenKind::media || inner.kind == TokenKind::comment;
  };
  if (std::any_of(tokens_.begin() + token, tokens_.end(), is_lost)) {
    return false;
  }
  // Between the two stand space and brackets, and the end of bold text.
  Index kept = token;
  while (kept > 0 && (tokens_[kept - 1].kind == TokenKind::text ||
                      tokens_[kept - 1].kind == TokenKind::line_end)) {
    --kept;
  }
  Index page = kept;
  while (page > 0 && tokens_[page - 1].kind == TokenKind::emphasis) --page;
  if (page == 0) return false;
  const auto& before = tokens_[page - 1];
  if (before.kind != TokenKind::link_close &&
      before.kind != TokenKind::address) {
    return false;
  }
  const uint32_t begin = tokens_[kept - 1].span.end;
  if (kept > page && tokens_[page].span.begin != before.span.end) return false;
  auto& owner = links_[before.link];
  LinkPair pair;
  pair.page = bytes_.substr(owner.url.begin, owner.url.size());
  pair.copy = url;
  if (!is_address) pair.text = bytes_.substr(link.text.begin, link.text.size());
  pair.between = {begin, link.span.begin};
  pair.behind = {link.span.end, end_};
  pair.squares = !is_address;
  const uint32_t after = is_external(pair.page) ? end_of_copy(bytes_, pair) : 0;
  if (after == 0) return false;
  owner.copy = link.url;
  owner.span.end = after;
  const bool in_square = after > link.span.end && bytes_[after - 1] == ']';
  if (in_square && !brackets_.empty()) brackets_.pop_back();
  if (!is_address) inactive_ = brackets_.size();
  drop_tokens(kept);
  push({begin, after}, TokenKind::copy);
  at_ = after;
  return true;
}

// "^[a note]", as Pandoc has it.
void InlineScanner::scan_caret() {
  if (at(at_ + 1) != '[') {
    ++at_;
    return;
  }
  constexpr uint32_t kLongest = 2000;
  uint32_t open = 0;
  const uint32_t limit = std::min(end_, at_ + kLongest);
  for (uint32_t i = at_ + 1; i < limit; ++i) {
    const char c = bytes_[i];
    // Notes hold no notes.
    if (c == '^' && at(i + 1) == '[') break;
    if (c == '\\') ++i;
    if (c == '[') ++open;
    if (c != ']' || --open > 0) continue;
    push({at_, i + 1}, TokenKind::note);
    at_ = i + 1;
    return;
  }
  ++at_;
}

// A run of signs of emphasis opens or closes it by what stands beside it.
void InlineScanner::scan_run() {
  const char sign = bytes_[at_];
  uint32_t end = at_;
  while (end < end_ && bytes_[end] == sign) ++end;
  const Span span{at_, end};
  const char before = span.begin == begin_ ? '\0' : bytes_[span.begin - 1];
  const char after = at(end);
  at_ = end;
  if (sign == '~' && span.size() != 2) return;
  const bool left =
      !is_space(after) &&
      (!is_punctuation(after) || is_space(before) || is_punctuation(before));
  const bool right =
      !is_space(before) &&
      (!is_punctuation(before) || is_space(after) || is_punctuation(after));
  const bool word = sign == '_';  // inside of words it is a letter
  const bool opens = left && (!word || !right || is_punctuation(before));
  const bool closes = right && (!word || !left || is_punctuation(after));
  if (!opens && !closes) return;
  push(span, TokenKind::emphasis);
  const auto index = static_cast<Index>(tokens_.size() - 1);
  uint32_t left_over = span.size();
  if (closes) close_run(index, left_over);
  auto& runs = runs_[sign == '*' ? 0 : sign == '_' ? 1 : 2];
  if (opens && left_over > 0) runs.push_back({index, left_over});
}

void InlineScanner::close_run(Index token, uint32_t& left) {
  const char sign = bytes_[tokens_[token].span.begin];
  auto& runs = runs_[sign == '*' ? 0 : sign == '_' ? 1 : 2];
  constexpr int kMost = 100;  // signs of one run that are markup
  while (left > 0 && !runs.empty()) {
    auto& opener = tokens_[runs.back().token];
    auto& closer = tokens_[token];
    const uint32_t pair = left >= 2 && runs.back().left >= 2 ? 2 : 1;
    if (opener.marks > kMost || closer.marks > kMost) return;
    opener.marks = static_cast<uint8_t>(opener.marks + pair);
    closer.marks = static_cast<uint8_t>(closer.marks + pair);
    if (pair == 2 && sign != '~') {
      ++opener.strong;
      --closer.strong;
    }
    left -= pair;
    runs.back().left -= pair;
    if (runs.back().left == 0) runs.pop_back();
  }
}

void InlineScanner::scan_scheme() {
  const auto address = address_at_scheme(bytes_, last_end(), at_, end_);
  if (address.empty()) {
    ++at_;
    return;
  }
  at_ = address.end;
  push_address(address, address);
}

void InlineScanner::scan_www() {
  const bool begins =
      at_ == begin_ || (!is_word(bytes_[at_ - 1]) && bytes_[at_ - 1] != '/' &&
                        bytes_[at_ - 1] != '.');
  if (!begins || bytes_.substr(at_, 4) != "www.") {
    ++at_;
    return;
  }
  const Span address{at_, address_end(bytes_, at_, end_)};
  at_ = address.end;
  if (address.size() > 6) push_address(address, address);
}

void InlineScanner::push_address(Span span, Span url) {
  Link link;
  link.span = span;
  link.text = url;
  link.url = url;
  if (take_copy(static_cast<Index>(tokens_.size()), link, true)) return;
  const auto index = static_cast<Index>(links_.size());
  links_.push_back(link);
  push(span, TokenKind::address).link = index;
}

}  // namespace listlint::markdown
