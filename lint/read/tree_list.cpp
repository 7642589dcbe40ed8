#include "lint/read/tree_list.h"

#include <algorithm>
#include <cstdint>
#include <unordered_set>
#include <vector>

#include "lint/language/language.h"
#include "lint/read/text_reference.h"
#include "lint/read/tree_guess.h"
#include "lint/read/tree_paths.h"
#include "lint/read/tree_plan.h"
#include "lint/read/tree_text.h"

namespace listlint {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

constexpr size_t kNoPlace = SIZE_MAX;

// Whether a field says in words what YAML may read as no text.
bool is_words(Field field) {
  switch (field) {
    case Field::section:
    case Field::name:
    case Field::qualifier:
    case Field::country:
    case Field::title:
    case Field::site:
    case Field::publisher:
    case Field::language:
      return true;
    default:
      return false;
  }
}

class ListWriter {
 public:
  ListWriter(const Tree& tree, const Plan& plan, ListBuilder& builder)
      : tree_(tree),
        plan_(plan),
        builder_(builder),
        touched_(tree.size()),
        used_(tree.size()) {}

  void write() {
    for (const auto& part : plan_.parts) {
      touch(part.node);
      switch (part.kind) {
        case Planned::Kind::heading:
          write_heading(part);
          break;
        case Planned::Kind::entry:
          write_entry(part);
          break;
        case Planned::Kind::item:
          write_item(part);
          break;
        case Planned::Kind::unnamed:
          leave_unread(part.node, UnreadKind::item);
          break;
      }
    }
    write_unread();
  }

 private:
  // Something in or above the node is a part of the list.
  void touch(Index node) {
    while (node != kNone && !touched_[node]) {
      touched_[node] = true;
      node = tree_.node(node).parent;
    }
  }

  // Nothing in the node is unread.
  void use(Index node) {
    touch(node);
    used_[node] = true;
  }

  // The value of a bound, without spaces around it; "" for null.
  Text value_of(const Bound& bound) {
    const auto& value = tree_.value(bound.node);
    if (bound.key) {
      touch(bound.node);
      if (value.ambiguous_key && is_words(bound.field)) {
        report_ambiguous(tree_.key_of(bound.node));
      }
      return trimmed(tree_.key_of(bound.node));
    }
    if (value.kind == ValueKind::alias) return {};
    const bool again = used_[bound.node];
    use(bound.node);
    if (!again && value.ambiguous && is_words(bound.field)) {
      const bool null = value.kind == ValueKind::null;
      // An empty country is nothing unusual, an empty name is.
      if (!null || bound.field == Field::name) {
        report_ambiguous(tree_.text_of(bound.node));
      }
    }
    if (value.kind == ValueKind::null) return {};
    return trimmed(tree_.text_of(bound.node));
  }

  void report_ambiguous(const Text& text) {
    builder_.problem(ProblemKind::ambiguous_scalar, text.span, text.value);
  }

  Text trimmed(Text text) const {
    const bool verbatim = is_verbatim(tree_.source(), text);
    auto& [value, span] = text;
    while (!value.empty() && is_space(value.back())) {
      value.remove_suffix(1);
      if (verbatim) --span.end;
    }
    while (!value.empty() && is_space(value.front())) {
      value.remove_prefix(1);
      if (verbatim) ++span.begin;
    }
    return text;
  }

  // The parts of the text that a line shows.
  void append(const Bound& bound, const Text& text, Line& line) const {
    const auto& value = tree_.value(bound.node);
    const auto quotes = bound.key ? Quotes::none : value.quotes;
    const auto& whole =
        bound.key ? tree_.key_of(bound.node) : tree_.text_of(bound.node);
    // Escaped spaces around it stay, for the alignment to hold.
    const bool verbatim = is_verbatim(tree_.source(), text);
    append_scalar(tree_.source(), verbatim || bound.key ? text : whole, quotes,
                  line.writing);
  }

  std::span<const Bound> bounds_of(const Planned& part) const {
    return std::span(plan_.bounds)
        .subspan(part.bounds.begin, part.bounds.size());
  }

  void write_heading(const Planned& part) {
    const auto bounds = bounds_of(part);
    const auto& named = bounds.front();
    const auto text = value_of(named);
    auto& line = builder_.begin_line(text.span);
    if (text.empty()) {
      // What has no name is a section of its own all the same.
      line.writing.append(" ", tree_.node(named.node).span);
    } else {
      append(named, text, line);
    }
    const auto references = references_of(bounds.subspan(1));
    for (const auto& reference : references) cite(reference);
    builder_.heading(part.level);
  }

  void write_item(const Planned& part) {
    const Bound bound{Field::name, part.node};
    const auto text = value_of(bound);
    const auto span = tree_.node(part.node).span;
    if (text.empty()) return builder_.unread(span, UnreadKind::item);
    append(bound, text, builder_.begin_line(span));
    builder_.item();
  }

  void write_entry(const Planned& part) {
    if (tree_.value(part.node).is_cut) {
      return leave_unread(part.node, UnreadKind::broken);
    }
    const auto bounds = bounds_of(part);
    Row row;
    const Bound* name = nullptr;
    Text name_text;
    for (const auto& bound : bounds) {
      if (bound.source != kNone) continue;
      Text* field = nullptr;
      switch (bound.field) {
        case Field::section:
          field = &row.section;
          break;
        case Field::name:
          if (!name_text.empty()) continue;
          name = &bound;
          field = &name_text;
          break;
        case Field::qualifier:
          field = &row.qualifiers.emplace_back();
          break;
        case Field::country:
          field = &row.country;
          break;
        case Field::note:
          field = &row.note;
          break;
        default:
          continue;
      }
      // Of several values the first holds; the others are unread.
      if (field->empty()) *field = value_of(bound);
    }
    auto references = references_of(bounds);
    // ", Finland" has no name either.
    if (name == nullptr || name_text.empty() ||
        name_text.value.starts_with(',')) {
      return leave_unread(part.node, UnreadKind::item);
    }
    auto& line = builder_.begin_line(tree_.node(part.node).span);
    append(*name, name_text, line);
    const bool placed =
        !references.empty() &&
        (!references.back().url.empty() || !references.back().title.empty());
    if (placed) {
      row.reference = std::move(references.back());
      references.pop_back();
    }
    for (const auto& reference : references) cite(reference);
    if (is_described(row.reference)) {
      described_.insert(row.reference.url.value);
    }
    builder_.row(row);
  }

  void leave_unread(Index node, UnreadKind kind) {
    builder_.unread(tree_.member_span(node), kind);
    use(node);
  }

  // One for the fields of the part itself, one for each source below it.
  std::vector<Reference> references_of(std::span<const Bound> bounds) {
    std::vector<Reference> references;
    size_t own = kNoPlace;  // the last one of the part itself
    Index source = kNone;   // of the last one below it
    for (const auto& bound : bounds) {
      if (!is_of_reference(bound.field)) continue;
      const auto text = value_of(bound);
      if (text.empty()) continue;
      const bool is_own = bound.source == kNone;
      auto at = is_own                   ? own
                : bound.source == source ? references.size() - 1
                                         : kNoPlace;
      // Several addresses are several sources.
      const bool again = at != kNoPlace && bound.field == Field::url &&
                         !references[at].url.empty();
      if (at == kNoPlace || again) {
        at = references.size();
        auto& reference = references.emplace_back();
        if (!is_own) reference.span = tree_.node(bound.source).span;
      }
      if (is_own) own = at;
      source = bound.source;
      set_field(references[at], bound.field, text);
    }
    std::erase_if(references, [this](const Reference& reference) {
      if (!place_of(reference).empty()) return false;
      // A date of access of nothing.
      for (const auto* field :
           {&reference.language, &reference.date.written,
            &reference.access_date.written, &reference.archive_url}) {
        builder_.unread(field->span, UnreadKind::field);
      }
      return true;
    });
    return references;
  }

  // What stands for a source in the text.
  static Text place_of(const Reference& reference) {
    for (const auto* field : {&reference.url, &reference.title, &reference.site,
                              &reference.publisher}) {
      if (!field->empty()) return *field;
    }
    return {};
  }

  static bool is_of_reference(Field field) { return field >= Field::url; }

  static void set_field(Reference& reference, Field field, const Text& text) {
    const auto set = [&](Text& place) {
      if (place.empty()) place = text;
    };
    switch (field) {
      case Field::url:
        return set(reference.url);
      case Field::title:
        return set(reference.title);
      case Field::site:
        return set(reference.site);
      case Field::publisher:
        return set(reference.publisher);
      case Field::archive_url:
        return set(reference.archive_url);
      case Field::language:
        set(reference.language);
        reference.known_language = language::find(reference.language.value);
        return;
      case Field::date:
        reference.date = text::date_field(text);
        return;
      case Field::access_date:
        reference.access_date = text::date_field(text);
        return;
      default:
        return;
    }
  }

  static bool is_described(const Reference& reference) {
    return !reference.title.empty() || !reference.site.empty() ||
           !reference.publisher.empty() || !reference.access_date.empty();
  }

  // Like the source of a row (ListBuilder::row).
  void cite(const Reference& reference) {
    const auto& url = reference.url;
    const bool described =
        !reference.title.empty() || !reference.site.empty() ||
        !reference.publisher.empty() || !reference.access_date.empty();
    if (!described) {
      builder_.link(url.span, url, {});
      return;
    }
    const auto place = place_of(reference);
    const auto citation =
        builder_.cite(place.span, CitationKind::reference, url);
    const bool known = !url.empty() && !described_.insert(url.value).second;
    if (known) return;
    auto copy = reference;
    if (copy.span.empty()) copy.span = place.span;
    builder_.describe(citation, std::move(copy));
  }

  // What no part of the list has, each as large as it goes.
  void write_unread() {
    for (Index i = 0; i < tree_.size();) {
      const auto& value = tree_.value(i);
      if (used_[i]) {
        i = value.end;
      } else if (touched_[i] && value.holds()) {
        ++i;
      } else {
        const bool empty = value.holds() && value.end == i + 1;
        if (!empty) builder_.unread(tree_.member_span(i), UnreadKind::field);
        i = value.end;
      }
    }
  }

  const Tree& tree_;
  const Plan& plan_;
  ListBuilder& builder_;
  std::vector<bool> touched_;
  std::vector<bool> used_;
  std::unordered_set<std::string_view> described_;  // addresses
};

}  // namespace

void write_list(const Tree& tree, const ReadOptions& options,
                ListBuilder& builder) {
  const Plan plan = has_paths(options) ? plan_by_paths(tree, options)
                                       : guess_plan(tree, options);
  ListWriter(tree, plan, builder).write();
}

}  // namespace listlint
