// What an audit leaves behind of its lists, and how a report finds it again.
// One thread, but for what is said.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "cli/flags.h"
#include "cli/run.h"
#include "fetch/store.h"
#include "lint/engine.h"
#include "lint/snapshot.h"

namespace listlint::cli {

// By what name the store knows a list: its path as seen from the folder of the
// store, or from that over it where the store is in ".listlint", so that the
// name does not hang on where a program is started.
ListName list_name(const std::string& store, const Checked& checked);

// Whether the store remembers a list: standard input is a list only where it
// goes by the name of one.
bool is_remembered(const Checked& checked, const Plan& plan,
                   const Flags& flags);

// Checks the lists of an audit with all rules, as a report does, whatever the
// flags select, and puts what they are into its store. Prints nothing. `plan`
// is that of the audit, with its verdicts.
tl::expected<void, std::string> remember_lists(const Plan& plan,
                                               const Flags& flags,
                                               fetch::Store& store, Time now);

}  // namespace listlint::cli
