#include "lint/custom/message.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

#include "lint/settings.h"

namespace listlint::custom {
namespace {

using std::string_view_literals::operator""sv;

// In the order of Slot.
constexpr std::array kNames = {""sv,          "value"sv, "field"sv,
                               "section"sv,   "entry"sv, "country"sv,
                               "reference"sv, "match"sv, "suggestion"sv,
                               "expected"sv,  "count"sv};

std::vector<std::string_view> names_of(Slots allowed) {
  std::vector<std::string_view> names;
  for (size_t i = 1; i < kNames.size(); ++i) {
    if ((allowed >> i & 1U) != 0) names.push_back(kNames[i]);
  }
  return names;
}

tl::expected<Slot, std::string> slot_of(std::string_view name, Slots allowed) {
  const auto at = std::ranges::find(kNames, name);
  const auto usable = names_of(allowed);
  if (at == kNames.end() || name.empty()) {
    return tl::unexpected(fmt::format(
        "unknown slot \"{{{}}}\"{}; it is one of {{{}}}; "
        "write {{{{ for a brace",
        name, did_you_mean(name, usable), fmt::join(usable, "}, {")));
  }
  const auto slot = static_cast<Slot>(at - kNames.begin());
  if ((allowed & bit(slot)) == 0) {
    return tl::unexpected(
        fmt::format("\"{{{}}}\" means nothing in this rule; use one of {{{}}}",
                    name, fmt::join(usable, "}, {")));
  }
  return slot;
}

}  // namespace

tl::expected<Message, std::string> Message::parse(std::string_view text,
                                                  Slots allowed) {
  Message message;
  std::string before;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if ((c == '{' || c == '}') && i + 1 < text.size() && text[i + 1] == c) {
      before += c;
      ++i;
    } else if (c == '{') {
      const auto end = text.find('}', i);
      if (end == std::string_view::npos) {
        return tl::unexpected(
            std::string("a \"{\" is not closed; write {{ for a brace"));
      }
      const auto slot = slot_of(text.substr(i + 1, end - i - 1), allowed);
      if (!slot) return tl::unexpected(slot.error());
      message.pieces_.push_back({std::move(before), *slot});
      before.clear();
      i = end;
    } else {
      before += c;
    }
  }
  message.pieces_.push_back({std::move(before), Slot::none});
  return message;
}

}  // namespace listlint::custom
