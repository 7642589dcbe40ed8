// MediaWiki exports made by hand, packed and not.
#pragma once

#include <bzlib.h>
#include <string>
#include <string_view>
#include <vector>

namespace listlint::exports {

inline const std::string kHead =
    "<mediawiki xmlns=\"http://www.mediawiki.org/xml/export-0.11/\" "
    "version=\"0.11\" xml:lang=\"de\">\n"
    "  <siteinfo><sitename>W</sitename></siteinfo>\n";
inline const std::string kEnd = "</mediawiki>\n";

// A page as MediaWiki writes it; `text` is escaped already.
inline std::string page(const std::string& title, const std::string& text,
                        const std::string& more = "<ns>0</ns>") {
  return "  <page>\n    <title>" + title + "</title>\n    " + more +
         "\n    <id>1</id>\n    <revision>\n"
         "      <timestamp>2023-05-20T01:02:03Z</timestamp>\n"
         "      <model>wikitext</model>\n      <format>text/x-wiki</format>\n"
         "      <text bytes=\"9\" xml:space=\"preserve\">" +
         text + "</text>\n    </revision>\n  </page>\n";
}

// One bzip2 stream.
inline std::string pack(const std::string& bytes) {
  auto size = static_cast<unsigned>(bytes.size() + bytes.size() / 100 + 600);
  std::string packed(size, '\0');
  BZ2_bzBuffToBuffCompress(packed.data(), &size,
                           const_cast<char*>(bytes.data()),
                           static_cast<unsigned>(bytes.size()), 1, 0, 0);
  packed.resize(size);
  return packed;
}

// A stream for each, as in a multistream dump.
inline std::string pack_each(const std::vector<std::string>& parts) {
  std::string packed;
  for (const auto& part : parts) packed += pack(part);
  return packed;
}

// Text that packs badly, the same every time.
inline std::string noise(size_t size, uint32_t seed) {
  std::string text;
  uint64_t state = seed * 2 + 1;
  while (text.size() < size) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    text += static_cast<char>('a' + (state >> 59) % 26);
  }
  return text;
}

}  // namespace listlint::exports
