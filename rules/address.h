// Web addresses in references: their parts, and the form in which two of them
// are compared. By form alone, without a network.
// Pure functions; views go into their arguments; any thread.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "lint/document.h"

namespace listlint::rules {

// The parts of RFC 3986, without the signs between them. Any text has some.
struct Address {
  std::string_view scheme;  // "https"; empty where no "://" follows
  std::string_view user;
  std::string_view host;  // "[::1]" with its brackets
  std::string_view port;
  std::string_view path;  // with its first slash
  std::string_view query;
  std::string_view fragment;
};

Address split_address(std::string_view url);

// How far the query, "?" included, stands from the start of `url`, and where
// it ends; both are the end of `url` where it has none.
struct QueryPlace {
  size_t begin = 0;
  size_t end = 0;
};
QueryPlace find_query(std::string_view url);

// Whether a parameter of a query, with or without its value, only tells who
// sent the reader: the page is the same without it.
bool is_tracking(std::string_view parameter);

// The address that a reference cites, also where it gives that of a copy in a
// web archive.
std::string_view cited_address(std::string_view url);

// The host of cited_address(), else the site where that is a host name; empty
// where a reference names none.
std::string_view cited_host(const Reference& reference);

// Appends what is equal for two ways to write one address. Left out are the
// scheme of the web, "www.", the port that goes without saying, a slash at the
// end of the path, an empty query or fragment, and what is_tracking(). Hosts
// are in small letters, escapes as short as they can be. Paths keep their
// case, queries their order, and fragments count: they may be pages of their
// own. A copy in a web archive is the page that it is of.
void append_address_key(std::string_view url, std::string& key);

}  // namespace listlint::rules
