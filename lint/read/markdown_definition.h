// Where links of Markdown lead: the parts that inline links and definitions
// share. Nothing looks further than a part can be long, so that many openers
// without closers cost linear time. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lint/read/markdown_blocks.h"
#include "lint/source.h"

namespace listlint::markdown {

struct Part {
  Span span;           // without its delimiters
  uint32_t after = 0;  // behind them
};

// "<…>" or text without spaces whose parentheses are balanced.
std::optional<Part> destination(std::string_view bytes, uint32_t at,
                                uint32_t end);

// "…", '…' or (…).
std::optional<Part> link_title(std::string_view bytes, uint32_t at,
                               uint32_t end);

// A label at its '['.
std::optional<Part> label(std::string_view bytes, uint32_t at, uint32_t end);

// Behind spaces and line ends.
uint32_t skip_space(std::string_view bytes, uint32_t at, uint32_t end);

// The form under which labels are compared.
std::string label_key(std::string_view label);

// A line that defines where a label leads, and nothing else.
std::optional<Definition> definition(std::string_view bytes, Span line);

// "[//]: # (…)" and its like: what people write for comments.
bool is_comment(std::string_view bytes, const Definition& definition);

}  // namespace listlint::markdown
