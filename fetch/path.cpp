#include "fetch/path.h"

#include <algorithm>
#include <array>

#include "lint/ascii.h"
#include "lint/host.h"

namespace listlint::fetch {
namespace {

constexpr size_t kMostParts = 64;

constexpr auto kFronts = std::to_array<std::string_view>({
    "index",
    "home",
    "default",
    "main",
    "homepage",
    "start",
    "startseite",
    "accueil",
    "inicio",
    "welcome",
    "portal",
    "front",
    "web",
    "www",
    "site",
    "home-page",
    "index_en",
    "index_cn",
});

// Of ISO 639-1, and how sites call their languages beside that.
constexpr std::string_view kLanguages =
    " ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl he hi "
    "hr hu hy id is it ja jp ka kk ko kr lt lv mk mn ms nb nl nn no pl pt ro "
    "ru sk sl sq sr sv sw ta th tr tw ua uk ur uz vi zh cn chs cht eng ger fra "
    "esp jpn kor rus english chinese deutsch gb us ";

bool is_language(std::string_view segment) {
  if (segment.size() > 7 || segment.size() < 2) return false;
  // "en", "en-us", "zh_cn"
  const auto dash = segment.find_first_of("-_");
  if (dash != std::string_view::npos &&
      (dash != 2 || segment.size() - dash > 5)) {
    return false;
  }
  const auto word = " " + std::string(segment.substr(0, dash)) + " ";
  return kLanguages.find(word) != std::string_view::npos;
}

int hex(char c) {
  if (is_digit(c)) return c - '0';
  const char small = lower(c);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

std::string unescaped(std::string_view text) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 &&
        hex(text[i + 2]) >= 0) {
      plain += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
      i += 2;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

bool is_ip(std::string_view host) {
  return host.starts_with('[') || std::ranges::all_of(host, [](char c) {
           return is_digit(c) || c == '.';
         });
}

}  // namespace

std::string_view path_of(std::string_view target) {
  return target.substr(0, target.find('?'));
}

std::string_view query_text(std::string_view target) {
  const auto mark = target.find('?');
  return mark == std::string_view::npos ? std::string_view()
                                        : target.substr(mark + 1);
}

std::vector<std::string_view> path_segments(std::string_view target) {
  const auto path = path_of(target);
  std::vector<std::string_view> segments;
  for (size_t at = 0; at < path.size() && segments.size() < kMostParts;) {
    const auto end = std::min(path.find('/', at), path.size());
    if (end > at) segments.push_back(path.substr(at, end - at));
    at = end + 1;
  }
  return segments;
}

std::vector<std::pair<std::string_view, std::string>> query_of(
    std::string_view target) {
  const auto query = query_text(target);
  std::vector<std::pair<std::string_view, std::string>> found;
  for (size_t at = 0; at < query.size() && found.size() < kMostParts;) {
    const auto end = std::min(query.find('&', at), query.size());
    const auto pair = query.substr(at, end - at);
    const auto sign = std::min(pair.find('='), pair.size());
    found.emplace_back(pair.substr(0, sign),
                       unescaped(pair.substr(std::min(sign + 1, pair.size()))));
    at = end + 1;
  }
  return found;
}

std::string_view stem_of(std::string_view segment) {
  segment = segment.substr(0, segment.find(';'));
  const auto dot = segment.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? segment
                                                   : segment.substr(0, dot);
}

std::string_view registered(std::string_view host) {
  if (is_ip(host)) return host;
  size_t labels = registry_labels(host) + 1;
  size_t at = host.size();
  while (labels > 0 && at > 0) {
    const auto dot = host.rfind('.', at - 1);
    if (dot == std::string_view::npos) return host;
    at = dot;
    --labels;
  }
  return host.substr(at == 0 ? 0 : at + 1);
}

std::string_view bare_host(std::string_view host) {
  constexpr auto kPrefixes = std::to_array<std::string_view>(
      {"www.", "m.", "www2.", "www1.", "mobile.", "wap.", "amp."});
  for (const auto prefix : kPrefixes) {
    if (host.starts_with(prefix) && label_count(host) > 2) {
      return host.substr(prefix.size());
    }
  }
  return host;
}

bool is_same_site(std::string_view a, std::string_view b) {
  const auto first = registered(a);
  const auto second = registered(b);
  if (equal_letters(first, second)) return true;
  if (is_ip(a) || is_ip(b)) return false;
  constexpr size_t kLeast = 3;  // shorter names are of many owners
  const auto name = first_label(first);
  return name.size() >= kLeast && equal_letters(name, first_label(second));
}

bool is_front(std::string_view target) {
  const auto query = query_of(target);
  const bool is_plain = std::ranges::all_of(query, [](const auto& pair) {
    return pair.second.empty()
               ? pair.first.empty()
               : is_language(pair.second) || pair.first.starts_with("utm_");
  });
  if (!is_plain) return false;
  const auto segments = path_segments(target);
  if (segments.size() > 2) return false;
  return std::ranges::all_of(segments, [](std::string_view segment) {
    const auto small = lower_case(segment);
    const auto stem = stem_of(small);
    return is_language(stem) ||
           std::ranges::find(kFronts, stem) != kFronts.end();
  });
}

bool is_same_place(const Address& a, const Address& b) {
  return a.secure == b.secure && a.host == b.host && a.port == b.port &&
         a.target == b.target;
}

}  // namespace listlint::fetch
