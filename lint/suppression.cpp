#include "lint/suppression.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>

#include "lint/settings.h"

namespace listlint {
namespace {

using Scope = Suppression::Scope;
constexpr std::string_view kPrefix = "listlint-";
constexpr std::string_view kSpaces = " \t\r\n";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// What a comment says, without its marks: "<!-- x -->", "# x",
// "[//]: # (x)".
std::string_view body_of(std::string_view comment) {
  constexpr size_t kLongestMark = 16;
  const auto at =
      comment.substr(0, kLongestMark + kPrefix.size()).find(kPrefix);
  if (at == std::string_view::npos) return {};
  const auto opener = comment.substr(0, at);
  if (opener.find_first_not_of("<!-#[]/:(\"' \t\r\n") != opener.npos) return {};
  if (comment.ends_with("-->") && opener.starts_with("<!--")) {
    comment.remove_suffix(3);
  } else if (opener.starts_with('[')) {
    const auto end = comment.find_last_not_of(")\"' \t\r\n");
    comment = comment.substr(0, end + 1);
  }
  comment.remove_prefix(at);
  return comment.substr(0, comment.find_last_not_of(kSpaces) + 1);
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return text.substr(text.size());
  return text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

// The day of a reason that ends in "until 2027-01-31" or "(until 2027-01-31)".
std::optional<Date> until_of(std::string_view reason) {
  if (reason.ends_with(')')) reason.remove_suffix(1);
  constexpr size_t kDay = 10;
  if (reason.size() < kDay) return std::nullopt;
  const auto written = parse_date(reason.substr(reason.size() - kDay));
  reason.remove_suffix(kDay);
  if (!reason.ends_with("until ")) return std::nullopt;
  if (!written || written->style != DateStyle::iso || !exists(written->date)) {
    return std::nullopt;
  }
  return written->date;
}

// Reads the comments of one document from first to last.
class CommentReader {
 public:
  CommentReader(const Document& document, Date today)
      : source_(*document.source), bytes_(source_.bytes()), today_(today) {}

  std::vector<Suppression> read(const std::vector<Span>& comments) {
    for (const Span comment : comments) {
      const auto body = body_of(source_.slice(comment));
      if (!body.empty()) add(comment, body);
    }
    cover_next_lines();
    return std::move(all_);
  }

 private:
  // The line of a comment, kept for the next one on it: a line of megabytes
  // with a thousand comments is looked through once.
  struct Line {
    uint32_t begin = 0;
    uint32_t text = 0;  // the first byte that is not blank
    uint32_t end = 0;   // behind its line feed
  };

  Text text(std::string_view view) const {
    const auto begin = static_cast<uint32_t>(view.data() - bytes_.data());
    return {view, {begin, begin + static_cast<uint32_t>(view.size())}};
  }

  uint32_t end_of_line(uint32_t at) const {
    const auto feed = bytes_.find('\n', at);
    return static_cast<uint32_t>(feed == bytes_.npos ? bytes_.size()
                                                     : feed + 1);
  }

  uint32_t past_blanks(uint32_t at) const {
    while (at < bytes_.size() && is_blank(bytes_[at])) ++at;
    return at;
  }

  const Line& line_of(uint32_t at) {
    if (line_.begin <= at && at < line_.end) return line_;
    const auto feed = at == 0 ? bytes_.npos : bytes_.rfind('\n', at - 1);
    line_.begin = feed == bytes_.npos ? 0 : static_cast<uint32_t>(feed) + 1;
    line_.text = past_blanks(line_.begin);
    line_.end = end_of_line(at);
    return line_;
  }

  bool is_alone(Span comment) {
    if (line_of(comment.begin).text != comment.begin) return false;
    const auto after = past_blanks(comment.end);
    return after == bytes_.size() || bytes_[after] == '\n';
  }

  void add(Span comment, std::string_view body) {
    auto& made = all_.emplace_back();
    made.span = comment;
    const auto end = body.find_first_of(" \t\r\n:");
    made.directive = text(body.substr(0, end));
    const auto word = made.directive.value;
    const auto rest =
        end == body.npos ? body.substr(body.size()) : body.substr(end);
    if (word == "listlint-ignore-end") {
      read_names(made, rest);
      close(made);
      return;
    }
    read_names(made, rest);
    made.alone = is_alone(comment);
    if (word == "listlint-ignore") {
      made.scope = Scope::line;
      cover_line(made);
    } else if (word == "listlint-ignore-file") {
      made.scope = Scope::file;
      made.covers = {0, source_.size() + 1};
    } else if (word == "listlint-ignore-begin") {
      made.scope = Scope::region;
      made.closed = false;
      made.covers = {comment.begin, source_.size() + 1};
      const auto index = all_.size() - 1;
      open_.push_back(index);
      open_by_names_[names_of(made)].push_back(index);
    } else {
      made.scope = Scope::unknown;
    }
  }

  // "RULE, RULE: reason". Without a colon the words behind a rule are taken
  // for a reason that lacks it, not for more rules.
  void read_names(Suppression& made, std::string_view rest) const {
    const auto colon = rest.find(':');
    auto names = rest.substr(0, colon);
    while (!names.empty()) {
      const auto comma = names.find(',');
      const auto part = trimmed(names.substr(0, comma));
      const auto space = part.find_first_of(kSpaces);
      const auto word = part.substr(0, space);
      if (!word.empty()) made.names.push_back({text(word), 0, 0});
      if (comma == names.npos || space != part.npos) break;
      names.remove_prefix(comma + 1);
    }
    if (colon == rest.npos) return;
    made.reason = text(trimmed(rest.substr(colon + 1)));
    made.until = until_of(made.reason.value);
    made.expired = made.until && *made.until < today_;
  }

  void cover_line(Suppression& made) {
    if (made.alone) {
      alone_.push_back(all_.size() - 1);
      return;
    }
    const auto& line = line_of(made.span.begin);
    // The end of the last line is a place, too.
    const bool last = line.end == source_.size();
    made.covers = {line.begin, line.end + (last ? 1U : 0U)};
  }

  // A comment alone on its line is for the next line with something else on
  // it. Goes backward, so that a thousand such lines in a row are one step
  // each.
  void cover_next_lines() {
    std::unordered_map<uint32_t, Span> covered_at;  // by where a comment is
    for (auto i = alone_.rbegin(); i != alone_.rend(); ++i) {
      auto& made = all_[*i];
      auto at = end_of_line(made.span.end);
      auto begin = past_blanks(at);
      while (begin < bytes_.size() && bytes_[begin] == '\n') {
        at = begin + 1;
        begin = past_blanks(at);
      }
      const auto known = covered_at.find(begin);
      if (known != covered_at.end()) {
        made.covers = known->second;
      } else {
        const auto end = begin < bytes_.size() ? end_of_line(begin) : begin;
        made.covers = {at, end + (end == source_.size() ? 1U : 0U)};
      }
      covered_at[made.span.begin] = made.covers;
    }
  }

  static std::string names_of(const Suppression& made) {
    std::vector<std::string_view> words;
    for (const auto& name : made.names) words.push_back(name.word.value);
    std::ranges::sort(words);
    std::string names;
    for (const auto word : words) names.append(word) += ',';
    return names;
  }

  // Ends the last region that is open: the one of these names, if it has any.
  void close(Suppression& end) {
    end.scope = Scope::end;
    end.closed = false;
    auto& candidates =
        end.names.empty() ? open_ : open_by_names_[names_of(end)];
    while (!candidates.empty()) {
      auto& region = all_[candidates.back()];
      candidates.pop_back();
      if (region.closed) continue;
      region.closed = true;
      region.covers.end = end.span.begin;
      all_.pop_back();  // there is nothing to say of it
      return;
    }
  }

  const Source& source_;
  std::string_view bytes_;
  Date today_;
  Line line_;
  std::vector<Suppression> all_;
  std::vector<size_t> alone_;  // on their lines; into all_
  std::vector<size_t> open_;   // regions; into all_, also those closed by name
  std::unordered_map<std::string, std::vector<size_t>> open_by_names_;
};

// Where one rule or group is suppressed.
class Places {
 public:
  struct Place {
    Span covers;
    Suppression* suppression = nullptr;
    Suppression::Name* name = nullptr;
  };

  void add(Suppression& suppression, Suppression::Name& name) {
    const Place place{suppression.covers, &suppression, &name};
    if (suppression.scope == Scope::file) {
      file_ = place;
    } else if (suppression.scope == Scope::region) {
      regions_.push_back(place);
    } else {
      lines_.push_back(place);
    }
  }

  void prepare() {
    std::ranges::stable_sort(lines_, {}, &Place::covers);
    flatten_regions();
  }

  // What covers an offset, the nearest first: line, region, file.
  const Place* find(uint32_t at) const {
    for (const auto* places : {&lines_, &regions_}) {
      auto after = std::ranges::upper_bound(
          *places, at, {}, [](const Place& p) { return p.covers.begin; });
      if (after == places->begin()) continue;
      --after;
      if (after->covers.contains(at)) return &*after;
    }
    return file_.name == nullptr ? nullptr : &file_;
  }

 private:
  // Makes regions that overlap lie side by side: each place belongs to the
  // one that begins last.
  void flatten_regions() {
    struct Bound {
      uint32_t at = 0;
      size_t region = 0;
      bool opens = false;
    };
    std::vector<Bound> bounds;
    for (size_t i = 0; i < regions_.size(); ++i) {
      bounds.push_back({regions_[i].covers.begin, i, true});
      bounds.push_back({regions_[i].covers.end, i, false});
    }
    std::ranges::stable_sort(bounds, {}, &Bound::at);
    std::vector<Place> flat;
    std::set<size_t> active;  // regions stand in text order
    uint32_t from = 0;
    for (const auto& bound : bounds) {
      if (!active.empty() && from < bound.at) {
        flat.push_back(regions_[*active.rbegin()]);
        flat.back().covers = {from, bound.at};
      }
      from = bound.at;
      if (bound.opens) {
        active.insert(bound.region);
      } else {
        active.erase(bound.region);
      }
    }
    regions_ = std::move(flat);
  }

  std::vector<Place> lines_;
  std::vector<Place> regions_;
  Place file_;
};

const Places::Place* place_of(const Finding& finding, const Places& places) {
  if (const auto* place = places.find(finding.span.begin)) return place;
  if (!finding.rule.starts_with("duplicates/")) return nullptr;
  for (const auto& related : finding.related) {
    if (const auto* place = places.find(related.span.begin)) return place;
  }
  return nullptr;
}

}  // namespace

bool is_of_suppressions(std::string_view rule) {
  return group_of(rule) == "suppressions";
}

std::vector<Suppression> read_suppressions(const Document& document,
                                           Date today) {
  if (document.comments.empty()) return {};
  if (std::ranges::is_sorted(document.comments)) {
    return CommentReader(document, today).read(document.comments);
  }
  auto comments = document.comments;
  std::ranges::sort(comments);
  return CommentReader(document, today).read(comments);
}

void count_rules(std::span<Suppression> suppressions,
                 const Settings& settings) {
  std::unordered_map<std::string_view, Index> rules;
  for (const auto& setting : settings.rules) {
    ++rules[setting.rule->id];
    ++rules[group_of(setting.rule->id)];
  }
  for (auto& suppression : suppressions) {
    for (auto& name : suppression.names) {
      const auto found = rules.find(name.word.value);
      name.rules = found == rules.end() ? 0 : found->second;
    }
  }
}

void suppress(std::span<Finding> findings,
              std::span<Suppression> suppressions) {
  std::unordered_map<std::string_view, Places> places_of;
  for (auto& suppression : suppressions) {
    if (!suppression.holds()) continue;
    for (auto& name : suppression.names) {
      places_of[name.word.value].add(suppression, name);
    }
  }
  if (places_of.empty()) return;
  for (auto& [word, places] : places_of) places.prepare();
  for (auto& finding : findings) {
    for (const auto word : {finding.rule, group_of(finding.rule)}) {
      const auto places = places_of.find(word);
      if (places == places_of.end()) continue;
      const auto* place = place_of(finding, places->second);
      if (place == nullptr) continue;
      ++place->name->hits;
      finding.dismissal = Dismissal::suppressed;
      finding.reason = place->suppression->reason.value;
      break;
    }
  }
}

}  // namespace listlint
