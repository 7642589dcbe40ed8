// Path patterns, as .gitignore writes them. Pure; any thread.
#pragma once

#include <string_view>

namespace listlint {

// Whether `path` ("lists/asia/china.txt", relative, with slashes) is one that
// `pattern` means:
//   *  any characters but a slash       ?  one of them
//   ** any folders: "lists/**", "**/x"  [a-z], [!a] one of a set
// A pattern without a slash means a name at any depth ("*.md"); one with a
// slash the whole path from the root; one that ends in a slash, or names a
// folder, everything below it. Bytes are compared as they are. Time is the
// product of both lengths at most.
bool matches_glob(std::string_view pattern, std::string_view path);

// Whether the whole text is what a pattern means in which * stands for any
// characters, also none, and ? for one. `same` compares the bytes of all
// others. Time is the product of both lengths at most.
bool matches_wildcards(
    std::string_view pattern, std::string_view text,
    bool (*same)(char pattern, char text) = [](char pattern_byte,
                                               char text_byte) {
      return pattern_byte == text_byte;
    });

}  // namespace listlint
