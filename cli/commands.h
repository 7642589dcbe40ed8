// The commands. Each does its work, prints, and answers the exit code:
// 0 nothing at or above --fail-on, 1 findings, 2 could not do its work.
#pragma once

#include "cli/flags.h"

namespace listlint::cli {

int check(const Flags& flags);
int audit(const Flags& flags);
int history(const Flags& flags);
int report(const Flags& flags);
int show(const Flags& flags);
int urls(const Flags& flags);
int explain(const Flags& flags);
int list_rules(const Flags& flags);
int config_show(const Flags& flags);
int config_schema();
int check_config(const Flags& flags);
int init(const Flags& flags);
int ignore(const Flags& flags);
int completion(const Flags& flags);

}  // namespace listlint::cli
