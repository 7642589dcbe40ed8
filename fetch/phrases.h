// What pages say that were not found, by language, as data; and whether a text
// is such a message or a text about one. All phrases are folded (lint/unicode/
// code_point.h). Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace listlint::fetch {

// How much a phrase alone tells.
enum class Strength : uint8_t {
  weak,    // "not found": a message only where nothing else is said
  strong,  // "page not found": a message on a page that says little else
  direct,  // "the page you requested": no article talks like that
};

struct Phrase {
  std::string_view text;
  Strength strength = Strength::weak;
};

// By where the languages are spoken, a file each.
std::span<const Phrase> phrases_west();
std::span<const Phrase> phrases_east();
std::span<const Phrase> phrases_other();

// What a short text says as a whole.
struct Message {
  // Only a number and fillers: "Error 404".
  bool bare = false;
  Strength strength = Strength::weak;
};

// Whether a title, a heading or all of a page says that nothing was found.
std::optional<Message> as_message(std::string_view folded);

// The strongest phrase in a sentence, quoted ones left out.
std::optional<Strength> said_in(std::string_view folded);

// Whether a sentence says of anything that it is lost.
bool names_loss(std::string_view folded);

// Messages of servers and databases that failed and yet answered 200.
bool is_server_error(std::string_view folded);

}  // namespace listlint::fetch
