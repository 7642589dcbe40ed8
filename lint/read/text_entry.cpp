#include "lint/read/text_entry.h"

#include <algorithm>

#include "lint/ascii.h"
#include "lint/read/text_line.h"

namespace listlint::text {
namespace {

// Where the name ends and the country part begins.
struct Split {
  Span name;
  Span country;  // qualifiers, country and note
};

Split split_at(std::string_view bytes, Span item, uint32_t comma,
               uint32_t after) {
  return {trim(bytes, {item.begin, comma}), trim(bytes, {after, item.end})};
}

// "City , …" at the first spaced comma, else "City, …" at the first comma.
Split split_name(std::string_view bytes, Span item) {
  const auto text = bytes.substr(item.begin, item.size());
  if (const auto spaced = spaced_comma(text);
      spaced != std::string_view::npos) {
    const auto comma = item.begin + static_cast<uint32_t>(spaced);
    return split_at(bytes, item, comma, comma + 1);
  }
  if (text.ends_with(" ,")) {
    return split_at(bytes, item, item.end - 1, item.end);
  }
  if (const auto tight = first_comma(text); tight != std::string_view::npos) {
    const auto comma = item.begin + static_cast<uint32_t>(tight);
    return split_at(bytes, item, comma, comma + 1);
  }
  // An entry over two lines breaks behind its comma.
  if (const auto feed = text.find('\n'); feed != std::string_view::npos) {
    const auto last = text.rfind(',', feed);
    if (last == std::string_view::npos) return {item, {item.end, item.end}};
    return split_at(bytes, item, item.begin + static_cast<uint32_t>(last),
                    item.begin + static_cast<uint32_t>(feed) + 1);
  }
  return {item, {item.end, item.end}};
}

// The text inside a bracket that ends `part`, which loses it; else empty.
Span take_bracket(std::string_view bytes, Span& part) {
  if (part.empty() || bytes[part.end - 1] != ')') return {};
  const auto text = bytes.substr(part.begin, part.size());
  const auto open = text.rfind('(');
  if (open == std::string_view::npos) return {};
  const uint32_t at = part.begin + static_cast<uint32_t>(open);
  const Span inside = trim(bytes, {at + 1, part.end - 1});
  part = trim(bytes, {part.begin, at});
  return inside;
}

// Whether four digits stand by themselves in a text.
bool has_year(std::string_view text) {
  size_t digits = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_digit(text[i])) {
      ++digits;
    } else {
      if (digits == 4) return true;
      digits = 0;
    }
  }
  return false;
}

// "since 2008" and ", 1986" at the end of a country.
Span take_year(std::string_view bytes, Span& part) {
  const auto text = bytes.substr(part.begin, part.size());
  if (text.size() < 6) return {};
  if (!std::ranges::all_of(text.substr(text.size() - 4), is_digit)) return {};
  for (const std::string_view before : {" since ", ", since ", ", "}) {
    const auto size = before.size() + 4;
    if (text.size() <= size) continue;
    if (!text.substr(text.size() - size).starts_with(before)) continue;
    const auto begin = part.end - static_cast<uint32_t>(size);
    Span year{begin, part.end};
    part = trim(bytes, {part.begin, begin});
    while (bytes[year.begin] == ',' || bytes[year.begin] == ' ') ++year.begin;
    return year;
  }
  return {};
}

// Reads qualifiers, country and note of the part behind the name; the answer is
// where the country stands, empty without one.
Span read_country(const Writing& writing, Span part, Countries& countries,
                  Entry& entry, Document& document) {
  const auto bytes = writing.bytes();
  Span country;
  const auto know = [&](Span span) {
    country = span;
    entry.country_name = countries.find(writing.slice(span));
    return entry.country_name != nullptr;
  };
  if (know(part)) return country;
  Span shorter = part;
  Span note = take_bracket(bytes, shorter);
  if (note.empty()) note = take_year(bytes, shorter);
  if (!note.empty() && !shorter.empty()) {
    entry.note = writing.text(note);
    part = shorter;
    if (know(part)) return country;
  }
  uint32_t begin = part.begin;
  while (true) {
    const auto rest = bytes.substr(begin, part.end - begin);
    const auto comma = rest.find(',');
    if (comma == std::string_view::npos) break;
    const auto at = begin + static_cast<uint32_t>(comma);
    document.qualifiers.push_back(writing.text(trim(bytes, {begin, at})));
    begin = trim(bytes, {at + 1, part.end}).begin;
    if (know({begin, part.end})) break;
  }
  if (begin != part.begin) know({begin, part.end});
  return country;
}

}  // namespace

const country::Name* Countries::find(std::string_view written) {
  // The empty text is in no slot, nor a country; nor is so long a one.
  constexpr size_t kLongest = 256;
  if (written.empty() || written.size() > kLongest) return nullptr;
  const auto byte = [&](size_t i) {
    return static_cast<unsigned char>(written[i]);
  };
  const size_t hash = written.size() * 7 + byte(0) * 31U +
                      byte(written.size() / 2) * 13U + byte(written.size() - 1);
  auto& slot = slots_[hash % slots_.size()];
  if (slot.written != written) {
    slot.written = written;
    slot.name = country::find(written);
  }
  return slot.name;
}

Span before_marks(std::string_view bytes, Span item,
                  std::span<const Span> marks) {
  item = trim(bytes, item);
  for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
    if (mark->end < item.end) break;
    item = trim(bytes, {item.begin, std::min(item.end, mark->begin)});
  }
  return item;
}

Entry parse_entry(const Writing& writing, Span item,
                  std::span<const Span> marks, Countries& countries,
                  Document& document) {
  const auto bytes = writing.bytes();
  item = before_marks(bytes, item, marks);
  Entry entry;
  // Citations inside: the name ends before the first one in it, and what
  // follows the first one in the country part is a note.
  auto [name, part] = split_name(bytes, item);
  Span note;
  for (const auto& mark : marks) {
    if (name.contains(mark.begin)) {
      name = trim(bytes, {name.begin, mark.begin});
    } else if (part.contains(mark.begin)) {
      note = trim(bytes, {mark.end, part.end});
      part = trim(bytes, {part.begin, mark.begin});
      break;
    }
  }
  const auto first = static_cast<Index>(document.qualifiers.size());
  Span country;
  if (part.empty()) {
    // "Berlin (Germany)": a bracket may hold the country.
    Span shorter = name;
    const Span inside = take_bracket(bytes, shorter);
    if (!inside.empty() && !shorter.empty()) {
      const auto* known = countries.find(writing.slice(inside));
      if (known != nullptr && known->kind != country::Kind::not_country) {
        name = shorter;
        country = inside;
        entry.country_name = known;
      } else if (has_year(writing.slice(inside))) {
        name = shorter;  // "Osaka (since 2008)"
        entry.note = writing.text(inside);
      }
    }
  } else {
    country = read_country(writing, part, countries, entry, document);
  }
  entry.name = writing.text(name);
  if (!country.empty()) entry.country = writing.text(country);
  entry.qualifiers = {first, static_cast<Index>(document.qualifiers.size())};
  if (entry.note.empty() && !note.empty()) entry.note = writing.text(note);
  entry.span = writing.place(
      {name.begin, std::max(name.end, country.empty() ? 0 : country.end)});
  return entry;
}

}  // namespace listlint::text
