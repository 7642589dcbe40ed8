// Writes a file whole or not at all: a reader, or a crash, sees the old bytes
// or the new ones. One thread a file.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace listlint::cli {

// Whether what is written has to outlive a power cut, which takes milliseconds.
enum class Sync : bool { no, yes };

// Makes `bytes` the content of the regular file at `path`, or creates it. Mode
// and, where allowed, owner are kept; of a symbolic link the target is
// replaced. A file that may not be written stays as it is. The error names the
// path and the cause: "cannot write a.txt: Permission denied".
tl::expected<void, std::string> replace_file(const std::string& path,
                                             std::string_view bytes,
                                             Sync sync = Sync::yes);

}  // namespace listlint::cli
