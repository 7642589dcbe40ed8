// The kinds of lists that have settings of their own.
#pragma once

#include <span>

#include "lint/profile.h"

namespace listlint::rules {

// The first is what holds where a config names none.
std::span<const Profile> profiles();

}  // namespace listlint::rules
