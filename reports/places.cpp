#include "reports/places.h"

#include <algorithm>

#include "reports/report.h"

namespace listlint::reports {

std::string place_name(const Source& source) {
  auto name = visible(source.path());
  if (!source.page().empty()) name += '#' + visible(source.page());
  return name;
}

std::string file_name(std::string_view path, std::string_view page) {
  while (path.starts_with("./")) path.remove_prefix(2);
  std::string name(path);
  if (!page.empty()) name.append(1, '#').append(page);
  return name;
}

void append_page(JsonWriter& json, const Source& source) {
  if (!source.page().empty()) json.field("page", source.page());
}

void append_bytes(JsonWriter& json, const Source& source, Span span) {
  const auto begin = source.file_offset(span.begin);
  json.field("offset", begin);
  json.field("length", source.file_offset(span.end) - begin);
}

Places::Places(const Checked& checked) {
  offsets_.reserve(2 * checked.findings.size());
  const auto add = [&](Span span) {
    offsets_.push_back(span.begin);
    offsets_.push_back(span.end);
  };
  for (const Finding& finding : checked.findings) {
    add(finding.span);
    for (const Related& related : finding.related) add(related.span);
    if (!finding.fix) continue;
    for (const Edit& edit : finding.fix->edits) add(edit.span);
  }
  std::ranges::sort(offsets_);
  offsets_.erase(std::unique(offsets_.begin(), offsets_.end()), offsets_.end());
  LineIndex lines(checked.source->bytes());
  positions_.reserve(offsets_.size());
  for (const uint32_t offset : offsets_) {
    positions_.push_back(lines.position(offset));
  }
}

Position Places::at(uint32_t offset) const {
  const auto found = std::ranges::lower_bound(offsets_, offset);
  return positions_[static_cast<size_t>(found - offsets_.begin())];
}

Places::Lines Places::lines(Span span) const {
  const auto first = at(span.begin).line;
  const auto [last, column] = at(span.end);
  return {first, last > first && column == 1 ? last - 1 : last};
}

}  // namespace listlint::reports
