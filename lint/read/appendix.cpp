#include "lint/read/appendix.h"

#include <algorithm>
#include <array>
#include <string>

#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"

namespace listlint {
namespace {

// As unicode::fold makes them. Sources: the section names that the Manuals of
// Style of the Wikipedias named beside them recommend.
constexpr std::array kReferences = std::to_array<std::string_view>({
    // en
    "references",
    "reference",
    "notes",
    "sources",
    "citations",
    "footnotes",
    "notes and references",
    "references and notes",
    "bibliography",
    "works cited",
    "citations and notes",
    // de
    "einzelnachweise",
    "quellen",
    "anmerkungen",
    "literatur",
    "belege",
    "einzelnachweise und anmerkungen",
    // fr
    "notes et references",
    "references et notes",
    "bibliographie",
    // es, pt, it
    "referencias",
    "notas",
    "notas y referencias",
    "fuentes",
    "bibliografia",
    "notas e referencias",
    "note",
    "fonti",
    "riferimenti",
    // nl, pl, sv, fi, cs
    "referenties",
    "bronnen",
    "noten",
    "voetnoten",
    "przypisy",
    "bibliografia",
    "referenser",
    "zrodla",
    "kallor",
    "noter",
    "lahteet",
    "viitteet",
    "reference",
    "prameny",
    // ru, uk
    "примечания",
    "литература",
    "источники",
    "ссылки и примечания",
    "примітки",
    "джерела",
    // zh, ja, ko
    "参考文献",
    "參考文獻",
    "参考资料",
    "參考資料",
    "注释",
    "註釋",
    "注釋",
    "脚注",
    "脚註",
    "出典",
    "来源",
    "來源",
    "注",
    "각주",
    "참고 문헌",
});

constexpr std::array kOthers = std::to_array<std::string_view>({
    // en
    "see also",
    "external links",
    "further reading",
    "external link",
    "contents",
    "table of contents",
    "navigation menu",
    // de
    "siehe auch",
    "weblinks",
    "weiterfuhrende literatur",
    "inhaltsverzeichnis",
    // fr
    "voir aussi",
    "articles connexes",
    "liens externes",
    "lien externe",
    // es, pt, it
    "vease tambien",
    "enlaces externos",
    "ver tambem",
    "ligacoes externas",
    "voci correlate",
    "altri progetti",
    "collegamenti esterni",
    // nl, pl, sv, fi, cs
    "zie ook",
    "externe links",
    "externe link",
    "zobacz tez",
    "linki zewnetrzne",
    "se aven",
    "externa lankar",
    "aiheesta muualla",
    "katso myos",
    "externi odkazy",
    // ru, uk
    "см. также",
    "ссылки",
    "див. також",
    "посилання",
    // zh, ja, ko
    "参见",
    "參見",
    "外部链接",
    "外部連結",
    "关连项目",
    "関連項目",
    "外部リンク",
    "같이 보기",
    "외부 링크",
});

}  // namespace

Appendix appendix_of(std::string_view heading) {
  constexpr size_t kLongest = 80;  // bytes, more than any of these has
  if (heading.ends_with(':')) heading.remove_suffix(1);
  if (heading.empty() || heading.size() > kLongest) return Appendix::none;
  const auto folded = unicode::fold(heading);
  const auto is_in = [&](const auto& words) {
    return std::ranges::find(words, folded) != words.end();
  };
  if (is_in(kReferences)) return Appendix::references;
  return is_in(kOthers) ? Appendix::other : Appendix::none;
}

bool is_index_heading(std::string_view heading) {
  constexpr size_t kLongest = 16;  // bytes
  if (heading.size() > kLongest) return false;
  uint32_t letters = 0;
  bool dash = true;  // a letter may follow
  for (size_t at = 0; at < heading.size();) {
    const auto [value, length] = utf8::decode(heading, at);
    at += length;
    if (value == ' ') continue;
    if (value == '-' || value == 0x2013 || value == 0x2014) {
      if (dash) return false;
      dash = true;
    } else {
      if (!dash || ++letters > 2) return false;
      dash = false;
    }
  }
  return letters > 0 && !dash;
}

}  // namespace listlint
