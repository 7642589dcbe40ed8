#include "lint/read/markdown_reference.h"

#include "lint/read/archive_address.h"
#include "lint/read/markdown_address.h"
#include "lint/read/text_line.h"
#include "lint/read/wikitext_entity.h"
#include "lint/unicode/utf8.h"

namespace listlint::markdown {
namespace {

bool is_punctuation(char c) {
  return c > ' ' && c < '\x7F' && !(c >= '0' && c <= '9') &&
         !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z');
}

}  // namespace

Text address_text(const Source& source, Span url,
                  std::deque<std::string>& storage) {
  const auto bytes = source.bytes();
  Writing writing(source, storage);
  uint32_t done = url.begin;
  for (uint32_t at = url.begin; at < url.end;) {
    const char c = bytes[at];
    if (c == '\\' && at + 1 < url.end && is_punctuation(bytes[at + 1])) {
      writing.append({done, at});
      done = at + 1;
      at += 2;
      continue;
    }
    const auto entity =
        c == '&' ? wikitext::read_entity(bytes, at, url.end) : std::nullopt;
    if (!entity) {
      ++at;
      continue;
    }
    writing.append({done, at});
    std::string shown;
    utf8::append(shown, entity->value);
    writing.append(shown, {at, at + entity->length});
    at += entity->length;
    done = at;
  }
  if (done == url.begin) return source.text(url);
  writing.append({done, url.end});
  return writing.text({0, writing.size()});
}

void ReferenceText::clear() {
  writing_.clear();
  hidden_ = false;
  in_link_ = false;
  title_ = {};
  url_ = {};
  archive_url_ = {};
}

void ReferenceText::text(Span span) {
  if (!hidden_) writing_.append(span);
}

void ReferenceText::text(std::string_view shown, Span span) {
  if (!hidden_) writing_.append(shown, span);
}

void ReferenceText::open(const Link& link) {
  hidden_ = link.is_mark;
  in_link_ = true;
  link_begin_ = writing_.size();
}

// Whether a title may begin there: at the beginning, but for quotation marks,
// or behind an author.
bool ReferenceText::begins_part(uint32_t at) const {
  auto before = writing_.bytes().substr(0, at);
  for (const std::string_view mark : {"\"", "\u201c", "'"}) {
    if (before.ends_with(mark)) before.remove_suffix(mark.size());
  }
  while (before.ends_with(' ')) before.remove_suffix(1);
  return before.empty() || before.ends_with('.') || before.ends_with(':') ||
         before.ends_with(',');
}

void ReferenceText::close(const Link& link) {
  const Span shown =
      text::trim(writing_.bytes(), {link_begin_, writing_.size()});
  hidden_ = false;
  in_link_ = false;
  const auto url = source_.slice(link.url);
  if (!is_external(url)) return;
  const bool first = url_.empty() && title_.empty();
  const bool is_title = !link.is_mark && !shown.empty() &&
                        !is_external(writing_.slice(shown)) &&
                        begins_part(shown.begin);
  // "Archived" behind a title that is no link names a copy of it.
  const bool names_copy = is_archive(url) && link_begin_ > 0;
  if (first && is_title && !names_copy) title_ = shown;
  take_address(link);
}

void ReferenceText::take_address(const Link& link) {
  auto& decoded = builder_.document().decoded;
  const auto url = address_text(source_, link.url, decoded);
  if (is_archive(url.value)) {
    if (archive_url_.empty()) archive_url_ = url;
    return;
  }
  if (!url_.empty()) return;
  url_ = url;
  if (link.copy.empty() || !archive_url_.empty()) return;
  archive_url_ = address_text(source_, link.copy, decoded);
}

void ReferenceText::address(const Link& link) {
  if (in_link_) return text(link.text);
  if (!is_external(source_.slice(link.url))) return text(link.text);
  take_address(link);
}

void ReferenceText::footnote(Span span, Span label) {
  builder_.cite(span, CitationKind::reference, source_.text(label));
}

void ReferenceText::media(Span span) {
  builder_.unread(span, UnreadKind::media);
}

void ReferenceText::comment(Span span) {
  builder_.document().comments.push_back(span);
}

Reference ReferenceText::reference() {
  text::ReferenceHead head;
  head.title = title_;
  auto reference = text::parse_reference(writing_, {0, writing_.size()}, head);
  if (reference.archive_url.empty()) reference.archive_url = archive_url_;
  if (url_.empty() && !archive_url_.empty()) {
    // A copy tells what it is a copy of.
    const auto original = original_of(archive_url_.value);
    const auto at = archive_url_.value.size() - original.size();
    const bool verbatim = archive_url_.span.size() == archive_url_.value.size();
    Span span = archive_url_.span;
    if (verbatim) span.begin += static_cast<uint32_t>(at);
    url_ = original.empty() ? archive_url_ : Text{original, span};
  }
  if (reference.url.empty()) reference.url = url_;
  return reference;
}

}  // namespace listlint::markdown
