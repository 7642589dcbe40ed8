#include "lint/read/archive_address.h"

#include <algorithm>
#include <array>

#include "lint/ascii.h"
#include "lint/host.h"

namespace listlint {
namespace {

bool begins_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::ranges::equal(text.substr(0, word.size()), word,
                            [](char a, char b) { return lower(a) == b; });
}

struct Page {
  std::string_view host;
  std::string_view path;
};

Page page_of(std::string_view url) {
  Page page{host_of_url(url), {}};
  if (page.host.empty()) return page;
  const auto behind = page.host.data() + page.host.size() - url.data();
  page.path = url.substr(static_cast<size_t>(behind));
  if (page.path.starts_with(':')) {
    page.path.remove_prefix(1);
    while (!page.path.empty() && is_digit(page.path[0])) {
      page.path.remove_prefix(1);
    }
  }
  page.path = page.path.substr(0, page.path.find('#'));
  if (page.path.ends_with('/')) page.path.remove_suffix(1);
  if (begins_with(page.host, "www.")) page.host.remove_prefix(4);
  return page;
}

bool same_host(const Page& a, const Page& b) {
  return !a.host.empty() &&
         std::ranges::equal(a.host, b.host, {}, lower, lower);
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

bool is_copy_of(std::string_view archive_url, std::string_view url) {
  if (!is_archive(archive_url)) return false;
  const auto original = page_of(original_of(archive_url));
  const auto page = page_of(url);
  return same_host(original, page) && original.path == page.path;
}

bool may_be_copy_of(std::string_view archive_url, std::string_view url) {
  if (!is_archive(archive_url)) return false;
  const auto original = original_of(archive_url);
  return original.empty() || same_host(page_of(original), page_of(url));
}

}  // namespace listlint
