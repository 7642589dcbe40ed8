// The addresses that a set of documents cites: what an audit has to ask.
// Pure values; any thread.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "lint/document.h"

namespace listlint::fetch {

struct CitedBy {
  std::string path;
  uint32_t line = 0;      // from 1, of the reference
  std::string reference;  // its id
};

struct CitedUrl {
  std::string url;                // as cited
  std::vector<CitedBy> cited_by;  // in the order of the documents
};

// Each address once, ordered by its bytes; the archived copy of a source
// counts as an address of its own. References without one are left out.
std::vector<CitedUrl> cited_urls(std::span<const Document* const> documents);

}  // namespace listlint::fetch
