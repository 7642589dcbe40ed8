#include "fetch/cited_urls.h"

#include <map>
#include <utility>

#include "lint/line_index.h"

namespace listlint::fetch {

std::vector<CitedUrl> cited_urls(std::span<const Document* const> documents) {
  std::map<std::string, std::vector<CitedBy>, std::less<>> by_url;
  for (const auto* document : documents) {
    LineIndex lines(document->source->bytes());
    for (const auto& reference : document->references) {
      for (const auto& address : {reference.url, reference.archive_url}) {
        if (address.empty()) continue;
        by_url[std::string(address.value)].push_back(
            {document->source->path(),
             lines.position(reference.span.begin).line, reference.id});
      }
    }
  }
  std::vector<CitedUrl> urls;
  urls.reserve(by_url.size());
  for (auto& [url, cited_by] : by_url) {
    urls.push_back({url, std::move(cited_by)});
  }
  return urls;
}

}  // namespace listlint::fetch
