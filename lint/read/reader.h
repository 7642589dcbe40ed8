// The readers: one a markup, one row each in an explicit table.
//
// A reader turns the bytes of a Source into a Document in linear time, without
// recursion on input depth and without exceptions; what it does not understand
// becomes an unread span. It never fails.
#pragma once

#include <span>
#include <string_view>

#include "lint/document.h"
#include "lint/source.h"

namespace listlint {

struct Reader {
  std::string_view name;                         // --input-format
  std::span<const std::string_view> extensions;  // "txt", without the dot
  Document (*read)(const Source& source);
};

std::span<const Reader> readers();

// By name; null where there is none.
const Reader* find_reader(std::string_view name);

// By the extension of the path, else the plain text reader.
const Reader& reader_for(std::string_view path);

// Whether a walk over a folder takes this file.
bool is_list_file(std::string_view path);

}  // namespace listlint
