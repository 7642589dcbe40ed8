#include "lint/read/reader.h"

#include <algorithm>
#include <array>

#include "lint/ascii.h"
#include "lint/read/csv.h"
#include "lint/read/html.h"
#include "lint/read/json.h"
#include "lint/read/markdown.h"
#include "lint/read/mediawiki_xml.h"
#include "lint/read/text.h"
#include "lint/read/wikitext.h"
#include "lint/read/yaml.h"

namespace listlint {
namespace {

using Extensions = std::span<const std::string_view>;

constexpr std::array<std::string_view, 1> kText = {"txt"};
constexpr std::array<std::string_view, 3> kWikitext = {"wiki", "wikitext",
                                                       "mediawiki"};
constexpr std::array<std::string_view, 2> kDump = {"xml", "bz2"};
constexpr std::array<std::string_view, 3> kHtml = {"html", "htm", "xhtml"};
constexpr std::array<std::string_view, 2> kMarkdown = {"md", "markdown"};
constexpr std::array<std::string_view, 1> kCsv = {"csv"};
constexpr std::array<std::string_view, 2> kTsv = {"tsv", "tab"};
constexpr std::array<std::string_view, 3> kJson = {"json", "jsonl", "ndjson"};
constexpr std::array<std::string_view, 2> kYaml = {"yaml", "yml"};

// In the order that bytes of unknown kind are tried in: the surest first.
constexpr std::array kReaders = std::to_array<Reader>({
    {"mediawiki-xml", kDump, false, sniff_mediawiki_xml, read_mediawiki_xml},
    {"html", kHtml, false, sniff_html, read_html},
    {"json", kJson, false, sniff_json, read_json},
    {"wikitext", kWikitext, true, sniff_wikitext, read_wikitext},
    {"markdown", kMarkdown, true, sniff_markdown, read_markdown},
    {"csv", kCsv, true, sniff_csv, read_csv},
    {"tsv", kTsv, true, sniff_tsv, read_tsv},
    {"yaml", kYaml, false, nullptr, read_yaml},
    {"text", kText, true, nullptr, read_text},
});

constexpr const Reader& kPlain = kReaders.back();

std::string_view extension_of(std::string_view path) {
  const auto name = path.substr(path.rfind('/') + 1);
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view{}
                                       : name.substr(dot + 1);
}

bool same_letters(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, [](char x, char y) { return lower(x) == lower(y); });
}

const Reader* by_extension(std::string_view path) {
  const auto extension = extension_of(path);
  for (const auto& reader : kReaders) {
    for (const auto known : reader.extensions) {
      if (same_letters(known, extension)) return &reader;
    }
  }
  return nullptr;
}

}  // namespace

std::string_view name_of(Field field) {
  constexpr std::array<std::string_view, 14> kNames = {
      "entries",  "section", "name",        "qualifier",  "country",
      "note",     "url",     "title",       "site",       "publisher",
      "language", "date",    "access-date", "archive-url"};
  return kNames[static_cast<size_t>(field)];
}

std::span<const Reader> readers() { return kReaders; }

const Reader* find_reader(std::string_view name) {
  const auto reader = std::ranges::find(kReaders, name, &Reader::name);
  return reader == kReaders.end() ? nullptr : &*reader;
}

const Reader& reader_for(std::string_view path, std::string_view bytes) {
  const auto* known = by_extension(path);
  if (known != nullptr && known != &kPlain) return *known;
  const auto beginning = bytes.substr(0, kSniffed);
  for (const auto& reader : kReaders) {
    if (reader.sniff != nullptr && reader.sniff(beginning)) return reader;
  }
  return kPlain;
}

bool is_list_file(std::string_view path) {
  const auto* reader = by_extension(path);
  return reader != nullptr && reader->walked;
}

}  // namespace listlint
