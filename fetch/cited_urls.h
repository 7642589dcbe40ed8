// The addresses that a set of documents cites: what an audit has to ask.
// Documents are added one by one and not kept. One thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document.h"
#include "lint/verdict.h"

namespace listlint::fetch {

class CitedUrls {
 public:
  struct Cited {
    std::vector<CitedBy> by;          // in the order of the documents
    std::vector<std::string> titles;  // that references give, each once
    std::optional<Time> accessed;     // the first that is given
    bool is_archive = false;          // a copy in a web archive
  };

  // Addresses by their bytes; the archived copy of a source counts as one of
  // its own. With `sites`, address_of_site() where a reference has no URL.
  std::map<std::string, Cited, std::less<>> urls;
  uint64_t references = 0;
  uint64_t with_site = 0;  // of them, without a URL but with a host name

  void add(const Document& document, bool sites);
};

}  // namespace listlint::fetch
