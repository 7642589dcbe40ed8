// The readers of tables as text: CSV (RFC 4180, with whatever delimiter it
// uses) and TSV. A row is an entry; which column says what is told by the
// header (columns.h), or by countries and addresses where there is none. Pure
// functions; any thread.
#pragma once

#include <string_view>

#include "lint/document.h"
#include "lint/read/reader.h"

namespace listlint {

Document read_csv(const Source& source, const ReadOptions& options);
Document read_tsv(const Source& source, const ReadOptions& options);

// Whether the bytes, which may be cut anywhere, begin with a header of a list
// and go on with rows of as many cells.
bool sniff_csv(std::string_view bytes);
bool sniff_tsv(std::string_view bytes);

}  // namespace listlint
