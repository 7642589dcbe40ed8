#include "rules/place_in_country.h"

#include <algorithm>

#include "lint/country/country.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"
#include "rules/country_names.h"
#include "rules/name_key.h"

namespace listlint::rules {
namespace {

// States and what belongs to them, or is claimed by them, under a code of its
// own.
struct Family {
  std::string_view code;
  std::string_view others;  // codes with spaces between them
};
constexpr Family kFamilies[] = {
    {"AR", "FK GS"},
    {"AU", "CC CX HM NF"},
    {"CN", "HK MO TW"},
    {"DK", "FO GL"},
    {"FI", "AX"},
    {"FR", "BL GF GP MF MQ NC PF PM RE TF WF YT"},
    {"GB", "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG"},
    {"IL", "PS"},
    {"MA", "EH"},
    {"MF", "SX"},
    {"NL", "AW BQ CW SX"},
    {"NO", "BV SJ"},
    {"NZ", "CK NU TK"},
    {"RS", "XK"},
    {"US", "AS GU MP PR UM VI"}};

bool has_other(std::string_view code, std::string_view other) {
  const auto family = std::ranges::find(kFamilies, code, &Family::code);
  return family != std::end(kFamilies) &&
         family->others.find(other) != std::string_view::npos;
}

bool is_latin(std::string_view name) {
  for (size_t at = 0; at < name.size();) {
    const auto point = utf8::decode(name, at);
    if (point.value == utf8::kIllFormed || point.value == 0xFFFD) return false;
    at += point.length;
    if (point.value < 0x80) continue;
    const auto script = unicode::properties(point.value).script;
    if (script != unicode::Script::latin && script != unicode::Script::common &&
        script != unicode::Script::inherited) {
      return false;
    }
  }
  return true;
}

// gazetteer::knows(), which remembers latest answers: lists name the same towns
// again and again.
class Known {
 public:
  bool has(std::string_view name, std::string_view code) {
    const auto hash = hash_text(code, hash_name_key(name));
    auto& latest = latest_[(hash >> 32U) % latest_.size()];
    if (latest == hash) return true;
    if (!gazetteer::knows(name, code)) return false;
    latest = hash;
    return true;
  }

 private:
  std::vector<uint64_t> latest_ = std::vector<uint64_t>(4096);
};

}  // namespace

std::string_view plain_place_name(const Entry& entry) {
  constexpr size_t kLongest = 60;
  constexpr std::string_view kMore = "0123456789()[]{}/,;:&+=*\"|<>_#@!?";
  const auto name = entry.name.value;
  if (name.size() < 3 || name.size() > kLongest) return {};
  if (name.find_first_of(kMore) != name.npos) return {};
  if (name.find(" and ") != name.npos || !is_latin(name)) return {};
  return name;
}

bool are_related(std::string_view code, std::string_view other) {
  return code == other || has_other(code, other) || has_other(other, code);
}

bool may_be_in(const gazetteer::Matches& matches, std::string_view code) {
  return std::ranges::any_of(matches, [&](const gazetteer::Match& match) {
    return are_related(match.country, code);
  });
}

std::string_view country_with(std::string_view place,
                              std::span<const std::string_view> codes) {
  constexpr uint8_t kFarAhead = 4;
  const auto matches = gazetteer::find(place);
  const gazetteer::Match* largest = nullptr;
  for (const auto& match : matches) {  // the largest first
    if (std::ranges::find(codes, match.country) == codes.end()) continue;
    if (largest != nullptr) {
      return largest->size < match.size + kFarAhead ? std::string_view()
                                                    : largest->country;
    }
    largest = &match;
  }
  return largest == nullptr ? std::string_view() : largest->country;
}

Strangers strangers_of(const Document& document) {
  constexpr size_t kFew = 3;
  Strangers strangers;
  if (document.entries.empty()) return strangers;
  Known places;
  size_t known = 0;
  size_t elsewhere = 0;
  size_t unknown = 0;
  for (Index i = 0; i < document.entries.size(); ++i) {
    const auto& entry = document.entries[i];
    const auto code = code_of(entry);
    if (code.empty()) continue;
    if (places.has(entry.name.value, code)) {
      ++known;
    } else if (!plain_place_name(entry).empty()) {
      strangers.entries.push_back(i);
      const auto matches = gazetteer::find(entry.name.value);
      if (matches.empty()) {
        ++unknown;
      } else {
        ++(may_be_in(matches, code) ? known : elsewhere);
      }
    }
  }
  if (elsewhere <= std::max<size_t>(1, (known + elsewhere) / 5) &&
      unknown <= std::max<size_t>(1, known)) {
    strangers.trust = known < kFew ? Trust::some : Trust::full;
  }
  return strangers;
}

std::optional<gazetteer::Match> NearestPlaces::of(std::string_view name,
                                                  std::string_view code,
                                                  uint8_t least) {
  constexpr size_t kMost = 1000;
  if (++asked_ > kMost) return {};
  return gazetteer::nearest(name, code, least);
}

}  // namespace listlint::rules
