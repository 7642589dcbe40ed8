#include "fetch/phrase_index.h"

#include <algorithm>

#include "fetch/words.h"

namespace listlint::fetch {

PhraseIndex::PhraseIndex(std::span<const std::span<const Phrase>> phrases) {
  for (const auto& some : phrases) {
    for (const auto& phrase : some) {
      starts_.set(pair_of(phrase.text, 0));
      entries_.push_back({&phrase, is_word_at(phrase.text, 0),
                          is_word_before(phrase.text, phrase.text.size())});
    }
  }
  std::ranges::sort(entries_, {}, [](const Entry& entry) {
    return key_of(entry.phrase->text, 0);
  });
  for (uint32_t i = 0; i < entries_.size(); ++i) {
    const auto key = key_of(entries_[i].phrase->text, 0);
    auto slot = slot_of(key);
    while (groups_[slot].end != 0 && groups_[slot].key != key) {
      slot = (slot + 1) % kSlots;
    }
    auto& group = groups_[slot];
    if (group.end == 0) group = {key, i, i};
    group.end = i + 1;
  }
}

uint64_t PhraseIndex::key_of(std::string_view text, size_t at) {
  uint64_t key = 0;
  for (size_t i = 0; i < kKey; ++i) {
    key = key << 8 | static_cast<unsigned char>(text[at + i]);
  }
  return key;
}

size_t PhraseIndex::slot_of(uint64_t key) {
  return static_cast<size_t>(key * 0x9E37'79B9'7F4A'7C15U >> (64 - kSlotBits));
}

// The index has more slots than there are groups, so one is free.
const PhraseIndex::Group* PhraseIndex::find(uint64_t key) const {
  for (auto slot = slot_of(key);; slot = (slot + 1) % kSlots) {
    const auto& group = groups_[slot];
    if (group.end == 0) return nullptr;
    if (group.key == key) return &group;
  }
}

bool PhraseIndex::stands(const Entry& entry, std::string_view text, size_t at) {
  const auto phrase = entry.phrase->text;
  if (!text.substr(at).starts_with(phrase)) return false;
  if (entry.begins_word && is_word_before(text, at)) return false;
  return !entry.ends_word || !is_word_at(text, at + phrase.size());
}

}  // namespace listlint::fetch
