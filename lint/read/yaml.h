// YAML, by the events of yaml-cpp. Pure; any thread.
#pragma once

#include "lint/read/reader.h"

namespace listlint {

Document read_yaml(const Source& source, const ReadOptions& options);

}  // namespace listlint
