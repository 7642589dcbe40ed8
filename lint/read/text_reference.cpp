#include "lint/read/text_reference.h"

#include <algorithm>
#include <array>
#include <vector>

#include "lint/ascii.h"
#include "lint/read/identifiers.h"
#include "lint/read/text_line.h"

namespace listlint::text {
namespace {

// The letters of the n-th back-link: a … z, aa, ab, ….
bool is_backlink(std::string_view word, uint32_t n) {
  if (n < 26) return word.size() == 1 && word[0] == static_cast<char>('a' + n);
  n -= 26;
  return n < 676 && word.size() == 2 &&
         word[0] == static_cast<char>('a' + n / 26) &&
         word[1] == static_cast<char>('a' + n % 26);
}

// A walk over the words of a line.
struct Words {
  std::string_view bytes;
  uint32_t at;
  uint32_t end;

  Span next() {
    while (at < end && bytes[at] == ' ') ++at;
    const uint32_t begin = at;
    while (at < end && bytes[at] != ' ') ++at;
    return {begin, at};
  }
};

// Takes "a b c" from `at`; nothing unless at least "a b".
void take_letters(std::string_view bytes, uint32_t end, ReferenceHead& head) {
  Words words{bytes, head.body, end};
  uint32_t count = 0;
  uint32_t after = head.body;
  while (true) {
    const Span word = words.next();
    if (!is_backlink(bytes.substr(word.begin, word.size()), count)) break;
    ++count;
    after = word.end;
  }
  if (count < 2) return;
  head.backlink_count = count;
  head.backlinks.end = after;
  head.body = after;
}

// "1.0 1.1 1.2" or "1,0 1,1": the back-links of some languages' Wikipedias.
bool take_decimals(std::string_view bytes, Span line, uint32_t begin,
                   ReferenceHead& head) {
  Words words{bytes, begin, line.end};
  uint32_t count = 0;
  uint32_t after = begin;
  std::string_view number;
  while (true) {
    const Span span = words.next();
    const auto word = bytes.substr(span.begin, span.size());
    const auto dot = word.find_first_of(".,");
    if (dot == 0 || dot == std::string_view::npos) break;
    const auto whole = word.substr(0, dot);
    const auto part = word.substr(dot + 1);
    if (part.empty() || part.size() > 3 || whole.size() > 6) break;
    if (!std::ranges::all_of(whole, is_digit)) break;
    if (!std::ranges::all_of(part, is_digit)) break;
    if (!number.empty() && whole != number) break;
    number = whole;
    ++count;
    after = span.end;
  }
  if (count < 2) return false;
  head.number = number;
  head.backlinks = {begin, after};
  head.backlink_count = count;
  head.body = after;
  return true;
}

// "12." or "[12]" at the start of a line; its length, 0 without.
uint32_t take_number(std::string_view bytes, Span line,
                     std::string_view& number) {
  const bool bracket = !line.empty() && bytes[line.begin] == '[';
  uint32_t at = line.begin + (bracket ? 1 : 0);
  const uint32_t begin = at;
  while (at < line.end && at - begin < 7 && is_digit(bytes[at])) ++at;
  if (at == begin || at >= line.end) return 0;
  if (bytes[at] != (bracket ? ']' : '.')) return 0;
  number = bytes.substr(begin, at - begin);
  ++at;
  return at < line.end && bytes[at] == ' ' ? at + 1 - line.begin : 0;
}

constexpr std::string_view kArrow = "\u2191";
constexpr std::string_view kJump = "Jump up to:";

// "^" or "↑" at `at`; its length, 0 without.
uint32_t caret_length(std::string_view bytes, uint32_t at, uint32_t end) {
  if (at < end && bytes[at] == '^') return 1;
  const auto rest = bytes.substr(at, end - at);
  return rest.starts_with(kArrow) ? static_cast<uint32_t>(kArrow.size()) : 0;
}

bool is_quote(std::string_view rest) {
  return rest.starts_with('"') || rest.starts_with("\u201c");
}

// A cheap look that spares most lines the grammar: a caret, a number, or the
// first byte of a quotation mark or arrow (U+201C, U+2191: E2).
bool may_begin_reference(char first) {
  return first == '^' || first == '[' || first == '"' || first == '\xE2' ||
         is_digit(first);
}

// One step through the description: the part up to a full stop that ends it.
struct Parts {
  std::string_view bytes;
  uint32_t at;
  uint32_t end;

  // Short words whose full stop ends no part.
  static bool is_abbreviation(std::string_view part) {
    constexpr std::array<std::string_view, 10> kWords = {
        "p", "pp", "St", "Dr", "Mt", "no", "No", "vol", "Vol", "ed"};
    const auto space = part.rfind(' ');
    const auto word = part.substr(space + 1);
    if (std::ranges::find(kWords, word) != kWords.end()) return true;
    // "12 Mar." of a date, but not "Viña del Mar."
    constexpr std::string_view kMonths =
        " Jan Feb Mar Apr Jun Jul Aug Sep Oct Nov Dec ";
    if (word.size() != 3 || space == part.npos || space == 0) return false;
    return is_digit(part[space - 1]) && kMonths.find(word) != kMonths.npos;
  }

  // The first full stop from `from` on, or the end.
  uint32_t full_stop(uint32_t from) const {
    const auto found = bytes.substr(0, end).find('.', from);
    return found == std::string_view::npos ? end : static_cast<uint32_t>(found);
  }

  Span next() {
    while (at < end &&
           (bytes[at] == ' ' || bytes[at] == '.' || bytes[at] == ',')) {
      ++at;
    }
    const uint32_t begin = at;
    for (uint32_t stop = full_stop(at); stop < end;
         stop = full_stop(stop + 1)) {
      if (stop + 1 < end && bytes[stop + 1] != ' ') continue;
      if (is_abbreviation(bytes.substr(begin, stop - begin))) continue;
      at = stop + 1;
      return trim(bytes, {begin, stop});
    }
    at = end;
    return trim(bytes, {begin, end});
  }
};

// Takes a trailing "(in Language)" or "(PDF)" off `part`.
void take_brackets(const Writing& writing, Span& part, Reference& reference) {
  const auto bytes = writing.bytes();
  while (!part.empty() && bytes[part.end - 1] == ')') {
    const auto text = writing.slice(part);
    const auto open = text.rfind('(');
    if (open == std::string_view::npos) return;
    Span inside{part.begin + static_cast<uint32_t>(open) + 1, part.end - 1};
    const auto word = writing.slice(inside);
    if (word.starts_with("in ")) {
      inside = trim(bytes, {inside.begin + 3, inside.end});
      reference.language = writing.text(inside);
      reference.known_language = language::find(reference.language.value);
    } else if (word.size() >= 2 && word.size() <= 5 &&
               std::ranges::all_of(
                   word, [](char c) { return c >= 'A' && c <= 'Z'; })) {
      reference.format = writing.text(inside);
    } else {
      return;
    }
    part = trim(bytes, {part.begin, part.begin + static_cast<uint32_t>(open)});
  }
}

// "Author (date). " before a quoted title.
void read_author(const Writing& writing, Span span, Reference& reference) {
  const auto bytes = writing.bytes();
  span = trim(bytes, span);
  while (!span.empty() && bytes[span.end - 1] == '.') --span.end;
  span = trim(bytes, span);
  const auto text = writing.slice(span);
  if (text.ends_with(')')) {
    const auto open = text.rfind('(');
    if (open != std::string_view::npos) {
      const uint32_t at = span.begin + static_cast<uint32_t>(open);
      reference.date =
          date_field(writing.text(trim(bytes, {at + 1, span.end - 1})));
      span = trim(bytes, {span.begin, at});
    }
  }
  if (!span.empty()) reference.author = writing.text(span);
}

// Where the quoted title that opens at `open` ends: at the last closing
// quotation mark that a full stop, a bracket or the end follows, so that marks
// nested in the title stay inside. Looks no further than the access date.
struct Quoted {
  uint32_t open = 0;   // before the opening mark
  Span title;          // between the marks
  uint32_t after = 0;  // behind the closing one
};

std::optional<Quoted> quoted_title(std::string_view bytes, uint32_t open,
                                   uint32_t end) {
  const bool curly = bytes[open] != '"';
  const std::string_view mark = curly ? "\u201d" : "\"";
  const auto size = static_cast<uint32_t>(mark.size());
  const uint32_t begin = open + (curly ? 3 : 1);
  const auto text = bytes.substr(0, end);
  const auto limit = std::min<size_t>(text.find("Retrieved ", begin), end);
  std::optional<Quoted> best;
  for (auto at = text.find(mark, begin); at < limit;
       at = text.find(mark, at + size)) {
    const auto close = static_cast<uint32_t>(at);
    uint32_t next = close + size;
    while (next < end && bytes[next] == ' ') ++next;
    const bool stop = next < end && bytes[next] == '.' &&
                      (next + 1 == end || bytes[next + 1] == ' ');
    const bool bracket = next < end && bytes[next] == '(';
    if (next != end && !stop && !bracket) continue;
    best = Quoted{open, trim(bytes, {begin, close}), close + size};
  }
  return best;
}

// The title of a description: the one that the markup tells, with the marks
// around it, else the first quoted one.
std::optional<Quoted> find_title(std::string_view bytes, Span body,
                                 Span known) {
  const auto text = bytes.substr(body.begin, body.size());
  if (known.empty()) {
    const auto quote = std::min(text.find('"'), text.find("\u201c"));
    if (quote == std::string_view::npos) return std::nullopt;
    const uint32_t open = body.begin + static_cast<uint32_t>(quote);
    return quoted_title(bytes, open, body.end);
  }
  Quoted quoted{known.begin, known, known.end};
  for (const std::string_view mark : {"\"", "\u201c", "\u201d"}) {
    const auto size = static_cast<uint32_t>(mark.size());
    const auto before = bytes.substr(body.begin, quoted.open - body.begin);
    if (before.ends_with(mark)) quoted.open -= size;
    if (bytes.substr(quoted.after, body.end - quoted.after).starts_with(mark)) {
      quoted.after += size;
    }
  }
  return quoted;
}

// Dates, pages and addresses are known by their form; true where `part` is one.
bool read_formed_part(const Writing& writing, Span part, Reference& reference) {
  const auto bytes = writing.bytes();
  const auto text = writing.slice(part);
  const auto after = [&](std::string_view word) {
    return trim(bytes,
                {part.begin + static_cast<uint32_t>(word.size()), part.end});
  };
  for (const std::string_view word : {"Retrieved ", "Accessed ", "accessed "}) {
    if (!text.starts_with(word)) continue;
    Span date = after(word);
    const auto via = writing.slice(date).find(" \u2013 via ");
    if (via != std::string_view::npos) {
      date.end = date.begin + static_cast<uint32_t>(via);
    }
    reference.access_date = date_field(writing.text(date));
    return true;
  }
  constexpr std::string_view kArchived = "Archived from the original ";
  if (text.starts_with(kArchived)) {
    const auto on = text.find("on ", kArchived.size() - 1);
    if (on == std::string_view::npos) return true;
    const auto begin = part.begin + static_cast<uint32_t>(on) + 3;
    reference.archive_date =
        date_field(writing.text(trim(bytes, {begin, part.end})));
    return true;
  }
  for (const std::string_view word : {"p. ", "pp. "}) {
    if (!text.starts_with(word)) continue;
    reference.page = writing.text(after(word));
    return true;
  }
  if (text.starts_with("http://") || text.starts_with("https://")) {
    if (reference.url.empty()) {
      const auto url = text.substr(0, text.find(' '));
      reference.url = writing.text(
          {part.begin, part.begin + static_cast<uint32_t>(url.size())});
    }
    return true;
  }
  if (begins_with_identifier(text)) return true;
  if (reference.date.empty() && !text.empty() && is_digit(text.back())) {
    auto field = date_field(writing.text(part));
    if (field.parsed) {
      reference.date = field;
      return true;
    }
  }
  return false;
}

void read_parts(const Writing& writing, Parts parts, bool site_first,
                Reference& reference) {
  while (parts.at < parts.end) {
    Span part = parts.next();
    if (part.empty()) continue;
    if (read_formed_part(writing, part, reference)) continue;
    take_brackets(writing, part, reference);
    if (part.empty()) continue;
    if (site_first && reference.site.empty()) {
      reference.site = writing.text(part);
    } else if (reference.publisher.empty()) {
      reference.publisher = writing.text(part);
    }
  }
}

}  // namespace

std::optional<ReferenceHead> parse_reference_head(std::string_view bytes,
                                                  Span line, bool in_list) {
  ReferenceHead head;
  line = trim(bytes, line);
  if (line.empty() || !may_begin_reference(bytes[line.begin])) {
    return std::nullopt;
  }
  const uint32_t skipped = take_number(bytes, line, head.number);
  const uint32_t begin = line.begin + skipped;
  const uint32_t caret = caret_length(bytes, begin, line.end);
  if (caret != 0) {
    const uint32_t after = begin + caret;
    if (after < line.end && bytes[after] != ' ' &&
        !is_quote(bytes.substr(after))) {
      return std::nullopt;
    }
    head.body = after;
    Span rest = trim(bytes, {after, line.end});
    if (bytes.substr(rest.begin, rest.size()).starts_with(kJump)) {
      head.body = rest.begin + static_cast<uint32_t>(kJump.size());
    }
    head.backlinks = {begin, after};
    head.backlink_count = 1;
    ReferenceHead decimals = head;
    if (take_decimals(bytes, line, head.body, decimals)) return decimals;
    take_letters(bytes, line.end, head);
    return head;
  }
  if (take_decimals(bytes, line, line.begin, head)) return head;
  if (in_list && (skipped != 0 || is_quote(bytes.substr(begin)))) {
    head.body = begin;
    return head;
  }
  return std::nullopt;
}

Reference parse_reference(const Writing& writing, Span line,
                          const ReferenceHead& head) {
  Reference reference;
  const auto bytes = writing.bytes();
  reference.span = writing.place(trim(bytes, line));
  if (!head.backlinks.empty()) {
    reference.backlinks_span = writing.place(head.backlinks);
  }
  reference.backlinks = head.backlink_count;
  const Span body = trim(bytes, {head.body, line.end});
  find_identifiers(writing, body, reference);
  const auto quoted = find_title(bytes, body, head.title);
  if (!quoted) {
    // A title without marks: the first part, unless it is an address.
    Parts parts{bytes, body.begin, body.end};
    Span first = parts.next();
    if (!read_formed_part(writing, first, reference)) {
      take_brackets(writing, first, reference);
      reference.title = writing.text(first);
    }
    read_parts(writing, parts, false, reference);
    return reference;
  }
  if (quoted->open > body.begin) {
    read_author(writing, {body.begin, quoted->open}, reference);
  }
  if (!quoted->title.empty()) reference.title = writing.text(quoted->title);
  // What directly follows the title up to the full stop: "(PDF)", "(in X)".
  // A language there, where the site should be, says that there is no site.
  Parts rest{bytes, quoted->after, body.end};
  uint32_t at = rest.at;
  while (at < rest.end && bytes[at] == ' ') ++at;
  bool site_first = true;
  if (at < rest.end && bytes[at] == '(') {
    Span brackets = rest.next();
    take_brackets(writing, brackets, reference);
    site_first = reference.language.empty();
    if (!brackets.empty()) reference.site = writing.text(brackets);
  }
  read_parts(writing, rest, site_first, reference);
  return reference;
}

}  // namespace listlint::text
