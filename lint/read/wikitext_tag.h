// Tags in wikitext: HTML ones and MediaWiki's own. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "lint/read/wikitext_scan.h"
#include "lint/source.h"

namespace listlint::wikitext {

struct Tag {
  Span span;  // to the end of its line, or the next "<", where it is cut
  TagName name = TagName::other;
  uint8_t raw = 0;  // which of the raw ones
  bool closes = false;
  bool empty_element = false;
  bool cut = false;  // no ">" ends it
};

// The tag at the '<' of bytes[at]; nullopt where MediaWiki sees none. As there,
// the first ">" ends it, quoted or not.
std::optional<Tag> read_tag(std::string_view bytes, uint32_t at);

// The value of an attribute, without quotation marks, in the inside of a tag
// (behind its name); an empty span where it is not given.
Span attribute(std::string_view bytes, Span inside, std::string_view name);

// Finds what closes comments and raw tags. Places that are asked for only
// grow, so that what is known to be nowhere is not looked for again.
class Closers {
 public:
  explicit Closers(std::string_view bytes) : bytes_(bytes) {}

  // The end of "-->"; nullopt where there is none.
  std::optional<uint32_t> comment_end(uint32_t from);
  // The closing tag of a raw one.
  std::optional<Span> raw_end(uint32_t from, uint8_t raw);

 private:
  std::string_view bytes_;
  bool no_comment_end_ = false;
  std::array<bool, 32> no_raw_end_{};
};

// Looks ahead for the next <ref> or </ref> that is no empty element.
class RefTags {
 public:
  explicit RefTags(std::string_view bytes) : bytes_(bytes), closers_(bytes) {}

  // Where the </ref> is, if that comes next from `from` on; else nullopt.
  std::optional<uint32_t> closer(uint32_t from);

 private:
  std::string_view bytes_;
  Closers closers_;
  uint32_t done_ = 0;  // all before it has been looked at
  uint32_t next_ = 0;  // the tag that was found last
  bool closes_ = false;
};

}  // namespace listlint::wikitext
