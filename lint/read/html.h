// The HTML reader: pages of MediaWiki, as skins show them and as Parsoid writes
// them, and plain pages with headings, lists, tables and footnotes.
#pragma once

#include <string_view>

#include "lint/document.h"
#include "lint/read/reader.h"

namespace listlint {

// Never fails; the source is UTF-8 (charset.h). Any thread.
Document read_html(const Source& source, const ReadOptions& options);

// Whether bytes are a page of HTML, or a piece of one. Wikitext and Markdown
// with some HTML in them are not.
bool sniff_html(std::string_view bytes);

}  // namespace listlint
