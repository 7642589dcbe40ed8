// The parameters of citation templates: the part of wikitext_words.h that
// tells which field of a reference each of them holds.
#include <algorithm>
#include <array>
#include <string>

#include "lint/read/wikitext_word_table.h"
#include "lint/read/wikitext_words.h"
#include "lint/unicode/code_point.h"

namespace listlint::wikitext {
namespace {

using enum CiteField;

// As unicode::fold makes them, without spaces, "-", "_" and "'".
constexpr auto kGroups = std::to_array<Group<CiteField>>({
    {title,
     "title|titel|titre|titulo|titolo|tytul|tittel|nimeke|titul|"
     "заглавие|название|назва|заголовок|제목|标题|標題"},
    {original_title, "scripttitle"},
    {translated_title, "transtitle"},
    {url, "url|online|lireenligne|osoite|ссылка|посилання|网址|網址"},
    {chapter_url,
     "chapterurl|contributionurl|entryurl|sectionurl|conferenceurl"},
    {site,
     "website|work|newspaper|journal|magazine|periodical|encyclopedia|"
     "encyclopaedia|dictionary|network|newsgroup|booktitle|site|werk|"
     "sammelwerk|periodique|sitioweb|obra|periodico|publicacion|jornal|"
     "sito|opera|pubblicazione|opublikowany|czasopismo|verk|tidning|"
     "julkaisu|издание|сайт|웹사이트|신문"},
    {publisher,
     "publisher|institution|hrsg|herausgeber|verlag|editeur|editorial|"
     "publicado|editora|editore|uitgever|wydawca|utgivare|utgiver|"
     "julkaisija|vydavatel|издательство|издатель|видавництво|видавець|"
     "출판사|出版者"},
    {language,
     "language|lang|in|sprache|langue|idioma|lingua|taal|jezyk|sprak|"
     "kieli|jazyk|язык|мова|언어|语言|語言"},
    {date,
     "date|airdate|datum|fecha|data|dato|ajankohta|datumvydani|дата|"
     "날짜|日期"},
    {year, "year|publicationdate|jahr|annee|ano|anno|rok|год|рік"},
    {access_date,
     "accessdate|accessed|retrieved|abruf|zugriff|consultele|"
     "fechaacceso|fechadeacceso|acessodata|dataacesso|accesso|"
     "bezochtdatum|datadostepu|hamtdatum|besoksdato|viitattu|"
     "datumpristupu|датаобращения|датадоступу|확인날짜|확인일자|"
     "访问日期"},
    {archive_url,
     "archiveurl|archivurl|urlarchivo|arquivourl|urlarquivo|urlarchivio|"
     "archiefurl|archiwum|arkivurl|urlarchivu|архивurl|보존url|存档网址"},
    {archive_date,
     "archivedate|archivdatum|datearchive|fechaarchivo|arquivodata|"
     "dataarquivo|dataarchivio|archiefdatum|zarchiwizowano|arkivdatum|"
     "arkivdato|datumarchivace|архивдата|보존날짜|存档日期"},
    {url_status, "urlstatus"},
    {is_dead,
     "deadurl|deadlink|offline|brisele|urlmorte|urlmuerta|urlmorta|"
     "urlmorto|dodeurl"},
    {author,
     "author|authors|people|vauthors|host|autor|auteur|autore|"
     "forfattare|forfatter|tekija|автор|저자|作者"},
    {last_name,
     "last|surname|authorlast|nom|apellido|apellidos|ultimo|sobrenome|"
     "cognome|achternaam|nazwisko|efternamn|etternavn|prijmeni|фамилия|"
     "성"},
    {first_name,
     "first|given|authorfirst|prenom|nombre|primeiro|nome|voornaam|imie|"
     "fornamn|fornavn|jmeno|имя|이름"},
    {page,
     "page|pages|p|pp|seite|seiten|passage|pagina|paginas|pagine|strony|"
     "strona|sida|sidor|side|sider|sivut|страницы|страница|сторінки|쪽"},
    {format, "format|formato"},
    {isbn, "isbn"},
    {issn, "issn|eissn"},
    {doi, "doi"},
    {pmid, "pmid"},
});

constexpr auto kParameters = sorted_words<kGroups>();

CiteField look_up(std::string_view key) { return meaning_of(kParameters, key); }

}  // namespace

CiteParameter parameter_of(std::string_view name) {
  constexpr size_t kLongest = 48;  // bytes, more than any has
  if (name.size() > kLongest) return {};
  std::string folded;  // short ones need no memory
  const auto is_ascii = [](char c) {
    return static_cast<unsigned char>(c) < 0x80;
  };
  if (!std::ranges::all_of(name, is_ascii)) {
    folded = unicode::fold(name);
    name = folded;
  }
  std::string key;
  for (const char c : name) {
    if (c == ' ' || c == '-' || c == '_' || c == '\'') continue;
    key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  CiteParameter parameter{look_up(key), 1};
  if (parameter.field != none) return parameter;
  const auto last = key.find_last_not_of("0123456789");
  if (last == std::string::npos || key.size() - last > 3 ||
      last + 1 == key.size()) {
    return parameter;
  }
  parameter.number = 0;
  for (const char c : key.substr(last + 1)) {
    parameter.number = parameter.number * 10 + static_cast<uint32_t>(c - '0');
  }
  parameter.field = look_up(key.substr(0, last + 1));
  return parameter;
}

}  // namespace listlint::wikitext
