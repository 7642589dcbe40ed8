#include "rules/order.h"

#include <algorithm>
#include <array>
#include <deque>
#include <iterator>
#include <unicode/coll.h>
#include <unicode/stringpiece.h>

#include "lint/language/language.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"

namespace listlint::rules {
namespace {

// The primary order of ASCII in the CLDR root collation (allkeys_CLDR.txt,
// variable elements not ignored). Letters follow, case aside.
constexpr std::string_view kSymbols =
    " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789";

constexpr std::array<uint8_t, 128> make_weights() {
  std::array<uint8_t, 128> weights{};
  for (size_t i = 0; i < kSymbols.size(); ++i) {
    weights[static_cast<unsigned char>(kSymbols[i])] =
        static_cast<uint8_t>(i + 1);
  }
  for (size_t i = 0; i < 26; ++i) {
    const auto weight = static_cast<uint8_t>(kSymbols.size() + 1 + i);
    weights['a' + i] = weight;
    weights['A' + i] = weight;
  }
  return weights;
}

constexpr auto kWeights = make_weights();

// 0 where a byte has no weight of its own: not ASCII, or a control.
uint8_t weight_of(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 128 ? kWeights[byte] : 0;
}

constexpr std::array<std::string_view, 35> kLeading = {
    "La ",    "Le ",        "Les ",         "El ",        "Los ",     "Las ",
    "L'",     "L\u2019",    "Il ",          "Lo ",        "Gli ",     "I ",
    "The ",   "Den ",       "Der ",         "Die ",       "Das ",     "De ",
    "Het ",   "'s-",        "\u2019s-",     "O ",         "A ",       "Os ",
    "As ",    "Canton of ", "Province of ", "County of ", "City of ", "Lake ",
    "Mount ", "Region of ", "Al-",          "El-",        "As-"};

constexpr std::array<std::string_view, 5> kTails = {" \u2013 ", " - ", ", ",
                                                    " (", "/"};

// Whether a byte may be what joins the words of a name: of each text above at
// least one byte is such.
constexpr bool is_joint(char c) {
  return c == ' ' || c == '\'' || c == '-' || c == ',' || c == '(' ||
         c == '/' || c == '\xE2';
}

// "Þorlákshöfn" is also filed as "Thorlákshöfn"; the root has Þ after Z.
constexpr std::string_view kThorn = "\u00de";

// The names under which one may be filed, the whole name first.
struct Keys {
  static constexpr size_t kMost = 4;

  std::array<std::string_view, kMost> key;
  uint8_t count = 0;

  Keys(std::string_view name, std::deque<std::string>& storage) {
    add(name);
    if (name.starts_with(kThorn)) {
      storage.push_back("Th" + std::string(name.substr(kThorn.size())));
      add(storage.back());
    }
    // Most names are one word, and have no other key.
    if (std::ranges::none_of(name, is_joint)) return;
    for (const auto leading : kLeading) {
      if (name[0] != leading[0]) continue;
      if (name.size() > leading.size() && name.starts_with(leading)) {
        const auto rest = name.substr(leading.size());
        add(rest.substr(std::min(rest.find_first_not_of(' '), rest.size())));
        break;
      }
    }
    size_t tail = std::string_view::npos;
    for (const auto mark : kTails) tail = std::min(tail, name.find(mark));
    if (tail != std::string_view::npos && tail > 0) add(name.substr(0, tail));
  }

  void add(std::string_view text) { key[count++] = text; }
};

// Longest runs in order by patience sorting, from the last name to the first:
// length_from[i][k] is the length of the longest run that begins with name i
// under its key k.
class LongestRun {
 public:
  LongestRun(const std::vector<std::string_view>& names, Collation& collation)
      : collation_(collation) {
    keys_.reserve(names.size());
    for (const auto name : names) keys_.emplace_back(name, storage_);
    lengths_.resize(names.size());
    measure();
  }

  // Walks from the first name on and keeps each that can begin what is left
  // of a longest run. The keys of the kept ones; nullptr for the others.
  std::vector<const std::string_view*> walk() const {
    std::vector<const std::string_view*> kept;
    kept.reserve(keys_.size());
    auto left = static_cast<uint32_t>(heads_.size());
    const std::string_view* last = nullptr;
    for (size_t i = 0; i < keys_.size(); ++i) {
      const std::string_view* chosen = nullptr;
      for (uint8_t k = 0; k < keys_[i].count && left > 0; ++k) {
        const auto& key = keys_[i].key[k];
        if (lengths_[i][k] < left) continue;
        if (last != nullptr && collation_.compare(*last, key) > 0) continue;
        if (chosen == nullptr || collation_.compare(key, *chosen) < 0) {
          chosen = &key;
        }
      }
      kept.push_back(chosen);
      if (chosen == nullptr) continue;
      last = chosen;
      --left;
    }
    return kept;
  }

 private:
  void measure() {
    for (size_t i = keys_.size(); i-- > 0;) {
      for (uint8_t k = 0; k < keys_[i].count; ++k) {
        lengths_[i][k] = place(keys_[i].key[k]);
      }
      for (uint8_t k = 0; k < keys_[i].count; ++k) {
        put(keys_[i].key[k], lengths_[i][k]);
      }
    }
  }

  // heads_[n] is the greatest first key of a run of length n + 1; the heads
  // fall as the runs grow.
  uint32_t place(std::string_view key) const {
    const auto at =
        std::ranges::partition_point(heads_, [&](std::string_view head) {
          return collation_.compare(head, key) >= 0;
        });
    return static_cast<uint32_t>(at - heads_.begin()) + 1;
  }

  void put(std::string_view key, uint32_t length) {
    if (length > heads_.size()) {
      heads_.push_back(key);
    } else if (collation_.compare(key, heads_[length - 1]) > 0) {
      heads_[length - 1] = key;
    }
  }

  Collation& collation_;
  std::deque<std::string> storage_;
  std::vector<Keys> keys_;
  std::vector<std::array<uint32_t, Keys::kMost>> lengths_;
  std::vector<std::string_view> heads_;
};

}  // namespace

struct Collation::Icu {
  std::unique_ptr<icu::Collator> collator;
};

Collation::Collation(std::string_view language)
    : language_(language), plain_ascii_(language.empty() || language == "en") {}

Collation::~Collation() = default;

int Collation::compare(std::string_view a, std::string_view b) {
  if (plain_ascii_) {
    size_t i = 0;
    while (i < a.size() && i < b.size()) {
      const uint8_t left = weight_of(a[i]);
      const uint8_t right = weight_of(b[i]);
      if (left == 0 || right == 0) break;
      if (left != right) {
        // A combining mark may follow and change the last letter; only if the
        // next bytes are ASCII too is the difference final.
        const bool plain = (i + 1 >= a.size() || weight_of(a[i + 1]) != 0) &&
                           (i + 1 >= b.size() || weight_of(b[i + 1]) != 0);
        if (plain) return left < right ? -1 : 1;
        break;
      }
      ++i;
    }
    if (i == a.size() && i == b.size()) return 0;
    if (i == a.size() && weight_of(b[i]) != 0) return -1;
    if (i == b.size() && weight_of(a[i]) != 0) return 1;
  }
  if (!icu_) {
    UErrorCode status = U_ZERO_ERROR;
    icu_ = std::make_unique<Icu>();
    icu_->collator.reset(icu::Collator::createInstance(
        icu::Locale(language_.empty() ? "root" : language_.c_str()), status));
    if (icu_->collator) icu_->collator->setStrength(icu::Collator::PRIMARY);
  }
  if (!icu_->collator) return a.compare(b);
  UErrorCode status = U_ZERO_ERROR;
  return icu_->collator->compareUTF8(
      icu::StringPiece(a.data(), static_cast<int32_t>(a.size())),
      icu::StringPiece(b.data(), static_cast<int32_t>(b.size())), status);
}

std::vector<Index> out_of_order(const std::vector<std::string_view>& names,
                                Collation& collation) {
  bool sorted = true;
  for (size_t i = 1; i < names.size() && sorted; ++i) {
    sorted = collation.compare(names[i - 1], names[i]) <= 0;
  }
  if (sorted) return {};
  const LongestRun run(names, collation);
  const auto kept = run.walk();
  std::vector<Index> out;
  for (Index i = 0; i < kept.size(); ++i) {
    if (kept[i] == nullptr) out.push_back(i);
  }
  return out;
}

std::vector<Neighbours> kept_around(const std::vector<Index>& out, Index begin,
                                    Index end) {
  std::vector<Neighbours> all(out.size());
  for (size_t i = 0; i < out.size(); ++i) {
    if (i > 0 && out[i - 1] + 1 == out[i]) {
      all[i].before = all[i - 1].before;
    } else if (out[i] > begin) {
      all[i].before = out[i] - 1;
    }
  }
  for (size_t i = out.size(); i-- > 0;) {
    if (i + 1 < out.size() && out[i] + 1 == out[i + 1]) {
      all[i].after = all[i + 1].after;
    } else if (out[i] + 1 < end) {
      all[i].after = out[i] + 1;
    }
  }
  return all;
}

bool is_out_with_next(std::string_view before, std::string_view name,
                      std::string_view after, Collation& collation) {
  return out_of_order({before, name}, collation).empty() &&
         !out_of_order({name, after}, collation).empty();
}

std::vector<Index> put_in_order(const std::vector<std::string_view>& names,
                                Collation& collation) {
  const LongestRun run(names, collation);
  const auto kept = run.walk();
  std::vector<Index> in_order;
  std::vector<Index> moved;
  for (Index i = 0; i < kept.size(); ++i) {
    (kept[i] == nullptr ? moved : in_order).push_back(i);
  }
  const auto is_before = [&](Index a, Index b) {
    return collation.compare(names[a], names[b]) < 0;
  };
  std::ranges::stable_sort(moved, is_before);
  // Both are in order; merge them, the kept ones first where equal.
  std::vector<Index> merged;
  merged.reserve(names.size());
  std::ranges::merge(in_order, moved, std::back_inserter(merged),
                     [&](Index a, Index b) {
                       const auto& x = kept[a] == nullptr ? names[a] : *kept[a];
                       const auto& y = kept[b] == nullptr ? names[b] : *kept[b];
                       return collation.compare(x, y) < 0;
                     });
  return merged;
}

std::vector<std::string> collations_of(const Document& document,
                                       std::string_view order) {
  if (order == "none") return {};
  std::vector<std::string> found;
  const bool by_list = order == "auto";
  found.emplace_back(by_list ? document.language : order);
  const auto language = found[0].substr(0, found[0].find('-'));
  if (language == "zh") found.emplace_back("zh@collation=stroke");
  if (language == "de") found.emplace_back("de@collation=phonebook");
  if (language == "es") found.emplace_back("es@collation=traditional");
  if (by_list && !language.empty() && language != "en") found.emplace_back();
  return found;
}

namespace {

// Letters of two alphabets that look alike in one word: one was meant, and the
// other put the name elsewhere.
bool has_mixed_word(std::string_view name) {
  const auto is_near = [](char c) {  // Greek and Cyrillic, U+0370 to U+052F
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xCD && byte <= 0xD4;
  };
  if (std::ranges::none_of(name, is_near)) return false;
  auto script = unicode::Script::common;  // of the word so far
  for (uint32_t at = 0; at < name.size();) {
    const auto point = utf8::decode(name, at);
    at += point.length;
    const auto next = unicode::properties(point.value).script;
    if (next == unicode::Script::inherited) continue;
    if (next == unicode::Script::common) {
      script = next;
      continue;
    }
    if (script != unicode::Script::common && script != next) return true;
    script = next;
  }
  return false;
}

}  // namespace

bool has_no_order(std::string_view name, std::string_view collation) {
  if (has_mixed_word(name)) return true;
  const auto language = collation.substr(0, collation.find_first_of("-@"));
  if (language == "zh" || language == "yue") return false;
  const auto is_far = [](char c) {  // U+3000 and on
    return static_cast<unsigned char>(c) >= 0xE3;
  };
  return std::ranges::any_of(name, is_far) &&
         language::has_script(name, unicode::Script::han);
}

}  // namespace listlint::rules
