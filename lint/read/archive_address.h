// Which addresses are copies of pages in a web archive. Pure; any thread.
#pragma once

#include <string_view>

namespace listlint {

// By the hosts of the archives that Wikipedia's citations use, in any case,
// with or without a scheme and "www."; a host alone is no copy.
bool is_archive(std::string_view url);

// The address that the address of a copy holds; empty where it tells none, as
// short ones do.
std::string_view original_of(std::string_view archive_url);

// Whether a copy is one of that page, however the two addresses are written:
// scheme, "www.", port, fragment and the slash at the end may differ.
bool is_copy_of(std::string_view archive_url, std::string_view url);

// Whether it may be one: its address tells no page, or one of the same site.
bool may_be_copy_of(std::string_view archive_url, std::string_view url);

}  // namespace listlint
