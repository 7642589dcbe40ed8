// The readers: one a markup, one row each in an explicit table.
//
// A reader turns the bytes of a Source into a Document in linear time, without
// recursion on input depth and without exceptions; what it does not understand
// becomes an unread span, what is broken a problem. It never fails.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document.h"
#include "lint/source.h"

namespace listlint {

// What a column, key or path of structured data says.
enum class Field : uint8_t {
  entries,  // paths only: what holds the entries
  section,
  name,
  qualifier,
  country,
  note,
  url,
  title,
  site,
  publisher,
  language,
  date,
  access_date,
  archive_url,
};

// "access-date" for Field::access_date; the keys of `columns` in the config.
std::string_view name_of(Field field);

// Which column holds what, as the config says it: a header of a table, a key
// of an object, or a JSON Pointer with "*" for each item.
struct Column {
  Field field = Field::name;
  std::string header;
};

struct ReadOptions {
  std::vector<Column> columns;  // empty: guessed from the headers
};

struct Reader {
  std::string_view name;                         // --input-format
  std::span<const std::string_view> extensions;  // "txt", without the dot
  // Whether a walk over a folder takes such files: those that a folder of lists
  // holds, and not what any repository has for other ends.
  bool walked;
  // Whether bytes of unknown kind are this markup; null: never taken so. Asked
  // in table order, of the first kSniffed bytes.
  bool (*sniff)(std::string_view bytes);
  Document (*read)(const Source& source, const ReadOptions& options);
};

inline constexpr size_t kSniffed = 16'384;

std::span<const Reader> readers();

// By name; null where there is none.
const Reader* find_reader(std::string_view name);

// By the extension of the path. ".txt", none and unknown ones say nothing of
// markup: then by content, else the plain text reader.
const Reader& reader_for(std::string_view path, std::string_view bytes);

// Whether a walk over a folder takes this file.
bool is_list_file(std::string_view path);

}  // namespace listlint
