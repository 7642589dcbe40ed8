#include "fetch/redirects.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "fetch/path.h"
#include "lint/ascii.h"
#include "lint/host.h"

namespace listlint::fetch {
namespace {

// What sites call the page for whatever is gone.
constexpr auto kErrorStems = std::to_array<std::string_view>({
    "404",
    "404page",
    "page404",
    "404error",
    "error404",
    "error_404",
    "error-404",
    "404-error",
    "404_error",
    "err404",
    "err_404",
    "e404",
    "404-not-found",
    "404notfound",
    "404-page-not-found",
    "http404",
    "notfound",
    "not-found",
    "not_found",
    "pagenotfound",
    "page-not-found",
    "page_not_found",
    "filenotfound",
    "file-not-found",
    "error",
    "errors",
    "errorpage",
    "error-page",
    "error_page",
    "err",
    "nopage",
    "no-page",
    "oops",
    "missing",
    "pageerror",
    "page_error",
    "customerror",
    "customerrors",
    "genericerror",
    "410",
    "seite-nicht-gefunden",
    "page-introuvable",
    "pagina-no-encontrada",
    "pagina-nao-encontrada",
    "pagina-non-trovata",
    "pagina-niet-gevonden",
});

// Services that only lead to where a source is now.
constexpr auto kResolvers = std::to_array<std::string_view>({
    "doi.org",
    "hdl.handle.net",
    "purl.org",
    "n2t.net",
    "w3id.org",
    "nbn-resolving.org",
    "nbn-resolving.de",
    "bit.ly",
    "goo.gl",
    "t.co",
    "tinyurl.com",
    "ow.ly",
    "is.gd",
    "buff.ly",
    "youtu.be",
    "amzn.to",
    "wp.me",
    "fb.me",
    "dlvr.it",
    "t.cn",
    "dwz.cn",
    "url.cn",
    "feeds.feedburner.com",
    "feedproxy.google.com",
    "purl.oclc.org",
    "ark.cdlib.org",
    "g.co",
    "proxy.handle.net",
    "lnkd.in",
    "redd.it",
    "handle.net",
});

bool is_error_stem(std::string_view segment) {
  const auto folded = lower_case(segment);
  const auto stem = stem_of(folded);
  return std::ranges::find(kErrorStems, stem) != kErrorStems.end();
}

bool is_error_address(const Address& to, const Address& cited) {
  const auto segments = path_segments(to.target);
  const auto before = path_segments(cited.target);
  const bool is_error =
      std::ranges::any_of(segments, [&](std::string_view segment) {
        return is_error_stem(segment) &&
               std::ranges::find(before, segment) == before.end();
      });
  if (is_error) return true;
  const auto query = lower_case(query_text(to.target));
  if (query.starts_with("404;")) return true;  // of IIS
  return std::ranges::any_of(query_of("?" + query), [](const auto& pair) {
    return pair.first == "aspxerrorpath" ||
           ((pair.first == "error" || pair.first == "status" ||
             pair.first == "err" || pair.first == "code") &&
            (pair.second == "404" || pair.second == "notfound" ||
             pair.second == "not_found"));
  });
}

// Whether a segment names one item, as numbers of articles do: a front of a
// path up to it is no section.
bool names_an_item(std::string_view segment) {
  const auto digits = std::ranges::count_if(segment, is_digit);
  return digits >= 5;
}

// Ends of paths that change how a page looks, not which it is.
bool is_appearance(std::string_view segment) {
  constexpr auto kEnds = std::to_array<std::string_view>(
      {"amp",         "print",       "mobile",       "full",
       "view",        "index",       "default",      "home",
       "1",           "page",        "comments",     "feed",
       "abstract",    "html",        "pdf",          "download",
       "index.html",  "index.htm",   "index.php",    "index.jsp",
       "index.asp",   "index.aspx",  "index.shtml",  "default.aspx",
       "default.asp", "default.htm", "default.html", "main.html",
       "home.html"});
  return std::ranges::find(kEnds, lower_case(segment)) != kEnds.end();
}

bool is_section_of(const Address& cited, const Address& to) {
  const auto deep = path_segments(cited.target);
  const auto above = path_segments(to.target);
  if (above.empty() || above.size() >= deep.size()) return false;
  if (!query_text(to.target).empty()) return false;
  for (size_t i = 0; i < above.size(); ++i) {
    if (equal_letters(above[i], deep[i])) continue;
    // "/news/1.html" to "/news.html" or "/news/index.html"
    const bool last = i + 1 == above.size();
    if (!last || i == 0) return false;
    return is_appearance(above[i]) && !is_appearance(deep[i]);
  }
  if (names_an_item(above.back())) return false;
  return std::ranges::any_of(
      deep.begin() + static_cast<std::ptrdiff_t>(above.size()), deep.end(),
      [](std::string_view segment) { return !is_appearance(segment); });
}

bool all_permanent(const Evidence& evidence) {
  return std::ranges::all_of(evidence.hops, [](const Hop& hop) {
    return !hop.refresh && (hop.status == 301 || hop.status == 308);
  });
}

// The path without a slash or the name of an index at its end.
std::string trimmed(std::string_view target) {
  auto path = lower_case(path_of(target));
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  const auto query = lower_case(query_text(target));
  return query.empty() ? path : path + "?" + query;
}

bool is_same_path(const Address& a, const Address& b) {
  return trimmed(a.target) == trimmed(b.target);
}

// Whether two hosts differ, if at all, by "www." and the like.
bool is_same_host(const Address& a, const Address& b) {
  return equal_letters(bare_host(a.host), bare_host(b.host));
}

bool is_resolver(std::string_view host) {
  const auto bare = bare_host(host);
  return std::ranges::any_of(kResolvers, [&](std::string_view resolver) {
    return is_within(bare, resolver);
  });
}

}  // namespace

bool is_above(const Address& cited, const Address& to) {
  if (is_front(cited.target)) return false;
  return is_front(to.target) || is_section_of(cited, to);
}

std::optional<Led> led_astray(const Evidence& evidence, bool title_matches) {
  const auto& cited = evidence.cited;
  const auto& to = evidence.answered;
  if (evidence.hops.empty() || is_same_place(cited, to)) return std::nullopt;
  if (is_error_address(to, cited)) {
    return Led{Reason::soft_404,
               fmt::format("it leads to the error page {}", to.text())};
  }
  if (title_matches || evidence.is_archive || is_resolver(cited.host)) {
    return std::nullopt;
  }
  if (!is_same_site(cited.host, to.host)) {
    if (all_permanent(evidence) && is_same_path(cited, to)) {
      return std::nullopt;
    }
    return Led{Reason::other_site, fmt::format("it leads to {}", to.text())};
  }
  if (!is_above(cited, to)) return std::nullopt;
  return Led{
      Reason::redirected_home,
      fmt::format("it leads to the {} {}",
                  is_front(to.target) ? "front page" : "section", to.text())};
}

Led led_on(const Evidence& evidence) {
  const auto& cited = evidence.cited;
  const auto& to = evidence.answered;
  if (evidence.hops.empty() || is_same_place(cited, to)) return {};
  const auto detail = fmt::format("it leads to {}", to.text());
  if (cited.secure && !to.secure) return {Reason::insecure_redirect, detail};
  const bool refreshed = std::ranges::any_of(evidence.hops, &Hop::refresh);
  if (refreshed) return {Reason::meta_refresh, detail};
  if (!all_permanent(evidence)) return {Reason::temporary_redirect, detail};
  if (cited.secure == to.secure && is_same_host(cited, to) &&
      is_same_path(cited, to)) {
    return {Reason::ok, ""};
  }
  return {Reason::permanent_redirect, detail};
}

}  // namespace listlint::fetch
