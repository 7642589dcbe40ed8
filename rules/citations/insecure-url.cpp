#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <unordered_map>

#include "lint/ascii.h"
#include "lint/place.h"
#include "lint/rule.h"
#include "rules/address.h"
#include "rules/hosts.h"

namespace listlint::rules {
namespace {

// Large sites that have been sending each reader on to https for years, on all
// their sub-domains.
constexpr std::array<std::string_view, 10> kSecure = {
    "facebook.com",   "github.com",    "instagram.com", "twitter.com",
    "wikidata.org",   "wikimedia.org", "wikipedia.org", "wikivoyage.org",
    "wiktionary.org", "youtube.com"};

bool is_insecure(std::string_view url) {
  constexpr std::string_view kScheme = "http://";
  return url.size() > kScheme.size() &&
         std::ranges::equal(url.substr(0, kScheme.size()), kScheme, {}, lower);
}

bool is_secure(std::string_view url) {
  constexpr std::string_view kScheme = "https://";
  return url.size() > kScheme.size() &&
         std::ranges::equal(url.substr(0, kScheme.size()), kScheme, {}, lower);
}

// A dead page has no better address, and its copies are found by this one.
bool is_kept(const Reference& reference) {
  return !reference.archive_url.empty() || !reference.url_status.empty();
}

void report(Check& check, Index index, std::string message) {
  const auto& url = check.document.references[index].url;
  constexpr size_t kScheme = 4;
  const auto& source = *check.document.source;
  auto& finding = check.report_reference(
      index, part_of(source, url, 0, kScheme), std::move(message));
  if (!is_verbatim(source, url)) return;
  finding.fix = Fix{"write https", Safety::unsafe, {{finding.span, "https"}}};
}

void check_document(Check& check) {
  const auto& references = check.document.references;
  const auto insecure = [](const Reference& reference) {
    return is_insecure(reference.url.value) && !is_kept(reference);
  };
  if (std::ranges::none_of(references, insecure)) return;
  // The first https address of each host.
  std::unordered_map<std::string_view, Index> secure;
  for (Index i = 0; i < references.size(); ++i) {
    const auto url = references[i].url.value;
    if (is_secure(url)) secure.emplace(host_of_url(url), i);
  }
  for (Index i = 0; i < references.size(); ++i) {
    if (!insecure(references[i])) continue;
    const auto address = split_address(references[i].url.value);
    if (!address.port.empty()) continue;
    const auto host = address.host;
    const bool known = std::ranges::any_of(
        kSecure,
        [&](std::string_view domain) { return is_within(host, domain); });
    if (known) {
      report(check, i,
             fmt::format("\"{}\" sends every reader on to https: write https",
                         host));
    } else if (const auto found = secure.find(host); found != secure.end()) {
      report(check, i,
             fmt::format("the list cites \"{}\" with https elsewhere: write "
                         "https, unless this page lacks it",
                         host));
    }
  }
}

}  // namespace

extern const Rule citations_insecure_url;
constinit const Rule citations_insecure_url = {
    .id = "citations/insecure-url",
    .severity = Severity::info,
    .summary = "An address has http where its host is known to have https",
    .document = check_document,
};

}  // namespace listlint::rules
