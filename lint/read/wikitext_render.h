// What a reader sees of a piece of wikitext: the labels of links, the shown
// arguments of templates, no markup. Not thread-safe.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lint/document.h"
#include "lint/read/wikitext_page.h"
#include "lint/read/writing.h"

namespace listlint::wikitext {

// The copy in an archive that stands right behind a link.
struct LinkCopy {
  Text url;            // empty without one
  Text date;           // of the copy, as written
  uint32_t end = 0;    // of all that tells of it
  Index next = kNone;  // the first node behind
};

// What stands in a line beside its text. Told in text order.
class Listener {
 public:
  virtual ~Listener() = default;
  // A <ref>, or nodes of which nothing is seen: they may hold some.
  virtual void hidden(Range nodes) = 0;
  // {{flagicon|JPN}}, {{flag|Japan}}, {{JPN}}: `call` is taken apart. May write
  // the name of the country.
  virtual void flag(Index node, const Call& call, TemplateUse use,
                    Writing& out) = 0;
  // The flag in [[File:Flag of Japan.svg|20px]].
  virtual void flag_file(Span country) = 0;
  // An address and, where it has one, its label; behind that. The span reaches
  // to the end of the copy.
  virtual void link(Span span, Span address, Span label, bool first,
                    const LinkCopy& copy) = 0;
  // Something of which nothing is seen.
  virtual void unread(Span span, UnreadKind kind) = 0;
};

// What a free text tells by its markup rather than its words.
struct Found {
  Span address;  // of its first link, empty without one
  Span title;    // its label, in the writing
  Text language;
  bool dead = false;
  Text archive_url;
  Text archive_date;
};

// Appends text without markup: with entities decoded, line ends as spaces.
void append_text(std::string_view bytes, Span span, Writing& out);

class Renderer {
 public:
  explicit Renderer(Page& page) : page_(page) {}

  // Appends what is seen of the stretch. Both others may be null: then
  // citations and links leave nothing but their labels.
  void render(const Stretch& stretch, Writing& out, Listener* listener,
              Found* found);

 private:
  // Something shown in part: on its end, reading goes on behind it.
  struct Frame {
    uint32_t end = 0;
    Index last = 0;
    uint32_t resume = 0;
    Index resume_node = 0;
    Index link = kNone;        // an external one: told when its label ends
    uint32_t label_begin = 0;  // in the writing
  };

  void text(uint32_t end);
  void enter(Index node);
  void show(const Stretch& stretch, Index node);
  void skip(Index node);
  void leave();

  void enter_link(Index node);
  void show_page_name(Index node, const Stretch& target);
  void enter_external(Index node);
  void enter_call(Index node);
  void enter_flag(Index index, TemplateUse use);
  void show_argument(Index node, const Argument* argument);
  void show_date(Index node, bool year_first);
  void show_person(Index node);
  void enter_other_wiki(Index node);
  void enter_unknown_call(Index node);
  void tell_flag(Index node, TemplateUse use);
  void find_language(Index node);
  void find_archive(Index node);
  void end_link(Span span, Span address, Span label, bool first);
  LinkCopy copy_behind(Span address);
  void read_archive(Index node, LinkCopy& copy);
  void find_web_address(Index node);
  void append_sign(Index node);

  Page& page_;
  std::vector<Frame> frames_;
  // Of the stretch at hand:
  Writing* out_ = nullptr;
  Listener* listener_ = nullptr;
  Found* found_ = nullptr;
  uint32_t at_ = 0;
  Index next_ = 0;
  Call call_;
};

}  // namespace listlint::wikitext
