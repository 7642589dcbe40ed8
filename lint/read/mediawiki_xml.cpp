#include "lint/read/mediawiki_xml.h"

#include <algorithm>
#include <fmt/format.h>
#include <pugixml.hpp>

#include "lint/glob.h"
#include "lint/read/dump_bytes.h"
#include "lint/unicode/utf8.h"

namespace listlint {
namespace {

// An export has some 20 tags a revision, each with a few attributes. What has
// more would cost memory out of proportion to its bytes.
constexpr size_t kMostTags = 200'000;
constexpr size_t kMostAttributes = 64;  // of a tag
constexpr size_t kMostTag = 64 * 1024;  // bytes
constexpr size_t kMostTitle = 1'000;    // bytes

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// Titles are written with "_" for a space in addresses.
bool same_character(char pattern, char c) {
  return pattern == c || (pattern == '_' && c == ' ');
}

bool matches(std::string_view pattern, std::string_view text) {
  return matches_wildcards(pattern, text, same_character);
}

bool is_plain(std::string_view pattern) {
  return pattern.find_first_of("*?") == std::string_view::npos;
}

// The end of what begins with "<" at `at` and is no element; npos: it is one.
size_t end_of_other(std::string_view xml, size_t at) {
  const auto rest = xml.substr(at);
  const auto behind = [&](std::string_view closer) {
    const size_t found = xml.find(closer, at);
    return found == xml.npos ? xml.size() : found + closer.size();
  };
  if (rest.starts_with("<!--")) return behind("-->");
  if (rest.starts_with("<![CDATA[")) return behind("]]>");
  if (rest.starts_with("<?")) return behind("?>");
  return xml.npos;
}

struct Tag {
  size_t end = 0;  // behind ">"
  size_t attributes = 0;
};

Tag walk_tag(std::string_view xml, size_t at) {
  Tag tag{at, 0};
  while (tag.end < xml.size() && xml[tag.end] != '>') {
    const char c = xml[tag.end];
    if (c == '=') ++tag.attributes;
    if (c == '"' || c == '\'') {
      tag.end = std::min(xml.find(c, tag.end + 1), xml.size() - 1);
    }
    ++tag.end;
  }
  tag.end = std::min(tag.end + 1, xml.size());
  return tag;
}

// What makes a tree of this XML too costly, or ""; no tree is made before.
std::string cost_of(std::string_view xml) {
  size_t tags = 0;
  for (size_t at = xml.find('<'); at != xml.npos; at = xml.find('<', at)) {
    if (const size_t end = end_of_other(xml, at); end != xml.npos) {
      at = end;
      continue;
    }
    if (xml.substr(at).starts_with("<!")) return "it holds a declaration";
    const auto tag = walk_tag(xml, at);
    if (tag.end - at > kMostTag) return "a tag is larger than 64 KiB";
    if (tag.attributes > kMostAttributes) return "a tag has over 64 attributes";
    if (++tags > kMostTags) return "it has over 200,000 tags";
    at = tag.end;
  }
  return {};
}

// "&#0;" is not XML, and would end the text early.
bool has_null(std::string_view xml) {
  if (xml.find('\0') != xml.npos) return true;
  for (size_t at = xml.find("&#"); at != xml.npos; at = xml.find("&#", at)) {
    at += 2;
    if (at < xml.size() && (xml[at] == 'x' || xml[at] == 'X')) ++at;
    const size_t digit = xml.find_first_not_of('0', at);
    if (digit != xml.npos && digit > at && xml[digit] == ';') return true;
  }
  return false;
}

std::string text_of(const pugi::xml_node& node) {
  std::string text;
  for (const auto& child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      text += child.value();
    }
  }
  return text;
}

std::string_view word_of(const pugi::xml_node& node, const char* name) {
  return trimmed(node.child_value(name));
}

// The latest revision by its time, else the last.
pugi::xml_node latest_revision(const pugi::xml_node& page) {
  pugi::xml_node latest;
  std::string_view time;
  for (const auto& revision : page.children("revision")) {
    const auto written = word_of(revision, "timestamp");
    if (!latest.empty() && !written.empty() && written < time) continue;
    latest = revision;
    time = written;
  }
  return latest;
}

// What holds the text: the revision, or its main slot in version 0.11.
pugi::xml_node main_slot(const pugi::xml_node& revision) {
  if (!revision.child("text").empty()) return revision;
  for (const auto& slot : revision.children("content")) {
    if (word_of(slot, "role") == "main") return slot;
  }
  return revision;
}

bool is_wikitext(const pugi::xml_node& slot) {
  const auto model = word_of(slot, "model");
  const auto format = word_of(slot, "format");
  return (model.empty() || model == "wikitext") &&
         (format.empty() || format == "text/x-wiki");
}

bool holds_tags(const pugi::xml_node& node) {
  return std::ranges::any_of(node.children(), [](const pugi::xml_node& child) {
    return child.type() == pugi::node_element;
  });
}

// Answers what is wrong with it, or "".
std::string_view read_revision(const pugi::xml_node& page, DumpPage& read) {
  const auto slot = main_slot(latest_revision(page));
  const auto text = slot.child("text");
  if (!is_wikitext(slot)) {
    read.kind = DumpPage::Kind::other_model;
    return {};
  }
  if (holds_tags(text)) return "its text holds tags";
  read.text = text_of(text);
  if (read.text.empty()) read.kind = DumpPage::Kind::textless;
  return {};
}

int number_of(std::string_view digits) {
  int number = 0;
  const bool negative = digits.starts_with('-');
  for (const char c : digits.substr(negative ? 1 : 0)) {
    if (c < '0' || c > '9' || number > 1'000'000) break;
    number = number * 10 + (c - '0');
  }
  return negative ? -number : number;
}

bool is_language(std::string_view code) {
  constexpr size_t kMost = 35;
  return !code.empty() && code.size() <= kMost &&
         std::ranges::all_of(code, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                  (c >= '0' && c <= '9') || c == '-';
         });
}

// The value of an attribute of a tag, "" where it has none.
std::string_view attribute_of(std::string_view tag, std::string_view name) {
  const size_t at = tag.find(name);
  if (at == tag.npos) return {};
  const size_t begin = tag.find_first_of("\"'", at);
  if (begin == tag.npos) return {};
  const size_t end = tag.find(tag[begin], begin + 1);
  if (end == tag.npos) return {};
  return tag.substr(begin + 1, end - begin - 1);
}

// Past the byte order mark, the declaration and comments.
std::string_view behind_prolog(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  while (true) {
    while (!bytes.empty() && is_space(bytes.front())) bytes.remove_prefix(1);
    if (!bytes.starts_with('<')) return bytes;
    const size_t end = end_of_other(bytes, 0);
    if (end == bytes.npos) return bytes;
    bytes.remove_prefix(end);
  }
}

bool is_tag(std::string_view bytes, std::string_view name) {
  if (!bytes.starts_with('<') || !bytes.substr(1).starts_with(name)) {
    return false;
  }
  const auto rest = bytes.substr(1 + name.size());
  return rest.empty() || rest.front() == '>' || is_space(rest.front());
}

std::string beginning_of(std::string_view bytes) {
  constexpr size_t kShown = 40;
  if (bytes.empty()) return "it is empty";
  auto shown = bytes.substr(0, bytes.find('\n'));
  if (shown.size() > kShown) {
    size_t end = kShown;
    while (end > 0 && (shown[end] & 0xC0) == 0x80) --end;
    return fmt::format("it begins with \"{}…\"", shown.substr(0, end));
  }
  return fmt::format("it begins with \"{}\"", trimmed(shown));
}

}  // namespace

bool PageSelection::takes(std::string_view title, int namespace_number) const {
  const bool named = std::ranges::any_of(titles, [&](const auto& pattern) {
    return is_plain(pattern) && matches(pattern, title);
  });
  if (namespaces.empty()) {
    if (namespace_number != 0) return named;
  } else if (std::ranges::find(namespaces, namespace_number) ==
             namespaces.end()) {
    return false;
  }
  return named || titles.empty() ||
         std::ranges::any_of(titles, [&](const auto& pattern) {
           return matches(pattern, title);
         });
}

tl::expected<ExportHeader, std::string> read_export_header(
    std::string_view bytes) {
  const auto first = behind_prolog(bytes);
  if (first.starts_with("<!DOCTYPE") || first.starts_with("<!ENTITY")) {
    return tl::unexpected(std::string("it has a DOCTYPE"));
  }
  ExportHeader header;
  if (is_tag(first, "mediawiki")) {
    header.has_root = true;
    const auto tag = first.substr(0, walk_tag(first, 0).end);
    const auto language = attribute_of(tag, "xml:lang");
    if (is_language(language)) header.language = language;
  } else if (!is_tag(first, "page")) {
    return tl::unexpected(beginning_of(first));
  }
  return header;
}

std::string title_of_page(std::string_view xml) {
  constexpr std::string_view kTag = "<title>";
  const size_t begin = xml.find(kTag);
  if (begin == xml.npos) return {};
  const auto rest = xml.substr(begin + kTag.size());
  const size_t end = rest.find('<');
  if (end == rest.npos || end > kMostTitle) return {};
  std::string title;
  for (const char c : rest.substr(0, end)) {
    title += c;
    if (c != ';') continue;
    for (const auto& [entity, meant] : {std::pair{"&amp;", '&'},
                                        {"&lt;", '<'},
                                        {"&gt;", '>'},
                                        {"&quot;", '"'},
                                        {"&#039;", '\''}}) {
      if (!title.ends_with(entity)) continue;
      title.resize(title.size() - std::string_view(entity).size());
      title += meant;
      break;
    }
  }
  return title;
}

tl::expected<DumpPage, std::string> read_page(std::span<char> xml,
                                              const PageSelection& selection) {
  const std::string_view bytes(xml.data(), xml.size());
  const auto title = title_of_page(bytes);
  const auto damaged = [&](std::string_view why) {
    return tl::unexpected(
        title.empty()
            ? fmt::format("a page is damaged: {}", why)
            : fmt::format("the page \"{}\" is damaged: {}", title, why));
  };
  if (const auto why = cost_of(bytes); !why.empty()) return damaged(why);
  if (has_null(bytes)) return damaged("it holds a NUL character");
  pugi::xml_document document;
  const auto result = document.load_buffer_inplace(
      xml.data(), xml.size(),
      pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
          pugi::parse_ws_pcdata_single,
      pugi::encoding_utf8);
  if (!result) return damaged(result.description());
  const auto page = document.child("page");
  DumpPage read;
  read.title = trimmed(text_of(page.child("title")));
  if (read.title.empty()) return damaged("it has no title");
  if (read.title.size() > kMostTitle) {
    return damaged("its title is longer than 1,000 bytes");
  }
  if (!selection.takes(read.title, number_of(word_of(page, "ns")))) {
    read.kind = DumpPage::Kind::unselected;
  } else if (!page.child("redirect").empty()) {
    read.kind = DumpPage::Kind::redirect;
  } else if (const auto why = read_revision(page, read); !why.empty()) {
    return damaged(why);
  }
  return read;
}

bool sniff_mediawiki_xml(std::string_view bytes) {
  return packing_of(bytes) == "bzip2" ||
         is_tag(behind_prolog(bytes), "mediawiki");
}

Document read_mediawiki_xml(const Source& source, const ReadOptions&) {
  Document document;
  document.source = &source;
  document.format = "mediawiki-xml";
  if (source.size() > 0) {
    document.unread.push_back({{0, source.size()}, UnreadKind::box});
  }
  return document;
}

}  // namespace listlint
