// Where results of earlier runs are kept, so that no folder gets one that its
// owner would not expect there. One thread.
#pragma once

#include <string>
#include <vector>

#include "lint/engine.h"

namespace listlint::cli {

// The folder for a run in the current folder: in the project, which is the
// nearest folder upwards with a config or a work tree of git, else here. Empty
// where nothing is to be kept: where none of the lists is of that project, and
// in the root folder, the home folder, and one that all users share, as /tmp.
std::string cache_folder(const std::vector<Job>& jobs);

}  // namespace listlint::cli
