// What results are remembered by: hashes of the list, of the settings and of
// the program. Pure, but for program_key(); any thread.
#pragma once

#include <cstdint>
#include <string_view>

#include "lint/known_results.h"

namespace listlint::cli {

uint64_t checksum(std::string_view bytes);

// Of all in the settings that findings can follow from.
ResultKey settings_key(const Settings& settings);

// `settings` is settings_key() of the subject's.
ResultKey subject_key(const Subject& subject, const ResultKey& settings);

// Of the program that runs and the libraries that it has loaded, by the build
// ids that the linker wrote into them; {} where one is without. Programs that
// differ in anything have other keys, those of one version too.
ResultKey program_key();

}  // namespace listlint::cli
