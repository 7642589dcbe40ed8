// Where rules point to: see lint/place.h.
#pragma once

#include "lint/place.h"  // IWYU pragma: export
