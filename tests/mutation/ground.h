// A clean list that defects are put into, and what operators need to do so:
// seeded choice, and places in the bytes by way of the model.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include "lint/engine.h"
#include "lint/source.h"

namespace listlint::mutation {

// The same on every machine: of the standard's generators and distributions
// only the former are specified to the bit.
class Random {
 public:
  explicit Random(uint64_t seed) : next_(seed) {}

  size_t below(size_t limit) { return next_() % limit; }

  template <typename Range>
  const auto& one_of(const Range& range) {
    return *(std::begin(range) +
             static_cast<ptrdiff_t>(below(std::size(range))));
  }

 private:
  std::mt19937_64 next_;
};

// One of `count` things that a predicate likes, each as likely as its
// neighbours let it be; nullopt where it likes none.
template <typename Likes>
std::optional<Index> pick(Random& random, size_t count, Likes likes) {
  if (count == 0) return std::nullopt;
  const size_t start = random.below(count);
  for (size_t i = 0; i < count; ++i) {
    const auto index = static_cast<Index>((start + i) % count);
    if (likes(index)) return index;
  }
  return std::nullopt;
}

// Owns the list and what is found in it before anything is put in.
struct Ground {
  Checked clean;

  const Document& document() const { return clean.document; }
  std::string_view bytes() const { return clean.source->bytes(); }
  std::string_view slice(Span span) const { return clean.source->slice(span); }

  bool is(std::initializer_list<std::string_view> formats) const;
  // A field holds no quotation marks, commas or brackets of the markup: CSV,
  // TSV, JSON, YAML.
  bool is_data() const { return is({"csv", "tsv", "json", "yaml"}); }

  // Whether a rule has something to say of the list as it is.
  bool has(std::string_view rule) const;

  // Whether a value stands in the bytes as it is read.
  bool is_verbatim(const Text& text) const;

  // The lines that a span touches, the last line end included.
  Span lines(Span span) const;

  // The lines of an entry up to the next one; nullopt for the last one of a
  // section, and where its lines hold something else than the entry.
  std::optional<Span> block(Index entry) const;
  // From the line of a heading to that of the next heading; nullopt for the
  // last section.
  std::optional<Span> section_block(Index section) const;

  // A span with the spaces in front of it, so that taking it out leaves none.
  Span with_space(Span span) const;

  // Whether nothing was found on the lines of a span.
  bool is_clean(Span span) const;

  // Entries of the section that an entry is in.
  Range neighbours(Index entry) const;

  // Whether an edit in the description of a reference is one defect: where
  // each entry holds its own copy, the reference must have one use.
  bool is_single(Index reference) const;
};

}  // namespace listlint::mutation
