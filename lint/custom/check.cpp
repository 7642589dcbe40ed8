#include <fmt/format.h>
#include <functional>
#include <unordered_map>

#include "lint/custom/order.h"
#include "lint/custom/rule.h"
#include "lint/place.h"

namespace listlint::custom {
namespace {

// What a message can say of one finding.
struct Said {
  std::string_view value = {};
  std::string_view match = {};
  std::string_view suggestion = {};
  std::string_view expected = {};
  size_t count = 0;
};

// Two texts as one key.
struct Pair {
  std::string_view first;
  std::string_view second;

  friend bool operator==(const Pair&, const Pair&) = default;
};

struct PairHash {
  size_t operator()(const Pair& pair) const {
    const std::hash<std::string_view> hash;
    return hash(pair.first) * 31 + hash(pair.second);
  }
};

// One value that is judged together with others.
struct Item {
  Index index = 0;  // of its subject
  Value value;
  std::string_view key;  // of consistent
};

// A custom rule at work on one document.
class Run {
 public:
  Run(Check& check, bool conditions_apply)
      : check_(check),
        document_(check.document),
        rule_(check.custom()),
        subject_(row_of(rule_.over).subject),
        values_(document_),
        other_values_(document_) {
    for (const auto& pattern : rule_.patterns) {
      matchers_.emplace_back(pattern, budget_);
    }
    if (!conditions_apply) return;
    for (const auto& condition : rule_.conditions) {
      auto& matchers = condition_matchers_.emplace_back();
      for (const auto& pattern : condition.patterns) {
        matchers.emplace_back(pattern, budget_);
      }
    }
  }

  void run() {
    const Index count = subjects();
    for (Index i = 0; i < count; ++i) {
      if (!is_meant(i)) continue;
      for (const auto& value : values_.of(rule_.over, i)) {
        judge(i, value);
        if (budget_.spent()) return report_spent(i, value);
      }
    }
    if (rule_.action == Action::unique) report_repeated();
    if (rule_.action == Action::consistent) report_inconsistent();
    if (rule_.action == Action::order) report_order();
  }

 private:
  Index subjects() const {
    switch (subject_) {
      case Subject::document:
        return 1;
      case Subject::section:
        return static_cast<Index>(document_.sections.size());
      case Subject::entry:
        return static_cast<Index>(document_.entries.size());
      case Subject::reference:
        return static_cast<Index>(document_.references.size());
    }
    return 0;
  }

  // The section of an entry, where the field is one of sections.
  Index seen_from(Index index, Field field) const {
    const bool outwards =
        subject_ == Subject::entry && row_of(field).subject == Subject::section;
    return outwards ? document_.entries[index].section : index;
  }

  bool is_meant(Index index) {
    for (size_t c = 0; c < condition_matchers_.size(); ++c) {
      const auto& condition = rule_.conditions[c];
      const auto values =
          other_values_.of(condition.field, seen_from(index, condition.field));
      bool any = false;
      for (const auto& value : values) {
        for (auto& matcher : condition_matchers_[c]) {
          any = any || matcher.matches_whole(value.text);
        }
      }
      if (any != condition.holds) return false;
    }
    return true;
  }

  void judge(Index index, const Value& value) {
    if (rule_.action == Action::require) return require(index, value);
    if (value.is_empty && !row_of(rule_.over).is_count) return;
    switch (rule_.action) {
      case Action::forbid:
        return forbid(index, value);
      case Action::substitute:
        return substitute(index, value);
      case Action::match:
        return match(index, value);
      case Action::consistent: {
        const auto keys =
            other_values_.of(rule_.by, seen_from(index, rule_.by));
        if (keys.front().text.empty()) return;
        items_.push_back({index, value, keys.front().text});
        return;
      }
      default:
        items_.push_back({index, value, {}});
    }
  }

  void forbid(Index index, const Value& value) {
    for (auto& matcher : matchers_) {
      const auto found = matcher.find(value.text);
      if (!found) continue;
      Said said{.value = value.text};
      said.match = value.text.substr(found->begin, found->end - found->begin);
      report(index, place_of(value, *found), said);
      return;
    }
  }

  void substitute(Index index, const Value& value) {
    for (size_t p = 0; p < matchers_.size(); ++p) {
      size_t from = 0;
      while (const auto found = matchers_[p].find(value.text, from)) {
        if (found->begin == found->end) {
          from = found->end + 1;
          continue;
        }
        from = found->end;
        const auto instead =
            matchers_[p].expand(rule_.replacements[p], value.text);
        Said said{.value = value.text, .suggestion = instead};
        said.match = value.text.substr(found->begin, found->end - found->begin);
        if (instead == said.match) continue;
        auto& finding = report(index, place_of(value, *found), said);
        if (is_verbatim(*document_.source, value.written)) {
          finding.fix = Fix{fmt::format("write \"{}\"", instead),
                            rule_.safety,
                            {{finding.span, instead}}};
        }
      }
    }
  }

  void require(Index index, const Value& value) {
    bool good = !value.is_empty;
    if (good && !matchers_.empty()) {
      good = false;
      for (auto& matcher : matchers_) {
        good = good || matcher.find(value.text).has_value();
      }
    }
    if (!good) report(index, value.span, {.value = value.text});
  }

  void match(Index index, const Value& value) {
    for (auto& matcher : matchers_) {
      if (matcher.matches_whole(value.text)) return;
    }
    report(index, value.span, {.value = value.text});
  }

  Index group_of(Index index) const {
    const bool by_section =
        subject_ == Subject::entry && rule_.within == Within::section;
    return by_section ? document_.entries[index].section : kNone;
  }

  void report_repeated() {
    struct Key {
      Index group = 0;
      std::string_view value = {};

      bool operator==(const Key&) const = default;
    };
    const auto hash = [](const Key& key) {
      return std::hash<std::string_view>()(key.value) * 31 + key.group;
    };
    std::unordered_map<Key, size_t, decltype(hash)> first(items_.size(), hash);
    for (size_t i = 0; i < items_.size(); ++i) {
      const auto& item = items_[i];
      const auto [at, is_new] =
          first.try_emplace({group_of(item.index), item.value.text}, i);
      if (is_new) continue;
      report(item.index, item.value.span, {.value = item.value.text})
          .related.push_back({items_[at->second].value.span, "already here"});
    }
  }

  void report_inconsistent() {
    struct Use {
      size_t count = 0;
      size_t first = 0;  // into items_
    };
    std::unordered_map<Pair, Use, PairHash> uses;  // of key and value
    for (size_t i = 0; i < items_.size(); ++i) {
      const auto& item = items_[i];
      auto& use = uses[{item.key, item.value.text}];
      if (use.count++ == 0) use.first = i;
    }
    std::unordered_map<std::string_view, Use> most;  // by key
    for (const auto& item : items_) {
      const auto& use = uses[{item.key, item.value.text}];
      auto& best = most[item.key];
      if (use.count > best.count) best = use;
    }
    for (const auto& item : items_) {
      const auto& best = most[item.key];
      const auto& usual = items_[best.first].value;
      if (usual.text == item.value.text) continue;
      const Said said{.value = item.value.text,
                      .expected = usual.text,
                      .count = best.count};
      report(item.index, item.value.span, said)
          .related.push_back(
              {usual.span, fmt::format("\"{}\" here", usual.text)});
    }
  }

  // Entries are judged section by section, all else over the whole list.
  void report_order() {
    OrderKeys maker(rule_.kind, document_.language);
    std::vector<std::string> keys;
    std::vector<const Item*> kept;
    for (size_t i = 0; i < items_.size(); ++i) {
      if (auto key = maker.of(items_[i].value.text)) {
        if (rule_.descending) {
          for (auto& c : *key) c = static_cast<char>(~c);
        }
        keys.push_back(std::move(*key));
        kept.push_back(&items_[i]);
      }
      const bool ends =
          i + 1 == items_.size() ||
          group_of(items_[i].index) != group_of(items_[i + 1].index);
      if (!ends) continue;
      const auto outside = outside_longest_run(keys);
      for (size_t k = 0; k < kept.size(); ++k) {
        if (!outside[k]) continue;
        const auto& value = kept[k]->value;
        report(kept[k]->index, value.span, {.value = value.text});
      }
      keys.clear();
      kept.clear();
    }
  }

  void report_spent(Index index, const Value& value) {
    add(index, value.span,
        fmt::format("a pattern of this rule takes too long on \"{}\", so the "
                    "rest of the list is not checked: write it without "
                    "repetitions in repetitions",
                    value.text));
  }

  Span place_of(const Value& value, const Match& match) const {
    if (value.written.empty() || match.begin == match.end) return value.span;
    return part_of(*document_.source, value.written, match.begin, match.end);
  }

  Finding& report(Index index, Span span, const Said& said) {
    return add(index, span, message(index, said));
  }

  Finding& add(Index index, Span span, std::string text) {
    switch (subject_) {
      case Subject::section:
        return check_.report_section(index, span, std::move(text));
      case Subject::entry:
        return check_.report_entry(index, span, std::move(text));
      case Subject::reference:
        return check_.report_reference(index, span, std::move(text));
      case Subject::document:
        break;
    }
    return check_.report(span, std::move(text));
  }

  std::string message(Index index, const Said& said) const {
    std::string text;
    for (const auto& piece : rule_.message.pieces()) {
      text += piece.text;
      text += filled(piece.slot, index, said);
    }
    return text;
  }

  std::string filled(Slot slot, Index index, const Said& said) const {
    switch (slot) {
      case Slot::none:
        break;
      case Slot::value:
        return std::string(said.value);
      case Slot::field:
        return std::string(row_of(rule_.over).name);
      case Slot::section:
        return std::string(heading(index));
      case Slot::entry:
        return std::string(document_.entries[index].name.value);
      case Slot::country:
        return std::string(document_.entries[index].country.value);
      case Slot::reference:
        return std::string(called(document_.references[index]));
      case Slot::match:
        return std::string(said.match);
      case Slot::suggestion:
        return std::string(said.suggestion);
      case Slot::expected:
        return std::string(said.expected);
      case Slot::count:
        return std::to_string(said.count);
    }
    return {};
  }

  std::string_view heading(Index index) const {
    const Index section =
        subject_ == Subject::entry ? document_.entries[index].section : index;
    return section == kNone ? std::string_view()
                            : document_.sections[section].heading.value;
  }

  static std::string_view called(const Reference& reference) {
    for (const auto* text :
         {&reference.title, &reference.site, &reference.url}) {
      if (!text->empty()) return text->value;
    }
    return reference.id;
  }

  Check& check_;
  const Document& document_;
  const CustomRule& rule_;
  const Subject subject_;
  Budget budget_;
  Values values_;        // of what the rule is over
  Values other_values_;  // of conditions and keys
  std::vector<Matcher> matchers_;
  std::vector<std::vector<Matcher>> condition_matchers_;
  std::vector<Item> items_;
};

}  // namespace

void check(Check& check) { Run(check, true).run(); }

void check_unconditionally(Check& check) { Run(check, false).run(); }

}  // namespace listlint::custom
