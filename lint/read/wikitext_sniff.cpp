// Whether bytes of unknown kind are wikitext.
#include <algorithm>
#include <array>
#include <string_view>

#include "lint/read/wikitext.h"
#include "lint/read/wikitext_words.h"

namespace listlint {
namespace {

using wikitext::starts_with_letters;

bool is_title(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == ':' || c == '#' || byte >= 0x80;
}

// What was found, each sign counted.
struct Signs {
  uint32_t links = 0;     // [[A]]
  uint32_t calls = 0;     // {{a|b}}
  uint32_t refs = 0;      // <ref>
  uint32_t headings = 0;  // == A ==
  uint32_t bold = 0;      // '''A'''
  uint32_t tables = 0;    // {|
  uint32_t markdown = 0;  // ```, [a](b), …
};

bool is_heading(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) {
    line.remove_suffix(1);
  }
  return line.size() > 4 && line.starts_with("==") && line.ends_with("==") &&
         line.find_first_not_of('=') != line.npos;
}

// Counts what begins at a bracket, brace, angle or quotation mark.
void count_inline(std::string_view line, size_t at, Signs& signs) {
  const auto rest = line.substr(at);
  const char after = rest.size() > 2 ? rest[2] : '\0';
  if (rest.starts_with("[[") && is_title(after)) {
    if (rest.find("]]") != rest.npos) ++signs.links;
  } else if (rest.starts_with("{{") && is_title(after) && after != ':') {
    // "{{ page.title }}" and "{{name}}" are other things' templates.
    const auto end = rest.find("}}");
    if (rest.substr(0, end).find('|') != rest.npos) ++signs.calls;
  } else if (starts_with_letters(rest, "<ref>") ||
             starts_with_letters(rest, "<ref ")) {
    ++signs.refs;
  } else if (rest.starts_with("'''")) {
    ++signs.bold;
  } else if (rest.starts_with("](")) {
    ++signs.markdown;
  }
}

void count_line(std::string_view line, Signs& signs) {
  if (is_heading(line)) ++signs.headings;
  if (line.starts_with("{|")) ++signs.tables;
  for (const std::string_view sign : {"```", "## ", "| ---", "|---"}) {
    if (line.starts_with(sign)) signs.markdown += 3;
  }
  constexpr size_t kMost = 4000;  // bytes: of a line that goes on, enough
  line = line.substr(0, kMost);
  uint32_t looked = 0;
  for (auto at = line.find_first_of("[{<']"); at != line.npos && looked < 64;
       at = line.find_first_of("[{<']", at + 1)) {
    ++looked;
    count_inline(line, at, signs);
  }
}

// JSON, HTML and XML by how they begin.
bool is_other(std::string_view text) {
  if (text.starts_with("{|") || text.starts_with("{{")) return false;
  if (text.starts_with('{')) return true;
  if (text.starts_with('[')) {
    return !text.starts_with("[[") || text.size() < 3 || !is_title(text[2]);
  }
  constexpr auto kBeginnings = std::to_array<std::string_view>(
      {"<!doctype", "<html", "<?xml", "<mediawiki", "<svg", "<rss", "<body"});
  return std::ranges::any_of(kBeginnings, [&](std::string_view word) {
    return starts_with_letters(text, word);
  });
}

}  // namespace

bool sniff_wikitext(std::string_view bytes) {
  if (bytes.starts_with("\uFEFF")) bytes.remove_prefix(3);
  const auto begin = bytes.find_first_not_of(" \t\r\n");
  if (begin == bytes.npos) return false;
  bytes.remove_prefix(begin);
  if (wikitext::is_redirect(bytes)) return true;
  if (is_other(bytes)) return false;
  Signs signs;
  while (!bytes.empty()) {
    const auto feed = bytes.find('\n');
    count_line(bytes.substr(0, feed), signs);
    if (feed == bytes.npos) break;
    bytes.remove_prefix(feed + 1);
  }
  if (signs.markdown > signs.links / 4 + signs.refs + signs.headings) {
    return false;
  }
  // One of a kind may be chance; two kinds, or the same again and again, not.
  const uint32_t sure = std::min(signs.refs, 2U) * 2 +
                        std::min(signs.headings, 2U) +
                        std::min(signs.tables, 1U) * 2;
  const uint32_t likely = std::min(signs.links, 3U) +
                          std::min(signs.calls, 2U) + std::min(signs.bold, 2U);
  return likely > 0 && sure + likely >= 3;
}

}  // namespace listlint
