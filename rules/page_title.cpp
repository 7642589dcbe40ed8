#include "rules/page_title.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "lint/host.h"
#include "lint/language/language.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"
#include "rules/title_language.h"

namespace listlint::rules {
namespace {

constexpr size_t kLongest = 300;    // bytes of a title that are looked at
constexpr size_t kFewest = 3;       // words that say something
constexpr size_t kFewestSigns = 6;  // of a script without spaces

// Say nothing of what a page is about, as unicode::fold leaves them.
constexpr auto kEmptyWords = std::to_array<std::string_view>(
    {"about",     "access",   "archive",     "article",      "attention",
     "browser",   "checking", "city",        "click",        "contact",
     "cookie",    "cookies",  "denied",      "document",     "error",
     "forbidden", "found",    "from",        "government",   "here",
     "home",      "homepage", "index",       "information",  "internet",
     "loading",   "login",    "moment",      "municipality", "news",
     "official",  "online",   "page",        "pagina",       "please",
     "portal",    "redirect", "redirecting", "required",     "security",
     "server",    "site",     "startseite",  "thank",        "that",
     "this",      "town",     "untitled",    "verify",       "visit",
     "wait",      "webpage",  "website",     "welcome",      "willkommen",
     "with",      "your",     "главная",     "официальный",  "сайт",
     "страница"});

// Short words that any two titles of a language share.
constexpr auto kLinks = std::to_array<std::string_view>(
    {"and", "das", "del", "der", "des", "die", "for", "las", "les", "los",
     "the", "und", "von", "для", "как", "что"});

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

std::string_view head(std::string_view text) {
  if (text.size() <= kLongest) return text;
  size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
    --end;
  }
  return text.substr(0, end);
}

struct Word {
  std::u32string letters;
  std::string bytes;
};

// The folded words of a title; each sign of a script without spaces is one.
std::vector<Word> words_of(std::string_view title) {
  constexpr uint32_t kInside =
      unicode::kLetter | unicode::kMark | unicode::kDigit;
  const auto folded = unicode::fold(head(title));
  std::vector<Word> words;
  bool inside = false;
  for (size_t at = 0; at < folded.size();) {
    const auto [value, length] = utf8::decode(folded, at);
    const auto bytes = std::string_view(folded).substr(at, length);
    at += length;
    const auto properties = value == utf8::kIllFormed
                                ? unicode::Properties{}
                                : unicode::properties(value);
    if ((properties.flags & kInside) == 0) {
      inside = false;
      continue;
    }
    const bool alone = unicode::is_spaceless(properties.script);
    if (!inside || alone) words.emplace_back();
    inside = !alone;
    words.back().letters += value;
    words.back().bytes += bytes;
  }
  return words;
}

bool is_digits(const Word& word) {
  return std::ranges::all_of(word.letters,
                             [](char32_t c) { return c >= U'0' && c <= U'9'; });
}

// Whether one piece of a word, long enough to be a stem, is in another:
// "Partnerstadt", "Städtepartnerschaft".
bool share_a_piece(const std::u32string& a, const std::u32string& b) {
  constexpr size_t kStem = 4;   // at the beginning of both
  constexpr size_t kPiece = 6;  // anywhere
  if (a.substr(0, kStem) == b.substr(0, kStem)) return true;
  for (size_t at = 0; at + kPiece <= a.size(); ++at) {
    const auto piece = std::u32string_view(a).substr(at, kPiece);
    if (b.find(piece) != b.npos) return true;
  }
  return false;
}

bool are_related(const Word& a, const Word& b, bool spaceless) {
  constexpr size_t kTooShort = 3;
  if (is_digits(a) || is_digits(b)) return a.bytes == b.bytes;
  if (spaceless) return a.bytes == b.bytes;
  if (a.letters.size() < kTooShort || b.letters.size() < kTooShort) {
    return false;
  }
  if (a.bytes == b.bytes) return !is_one_of(a.bytes, kLinks);
  if (a.letters.size() <= kTooShort || b.letters.size() <= kTooShort) {
    return false;
  }
  return share_a_piece(a.letters, b.letters);
}

// What the site is called: words of its host and of the reference.
class SiteWords {
 public:
  SiteWords(const Reference& reference, const Verdict& verdict) {
    for (const auto host :
         {host_of_url(reference.url.value), host_of_url(verdict.final_url)}) {
      hosts_ += unicode::fold(head(host)) + " ";
    }
    for (const auto& text : {reference.site, reference.publisher}) {
      for (auto& word : words_of(text.value)) words_.push_back(word.bytes);
    }
  }

  bool have(const std::string& word) const {
    return std::ranges::find(words_, word) != words_.end() ||
           hosts_.find(word) != hosts_.npos;
  }

 private:
  std::string hosts_;
  std::vector<std::string> words_;
};

bool says_enough(const std::vector<Word>& words, const SiteWords& site,
                 bool spaceless) {
  constexpr size_t kTooShort = 3;
  std::vector<std::string_view> telling;
  for (const auto& word : words) {
    if (is_digits(word) || site.have(word.bytes)) continue;
    if (!spaceless && (word.letters.size() <= kTooShort ||
                       is_one_of(word.bytes, kEmptyWords))) {
      continue;
    }
    telling.push_back(word.bytes);
  }
  std::ranges::sort(telling);
  const auto twice = std::ranges::unique(telling);
  telling.erase(twice.begin(), twice.end());
  return telling.size() >= (spaceless ? kFewestSigns : kFewest);
}

// A title that the citing list translated has no word of the page's.
bool are_of_one_language(const Reference& reference, std::string_view cited,
                         std::string_view page, unicode::Script script) {
  if (script != unicode::Script::latin) return true;
  const auto of_cited = language::guess_latin(cited);
  if (of_cited.empty() || of_cited != language::guess_latin(page)) return false;
  const auto* known = reference.known_language;
  return known == nullptr || known->code == of_cited;
}

bool is_page_of_text(const Verdict& verdict) {
  return verdict.content_type.empty() || verdict.content_type == "text/html" ||
         verdict.content_type == "application/xhtml+xml";
}

}  // namespace

bool has_another_title(const Reference& reference, const Verdict& verdict) {
  const bool is_there =
      verdict.state == State::ok || verdict.state == State::moved;
  if (!is_there || reference.title.empty() || verdict.title.empty()) {
    return false;
  }
  if (!is_page_of_text(verdict)) return false;
  const auto cited = head(reference.title.value);
  const auto page = head(verdict.title);
  const auto script = language::main_script(cited);
  if (script == unicode::Script::unknown ||
      script != language::main_script(page)) {
    return false;
  }
  const bool spaceless = unicode::is_spaceless(script);
  const SiteWords site(reference, verdict);
  const auto a = words_of(cited);
  const auto b = words_of(page);
  if (!says_enough(a, site, spaceless) || !says_enough(b, site, spaceless)) {
    return false;
  }
  for (const auto& one : a) {
    for (const auto& other : b) {
      if (are_related(one, other, spaceless)) return false;
    }
  }
  return are_of_one_language(reference, cited, page, script);
}

}  // namespace listlint::rules
