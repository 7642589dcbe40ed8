#include "fetch/cited_urls.h"

#include <algorithm>

#include "lint/host.h"
#include "lint/line_index.h"
#include "lint/read/archive_address.h"

namespace listlint::fetch {
namespace {

void add_title(CitedUrls::Cited& cited, std::string_view title) {
  if (title.empty()) return;
  if (std::ranges::find(cited.titles, title) != cited.titles.end()) return;
  cited.titles.emplace_back(title);
}

void add_access_date(CitedUrls::Cited& cited, const DateField& date) {
  if (cited.accessed || !date.parsed || !exists(date.parsed->date)) return;
  cited.accessed = time_of(date.parsed->date);
}

}  // namespace

void CitedUrls::add(const Document& document, bool sites) {
  LineIndex lines(document.source->bytes());
  for (const auto& reference : document.references) {
    ++references;
    const CitedBy by{document.source->path(), document.source->page(),
                     lines.position(reference.span.begin).line, reference.id};
    const auto cite = [&](std::string_view url) -> Cited& {
      auto at = urls.find(url);
      if (at == urls.end()) at = urls.emplace(url, Cited{}).first;
      at->second.by.push_back(by);
      return at->second;
    };
    if (!reference.url.empty()) {
      auto& cited = cite(reference.url.value);
      add_title(cited, reference.title.value);
      add_access_date(cited, reference.access_date);
      cited.is_archive = is_archive(reference.url.value);
    } else if (const auto site = address_of_site(reference.site.value);
               !site.empty()) {
      ++with_site;
      if (sites) cite(site);
    }
    if (!reference.archive_url.empty()) {
      auto& copy = cite(reference.archive_url.value);
      add_title(copy, reference.title.value);
      copy.is_archive = true;
    }
  }
}

}  // namespace listlint::fetch
