// Tags and texts of HTML that is written plainly, one by one. Says `unsure`
// where browsers would see something else than is written (unclosed tags and
// comments, rare character references, bytes that are no text): whoever reads
// then has to ask a whole parser. Borrows the page; one thread.
#pragma once

#include <cstdint>
#include <deque>
#include <gumbo.h>
#include <string>
#include <string_view>

#include "fetch/page_builder.h"

namespace listlint::fetch {

enum class TokenKind : uint8_t { text, start, end, done, unsure };

struct Token {
  TokenKind kind = TokenKind::done;
  std::string_view text;  // decoded
  GumboTag tag = GUMBO_TAG_UNKNOWN;
  std::string_view name;  // of the tag, as written
  bool closes_itself = false;
  Attributes attributes;
};

class PlainTokens {
 public:
  explicit PlainTokens(std::string_view html);

  // The token before it is gone then.
  const Token& next();

  // What stands up to the end tag of an element whose content is no markup
  // (<script>, <title>), decoded where references are. False: unsure.
  bool take_raw(std::string_view name, bool has_references,
                std::string_view& content);

 private:
  const Token& text_up_to(size_t end);
  const Token& tag_at(size_t at, TokenKind kind);
  bool skip_declaration();
  bool read_attributes(size_t& at);
  bool read_value(size_t& at, std::string_view& value);
  bool keep(std::string_view name, std::string_view value);
  // With references decoded and line ends made alike.
  bool decode(std::string_view raw, bool in_attribute, std::string_view& value);

  std::string_view html_;
  size_t at_ = 0;
  bool is_unsure_ = false;
  Token token_;
  bool has_attributes_ = false;  // else those of the token are as they began
  std::deque<std::string> decoded_;
};

}  // namespace listlint::fetch
