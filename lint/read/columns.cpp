#include "lint/read/columns.h"

#include <algorithm>
#include <bitset>
#include <string>
#include <unordered_map>

#include "lint/read/columns_headers.h"
#include "lint/unicode/code_point.h"

namespace listlint {
namespace {

using headers::Meaning;

constexpr size_t kLongest = 120;  // bytes of a header that is looked up

using Table = std::unordered_map<std::string_view, Meaning>;

Table make_table() {
  Table table;
  for (const auto& group : headers::kGroups) {
    auto words = group.words;
    while (!words.empty()) {
      const auto end = std::min(words.find(';'), words.size());
      table.emplace(words.substr(0, end), group.meaning);
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }
  return table;
}

const Meaning* find_key(std::string_view key) {
  static const Table table = make_table();
  const auto found = table.find(key);
  return found == table.end() ? nullptr : &found->second;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// "sisterCity" and "sister_city" as "sister city"; without signs of emphasis.
std::string key_of(std::string_view header) {
  std::string words;
  for (size_t i = 0; i < header.size(); ++i) {
    const char c = header[i];
    if (i > 0 && is_upper(c) && is_lower(header[i - 1])) words += ' ';
    const bool parts = c == '_' || c == '-' || c == '*' || c == ':';
    words += parts || c == '\n' || c == '\r' ? ' ' : c;
  }
  return unicode::fold(words);
}

struct Found {
  const Meaning* meaning = nullptr;  // of one word of the table
  bool labelled = false;  // "cityLabel": the words for a "city" that is an id
};

// Takes "label" or "name" off the end of a key.
bool drop_label(std::string_view& key) {
  for (const std::string_view ending : {" label", " name", "label"}) {
    if (key.size() > ending.size() && key.ends_with(ending)) {
      key.remove_suffix(ending.size());
      return true;
    }
  }
  return false;
}

std::optional<Found> find_meaning(std::string_view header) {
  if (header.size() > kLongest) return std::nullopt;
  const auto folded = key_of(header);
  std::string_view key = folded;
  if (const auto* meaning = find_key(key)) return Found{meaning};
  // "City/Town", "Country (region)", "Notes[1]".
  key = key.substr(0, key.find_first_of("/([,"));
  while (key.ends_with(' ')) key.remove_suffix(1);
  if (const auto* meaning = find_key(key)) return Found{meaning};
  if (!drop_label(key)) return std::nullopt;
  const auto* meaning = find_key(key);
  if (meaning == nullptr) return std::nullopt;
  return Found{meaning, true};
}

// Chooses among the headers of one table.
class Guess {
 public:
  Guess(std::vector<std::optional<Field>>& fields, bool is_whole)
      : fields_(fields), is_whole_(is_whole) {}

  void take(size_t column, Field field) {
    fields_[column] = field;
    taken_.set(static_cast<size_t>(field));
  }

  bool has(Field field) const {
    return taken_.test(static_cast<size_t>(field));
  }

  void guess(std::span<const std::string_view> headers) {
    for (size_t i = 0; i < headers.size(); ++i) {
      if (fields_[i]) continue;
      if (const auto found = find_meaning(headers[i])) {
        found_.push_back({i, *found});
      }
    }
    std::ranges::stable_sort(found_, {}, [](const Candidate& candidate) {
      const auto& [meaning, labelled] = candidate.found;
      return meaning->rank * 2 + (labelled ? 0 : 1);
    });
    drop_ids();
    const bool names_partner = take_first_of_each();
    if (is_whole_) give_rest(names_partner);
    if (is_whole_) settle();
  }

 private:
  struct Candidate {
    size_t column = 0;
    Found found;
  };

  // "city" beside "cityLabel".
  void drop_ids() {
    std::vector<const Meaning*> labels;
    for (const auto& [column, found] : found_) {
      const bool is_new =
          std::ranges::find(labels, found.meaning) == labels.end();
      if (found.labelled && is_new) labels.push_back(found.meaning);
    }
    std::erase_if(found_, [&](const Candidate& candidate) {
      const auto& [meaning, labelled] = candidate.found;
      return !labelled && std::ranges::find(labels, meaning) != labels.end();
    });
  }

  // The best header of each field; whether the names are of partners.
  bool take_first_of_each() {
    bool names_partner = false;
    std::vector<Candidate> rest;
    for (const auto& candidate : found_) {
      const auto [field, rank] = *candidate.found.meaning;
      if (field != Field::qualifier && has(field)) {
        rest.push_back(candidate);
        continue;
      }
      take(candidate.column, field);
      if (field == Field::name) names_partner = rank == headers::kPartner;
    }
    found_ = std::move(rest);
    return names_partner;
  }

  // What else a header may mean where its first meaning is taken.
  void give_rest(bool names_partner) {
    for (const auto& [column, found] : found_) {
      const auto [field, rank] = *found.meaning;
      if (field == Field::name && rank == headers::kPlace) {
        const bool host = names_partner && !has(Field::section);
        take(column, host ? Field::section : Field::qualifier);
      } else if (field == Field::name && rank == headers::kName &&
                 names_partner && !has(Field::section)) {
        take(column, Field::section);
      } else if (field == Field::url && rank == headers::kWebsite &&
                 !has(Field::site)) {
        take(column, Field::site);
      } else if (field == Field::url && rank == headers::kSource &&
                 !has(Field::title)) {
        take(column, Field::title);
      }
    }
  }

  void rename(Field from, std::optional<Field> to) {
    for (auto& field : fields_) {
      if (field != from) continue;
      field = to;
      if (to) taken_.set(static_cast<size_t>(*to));
    }
    taken_.reset(static_cast<size_t>(from));
  }

  // Titles of a list of books are names; dates and languages belong to a
  // source only where the table describes sources, copies where it names some.
  void settle() {
    if (!has(Field::name) && has(Field::title)) {
      rename(Field::title, Field::name);
    }
    const bool describes = has(Field::title) || has(Field::site) ||
                           has(Field::publisher) || has(Field::access_date);
    if (describes) return;
    rename(Field::language, std::nullopt);
    if (!has(Field::url)) rename(Field::archive_url, std::nullopt);
    std::optional<Field> note;
    if (!has(Field::note)) note = Field::note;
    rename(Field::date, note);
  }

  std::vector<std::optional<Field>>& fields_;
  bool is_whole_;  // all columns are guessed
  std::bitset<32> taken_;
  std::vector<Candidate> found_;
};

}  // namespace

std::optional<Field> field_of_header(std::string_view header) {
  const auto found = find_meaning(header);
  if (!found) return std::nullopt;
  return found->meaning->field;
}

Columns::Columns(std::span<const std::string_view> headers,
                 const ReadOptions& options)
    : fields_(headers.size()) {
  Guess guess(fields_, options.columns.empty());
  for (const auto& [field, header] : options.columns) {
    if (field == Field::entries) continue;
    const auto wanted = unicode::fold(header);
    for (size_t i = 0; i < headers.size(); ++i) {
      if (fields_[i] || headers[i].size() > kLongest + header.size()) continue;
      if (guess.has(field) && field != Field::qualifier) break;
      if (unicode::fold(headers[i]) == wanted) guess.take(i, field);
    }
  }
  guess.guess(headers);
}

bool Columns::is_list() const {
  const auto used = std::ranges::count_if(
      fields_, [](const auto& field) { return field.has_value(); });
  const bool has_names =
      std::ranges::find(fields_, std::optional(Field::name)) != fields_.end();
  return has_names && used >= 2;
}

}  // namespace listlint
