#include "lint/read/list_builder.h"

#include <algorithm>
#include <utility>

#include "lint/country/flag_codes.h"
#include "lint/place.h"
#include "lint/read/guess_language.h"
#include "lint/read/list_finish.h"
#include "lint/read/text_line.h"

namespace listlint {

ListBuilder::ListBuilder(const Source& source, std::string_view format)
    : source_(source), line_(source, document_.decoded) {
  document_.source = &source;
  document_.format = format;
}

Line& ListBuilder::begin_line(Span span) {
  line_.writing.clear();
  line_.marks.clear();
  line_.flag = {};
  line_.flag_name = nullptr;
  line_.span = span;
  has_line_ = true;
  first_citation_ = static_cast<Index>(document_.citations.size());
  return line_;
}

void ListBuilder::end_line() { has_line_ = false; }

Span ListBuilder::before_marks() {
  places_.clear();
  for (const auto& mark : line_.marks) places_.push_back({mark.at, mark.at});
  return text::before_marks(line_.writing.bytes(), {0, line_.writing.size()},
                            places_);
}

Range ListBuilder::line_citations() const {
  return {first_citation_, static_cast<Index>(document_.citations.size())};
}

void ListBuilder::own_citations(OwnerKind kind, Index owner) {
  const auto range = line_citations();
  for (Index i = range.begin; i < range.end; ++i) {
    document_.citations[i].owner_kind = kind;
    document_.citations[i].owner = owner;
  }
}

void ListBuilder::open_section(Text heading, uint32_t level) {
  Section section;
  section.heading = heading;
  section.level = level;
  const auto entries = static_cast<Index>(document_.entries.size());
  section.entries = {entries, entries};
  section.citations = line_citations();
  const auto index = static_cast<Index>(document_.sections.size());
  own_citations(OwnerKind::section, index);
  document_.sections.push_back(section);
}

void ListBuilder::enter_appendix(Appendix appendix, uint32_t level) {
  appendix_ = appendix;
  appendix_level_ = level;
  index_level_ = 0;
  index_is_open_ = false;
}

void ListBuilder::heading(uint32_t level) {
  auto text = line_.writing.text(before_marks());
  if (text.empty()) text.span = line_.span;  // there is no text to point to
  if (appendix_ != Appendix::none && level > appendix_level_) {
    // "Notes" under "See also" holds references all the same.
    if (const auto inner = appendix_of(text.value); inner != Appendix::none) {
      appendix_ = inner;
    }
    if (appendix_ == Appendix::other) {
      return unread_line(UnreadKind::appendix);
    }
    return end_line();
  }
  appendix_ = Appendix::none;
  if (const auto appendix = appendix_of(text.value);
      appendix != Appendix::none) {
    enter_appendix(appendix, level);
    if (appendix == Appendix::other) return unread_line(UnreadKind::appendix);
    return end_line();
  }
  if (is_index_heading(text.value) && line_citations().empty()) {
    index_heading_ = text;
    index_level_ = level;
    index_is_open_ = true;
  } else {
    index_level_ = 0;
    index_is_open_ = false;
    heading_level_ = level;
    open_section(text, level);
  }
  end_line();
}

// A letter is a section only where entries stand right under it.
void ListBuilder::open_index_section() {
  if (!index_is_open_) return;
  const auto citations = std::exchange(
      first_citation_, static_cast<Index>(document_.citations.size()));
  open_section(index_heading_, index_level_);
  first_citation_ = citations;
  index_is_open_ = false;
}

void ListBuilder::host() {
  Span name = before_marks();
  const auto bytes = line_.writing.bytes();
  if (!name.empty() && bytes[name.end - 1] == ':') --name.end;
  const auto text = line_.writing.text(text::trim(bytes, name));
  if (text.empty()) return unread_line(UnreadKind::line);
  const uint32_t level = index_level_ != 0 ? index_level_ : heading_level_ + 1;
  if (appendix_ == Appendix::none) {
    const auto appendix = appendix_of(text.value);
    if (appendix == Appendix::none) {
      index_is_open_ = false;
      open_section(text, level);
      return end_line();
    }
    enter_appendix(appendix, level);
  }
  if (appendix_ == Appendix::other) return unread_line(UnreadKind::appendix);
  end_line();
}

void ListBuilder::item() {
  if (appendix_ != Appendix::none) return unread_line(UnreadKind::appendix);
  const Span before = before_marks();
  if (before.empty()) return unread_line(UnreadKind::item);
  if (text::is_sentence(line_.writing.slice(before))) {
    return unread_line(UnreadKind::prose);
  }
  open_index_section();
  if (document_.sections.empty()) open_section_without_heading();
  Entry entry = text::parse_entry(line_.writing, {0, line_.writing.size()},
                                  places_, countries_, document_);
  if (entry.name.empty()) return unread_line(UnreadKind::item);
  entry.section = static_cast<Index>(document_.sections.size() - 1);
  add_entry(entry);
}

void ListBuilder::open_section_without_heading() {
  const auto citations = std::exchange(
      first_citation_, static_cast<Index>(document_.citations.size()));
  const auto at = line_.span.begin;
  open_section({{}, {at, at}}, heading_level_ + 1);
  first_citation_ = citations;
}

void ListBuilder::add_entry(Entry entry) {
  const auto index = static_cast<Index>(document_.entries.size());
  if (!line_.flag.empty()) {
    document_.flags.push_back({index, line_.flag, line_.flag_name});
    if (entry.country.empty() && entry.country_name == nullptr) {
      entry.country_name = line_.flag_name;
    }
  }
  entry.citations = line_citations();
  own_citations(OwnerKind::entry, index);
  auto& section = document_.sections[entry.section];
  document_.entries.push_back(entry);
  section.entries.end = index + 1;
  end_line();
}

Index ListBuilder::section_of_row(const Text& section) {
  auto& sections = document_.sections;
  if (section.empty()) {
    open_index_section();
    if (sections.empty()) open_section_without_heading();
    return static_cast<Index>(sections.size() - 1);
  }
  const auto next = static_cast<Index>(sections.size());
  const auto [known, is_new] = section_of_row_.try_emplace(section.value, next);
  if (is_new) {
    const auto citations = std::exchange(
        first_citation_, static_cast<Index>(document_.citations.size()));
    open_section(section, heading_level_ + 1);
    first_citation_ = citations;
  } else if (known->second + 1 != next) {
    rows_are_mixed_ = true;
  }
  return known->second;
}

namespace {

bool is_sovereign(const country::Name* name) {
  return name != nullptr && name->kind != country::Kind::not_country &&
         name->kind != country::Kind::constituent && name->codes.size() == 1 &&
         country::parent(name->codes[0]).empty();
}

}  // namespace

// "Scotland, United Kingdom" in a column of countries is read as behind the
// name of an entry. Answers what stands before the country; empty where the
// last part is none.
Text ListBuilder::take_last_part(Entry& entry) {
  const auto& written = entry.country.value;
  const auto comma = written.rfind(", ");
  if (comma == std::string_view::npos || comma == 0) return {};
  const auto* name = countries_.find(written.substr(comma + 2));
  if (name == nullptr || name->kind == country::Kind::not_country) return {};
  // "Switzerland, France" names two countries.
  if (is_sovereign(countries_.find(written.substr(0, comma)))) return {};
  const Text whole = entry.country;
  const auto size = static_cast<uint32_t>(written.size());
  const auto part = [&](uint32_t begin, uint32_t end) {
    return Text{whole.value.substr(begin, end - begin),
                part_of(*document_.source, whole, begin, end)};
  };
  const auto at = static_cast<uint32_t>(comma);
  entry.country_name = name;
  entry.country = part(at + 2, size);
  return part(0, at);
}

void ListBuilder::row(const Row& row) {
  if (appendix_ != Appendix::none) return unread_line(UnreadKind::appendix);
  if (before_marks().empty()) return unread_line(UnreadKind::table);
  Entry entry = text::parse_entry(line_.writing, {0, line_.writing.size()},
                                  places_, countries_, document_);
  if (entry.name.empty()) return unread_line(UnreadKind::table);
  entry.section = section_of_row(row.section);
  auto& qualifiers = document_.qualifiers;
  const auto add_qualifier = [&](const Text& text) {
    if (entry.qualifiers.empty()) {
      entry.qualifiers.begin = static_cast<Index>(qualifiers.size());
    }
    qualifiers.push_back(text);
    entry.qualifiers.end = static_cast<Index>(qualifiers.size());
  };
  if (!row.country.empty()) {
    // "Perth, Scotland" beside "United Kingdom": what looked like the country
    // of the name is a part of it.
    if (!entry.country.empty()) add_qualifier(entry.country);
    entry.country = row.country;
    entry.country_name = countries_.find(row.country.value);
    // Tables of data hold codes: "NO", "NOR".
    if (entry.country_name == nullptr) {
      entry.country_name = country::find_flag(row.country.value);
    }
    if (entry.country_name == nullptr) {
      const auto before = take_last_part(entry);
      if (!before.empty()) add_qualifier(before);
    }
  }
  for (const auto& qualifier : row.qualifiers) {
    if (!qualifier.empty()) add_qualifier(qualifier);
  }
  if (!row.note.empty()) entry.note = row.note;
  cite_row(row.reference);
  add_entry(entry);
}

void ListBuilder::cite_row(const Reference& reference) {
  const bool described = !reference.title.empty() || !reference.site.empty() ||
                         !reference.publisher.empty() ||
                         !reference.access_date.empty();
  if (!described) {
    if (!reference.url.empty()) {
      link(reference.url.span, reference.url, reference.title);
    }
    return;
  }
  const auto& place = reference.url.empty() ? reference.title : reference.url;
  Text name;
  if (!reference.url.empty()) name = reference.url;
  const auto citation = cite(place.span, CitationKind::reference, name);
  auto described_as = reference;
  if (described_as.span.empty()) described_as.span = place.span;
  const auto slot = slot_of_citation_[citation];
  // Rows that cite one address repeat its description.
  if (slots_[slot].description == kNone) {
    describe_slot(slot, std::move(described_as));
  }
}

void ListBuilder::unread_line(UnreadKind kind) {
  unread(line_.span, kind);
  end_line();
}

void ListBuilder::unread(Span span, UnreadKind kind) {
  if (!span.empty()) document_.unread.push_back({span, kind});
}

void ListBuilder::problem(ProblemKind kind, Span span, std::string_view what,
                          Span related) {
  document_.problems.push_back({kind, span, std::string(what), related});
}

void ListBuilder::entries_elsewhere() {
  if (!document_.sections.empty() && appendix_ == Appendix::none) {
    document_.sections.back().elsewhere = true;
  }
}

Index ListBuilder::slot_of(const Text& name, const Text& group) {
  const auto next = static_cast<Index>(slots_.size());
  if (!name.empty()) {
    const auto [known, is_new] =
        slot_of_name_.try_emplace({group.value, name.value}, next);
    if (!is_new) return known->second;
  }
  auto& slot = slots_.emplace_back();
  slot.name = name;
  slot.group = group;
  return next;
}

Index ListBuilder::add_citation(Span span, CitationKind kind, Index slot) {
  Citation citation;
  citation.span = span;
  citation.kind = kind;
  const auto index = static_cast<Index>(document_.citations.size());
  document_.citations.push_back(citation);
  slot_of_citation_.push_back(slot);
  if (has_line_) line_.marks.push_back({line_.writing.size(), index});
  return index;
}

Index ListBuilder::cite(Span span, CitationKind kind, Text name, Text group) {
  const bool request = kind == CitationKind::request;
  const auto index =
      add_citation(span, kind, request ? kNone : slot_of(name, group));
  // Requests show their words; all others get a number in the end.
  document_.citations[index].label = name;
  return index;
}

void ListBuilder::describe_slot(Index index, Reference reference) {
  auto& slot = slots_[index];
  if (slot.description == kNone) {
    slot.description = static_cast<Index>(descriptions_.size());
    descriptions_.push_back(std::move(reference));
    return;
  }
  const auto& first = descriptions_[slot.description];
  if (!same_description(first, reference)) {
    problem(ProblemKind::redefined, reference.span, slot.name.value,
            first.span);
  }
}

void ListBuilder::describe(Index citation, Reference reference) {
  describe_slot(slot_of_citation_[citation], std::move(reference));
}

void ListBuilder::define(Text name, Text group, Reference reference, bool tag) {
  const Index slot = slot_of(name, group);
  if (tag) {
    const auto citation =
        add_citation(reference.span, CitationKind::definition, slot);
    document_.citations[citation].label = name;
  }
  describe_slot(slot, std::move(reference));
}

void ListBuilder::link(Span span, Text url, Text title, Text archive_url,
                       DateField archive_date) {
  const auto next = static_cast<Index>(slots_.size());
  const auto [known, is_new] = slot_of_url_.try_emplace(url.value, next);
  if (is_new) {
    slots_.emplace_back();
    Reference reference;
    reference.kind = ReferenceKind::link;
    reference.span = span;
    reference.url = url;
    reference.title = title;
    reference.archive_url = archive_url;
    reference.archive_date = archive_date;
    describe_slot(next, std::move(reference));
  } else if (!archive_url.empty()) {
    auto& first = descriptions_[slots_[known->second].description];
    if (first.archive_url.empty()) {
      first.archive_url = archive_url;
      first.archive_date = archive_date;
    }
  }
  add_citation(span, CitationKind::reference, known->second);
}

void ListBuilder::general(Reference reference) {
  reference.kind = ReferenceKind::general;
  const auto slot = static_cast<Index>(slots_.size());
  slots_.emplace_back();
  describe_slot(slot, std::move(reference));
}

}  // namespace listlint
