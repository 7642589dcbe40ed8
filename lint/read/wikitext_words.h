// What the words of wikitext mean, in the languages of the larger Wikipedias:
// names of namespaces, templates and template parameters. Data and look-ups;
// pure but for TemplateNames, which is for one thread.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace listlint::wikitext {

// Whether `text` begins with `word`, which is in lower case, by ASCII letters
// in any case.
bool starts_with_letters(std::string_view text, std::string_view word);

// Where a link leads, by what stands before its first colon.
enum class Space : uint8_t {
  page,      // an article, or a namespace that is read as one
  file,      // [[File:…]]: a picture
  category,  // [[Category:…]]
  language,  // [[de:…]]: the same page in another language
};

// Of the inside of a link. One colon in front makes any a page.
Space space_of(std::string_view target);

// "#REDIRECT" and its translations.
bool is_redirect(std::string_view text);

// The country in "Flag of the United States (1777).svg"; empty where a file is
// no flag.
std::string_view country_of_flag_file(std::string_view file);

enum class TemplateUse : uint8_t {
  unknown,
  box,             // infobox, hatnote: nothing of a list
  flag_icon,       // a flag
  flag_name,       // a flag and the name of the country
  cite,            // describes a source
  harvard,         // {{harvnb|Smith|2000}}: the same, in short
  short_footnote,  // {{sfn|Smith|2000}}: the same, behind a mark
  note,            // {{efn|…}}
  tag_ref,         // {{#tag:ref|…|name=…}}
  named_refs,      // {{r|a|b}}
  request,         // {{citation needed}}
  dead_link,
  archive,  // {{webarchive}}
  reference_list,
  elsewhere,       // {{main|List of …}}
  columns,         // {{columns-list|…}}: items in columns
  layout,          // {{div col}}: nothing but how it looks
  first_text,      // shows its first argument
  second_text,     // … its second one
  last_text,       // … its last one
  other_wiki,      // {{ill|…}}: a link to a page in another language
  person,          // {{sortname|First|Last}}
  date,            // {{start date|2000|5|1}}: year first
  day_first_date,  // {{formatdate|1|5|2000}}
  language_mark,   // {{in lang|pt}}, {{pt icon}}
  web_address,     // {{URL|…}}
  identifier,      // {{ISBN|…}}, {{doi|…}}
  sign,            // {{!}}, {{nbsp}}: a sign, see sign_of()
};

// Looks up template names of one page, which has few and repeats them.
class TemplateNames {
 public:
  // The name as written, without spaces at its ends.
  TemplateUse use_of(std::string_view name);

 private:
  struct Slot {
    std::string_view name;
    TemplateUse use = TemplateUse::unknown;
  };
  std::array<Slot, 256> slots_;
};

// The text of a `sign` template: "|" of {{!}}.
std::string_view sign_of(std::string_view name);

// What a request asks for, in the words that a reader sees: "citation needed"
// of {{cn}}.
std::string_view words_of_request(std::string_view name);

enum class CiteField : uint8_t {
  none,
  title,
  original_title,  // in its own script, beside a transcription
  translated_title,
  url,
  chapter_url,
  site,
  publisher,
  language,
  date,
  year,
  access_date,
  archive_url,
  archive_date,
  url_status,
  is_dead,  // "dead-url=yes"
  author,
  last_name,
  first_name,
  page,
  format,
  isbn,
  issn,
  doi,
  pmid,
};

struct CiteParameter {
  CiteField field = CiteField::none;
  uint32_t number = 1;  // 2 of "last2"
};

// "Access-Date", "accessdate", "Abruf" and "fecha de acceso" are one.
CiteParameter parameter_of(std::string_view name);

}  // namespace listlint::wikitext
