#include "lint/read/wikitext_cite_check.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace listlint::wikitext {

// Neither made by other markup nor a place to fill in.
bool CiteCheck::is_plain(Span name) const {
  return page_.slice(name).find_first_of("<>{}[]\n") == std::string_view::npos;
}

void CiteCheck::check(const Call& call) {
  if (!is_cs1(page_.slice(call.name))) return;
  given_.clear();
  unknown_.clear();
  uint32_t place = 0;
  for (const auto& argument : call.arguments) {
    ++place;
    if (argument.name.empty() || !is_plain(argument.name)) continue;
    const auto field = cs1_field(page_.slice(argument.name));
    if (field.group != 0) {
      given_.push_back(
          {field, place - 1, argument.name, argument.value.span.empty()});
    } else if (!argument.value.span.empty()) {
      unknown_.push_back(argument.name);
    }
  }
  std::ranges::sort(given_, {}, [](const Given& given) {
    return std::pair(given.field, given.place);
  });
  find_unknown();
  find_repeated(call);
  find_missing();
}

void CiteCheck::report(ProblemKind kind, Span span, std::string_view what,
                       Span related) {
  problems_.push_back({kind, span, std::string(what), related});
}

const CiteCheck::Given* CiteCheck::given(std::string_view name) const {
  const auto field = cs1_field(name);
  auto found = std::ranges::lower_bound(given_, field, {}, &Given::field);
  for (; found != given_.end() && found->field == field; ++found) {
    if (found->is_last && !found->is_empty) return &*found;
  }
  return nullptr;
}

void CiteCheck::find_unknown() {
  for (const Span name : unknown_) {
    const auto meant = meant_parameter(page_.slice(name));
    if (!meant) continue;
    const auto* there = meant->empty() ? nullptr : given(*meant);
    report(ProblemKind::unknown_parameter, name, *meant,
           there == nullptr ? Span{} : there->name);
  }
}

// Of two alike MediaWiki takes the last, be it empty; of two names for one
// field the template takes one, and shows an error.
void CiteCheck::find_repeated(const Call& call) {
  const auto value = [&](const Given& given) {
    return page_.slice(call.arguments[given.place].value.span);
  };
  Given* first = nullptr;  // of its field, with a value
  for (auto& given : given_) {
    if (first == nullptr || first->field != given.field) {
      first = given.is_empty ? nullptr : &given;
      continue;
    }
    const bool alike = page_.slice(first->name) == page_.slice(given.name);
    if (alike) first->is_last = false;
    if (alike ? value(*first) != value(given) : !given.is_empty) {
      report(ProblemKind::repeated_parameter, given.name, "", first->name);
    }
    if (alike) first = given.is_empty ? nullptr : &given;
  }
}

bool CiteCheck::has_address() const {
  // The last four make the title a link, or may.
  constexpr auto kNames = std::to_array<std::string_view>(
      {"url", "chapter-url", "map-url", "conference-url", "transcript-url",
       "lay-url", "pmc", "doi-access", "jstor-access", "hdl-access"});
  return std::ranges::any_of(
      kNames, [&](std::string_view name) { return given(name) != nullptr; });
}

void CiteCheck::lacks(std::string_view name, std::string_view other) {
  if (const auto* there = given(name)) {
    report(ProblemKind::missing_parameter, there->name, other, {});
  }
}

void CiteCheck::find_missing() {
  if (!has_address()) {
    lacks("access-date", "url");
    lacks("archive-url", "url");
  }
  if (given("archive-url") == nullptr) {
    lacks("archive-date", "archive-url");
  } else if (given("archive-date") == nullptr) {
    lacks("archive-url", "archive-date");
  }
}

}  // namespace listlint::wikitext
