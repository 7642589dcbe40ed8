// The items of lists in HTML: the part of html_reader.h that knows links,
// descriptions and flags in them.
#include <algorithm>
#include <array>

#include "lint/read/html_reader.h"
#include "lint/read/text_flag.h"
#include "lint/read/text_line.h"

namespace listlint::html {
namespace {

bool is_country(std::string_view text) {
  const auto* name = country::find(text);
  return name != nullptr && name->kind != country::Kind::not_country;
}

bool ends_in_country(std::string_view text) {
  const auto comma = text.rfind(", ");
  return is_country(comma == text.npos ? text : text.substr(comma + 2));
}

// Where the description begins in what follows the link that is the name of an
// item: " - A thing", ": a thing", " a thing"; npos where the name goes on, as
// in ", Japan".
size_t description_in(std::string_view text) {
  const bool spaced = text.starts_with(' ');
  if (spaced) text.remove_prefix(1);
  const size_t space = spaced ? 1 : 0;
  constexpr auto kSigns = std::to_array<std::string_view>(
      {":", "\uFF1A", "\u2014", "\u2013", "--", "-", "|", "\u00B7"});
  for (const auto sign : kSigns) {
    if (!text.starts_with(sign)) continue;
    const bool wide = sign.size() == 3;
    const auto rest = text.substr(sign.size());
    if (!wide && !rest.empty() && rest[0] != ' ') return text.npos;
    if (!wide && !spaced && sign != ":") return text.npos;
    return space + sign.size() + (rest.starts_with(' ') ? 1 : 0);
  }
  constexpr auto kGoesOn = std::to_array<std::string_view>(
      {",", ";", "(", "[", "\uFF0C", "\u3001", "\uFF08", "/", ".", "&"});
  const bool goes_on = std::ranges::any_of(
      kGoesOn, [&](std::string_view sign) { return text.starts_with(sign); });
  if (!spaced || text.empty() || goes_on || ends_in_country(text)) {
    return text.npos;
  }
  return space;
}

const Node* list_in(const Node& item) {
  for (unsigned i = 0; const auto* node = child(item, i); ++i) {
    if (shape(*node) == Shape::list) return node;
  }
  return nullptr;
}

}  // namespace

// The address of a link in an item stands beside it, and is no mark that ends
// the name. Where the link is what comes first, it is shown by the name.
void Reader::leave_link(const Frame& frame) {
  const auto* href = find_attribute(*frame.node, "href");
  const Span text{std::min(frame.link_begin, flow_.size()), flow_.size()};
  if (inside_) {
    links_.push_back({text, href});
    return;
  }
  if (line_ == nullptr || kind_ != LineKind::item) return;
  const Text url = address(*href);
  Text title;
  if (text.begin != 0 && !text.empty()) title = line_->writing.text(text);
  builder_.link(url.span, url, title);
  line_->marks.pop_back();
  if (text.begin == 0) named_ = text.end;
}

void Reader::end_item() {
  take_flag();
  const auto bytes = line_->writing.bytes();
  Row row;
  if (named_ != 0 && named_ < bytes.size()) {
    const auto begin = description_in(bytes.substr(named_));
    if (begin != bytes.npos) {
      const auto at = named_ + static_cast<uint32_t>(begin);
      const auto text = line_->writing.text({at, line_->writing.size()});
      (is_country(text.value) ? row.country : row.note) = text;
      keep_of_line({0, named_});
    }
  }
  if (!row.note.empty() || !row.country.empty()) return builder_.row(row);
  if (is_host(*items_.back().node)) return builder_.host();
  builder_.item();
}

// "\U0001F1EF\U0001F1F5 Tsu, Japan", "Flag of Japan.svg Tsu".
void Reader::take_flag() {
  auto& writing = line_->writing;
  const Span all{0, writing.size()};
  const auto flag =
      text::leading_flag(writing.bytes(), all, text::FlagStyle::none);
  if (!flag) return;
  if (line_->flag.empty()) {
    line_->flag = writing.text(flag->written);
    line_->flag_name = flag->name;
  }
  keep_of_line({flag->after, all.end});
  named_ = named_ > flag->after ? named_ - flag->after : 0;
}

// Leaves no more than a part of the line's text.
void Reader::keep_of_line(Span part) {
  auto& writing = line_->writing;
  const auto text = writing.text(part);
  for (auto& mark : line_->marks) {
    mark.at = std::clamp(mark.at, part.begin, part.end) - part.begin;
  }
  writing.clear();
  if (text.empty()) return;
  if (page_.source().slice(text.span) == text.value) {
    writing.append(text.span);
  } else {
    writing.append(text.value, text.span);
  }
}

// Where every item of a list holds a list, they are hosts, not entries.
bool Reader::is_host(const Node& item) {
  if (named_ != 0 || item.parent == nullptr || list_in(item) == nullptr) {
    return false;
  }
  const auto [known, is_new] = hosts_.try_emplace(item.parent, true);
  if (is_new) {
    for (unsigned i = 0; const auto* node = child(*item.parent, i); ++i) {
      if (shape(*node) == Shape::item && list_in(*node) == nullptr) {
        known->second = false;
      }
    }
  }
  const auto text = line_->writing.bytes();
  const auto comma = text.rfind(", ");
  return known->second && (comma == text.npos ||
                           country::find(text.substr(comma + 2)) == nullptr);
}

}  // namespace listlint::html
