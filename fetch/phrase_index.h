// All phrases of phrases.h at once: one walk over a text finds whichever of
// them stand there, whatever their number. Made once, then only read; any
// thread.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "fetch/phrases.h"

namespace listlint::fetch {

class PhraseIndex {
 public:
  // Borrows the phrases, of which each has kKey bytes at least.
  explicit PhraseIndex(std::span<const std::span<const Phrase>> phrases);

  // Calls take(phrase, at) for each phrase that stands in a text as whole
  // words.
  template <typename Take>
  void for_each(std::string_view text, const Take& take) const {
    for (size_t at = 0; at + kKey <= text.size(); ++at) {
      if (!starts_.test(pair_of(text, at))) continue;
      const auto* const group = find(key_of(text, at));
      if (group == nullptr) continue;
      for (auto i = group->begin; i < group->end; ++i) {
        if (stands(entries_[i], text, at)) take(*entries_[i].phrase, at);
      }
    }
  }

  // The bytes by which phrases are looked up.
  static constexpr size_t kKey = 6;

 private:
  struct Entry {
    const Phrase* phrase = nullptr;
    bool begins_word = false;  // with a letter: none may stand before it
    bool ends_word = false;
  };
  // Entries whose first kKey bytes are the same.
  struct Group {
    uint64_t key = 0;
    uint32_t begin = 0;
    uint32_t end = 0;  // 0: no group
  };

  static size_t pair_of(std::string_view text, size_t at) {
    return static_cast<unsigned char>(text[at]) * 256U +
           static_cast<unsigned char>(text[at + 1]);
  }
  static uint64_t key_of(std::string_view text, size_t at);
  static size_t slot_of(uint64_t key);
  static bool stands(const Entry& entry, std::string_view text, size_t at);
  const Group* find(uint64_t key) const;

  static constexpr size_t kSlotBits = 11;
  static constexpr size_t kSlots = size_t{1} << kSlotBits;

  std::bitset<65536> starts_;  // the first two bytes of any phrase
  std::vector<Entry> entries_;
  std::array<Group, kSlots> groups_{};
};

}  // namespace listlint::fetch
