#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>

#include "lint/place.h"
#include "lint/rule.h"
#include "rules/hosts.h"

namespace listlint::rules {
namespace {

// First labels by which sites tell their edition for telephones.
constexpr std::array<std::string_view, 9> kLabels = {
    "3g", "4g", "5g", "amp", "m", "mobi", "mobile", "touch", "wap"};

// Whole domains that are mobile editions, and what they are editions of.
struct Edition {
  std::string_view mobile;
  std::string_view desktop;
};
constexpr std::array<Edition, 8> kEditions = {{
    {"m.facebook.com", "www.facebook.com"},
    {"m.vk.com", "vk.com"},
    {"m.weibo.cn", "weibo.com"},
    {"m.youtube.com", "www.youtube.com"},
    {"mobile.twitter.com", "twitter.com"},
    {"sina.cn", "sina.com.cn"},
    {"touch.facebook.com", "www.facebook.com"},
    {"weibo.cn", "weibo.com"},
}};

// Sites of the Wikimedia Foundation: "en.m.wikipedia.org".
constexpr std::array<std::string_view, 10> kWikis = {
    "wikibooks.org",  "wikidata.org",  "wikimedia.org",  "wikinews.org",
    "wikipedia.org",  "wikiquote.org", "wikisource.org", "wikiversity.org",
    "wikivoyage.org", "wiktionary.org"};

// What to report of a host; empty where it is no mobile edition.
struct Fault {
  std::string text;
  std::string same_page;  // a host with the same pages; "" where none is known
};

Fault fault_of(std::string_view host) {
  for (const auto& [mobile, desktop] : kEditions) {
    if (!is_within(host, mobile)) continue;
    return {fmt::format("is the mobile edition of {}: cite the desktop page",
                        desktop),
            {}};
  }
  // The registered name may itself be such a word: "touch.co.uk".
  const auto registered = registry_labels(host) + 1;
  const auto labels = label_count(host);
  if (labels <= registered) return {};
  const auto first = first_label(host);
  const auto rest = without_first_label(host);
  if (std::ranges::find(kLabels, first) != kLabels.end()) {
    return {"is a mobile edition: cite the desktop page", {}};
  }
  if (labels <= registered + 1 || first_label(rest) != "m") return {};
  const auto site = without_first_label(rest);
  if (std::ranges::find(kWikis, site) != kWikis.end()) {
    auto desktop = fmt::format("{}.{}", first, site);
    return {fmt::format("is the mobile edition of {}: cite the desktop page",
                        desktop),
            desktop};
  }
  return {"is a mobile edition: cite the desktop page", {}};
}

// Writes the host of the same pages in place of the one in `text`.
void offer_host(Check& check, Finding& finding, const Text& text,
                std::string_view host, const std::string& same_page) {
  const auto& source = *check.document.source;
  if (same_page.empty() || !is_verbatim(source, text)) return;
  const auto begin = static_cast<size_t>(host.data() - text.value.data());
  finding.fix =
      Fix{fmt::format("write {}", same_page),
          Safety::safe,
          {{part_of(source, text, begin, begin + host.size()), same_page}}};
}

void check_reference(Check& check, Index index) {
  const auto& reference = check.document.references[index];
  const auto host = host_of(reference);
  if (host.empty()) return;
  const auto fault = fault_of(host);
  if (fault.text.empty()) return;
  const auto& site = reference.site;
  const bool in_site = host.data() == site.value.data();
  const auto& text = in_site ? site : reference.url;
  auto& finding = check.report_reference(
      index, text.span, fmt::format("\"{}\" {}", host, fault.text));
  offer_host(check, finding, text, host, fault.same_page);
}

}  // namespace

extern const Rule citations_mobile_host;
constinit const Rule citations_mobile_host = {
    .id = "citations/mobile-host",
    .severity = Severity::info,
    .summary = "The mobile edition of a site is cited",
    .reference = check_reference,
};

}  // namespace listlint::rules
