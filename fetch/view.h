// An answer made ready to be judged: its page with the pieces folded once, as
// all that looks at it shares them. Borrows the evidence; one thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fetch/judge.h"
#include "fetch/page.h"

namespace listlint::fetch {

// What a body is, whatever its label says.
enum class Kind : uint8_t { empty, html, pdf, binary, json, text };

// A piece of a page that may be a message.
struct Part {
  std::string text;  // as written
  std::string folded;
};

struct View {
  std::string type;  // Content-Type in small letters, without parameters
  Kind kind = Kind::empty;
  Page page;          // of HTML; of other text the text alone
  std::string title;  // of the page, as a Judgement tells it
  std::string folded_title;
  std::vector<Part> title_parts;
  std::vector<Part> headings;
  // The beginning of the prose, by sentences; none where it is longer than
  // kMostSaid.
  std::vector<Part> lines;
  std::string folded_text;
  std::string folded_prose;
  std::string start;             // of the visible text, folded
  size_t text_length = 0;        // reading_length() of the visible text
  size_t prose_length = 0;       // and of the prose
  bool has_cited_title = false;  // a list's title is that of the page
};

// How long prose may be for what one sentence of it says to count, in words.
inline constexpr size_t kMostSaid = 200;

View view_of(const Evidence& evidence);

// A fragment of detail: `the page says "Not found"`.
std::string says(std::string_view what);

// The first of some needles that is in a text; "" where none is.
std::string_view find_any(std::string_view text,
                          std::span<const std::string_view> needles);

}  // namespace listlint::fetch
