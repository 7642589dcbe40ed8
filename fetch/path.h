// Parts of addresses as verdicts compare them. Pure functions; views go into
// their arguments; any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fetch/address.h"

namespace listlint::fetch {

// The target without its query.
std::string_view path_of(std::string_view target);
// Behind "?"; "" without one.
std::string_view query_text(std::string_view target);
// Between slashes, empty ones left out; at most 64.
std::vector<std::string_view> path_segments(std::string_view target);
// Names as written and values unescaped; at most 64.
std::vector<std::pair<std::string_view, std::string>> query_of(
    std::string_view target);
// "login" of "login.aspx".
std::string_view stem_of(std::string_view segment);

// The part of a host that somebody registered: "example.co.uk". All of an IP
// address.
std::string_view registered(std::string_view host);
// Without "www.", "m." and the like.
std::string_view bare_host(std::string_view host);
// Whether both hosts are of one owner by their names: the same registered
// part, or the same name under another ending ("bbc.co.uk", "bbc.com").
bool is_same_site(std::string_view a, std::string_view b);

// Whether an address is the front page of its site: "/", "/index.html",
// "/en/", "/home".
bool is_front(std::string_view target);

// But for the fragment.
bool is_same_place(const Address& a, const Address& b);

}  // namespace listlint::fetch
