// The reader of plain text: what is left of a list article when a browser or
// an extractor has dropped the markup.
//
//   Hangzhou [ 48]                      a heading, with a citation
//   Paramaribo , Suriname               an entry: name , country
//   London , England, United Kingdom    … with a qualifier
//   ^ a b c "Title" . site (in Chinese). Publisher. Retrieved 17 May 2021 .
//
// Entries may also read "City, Country", with or without a leading "-", "*",
// "•" or "1."; what such a file does most is taken as its shape. A line with a
// comma but no country ("Suzhou, Anhui") is a heading. Captions and prose
// become unread spans. Pure function; any thread.
#pragma once

#include "lint/document.h"
#include "lint/read/reader.h"
#include "lint/source.h"

namespace listlint {

Document read_text(const Source& source, const ReadOptions& options);

}  // namespace listlint
