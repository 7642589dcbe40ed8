#include "rules/reference_merge.h"

#include <algorithm>
#include <fmt/format.h>

#include "lint/ascii.h"
#include "lint/place.h"
#include "rules/address.h"
#include "rules/dates.h"

namespace listlint::rules {
namespace {

constexpr std::string_view kOpen = "<ref";
constexpr std::string_view kClose = "</ref>";

// What goes unquoted and unescaped into an attribute.
bool fits_in_name(std::string_view name) {
  return name.find_first_of("\"<>\n{}[]|&") == name.npos;
}

std::string citing_tag(std::string_view name, std::string_view group) {
  if (group.empty()) return fmt::format("<ref name=\"{}\" />", name);
  return fmt::format("<ref name=\"{}\" group=\"{}\" />", name, group);
}

// "bonn.de", or the first words of the title.
std::string_view stem_of(const Reference& reference) {
  auto stem = cited_host(reference);
  if (stem.starts_with("www.")) stem.remove_prefix(4);
  if (!stem.empty()) return stem;
  stem = reference.site.empty() ? reference.title.value : reference.site.value;
  constexpr size_t kLongest = 40;
  if (stem.size() <= kLongest) return stem;
  const auto space = stem.rfind(' ', kLongest);
  return space == stem.npos ? std::string_view() : stem.substr(0, space);
}

}  // namespace

ReferenceMerge::ReferenceMerge(const Document& document)
    : document_(document) {}

void ReferenceMerge::collect() {
  if (!uses_.empty()) return;
  const auto& citations = document_.citations;
  uses_.reserve(citations.size());
  for (Index i = 0; i < citations.size(); ++i) {
    if (citations[i].reference != kNone) {
      uses_.emplace_back(citations[i].reference, i);
    }
  }
  std::ranges::sort(uses_);
  for (const auto& reference : document_.references) {
    if (!reference.name.empty()) names_.emplace(reference.name.value);
  }
}

std::optional<ReferenceMerge::Tag> ReferenceMerge::tag_of(
    const Citation& citation) const {
  const auto text = document_.source->slice(citation.span);
  if (!equal_letters(text.substr(0, kOpen.size()), kOpen)) return std::nullopt;
  if (text.ends_with("/>")) return Tag{citation.span, {}};
  const auto open = text.find('>');
  if (open == text.npos || text.size() < open + 1 + kClose.size()) {
    return std::nullopt;
  }
  const auto close = text.size() - kClose.size();
  if (!equal_letters(text.substr(close), kClose)) return std::nullopt;
  return Tag{citation.span,
             trim(text.substr(open + 1, close - open - 1), " \t\r\n")};
}

std::optional<ReferenceMerge::Tag> ReferenceMerge::describing_tag(
    Index reference) const {
  std::optional<Tag> describing;
  const auto [begin, end] = std::ranges::equal_range(
      uses_, reference, {}, &std::pair<Index, Index>::first);
  for (const auto& use : std::ranges::subrange(begin, end)) {
    const auto tag = tag_of(document_.citations[use.second]);
    if (!tag) return std::nullopt;
    if (tag->inside.empty()) continue;
    if (describing) return std::nullopt;
    describing = tag;
  }
  return describing;
}

std::string_view ReferenceMerge::without_access_date(
    const Reference& reference, Tag tag, std::string& storage) const {
  const auto& written = reference.access_date.written;
  if (written.empty()) return tag.inside;
  if (!is_verbatim(*document_.source, written)) return tag.inside;
  const auto begin = written.value.data() - tag.inside.data();
  if (begin < 0) return tag.inside;
  const auto at = static_cast<size_t>(begin);
  if (at + written.value.size() > tag.inside.size()) return tag.inside;
  storage = tag.inside.substr(0, at);
  storage += tag.inside.substr(at + written.value.size());
  return storage;
}

// A name of digits alone is none to MediaWiki.
std::string ReferenceMerge::new_name(const Reference& reference) {
  const auto stem = stem_of(reference);
  std::string name(fits_in_name(stem) ? stem : "source");
  const auto& date =
      reference.date.parsed ? reference.date : reference.access_date;
  if (date.parsed) name += fmt::format(" {}", date.parsed->date.year);
  if (name.find_first_not_of("0123456789 ") == name.npos) name = "source";
  std::string free = name;
  for (auto& n = numbers_[name]; !names_.insert(free).second;) {
    free = fmt::format("{}-{}", name, ++n + 1);
  }
  return free;
}

std::optional<Fix> ReferenceMerge::merge(Index first, Index later) {
  if (document_.format != "wikitext") return std::nullopt;
  const auto& kept = document_.references[first];
  const auto& other = document_.references[later];
  if (kept.group.value != other.group.value) return std::nullopt;
  if (!fits_in_name(kept.name.value) || !fits_in_name(kept.group.value) ||
      given_.contains(first)) {
    return std::nullopt;
  }
  collect();
  if (first != kept_) kept_tag_ = describing_tag(first);
  kept_ = first;
  const auto tag = kept_tag_;
  const auto other_tag = describing_tag(later);
  if (!tag || !other_tag) return std::nullopt;
  constexpr size_t kLongestDate = 64;
  if (tag->inside.size() > other_tag->inside.size() + kLongestDate) {
    return std::nullopt;
  }
  std::string storage;
  std::string other_storage;
  if (without_access_date(kept, *tag, storage) !=
      without_access_date(other, *other_tag, other_storage)) {
    return std::nullopt;
  }
  const auto [begin, end] = std::ranges::equal_range(
      uses_, later, {}, &std::pair<Index, Index>::first);
  const auto uses = std::ranges::subrange(begin, end);
  const bool defines = std::ranges::any_of(uses, [&](const auto& use) {
    return document_.citations[use.second].kind == CitationKind::definition;
  });
  if (defines) return std::nullopt;
  Fix fix{"cite the first one again", Safety::unsafe, {}};
  std::string name(kept.name.value);
  if (name.empty()) {
    name = new_name(kept);
    given_.insert(first);
    const auto at = tag->span.begin + static_cast<uint32_t>(kOpen.size());
    fix.edits.push_back({{at, at}, fmt::format(" name=\"{}\"", name)});
  }
  const auto read = calendar_date(kept.access_date);
  const auto other_read = calendar_date(other.access_date);
  if (read && other_read && surely_before(*read, *other_read)) {
    fix.edits.push_back({kept.access_date.written.span,
                         std::string(other.access_date.written.value)});
  }
  for (const auto& use : uses) {
    fix.edits.push_back({document_.citations[use.second].span,
                         citing_tag(name, kept.group.value)});
  }
  std::ranges::sort(fix.edits, {}, &Edit::span);
  return fix;
}

}  // namespace listlint::rules
