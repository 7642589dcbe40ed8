// Writes the index of places (format.h):
//   generate_index OUT.bin cities500.txt admin1.json admin2.json en.json
//
// ./dev gazetteer fetches the files and runs it. Keys are made by the Key of
// the look-up.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <exception>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lint/gazetteer/format.h"
#include "lint/gazetteer/generate_sources.h"
#include "lint/gazetteer/key.h"

namespace listlint::gazetteer {
namespace {

// Regions that two countries call theirs, by GeoNames' codes. Their places are
// known in both, so that nothing is said of them.
struct Claim {
  std::string_view country;
  std::string_view region;
  std::string_view other;
};
constexpr Claim kClaims[] = {
    {"UA", "05", "RU"}, {"UA", "08", "RU"}, {"UA", "11", "RU"},
    {"UA", "14", "RU"}, {"UA", "20", "RU"}, {"UA", "26", "RU"},
    {"IN", "12", "PK"}, {"IN", "41", "PK"}, {"PK", "06", "IN"},
    {"PK", "07", "IN"}, {"IN", "30", "CN"}, {"GE", "02", "RU"},
    {"IL", "06", "PS"}};

// What a key stands for in one country.
struct Meaning {
  uint32_t place = 0;
  bool own = false;
  bool several = false;
};

struct Index {
  std::vector<Place> places;
  std::map<std::string, std::map<std::string, Meaning>> keys;  // by country
};

// Places that are never proposed, which saves their names.
constexpr uint8_t kHamletSize = 1;

uint8_t size_of(const Place& place) {
  if (place.id == 0) return 0;
  uint8_t size = 1;
  while (size + 1U < kSizes && place.population >= kPopulations[size + 1U]) {
    ++size;
  }
  return size;
}

bool is_far(const Place& a, const Place& b) {
  constexpr float kNear = 0.25F;  // degrees, some 25 km
  return std::abs(a.latitude - b.latitude) > kNear ||
         std::abs(a.longitude - b.longitude) > 2 * kNear;
}

// The places of claimed regions, once more as areas of the other country.
void add_claimed(std::vector<Place>& places) {
  for (size_t i = 0, end = places.size(); i < end; ++i) {
    for (const auto& claim : kClaims) {
      if (claim.country != places[i].country) continue;
      if (claim.region != places[i].region) continue;
      Place area;
      area.country = claim.other;
      area.other_names = places[i].other_names;
      area.other_names.push_back(places[i].name);
      places.push_back(std::move(area));
    }
  }
}

class Maker {
 public:
  explicit Maker(std::vector<Place> places) {
    add_claimed(places);
    std::ranges::stable_sort(places, [](const Place& a, const Place& b) {
      if (a.country != b.country) return a.country < b.country;
      if (size_of(a) != size_of(b)) return size_of(a) > size_of(b);
      if (a.population != b.population) return a.population > b.population;
      return a.id < b.id;
    });
    for (auto& place : places) add(std::move(place));
  }

  Index take() { return std::move(index_); }

 private:
  void add(Place place) {
    const auto number = static_cast<uint32_t>(index_.places.size());
    if (place.id == 0) {
      if (!add_area(place, number)) return;
    } else {
      enter(place.name, place, number, true);
      for (const auto& name : place.other_names) {
        enter(name, place, number, false);
      }
    }
    if (size_of(place) <= kHamletSize) place.name.clear();
    index_.places.push_back(std::move(place));
  }

  // False for an area that is named as what is there already.
  bool add_area(const Place& place, uint32_t number) {
    bool added = false;
    for (const auto& name : place.other_names) {
      for (const auto part : {std::string_view(name), without_level(name)}) {
        const std::string key(Key(part).view());
        if (key.size() < 3) continue;
        auto& countries = index_.keys[key];
        const Meaning area{number, true, false};
        added = countries.try_emplace(place.country, area).second || added;
      }
    }
    return added;
  }

  void enter(std::string_view name, const Place& place, uint32_t number,
             bool own) {
    const std::string key(Key(name).view());
    if (key.empty()) return;
    auto& countries = index_.keys[key];
    const Meaning fresh{number, own, false};
    const auto [at, added] = countries.try_emplace(place.country, fresh);
    if (!added) join(at->second, fresh, place);
  }

  void join(Meaning& known, const Meaning& fresh, const Place& place) {
    if (known.place == fresh.place) {
      known.own = known.own || fresh.own;
      return;
    }
    known.several = known.several || is_far(index_.places[known.place], place);
    if (fresh.own && !known.own) {
      known.place = fresh.place;
      known.own = true;
    }
  }

  Index index_;
};

// Texts of up to seven bytes that names are put together from, found by
// joining the most frequent pair of neighbours again and again.
class Symbols {
 public:
  explicit Symbols(const std::vector<Place>& places) {
    for (const auto& place : places) {
      for (const char c : place.name) symbol_of(c);
    }
    for (const auto& place : places) {
      for (const char c : place.name) text_ += symbol_of(c);
      text_ += '\0';
    }
    while (texts_.size() < 256 && join()) {
    }
  }

  // The names, each up to a 0.
  const std::string& text() const { return text_; }

  std::string table() const {
    std::string table(256 * sizeof(Symbol), '\0');
    for (size_t i = 0; i < texts_.size(); ++i) {
      auto* const symbol = table.data() + i * sizeof(Symbol);
      std::ranges::copy(texts_[i], symbol);
      symbol[sizeof(Symbol) - 1] = static_cast<char>(texts_[i].size());
    }
    return table;
  }

 private:
  char symbol_of(char c) {
    const auto at = std::ranges::find(texts_, std::string(1, c));
    if (at != texts_.end()) return static_cast<char>(at - texts_.begin());
    texts_.emplace_back(1, c);
    return static_cast<char>(texts_.size() - 1);
  }

  const std::string& text_of(char symbol) const {
    return texts_[static_cast<unsigned char>(symbol)];
  }

  bool join() {
    std::vector<uint32_t> counts(1U << 16U);
    for (size_t i = 0; i + 1 < text_.size(); ++i) {
      if (text_[i] == 0 || text_[i + 1] == 0) continue;
      if (text_of(text_[i]).size() + text_of(text_[i + 1]).size() < 8) {
        ++counts[static_cast<unsigned char>(text_[i]) * 256U +
                 static_cast<unsigned char>(text_[i + 1])];
      }
    }
    const auto most = std::ranges::max_element(counts);
    if (*most < 2) return false;
    const auto pair = static_cast<size_t>(most - counts.begin());
    const auto first = static_cast<char>(pair / 256);
    const auto second = static_cast<char>(pair % 256);
    const auto joined = static_cast<char>(texts_.size());
    texts_.push_back(text_of(first) + text_of(second));
    size_t out = 0;
    for (size_t i = 0; i < text_.size(); ++i) {
      const bool both =
          text_[i] == first && i + 1 < text_.size() && text_[i + 1] == second;
      text_[out++] = both ? joined : text_[i];
      if (both) ++i;
    }
    text_.resize(out);
    return true;
  }

  std::vector<std::string> texts_ = {""};  // 0 ends a name
  std::string text_;
};

template <typename Value>
void append(std::string& out, const Value& value) {
  std::array<char, sizeof(Value)> bytes{};
  std::memcpy(bytes.data(), &value, sizeof(Value));
  out.append(bytes.data(), bytes.size());
}

void pad(std::string& out) { out.resize(padded(out.size())); }

std::vector<Country> countries_of(const Index& index) {
  std::vector<Country> countries;
  std::map<std::string, uint32_t> begins;
  for (uint32_t i = 0; i < index.places.size(); ++i) {
    begins.try_emplace(index.places[i].country, i);
  }
  const auto end = static_cast<uint32_t>(index.places.size());
  for (const auto& [code, begin] : begins) {
    Country country;
    std::ranges::copy(code, country.code.begin());
    country.begin = begin;
    uint32_t at = begin;
    for (unsigned n = 0; n < kSizes; ++n) {
      while (at < end && index.places[at].country == code &&
             size_of(index.places[at]) == kSizes - 1 - n) {
        ++at;
      }
      country.ends[n] = at;
    }
    countries.push_back(country);
  }
  return countries;
}

// The keys of each bucket, ordered.
std::vector<std::vector<uint64_t>> buckets_of(const Index& index) {
  std::vector<std::vector<uint64_t>> buckets(1U << kBucketBits);
  for (const auto& [key, meanings] : index.keys) {
    const auto position = position_of(hash_of(key));
    for (const auto& [country, meaning] : meanings) {
      const uint64_t packed = meaning.place |
                              uint64_t{meaning.own} << kPlaceBits |
                              uint64_t{meaning.several} << (kPlaceBits + 1) |
                              uint64_t{position.check} << (kPlaceBits + 2);
      buckets[position.bucket].push_back(packed);
    }
  }
  for (auto& bucket : buckets) std::ranges::sort(bucket);
  return buckets;
}

void append_keys(const Index& index, Header& header, std::string& out) {
  std::string bytes;
  uint32_t count = 0;
  append(out, count);
  for (const auto& bucket : buckets_of(index)) {
    for (const auto key : bucket) {
      for (size_t i = 0; i < kKeyBytes; ++i) {
        bytes += static_cast<char>(key >> (8 * i));
      }
    }
    count += static_cast<uint32_t>(bucket.size());
    append(out, count);
  }
  header.keys = count;
  out += bytes;
  pad(out);
}

void append_names(const Index& index, Header& header, std::string& out) {
  const Symbols symbols(index.places);
  out += symbols.table();
  const auto& text = symbols.text();
  uint32_t place = 0;
  append(out, uint32_t{0});
  for (uint32_t at = 0; at < text.size(); ++at) {
    if (text[at] == 0 && ++place % kBlock == 0) append(out, at + 1);
  }
  if (place % kBlock != 0) append(out, static_cast<uint32_t>(text.size()));
  header.name_bytes = static_cast<uint32_t>(text.size());
  out += text;
  pad(out);
}

std::string write(const Index& index) {
  Header header;
  std::string body;
  const auto countries = countries_of(index);
  for (const auto& country : countries) append(body, country);
  header.countries = static_cast<uint32_t>(countries.size());
  header.places = static_cast<uint32_t>(index.places.size());
  append_keys(index, header, body);
  append_names(index, header, body);
  header.bytes = static_cast<uint32_t>(sizeof(Header) + body.size());
  std::string out;
  append(out, header);
  return out + body;
}

}  // namespace
}  // namespace listlint::gazetteer

int main(int argc, char** argv) {
  namespace gazetteer = listlint::gazetteer;
  if (argc != 6) return 2;
  try {
    gazetteer::Maker maker(
        gazetteer::read_places({argv[2], argv[3], argv[4], argv[5]}));
    const auto index = maker.take();
    if (index.places.size() >= 1U << gazetteer::kPlaceBits) {
      std::cerr << "more places than a key can tell apart\n";
      return 1;
    }
    const auto bytes = gazetteer::write(index);
    std::ofstream out(argv[1], std::ios::binary);
    out << bytes;
    fmt::print("{} places, {} keys, {} bytes\n", index.places.size(),
               index.keys.size(), bytes.size());
    return out.good() ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
