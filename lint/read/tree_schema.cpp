#include "lint/read/tree_schema.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "lint/read/columns.h"
#include "lint/unicode/code_point.h"

namespace listlint {
namespace {

// Keys of one kind that are told apart; a real record has fewer.
constexpr size_t kMostKeys = 256;

class SchemaMaker {
 public:
  explicit SchemaMaker(const Tree& tree) : tree_(tree) {
    schema_.shape_of.resize(tree.size(), kNone);
  }

  Schema make() {
    Shape root;
    for (Index i = 0; i < tree_.size(); i = tree_.next(i)) {
      root.nodes.push_back(i);
    }
    add(std::move(root));
    // A queue: each shape adds those below it.
    for (Index i = 0; i < schema_.shapes.size(); ++i) describe(i);
    return std::move(schema_);
  }

 private:
  Index add(Shape shape) {
    const auto index = static_cast<Index>(schema_.shapes.size());
    if (shape.parent != kNone) {
      schema_.shapes[shape.parent].children.push_back(index);
    }
    schema_.shapes.push_back(std::move(shape));
    return index;
  }

  void describe(Index index) {
    Shape items{index, Standing::item};
    std::vector<Index> objects;
    for (const Index node : schema_.shapes[index].nodes) {
      schema_.shape_of[node] = index;
      auto& shape = schema_.shapes[index];
      switch (tree_.value(node).kind) {
        case ValueKind::object:
          ++shape.objects;
          objects.push_back(node);
          break;
        case ValueKind::array:
          ++shape.arrays;
          visit_children(node, [&](Index i) { items.nodes.push_back(i); });
          break;
        case ValueKind::text:
          ++shape.texts;
          break;
        default:
          break;
      }
    }
    if (!items.nodes.empty()) add(std::move(items));
    if (objects.empty()) return;
    const auto standing = schema_.shapes[index].standing;
    if (has_names_for_keys(objects, standing)) {
      add_named(index, objects);
    } else {
      add_members(index, objects);
    }
  }

  template <typename Visit>
  void visit_children(Index node, Visit visit) const {
    const Index end = tree_.value(node).end;
    for (Index i = tree_.first_child(node); i < end; i = tree_.next(i)) {
      visit(i);
    }
  }

  // Whether the keys are names of what they hold, and not the columns of a
  // table: few repeat, few hold scalars, and none is a usual header.
  bool has_names_for_keys(const std::vector<Index>& objects,
                          Standing standing) const {
    std::unordered_set<std::string_view> keys;
    size_t members = 0;
    size_t containers = 0;
    size_t names = 0;  // keys of containers that may be names
    bool has_header = false;
    for (const Index object : objects) {
      visit_children(object, [&](Index i) {
        const auto key = tree_.node(i).key;
        ++members;
        const bool is_new = keys.insert(key).second;
        if (!tree_.value(i).holds()) {
          // Keys of a real table repeat from row to row.
          if (is_new && keys.size() <= kMostKeys) {
            has_header = has_header || field_of_header(key).has_value();
          }
          return;
        }
        ++containers;
        if (!is_new) return;
        if (keys.size() > kMostKeys || !is_container_key(key)) ++names;
      });
    }
    if (has_header || names == 0 || containers * 2 < members) return false;
    if (standing == Standing::item && containers < members) return false;
    const bool repeat = objects.size() > 1 && keys.size() * 2 <= members;
    return !repeat;
  }

  void add_named(Index index, const std::vector<Index>& objects) {
    Shape named{index, Standing::named};
    for (const Index object : objects) {
      visit_children(object, [&](Index i) {
        if (tree_.value(i).holds()) named.nodes.push_back(i);
      });
    }
    add(std::move(named));
  }

  void add_members(Index index, const std::vector<Index>& objects) {
    std::unordered_map<std::string_view, Index> shapes;  // of containers
    std::unordered_set<std::string_view> headers;
    for (const Index object : objects) {
      visit_children(object, [&](Index i) {
        const auto key = tree_.node(i).key;
        if (!tree_.value(i).holds()) {
          if (headers.size() < kMostKeys && headers.insert(key).second) {
            schema_.shapes[index].headers.push_back(key);
          }
          return;
        }
        auto known = shapes.find(key);
        if (known == shapes.end()) {
          if (shapes.size() == kMostKeys) return;
          known =
              shapes.emplace(key, add({index, Standing::member, key})).first;
        }
        schema_.shapes[known->second].nodes.push_back(i);
      });
    }
  }

  const Tree& tree_;
  Schema schema_;
};

}  // namespace

bool is_container_key(std::string_view key) {
  constexpr auto kKeys = std::to_array<std::string_view>(
      {"data",          "items",        "entries",   "entry",
       "list",          "lists",        "records",   "results",
       "result",        "rows",         "elements",  "values",
       "content",       "contents",     "children",  "members",
       "features",      "nodes",        "sections",  "groups",
       "categories",    "partnerships", "twinnings", "relations",
       "relationships", "agreements",   "links",     "cities",
       "towns",         "places",       "hosts",     "municipalities",
       "prefectures",   "provinces",    "states",    "regions",
       "districts",     "counties",     "countries", "resources",
       "tools",         "projects",     "lakes",     "root",
       "payload",       "response",     "body",      "document"});
  if (key.size() > 60) return false;
  std::string folded = unicode::fold(key);
  std::ranges::replace(folded, '_', ' ');
  std::ranges::replace(folded, '-', ' ');
  if (std::ranges::find(kKeys, folded) != kKeys.end()) return true;
  return field_of_header(key) == Field::name;
}

Schema schema_of(const Tree& tree) { return SchemaMaker(tree).make(); }

}  // namespace listlint
