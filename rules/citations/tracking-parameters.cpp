#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/place.h"
#include "lint/read/archive_address.h"
#include "lint/rule.h"
#include "rules/address.h"

namespace listlint::rules {
namespace {

constexpr std::string_view kEntity = "&amp;";

// Calls visit(begin, end) for each parameter of a query in HTML or not, with
// where it stands in `url`.
template <typename Visit>
void visit_parameters(std::string_view url, QueryPlace query, Visit visit) {
  for (size_t at = query.begin + 1; at < query.end;) {
    const auto end = std::min(url.find('&', at), query.end);
    visit(at, end);
    const bool entity = url.substr(end).starts_with(kEntity);
    at = end + (entity ? kEntity.size() : 1);
  }
}

struct Part {
  size_t begin = 0;
  size_t end = 0;
};

// What to take out of `url`: each run of parameters that track, with the sign
// before it, or behind it where it comes first; with the "?" where that is all.
std::vector<Part> parts_to_remove(std::string_view url, QueryPlace query) {
  std::vector<Part> parts;
  bool in_run = false;
  bool kept = false;
  size_t last = query.begin + 1;  // behind the parameter before
  visit_parameters(url, query, [&](size_t begin, size_t end) {
    const bool goes = is_tracking(url.substr(begin, end - begin));
    if (goes && !in_run) parts.push_back({kept ? last : begin, end});
    if (goes) parts.back().end = end;
    if (!goes && in_run && !kept) parts.back().end = begin;
    kept = kept || !goes;
    in_run = goes;
    last = end;
  });
  if (!kept) return {{query.begin, query.end}};
  return parts;
}

std::string quoted_names(std::string_view url, QueryPlace query) {
  constexpr size_t kMost = 3;
  std::string names;
  size_t count = 0;
  visit_parameters(url, query, [&](size_t begin, size_t end) {
    const auto parameter = url.substr(begin, end - begin);
    if (!is_tracking(parameter) || ++count > kMost) return;
    if (!names.empty()) names += ", ";
    names += fmt::format("\"{}\"", parameter.substr(0, parameter.find('=')));
  });
  if (count > kMost) names += fmt::format(" and {} more", count - kMost);
  return names;
}

bool tracks(std::string_view url, QueryPlace query) {
  bool found = false;
  visit_parameters(url, query, [&](size_t begin, size_t end) {
    found = found || is_tracking(url.substr(begin, end - begin));
  });
  return found;
}

void check_reference(Check& check, Index index) {
  const auto& reference = check.document.references[index];
  const auto& url = reference.url;
  const auto query = find_query(url.value);
  if (query.begin == query.end || !tracks(url.value, query)) return;
  if (is_archive(url.value)) return;
  auto& finding = check.report_reference(
      index, part_of(*check.document.source, url, query.begin, query.end),
      fmt::format("the address tracks who follows it by {}: remove that",
                  quoted_names(url.value, query)));
  // As written: with "&amp;" for "&" in HTML.
  const auto written = check.slice(url.span);
  if (!written.starts_with("http") || written.find('\\') != written.npos) {
    return;
  }
  const auto place = find_query(written);
  if (place.begin == place.end) return;
  Fix fix{"remove what tracks", Safety::safe, {}};
  for (const auto& part : parts_to_remove(written, place)) {
    fix.edits.push_back({{url.span.begin + static_cast<uint32_t>(part.begin),
                          url.span.begin + static_cast<uint32_t>(part.end)},
                         ""});
  }
  finding.fix = std::move(fix);
}

}  // namespace

extern const Rule citations_tracking_parameters;
constinit const Rule citations_tracking_parameters = {
    .id = "citations/tracking-parameters",
    .severity = Severity::warning,
    .summary = "An address holds parameters that track readers",
    .reference = check_reference,
};

}  // namespace listlint::rules
