#include "rules/link_verdicts.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fmt/format.h>

#include "lint/ascii.h"
#include "lint/host.h"
#include "lint/place.h"
#include "lint/read/archive_address.h"
#include "lint/time_text.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"
#include "rules/address.h"

namespace listlint::rules {
namespace {

Trouble trouble_of_suspect(Reason reason) {
  switch (reason) {
    case Reason::redirected_home:
    case Reason::shared_target:
      return Trouble::redirected_home;
    case Reason::other_site:
      return Trouble::other_site;
    case Reason::parked:
      return Trouble::parked;
    case Reason::script_only:
      // It keeps programs out as a password does.
      return Trouble::blocked;
    default:
      return Trouble::soft_404;
  }
}

Trouble trouble_of_unreachable(Reason reason) {
  switch (reason) {
    case Reason::tls_expired:
    case Reason::tls_not_yet_valid:
    case Reason::tls_host:
    case Reason::tls_self_signed:
    case Reason::tls_untrusted:
    case Reason::tls_protocol:
    case Reason::tls_weak:
      return Trouble::certificate;
    default:
      return Trouble::unreachable;
  }
}

bool is_failure(State state) {
  return state == State::suspect || state == State::dead ||
         state == State::unreachable;
}

// Dead because it lasted, not because the server says so.
bool is_dead_by_patience(const Verdict& verdict) {
  return verdict.state == State::dead &&
         row_of(verdict.reason).state != State::dead;
}

std::string counted(int64_t count, std::string_view one,
                    std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

void add(std::string& evidence, std::string_view part) {
  if (part.empty()) return;
  if (!evidence.empty()) evidence += "; ";
  evidence += part;
}

std::string since(const Verdict& verdict) {
  if (!verdict.first_failed_at) return {};
  auto text = "since " + to_day(*verdict.first_failed_at);
  if (verdict.failures > 0) {
    text += ", " + counted(verdict.failures, "check", "checks");
  }
  return text;
}

// "gone: no answer for 9 days in 3 checks".
std::string gone(const Verdict& verdict) {
  const bool silent = row_of(verdict.reason).state == State::unreachable;
  std::string text =
      silent ? "gone: no proper answer" : "gone: the source is not there";
  if (verdict.first_failed_at) {
    const auto days = std::chrono::floor<std::chrono::days>(
        verdict.checked_at - *verdict.first_failed_at);
    if (days.count() > 0) {
      text += " for " + counted(days.count(), "day", "days");
    }
  }
  if (verdict.failures > 0) {
    text += " in " + counted(verdict.failures, "check", "checks");
  }
  return text;
}

// Whether a verdict on the front page of a host holds for its other pages.
bool is_of_host(Reason reason) {
  switch (reason) {
    case Reason::other_site:
    case Reason::parked:
    case Reason::default_page:
    case Reason::dns:
    case Reason::refused:
    case Reason::timeout:
    case Reason::reset:
    case Reason::http_5xx:
      return true;
    default:
      return row_of(reason).state == State::unreachable &&
             trouble_of_unreachable(reason) == Trouble::certificate;
  }
}

}  // namespace

Trouble trouble_of(const Verdict& verdict) {
  switch (verdict.state) {
    case State::ok:
    case State::skipped:
      return Trouble::none;
    case State::moved:
      return Trouble::moved;
    case State::suspect:
      return trouble_of_suspect(verdict.reason);
    case State::dead:
      return Trouble::dead;
    case State::unreachable:
      return trouble_of_unreachable(verdict.reason);
    case State::blocked:
      return Trouble::blocked;
  }
  return Trouble::none;
}

bool is_copy_lost(const CitedVerdicts& known) {
  if (known.archive == nullptr) return false;
  switch (trouble_of(*known.archive)) {
    case Trouble::dead:
    case Trouble::soft_404:
    case Trouble::redirected_home:
    case Trouble::parked:
      return true;
    default:
      return false;
  }
}

bool is_given_up(const Reference& reference) {
  constexpr std::array<std::string_view, 5> kGivenUp = {
      "dead", "usurped", "unfit", "deviated", "bot: unknown"};
  return !reference.archive_url.empty() &&
         std::ranges::any_of(kGivenUp, [&](std::string_view status) {
           return equal_letters(reference.url_status.value, status);
         });
}

const Verdict* find_trouble(const Reference& reference,
                            const CitedVerdicts& known, Trouble trouble) {
  if (known.url == nullptr || trouble_of(*known.url) != trouble) return nullptr;
  if (reference.url.empty() && !is_of_host(known.url->reason)) return nullptr;
  return is_given_up(reference) ? nullptr : known.url;
}

Span address_place(const Source& source, const Reference& reference) {
  if (!reference.url.span.empty()) return reference.url.span;
  return reference.site.empty() ? title_place(source, reference)
                                : reference.site.span;
}

Finding& tell(Check& check, Index index, std::string message) {
  const auto& reference = check.document.references[index];
  auto& finding = check.report_reference(
      index, address_place(*check.document.source, reference),
      std::move(message));
  if (reference.url.empty()) finding.severity = Severity::info;
  return finding;
}

std::string what_was_seen(const Verdict& verdict) {
  const std::string meaning(row_of(verdict.reason).meaning);
  const bool by_patience = is_dead_by_patience(verdict);
  std::string evidence;
  if (by_patience) add(evidence, meaning);
  // "the server answers 404" says no more than the meaning does.
  if (!meaning.starts_with(verdict.detail)) {
    add(evidence, quotable(verdict.detail));
  }
  if (is_failure(verdict.state)) {
    if (!by_patience) add(evidence, since(verdict));
    if (verdict.last_ok_at) {
      add(evidence, "it worked on " + to_day(*verdict.last_ok_at));
    }
  }
  auto text = by_patience ? gone(verdict) : meaning;
  if (!evidence.empty()) text += " (" + evidence + ")";
  return text;
}

std::string quotable(std::string_view text) {
  constexpr size_t kLongest = 200;  // bytes
  constexpr uint32_t kWhite = unicode::kControl | unicode::kWhiteSpace;
  const auto plain = without_users(text);
  std::string quoted;
  for (size_t at = 0; at < plain.size();) {
    const auto [value, length] = utf8::decode(plain, at);
    if (quoted.size() >= kLongest) return quoted + "\u2026";
    const auto flags =
        value == utf8::kIllFormed ? 0 : unicode::properties(value).flags;
    if (value == utf8::kIllFormed) {
      quoted += "\uFFFD";
    } else if ((flags & kWhite) != 0) {
      if (!quoted.empty() && quoted.back() != ' ') quoted += ' ';
    } else if ((flags & unicode::kBidiControl) == 0) {
      quoted += plain.substr(at, length);
    }
    at += length;
  }
  while (quoted.ends_with(' ')) quoted.pop_back();
  return quoted;
}

std::string way_out(const Document& document, const Reference& reference,
                    const CitedVerdicts& known, std::string_view status) {
  if (reference.url.empty()) {
    return "see whether the site has another name, or cite another source";
  }
  if (is_archive(reference.url.value)) return "cite another copy or source";
  if (!reference.archive_url.empty()) {
    if (is_copy_lost(known)) return "cite another source";
    if (document.format == "wikitext") {
      return fmt::format(
          "set \"url-status\" to \"{}\", so that readers get the archived copy",
          status);
    }
    return "lead readers to the archived copy that stands beside it";
  }
  if (known.url != nullptr && known.url->archive) {
    return fmt::format("cite another source, or the archived copy of {}",
                       to_day(known.url->archive->captured_at));
  }
  return "cite another source, or an archived copy";
}

bool is_writable(std::string_view format, std::string_view url) {
  constexpr std::string_view kPlain = "-._~:/?#@!$*+=%";
  constexpr size_t kLongest = 2000;  // bytes
  const auto is_plain = [&](char c) {
    if (is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z')) return true;
    if (c == '&') return format != "html";
    if (c == '(' || c == ')') return format != "markdown";
    if (c == ',' || c == ';') return format == "wikitext" || format == "html";
    return kPlain.find(c) != kPlain.npos;
  };
  return !url.empty() && url.size() <= kLongest &&
         std::ranges::all_of(url, is_plain);
}

}  // namespace listlint::rules
