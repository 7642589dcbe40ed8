#include "rules/profiles.h"

namespace listlint::rules {
namespace {

constexpr Profile kProfiles[] = {
    {"twin-towns",
     "towns with their countries, under the town that they are twinned with "
     "(the default)",
     ""},
    // What takes an entry for a town, or a section for one, stays silent.
    {"list", "any other cited list: lakes, tools, books",
     "ignore:\n"
     "  - citations/claim-not-in-title\n"
     "  - citations/title-site-mismatch\n"
     "  - citations/uncited-section\n"
     "  - countries/missing\n"
     "  - countries/not-a-country\n"
     "  - countries/qualifier-style\n"
     "  - countries/unknown\n"
     "  - structure/section-order\n"},
};

}  // namespace

std::span<const Profile> profiles() { return kProfiles; }

}  // namespace listlint::rules
