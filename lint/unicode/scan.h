// One pass over the bytes of a document that finds every place where a
// Unicode rule has something to look at. ASCII is skipped wide, so the pass
// costs next to nothing on ordinary text; rules/unicode/ only reads the result.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lint/source.h"

namespace listlint::unicode {

// A code point that is not plain text, or a run of ill-formed bytes.
struct Notable {
  Span span;
  char32_t code_point = 0;  // utf8::kIllFormed for ill-formed bytes
};

struct Scan {
  // In text order. Each code point with kNotable, except those that only may
  // be not NFC; tab, line feed, and carriage return before line feed left out.
  // Neighbouring ill-formed bytes are one.
  std::vector<Notable> notables;

  // Words with letters of scripts that do not belong together: not of one
  // script and not Latin with one other recommended script (never Cyrillic,
  // Greek or Cherokee). A word is a run of letters, marks and digits; Chinese,
  // Japanese and Korean letters end it, since those are written right beside
  // other scripts ("α線", "Россия는"), and so does an apostrophe ("Москва's").
  // Other invisible characters than U+200B do not end it.
  // For the words that remain this is UTS 39 level "moderately restrictive".
  std::vector<Span> mixed_words;

  // Runs that are not in NFC, from one starter to the next; neighbouring ones
  // are one. Rows of marks that are longer than any language stacks are left
  // out (kMostMarks).
  std::vector<Span> not_nfc;

  // Words that were read in the wrong encoding (mojibake), in text order, not
  // overlapping. Whatever else is odd inside one comes from that, and is no
  // defect of its own.
  std::vector<Span> misread;

  // Code points that are plain text and yet odd where they stand: a mark behind
  // a space or a separator; the same mark a second time, or one more than any
  // letter bears; a dot above i or j; a capital that is not ASCII behind a
  // small letter; a digit beside one of another system; an acute accent or a
  // prime. Candidates only: rules judge them.
  std::vector<Notable> suspects;

  // The flags of all code points outside ASCII together: whether some rule has
  // anything to look at.
  uint32_t seen = 0;
};

Scan scan(std::string_view bytes);

}  // namespace listlint::unicode
