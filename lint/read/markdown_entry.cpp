#include "lint/read/markdown_entry.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "lint/country/flag_codes.h"
#include "lint/read/markdown_address.h"
#include "lint/read/markdown_line.h"
#include "lint/read/text_line.h"
#include "lint/unicode/utf8.h"

namespace listlint::markdown {
namespace {

// A flag at the beginning of a text, as two regional indicators or as a black
// flag with the tags of a part of a country.
struct Emoji {
  uint32_t length = 0;  // 0 where there is none
  std::string code;
};

Emoji black_flag(std::string_view text) {
  constexpr char32_t kBlackFlag = 0x1F3F4;
  constexpr char32_t kTags = 0xE0000;
  constexpr char32_t kLastTag = 0xE007F;
  auto point = utf8::decode(text, 0);
  if (point.value != kBlackFlag) return {};
  Emoji flag;
  uint32_t at = point.length;
  while (at < text.size() && flag.code.size() < 8) {
    point = utf8::decode(text, at);
    if (point.value <= kTags || point.value > kLastTag) return {};
    at += point.length;
    if (point.value == kLastTag) break;
    flag.code += static_cast<char>(point.value - kTags);
  }
  constexpr auto kParts =
      std::to_array<std::pair<std::string_view, const char*>>(
          {{"gbeng", "ENG"}, {"gbsct", "SCO"}, {"gbwls", "WAL"}});
  for (const auto& [tags, code] : kParts) {
    if (flag.code == tags) return {at, code};
  }
  return {};
}

Emoji emoji_flag(std::string_view text) {
  constexpr char32_t kFirst = 0x1F1E6;
  constexpr char32_t kLast = 0x1F1FF;
  if (!text.starts_with('\xF0')) return {};
  Emoji flag;
  for (int i = 0; i < 2; ++i) {
    if (flag.length >= text.size()) return {};
    const auto point = utf8::decode(text, flag.length);
    if (point.value < kFirst || point.value > kLast) return black_flag(text);
    flag.code += static_cast<char>('A' + (point.value - kFirst));
    flag.length += point.length;
  }
  return flag;
}

size_t blanks(std::string_view text) {
  size_t count = 0;
  while (count < text.size() && is_blank(text[count])) ++count;
  return count;
}

// "Queensland, Australia": where a place is and no description.
bool ends_in_country(std::string_view text) {
  constexpr size_t kLongest = 80;
  const auto comma = text.rfind(", ");
  if (comma == std::string_view::npos) return false;
  auto last = text.substr(comma + 2);
  while (last.ends_with(' ')) last.remove_suffix(1);
  return last.size() <= kLongest && country::find(last) != nullptr;
}

}  // namespace

void LineText::Piece::remove_prefix(size_t bytes) {
  shown.remove_prefix(bytes);
  if (verbatim) span.begin += static_cast<uint32_t>(bytes);
}

void LineText::begin(Line& line, bool is_item) {
  begin_cell(line, line.writing, nullptr);
  may_have_note_ = is_item;
}

void LineText::begin_cell(Line& line, Writing& out,
                          std::vector<CellAddress>* addresses) {
  line_ = &line;
  out_ = &out;
  addresses_ = addresses;
  note_.clear();
  may_have_note_ = false;
  link_state_ = LinkState::none;
  space_ = {};
  in_link_ = false;
  hidden_ = false;
  after_address_ = false;
  strong_ = 0;
  has_bold_ = false;
  has_plain_ = false;
  has_media_ = false;
  has_anchors_ = false;
  has_text_beside_ = false;
}

Text LineText::note() const {
  const Span span = text::trim(note_.bytes(), {0, note_.size()});
  return span.empty() ? Text{} : note_.text(span);
}

bool LineText::is_navigation() const {
  return has_anchors_ && !has_text_beside_;
}

void LineText::text(Span span) { add({source_.slice(span), span, true}); }

void LineText::text(std::string_view shown, Span span) {
  add({shown, span, false});
}

void LineText::add(Piece piece) {
  if (hidden_) return;
  if (out_->empty()) take_flag(piece);
  if (std::exchange(after_address_, false)) drop_full_stop(piece);
  if (piece.shown.empty()) return;
  const auto spaces = blanks(piece.shown);
  const bool is_space = spaces == piece.shown.size();
  if (!is_space && !in_link_) has_text_beside_ = true;
  if (!is_space && piece.shown != ":") {
    (strong_ > 0 ? has_bold_ : has_plain_) = true;
  }
  if (link_state_ == LinkState::behind) {
    if (is_space) {
      space_ = piece;
      if (!piece.verbatim) space_.shown = " ";
      return;
    }
    leave_link(piece);
  }
  append(piece);
}

// The full stop behind an address that is not shown ends nothing.
void LineText::drop_full_stop(Piece& piece) {
  const auto text = piece.shown;
  const bool stops = text.starts_with('.') || text.starts_with(';');
  if (stops && (text.size() == 1 || is_blank(text[1]))) piece.remove_prefix(1);
}

void LineText::append(const Piece& piece) {
  if (piece.shown.empty()) return;
  auto& out = link_state_ == LinkState::noted ? note_ : *out_;
  if (piece.verbatim) {
    out.append(piece.span);
  } else {
    out.append(piece.shown, piece.span);
  }
}

// Takes space and a flag off the beginning of a line.
void LineText::take_flag(Piece& piece) {
  piece.remove_prefix(blanks(piece.shown));
  if (!line_->flag.empty() || !piece.verbatim) return;
  const auto flag = emoji_flag(piece.shown);
  if (flag.length == 0) return;
  const Span span{piece.span.begin, piece.span.begin + flag.length};
  line_->flag = source_.text(span);
  line_->flag_name = country::find_flag(flag.code);
  piece.remove_prefix(flag.length);
  piece.remove_prefix(blanks(piece.shown));
}

// The first text behind the link that an item begins with: what it says of
// the name, or a part of it.
void LineText::leave_link(Piece& piece) {
  const bool spaced = !space_.shown.empty() || is_blank(piece.shown[0]);
  Piece rest = piece;
  rest.remove_prefix(blanks(rest.shown));
  if (may_have_note_ && begins_note(rest, spaced)) {
    link_state_ = LinkState::noted;
    piece = rest;
  } else {
    flush_space();
  }
}

bool LineText::begins_note(Piece& piece, bool spaced) const {
  const auto text = piece.shown;
  // Those that need no space before them first.
  constexpr auto kSigns = std::to_array<std::string_view>(
      {":", "\uFF1A", "\u2014", "\u2013", "--", "-", "|", "\u00B7"});
  for (const auto sign : kSigns) {
    if (!text.starts_with(sign)) continue;
    const auto after = text.substr(sign.size());
    const bool is_tight = sign.size() == 3;  // the wide ones
    if (!after.empty() && !is_blank(after[0]) && !is_tight) return false;
    if (!spaced && sign != ":" && !is_tight) return false;
    piece.remove_prefix(sign.size());
    piece.remove_prefix(blanks(piece.shown));
    return true;
  }
  constexpr auto kGoesOn = std::to_array<std::string_view>(
      {",", ";", "(", "[", "\uFF0C", "\u3001", "\uFF08", "/", ".", "&"});
  const bool goes_on = std::ranges::any_of(
      kGoesOn, [&](std::string_view sign) { return text.starts_with(sign); });
  return spaced && !goes_on && !ends_in_country(text);
}

void LineText::flush_space() {
  link_state_ = LinkState::over;
  append(space_);
  space_ = {};
}

void LineText::open(const Link& link) {
  if (link_state_ == LinkState::behind) flush_space();
  hidden_ = link.is_mark;
  in_link_ = true;
  const auto url = source_.slice(link.url);
  if (is_anchor(url)) {
    has_anchors_ = true;
  } else {
    has_text_beside_ = true;
  }
  if (out_->empty() && link_state_ == LinkState::none && is_external(url)) {
    link_state_ = LinkState::inside;
  }
  const auto& out = link_state_ == LinkState::noted ? note_ : *out_;
  link_begin_ = out.size();
}

void LineText::close(const Link& link) {
  const bool hidden = hidden_;
  hidden_ = false;
  in_link_ = false;
  const bool is_name = link_state_ == LinkState::inside;
  if (is_name) link_state_ = LinkState::behind;
  const auto& out = link_state_ == LinkState::noted ? note_ : *out_;
  const Span shown = text::trim(out.bytes(), {link_begin_, out.size()});
  if (!is_external(source_.slice(link.url))) {
    if (hidden) builder_.unread(link.span, UnreadKind::item);
    return;
  }
  // A picture that leads somewhere is still a picture.
  if (!hidden && shown.empty() && has_media_) {
    builder_.unread(link.span, UnreadKind::media);
    if (is_name) link_state_ = LinkState::none;
    return;
  }
  Text title;
  if (hidden) {
    title = source_.text(link.text);
  } else if (!is_name && !shown.empty()) {
    title = out.text(shown);
  }
  give_link(link, title, hidden);
}

// A link in the text is no mark that ends a name.
void LineText::give_link(const Link& link, Text title, bool keeps_mark) {
  auto& decoded = builder_.document().decoded;
  const auto url = address_text(source_, link.url, decoded);
  Text copy;
  if (!link.copy.empty()) copy = address_text(source_, link.copy, decoded);
  if (addresses_ != nullptr) {
    addresses_->push_back({url, copy});
    return;
  }
  builder_.link(link.span, url, title, copy);
  if (!keeps_mark) line_->marks.pop_back();
}

void LineText::address(const Link& link) {
  if (in_link_ || !is_external(source_.slice(link.url))) {
    return text(link.text);
  }
  // The name of an item that has no other.
  const bool is_name =
      out_->empty() && link_state_ == LinkState::none && addresses_ == nullptr;
  if (is_name) {
    text(link.text);
    link_state_ = LinkState::behind;
  }
  give_link(link, {}, !is_name);
  after_address_ = !is_name;
}

void LineText::footnote(Span span, Span label) {
  builder_.cite(span, CitationKind::reference, source_.text(label));
}

// Its text is a description; what is markup in it stays as it is.
void LineText::note(Span span, Span content) {
  const auto citation = builder_.cite(span, CitationKind::reference);
  Writing writing(source_, builder_.document().decoded);
  for (uint32_t at = content.begin; at < content.end; ++at) {
    if (source_.bytes()[at] != '\n') continue;
    writing.append({content.begin, at});
    writing.append(" ", {at, at + 1});
    content.begin = at + 1;
  }
  writing.append(content);
  auto reference = text::parse_reference(writing, {0, writing.size()}, {});
  reference.span = span;
  builder_.describe(citation, std::move(reference));
}

void LineText::media(Span span) {
  has_media_ = true;
  builder_.unread(span, UnreadKind::media);
}

void LineText::comment(Span span) {
  builder_.document().comments.push_back(span);
}

}  // namespace listlint::markdown
