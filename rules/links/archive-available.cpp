#include <array>
#include <fmt/format.h>
#include <vector>

#include "lint/place.h"
#include "lint/read/archive_address.h"
#include "lint/rule.h"
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

// Behind "[title](address)".
std::vector<Edit> edit_markdown(const Check& check, const Reference& reference,
                                const Verdict& verdict) {
  const Span url = reference.url.span;
  const auto bytes = check.document.source->bytes();
  if (reference.kind == ReferenceKind::link || url.begin < 2 ||
      bytes.substr(url.begin - 2, 2) != "](" ||
      bytes.substr(url.end, 1) != ")") {
    return {};
  }
  return {{{url.end + 1, url.end + 1},
           fmt::format(" ([archived]({}))", verdict.archive->url)}};
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
                       day_of(known.url->archive->captured_at)));
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
