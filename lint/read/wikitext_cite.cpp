#include "lint/read/wikitext_cite.h"

#include <algorithm>
#include <array>
#include <optional>

#include "lint/date.h"
#include "lint/language/language.h"
#include "lint/read/identifiers.h"
#include "lint/read/text_line.h"
#include "lint/read/text_reference.h"

namespace listlint::wikitext {
namespace {

bool is_yes(std::string_view value) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"yes", "y", "true", "1", "ja", "j", "oui", "si", "s\u00ed", "sim", "tak",
       "dead", "unfit", "usurped"});
  return std::ranges::any_of(kWords, [&](std::string_view word) {
    return value.size() == word.size() && starts_with_letters(value, word);
  });
}

std::optional<IdentifierKind> identifier_of(CiteField field) {
  switch (field) {
    case CiteField::isbn:
      return IdentifierKind::isbn;
    case CiteField::issn:
      return IdentifierKind::issn;
    case CiteField::doi:
      return IdentifierKind::doi;
    case CiteField::pmid:
      return IdentifierKind::pmid;
    default:
      return std::nullopt;
  }
}

void set_language(const Text& value, Reference& reference) {
  reference.language = value;
  reference.known_language = language::find(value.value);
}

// A title that a link shows may carry its quotation marks with it.
Span without_quotes(std::string_view bytes, Span title) {
  const auto text = bytes.substr(title.begin, title.size());
  constexpr auto kMarks = std::to_array<std::array<std::string_view, 2>>(
      {{"\"", "\""}, {"\u201c", "\u201d"}, {"\u201e", "\u201c"}});
  for (const auto& [open, close] : kMarks) {
    if (text.size() <= open.size() + close.size()) continue;
    if (!text.starts_with(open) || !text.ends_with(close)) continue;
    title.begin += static_cast<uint32_t>(open.size());
    title.end -= static_cast<uint32_t>(close.size());
    return title;
  }
  return title;
}

// "zh:友好城市" of script-title.
Text without_script(Text title) {
  const auto colon = title.value.find(':');
  if (colon != 2 && colon != 3) return title;
  const bool code =
      std::ranges::all_of(title.value.substr(0, colon),
                          [](char c) { return c >= 'a' && c <= 'z'; });
  if (!code) return title;
  const auto size = static_cast<uint32_t>(colon) + 1;
  title.value.remove_prefix(size);
  if (title.span.size() >= size) title.span.begin += size;
  return title;
}

}  // namespace

Reference CiteReader::read(const Stretch& inside,
                           std::vector<Reference>& others) {
  Reference reference;
  Reference numbers;  // what {{ISBN|…}} and the like say
  bool described = false;
  Found found;
  // Sources may stand in other templates, as in {{small|…}}, but those in a
  // note of their own are its.
  for (Index i = inside.nodes.begin; i < inside.nodes.end;) {
    const auto& node = page_.node(i);
    const auto use =
        node.kind == NodeKind::call ? page_.use_of(i) : TemplateUse::unknown;
    const bool is_short =
        use == TemplateUse::harvard || use == TemplateUse::short_footnote;
    const bool apart = node.kind == NodeKind::reference ||
                       use == TemplateUse::note || use == TemplateUse::tag_ref;
    if (use == TemplateUse::cite || is_short) {
      auto source = is_short ? read_short(i) : read_template(i);
      if (described) {
        others.push_back(std::move(source));
      } else {
        reference = std::move(source);
        described = true;
      }
    } else if (use == TemplateUse::identifier) {
      add_identifiers(i, numbers);
    } else if (described && node.kind == NodeKind::call) {
      writing_.clear();
      renderer_.render({node.span, {i, node.next}}, writing_, nullptr, &found);
    }
    i = apart || use == TemplateUse::cite ? node.next : i + 1;
  }
  if (described) {
    add_found(found, reference);
  } else {
    reference = read_text(inside);
  }
  auto& identifiers = reference.identifiers;
  identifiers.insert(identifiers.end(), numbers.identifiers.begin(),
                     numbers.identifiers.end());
  reference.span = page_.trim(inside.span);
  return reference;
}

// {{ISBN|978-0-306-40615-7|0-306-40615-2}}
void CiteReader::add_identifiers(Index call, Reference& reference) {
  page_.take_apart(call, call_);
  const auto kind = text::identifier_kind(page_.slice(call_.name));
  if (!kind) return;
  for (const auto& argument : call_.arguments) {
    const auto name = page_.slice(argument.name);
    if (!name.empty() && name != "1") continue;
    const auto value = value_of(argument);
    if (!value.empty()) reference.identifiers.push_back({*kind, value});
  }
}

Reference CiteReader::read_text(const Stretch& inside) {
  writing_.clear();
  Found found;
  renderer_.render(inside, writing_, nullptr, &found);
  Reference reference;
  const auto bytes = writing_.bytes();
  const Span line = text::trim(bytes, {0, writing_.size()});
  if (!line.empty()) {
    text::ReferenceHead head;
    head.body = line.begin;
    head.title = without_quotes(bytes, text::trim(bytes, found.title));
    reference = text::parse_reference(writing_, line, head);
  }
  if (!found.address.empty()) {
    reference.url = page_.source().text(found.address);
  }
  add_found(found, reference);
  return reference;
}

void CiteReader::add_found(const Found& found, Reference& reference) {
  if (!found.language.empty() && reference.language.empty()) {
    set_language(found.language, reference);
  }
  if (found.dead && reference.url_status.empty()) {
    const auto at = reference.url.span;
    reference.url_status = {"dead", at};
  }
  if (reference.archive_url.empty() && !found.archive_url.empty()) {
    reference.archive_url = found.archive_url;
    if (reference.archive_date.empty()) {
      reference.archive_date = text::date_field(found.archive_date);
    }
  }
}

Reference CiteReader::read_template(Index call) {
  authors_.clear();
  year_ = chapter_url_ = original_title_ = translated_title_ = {};
  page_.take_apart(call, call_);
  check_.check(call_);
  Reference reference;
  for (const auto& argument : call_.arguments) {
    if (!argument.name.empty()) set_field(argument, reference);
  }
  if (reference.date.empty() && !year_.empty()) {
    reference.date = text::date_field(year_);
  }
  if (reference.url.empty()) reference.url = chapter_url_;
  if (reference.title.empty()) reference.title = original_title_;
  if (reference.title.empty()) reference.title = translated_title_;
  reference.author = joined_authors();
  reference.span = page_.node(call).span;
  return reference;
}

// A view into the source unless the value has markup in it.
Text CiteReader::value_of(const Argument& argument) {
  const Stretch& value = argument.value;
  const auto text = page_.slice(value.span);
  if (value.nodes.empty() && text.find_first_of("&\n") == text.npos) {
    return {text, value.span};
  }
  writing_.clear();
  renderer_.render(value, writing_, nullptr, nullptr);
  return writing_.text(text::trim(writing_.bytes(), {0, writing_.size()}));
}

void CiteReader::set_field(const Argument& argument, Reference& reference) {
  if (argument.value.span.empty()) return;
  const auto parameter = parameter_of(page_.slice(argument.name));
  if (parameter.field == CiteField::none) return;
  const Text value = value_of(argument);
  if (value.empty()) return;
  const auto once = [&](Text& field) {
    if (field.empty()) field = value;
  };
  if (const auto kind = identifier_of(parameter.field)) {
    reference.identifiers.push_back({*kind, value});
    return;
  }
  switch (parameter.field) {
    case CiteField::title:
      return once(reference.title);
    case CiteField::original_title:
      original_title_ = without_script(value);
      return;
    case CiteField::translated_title:
      return once(translated_title_);
    case CiteField::url:
      return once(reference.url);
    case CiteField::chapter_url:
      return once(chapter_url_);
    case CiteField::site:
      return once(reference.site);
    case CiteField::publisher:
      return once(reference.publisher);
    case CiteField::language:
      return set_language(value, reference);
    case CiteField::date:
      reference.date = text::date_field(value);
      return;
    case CiteField::year:
      return once(year_);
    case CiteField::access_date:
      reference.access_date = text::date_field(value);
      return;
    case CiteField::archive_url:
      return once(reference.archive_url);
    case CiteField::archive_date:
      reference.archive_date = text::date_field(value);
      return;
    case CiteField::url_status:
      return once(reference.url_status);
    case CiteField::is_dead:
      return once(reference.url_status = {is_yes(value.value) ? "dead" : "live",
                                          value.span});
    case CiteField::page:
      return once(reference.page);
    case CiteField::format:
      return once(reference.format);
    default:
      return set_author(parameter, value);
  }
}

void CiteReader::set_author(CiteParameter parameter, const Text& value) {
  constexpr uint32_t kMost = 100;
  if (parameter.number == 0 || parameter.number > kMost) return;
  if (authors_.size() < parameter.number) authors_.resize(parameter.number);
  auto& author = authors_[parameter.number - 1];
  auto& part =
      parameter.field == CiteField::first_name ? author.first : author.last;
  if (part.empty()) part = value;
}

// "Smith, John; Doe, Jane", as English Wikipedia shows it.
Text CiteReader::joined_authors() {
  std::string joined;
  Span span{UINT32_MAX, 0};
  Text only;
  uint32_t parts = 0;
  const auto add = [&](const Text& part, std::string_view before) {
    if (part.empty()) return;
    if (!joined.empty()) joined += before;
    joined += part.value;
    span.begin = std::min(span.begin, part.span.begin);
    span.end = std::max(span.end, part.span.end);
    only = part;
    ++parts;
  };
  for (const auto& author : authors_) {
    add(author.last, "; ");
    add(author.first, author.last.empty() ? "; " : ", ");
  }
  if (parts < 2) return only;
  storage_.push_back(std::move(joined));
  return {storage_.back(), span};
}

// The names before the year: "Smith" and "Jones" of {{sfn|Smith|Jones|2000}}.
Text CiteReader::short_author() const {
  Span span;
  Span last;
  for (const auto& argument : call_.arguments) {
    if (!argument.name.empty() || argument.value.span.empty()) continue;
    if (!last.empty() && span.empty()) span = last;
    if (!last.empty()) span.end = last.end;
    last = argument.value.span;
  }
  return page_.source().text(span);
}

Reference CiteReader::read_short(Index call) {
  page_.take_apart(call, call_);
  Reference reference;
  reference.span = page_.node(call).span;
  reference.author = short_author();
  for (const auto& argument : call_.arguments) {
    if (argument.value.span.empty()) continue;
    if (argument.name.empty()) {
      const auto field = text::date_field(value_of(argument));
      if (field.parsed) reference.date = field;
    } else if (parameter_of(page_.slice(argument.name)).field ==
               CiteField::page) {
      reference.page = value_of(argument);
    }
  }
  return reference;
}

// Footnotes with the same authors, year and page are one.
Text CiteReader::name_of_short(Index call) {
  page_.take_apart(call, call_);
  std::string name = "FOOTNOTE";
  for (const auto& argument : call_.arguments) {
    const auto key = page_.slice(argument.name);
    if (key == "ref" || key == "ps") continue;
    name += page_.slice(argument.value.span);
  }
  storage_.push_back(std::move(name));
  return {storage_.back(), page_.node(call).span};
}

}  // namespace listlint::wikitext
