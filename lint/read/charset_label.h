// Names of encodings, and where a page says its own: for charset.cpp. After the
// WHATWG Encoding Standard and the prescan of the HTML Standard. Pure; any
// thread.
#pragma once

#include <string_view>

namespace listlint::charset {

struct Label {
  std::string_view label;      // in lower case
  std::string_view converter;  // as ICU calls it; "" for UTF-8
};

// By a name as it is written: in any case, with space around it. null where
// there is no such encoding.
const Label* find_label(std::string_view name);

// The charset of "text/html; charset=gbk"; "" without one.
std::string_view of_content_type(std::string_view value);

// The converter for what a page says in its first 1024 bytes, in an XML
// declaration or <meta>; "" for UTF-8 and where it says nothing.
std::string_view prescan(std::string_view bytes);

}  // namespace listlint::charset
