// Host names in references: whether a text is one, and its parts. By form
// alone, without a network and without the whole public suffix list.
// Pure functions; views go into their arguments; any thread.
#pragma once

#include <cstddef>
#include <string_view>

#include "lint/document.h"
#include "lint/host.h"

namespace listlint::rules {

// "hangzhou.gov.cn", "Chinanews.com", "пример.рф"; not "The Times of India",
// "St.Petersburg", "U.S.A." or "example.com/page".
bool looks_like_host(std::string_view text);

// The host that a reference cites: of its URL, else its site where that is a
// host name; empty where it names none.
std::string_view host_of(const Reference& reference);

// Whether a reader finds the source on the web: it has a URL, or its site is a
// host name.
bool is_web(const Reference& reference);

// Whether a reference has no title, though it is more than a link. Where the
// title is left out the host takes its place: "^ hangzhou.gov.cn (in Chinese).
// Retrieved 17 May 2021 ."
bool is_untitled(const Reference& reference);

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

}  // namespace listlint::rules
