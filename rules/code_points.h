// What stands around a place in the text, for rules about single characters.
// Pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "lint/source.h"
#include "lint/unicode/scan.h"

namespace listlint::rules {

// The code point before or after an offset; 0 at the ends of the text,
// utf8::kIllFormed at ill-formed bytes.
char32_t code_point_before(std::string_view bytes, uint32_t at);
char32_t code_point_after(std::string_view bytes, uint32_t at);

// Flags of lint/unicode/code_point.h; 0 for what is no code point.
uint32_t flags_of(char32_t code_point);

// Whether nothing but the end of the line or of the text stands there.
bool is_line_edge(char32_t neighbour);

// `span` with the rest of its word: up to white space, a comma, a bracket, a
// bar or a double quote, and not far.
Span word_around(std::string_view bytes, Span span);

// Whether a place is in a word that was read in the wrong encoding, which is a
// finding of unicode/mojibake and no other. Logarithmic; at once where there
// is no such word.
bool is_misread(const unicode::Scan& scan, Span span);

// Calls visit(run, kind) for each run of neighbouring code points of one kind,
// other than Kind::none, that stands in no misread word. `kind_of` takes a code
// point.
template <typename KindOf, typename Visit>
void visit_runs(const unicode::Scan& scan, KindOf kind_of, Visit visit) {
  const std::span<const unicode::Notable> all = scan.notables;
  for (size_t begin = 0; begin < all.size();) {
    const auto kind = kind_of(all[begin].code_point);
    size_t end = begin + 1;
    if (kind != decltype(kind)::none) {
      while (end < all.size() && all[end].span.begin == all[end - 1].span.end &&
             kind_of(all[end].code_point) == kind) {
        ++end;
      }
      if (!is_misread(scan, all[begin].span)) {
        visit(all.subspan(begin, end - begin), kind);
      }
    }
    begin = end;
  }
}

// Whether a place is in a web address, where another form may be another page.
bool is_in_address(std::string_view bytes, Span span);

// A piece of text for a message: invisible and control characters left out, an
// exotic space as a plain one, ill-formed bytes as U+FFFD, cut when long.
std::string shown(std::string_view text);

// ` after "Vien" in "Vienna"`, ` before "Vienna"` or ` after "Vienna"`, for a
// character that does not show; "" where it stands in no word.
std::string shown_joint(std::string_view bytes, Span span);

// ` in "Vienna"`, for the word around `span`; "" where there is none.
std::string shown_place(std::string_view bytes, Span span);

}  // namespace listlint::rules
