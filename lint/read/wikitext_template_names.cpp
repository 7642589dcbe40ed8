// The names of templates: the part of wikitext_words.h that tells what a
// template is for.
#include <algorithm>
#include <string>

#include "lint/read/wikitext_word_table.h"
#include "lint/read/wikitext_words.h"
#include "lint/unicode/code_point.h"

namespace listlint::wikitext {
namespace {

using enum TemplateUse;

// Names as unicode::fold makes them, in the order of bytes. From the template
// pages and their redirects on the Wikipedias in English, German, French,
// Spanish, Portuguese, Italian, Dutch, Polish, Russian, Chinese and Japanese.
constexpr auto kGroups = std::to_array<Group<TemplateUse>>({
    {flag_icon,
     "flagicon|flag icon|flagdeco|flagicone|flagge|флаг|drapeau|bandera|"
     "vlag|icone du drapeau|bandeira|прапор|flaga|flagg|bandiera"},
    {box,
     "flagicon image|flagathlete|rp|belege fehlen|начало цитаты|"
     "compact toc|icon|short description|use dmy dates|use mdy dates|"
     "authority control|about|for|redirect|distinguish|good article|"
     "featured article|coord|normdaten|infobox|portal|commons category|"
     "toc|dynamic list|incomplete list|expand list|update|"
     "more citations needed|refimprove|unreferenced|toclimit|toc limit|"
     "use british english|defaultsort|anchor|multiple issues|"
     "pp-protected|navboxes"},
    {flag_name,
     "flag|flagu|flagcountry|flag+link|flaglist|flagcountry2|"
     "flag country|bandera2|флагификация|флаг страны|flagbig"},
    {cite,
     "citation|internetquelle|literatur|lien web|ouvrage|article|"
     "lien brise|chapitre|lien news|книга|статья|публикация|стаття|"
     "webbref|bokref|tidningsref|kilde www|kilde bok|kilde avis|"
     "verkkoviite|kirjaviite|lehtiviite|웹 인용|서적 인용|뉴스 인용|"
     "저널 인용|web kaynagi|kitap kaynagi|haber kaynagi|citweb|citlib|"
     "citeweb|citebook|citenews|cite"},
    {harvard,
     "harvnb|harv|harvtxt|harvp|harvsp|harvard citation no brackets|"
     "harvard citation"},
    {short_footnote, "sfn|sfnp|sfnm|shortened footnote"},
    {note,
     "efn|efn-ua|efn-la|efn-lr|efn-ur|efn-lg|refn|notetag|注|efn2|"
     "refnest"},
    {tag_ref, "#tag:ref"},
    {named_refs, "r|ref name"},
    {request,
     "citation needed|cn|fact|citation required|need citation|"
     "needs citation|source?|cb|better source|better source needed|"
     "better|unreliable source?|unreliable source|rs?|"
     "failed verification|not in source|verification needed|"
     "verify source|full citation needed|full|page needed|pn|clarify|"
     "when|who|which|dubious|by whom|date missing|"
     "non-primary source needed|according to whom|refnec|"
     "demande de source|source ?|cita requerida|carece de fontes|"
     "senza fonte|bron?|fakt|нет аи|來源請求|来源请求|要出典"},
    {dead_link,
     "dead link|deadlink|dl|404|toter link|lien mort|enlace roto|"
     "ligacao inativa|collegamento interrotto|dode link|"
     "недоступная ссылка|链接失效|リンク切れ|permanent dead link|"
     "deadurl"},
    {archive, "webarchive|wayback|webarchiv|web archive"},
    {reference_list,
     "reflist|references|refs|reference list|notelist|noteslist|"
     "footnotes|reflist-talk|references et notes|listaref|listref|notas|"
     "referencias|appendix|przypisy|примечания|примітки|reflist2|"
     "참고 자료|viitteet|referenser|notes|notelist-ua|efn list|"
     "リストref|脚注リスト|각주|kaynakca"},
    {elsewhere,
     "main|main article|main list|see also|main articles|see|details|"
     "further|main page|hauptartikel|siehe auch|article detaille|"
     "article principal|voir|ap|artigo principal|principal|"
     "articulo principal|vedi anche|hoofdartikel|osobny artykul|"
     "основная статья|основний|主条目|main2|主條目|参见|參見|"
     "huvudartikel"},
    {columns,
     "columns-list|columns list|col-list|cmn|plainlist|plain list|"
     "multiple columns|colonnes|column-list|flowlist|flatlist|"
     "scroll box|hidden|collapse|small div|listas separadas por colunas|"
     "mehrspaltige liste|lista de columnas"},
    {layout,
     "div col|div col begin|divcol|div col end|divcol-end|colend|"
     "div end|end div col|col div|div col-end|col div end|col-begin|"
     "col-start|col-end|col-break|col-1-of-2|col-2|col-2-of-2|col-3|"
     "col-4|col-5|col-1-of-3|col-2-of-3|col-3-of-3|column|columns|"
     "col begin|col end|col break|col-float|col-float-break|"
     "col-float-end|colbegin|multicol|multicol-break|multicol-end|end|"
     "clear|clr|-|div flex row|refbegin|refend|small div end|"
     "debut de colonnes|fin de colonnes|кол|конец кол|конец колонки|"
     "колонки|dividir em colunas|dividir em colunas fim|columnas|"
     "nueva columna|final columnas|top|mid|bottom"},
    {first_text,
     "nowrap|nobr|nobreak|small|smaller|big|larger|nobold|noitalic|em|"
     "strong|abbr|abbrlink|sc|sup|sub|vis|visible anchor|vanchor|date|"
     "not a typo|as written|sic|proper name|lj|avoid wrap|center|"
     "longitem|noflag|zh-hans|lang-en|start-date"},
    {second_text,
     "wikidata fallback link|lang|langue|native name|sort|color|colour|"
     "foreign language|font color"},
    {last_text, "transl|transliteration|resize|font"},
    {other_wiki,
     "ill|ill2|interlanguage link|link-interwiki|"
     "interlanguage link multi|lien|не переведено|нп|нп5|仮リンク|le|"
     "tsl|internal link helper|enlac|trad"},
    {person, "sortname|sort name"},
    {date, "start date|end date|dts|date table sorting|release date|film date"},
    {day_first_date, "formatdate"},
    {web_address, "url|official website|official url"},
    {identifier, "isbn|issn|eissn|doi|pmid"},
    {language_mark, "in lang|lang icon|language icon|ref-en"},
    {sign,
     "!|=|nbsp|spaces|space|snd|spnd|spaced ndash|spaced en dash|ndash|"
     "en dash|mdash|em dash|emdash|'|dash|·|dot|middot|(|)|'s|spd"},
});

constexpr auto kTemplates = sorted_words<kGroups>();

// "cite web", "citar livro": families that keep growing.
constexpr auto kFamilies = std::to_array<Word<TemplateUse>>({
    {"cite ", cite},        {"cita ", cite},
    {"citar ", cite},       {"citeer ", cite},
    {"cytuj", cite},        {"citace ", cite},
    {"vcite ", cite},       {"citation/", cite},
    {"infobox", box},       {"lang-", first_text},
    {"langx", second_text}, {"#tag:ref", tag_ref},
    {"link-", other_wiki},  {"reflist", reference_list},
    {"efn-", note},         {"use ", box},
    {"defaultsort:", box},  {"pp-", box},
    {"compact toc", box},
});

TemplateUse look_up(std::string_view name) {
  constexpr size_t kLongest = 60;  // bytes, more than any has
  if (name.size() > kLongest) return unknown;
  std::string folded = unicode::fold(name);
  std::ranges::replace(folded, '_', ' ');
  const auto use = meaning_of(kTemplates, folded);
  if (use != unknown) return use;
  for (const auto& family : kFamilies) {
    if (folded.starts_with(family.word)) return family.meaning;
  }
  const std::string_view view = folded;
  // "{{pt icon}}"
  const bool is_icon =
      view.size() >= 7 && view.size() <= 8 && view.ends_with(" icon");
  return is_icon ? language_mark : unknown;
}

}  // namespace

TemplateUse TemplateNames::use_of(std::string_view name) {
  if (name.empty()) return unknown;
  const auto byte = [&](size_t i) {
    return static_cast<unsigned char>(name[i]);
  };
  const size_t hash = name.size() * 7 + byte(0) * 31U +
                      byte(name.size() / 2) * 13U + byte(name.size() - 1);
  auto& slot = slots_[hash % slots_.size()];
  if (slot.name != name) slot = {name, look_up(name)};
  return slot.use;
}

std::string_view sign_of(std::string_view name) {
  struct Sign {
    std::string_view name;
    std::string_view text;
  };
  constexpr auto kSigns = std::to_array<Sign>({
      {"!", "|"},
      {"=", "="},
      {"(", "{"},
      {")", "}"},
      {"'", "'"},
      {"'s", "'s"},
      {"nbsp", " "},
      {"space", " "},
      {"spaces", " "},
      {"snd", " \u2013 "},
      {"spnd", " \u2013 "},
      {"spd", " \u2013 "},
      {"spaced ndash", " \u2013 "},
      {"spaced en dash", " \u2013 "},
      {"dash", "\u2013"},
      {"ndash", "\u2013"},
      {"en dash", "\u2013"},
      {"mdash", "\u2014"},
      {"em dash", "\u2014"},
      {"emdash", "\u2014"},
      {"·", "\u00b7"},
      {"dot", "\u00b7"},
      {"middot", "\u00b7"},
  });
  for (const auto& known : kSigns) {
    if (name.size() == known.name.size() &&
        starts_with_letters(name, known.name)) {
      return known.text;
    }
  }
  return {};
}

std::string_view words_of_request(std::string_view name) {
  constexpr auto kShort = std::to_array<std::array<std::string_view, 2>>({
      {"cn", "citation needed"},
      {"cb", "citation needed"},
      {"fact", "citation needed"},
      {"citation needed", "citation needed"},
      {"citation required", "citation needed"},
      {"need citation", "citation needed"},
      {"needs citation", "citation needed"},
      {"source?", "citation needed"},
      {"better", "better source needed"},
      {"better source", "better source needed"},
      {"better source needed", "better source needed"},
      {"unreliable source", "unreliable source?"},
      {"unreliable source?", "unreliable source?"},
      {"rs?", "unreliable source?"},
      {"not in source", "failed verification"},
      {"failed verification", "failed verification"},
      {"full", "full citation needed"},
      {"pn", "page needed"},
      {"deadlink", "dead link"},
      {"dl", "dead link"},
      {"404", "dead link"},
      {"dead link", "dead link"},
      {"permanent dead link", "permanent dead link"},
  });
  for (const auto& known : kShort) {
    if (name.size() == known[0].size() && starts_with_letters(name, known[0])) {
      return known[1];
    }
  }
  return {};
}

}  // namespace listlint::wikitext
