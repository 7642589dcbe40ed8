// The reader of wikitext, as MediaWiki's pages are written.
//
//   ==B==
//   '''[[Beihai]]'''<ref>{{cite web|url=…|title=…}}</ref>     a host
//   {{div col}}
//   *{{flagicon|AUS}} [[Gold Coast, Queensland|Gold Coast]], Australia
//   {{div col end}}
//
// Headings, hosts, items in lists, columns and layout tables, rows of tables
// whose header names the columns of a list; references wherever they stand.
// Templates are not expanded: those that lists use are known by name
// (wikitext_words.h), all others are unread. Pure functions; any thread.
#pragma once

#include <string_view>

#include "lint/document.h"
#include "lint/read/reader.h"
#include "lint/source.h"

namespace listlint {

Document read_wikitext(const Source& source, const ReadOptions& options);

// Whether bytes of unknown kind are wikitext: several of its signs, and none
// of Markdown, HTML or JSON.
bool sniff_wikitext(std::string_view bytes);

}  // namespace listlint
