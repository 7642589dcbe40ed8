// Text that is not UTF-8: which encoding a file is in, and its bytes as UTF-8
// with the place in the file of each. ICU converts; its types stay inside.
// Pure functions; any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "lint/source.h"

namespace listlint {

// The encoding of a file, as a name that convert() takes; "" where nothing is
// to be converted: UTF-8, or not known. A byte order mark is asked first, then
// `content_type` (the value of a header "text/html; charset=gbk"; "" without
// one), then the zero bytes of UTF-16, then what HTML says of itself in its
// first 1024 bytes. Names are those of the WHATWG Encoding Standard, and mean
// what browsers take them for: "gb2312" is GBK, "iso-8859-1" windows-1252.
std::string detect_charset(std::string_view bytes, bool is_html,
                           std::string_view content_type);

// The same file in UTF-8, with its origin. A byte order mark is left out; bytes
// that are no text become U+FFFD. The error names the path and the cause.
tl::expected<std::unique_ptr<Source>, std::string> convert(
    const Source& raw, const std::string& charset);

}  // namespace listlint
