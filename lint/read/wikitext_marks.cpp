#include "lint/read/wikitext_marks.h"

#include <algorithm>

#include "lint/country/flag_codes.h"
#include "lint/read/text_line.h"
#include "lint/read/text_reference.h"
#include "lint/read/wikitext_tag.h"

namespace listlint::wikitext {
namespace {

// Groups of footnotes that explain rather than cite, by Wikipedia's usage.
bool is_note_group(std::string_view group) {
  constexpr auto kGroups = std::to_array<std::string_view>(
      {"note",        "notes",       "n",           "n.",
       "nb",          "nb.",         "fn",          "footnote",
       "footnotes",   "lower-alpha", "upper-alpha", "lower-roman",
       "upper-roman", "lower-greek", "a",           "anm.",
       "anm",         "a.",          "nota",        "notas",
       "注",          "註",          "注释",        "註解",
       "прим",        "прим.",       "к",           "ком",
       "ком."});
  return std::ranges::any_of(kGroups, [&](std::string_view known) {
    return group.size() == known.size() && starts_with_letters(group, known);
  });
}

CitationKind kind_of_group(std::string_view group) {
  return is_note_group(group) ? CitationKind::note : CitationKind::reference;
}

}  // namespace

void Marks::begin(Line* line, bool links) {
  line_ = line;
  links_ = links;
  leading_country_ = {};
}

void Marks::end(Writing& out) {
  const bool blank = text::trim(out.bytes(), {0, out.size()}).empty();
  if (blank && !leading_country_.empty()) {
    write_country(leading_country_, out, leading_call_);
  }
  line_ = nullptr;
  leading_country_ = {};
}

// Nodes of which nothing is seen: only what cites is told.
void Marks::hidden(Range nodes) {
  Index definitions = nodes.begin;  // up to here, a <ref> defines
  Index source = nodes.begin;       // up to here, all is part of a source
  for (Index i = nodes.begin; i < nodes.end;) {
    const auto& node = page_.node(i);
    if (node.kind == NodeKind::reference) {
      reference(i, i < definitions && !node.empty_element);
      source = std::max(source, node.next);
    } else if (node.kind == NodeKind::container) {
      if (node.tag == TagName::references) {
        builder_.reference_list();
        definitions = std::max(definitions, node.next);
      }
    } else if (node.kind == NodeKind::call) {
      const auto use = page_.use_of(i);
      if (use == TemplateUse::reference_list) {
        builder_.reference_list();
        definitions = std::max(definitions, node.next);
      } else if (use == TemplateUse::note || use == TemplateUse::tag_ref) {
        cite_note(i, use);
        source = std::max(source, node.next);
      } else if (use == TemplateUse::named_refs) {
        cite_named(i);
      } else if (i >= source) {
        mark(i, use);
      }
    }
    ++i;
  }
}

void Marks::reference(Index index, bool defining) {
  const auto& node = page_.node(index);
  constexpr uint32_t kName = 4;  // "<ref"
  const Span attributes{node.span.begin + kName, node.inside.begin - 1};
  const auto bytes = page_.bytes();
  const auto name = page_.source().text(attribute(bytes, attributes, "name"));
  const auto group = page_.source().text(attribute(bytes, attributes, "group"));
  const Stretch inside = page_.inside(index);
  const bool empty = page_.trim(inside.span).empty();
  if (defining && !empty) {
    auto source = cites_.read(inside, others_);
    source.span = node.span;
    builder_.define(name, group, std::move(source), true);
    return add_others();
  }
  const auto citation =
      builder_.cite(node.span, kind_of_group(group.value), name, group);
  if (!empty) describe(citation, inside);
}

void Marks::describe(Index citation, const Stretch& inside) {
  builder_.describe(citation, cites_.read(inside, others_));
  add_others();
}

void Marks::add_others() {
  for (auto& source : others_) builder_.general(std::move(source));
  others_.clear();
}

// {{efn|…}}, {{refn|…|name=|group=}}, {{#tag:ref|…|name=|group=}}.
void Marks::cite_note(Index index, TemplateUse use) {
  page_.take_apart(index, call_);
  const auto field = [&](std::string_view name) {
    const auto* argument = page_.named(call_, name);
    if (argument == nullptr) return Text{};
    Span span = argument->value.span;
    const auto comment = page_.slice(span).find("<!--");
    if (comment != std::string_view::npos) {
      span.end = span.begin + static_cast<uint32_t>(comment);
      span = page_.trim(span);
    }
    const auto text = page_.slice(span);
    const bool quoted = text.size() > 1 && text.front() == text.back() &&
                        (text[0] == '"' || text[0] == '\'');
    if (quoted) span = {span.begin + 1, span.end - 1};
    return page_.source().text(span);
  };
  const auto name = field("name");
  auto group = field("group");
  const auto called = page_.slice(call_.name);
  if (group.empty() && called == "efn") group = {"lower-alpha", call_.name};
  const auto* inside = page_.positional(call_, 1);
  const Span span = page_.node(index).span;
  const auto kind = use == TemplateUse::note ? CitationKind::note
                                             : kind_of_group(group.value);
  const auto citation = builder_.cite(span, kind, name, group);
  if (inside != nullptr && !inside->value.span.empty()) {
    describe(citation, inside->value);
  }
}

// {{r|a|b|group=x}}.
void Marks::cite_named(Index index) {
  page_.take_apart(index, call_);
  const auto* group = page_.named(call_, "group");
  if (group == nullptr) group = page_.named(call_, "g");
  const Text in =
      group == nullptr ? Text{} : page_.source().text(group->value.span);
  for (const auto& argument : call_.arguments) {
    const auto key = page_.slice(argument.name);
    const bool counts = key.empty() || key == "1" || key == "name";
    if (!counts || argument.value.span.empty()) continue;
    builder_.cite(argument.value.span, kind_of_group(in.value),
                  page_.source().text(argument.value.span), in);
  }
}

void Marks::mark(Index index, TemplateUse use) {
  const Span span = page_.node(index).span;
  switch (use) {
    case TemplateUse::short_footnote:
    case TemplateUse::harvard: {
      const auto name = cites_.name_of_short(index);
      const auto citation = builder_.cite(span, CitationKind::reference, name);
      return builder_.describe(citation, cites_.read_short(index));
    }
    case TemplateUse::request:
    case TemplateUse::dead_link: {
      const Span name = page_.name_of_call(index);
      const auto words = words_of_request(page_.slice(name));
      builder_.cite(
          span, CitationKind::request,
          words.empty() ? page_.source().text(name) : Text{words, name});
      return;
    }
    default:
      return;
  }
}

const country::Name* Marks::find_flag(std::string_view written) {
  if (written.empty()) return nullptr;
  const auto byte = [&](size_t i) {
    return static_cast<unsigned char>(written[i]);
  };
  const size_t hash = written.size() * 7 + byte(0) * 31U +
                      byte(written.size() / 2) * 13U + byte(written.size() - 1);
  auto& slot = known_[hash % known_.size()];
  if (slot.written != written) slot = {written, country::find_flag(written)};
  return slot.name;
}

void Marks::set_flag(Span written) {
  if (line_ == nullptr || !line_->flag.empty() || written.empty()) return;
  line_->flag = page_.source().text(written);
  line_->flag_name = find_flag(line_->flag.value);
}

void Marks::flag(Index node, const Call& call, TemplateUse use, Writing& out) {
  const auto* argument = page_.positional(call, 1);
  Span written = argument == nullptr ? Span{} : argument->value.span;
  if (use == TemplateUse::unknown) written = call.name;
  if (line_ == nullptr || written.empty()) return;
  set_flag(written);
  if (use == TemplateUse::flag_icon) return;
  if (const auto* name = page_.named(call, "name")) written = name->value.span;
  const auto before = out.slice(text::trim(out.bytes(), {0, out.size()}));
  const Span call_span = page_.node(node).span;
  if (before.empty()) {
    if (leading_country_.empty()) {
      leading_country_ = written;
      leading_call_ = call_span;
    }
  } else if (before.ends_with(',') || before.ends_with('(')) {
    write_country(written, out, call_span);
  }
}

// The country as a flag template shows it: its name, also where a code asked.
void Marks::write_country(Span written, Writing& out, Span call) {
  const auto text = page_.slice(written);
  const auto* name = country::find(text);
  const auto* flag = name == nullptr ? find_flag(text) : nullptr;
  if (flag == nullptr || flag->codes.size() != 1) {
    return append_text(page_.bytes(), written, out);
  }
  const bool part = flag->kind == country::Kind::constituent;
  const auto common = country::preferred(flag->codes[0], country::kCommon);
  out.append(part || common.empty() ? flag->written : common, call);
}

void Marks::flag_file(Span country) { set_flag(country); }

void Marks::link(Span span, Span address, Span label, bool first,
                 const LinkCopy& copy) {
  if (line_ == nullptr || !links_) return;
  Text title;
  if (!first && !label.empty()) title = line_->writing.text(label);
  builder_.link(span, page_.source().text(address), title, copy.url,
                text::date_field(copy.date));
}

void Marks::unread(Span span, UnreadKind kind) { builder_.unread(span, kind); }

}  // namespace listlint::wikitext
