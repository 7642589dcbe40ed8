#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <vector>

#include "lint/ascii.h"
#include "lint/place.h"
#include "lint/read/archive_address.h"
#include "lint/rule.h"
#include "lint/time_text.h"
#include "rules/cite_template.h"
#include "rules/dates.h"
#include "rules/link_verdicts.h"

namespace listlint::rules {
namespace {

// Another site, or a page made by scripts, may be the source still.
bool is_lost(const Verdict& verdict) {
  if (verdict.state == State::dead) return true;
  return verdict.state == State::suspect &&
         verdict.reason != Reason::other_site &&
         verdict.reason != Reason::script_only;
}

// "[Foo](http://foo.org)'s", "[Foo](http://foo.org)-like"
bool is_inside_word(std::string_view behind) {
  if (behind.empty()) return false;
  const char c = behind[0];
  return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z') || c == '\'' ||
         c == '-' || behind.starts_with("\u2019");
}

// As the reference writes its date of access.
std::string written_day(const Reference& reference, Time time) {
  const auto& access = reference.access_date.parsed;
  return written_as(listlint::date_of(time),
                    access ? access->style : DateStyle::iso);
}

std::vector<Edit> edit_template(const Check& check, const Reference& reference,
                                const Verdict& verdict) {
  const auto cite = find_cite_template(check.document, reference);
  if (!cite) return {};
  const auto& source = *check.document.source;
  // It says the same as "url-status" in words that are out of use.
  if (has_parameter(source, *cite, "dead-url")) return {};
  const auto& copy = *verdict.archive;
  const std::array<NewParameter, 3> wanted = {{
      {"archive-url", copy.url},
      {"archive-date", written_day(reference, copy.captured_at)},
      {"url-status", verdict.reason == Reason::parked ? "usurped" : "dead"},
  }};
  return set_parameters(source, *cite, wanted);
}

// Behind "[address title]".
std::vector<Edit> edit_link(const Check& check, const Reference& reference,
                            const Verdict& verdict) {
  const auto& document = check.document;
  const bool is_english =
      document.language.empty() || document.language.starts_with("en");
  const Span url = reference.url.span;
  const auto bytes = document.source->bytes();
  if (!is_english || url.begin == 0 || bytes[url.begin - 1] != '[') return {};
  if (url.end >= reference.span.end) return {};
  const auto rest = bytes.substr(url.end, reference.span.end - url.end);
  const auto close = rest.find_first_of("[]\n");
  if (close == rest.npos || rest[close] != ']') return {};
  const auto at = url.end + static_cast<uint32_t>(close) + 1;
  return {
      {{at, at},
       fmt::format(" {{{{webarchive|url={}|date={}}}}}", verdict.archive->url,
                   written_day(reference, verdict.archive->captured_at))}};
}

// Links to places in the page name a heading by its text.
bool is_in_heading(std::string_view bytes, uint32_t at) {
  constexpr uint32_t kMost = 4096;  // bytes before it in its line
  const uint32_t begin = at - std::min(at, kMost);
  auto line = bytes.substr(begin, at - begin);
  const auto feed = line.rfind('\n');
  if (feed != line.npos) {
    line.remove_prefix(feed + 1);
  } else if (begin > 0) {
    return true;  // who knows
  }
  const auto first = line.find_first_not_of(' ');
  return first != line.npos && line[first] == '#';
}

// Where a copy may stand: behind "[title](address)" and the brackets around
// that, if any. nullopt where there is no link, or no room.
std::optional<uint32_t> end_of_link(const Source& source,
                                    const Reference& reference) {
  const auto bytes = source.bytes();
  const auto text = source.slice(reference.span);
  const Span url = reference.url.span;
  uint32_t at = 0;
  if (reference.kind == ReferenceKind::link && reference.span != url) {
    if (!text.starts_with('[') && !text.starts_with("([")) return {};
    at = reference.span.end;
  } else {
    if (url.begin < 2 || bytes.substr(url.begin - 2, 2) != "](") return {};
    if (bytes.substr(url.end, 1) != ")") return {};
    at = url.end + 1;
  }
  if (is_inside_word(bytes.substr(at)) || is_in_heading(bytes, at)) return {};
  return at;
}

std::vector<Edit> edit_markdown(const Check& check, const Reference& reference,
                                const Verdict& verdict) {
  const auto& copy = verdict.archive->url;
  // What could not be read as a copy of this page.
  if (!may_be_copy_of(copy, reference.url.value)) return {};
  const auto at = end_of_link(*check.document.source, reference);
  if (!at) return {};
  return {{{*at, *at}, fmt::format(" ([archived]({}))", copy)}};
}

std::vector<Edit> edits_for(const Check& check, const Reference& reference,
                            const Verdict& verdict) {
  const auto format = check.document.format;
  if (!is_verbatim(*check.document.source, reference.url)) return {};
  if (!is_writable(format, verdict.archive->url)) return {};
  if (format == "markdown") return edit_markdown(check, reference, verdict);
  if (format != "wikitext") return {};
  auto edits = edit_template(check, reference, verdict);
  return edits.empty() ? edit_link(check, reference, verdict) : edits;
}

void check_verdict(Check& check, Index index, const CitedVerdicts& known) {
  const auto& reference = check.document.references[index];
  if (known.url == nullptr || !known.url->archive || !is_lost(*known.url)) {
    return;
  }
  if (reference.url.empty() || !reference.archive_url.empty() ||
      is_archive(reference.url.value)) {
    return;
  }
  auto& finding =
      tell(check, index,
           fmt::format("an archive has a copy of {}: add it to the reference",
                       to_day(known.url->archive->captured_at)));
  auto edits = edits_for(check, reference, *known.url);
  if (edits.empty()) return;
  finding.fix = Fix{"add the archived copy", Safety::unsafe, std::move(edits)};
}

}  // namespace

extern const Rule links_archive_available;
constinit const Rule links_archive_available = {
    .id = "links/archive-available",
    .severity = Severity::info,
    .summary = "An archive has a copy of a source that is not there",
    .verdict = check_verdict,
};

}  // namespace listlint::rules
