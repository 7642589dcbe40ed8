// One row of a table, or object, on its way to a builder: the cells by what
// their columns hold (columns.h), the name left to the line at hand.
//
// Borrows the builder; one thread. clear() keeps the memory.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/read/list_builder.h"
#include "lint/read/reader.h"

namespace listlint {

// Whether a cell says that there is nothing: "", "-", "N/A", "NULL", "-99".
bool is_missing(std::string_view cell);

// Whether a text is an address: it has a scheme or begins with "www.".
bool is_address(std::string_view text);

// "example.org/towns": an address without a scheme, where one is expected.
bool is_bare_address(std::string_view text);

class RowFields {
 public:
  explicit RowFields(ListBuilder& builder) : builder_(builder) {}

  void clear();

  // What a column says, without space at its ends; not of Field::name. Text
  // that has no place in the model becomes unread.
  void set(Field field, const Text& text);

  // One of the addresses of the row, with the text that it is shown by and a
  // copy in an archive that stands beside it.
  void add_address(const Text& url, const Text& shown, const Text& copy = {}) {
    addresses_.push_back({url, shown, copy});
  }

  // A cell of a column that is not used.
  void leave(const Text& text);

  // Ends the line that the builder has at hand as a row. Addresses that no
  // source is described with are links beside the entry.
  void give();

 private:
  struct Address {
    Text url;
    Text shown;
    Text archive_url;
  };

  void set_addresses(const Text& text);
  void set_once(Text& place, const Text& text);

  ListBuilder& builder_;
  Row row_;
  std::vector<Address> addresses_;
};

}  // namespace listlint
