#include "lint/read/markdown_walk.h"

#include <string>

#include "lint/read/wikitext_entity.h"
#include "lint/unicode/utf8.h"

namespace listlint::markdown {
namespace {

void show_code(std::string_view bytes, const Token& token, Visitor& visitor) {
  Span inside{token.span.begin + token.marks, token.span.end - token.marks};
  const bool padded = inside.size() > 2 && bytes[inside.begin] == ' ' &&
                      bytes[inside.end - 1] == ' ';
  if (padded) inside = {inside.begin + 1, inside.end - 1};
  for (uint32_t at = inside.begin; at < inside.end;) {
    const auto feed = bytes.substr(0, inside.end).find('\n', at);
    if (feed == std::string_view::npos) break;
    const auto end = static_cast<uint32_t>(feed);
    if (end > at) visitor.text({at, end});
    visitor.text(" ", {end, end + 1});
    at = inside.begin = end + 1;
  }
  if (!inside.empty()) visitor.text(inside);
}

void show_entity(std::string_view bytes, const Token& token, Visitor& visitor) {
  const auto entity =
      wikitext::read_entity(bytes, token.span.begin, token.span.end);
  if (!entity) return visitor.text(token.span);
  constexpr char32_t kNoBreakSpace = 0xA0;
  const bool is_space = entity->value == kNoBreakSpace || entity->value < ' ';
  std::string shown;
  utf8::append(shown, is_space ? ' ' : entity->value);
  visitor.text(shown, token.span);
}

void show_tag(std::string_view bytes, const Token& token, Visitor& visitor) {
  const auto tag = bytes.substr(token.span.begin, 4);
  if (tag == "<br>" || tag == "<br/" || tag == "<br " || tag == "<BR>") {
    visitor.text(" ", token.span);
  }
}

// The signs of a run that are not paired are text.
void show_emphasis(const Token& token, Visitor& visitor) {
  const uint32_t begin = token.span.begin;
  const Span signs{begin, begin + token.span.size() - token.marks};
  if (!signs.empty()) visitor.text(signs);
  if (token.strong != 0) visitor.strong(token.strong);
}

void show(std::string_view bytes, const Token& token, const Link* link,
          Visitor& visitor) {
  const Span span = token.span;
  switch (token.kind) {
    case TokenKind::text:
      return visitor.text(span);
    case TokenKind::line_end:
      return visitor.text(" ", span);
    case TokenKind::escape:
      return visitor.text({span.begin + 1, span.end});
    case TokenKind::entity:
      return show_entity(bytes, token, visitor);
    case TokenKind::code:
      return show_code(bytes, token, visitor);
    case TokenKind::address:
      return visitor.address(*link);
    case TokenKind::link_open:
      return visitor.open(*link);
    case TokenKind::link_close:
      return visitor.close(*link);
    case TokenKind::copy:
      return;
    case TokenKind::tag:
      return show_tag(bytes, token, visitor);
    case TokenKind::comment:
      return visitor.comment(span);
    case TokenKind::media:
      return visitor.media(span);
    case TokenKind::footnote:
      return visitor.footnote(span, {span.begin + 2, span.end - 1});
    case TokenKind::note:
      return visitor.note(span, {span.begin + 2, span.end - 1});
    case TokenKind::emphasis:
      return show_emphasis(token, visitor);
  }
}

}  // namespace

void walk(std::string_view bytes, Span content, const InlineScanner& scanner,
          Visitor& visitor) {
  uint32_t at = content.begin;
  for (const auto& token : scanner.tokens()) {
    if (token.span.begin > at) visitor.text({at, token.span.begin});
    const Link* link =
        token.link == kNone ? nullptr : &scanner.links()[token.link];
    show(bytes, token, link, visitor);
    at = token.span.end;
  }
  if (at < content.end) visitor.text({at, content.end});
}

}  // namespace listlint::markdown
