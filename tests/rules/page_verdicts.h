// What a page's example knows of its addresses: a block `verdicts` of JSON
// lines with the fields of Verdict. Pure functions.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "lint/verdict.h"

namespace listlint::pages {

// {"url": …, "reason": "http-404"} and any other field; the state is that of
// the reason where it is left out.
tl::expected<std::vector<Verdict>, std::string> parse_verdicts(
    std::string_view lines);

// Finds them by address; `verdicts` must live as long.
FindVerdict find_in(const std::vector<Verdict>& verdicts);

}  // namespace listlint::pages
