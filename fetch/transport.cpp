#include "fetch/transport.h"

#include <algorithm>

#include "lint/ascii.h"

namespace listlint::fetch {

std::string_view Response::header(std::string_view name) const {
  const auto found = std::ranges::find_if(headers, [&](const Header& header) {
    return equal_letters(header.name, name);
  });
  return found == headers.end() ? std::string_view() : found->value;
}

}  // namespace listlint::fetch
