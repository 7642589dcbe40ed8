#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>

#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

// Parts of the names of templates that may hold a list of references, folded:
// "ref-list", "Fußnoten", "fontes", "脚注". Better one too many.
constexpr auto kWords = std::to_array<std::string_view>({
    "ref",    "note",    "nota",   "noti",    "sourc", "cit",    "fuss",
    "beleg",  "quell",   "font",   "fuent",   "kild",  "kall",   "lahte",
    "viit",   "przypis", "zrod",   "zdroj",   "lahde", "forras", "izvor",
    "kaynak", "bron",    "примеч", "прим",    "источ", "сноск",  "литерат",
    "джерел", "注",      "註",     "脚",      "腳",    "参考",   "參考",
    "出典",   "각주",    "참고",   "주석",    "مراجع", "مصادر",  "هوامش",
    "پانویس", "הערות",   "מקורות", "παραπομ", "πηγ",   "append",
});

// Whether a template that stands for itself may show the references.
bool may_hold_references(std::string_view markup) {
  constexpr size_t kLongest = 80;  // of a name, in bytes
  if (!markup.starts_with("{{")) return false;
  const auto name =
      markup.substr(2, std::min(markup.find_first_of("|}\n", 2) - 2, kLongest));
  const auto folded = unicode::fold(name);
  return name.starts_with(':') ||  // a page that is shown here
         std::ranges::any_of(kWords, [&](std::string_view word) {
           return folded.find(word) != std::string::npos;
         });
}

const Citation* first_mark(const Document& document) {
  for (const auto& citation : document.citations) {
    if (citation.kind != CitationKind::reference) continue;
    if (citation.reference == kNone) continue;
    if (document.references[citation.reference].kind == ReferenceKind::cited) {
      return &citation;
    }
  }
  return nullptr;
}

void check_document(Check& check) {
  const auto& document = check.document;
  // In other markups marks without a list point to nothing, and
  // citations/undefined-mark says so.
  if (document.format != "wikitext" || document.has_reference_list) return;
  const auto* mark = first_mark(document);
  if (mark == nullptr) return;
  for (const auto& unread : document.unread) {
    if (may_hold_references(check.slice(unread.span))) return;
  }
  const auto count = std::ranges::count(
      document.citations, CitationKind::reference, &Citation::kind);
  report_at(check, mark->span,
            fmt::format("the page has {} citation{} but no list of "
                        "references: write \"<references />\" where it is to "
                        "stand",
                        count, count == 1 ? "" : "s"));
}

}  // namespace

extern const Rule structure_no_reference_list;
constinit const Rule structure_no_reference_list = {
    .id = "structure/no-reference-list",
    .severity = Severity::warning,
    .summary = "A page has citations but no list of references",
    .document = check_document,
};

}  // namespace listlint::rules
