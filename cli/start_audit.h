// Starts the program that has what an audit needs.
#pragma once

namespace listlint::cli {

// Becomes `listlint-audit`, which stands beside this program, or where
// `cmake --install` puts it, with the same arguments. Answers 2 where that
// cannot be, and tells why.
int start_audit(char** argv);

}  // namespace listlint::cli
