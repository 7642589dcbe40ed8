// Configs as text, for people and for editors. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "lint/config.h"

namespace listlint {

// What is in force for a list as a config that would say it all, each line
// with the "file:line" it comes from.
std::string print_in_force(const InForce& in_force);

// A starter: every key with what it is for and an example, commented out but
// for the profile.
std::string starter_config(std::string_view profile,
                           std::span<const Profile> profiles);

// The JSON Schema (draft 7) of a config, with a line end.
std::string config_schema(const RuleBook& book);

}  // namespace listlint
