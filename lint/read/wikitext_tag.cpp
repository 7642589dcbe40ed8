#include "lint/read/wikitext_tag.h"

#include <algorithm>

#include "lint/ascii.h"

namespace listlint::wikitext {
namespace {

constexpr size_t kLongestName = 15;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

// Tags whose inside MediaWiki hands to something else than its parser.
constexpr auto kRaw = std::to_array<std::string_view>(
    {"nowiki", "pre", "math", "source", "syntaxhighlight", "chem", "ce",
     "score", "timeline", "graph", "hiero", "templatedata", "imagemap",
     "inputbox", "categorytree", "mapframe", "maplink", "templatestyles"});

// HTML that MediaWiki lets pass, and its own tags around wikitext.
constexpr auto kOther = std::to_array<std::string_view>(
    {"abbr",    "b",         "bdi",       "bdo",         "big",  "blockquote",
     "caption", "center",    "cite",      "code",        "data", "dd",
     "del",     "dfn",       "div",       "dl",          "dt",   "em",
     "font",    "h1",        "h2",        "h3",          "h4",   "h5",
     "h6",      "hr",        "i",         "includeonly", "ins",  "kbd",
     "mark",    "noinclude", "ol",        "onlyinclude", "p",    "poem",
     "q",       "rb",        "rp",        "rt",          "rtc",  "ruby",
     "s",       "samp",      "section",   "small",       "span", "strike",
     "strong",  "sub",       "sup",       "table",       "td",   "th",
     "time",    "tr",        "translate", "tt",          "u",    "ul",
     "var",     "wbr"});

std::optional<Tag> named(std::string_view name) {
  Tag tag;
  if (name == "ref") {
    tag.name = TagName::ref;
  } else if (name == "br") {
    tag.name = TagName::line_break;
  } else if (name == "li") {
    tag.name = TagName::item;
  } else if (name == "references") {
    tag.name = TagName::references;
  } else if (name == "gallery") {
    tag.name = TagName::gallery;
  } else if (const auto raw = std::ranges::find(kRaw, name);
             raw != kRaw.end()) {
    tag.name = name == "nowiki" ? TagName::nowiki : TagName::other_raw;
    tag.raw = static_cast<uint8_t>(raw - kRaw.begin());
  } else if (!std::ranges::binary_search(kOther, name)) {
    return std::nullopt;
  }
  return tag;
}

}  // namespace

std::optional<Tag> read_tag(std::string_view bytes, uint32_t at) {
  constexpr size_t kLongest = 2000;  // bytes, with attributes
  const auto text = bytes.substr(at, kLongest);
  const size_t begin = text.size() > 1 && text[1] == '/' ? 2 : 1;
  std::array<char, kLongestName> name{};
  size_t size = 0;
  while (begin + size < text.size() && size < kLongestName) {
    const char c = lower(text[begin + size]);
    if (!is_name(c)) break;
    name[size++] = c;
  }
  if (size == 0) return std::nullopt;
  auto tag = named({name.data(), size});
  if (!tag) return std::nullopt;
  size_t end = begin + size;
  const char after = end < text.size() ? text[end] : '\0';
  if (after != '>' && after != '/' && !is_space(after)) return std::nullopt;
  tag->closes = begin == 2;
  while (end < text.size() && text[end] != '>' && text[end] != '<') ++end;
  if (end == text.size() || text[end] == '<') {
    const auto line = text.substr(0, std::min(end, text.find('\n')));
    tag->cut = true;
    tag->span = {at, at + static_cast<uint32_t>(line.size())};
    return tag;
  }
  tag->empty_element = !tag->closes && text[end - 1] == '/';
  tag->span = {at, at + static_cast<uint32_t>(end) + 1};
  return tag;
}

namespace {

struct Attribute {
  Span name;
  Span value;
};

// A walk over attributes. A value without quotation marks goes on to the next
// name, so that "name=Smith 2000" is one name, as was meant.
class Attributes {
 public:
  Attributes(std::string_view bytes, Span inside)
      : bytes_(bytes), at_(inside.begin), end_(inside.end) {
    while (at_ < end_ &&
           (is_space(bytes[end_ - 1]) || bytes[end_ - 1] == '/')) {
      --end_;
    }
  }

  std::optional<Attribute> next() {
    while (at_ < end_ && !is_name(lower(bytes_[at_]))) ++at_;
    Attribute found;
    found.name = {at_, skip_name(at_)};
    if (found.name.empty()) return std::nullopt;
    at_ = skip_spaces(found.name.end);
    if (at_ == end_ || bytes_[at_] != '=') return found;
    at_ = skip_spaces(at_ + 1);
    if (at_ == end_) return found;
    const char quote = bytes_[at_];
    if (quote == '"' || quote == '\'') {
      const uint32_t begin = ++at_;
      while (at_ < end_ && bytes_[at_] != quote) ++at_;
      found.value = trim({begin, at_});
      if (at_ < end_) ++at_;
      return found;
    }
    found.value = unquoted();
    return found;
  }

 private:
  uint32_t skip_spaces(uint32_t at) const {
    while (at < end_ && is_space(bytes_[at])) ++at;
    return at;
  }
  uint32_t skip_name(uint32_t at) const {
    while (at < end_ && is_name(lower(bytes_[at]))) ++at;
    return at;
  }
  Span trim(Span span) const {
    while (!span.empty() && is_space(bytes_[span.begin])) ++span.begin;
    while (!span.empty() && is_space(bytes_[span.end - 1])) --span.end;
    return span;
  }

  Span unquoted() {
    const uint32_t begin = at_;
    while (at_ < end_) {
      while (at_ < end_ && !is_space(bytes_[at_])) ++at_;
      const uint32_t word = skip_spaces(at_);
      const uint32_t after = skip_spaces(skip_name(word));
      if (after > word && after < end_ && bytes_[after] == '=') break;
      at_ = word;
    }
    return trim({begin, at_});
  }

  std::string_view bytes_;
  uint32_t at_;
  uint32_t end_;
};

}  // namespace

Span attribute(std::string_view bytes, Span inside, std::string_view name) {
  Attributes attributes(bytes, inside);
  while (const auto found = attributes.next()) {
    const auto text = bytes.substr(found->name.begin, found->name.size());
    if (std::ranges::equal(text, name, {}, lower)) return found->value;
  }
  return {};
}

std::optional<uint32_t> Closers::comment_end(uint32_t from) {
  if (no_comment_end_) return std::nullopt;
  const auto found = bytes_.find("-->", from);
  no_comment_end_ = found == std::string_view::npos;
  if (no_comment_end_) return std::nullopt;
  return static_cast<uint32_t>(found) + 3;
}

std::optional<Span> Closers::raw_end(uint32_t from, uint8_t raw) {
  if (no_raw_end_[raw]) return std::nullopt;
  for (auto at = bytes_.find("</", from); at != std::string_view::npos;
       at = bytes_.find("</", at + 2)) {
    const auto tag = read_tag(bytes_, static_cast<uint32_t>(at));
    if (!tag || tag->cut || tag->raw != raw) continue;
    if (tag->name != TagName::nowiki && tag->name != TagName::other_raw) {
      continue;
    }
    return tag->span;
  }
  no_raw_end_[raw] = true;
  return std::nullopt;
}

std::optional<uint32_t> RefTags::closer(uint32_t from) {
  if (from > next_ || done_ == 0) {
    done_ = std::max(done_, from);
    next_ = static_cast<uint32_t>(bytes_.size());
    closes_ = false;
    while (true) {
      const auto found = bytes_.find('<', done_);
      if (found == std::string_view::npos) {
        done_ = static_cast<uint32_t>(bytes_.size());
        break;
      }
      const auto at = static_cast<uint32_t>(found);
      done_ = at + 1;
      if (bytes_.substr(at, 4) == "<!--") {
        if (const auto end = closers_.comment_end(at + 4)) done_ = *end;
        continue;
      }
      const auto tag = read_tag(bytes_, at);
      if (!tag || tag->cut) continue;
      done_ = tag->span.end;
      if (tag->name == TagName::nowiki && !tag->closes && !tag->empty_element) {
        if (const auto end = closers_.raw_end(done_, tag->raw)) {
          done_ = end->end;
        }
      }
      if (tag->name != TagName::ref || tag->empty_element) continue;
      next_ = at;
      closes_ = tag->closes;
      break;
    }
  }
  if (closes_) return next_;
  return std::nullopt;
}

}  // namespace listlint::wikitext
