#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/ascii.h"
#include "lint/gazetteer/gazetteer.h"
#include "lint/language/language.h"
#include "lint/place.h"
#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"
#include "rules/alphabets.h"
#include "rules/code_points.h"
#include "rules/country_names.h"
#include "rules/subject.h"
#include "rules/told_language.h"

namespace listlint::rules {
namespace {

constexpr uint32_t kLongestWord = 256;  // bytes; more is no word
constexpr size_t kLongestName = 256;

bool is_part(char32_t c) {
  return (flags_of(c) & (unicode::kLetter | unicode::kMark)) != 0;
}

bool has_any(std::string_view text, std::u32string_view letters) {
  for (size_t at = 0; at < text.size() && !letters.empty();) {
    const auto point = utf8::decode(text, at);
    at += point.length;
    if (point.value >= 0x80 && letters.find(point.value) != letters.npos) {
      return true;
    }
  }
  return false;
}

bool has_wrong(std::string_view text, const Alphabet& alphabet) {
  for (size_t at = 0; at < text.size();) {
    const auto point = utf8::decode(text, at);
    at += point.length;
    if (point.value >= 0x80 && meant_letter(alphabet, point.value) != 0) {
      return true;
    }
  }
  return false;
}

Span word_at(std::string_view text, size_t at) {
  Span word{static_cast<uint32_t>(at), static_cast<uint32_t>(at)};
  while (word.begin > 0) {
    const auto point = utf8::decode_before(text, word.begin);
    if (!is_part(point.value)) break;
    word.begin -= point.length;
  }
  while (word.end < text.size()) {
    const auto point = utf8::decode(text, word.end);
    if (!is_part(point.value)) break;
    word.end += point.length;
  }
  return word;
}

// Why a field is taken to be in a language.
enum class Ground : uint8_t { none, told, country, guessed };

struct Language {
  const Alphabet* alphabet = nullptr;
  Ground ground = Ground::none;
};

// What a field without a told language may be asked for one.
enum class Kind : uint8_t { name, title, other };

// Letters that no Romanian word has, but many a foreign name there.
bool has_foreign_latin(std::string_view text) {
  return text.find_first_of("kKwWyYqQ") != text.npos;
}

class Words {
 public:
  explicit Words(Check& check)
      : check_(check),
        document_(check.document),
        by_document_(alphabet_of_language(document_.language)) {}

  void run() {
    for (const auto& entry : document_.entries) check_entry(entry);
    for (const auto& section : document_.sections) {
      check_field(section.heading, of_document(), Kind::name);
    }
    for (const auto& reference : document_.references) {
      check_reference(reference);
    }
    if (by_document_ == nullptr) return;
    for (const auto& unread : document_.unread) {
      if (unread.kind == UnreadKind::prose || unread.kind == UnreadKind::line) {
        check_field(document_.source->text(unread.span), of_document(),
                    Kind::other);
      }
    }
  }

 private:
  Language of_document() const {
    if (by_document_ == nullptr) return {};
    return {by_document_, Ground::told};
  }

  void check_entry(const Entry& entry) {
    check_field(entry.country, of_document(), Kind::other);
    check_field(entry.note, of_document(), Kind::other);
    if (is_ascii(entry.name.value) && entry.qualifiers.empty()) return;
    const auto code = code_of(entry);
    Language language = of_document();
    const auto* by_country = alphabet_of_country(code);
    // The names of another country.
    if (by_country == nullptr && !code.empty()) return;
    if (by_country != nullptr && by_country != by_document_) {
      // Persian names stand in lists in Arabic as those write them.
      if (by_country->name == "Persian" && !is_latin(entry.country.value)) {
        return;
      }
      language = {by_country, Ground::country};
    }
    check_field(entry.name, language, Kind::name);
    for (Index i = entry.qualifiers.begin; i < entry.qualifiers.end; ++i) {
      check_field(document_.qualifiers[i], language, Kind::other);
    }
  }

  static bool is_ascii(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return c < 0; });
  }

  static bool is_latin(std::string_view text) {
    return language::main_script(text) == unicode::Script::latin;
  }

  void check_reference(const Reference& reference) {
    const auto* known = reference.known_language;
    Language language = of_document();
    if (known != nullptr) {
      language = {alphabet_of_language(known->code), Ground::told};
      if (language.alphabet == nullptr) return;
    }
    check_field(reference.title, language, Kind::title);
    check_field(reference.author, language, Kind::other);
    check_field(reference.publisher, language, Kind::other);
    check_field(reference.site, language, Kind::other);
  }

  void check_field(const Text& field, Language language, Kind kind) {
    const auto text = field.value;
    bool guessed = language.alphabet != nullptr;
    for (size_t at = 0; at < text.size();) {
      if (static_cast<unsigned char>(text[at]) < 0x80) {
        ++at;
        continue;
      }
      const auto point = utf8::decode(text, at);
      const uint32_t flags = flags_of(point.value);
      if ((flags & unicode::kMistakable) == 0 ||
          (flags & unicode::kLetter) == 0) {
        at += point.length;
        continue;
      }
      if (!guessed) {
        if (kind == Kind::title) language = guess_title(text);
        if (kind == Kind::name) language = guess_name(text);
        guessed = true;
      }
      const Span word = word_at(text, at);
      at = word.end;
      if (word.size() <= kLongestWord) check_word(field, word, language);
    }
  }

  // A title, by the words or the letters of its language: "Oraşe înfrăţite".
  static Language guess_title(std::string_view text) {
    if (text.find(' ') == text.npos) return {};
    const auto* alphabet = alphabet_of_language(language::guess_latin(text));
    for (const auto& one : alphabets()) {
      if (alphabet != nullptr) break;
      if (has_wrong(text, one) && has_any(text, one.own)) alphabet = &one;
    }
    if (alphabet == nullptr || has_any(text, alphabet->foreign)) return {};
    if (alphabet->name == "Romanian" && has_foreign_latin(text)) return {};
    return {alphabet, Ground::guessed};
  }

  // The name of a town, such as the heading "Galaţi".
  static Language guess_name(std::string_view text) {
    const auto places = gazetteer::find(text);
    if (places.empty() || !places[0].own || places[0].size < gazetteer::kTown) {
      return guess_title(text);
    }
    const auto* alphabet = alphabet_of_country(places[0].country);
    if (alphabet == nullptr || has_any(text, alphabet->foreign)) return {};
    return {alphabet, Ground::guessed};
  }

  void check_word(const Text& field, Span word, Language language) {
    const auto text = field.value.substr(word.begin, word.size());
    if (language.alphabet == nullptr) {
      for (const auto& alphabet : alphabets()) {
        if (has_wrong(text, alphabet) && has_any(text, alphabet.own)) {
          language = {&alphabet, Ground::guessed};
          break;
        }
      }
      if (language.alphabet == nullptr) return;
    }
    const auto& alphabet = *language.alphabet;
    const bool of_place = language.ground == Ground::country;
    const auto around = of_place ? field.value.substr(0, kLongestName) : text;
    if (has_any(around, alphabet.foreign)) return;
    if (of_place && alphabet.name == "Romanian" && has_foreign_latin(around)) {
      return;
    }
    report_word(field, word, language);
  }

  void report_word(const Text& field, Span word, Language language) {
    const auto& source = *document_.source;
    Fix fix{"", Safety::unsafe, {}};
    std::string right;  // the whole word
    char32_t first = 0;
    for (uint32_t at = word.begin; at < word.end;) {
      const auto point = utf8::decode(field.value, at);
      const uint32_t end = at + point.length;
      const char32_t meant = meant_letter(*language.alphabet, point.value);
      if (meant != 0) {
        if (first == 0) first = point.value;
        std::string letter;
        utf8::append(letter, meant);
        fix.edits.push_back({part_of(source, field, at, end), letter});
        right += letter;
      } else {
        right += field.value.substr(at, point.length);
      }
      at = end;
    }
    if (first == 0) return;
    const Span place = part_of(source, field, word.begin, word.end);
    if (is_misread(check_.scan, place)) return;
    auto& finding = report_at(
        check_, place,
        fmt::format(
            "\"{}\" has {}: {} writes {}",
            field.value.substr(word.begin, word.size()),
            unicode::name_code_point(first), language.alphabet->name,
            unicode::name_code_point(meant_letter(*language.alphabet, first))));
    if (!is_verbatim(source, field)) return;
    fix.title = fmt::format("write \"{}\"", right);
    const bool certain =
        language.ground == Ground::told || language.ground == Ground::country;
    if (certain) fix.safety = Safety::safe;
    finding.fix = std::move(fix);
  }

  Check& check_;
  const Document& document_;
  const Alphabet* by_document_;
};

// ---- marks and accents that stand for others ----

constexpr char32_t kDotAbove = 0x307;
constexpr char32_t kAcuteAccent = 0xB4;
constexpr char32_t kPrime = 0x2032;

bool is_letter(char32_t c) { return (flags_of(c) & unicode::kLetter) != 0; }

// "O`Higgins", "L`Aquila": a capital that begins the word, and another one
// behind it. "O`zbekiston" and "A`zaz" have a letter there that is no
// apostrophe.
bool is_elision(std::string_view bytes, Span span) {
  const char32_t before = code_point_before(bytes, span.begin);
  constexpr std::u32string_view kElided = U"DLNO";
  return kElided.find(before) != kElided.npos &&
         !is_part(code_point_before(bytes, span.begin - 1)) &&
         (flags_of(code_point_after(bytes, span.end)) & unicode::kUppercase) !=
             0;
}

// Letters that begin UTF-8 read as Latin-1: the accent is a lost letter.
bool begins_misread(char32_t before) {
  return before >= 0xC2 && before <= 0xDF &&
         (flags_of(before) & unicode::kUppercase) != 0;
}

bool is_apostrophe(std::string_view bytes, Span span, char32_t value) {
  const char32_t before = code_point_before(bytes, span.begin);
  if (!is_letter(before) || !is_letter(code_point_after(bytes, span.end))) {
    return false;
  }
  // A prime stands for the soft sign: Arkhangel′sk.
  if (value == kPrime || value == '`') return is_elision(bytes, span);
  return !begins_misread(before);
}

void report_apostrophe(Check& check, Span span, char32_t value) {
  const auto bytes = check.document.source->bytes();
  auto& finding = report_at(
      check, span,
      fmt::format("{}{} stands for an apostrophe: write \"'\"",
                  unicode::name_code_point(value), shown_place(bytes, span)));
  // In YAML the apostrophe may end the text.
  const bool safe =
      check.document.format != "yaml" && !is_in_address(bytes, span);
  finding.fix = Fix{"write an apostrophe",
                    safe ? Safety::safe : Safety::unsafe,
                    {{span, "'"}}};
}

void check_dot(Check& check, Span span) {
  const auto bytes = check.document.source->bytes();
  // Lithuanian keeps the dot under an accent.
  const auto after = code_point_after(bytes, span.end);
  if ((flags_of(after) & unicode::kMark) != 0) return;
  const auto told = told_at(check.document, span);
  if (is_of_language(told.language, "lt") || told.country == "LT") return;
  const bool turkic = is_of_language(told.language, "tr") ||
                      is_of_language(told.language, "az") ||
                      told.country == "TR" || told.country == "AZ";
  auto& finding =
      report_at(check, span,
                fmt::format("{} over a letter that has a dot{}: remove it",
                            unicode::name_code_point(kDotAbove),
                            shown_place(bytes, span)));
  finding.fix = Fix{"remove the second dot",
                    turkic ? Safety::safe : Safety::unsafe,
                    {{span, ""}}};
}

// ---- digits that stand for letters ----

// The letters that a digit looks like.
std::string_view letters_like(char digit) {
  switch (digit) {
    case '0':
      return "oO";
    case '1':
      return "liI";
    case '5':
      return "sS";
    case '8':
      return "B";
    default:
      return {};
  }
}

bool is_ascii_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

// A digit right beside a letter, with no other digit there: "0slo", "G1asgow".
size_t find_digit_in_word(std::string_view name) {
  for (size_t i = 0; i < name.size(); ++i) {
    if (letters_like(name[i]).empty()) continue;
    const char before = i == 0 ? ' ' : name[i - 1];
    const char after = i + 1 == name.size() ? ' ' : name[i + 1];
    if (is_digit(before) || is_digit(after)) continue;
    if (is_ascii_letter(before) || is_ascii_letter(after)) return i;
  }
  return name.npos;
}

// The name with a letter for its digit, where the country has such a place and
// none of the name as it is written; else "".
std::string name_with_letter(std::string_view name, size_t at,
                             std::string_view country) {
  if (gazetteer::knows(name, country)) return {};
  std::string meant(name);
  for (const char letter : letters_like(name[at])) {
    // A capital begins a word, a small letter goes on with it.
    const bool begins = at == 0 || name[at - 1] == ' ' || name[at - 1] == '-';
    if (begins != (letter >= 'A' && letter <= 'Z')) continue;
    meant[at] = letter;
    if (gazetteer::knows(meant, country)) return meant;
  }
  return {};
}

void check_digits(Check& check) {
  const auto& document = check.document;
  for (const auto& entry : document.entries) {
    const auto& name = entry.name;
    if (name.value.size() > kLongestName) continue;
    const auto at = find_digit_in_word(name.value);
    if (at == std::string_view::npos) continue;
    const auto country = code_of(entry);
    if (country.empty()) continue;
    const auto meant = name_with_letter(name.value, at, country);
    if (meant.empty()) continue;
    auto& finding = report_at(
        check, name.span,
        fmt::format("\"{}\" has the digit {} for the letter {}: write \"{}\"",
                    name.value, name.value[at], meant[at], meant));
    if (!is_verbatim(*document.source, name)) continue;
    finding.fix = Fix{fmt::format("write \"{}\"", meant),
                      Safety::unsafe,
                      {{name.span, meant}}};
  }
}

// In Markdown a back-tick is markup.
void check_backticks(Check& check) {
  if (check.document.format == "markdown") return;
  const auto bytes = check.document.source->bytes();
  for (auto at = bytes.find('`'); at != bytes.npos;
       at = bytes.find('`', at + 1)) {
    const Span span{static_cast<uint32_t>(at), static_cast<uint32_t>(at) + 1};
    if (is_apostrophe(bytes, span, '`')) report_apostrophe(check, span, '`');
  }
}

void check_source(Check& check) {
  const auto bytes = check.document.source->bytes();
  for (const auto& [span, value] : check.scan.suspects) {
    if (is_misread(check.scan, span)) continue;
    const char32_t before = code_point_before(bytes, span.begin);
    if (value == kDotAbove && (before == 'i' || before == 'j')) {
      check_dot(check, span);
    } else if ((value == kAcuteAccent || value == kPrime) &&
               is_apostrophe(bytes, span, value)) {
      report_apostrophe(check, span, value);
    }
  }
  check_backticks(check);
  check_digits(check);
  if ((check.scan.seen & unicode::kMistakable) != 0) Words(check).run();
}

}  // namespace

extern const Rule unicode_wrong_letter;
constinit const Rule unicode_wrong_letter = {
    .id = "unicode/wrong-letter",
    .severity = Severity::warning,
    .summary = "A letter of another language that looks like the right one",
    .source = check_source,
};

}  // namespace listlint::rules
