#include "lint/read/tree_guess.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>

#include "lint/country/country.h"
#include "lint/read/columns.h"
#include "lint/read/tree_schema.h"

namespace listlint {
namespace {

// How sure it is that a shape is a list of entries.
enum class Likeness : uint8_t { none, weak, strong };

using Fields = std::unordered_map<std::string_view, Field>;

// What a shape is in the list.
struct Role {
  Fields fields;  // of the scalars of an object, by key
  bool has_name = false;
  bool has_country = false;
  bool is_source = false;  // or an array of sources
  Likeness likeness = Likeness::none;
  // It is one, or has one below it; after settle() a list that is taken.
  bool is_list = false;
  bool holds_list = false;

  std::optional<std::string_view> heading;  // the key that names it
  bool is_headed_by_key = false;
  uint32_t level = 0;
};

bool is_of_source(Field field) { return field >= Field::url; }

// Whether a key says that what it holds is a source: "source", "references".
bool is_source_key(std::string_view key) {
  const auto field = field_of_header(key);
  return field && is_of_source(*field);
}

class Guesser {
 public:
  Guesser(const Tree& tree, const ReadOptions& options)
      : tree_(tree),
        options_(options),
        schema_(schema_of(tree)),
        roles_(schema_.shapes.size()),
        inside_(schema_.shapes.size()) {}

  Plan plan() {
    const auto count = static_cast<Index>(roles_.size());
    for (Index i = 0; i < count; ++i) read_columns(i);
    for (Index i = count; i > 0; --i) judge(i - 1);
    drop_weak();
    for (Index i = 0; i < count; ++i) settle(i);
    for (Index i = count; i > 0; --i) note_lists(i - 1);
    for (Index i = 0; i < count; ++i) name_sections(i);
    for (Index i = 0; i < tree_.size(); ++i) plan_node(i);
    return std::move(plan_);
  }

 private:
  const Shape& shape(Index i) const { return schema_.shapes[i]; }

  // The nearest key above a shape that is an item.
  std::string_view key_above(Index i) const {
    while (shape(i).standing == Standing::item && shape(i).parent != kNone) {
      i = shape(i).parent;
    }
    return shape(i).standing == Standing::member ? shape(i).key : "";
  }

  bool is_under_names(Index i) const {
    while (shape(i).standing == Standing::item) i = shape(i).parent;
    return shape(i).standing == Standing::named;
  }

  void read_columns(Index i) {
    const auto& headers = shape(i).headers;
    auto& role = roles_[i];
    if (headers.empty()) return;
    const auto key = key_above(i);
    role.is_source = !key.empty() && is_source_key(key);
    const Columns columns(headers, options_);
    bool told = false;  // by an address or a title
    for (size_t n = 0; n < headers.size(); ++n) {
      auto field = columns.at(n);
      if (role.is_source) field = field_of_source(headers[n]);
      if (!field) continue;
      role.fields.emplace(headers[n], *field);
      told = told || *field == Field::url || *field == Field::title;
      role.has_name = role.has_name || *field == Field::name;
      role.has_country = role.has_country || *field == Field::country;
    }
    role.is_source = role.is_source && told;
  }

  // What a key of a source says: its name is a title.
  std::optional<Field> field_of_source(std::string_view key) const {
    for (const auto& column : options_.columns) {
      if (column.header == key) return column.field;
    }
    const auto field = field_of_header(key);
    if (field == Field::name || field == Field::note) return Field::title;
    if (!field || !is_of_source(*field)) return std::nullopt;
    return field;
  }

  // How much a shape is like a list, from below upwards.
  void judge(Index i) {
    auto& role = roles_[i];
    bool below = false;     // a list that makes this a section
    bool detached = false;  // one that an entry may have beside it
    for (const Index child : shape(i).children) {
      const auto& other = roles_[child];
      if (is_source_of_parent(child) || !other.holds_list) continue;
      if (is_stray(i, child)) continue;
      below = true;
      detached = detached || !is_part_of_list(child);
    }
    const bool texts = shape(i).texts > shape(i).objects;
    role.likeness = texts ? likeness_of_texts(i) : likeness_of_objects(i);
    const bool keeps =
        role.has_country && detached && role.likeness == Likeness::strong;
    role.is_list = role.likeness != Likeness::none && (!below || keeps);
    role.holds_list = role.is_list || below;
  }

  // Whether what a shape has in few places only makes it no section.
  bool is_stray(Index i, Index child) const {
    constexpr size_t kFew = 10;
    const auto& one = shape(i);
    const auto& other = shape(child);
    if (other.standing == Standing::item) return one.objects > one.arrays;
    return other.standing == Standing::member &&
           other.nodes.size() * kFew < one.objects;
  }

  bool is_source_of_parent(Index i) const {
    if (roles_[i].is_source) return true;
    const auto& one = shape(i);
    if (one.standing != Standing::member || !is_source_key(one.key)) {
      return false;
    }
    // An array of them, or of addresses.
    return std::ranges::all_of(one.children, [this](Index child) {
      return roles_[child].is_source || shape(child).texts > 0;
    });
  }

  // Whether a list below an entry-like object is one for sure: it tells
  // countries of its own, or is called twins.
  bool is_part_of_list(Index i) const {
    if (shape(i).standing == Standing::member &&
        is_container_key(shape(i).key)) {
      return true;
    }
    if (roles_[i].is_list && roles_[i].has_country) return true;
    return std::ranges::any_of(shape(i).children, [this](Index child) {
      return roles_[child].is_list && roles_[child].has_country;
    });
  }

  // Objects are entries where several can stand side by side.
  bool may_repeat(Index i) const {
    switch (shape(i).standing) {
      case Standing::item:
      case Standing::named:
        return true;
      case Standing::root:
        return tree_.roots() > 1;
      case Standing::member:
        // GeoJSON: {"type": "Feature", "properties": {…}}.
        return shape(i).key == "properties" && shape(i).parent != kNone &&
               shape(shape(i).parent).standing == Standing::item;
    }
    return false;
  }

  Likeness likeness_of_objects(Index i) const {
    const auto& role = roles_[i];
    if (shape(i).objects == 0 || role.is_source || !may_repeat(i)) {
      return Likeness::none;
    }
    if (role.has_name) {
      return role.fields.size() > 1 ? Likeness::strong : Likeness::weak;
    }
    // {"Boston": {"country": "United States"}}
    const bool named = shape(i).standing == Standing::named;
    return named && role.has_country ? Likeness::strong : Likeness::none;
  }

  // Texts are entries under the name of a section, under a key that says so,
  // and where most end in a country.
  Likeness likeness_of_texts(Index i) const {
    const auto& one = shape(i);
    if (one.standing != Standing::item || one.texts * 2 <= one.nodes.size()) {
      return Likeness::none;
    }
    const auto key = key_above(i);
    if (!key.empty() && is_container_key(key)) return Likeness::strong;
    if (is_under_names(i)) return Likeness::strong;
    if (!key.empty() && field_of_header(key)) return Likeness::none;
    constexpr size_t kSample = 100;
    size_t texts = 0;
    size_t entries = 0;
    for (const Index node : one.nodes) {
      if (tree_.value(node).kind != ValueKind::text) continue;
      if (ends_in_country(tree_.value(node).text)) ++entries;
      if (++texts == kSample) break;
    }
    return entries * 2 >= texts ? Likeness::strong : Likeness::none;
  }

  static bool ends_in_country(std::string_view text) {
    const auto comma = text.rfind(',');
    if (comma == text.npos || text.size() > 400) return false;
    text.remove_prefix(comma + 1);
    text = text.substr(0, text.find(" ("));
    while (text.starts_with(' ')) text.remove_prefix(1);
    const auto* name = country::find(text);
    return name != nullptr && name->kind != country::Kind::not_country;
  }

  // Objects with nothing but a name are entries only where their key says so,
  // or where nothing else is a list.
  void drop_weak() {
    const bool sure = std::ranges::any_of(roles_, [](const Role& role) {
      return role.is_list && role.likeness == Likeness::strong;
    });
    for (Index i = 0; i < roles_.size(); ++i) {
      auto& role = roles_[i];
      if (!role.is_list || role.likeness != Likeness::weak) continue;
      const auto key = key_above(i);
      const bool told = key.empty() ? is_under_names(i) : is_container_key(key);
      role.is_list = told || !sure;
    }
  }

  // What is inside an entry is no list of its own.
  void settle(Index i) {
    const Index parent = shape(i).parent;
    if (parent == kNone) return;
    const bool inside = roles_[parent].is_list || inside_[parent];
    inside_[i] = inside;
    if (inside) roles_[i].is_list = false;
  }

  void note_lists(Index i) {
    auto& role = roles_[i];
    role.holds_list =
        role.is_list ||
        std::ranges::any_of(shape(i).children, [this](Index child) {
          return roles_[child].holds_list;
        });
  }

  void name_sections(Index i) {
    auto& role = roles_[i];
    const Index parent = shape(i).parent;
    role.level = parent == kNone ? 0 : roles_[parent].level;
    if (role.is_list || !role.holds_list) return;
    role.heading = heading_of(i);
    role.is_headed_by_key =
        !role.heading && shape(i).standing == Standing::named;
    if (role.heading || role.is_headed_by_key) ++role.level;
  }

  // The key of the scalar that names what an object holds.
  std::optional<std::string_view> heading_of(Index i) const {
    const auto& one = shape(i);
    // What stands around all sections names the file, not a section.
    const bool whole = one.standing == Standing::root && tree_.roots() == 1;
    if (whole && holds_sections(i)) return std::nullopt;
    const auto key_of = [&](Field field) -> std::optional<std::string_view> {
      for (const auto header : one.headers) {
        const auto found = roles_[i].fields.find(header);
        if (found != roles_[i].fields.end() && found->second == field) {
          return header;
        }
      }
      return std::nullopt;
    };
    for (const auto field : {Field::section, Field::name}) {
      if (const auto key = key_of(field)) return key;
    }
    if (one.standing == Standing::named) return std::nullopt;
    for (const auto field : {Field::title, Field::country, Field::qualifier}) {
      if (const auto key = key_of(field)) return key;
    }
    return std::nullopt;
  }

  // Whether lists below a shape have names of their own.
  bool holds_sections(Index i) const {
    std::vector<Index> open = {i};
    for (size_t n = 0; n < open.size(); ++n) {
      for (const Index child : shape(open[n]).children) {
        const auto& role = roles_[child];
        if (!role.holds_list || role.is_list) continue;
        const bool named = shape(child).standing == Standing::named ||
                           role.has_name || has_field(role, Field::section);
        if (named) return true;
        open.push_back(child);
      }
    }
    return false;
  }

  static bool has_field(const Role& role, Field field) {
    return std::ranges::any_of(
        role.fields, [&](const auto& known) { return known.second == field; });
  }

  void plan_node(Index node) {
    const Index at = schema_.shape_of[node];
    if (at == kNone) return;
    const auto& role = roles_[at];
    if (role.is_list) {
      plan_entry(node, at);
    } else if (role.heading || role.is_headed_by_key) {
      plan_heading(node, at);
    }
  }

  void plan_heading(Index node, Index at) {
    const auto& role = roles_[at];
    if (role.is_headed_by_key) {
      plan_.add(Planned::Kind::heading, node, role.level);
      plan_.bind({Field::section, node, true});
    } else {
      const Index name = member(node, *role.heading);
      if (name == kNone) return;
      plan_.add(Planned::Kind::heading, node, role.level);
      plan_.bind({Field::section, name});
    }
    bind_sources(node, at);
  }

  Index member(Index object, std::string_view key) const {
    const auto& value = tree_.value(object);
    if (value.kind != ValueKind::object) return kNone;
    for (Index i = tree_.first_child(object); i < value.end;
         i = tree_.next(i)) {
      if (tree_.node(i).key == key) return i;
    }
    return kNone;
  }

  void plan_entry(Index node, Index at) {
    const auto kind = tree_.value(node).kind;
    const auto& role = roles_[at];
    if (kind == ValueKind::text) {
      plan_.add(Planned::Kind::item, node);
      return;
    }
    if (kind != ValueKind::object) {
      if (kind != ValueKind::null) plan_.add(Planned::Kind::unnamed, node);
      return;
    }
    plan_.add(Planned::Kind::entry, node);
    if (!role.has_name && shape(at).standing == Standing::named) {
      plan_.bind({Field::name, node, true});
    }
    const Index end = tree_.value(node).end;
    for (Index i = tree_.first_child(node); i < end; i = tree_.next(i)) {
      if (tree_.value(i).holds()) continue;
      const auto field = role.fields.find(tree_.node(i).key);
      if (field != role.fields.end() && !is_of_source(field->second)) {
        plan_.bind({field->second, i});
      }
    }
    bind_sources(node, at);
  }

  // What an object cites: addresses of its own, and sources that it holds.
  void bind_sources(Index node, Index at) {
    const auto& value = tree_.value(node);
    if (value.kind != ValueKind::object) return;
    const auto& fields = roles_[at].fields;
    for (Index i = tree_.first_child(node); i < value.end; i = tree_.next(i)) {
      const auto key = tree_.node(i).key;
      const auto& child = tree_.value(i);
      const auto field = fields.find(key);
      const bool names = roles_[at].heading == key;
      if (!child.holds()) {
        if (field != fields.end() && is_of_source(field->second) && !names) {
          plan_.bind({field->second, i});
        }
        continue;
      }
      const Index below = schema_.shape_of[i];
      if (below == kNone || !is_source_of_parent(below)) continue;
      if (child.kind == ValueKind::object) {
        bind_source(i);
        continue;
      }
      for (Index j = tree_.first_child(i); j < child.end; j = tree_.next(j)) {
        if (tree_.value(j).kind == ValueKind::object) bind_source(j);
        if (tree_.value(j).kind == ValueKind::text) {
          plan_.bind({Field::url, j});
        }
      }
    }
  }

  void bind_source(Index node) {
    const Index at = schema_.shape_of[node];
    if (at == kNone) return;
    const auto& fields = roles_[at].fields;
    const Index end = tree_.value(node).end;
    for (Index i = tree_.first_child(node); i < end; i = tree_.next(i)) {
      if (tree_.value(i).holds()) continue;
      const auto field = fields.find(tree_.node(i).key);
      if (field != fields.end()) {
        plan_.bind({field->second, i, false, node});
      }
    }
  }

  const Tree& tree_;
  const ReadOptions& options_;
  Schema schema_;
  std::vector<Role> roles_;   // by shape
  std::vector<bool> inside_;  // an entry; by shape
  Plan plan_;
};

}  // namespace

Plan guess_plan(const Tree& tree, const ReadOptions& options) {
  return Guesser(tree, options).plan();
}

}  // namespace listlint
