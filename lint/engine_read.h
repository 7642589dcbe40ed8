// From bytes to a checked document: the part of the engine that threads share.
// Pure; any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "lint/engine.h"
#include "lint/read/reader.h"

namespace listlint {

// Which reader takes a file that begins so.
const Reader& choose_reader(const EngineOptions& options,
                            const std::string& name, std::string_view bytes);

// Reads and checks what stands in `checked.source`. `language` is what is said
// of it elsewhere; "" lets the document tell its own.
void check_source(Checked& checked, const Reader& reader,
                  const Settings& settings, const EngineOptions& options,
                  std::string_view language = {});

// Converts a whole file to UTF-8, reads and checks it, or takes what
// options.known has of it where it may.
void check_file(Checked& checked, std::string bytes, const Settings& settings,
                const EngineOptions& options, bool may_be_known = true);

// The most that one list may have: reading takes ten times its size in memory,
// and sixty where a list is made to do harm. A page of a dump may have as much.
inline constexpr uint64_t kMaxListBytes = uint64_t{64} << 20;

// As read_rest() of lint/input.h, up to kMaxListBytes; what is known to be
// larger is not read.
std::string read_list(Input& input, std::string& bytes);

}  // namespace listlint
