// The source that a citation describes: citation templates in many languages,
// and free text. Borrows the page and the document's storage; one thread.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "lint/document.h"
#include "lint/read/wikitext_cite_check.h"
#include "lint/read/wikitext_page.h"
#include "lint/read/wikitext_render.h"
#include "lint/read/writing.h"

namespace listlint::wikitext {

class CiteReader {
 public:
  CiteReader(Page& page, Document& document)
      : page_(page),
        storage_(document.decoded),
        check_(page, document.problems),
        renderer_(page),
        writing_(page.source(), storage_) {}

  // What stands in a <ref>. Sources after the first one go to `others`.
  Reference read(const Stretch& inside, std::vector<Reference>& others);

  // A citation template.
  Reference read_template(Index call);

  // {{sfn|Smith|2000|p=5}}, and the name that its footnote goes by.
  Reference read_short(Index call);
  Text name_of_short(Index call);

 private:
  struct Author {
    Text last;  // or the whole of it
    Text first;
  };

  Text value_of(const Argument& argument);
  void set_field(const Argument& argument, Reference& reference);
  void set_author(CiteParameter parameter, const Text& value);
  Text joined_authors();
  void add_identifiers(Index call, Reference& reference);
  Reference read_text(const Stretch& inside);
  void add_found(const Found& found, Reference& reference);
  Text short_author() const;

  Page& page_;
  std::deque<std::string>& storage_;
  CiteCheck check_;
  Renderer renderer_;
  Writing writing_;
  Call call_;
  // Of the template at hand:
  std::vector<Author> authors_;
  Text year_;
  Text chapter_url_;
  Text original_title_;
  Text translated_title_;
};

}  // namespace listlint::wikitext
