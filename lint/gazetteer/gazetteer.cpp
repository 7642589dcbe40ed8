#include "lint/gazetteer/gazetteer.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>

#include "lint/gazetteer/format.h"
#include "lint/gazetteer/key.h"
#include "lint/gazetteer/lookup.h"

extern "C" const std::byte listlint_places[];  // places.S

namespace listlint::gazetteer {
namespace {

// The numbers lie in the index as the machine has them.
static_assert(std::endian::native == std::endian::little);

// The sections of the index.
struct Sections {
  const Country* countries = nullptr;
  const uint32_t* buckets = nullptr;
  const std::byte* keys = nullptr;
  const Symbol* symbols = nullptr;
  const uint32_t* blocks = nullptr;
  const char* names = nullptr;
  uint32_t country_count = 0;
  uint32_t place_count = 0;

  Sections();
};

Sections::Sections() {
  const auto& header = *reinterpret_cast<const Header*>(listlint_places);
  const std::byte* at = listlint_places + sizeof(Header);
  const auto take = [&](size_t bytes) {
    const auto* const begin = at;
    at += padded(bytes);
    return begin;
  };
  // An index of another version would be read as another one's bytes: the
  // build would not have passed its tests. An empty one knows nothing.
  if (header.magic != kMagic || header.version != kVersion) return;
  country_count = header.countries;
  place_count = header.places;
  countries = reinterpret_cast<const Country*>(
      take(sizeof(Country) * header.countries));
  buckets = reinterpret_cast<const uint32_t*>(
      take(sizeof(uint32_t) * ((1U << kBucketBits) + 1)));
  keys = take(kKeyBytes * header.keys);
  symbols = reinterpret_cast<const Symbol*>(take(sizeof(Symbol) * 256));
  const size_t blocks_needed = (header.places + kBlock - 1) / kBlock + 1;
  blocks =
      reinterpret_cast<const uint32_t*>(take(sizeof(uint32_t) * blocks_needed));
  names = reinterpret_cast<const char*>(take(header.name_bytes));
}

const Sections& sections() {
  static const Sections kSections;
  return kSections;
}

const Country* country_at(Place place) {
  const auto& all = sections();
  const std::span countries(all.countries, all.country_count);
  const auto after =
      std::ranges::upper_bound(countries, place, {}, &Country::begin);
  return &*(after - 1);
}

std::string_view code_of(const Country& country) {
  return {country.code.data(), country.code.size()};
}

uint8_t size_of(Place place, const Country& country) {
  const auto end = std::ranges::upper_bound(country.ends, place);
  return static_cast<uint8_t>(kSizes - 1 - (end - country.ends.begin()));
}

Place place_of(uint64_t packed) { return packed & ((1U << kPlaceBits) - 1); }

// The fields of a key.
Match read_key(uint64_t packed) {
  Match match;
  match.place = place_of(packed);
  match.own = ((packed >> kPlaceBits) & 1) != 0;
  match.several = ((packed >> (kPlaceBits + 1)) & 1) != 0;
  const auto& country = *country_at(match.place);
  match.country = code_of(country);
  match.size = size_of(match.place, country);
  return match;
}

// Calls visit(key) for each country that has a key with this hash.
template <typename Visit>
void visit_keys(uint64_t hash, Visit visit) {
  const auto& all = sections();
  if (all.place_count == 0) return;
  const auto position = position_of(hash);
  const auto begin = all.buckets[position.bucket];
  const auto end = all.buckets[position.bucket + 1];
  for (auto i = begin; i < end; ++i) {
    uint64_t packed = 0;
    std::memcpy(&packed, all.keys + size_t{i} * kKeyBytes, kKeyBytes);
    const auto check = static_cast<uint32_t>(packed >> (kPlaceBits + 2));
    if (check == position.check) visit(packed);
    if (check > position.check) return;
  }
}

Matches find_key(std::string_view key) {
  return key.empty() ? Matches() : find_all(hash_of(key));
}

}  // namespace

Places places_of(std::string_view code) {
  const auto& all = sections();
  const std::span countries(all.countries, all.country_count);
  const auto found = std::ranges::lower_bound(countries, code, {}, code_of);
  if (found == countries.end() || code_of(*found) != code) return {};
  return {found->begin, found->ends.back()};
}

Matches find_all(uint64_t hash) {
  Matches matches;
  visit_keys(hash, [&](uint64_t packed) { matches.add(read_key(packed)); });
  return matches;
}

std::optional<Match> find_hash(uint64_t hash, Places places) {
  std::optional<Match> found;
  visit_keys(hash, [&](uint64_t packed) {
    const Place place = place_of(packed);
    if (place < places.begin || place >= places.end) return;
    const auto match = read_key(packed);
    if (!found || match.size > found->size) found = match;
  });
  return found;
}

const Match* Matches::in(std::string_view country) const {
  const auto* const found = std::ranges::find(*this, country, &Match::country);
  return found == end() ? nullptr : found;
}

void Matches::add(const Match& match) {
  auto at = size_;
  if (size_ < matches_.size()) {
    ++size_;
  } else if (matches_[--at].size >= match.size) {
    return;
  }
  for (; at > 0 && matches_[at - 1].size < match.size; --at) {
    matches_[at] = matches_[at - 1];
  }
  matches_[at] = match;
}

Matches find(std::string_view name) {
  auto found = find_key(Key(name).view());
  if (!found.empty()) return found;
  const auto bare = without_level(name);
  if (bare.size() != name.size()) found = find_key(Key(bare).view());
  return found;
}

std::optional<Match> find_in(std::string_view name, std::string_view country) {
  const auto places = places_of(country);
  const auto find_key_in = [&](std::string_view text) {
    const Key key(text);
    return key.view().empty() ? std::nullopt
                              : find_hash(hash_of(key.view()), places);
  };
  const auto found = find_key_in(name);
  if (found) return found;
  const auto bare = without_level(name);
  return bare.size() == name.size() ? std::nullopt : find_key_in(bare);
}

bool knows(std::string_view name, std::string_view country) {
  const auto places = places_of(country);
  const auto is_there = [&](std::string_view text) {
    const Key key(text);
    bool there = false;
    if (key.view().empty()) return there;
    visit_keys(hash_of(key.view()), [&](uint64_t packed) {
      const Place place = place_of(packed);
      there = there || (place >= places.begin && place < places.end);
    });
    return there;
  };
  if (is_there(name)) return true;
  const auto bare = without_level(name);
  return bare.size() != name.size() && is_there(bare);
}

std::string_view country_of(Place place) { return code_of(*country_at(place)); }

uint32_t place_count() { return sections().place_count; }

std::string name_of(Place place) {
  const auto& all = sections();
  std::string name;
  if (place >= all.place_count) return name;
  const char* at = all.names + all.blocks[place / kBlock];
  for (auto skip = place % kBlock; skip > 0; ++at) {
    if (*at == 0) --skip;
  }
  for (; *at != 0; ++at) {
    const auto& symbol = all.symbols[static_cast<unsigned char>(*at)];
    name.append(symbol.data(), static_cast<size_t>(symbol.back()));
  }
  return name;
}

bool is_name_of(std::string_view name, Place place) {
  return Key(name).view() == Key(name_of(place)).view();
}

}  // namespace listlint::gazetteer
