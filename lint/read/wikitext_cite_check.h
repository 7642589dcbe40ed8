// What is wrong with the parameters of a citation template: unknown ones, two
// for one field, and those that say nothing without another one. Borrows the
// page; keeps its memory from call to call; one thread.
#pragma once

#include <string_view>
#include <vector>

#include "lint/document.h"
#include "lint/read/wikitext_cite_table.h"
#include "lint/read/wikitext_page.h"

namespace listlint::wikitext {

class CiteCheck {
 public:
  CiteCheck(const Page& page, std::vector<Problem>& problems)
      : page_(page), problems_(problems) {}

  // Of templates of the family that wikitext_cite_table.h knows; others have
  // parameters of their own.
  void check(const Call& call);

 private:
  struct Given {
    Cs1Field field;
    uint32_t place = 0;  // in the call
    Span name;
    bool is_empty = false;
    bool is_last = true;  // of its name: the one that counts
  };

  bool is_plain(Span name) const;
  const Given* given(std::string_view name) const;
  void find_unknown();
  void find_repeated(const Call& call);
  void find_missing();
  void lacks(std::string_view name, std::string_view other);
  bool has_address() const;
  void report(ProblemKind kind, Span span, std::string_view what, Span related);

  const Page& page_;
  std::vector<Problem>& problems_;
  std::vector<Given> given_;
  std::vector<Span> unknown_;
};

}  // namespace listlint::wikitext
