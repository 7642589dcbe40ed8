// Which column of a table, or key of an object, holds what: as the config says
// it, else guessed from the usual headers in several languages. Pure; any
// thread.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lint/read/reader.h"

namespace listlint {

// What a header is usually the header of: "City", "sister_city", "Ort" and
// "都市" are names. Ignores case, "_", "-" and surrounding space. nullopt where
// it is none.
std::optional<Field> field_of_header(std::string_view header);

class Columns {
 public:
  // Columns that the config names come first; where it names none, all are
  // guessed. No two columns hold one field but `qualifier`: the first wins.
  Columns(std::span<const std::string_view> headers,
          const ReadOptions& options);

  // Whether the table is a list: it has a column with names, and another one.
  bool is_list() const;

  // What a column holds, counted from 0; nullopt where it is not used.
  std::optional<Field> at(size_t column) const {
    return column < fields_.size() ? fields_[column] : std::nullopt;
  }

 private:
  std::vector<std::optional<Field>> fields_;
};

}  // namespace listlint
