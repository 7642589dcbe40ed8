#include "lint/read/csv_guess.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "lint/country/country.h"
#include "lint/read/columns_row.h"

namespace listlint::csv {
namespace {

constexpr uint32_t kRowsAboveHeader = 10;

// The rows of a sample, cut at whole rows.
struct Sample {
  std::vector<CellRow> rows;
  std::vector<uint32_t> begins;
};

Sample sample_rows(std::string_view bytes, uint32_t begin,
                   const Dialect& dialect, uint32_t most) {
  const bool is_cut = bytes.size() - begin > kSampleBytes;
  bytes = bytes.substr(0, begin + kSampleBytes);
  Sample sample;
  uint32_t at = begin;
  CellRow row;
  while (at < bytes.size() && sample.rows.size() < most) {
    read_row(bytes, at, dialect, row);
    // The last row may go on behind the cut.
    if (is_cut && row.next == bytes.size() && !sample.rows.empty()) break;
    if (!row.is_blank()) {
      sample.rows.push_back(row);
      sample.begins.push_back(at);
    }
    at = row.next;
  }
  return sample;
}

std::string value_of(std::string_view bytes, const Cell& cell) {
  const auto written = bytes.substr(cell.span.begin, cell.span.size());
  if (!cell.escaped) return std::string(written);
  std::string value;
  for (size_t i = 0; i < written.size(); ++i) {
    value += written[i];
    if (written.substr(i, 2) == "\"\"") ++i;
  }
  return value;
}

Columns columns_of(std::string_view bytes, const CellRow& row,
                   const ReadOptions& options) {
  std::vector<std::string> values;
  for (const auto& cell : row.cells) values.push_back(value_of(bytes, cell));
  const std::vector<std::string_view> headers(values.begin(), values.end());
  return Columns(headers, options);
}

// A header that a config names need have no second column.
bool is_header(const Columns& columns, size_t cells,
               const ReadOptions& options) {
  if (columns.is_list()) return true;
  if (options.columns.empty()) return false;
  for (size_t i = 0; i < cells; ++i) {
    if (columns.at(i) == Field::name) return true;
  }
  return false;
}

// The share of rows that have as many cells as the first, in percent.
size_t agreement(const Sample& sample) {
  if (sample.rows.size() < 2) return 0;
  const auto cells = sample.rows.front().count;
  const auto same = std::ranges::count(sample.rows, cells, &CellRow::count);
  return static_cast<size_t>(same - 1) * 100 / (sample.rows.size() - 1);
}

// What a column without a header is like.
struct Profile {
  size_t filled = 0;
  size_t countries = 0;
  size_t addresses = 0;
  std::unordered_set<std::string> values;
};

bool is_country(std::string_view value) {
  const auto* name = country::find(value);
  return name != nullptr && name->kind != country::Kind::not_country;
}

std::vector<Profile> profiles_of(std::string_view bytes, const Sample& sample,
                                 size_t columns) {
  std::vector<Profile> profiles(columns);
  for (const auto& row : sample.rows) {
    for (size_t i = 0; i < std::min(columns, row.cells.size()); ++i) {
      auto value = value_of(bytes, row.cells[i]);
      if (is_missing(value)) continue;
      auto& profile = profiles[i];
      ++profile.filled;
      if (is_country(value)) ++profile.countries;
      if (is_address(value)) ++profile.addresses;
      profile.values.insert(std::move(value));
    }
  }
  return profiles;
}

// The column that most of whose cells are `counted`; nullopt without one.
std::optional<size_t> mostly(const std::vector<Profile>& profiles,
                             size_t Profile::*counted) {
  std::optional<size_t> best;
  for (size_t i = 0; i < profiles.size(); ++i) {
    const auto count = profiles[i].*counted;
    if (count == 0 || count * 2 <= profiles[i].filled) continue;
    if (!best || count > profiles[*best].*counted) best = i;
  }
  return best;
}

void guess_columns(std::string_view bytes, const Sample& sample,
                   Layout& layout) {
  constexpr size_t kMostColumns = 64;
  const size_t columns =
      std::min(sample.rows.front().cells.size(), kMostColumns);
  const auto profiles = profiles_of(bytes, sample, columns);
  const auto country = mostly(profiles, &Profile::countries);
  if (columns < 2 || !country) return;
  const auto url = mostly(profiles, &Profile::addresses);
  std::optional<size_t> name;
  // What stands before the country is named first.
  for (const size_t i : {*country - 1, *country + 1}) {
    if (i >= columns || i == url || profiles[i].values.empty()) continue;
    if (!name || profiles[i].values.size() > profiles[*name].values.size()) {
      name = i;
    }
  }
  if (!name) return;
  layout.fields.assign(columns, std::nullopt);
  layout.fields[*country] = Field::country;
  layout.fields[*name] = Field::name;
  if (url) layout.fields[*url] = Field::url;
  layout.has_list = true;
}

// A header in words that are not known: its own country is none, all others
// nearly always are.
void skip_unknown_header(std::string_view bytes, const Sample& sample,
                         Layout& layout) {
  const auto column = static_cast<size_t>(
      std::ranges::find(layout.fields, std::optional(Field::country)) -
      layout.fields.begin());
  size_t countries = 0;
  bool first_is = false;
  for (const auto& row : sample.rows) {
    if (column >= row.cells.size()) continue;
    const bool is = is_country(value_of(bytes, row.cells[column]));
    if (&row == &sample.rows.front()) first_is = is;
    if (is) ++countries;
  }
  if (first_is || countries < 3) return;
  if (countries * 10 < (sample.rows.size() - 1) * 9) return;
  layout.captions.push_back(sample.rows.front().span);
  layout.cells = sample.rows.front().count;
  layout.first_row = sample.rows.front().next;
}

}  // namespace

char guess_delimiter(std::string_view bytes, uint32_t begin,
                     const ReadOptions& options) {
  constexpr std::array kDelimiters = {',', ';', '\t', '|'};
  constexpr uint32_t kRows = 50;
  char best = ',';
  size_t best_score = 0;
  for (const char delimiter : kDelimiters) {
    const auto sample =
        sample_rows(bytes, begin, Dialect{delimiter, false}, kRows);
    if (sample.rows.empty() || sample.rows.front().count < 2) continue;
    size_t score = 1 + agreement(sample);
    const auto rows = std::min<size_t>(sample.rows.size(), kRowsAboveHeader);
    for (size_t i = 0; i < rows; ++i) {
      const auto& row = sample.rows[i];
      const auto columns = columns_of(bytes, row, options);
      if (!is_header(columns, row.cells.size(), options)) continue;
      score += 1000;
      break;
    }
    if (score > best_score) {
      best = delimiter;
      best_score = score;
    }
  }
  return best;
}

Layout guess_layout(const Source& source, uint32_t begin,
                    const Dialect& dialect, const ReadOptions& options) {
  const auto bytes = source.bytes();
  const auto sample = sample_rows(bytes, begin, dialect, kSampleRows);
  Layout layout;
  layout.first_row = begin;
  if (sample.rows.empty()) return layout;
  const auto above = std::min<size_t>(sample.rows.size(), kRowsAboveHeader);
  for (size_t i = 0; i < above; ++i) {
    const auto& row = sample.rows[i];
    const auto columns = columns_of(bytes, row, options);
    if (!is_header(columns, row.cells.size(), options)) continue;
    for (size_t c = 0; c < row.cells.size(); ++c) {
      layout.fields.push_back(columns.at(c));
    }
    layout.cells = row.count;
    layout.has_list = true;
    layout.first_row = row.next;
    for (size_t c = 0; c < i; ++c) {
      layout.captions.push_back(sample.rows[c].span);
    }
    return layout;
  }
  guess_columns(bytes, sample, layout);
  if (layout.has_list) skip_unknown_header(bytes, sample, layout);
  return layout;
}

bool has_list(std::string_view bytes, const Dialect& dialect) {
  constexpr uint32_t kRows = 50;
  const auto preamble = read_preamble(bytes);
  auto sample = sample_rows(bytes, preamble.end, dialect, kRows);
  // The last one may be cut.
  if (sample.rows.size() > 2) sample.rows.pop_back();
  if (sample.rows.size() < 2) return false;
  const auto& header = sample.rows.front();
  if (header.count < 2 || agreement(sample) < 80) return false;
  return columns_of(bytes, header, {}).is_list();
}

}  // namespace listlint::csv
