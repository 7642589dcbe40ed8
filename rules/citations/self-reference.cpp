#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/rule.h"
#include "rules/address.h"
#include "rules/hosts.h"
#include "rules/listed_hosts.h"

namespace listlint::rules {
namespace {

constexpr Option kHosts =
    texts_option("hosts", "further hosts that copy the list or are copied");
constexpr const Option* kOptions[] = {&kHosts};

// Wikis that anybody writes, as the list itself. Not those that keep the
// sources of others: Wikisource, Wikimedia Commons.
constexpr std::array<std::string_view, 4> kWikis = {
    "wikidata.org", "wikipedia.org", "wikivoyage.org", "wiktionary.org"};

// Sites that show the articles of Wikipedia, or what is drawn from them. From
// "Wikipedia:Mirrors and forks"; without those that also write themselves.
constexpr std::array<std::string_view, 11> kMirrors = {
    "dbpedia.org",      "encyclopedia.thefreedictionary.com",
    "infogalactic.com", "justapedia.org",
    "kiddle.co",        "thereaderwiki.com",
    "wiki2.org",        "wikimili.com",
    "wikivisually.com", "wikiwand.com",
    "wikizero.com"};

bool holds(std::span<const std::string_view> domains, std::string_view host) {
  return std::ranges::any_of(domains, [&](std::string_view domain) {
    return is_within(host, domain);
  });
}

std::string fault_of(std::string_view host,
                     const std::vector<std::string>& listed) {
  if (holds(kWikis, host)) {
    return fmt::format(
        "\"{}\" is a wiki that anybody can write, as this list: "
        "cite the source that it gives",
        host);
  }
  if (holds(kMirrors, host)) {
    return fmt::format(
        "\"{}\" shows what Wikipedia says: cite the source that "
        "is given there",
        host);
  }
  const auto entry = find_listed(listed, host);
  if (entry.empty()) return {};
  return fmt::format(
      "\"{}\" has its contents from lists like this one, says "
      "the config by \"{}\": cite the source that it gives",
      host, entry);
}

void check_reference(Check& check, Index index) {
  const auto& reference = check.document.references[index];
  if (reference.kind == ReferenceKind::link) return;
  const auto host = cited_host(reference);
  if (host.empty()) return;
  auto fault = fault_of(host, check.texts(kHosts));
  if (fault.empty()) return;
  check.report_reference(index,
                         host_place(*check.document.source, reference, host),
                         std::move(fault));
}

}  // namespace

extern const Rule citations_self_reference;
constinit const Rule citations_self_reference = {
    .id = "citations/self-reference",
    .severity = Severity::warning,
    .summary = "Wikipedia, or a copy of it, is cited as a source",
    .options = kOptions,
    .reference = check_reference,
};

}  // namespace listlint::rules
