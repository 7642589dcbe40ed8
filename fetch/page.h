// What a page of HTML shows its readers, as far as verdicts rest on it.
// Scripts do not run, style sheets are not read. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace listlint::fetch {

// <meta http-equiv="refresh"> or the header of that name.
struct Refresh {
  uint32_t seconds = 0;
  std::string target;  // as written; "" for the page itself

  friend bool operator==(const Refresh&, const Refresh&) = default;
};

struct Page {
  std::string title;                  // of <title>; "" without one
  std::string og_title;               // of <meta property="og:title">
  std::vector<std::string> headings;  // h1 and h2 in order, a few
  // All that is to be seen, a line for each block.
  std::string text;
  // The same without links, navigation, footers and buttons.
  std::string prose;
  std::string noscript;
  // Addresses of scripts and frames, and the beginnings of scripts, a line
  // each.
  std::string scripts;
  std::optional<Refresh> refresh;
  uint32_t link_count = 0;
  uint32_t script_count = 0;
  uint32_t media_count = 0;  // pictures, films, frames, drawings
  bool has_password = false;
  bool has_frameset = false;
  // It says when it was published, or that it is an article.
  bool is_article = false;
  bool is_noindex = false;
  bool embeds_pdf = false;

  friend bool operator==(const Page&, const Page&) = default;
};

// Bytes that are read; what stands behind them is not looked at.
inline constexpr size_t kMostParsed = 2'000'000;

Page read_page(std::string_view html);

// "5; url=http://a.example/": nullopt where it is not of that form.
std::optional<Refresh> parse_refresh(std::string_view value);

// White space collapsed to one space each, none at the ends.
std::string one_line(std::string_view text);

// At most so many bytes, whole characters.
std::string_view clip(std::string_view text, size_t most);

}  // namespace listlint::fetch
