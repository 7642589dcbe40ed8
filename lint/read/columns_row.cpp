#include "lint/read/columns_row.h"

#include <algorithm>
#include <array>

#include "lint/ascii.h"
#include "lint/read/text_reference.h"

namespace listlint {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool begins_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::ranges::equal(text.substr(0, word.size()), word, {}, lower);
}

bool begins_scheme(std::string_view text) {
  return begins_with(text, "http://") || begins_with(text, "https://") ||
         begins_with(text, "ftp://");
}

// Where the address that begins at `at` ends: at a blank or '|', or before a
// ';' or ',' that another address or nothing follows.
size_t address_end(std::string_view text, size_t at) {
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (is_blank(c) || c == '|') return at;
    if (c != ';' && c != ',') continue;
    const auto rest = text.substr(at + 1);
    if (rest.empty() || is_blank(rest[0]) || is_address(rest)) return at;
  }
  return at;
}

}  // namespace

bool is_missing(std::string_view cell) {
  constexpr auto kNothing = std::to_array<std::string_view>(
      {"", "-", "--", "\u2013", "\u2014", "-99", "-99.0", "N/A", "n/a", "#N/A",
       "NULL", "null", "\\N", "NaN", "nan"});
  return cell.size() <= 5 &&
         std::ranges::find(kNothing, cell) != kNothing.end();
}

bool is_address(std::string_view text) {
  return begins_scheme(text) || begins_with(text, "www.");
}

bool is_bare_address(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == 0 || dot == std::string_view::npos || dot + 1 == text.size()) {
    return false;
  }
  return std::ranges::none_of(
      text, [](char c) { return is_blank(c) || c == ',' || c == '"'; });
}

void RowFields::clear() {
  row_ = {};
  addresses_.clear();
}

void RowFields::leave(const Text& text) {
  builder_.unread(text.span, UnreadKind::field);
}

void RowFields::set_once(Text& place, const Text& text) {
  if (place.empty()) {
    place = text;
  } else {
    leave(text);
  }
}

void RowFields::set(Field field, const Text& text) {
  if (is_missing(text.value)) return leave(text);
  auto& reference = row_.reference;
  switch (field) {
    case Field::section:
      return set_once(row_.section, text);
    case Field::qualifier:
      row_.qualifiers.push_back(text);
      return;
    case Field::country:
      return set_once(row_.country, text);
    case Field::note:
      return set_once(row_.note, text);
    case Field::url:
      return set_addresses(text);
    case Field::title:
      return set_once(reference.title, text);
    case Field::site:
      return set_once(reference.site, text);
    case Field::publisher:
      return set_once(reference.publisher, text);
    case Field::language:
      reference.language = text;
      reference.known_language = language::find(text.value);
      return;
    case Field::date:
      reference.date = text::date_field(text);
      return;
    case Field::access_date:
      reference.access_date = text::date_field(text);
      return;
    case Field::archive_url:
      return set_once(reference.archive_url, text);
    case Field::name:
    case Field::entries:
      return leave(text);
  }
}

// A cell may hold several addresses, or the title of a source without one.
void RowFields::set_addresses(const Text& text) {
  const auto value = text.value;
  // Parts of a decoded value have no place of their own.
  const auto written = builder_.document().source->slice(text.span);
  const bool verbatim =
      value.data() == written.data() && value.size() == written.size();
  size_t at = 0;
  while (at < value.size()) {
    const char c = value[at];
    if (is_blank(c) || c == '|' || c == ';' || c == ',') {
      ++at;
      continue;
    }
    const auto end = address_end(value, at);
    const auto address = value.substr(at, end - at);
    if (!is_address(address) && !is_bare_address(address)) break;
    Text part{address, text.span};
    if (verbatim) {
      part.span.begin += static_cast<uint32_t>(at);
      part.span.end = part.span.begin + static_cast<uint32_t>(address.size());
    }
    addresses_.push_back({part, {}, {}});
    at = end;
  }
  if (at == value.size()) return;
  Text rest{value.substr(at), text.span};
  if (verbatim) rest.span.begin += static_cast<uint32_t>(at);
  set_once(row_.reference.title, rest);
}

void RowFields::give() {
  auto& reference = row_.reference;
  const bool described = !reference.title.empty() || !reference.site.empty() ||
                         !reference.publisher.empty() ||
                         !reference.access_date.empty();
  auto links = addresses_.begin();
  if (described && links != addresses_.end()) {
    reference.url = links->url;
    if (reference.title.empty()) reference.title = links->shown;
    if (reference.archive_url.empty()) {
      reference.archive_url = links->archive_url;
    }
    ++links;
  } else if (addresses_.size() == 1 && links->archive_url.empty()) {
    // A column of copies, beside one of addresses.
    links->archive_url = std::exchange(reference.archive_url, {});
  }
  for (; links != addresses_.end(); ++links) {
    builder_.link(links->url.span, links->url, links->shown,
                  links->archive_url);
  }
  if (!described) {
    // They tell of a source that is not there.
    for (const auto* text : {&reference.language, &reference.date.written,
                             &reference.archive_url}) {
      if (!text->empty()) leave(*text);
    }
    reference = {};
  }
  builder_.row(row_);
}

}  // namespace listlint
