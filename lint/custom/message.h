// The message of a custom rule: text with slots in braces.
// Values; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace listlint::custom {

enum class Slot : uint8_t {
  none,
  value,       // of the field
  field,       // its name
  section,     // heading of the section, or of that of the entry
  entry,       // its name
  country,     // of the entry, as written
  reference,   // its title, else its site or address
  match,       // what the pattern found
  suggestion,  // what takes the place of the match
  expected,    // the value that most have
  count,       // how many have that value
};

// "{match}" has a meaning only for some rules: one bit a Slot.
using Slots = uint16_t;
constexpr Slots bit(Slot slot) {
  return static_cast<Slots>(1U << static_cast<unsigned>(slot));
}

class Message {
 public:
  struct Piece {
    std::string text;  // before the slot
    Slot slot = Slot::none;
  };

  // "{{" is a brace. What is not in `allowed` is an error with its remedy.
  static tl::expected<Message, std::string> parse(std::string_view text,
                                                  Slots allowed);

  const std::vector<Piece>& pieces() const { return pieces_; }

 private:
  std::vector<Piece> pieces_;
};

}  // namespace listlint::custom
