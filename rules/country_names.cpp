#include "rules/country_names.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "lint/place.h"

namespace listlint::rules {
namespace {

using country::Kind;

// What the countries of a list are called. The questions are answered for good
// where `left` further entries cannot change the answer.
struct NameCount {
  size_t written = 0;
  size_t known = 0;  // of them
  size_t foreign = 0;
  size_t not_countries = 0;

  void add(const Entry& entry) {
    if (!entry.country.empty()) ++written;
    if (entry.country_name == nullptr) return;
    ++known;
    if (entry.country_name->kind == Kind::foreign) ++foreign;
    if (entry.country_name->kind == Kind::not_country) ++not_countries;
  }
  bool are_english(size_t left = 0) const {
    return 2 * foreign + left <= known;
  }
  bool are_countries(size_t left = 0) const {
    return 2 * (known - not_countries) >= written + left;
  }
};

// Counts until it is enough.
template <typename Enough>
NameCount count_names(const Document& document, Enough enough) {
  NameCount count;
  size_t left = document.entries.size();
  for (const auto& entry : document.entries) {
    if (enough(count, left--)) break;
    count.add(entry);
  }
  return count;
}

// A list of one to three entries says little: there a name that is only
// misspelt counts as known, so that "Madrid , Spian" alone is told of.
void count_misspelt(const Document& document, NameCount& count) {
  constexpr size_t kFew = 3;
  if (document.entries.size() > kFew) return;
  for (const auto& entry : document.entries) {
    const bool unknown =
        !entry.country.empty() && entry.country_name == nullptr;
    if (unknown && country::nearest(entry.country.value) != nullptr) {
      ++count.known;
    }
  }
}

// Answers for one span after another, in text order.
class Notables {
 public:
  explicit Notables(const unicode::Scan& scan)
      : next_(scan.notables.begin()), end_(scan.notables.end()) {}

  bool begin_in(Span span) {
    while (next_ != end_ && next_->span.begin < span.begin) ++next_;
    return next_ != end_ && next_->span.begin < span.end;
  }

 private:
  std::vector<unicode::Notable>::const_iterator next_;
  std::vector<unicode::Notable>::const_iterator end_;
};

bool is_current(const country::Name* name) {
  return name != nullptr &&
         (name->kind == Kind::name || name->kind == Kind::alias) &&
         name->codes.size() == 1;
}

// Whether `a` should stand for the country rather than the earlier `b`.
bool is_preferred(const CountrySpelling& a, const CountrySpelling& b) {
  if (a.count != b.count) return a.count > b.count;
  const auto common = [](const CountrySpelling& spelling) {
    return spelling.written ==
           country::preferred(spelling.code, country::kCommon);
  };
  return common(a) && !common(b);
}

}  // namespace

bool is_english(const Document& document) {
  const auto language = document.language;
  if (!language.empty()) return language == "en" || language.starts_with("en-");
  const auto enough = [](const NameCount& count, size_t left) {
    return count.are_english(left);
  };
  return count_names(document, enough).are_english();
}

bool has_country_names(const Document& document) {
  const auto enough = [](const NameCount& count, size_t left) {
    return count.are_countries(left);
  };
  auto count = count_names(document, enough);
  count_misspelt(document, count);
  return count.are_countries();
}

bool has_english_names(const Document& document) {
  if (!document.language.empty()) {
    return is_english(document) && has_country_names(document);
  }
  const auto enough = [](const NameCount& count, size_t left) {
    return count.are_english(left) && count.are_countries(left);
  };
  auto count = count_names(document, enough);
  count_misspelt(document, count);
  return count.are_english() && count.are_countries();
}

namespace {

std::string_view code_of(const country::Name* name) {
  const bool one = name != nullptr && name->codes.size() == 1 &&
                   name->kind != Kind::historical;
  return one ? name->codes[0] : std::string_view{};
}

}  // namespace

std::string_view code_of(const Entry& entry) {
  return code_of(entry.country_name);
}

std::string_view SectionCountries::code(const Entry& entry) {
  const auto own = code_of(entry);
  if (!own.empty() || !entry.country.empty()) return own;
  if (!asked_) of_heading_ = code_of(country::find(heading_));
  asked_ = true;
  return of_heading_;
}

bool is_disputed(std::string_view code) {
  constexpr std::array<std::string_view, 7> kDisputed = {"EH", "FK", "HK", "MO",
                                                         "PS", "TW", "XK"};
  return std::ranges::find(kDisputed, code) != kDisputed.end();
}

std::string in_sentence(std::string_view name) {
  constexpr std::array<std::string_view, 16> kStarts = {
      "Republic of ", "Democratic ",     "United ",       "Federated ",
      "Central ",     "Czech Rep",       "Dominican Rep", "Collectivity ",
      "British ",     "French Southern", "U.S. ",         "Netherlands",
      "Philippines",  "Maldives",        "Comoros",       "Isle of "};
  constexpr std::array<std::string_view, 3> kEnds = {" Islands", " Territory",
                                                     " Antilles"};
  if (name.starts_with("The ")) return fmt::format("the {}", name.substr(4));
  const bool article =
      std::ranges::any_of(
          kStarts, [&](auto start) { return name.starts_with(start); }) ||
      std::ranges::any_of(kEnds, [&](auto end) { return name.ends_with(end); });
  return fmt::format("{}{}", article ? "the " : "", name);
}

std::string country_in_sentence(std::string_view code) {
  return in_sentence(country::preferred(code, country::kCommon));
}

std::string any_of_countries(std::span<const std::string_view> codes) {
  std::string text;
  for (size_t i = 0; i < codes.size(); ++i) {
    if (i != 0) text += i + 1 == codes.size() ? " or " : ", ";
    text += country_in_sentence(codes[i]);
  }
  return text;
}

bool is_in_text(const Document& document, const Text& country) {
  const auto format = document.format;
  if (format == "text" || format == "markdown" || format == "html") return true;
  if (format != "wikitext" || country.span.begin == 0) return false;
  const char before = document.source->bytes()[country.span.begin - 1];
  return before == ' ' || before == ',';
}

const CountrySpelling* CountrySpellings::of(Index entry) {
  if (!counted_) count();
  const Index spelling = of_entry_[entry];
  return spelling == kNone ? nullptr : &spellings_[spelling];
}

std::string_view CountrySpellings::name_for(std::string_view code,
                                            uint8_t style) {
  if (!counted_) count();
  const auto place = mostly_.find(code);
  return place == mostly_.end() ? country::preferred(code, style)
                                : spellings_[place->second].written;
}

// Nearly all entries of one name write it alike: only the others are looked up
// by text.
void CountrySpellings::count() {
  counted_ = true;
  const auto& entries = check_.document.entries;
  const auto names = country::names();
  std::vector<Index> latest(names.size(), kNone);  // spelling of a name
  std::unordered_map<std::string_view, Index> by_written;
  Notables notables(check_.scan);
  of_entry_.assign(entries.size(), kNone);
  for (Index i = 0; i < entries.size(); ++i) {
    const auto* name = entries[i].country_name;
    if (!is_current(name) || notables.begin_in(entries[i].country.span)) {
      continue;
    }
    const auto written = entries[i].country.value;
    Index& spelling = latest[static_cast<size_t>(name - names.data())];
    if (spelling == kNone || spellings_[spelling].written != written) {
      if (written.find("  ") != std::string_view::npos) continue;
      const auto next = static_cast<Index>(spellings_.size());
      const auto [place, fresh] = by_written.try_emplace(written, next);
      if (fresh) spellings_.push_back({written, name->codes[0], 0, i, next});
      spelling = place->second;
    }
    of_entry_[i] = spelling;
    ++spellings_[spelling].count;
  }
  choose();
}

void CountrySpellings::choose() {
  for (Index i = 0; i < spellings_.size(); ++i) {
    const auto [place, fresh] = mostly_.try_emplace(spellings_[i].code, i);
    if (!fresh && is_preferred(spellings_[i], spellings_[place->second])) {
      place->second = i;
    }
  }
  for (auto& spelling : spellings_) spelling.mostly = mostly_[spelling.code];
}

const country::Name* NearestCountries::of(std::string_view written) {
  const auto [place, fresh] = known_.try_emplace(written, nullptr);
  if (fresh) place->second = country::nearest(written);
  return place->second;
}

void offer_country(Finding& finding, const Check& check, const Entry& entry,
                   std::string_view name, Safety safety) {
  if (!is_verbatim(*check.document.source, entry.country)) return;
  finding.fix = Fix{fmt::format("write {}", name),
                    safety,
                    {{entry.country.span, std::string(name)}}};
}

}  // namespace listlint::rules
