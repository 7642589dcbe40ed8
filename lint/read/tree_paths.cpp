#include "lint/read/tree_paths.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "lint/read/columns.h"

namespace listlint {
namespace {

struct Step {
  bool any = false;  // "*"
  std::string key;

  friend bool operator==(const Step&, const Step&) = default;
};

struct Path {
  Field field = Field::name;
  std::vector<Step> steps;
  bool key = false;          // "#"
  std::vector<Index> nodes;  // that it leads to, in text order
};

using Mask = uint64_t;
constexpr size_t kMostPaths = std::numeric_limits<Mask>::digits;

// RFC 6901: "~1" is "/", "~0" is "~".
std::string unescaped(std::string_view step) {
  std::string key;
  for (size_t i = 0; i < step.size(); ++i) {
    const bool escape = step[i] == '~' && i + 1 < step.size() &&
                        (step[i + 1] == '0' || step[i + 1] == '1');
    if (escape) ++i;
    key += escape ? (step[i] == '0' ? '~' : '/') : step[i];
  }
  return key;
}

Path parse_path(Field field, std::string_view text) {
  Path path;
  path.field = field;
  if (text.ends_with('#')) {
    path.key = true;
    text.remove_suffix(1);
  }
  while (!text.empty()) {
    text.remove_prefix(1);  // the "/"
    const auto end = std::min(text.find('/'), text.size());
    const auto step = text.substr(0, end);
    path.steps.push_back({step == "*", step == "*" ? "" : unescaped(step)});
    text.remove_prefix(end);
  }
  return path;
}

size_t common_steps(const Path& a, const Path& b) {
  const auto [first, second] = std::ranges::mismatch(a.steps, b.steps);
  return static_cast<size_t>(first - a.steps.begin());
}

class Planner {
 public:
  Planner(const Tree& tree, const ReadOptions& options) : tree_(tree) {
    for (const auto& [field, header] : options.columns) {
      if (paths_.size() == kMostPaths) break;
      if (header.starts_with('/')) {
        paths_.push_back(parse_path(field, header));
      } else {
        headers_.push_back({field, header});
      }
    }
    masks_.resize(tree.size());
    depths_.resize(tree.size());
  }

  Plan plan() {
    match();
    resolve_entries();
    const auto name = find(Field::name);
    if (name == nullptr) return {};
    name_ = name;
    const auto* entries = find(Field::entries);
    entry_depth_ = entries != nullptr && common_steps(*entries, *name) ==
                                             entries->steps.size()
                       ? entries->steps.size()
                       : parent_depth(*name);
    plan_headings();
    plan_entries();
    if (entries != nullptr && entry_depth_ == entries->steps.size()) {
      plan_unnamed(*entries);
    }
    order();
    return std::move(plan_);
  }

 private:
  struct Header {
    Field field = Field::name;
    std::string text;
  };
  // A part of the plan and what it is ordered by.
  struct Place {
    Index node = kNone;
    uint32_t rank = 0;  // headings before entries
    Index part = 0;
  };

  Path* find(Field field) {
    const auto path = std::ranges::find(paths_, field, &Path::field);
    return path == paths_.end() ? nullptr : &*path;
  }

  // The entry is what holds the name, or what is one.
  static size_t parent_depth(const Path& name) {
    const bool whole = name.key || name.steps.empty() || name.steps.back().any;
    return name.steps.size() - (whole ? 0 : 1);
  }

  // Which paths lead to or through each node.
  void match() {
    const Mask all =
        paths_.size() == kMostPaths ? ~Mask{0} : (Mask{1} << paths_.size()) - 1;
    for (Index i = 0; i < tree_.size(); ++i) {
      const auto& node = tree_.node(i);
      if (node.parent == kNone) {
        masks_[i] = all;
      } else {
        depths_[i] = depths_[node.parent] + 1;
        masks_[i] = step(masks_[node.parent], i);
      }
      for (size_t p = 0; p < paths_.size(); ++p) {
        if ((masks_[i] >> p & 1) == 0) continue;
        if (paths_[p].steps.size() == depths_[i]) paths_[p].nodes.push_back(i);
      }
    }
  }

  // Of the paths that lead to the parent of a node, those that go on to it.
  Mask step(Mask mask, Index i) const {
    const auto& node = tree_.node(i);
    const size_t depth = depths_[i];
    std::optional<std::string> position;
    for (size_t p = 0; mask >> p != 0 && p < paths_.size(); ++p) {
      if ((mask >> p & 1) == 0) continue;
      bool leads = depth <= paths_[p].steps.size();
      if (leads) {
        const auto& step = paths_[p].steps[depth - 1];
        if (!step.any && node.is_member) {
          leads = step.key == node.key;
        } else if (!step.any) {
          if (!position) position = std::to_string(node.position);
          leads = step.key == *position;
        }
      }
      if (!leads) mask &= ~(Mask{1} << p);
      if (p + 1 == kMostPaths) break;
    }
    return mask;
  }

  // A path to an array of entries leads to each; headers are keys of entries.
  void resolve_entries() {
    auto* entries = find(Field::entries);
    const auto* name = find(Field::name);
    if (entries != nullptr) {
      const bool array =
          !entries->nodes.empty() &&
          tree_.value(entries->nodes.front()).kind == ValueKind::array;
      if (array) {
        std::vector<Index> items;
        for (const Index node : entries->nodes) add_children(node, items);
        entries->steps.push_back({true, ""});
        entries->nodes = std::move(items);
      }
      if (name == nullptr && headers_.empty()) guess_headers(*entries);
    }
    if (entries == nullptr && name == nullptr) return;
    auto prefix = entries != nullptr ? entries->steps : name->steps;
    if (entries == nullptr) prefix.resize(parent_depth(*name));
    for (const auto& header : headers_) {
      if (paths_.size() == kMostPaths) break;
      add_header_path(prefix, header);
    }
  }

  void add_children(Index node, std::vector<Index>& items) const {
    const Index end = tree_.value(node).end;
    for (Index i = tree_.first_child(node); i < end; i = tree_.next(i)) {
      items.push_back(i);
    }
  }

  // The config says where the entries are and no more.
  void guess_headers(const Path& entries) {
    constexpr size_t kMost = 64;
    std::vector<std::string_view> keys;
    for (const Index entry : entries.nodes) {
      if (tree_.value(entry).kind != ValueKind::object) continue;
      const Index end = tree_.value(entry).end;
      for (Index i = tree_.first_child(entry); i < end; i = tree_.next(i)) {
        const auto key = tree_.node(i).key;
        if (tree_.value(i).holds() || keys.size() == kMost) continue;
        if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
      }
    }
    const Columns columns(keys, {});
    for (size_t i = 0; i < keys.size(); ++i) {
      if (const auto field = columns.at(i)) {
        headers_.push_back({*field, std::string(keys[i])});
      }
    }
  }

  void add_header_path(const std::vector<Step>& prefix, const Header& header) {
    Path path;
    path.field = header.field;
    path.steps = prefix;
    path.steps.push_back({false, header.text});
    const size_t depth = path.steps.size();
    for (Index i = 0; i < tree_.size(); ++i) {
      if (depths_[i] == depth && tree_.node(i).key == header.text &&
          leads_to(prefix, tree_.node(i).parent)) {
        path.nodes.push_back(i);
      }
    }
    paths_.push_back(std::move(path));
  }

  bool leads_to(const std::vector<Step>& steps, Index node) const {
    for (size_t depth = steps.size(); depth > 0; --depth) {
      const auto& step = steps[depth - 1];
      const auto& at = tree_.node(node);
      const bool good =
          step.any || (at.is_member ? step.key == at.key
                                    : step.key == std::to_string(at.position));
      if (!good) return false;
      node = at.parent;
    }
    return true;
  }

  // What holds `node` at a depth.
  Index ancestor(Index node, size_t depth) const {
    while (depths_[node] > depth) node = tree_.node(node).parent;
    return node;
  }

  void place(Index node, uint32_t rank) {
    places_.push_back({node, rank, static_cast<Index>(plan_.parts.size() - 1)});
  }

  bool is_above_entries(const Path& path) const {
    return common_steps(path, *name_) < entry_depth_ ||
           (path.steps.size() < entry_depth_);
  }

  // Sections whose names stand above the entries are headings, one for each
  // even where no entry is under it.
  void plan_headings() {
    std::vector<const Path*> sections;
    for (const auto& path : paths_) {
      if (path.field == Field::section && is_above_entries(path)) {
        sections.push_back(&path);
      }
    }
    std::ranges::stable_sort(sections, {}, [this](const Path* path) {
      return common_steps(*path, *name_);
    });
    for (uint32_t level = 1; level <= sections.size(); ++level) {
      const auto& path = *sections[level - 1];
      const size_t depth = common_steps(path, *name_);
      std::vector<Cursor> cited = sources_at(depth, level == sections.size());
      Index last = kNone;
      for (const Index node : path.nodes) {
        const Index anchor = ancestor(node, depth);
        if (anchor == last) continue;
        last = anchor;
        plan_.add(Planned::Kind::heading, anchor, level);
        plan_.bind({Field::section, node, path.key});
        for (auto& cursor : cited) bind_below(cursor, anchor);
        place(anchor, level);
      }
      if (depth < entry_depth_) heading_depths_.push_back(depth);
    }
  }

  // A path and how far its nodes were given away: parts come in text order.
  struct Cursor {
    const Path* path = nullptr;
    size_t next = 0;
  };

  // What a heading at this depth cites.
  std::vector<Cursor> sources_at(size_t depth, bool innermost) {
    std::vector<Cursor> cursors;
    if (!innermost) return cursors;
    for (const auto& path : paths_) {
      const bool source = path.field >= Field::url;
      if (source && is_above_entries(path) &&
          common_steps(path, *name_) == depth) {
        cursors.push_back({&path, 0});
      }
    }
    return cursors;
  }

  // Binds what the path leads to in the node.
  void bind_below(Cursor& cursor, Index anchor) {
    const auto& nodes = cursor.path->nodes;
    while (cursor.next < nodes.size() && nodes[cursor.next] < anchor) {
      ++cursor.next;
    }
    const Index end = tree_.value(anchor).end;
    for (size_t i = cursor.next; i < nodes.size() && nodes[i] < end; ++i) {
      plan_.bind({cursor.path->field, nodes[i], cursor.path->key});
      // An entry may have several addresses; what it shares with others is one.
      if (cursor.path->field != Field::url || depths_[anchor] < entry_depth_) {
        break;
      }
    }
  }

  bool is_of_heading(const Path& path) const {
    if (!is_above_entries(path)) return false;
    if (path.field == Field::section) return true;
    return path.field >= Field::url && !heading_depths_.empty() &&
           common_steps(path, *name_) == heading_depths_.back();
  }

  void plan_entries() {
    std::vector<Cursor> cursors;
    for (const auto& path : paths_) {
      const bool other = &path != name_ && path.field != Field::entries &&
                         path.field != Field::name;
      if (other && !is_of_heading(path)) cursors.push_back({&path, 0});
    }
    const bool whole = cursors.empty() && !name_->key;
    Index last = kNone;
    for (const Index node : name_->nodes) {
      const Index entry = ancestor(node, entry_depth_);
      if (entry == last) continue;
      last = entry;
      named_.push_back(entry);
      if (tree_.value(node).holds() && !name_->key) {
        plan_.add(Planned::Kind::unnamed, entry);
      } else if (whole && entry == node) {
        plan_.add(Planned::Kind::item, entry);
      } else {
        plan_.add(Planned::Kind::entry, entry);
        plan_.bind({Field::name, node, name_->key});
        for (auto& cursor : cursors) {
          bind_below(cursor,
                     ancestor(node, common_steps(*cursor.path, *name_)));
        }
      }
      place(entry, kRankOfEntries);
    }
  }

  void plan_unnamed(const Path& entries) {
    size_t next = 0;
    for (const Index entry : entries.nodes) {
      while (next < named_.size() && named_[next] < entry) ++next;
      if (next < named_.size() && named_[next] == entry) continue;
      plan_.add(Planned::Kind::unnamed, entry);
      place(entry, kRankOfEntries);
    }
  }

  void order() {
    std::ranges::stable_sort(places_, {}, [](const Place& place) {
      return std::pair(place.node, place.rank);
    });
    std::vector<Planned> parts;
    parts.reserve(places_.size());
    for (const auto& place : places_) parts.push_back(plan_.parts[place.part]);
    plan_.parts = std::move(parts);
  }

  static constexpr uint32_t kRankOfEntries = UINT32_MAX;

  const Tree& tree_;
  std::vector<Path> paths_;
  std::vector<Header> headers_;
  std::vector<Mask> masks_;       // by node
  std::vector<uint32_t> depths_;  // by node
  const Path* name_ = nullptr;
  size_t entry_depth_ = 0;
  std::vector<size_t> heading_depths_;
  std::vector<Index> named_;  // entries
  std::vector<Place> places_;
  Plan plan_;
};

}  // namespace

bool has_paths(const ReadOptions& options) {
  return std::ranges::any_of(options.columns, [](const Column& column) {
    return column.header.starts_with('/');
  });
}

Plan plan_by_paths(const Tree& tree, const ReadOptions& options) {
  return Planner(tree, options).plan();
}

}  // namespace listlint
