#include "lint/read/wikitext_page.h"

#include <algorithm>
#include <cstring>

namespace listlint::wikitext {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace

Span Page::trim(Span span) const {
  const auto text = bytes();
  while (!span.empty() && is_space(text[span.begin])) ++span.begin;
  while (!span.empty() && is_space(text[span.end - 1])) --span.end;
  return span;
}

std::optional<uint32_t> Page::find(const Stretch& stretch, char sign) const {
  uint32_t at = stretch.span.begin;
  Index i = stretch.nodes.begin;
  while (at < stretch.span.end) {
    const bool has_node = i < stretch.nodes.end;
    const uint32_t end = has_node ? nodes_[i].span.begin : stretch.span.end;
    const char* text = bytes().data();
    if (end > at) {
      const auto* found =
          static_cast<const char*>(std::memchr(text + at, sign, end - at));
      if (found != nullptr) return static_cast<uint32_t>(found - text);
    }
    if (!has_node) break;
    at = nodes_[i].span.end;
    i = nodes_[i].next;
  }
  return std::nullopt;
}

Stretch Page::from(const Stretch& stretch, uint32_t at) const {
  Stretch rest = stretch;
  rest.span.begin = std::min(at, stretch.span.end);
  while (rest.nodes.begin < rest.nodes.end &&
         nodes_[rest.nodes.begin].span.begin < at) {
    rest.nodes.begin = nodes_[rest.nodes.begin].next;
  }
  return rest;
}

Stretch Page::until(const Stretch& stretch, uint32_t at) const {
  Stretch first = stretch;
  first.span.end = std::clamp(at, stretch.span.begin, stretch.span.end);
  Index i = stretch.nodes.begin;
  while (i < stretch.nodes.end && nodes_[i].span.begin < at) i = nodes_[i].next;
  first.nodes.end = i;
  return first;
}

Span Page::name_of_call(Index call) const {
  const auto& node = nodes_[call];
  Span name = node.inside;
  if (call + 1 < node.next) name.end = nodes_[call + 1].span.begin;
  const auto text = slice(name);
  const auto bar = text.find('|');
  if (bar != text.npos) name.end = name.begin + static_cast<uint32_t>(bar);
  return trim(name);
}

TemplateUse Page::use_of(Index call) {
  return templates_.use_of(slice(name_of_call(call)));
}

void Page::take_apart(Index call, Call& out) const {
  out.arguments.clear();
  out.name = name_of_call(call);
  Stretch rest = inside(call);
  auto bar = find(rest, '|');
  while (bar) {
    rest = from(rest, *bar + 1);
    bar = find(rest, '|');
    add_argument(bar ? until(rest, *bar) : rest, out);
  }
}

void Page::add_argument(Stretch stretch, Call& out) const {
  Argument argument;
  const auto equals = find(stretch, '=');
  if (equals) {
    // Only comments may stand before it: "[[A]]=" is no name.
    Index i = stretch.nodes.begin;
    uint32_t begin = stretch.span.begin;
    while (i < stretch.nodes.end && nodes_[i].span.begin < *equals &&
           nodes_[i].kind == NodeKind::comment) {
      if (trim({begin, nodes_[i].span.begin}).empty()) {
        begin = nodes_[i].span.end;
      }
      i = nodes_[i].next;
    }
    const bool named = i == stretch.nodes.end || nodes_[i].span.begin > *equals;
    if (named) {
      argument.name = trim({begin, *equals});
      stretch = from(stretch, *equals + 1);
    }
  }
  argument.value = stretch;
  argument.value.span = trim(stretch.span);
  out.arguments.push_back(argument);
}

const Argument* Page::positional(const Call& call, uint32_t n) const {
  uint32_t count = 0;
  for (const auto& argument : call.arguments) {
    if (argument.name.empty()) {
      if (++count == n) return &argument;
      continue;
    }
    const auto name = slice(argument.name);
    if (name.size() == 1 && n < 10 && name[0] == static_cast<char>('0' + n)) {
      return &argument;
    }
  }
  return nullptr;
}

const Argument* Page::named(const Call& call, std::string_view name) const {
  const auto found = std::ranges::find_if(
      call.arguments,
      [&](const Argument& argument) { return slice(argument.name) == name; });
  return found == call.arguments.end() ? nullptr : &*found;
}

}  // namespace listlint::wikitext
