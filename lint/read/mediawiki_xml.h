// MediaWiki exports: what their XML says of a page, and which pages are lists.
//
// A dump holds many documents, so it is read a page at a time (dump_bytes.h,
// dump_pages.h, and the engine over them); here is one page, and the head of
// the file. Exports of version 0.3 to 0.11. Pure; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "lint/document.h"
#include "lint/read/reader.h"

namespace listlint {

// Which pages of a dump are read.
struct PageSelection {
  // Titles, with "*" for any characters and "?" for one; empty: all.
  std::vector<std::string> titles;
  // Empty: the articles (0), and pages of any namespace whose whole title is
  // among `titles`.
  std::vector<int> namespaces;

  bool takes(std::string_view title, int namespace_number) const;
};

struct ExportHeader {
  std::string language;  // BCP 47, of xml:lang; "" where it does not say
  // Whether it is a whole file: pages alone, as cut out of a multistream dump,
  // are read too.
  bool has_root = false;
};

// `bytes` are those before the first page, and the tag that opens it where
// there is one. The error is why it is none: "it begins with \"Beihai\"".
tl::expected<ExportHeader, std::string> read_export_header(
    std::string_view bytes);

struct DumpPage {
  enum class Kind : uint8_t {
    wikitext,
    unselected,
    redirect,
    other_model,  // JSON, Lua, …
    textless,     // deleted, empty, or left out of the dump
  };
  Kind kind = Kind::wikitext;
  std::string title;
  std::string text;  // of the latest revision
};

// `xml` is "<page>…</page>" and is overwritten. The error is what is wrong with
// the page: "the page \"A\" is damaged: …".
tl::expected<DumpPage, std::string> read_page(std::span<char> xml,
                                              const PageSelection& selection);

// The title of a page by its first bytes, to name it where it cannot be read.
std::string title_of_page(std::string_view xml);

bool sniff_mediawiki_xml(std::string_view bytes);

// A dump is no one document: as such, all of it is unread.
Document read_mediawiki_xml(const Source& source, const ReadOptions& options);

}  // namespace listlint
