#include "lint/read/archive_address.h"

#include <algorithm>
#include <array>

#include "lint/ascii.h"

namespace listlint {
namespace {

bool begins_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::ranges::equal(text.substr(0, word.size()), word,
                            [](char a, char b) { return lower(a) == b; });
}

}  // namespace

bool is_archive(std::string_view url) {
  constexpr auto kHosts = std::to_array<std::string_view>(
      {"web.archive.org/", "archive.org/web/", "archive.today/", "archive.is/",
       "archive.ph/", "archive.md/", "archive.li/", "archive.vn/",
       "archive.fo/", "webcitation.org/", "ghostarchive.org/", "perma.cc/",
       "wayback.archive-it.org/", "megalodon.jp/"});
  for (const std::string_view scheme : {"https:", "http:"}) {
    if (begins_with(url, scheme)) url.remove_prefix(scheme.size());
  }
  if (url.starts_with("//")) url.remove_prefix(2);
  if (begins_with(url, "www.")) url.remove_prefix(4);
  return std::ranges::any_of(
      kHosts, [&](std::string_view host) { return begins_with(url, host); });
}

std::string_view original_of(std::string_view archive_url) {
  const auto slashes = archive_url.find("//");
  if (slashes != std::string_view::npos && slashes <= 6) {
    archive_url.remove_prefix(slashes + 2);
  }
  const auto at =
      std::min(archive_url.find("/http://"), archive_url.find("/https://"));
  if (at == std::string_view::npos) return {};
  return archive_url.substr(at + 1);
}

}  // namespace listlint
