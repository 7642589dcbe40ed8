// The reader of Markdown: lists under headings or bold hosts, tables,
// footnotes as references, awesome-lists. Pure functions; any thread.
#pragma once

#include <string_view>

#include "lint/document.h"
#include "lint/read/reader.h"

namespace listlint {

Document read_markdown(const Source& source, const ReadOptions& options);

// Whether the bytes surely are Markdown: of headings, items that are links,
// and footnotes there are two kinds.
bool sniff_markdown(std::string_view bytes);

}  // namespace listlint
