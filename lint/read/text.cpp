#include "lint/read/text.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <unordered_map>

#include "lint/memory.h"
#include "lint/read/appendix.h"
#include "lint/read/guess_language.h"
#include "lint/read/text_entry.h"
#include "lint/read/text_flag.h"
#include "lint/read/text_line.h"
#include "lint/read/text_reference.h"

namespace listlint {
namespace {

using text::trim;

// What most items of a file look like; decided once, from its beginning.
struct Shape {
  bool bullets = false;       // items carry "-", "*", "•", "1."
  bool spaced_comma = false;  // "City , Country"
  text::FlagStyle flags = text::FlagStyle::none;
};

class TextReader {
 public:
  explicit TextReader(const Source& source)
      : source_(source),
        bytes_(source.bytes()),
        writing_(Writing::verbatim(source)) {}

  Document read() {
    document_.source = &source_;
    document_.format = "text";
    shape_ = detect_shape();
    reserve();
    uint32_t at = bytes_.starts_with("\uFEFF") ? 3 : 0;
    while (at < bytes_.size()) {
      Span line = line_at(at);
      Span content = content_of(line, &document_.comments);
      if (const Span country = country_below(content, line.end);
          !country.empty()) {
        content.end = country.end;
        line.end = line_at(country.begin).end;
        content_of(line_at(country.begin), &document_.comments);
      }
      if (!content.empty()) read_line(content, line.end);
      at = line.end;
    }
    close_section();
    // What turns out to be a caption is noted behind what follows it.
    std::ranges::stable_sort(document_.unread, {}, &Unread::span);
    resolve_citations();
    document_.language = guess_language(document_);
    return std::move(document_);
  }

 private:
  // The line from `at` on, its line feed included.
  Span line_at(uint32_t at) const {
    const auto* feed = static_cast<const char*>(
        std::memchr(bytes_.data() + at, '\n', bytes_.size() - at));
    const auto end = feed == nullptr
                         ? bytes_.size()
                         : static_cast<size_t>(feed - bytes_.data()) + 1;
    return {at, static_cast<uint32_t>(end)};
  }

  // The line that ends "Al Karak," if it is a country: an entry that was split.
  Span country_below(Span content, uint32_t next) {
    if (content.empty() || bytes_[content.end - 1] != ',') return {};
    if (next >= bytes_.size()) return {};
    const Span below = content_of(line_at(next));
    const auto text = source_.slice(below);
    const auto end = text.find_first_of("([");
    const auto country =
        trim(bytes_, {below.begin, below.begin + static_cast<uint32_t>(std::min(
                                                     end, text.size()))});
    if (country.empty() || country.size() > 80) return {};
    const auto* name = countries_.find(source_.slice(country));
    const bool known =
        name != nullptr && name->kind != country::Kind::not_country;
    return known ? below : Span{};
  }

  Span without_end(Span line) const {
    if (!line.empty() && bytes_[line.end - 1] == '\n') --line.end;
    if (!line.empty() && bytes_[line.end - 1] == '\r') --line.end;
    return line;
  }

  // What a line says: without its end, spaces, and the comments that end it,
  // which go to `comments`, the last one first.
  Span content_of(Span line, std::vector<Span>* comments = nullptr) const {
    line = trim(bytes_, without_end(line));
    for (auto comment = text::ending_comment(bytes_, line); !comment.empty();
         comment = text::ending_comment(bytes_, line)) {
      if (comments != nullptr) comments->push_back(comment);
      line = trim(bytes_, {line.begin, comment.begin});
    }
    return line;
  }

  // Room for all that the lines can be, so that nothing moves while it grows;
  // pages that are not needed are never touched.
  void reserve() {
    constexpr size_t kShortest = 16;  // bytes of a usual line
    const auto lines = static_cast<size_t>(std::ranges::count(bytes_, '\n'));
    const auto most = std::min(lines + 1, bytes_.size() / kShortest + 1);
    reserve(document_.entries, most);
    reserve(document_.sections, most / 4 + 1);
    reserve(document_.references, most / 4 + 1);
    reserve(document_.citations, most / 2 + 1);
  }

  template <typename T>
  static void reserve(std::vector<T>& items, size_t most) {
    items.reserve(most);
    use_huge_pages(items.data(), most * sizeof(T));
  }

  Shape detect_shape() const {
    constexpr uint32_t kSample = 20'000;  // lines
    uint32_t bullets = 0;
    uint32_t spaced = 0;
    uint32_t commas = 0;
    std::array<uint32_t, 3> flags = {};  // by style
    uint32_t at = 0;
    for (uint32_t n = 0; n < kSample && at < bytes_.size(); ++n) {
      const Span line = line_at(at);
      const auto text = source_.slice(without_end(line)).substr(0, 400);
      at = line.end;
      if (text.starts_with('^')) break;
      if (text::parse_reference_head(bytes_, line, false)) continue;
      const auto bullet = text::bullet_length(text);
      if (bullet != 0) ++bullets;
      const auto comma = text.find(", ");
      if (comma == std::string_view::npos) continue;
      ++commas;
      ++flags[static_cast<size_t>(text::flag_style_of(text.substr(bullet)))];
      if (comma > 0 && text[comma - 1] == ' ') ++spaced;
    }
    Shape shape;
    shape.spaced_comma = spaced * 2 > commas;
    shape.bullets = bullets > 0 && bullets * 2 >= commas;
    for (const auto style : {text::FlagStyle::code, text::FlagStyle::name}) {
      // "Mexico City, Mexico" is no flag, but what nearly all have is.
      const auto count = flags[static_cast<size_t>(style)];
      if (count >= 3 && count * 5 >= commas * 4) shape.flags = style;
    }
    return shape;
  }

  void read_line(Span line, uint32_t next) {
    if (auto head = text::parse_reference_head(bytes_, line, in_references_)) {
      add_reference(line, *head);
      return;
    }
    const auto whole = source_.slice(line);
    const uint32_t bullet = text::bullet_length(whole);
    marks_.clear();
    text::find_marks(bytes_, line, marks_);
    places_.clear();
    for (const auto& mark : marks_) places_.push_back(mark.span);
    const Span item{line.begin + bullet, line.end};
    const auto item_text = source_.slice(item);
    const bool split = whole.find('\n') != std::string_view::npos;
    if (split || (bullet != 0 && shape_.bullets) || is_flagged(item)) {
      add_entry(item);
    } else if (looks_like_prose(whole)) {
      add_prose(line, next);
    } else if (text::spaced_comma(item_text) != std::string_view::npos ||
               ends_in_country(item)) {
      add_entry(item);
    } else if (bullet == 0 && appendix_of(whole) == Appendix::references) {
      close_section();
      in_references_ = true;
      document_.has_reference_list = true;
    } else if (in_references_ && !entry_at(next)) {
      add_marks(OwnerKind::none, kNone);
      document_.unread.push_back({line, UnreadKind::line});
    } else {
      add_heading(line);
    }
  }

  // Whether what stands before the first mark is a sentence.
  bool looks_like_prose(std::string_view line) const {
    if (!marks_.empty()) {
      const auto first = marks_.front().span.begin;
      const auto begin = static_cast<uint32_t>(line.data() - bytes_.data());
      line = source_.slice(trim(bytes_, {begin, first}));
    }
    return text::is_sentence(line);
  }

  // Whether the part after the last comma is a country, so that "Varna,
  // Bulgaria" is an entry and "Suzhou, Anhui" a heading.
  bool ends_in_country(Span item) {
    const auto line = source_.slice(text::before_marks(bytes_, item, places_));
    const auto comma = text::last_comma(line);
    if (comma == std::string_view::npos || comma == 0) return false;
    auto country = line.substr(comma + 1);
    country.remove_prefix(text::space_before(country));
    if (country.size() > 80) return false;
    if (const auto bracket = country.find(" ("); bracket != country.npos) {
      country = country.substr(0, bracket);
    }
    const auto* name = countries_.find(country);
    if (name == nullptr) return is_misspelt_country(country);
    return name->kind != country::Kind::not_country;
  }

  // Asked of each text once, and of no more than a real list has: a hostile
  // file cannot make it slow.
  bool is_misspelt_country(std::string_view text) {
    constexpr size_t kMost = 2000;
    if (const auto known = misspelt_.find(text); known != misspelt_.end()) {
      return known->second;
    }
    if (misspelt_.size() >= kMost) return false;
    return misspelt_[text] = country::nearest(text) != nullptr;
  }

  // "🇵🇭 Manila"; but "🇵🇭 Philippines" heads its towns.
  bool is_flagged(Span item) {
    const auto flag = text::leading_flag(bytes_, item, text::FlagStyle::none);
    if (!flag || flag->name == nullptr) return false;
    const Span rest{flag->after, item.end};
    const auto name = source_.slice(text::before_marks(bytes_, rest, places_));
    return countries_.find(name) == nullptr;
  }

  void add_entry(Span item) {
    if (document_.sections.empty()) open_section({});
    const auto flag = text::leading_flag(bytes_, item, shape_.flags);
    if (flag) item.begin = flag->after;
    Entry entry =
        text::parse_entry(writing_, item, places_, countries_, document_);
    entry.section = static_cast<Index>(document_.sections.size() - 1);
    const auto index = static_cast<Index>(document_.entries.size());
    entry.citations = add_marks(OwnerKind::entry, index);
    if (flag) {
      document_.flags.push_back(
          {index, source_.text(flag->written), flag->name});
      if (entry.country.empty()) entry.country_name = flag->name;
    }
    document_.entries.push_back(entry);
    in_references_ = false;
  }

  void add_heading(Span line) {
    Span heading = text::before_marks(bytes_, line, places_);
    if (!heading.empty() && bytes_[heading.end - 1] == ':') --heading.end;
    open_section(source_.text(trim(bytes_, heading)));
    auto& section = document_.sections.back();
    const auto index = static_cast<Index>(document_.sections.size() - 1);
    section.citations = add_marks(OwnerKind::section, index);
    in_references_ = false;
  }

  // A sentence is unread, but "X is a member of …" before entries names the
  // section that they belong to, and what stands before an introduction is
  // the caption of a picture.
  void add_prose(Span line, uint32_t next) {
    if (const Span host = host_of(line); !host.empty() && entry_at(next)) {
      const auto heading = source_.text(host);
      const bool named =
          !document_.sections.empty() && section_is_open() &&
          document_.sections.back().heading.value == heading.value;
      if (!named) open_section(heading);
      auto& section = document_.sections.back();
      const auto index = static_cast<Index>(document_.sections.size() - 1);
      const Range marks = add_marks(OwnerKind::section, index);
      if (section.citations.empty()) section.citations = marks;
      section.citations.end = marks.end;
      document_.unread.push_back({{host.end, line.end}, UnreadKind::prose});
      return;
    }
    if (document_.entries.empty()) drop_captions();
    add_marks(OwnerKind::none, kNone);
    document_.unread.push_back({line, UnreadKind::prose});
  }

  bool section_is_open() const {
    return document_.sections.back().entries.begin == document_.entries.size();
  }

  // "Asikkala" of "Asikkala is a member of the Douzelage.", else empty.
  Span host_of(Span line) const {
    constexpr std::array<std::string_view, 9> kOpeners = {
        "This", "These", "The", "Below", "It", "There", "List", "Here", "In"};
    const auto sentence = source_.slice(line).substr(0, 200);
    size_t verb = std::string_view::npos;
    for (const std::string_view word : {" is ", " are ", " was ", " has "}) {
      verb = std::min(verb, sentence.find(word));
    }
    if (verb == std::string_view::npos) return {};
    const auto name = sentence.substr(0, verb);
    const auto first = name.substr(0, name.find(' '));
    if (std::ranges::find(kOpeners, first) != kOpeners.end()) return {};
    if (text::word_count(name, 6) > 5) return {};
    return {line.begin, line.begin + static_cast<uint32_t>(verb)};
  }

  // Whether the next line with something on it is an entry.
  bool entry_at(uint32_t at) const {
    while (at < bytes_.size()) {
      const Span line = line_at(at);
      const Span content = content_of(line);
      at = line.end;
      if (content.empty()) continue;
      if (text::parse_reference_head(bytes_, content, false)) return false;
      const auto text = source_.slice(content).substr(0, 400);
      if (text::spaced_comma(text) != std::string_view::npos) return true;
      return shape_.bullets && text::bullet_length(text) != 0;
    }
    return false;
  }

  // Headings before an introduction that cite nothing and hold nothing.
  void drop_captions() {
    auto& sections = document_.sections;
    const bool bare = std::ranges::all_of(
        sections, [](const Section& s) { return s.citations.empty(); });
    if (!bare) return;
    for (const auto& section : sections) {
      document_.unread.push_back({section.heading.span, UnreadKind::caption});
    }
    sections.clear();
  }

  void open_section(Text heading) {
    close_section();
    Section section;
    section.heading = heading;
    const auto entries = static_cast<Index>(document_.entries.size());
    section.entries = {entries, entries};
    document_.sections.push_back(section);
  }

  void close_section() {
    if (document_.sections.empty()) return;
    document_.sections.back().entries.end =
        static_cast<Index>(document_.entries.size());
  }

  Range add_marks(OwnerKind kind, Index owner) {
    const auto begin = static_cast<Index>(document_.citations.size());
    for (auto& mark : marks_) {
      mark.owner_kind = kind;
      mark.owner = owner;
      document_.citations.push_back(mark);
    }
    return {begin, static_cast<Index>(document_.citations.size())};
  }

  void add_reference(Span line, const text::ReferenceHead& head) {
    close_section();
    in_references_ = true;
    document_.has_reference_list = true;
    auto reference = text::parse_reference(writing_, line, head);
    reference.id = head.number.empty()
                       ? std::to_string(document_.references.size() + 1)
                       : std::string(head.number);
    document_.references.push_back(std::move(reference));
  }

  void resolve_citations() {
    std::unordered_map<std::string_view, Index> by_id;
    by_id.reserve(document_.references.size());
    for (Index i = 0; i < document_.references.size(); ++i) {
      by_id.emplace(document_.references[i].id, i);
    }
    for (auto& citation : document_.citations) {
      if (citation.kind != CitationKind::reference) continue;
      const auto found = by_id.find(citation.label.value);
      if (found == by_id.end()) continue;
      citation.reference = found->second;
      ++document_.references[found->second].uses;
    }
  }

  const Source& source_;
  std::string_view bytes_;
  Document document_;
  Shape shape_;
  Writing writing_;
  std::vector<Citation> marks_;  // of the line at hand
  std::vector<Span> places_;     // theirs
  text::Countries countries_;
  std::unordered_map<std::string_view, bool> misspelt_;
  bool in_references_ = false;
};

}  // namespace

Document read_text(const Source& source, const ReadOptions&) {
  return TextReader(source).read();
}

}  // namespace listlint
