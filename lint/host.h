// Host names: of addresses, whether a text is one, and their parts. By form
// alone, without a network and without the whole public suffix list.
// Pure functions; views go into their arguments; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace listlint {

// The host of an address, without user and port; empty where it has none.
std::string_view host_of_url(std::string_view url);

// An address for print: "https://name:password@a.org/x" is "https://a.org/x".
// Of addresses within it, as those of archived copies have, the same.
std::string without_user(std::string_view url);

// A text for print, with each address in it that has a scheme as above.
std::string without_users(std::string_view text);

// "hangzhou.gov.cn", "Chinanews.com", "пример.рф"; not "The Times of India",
// "St.Petersburg", "U.S.A." or "example.com/page".
bool looks_like_host(std::string_view text);

// The address of a site that is named in place of one: "http://a.org/"; ""
// where the text is no host name.
std::string address_of_site(std::string_view site);

// Whether a host is `domain` or a name below it, in any case.
bool is_within(std::string_view host, std::string_view domain);

std::string_view first_label(std::string_view host);

// The host without its first label; empty where it has only one.
std::string_view without_first_label(std::string_view host);

size_t label_count(std::string_view host);

// How many labels at the end of a host are given out by a registry: 1 for
// "cn" and "com", 2 for "gov.cn" and "co.uk". The label before them is the
// name that somebody registered.
size_t registry_labels(std::string_view host);

}  // namespace listlint
