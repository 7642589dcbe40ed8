#include "tests/mutation/measure.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <unordered_map>

#include "lint/config.h"
#include "lint/line_index.h"
#include "rules/table.h"
#include "tests/golden.h"

namespace listlint::mutation {
namespace {

constexpr std::string_view kLists[] = {
    "clean/towns-north.md",
    "clean/towns-north.txt",
    "clean/towns-north.wiki",
    "clean/towns-south.csv",
    "clean/towns-south.html",
    "clean/towns-south.json",
    "clean/towns-south.md",
    "clean/towns-south.txt",
    "clean/towns-south.wiki",
    "clean/towns-south.yaml",
    "lists/Finland.txt",
    "lists/Israel.txt",
    "china/sister-cities-china.txt",
    "china/sister-cities-china.wiki",
    "same/twins.md",
    "same/twins.wiki",
    "same/twins.json",
    "same/twins.tsv",
};

constexpr size_t kMutants = 40;  // an operator, where there are places enough

std::vector<const Rule*> all_rules() {
  std::vector<const Rule*> all;
  for (const auto& row : rules::table()) all.push_back(row.rule);
  return all;
}

// Checks lists in memory on 24 November 2026. A number in front of each path
// tells them apart and leaves the ending, by which the reader is chosen.
std::vector<Checked> check(const std::vector<std::string>& paths,
                           const std::vector<std::string>& lists,
                           std::string_view config) {
  std::vector<std::string> numbered;
  for (size_t i = 0; i < paths.size(); ++i) {
    numbered.push_back(fmt::format("{}:{}", i, paths[i]));
  }
  const auto load = [&](const std::string& path) {
    return tl::expected<std::unique_ptr<Source>, std::string>(
        std::make_unique<Source>(path, lists[std::stoul(path)]));
  };
  const auto settings =
      parse_config(std::string(config), "c.yaml", all_rules())->settings;
  return check_paths(numbered, load, settings, {"", 2, {2026, 11, 24}});
}

std::vector<Ground> grounds(std::string_view config) {
  std::vector<std::string> paths;
  std::vector<std::string> lists;
  for (const auto list : kLists) {
    paths.emplace_back(list);
    lists.push_back(
        read_file(fmt::format("{}/corpus/{}", LISTLINT_ROOT, list)));
  }
  std::vector<Ground> grounds;
  for (auto& checked : check(paths, lists, config)) {
    grounds.push_back({std::move(checked)});
  }
  return grounds;
}

// The bytes of a list with edits made, and where its places went.
class Edited {
 public:
  Edited(const Ground& ground, Mutant mutant)
      : ground_(&ground), mutant_(std::move(mutant)) {
    std::ranges::stable_sort(mutant_.edits, {},
                             [](const Edit& e) { return e.span.begin; });
    const auto all = ground.bytes();
    uint32_t at = 0;
    for (const auto& edit : mutant_.edits) {
      bytes_ += all.substr(at, edit.span.begin - at);
      const auto begin = static_cast<uint32_t>(bytes_.size());
      bytes_ += edit.text;
      written_.push_back({begin, static_cast<uint32_t>(bytes_.size())});
      at = edit.span.end;
    }
    bytes_ += all.substr(at);
  }

  const Ground& ground() const { return *ground_; }
  const std::string& bytes() const { return bytes_; }
  const std::vector<Span>& written() const { return written_; }

  // Where an offset of the clean list went; one where text was inserted, to
  // its end.
  uint32_t moved(uint32_t offset) const {
    int64_t shift = 0;
    for (size_t i = 0; i < written_.size(); ++i) {
      const auto& edit = mutant_.edits[i];
      if (offset < edit.span.end || offset < edit.span.begin) {
        if (offset > edit.span.begin) return written_[i].begin;
        break;
      }
      shift += static_cast<int64_t>(edit.text.size()) - edit.span.size();
    }
    return static_cast<uint32_t>(offset + shift);
  }

  // Where the edits and the finding are in the clean list.
  std::vector<Span> old_places() const {
    std::vector<Span> places = mutant_.places;
    if (places.size() == 1 && places[0].size() == ground_->bytes().size()) {
      places.clear();
    }
    for (const auto& edit : mutant_.edits) places.push_back(edit.span);
    return places;
  }

  std::vector<Span> places() const {
    if (mutant_.places.empty()) return written_;
    std::vector<Span> places;
    for (const auto& place : mutant_.places) {
      places.push_back({moved(place.begin), moved(place.end)});
      for (size_t i = 0; i < written_.size(); ++i) {
        const bool here = mutant_.edits[i].span == place;
        if (here) places.back() = written_[i];
      }
    }
    return places;
  }

 private:
  const Ground* ground_;
  Mutant mutant_;
  std::string bytes_;
  std::vector<Span> written_;
};

// Whether a finding, or a place related to it, is on a line of a place.
bool touches(LineIndex& lines, const Finding& finding,
             const std::vector<Span>& places) {
  const auto meets = [&](Span span) {
    const auto first = lines.line_of(span.begin);
    const auto last = lines.line_of(std::max(span.begin, span.end - 1));
    return std::ranges::any_of(places, [&](Span place) {
      const auto end = place.empty() ? place.end : place.end - 1;
      return lines.line_of(place.begin) <= last && first <= lines.line_of(end);
    });
  };
  if (meets(finding.span)) return true;
  return std::ranges::any_of(finding.related, [&](const Related& related) {
    return meets(related.span);
  });
}

bool is_shown(const Finding& finding) { return finding.folded_into == 0; }

// Whether nothing was wrong before where the defect is.
bool is_clean(const Edited& edited, std::string_view rule) {
  const auto& clean = edited.ground().clean;
  LineIndex lines(clean.source->bytes());
  const auto places = edited.old_places();
  return std::ranges::none_of(clean.findings, [&](const Finding& finding) {
    const bool counts =
        finding.rule == rule ||
        (finding.severity >= Severity::warning && finding.folded_into == 0);
    return counts && touches(lines, finding, places);
  });
}

// Compares what is found in a list with and without its defect.
class Judge {
 public:
  Judge(const Operator& by, Score& score, const Watch& watch)
      : by_(by), score_(score), watch_(watch) {}

  void judge(const Edited& edited, const Checked& checked) {
    remember(edited);
    LineIndex lines(checked.source->bytes());
    const auto places = edited.places();
    bool found = false;
    ++score_.mutants;
    for (const auto& finding : checked.findings) {
      if (!is_shown(finding) || is_old(finding)) continue;
      if (finding.rule == by_.rule && touches(lines, finding, places)) {
        found = true;
      } else if (finding.severity >= Severity::warning &&
                 !is_accepted(finding)) {
        ++score_.false_alarms;
        tell("false alarm", edited, &finding);
      }
    }
    if (found) ++score_.found;
    if (!found) tell("missed", edited, nullptr);
  }

 private:
  using Place = std::pair<std::string_view, uint32_t>;

  void remember(const Edited& edited) {
    places_.clear();
    prints_.clear();
    for (const auto& finding : edited.ground().clean.findings) {
      places_.insert({finding.rule, edited.moved(finding.span.begin)});
      prints_.insert(finding.fingerprint);
    }
  }

  bool is_old(const Finding& finding) const {
    return prints_.contains(finding.fingerprint) ||
           places_.contains({finding.rule, finding.span.begin});
  }

  bool is_accepted(const Finding& finding) const {
    return std::ranges::find(by_.companions, finding.rule, &Companion::rule) !=
           by_.companions.end();
  }

  void tell(std::string_view what, const Edited& edited,
            const Finding* finding) const {
    if (!watch_) return;
    const std::string_view bytes = edited.bytes();
    LineIndex lines(bytes);
    auto text = fmt::format("{}: {}, {}\n", what, by_.rule, by_.what);
    for (const Span written : edited.written()) {
      const auto line = lines.line_of(written.begin);
      const Span span = lines.line(line);
      text += fmt::format("  {}:{}: {}\n", edited.ground().clean.source->path(),
                          line,
                          bytes.substr(span.begin, span.size()).substr(0, 300));
    }
    if (finding != nullptr) {
      text +=
          fmt::format("  -> {}: {}: {}\n", lines.line_of(finding->span.begin),
                      finding->rule, finding->message);
    }
    watch_(text);
  }

  const Operator& by_;
  Score& score_;
  const Watch& watch_;
  std::set<Place> places_;
  std::set<uint64_t> prints_;
};

uint64_t seed_of(const Operator& by, uint64_t draw) {
  uint64_t hash = 0xCBF29CE484222325U ^ draw;  // FNV-1a
  for (const auto text : {by.rule, by.what}) {
    for (const char c : text) {
      hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    }
  }
  return hash;
}

// Lists with the defect, in turn from each list that has a place for it.
std::vector<Edited> make_mutants(const Operator& by,
                                 const std::vector<Ground>& grounds,
                                 uint64_t draw) {
  Random random(seed_of(by, draw));
  std::vector<Edited> mutants;
  std::set<std::string> seen;
  for (size_t round = 0; round < 2 * kMutants; ++round) {
    for (const auto& ground : grounds) {
      if (mutants.size() == kMutants) return mutants;
      auto mutant = by.apply(ground, random);
      if (!mutant) continue;
      Edited edited(ground, std::move(*mutant));
      if (edited.bytes() == ground.bytes() || !is_clean(edited, by.rule)) {
        continue;
      }
      if (seen.insert(edited.bytes()).second) mutants.push_back(edited);
    }
    if (round >= 3 && mutants.empty()) break;
  }
  return mutants;
}

}  // namespace

std::vector<Score> measure(std::string_view only, const Watch& watch,
                           uint64_t draw) {
  std::vector<Score> scores;
  std::unordered_map<std::string_view, std::vector<Ground>> by_config;
  for (const auto& by : all_operators()) {
    if (rules::find(by.rule) == nullptr) continue;
    if (!only.empty() && by.rule != only) continue;
    auto& ground = by_config[by.config];
    if (ground.empty()) ground = grounds(by.config);
    const auto mutants = make_mutants(by, ground, draw);
    std::vector<std::string> paths;
    std::vector<std::string> lists;
    for (const auto& mutant : mutants) {
      paths.push_back(mutant.ground().clean.path);
      lists.push_back(mutant.bytes());
    }
    auto& score = scores.emplace_back(Score{by.rule, by.what});
    Judge judge(by, score, watch);
    const auto checked = check(paths, lists, by.config);
    for (size_t i = 0; i < mutants.size(); ++i) {
      judge.judge(mutants[i], checked[i]);
    }
  }
  return scores;
}

}  // namespace listlint::mutation
