// Pages read without a tree are what gumbo makes of them, or are left to it.
#include "fetch/plain_page.h"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tests/fetch/judge_case.h"

namespace listlint::fetch {
namespace {

// Everything that is told of a page, so that a difference can be seen.
std::string told(const Page& page) {
  std::string headings;
  for (const auto& heading : page.headings) headings += heading + "|";
  return fmt::format(
      "title {}\nog {}\nheadings {}\ntext {}\nprose {}\nnoscript {}\nscripts "
      "{}\nrefresh {} {}\ncounts {} {} {}\nflags {} {} {} {} {}\n",
      page.title, page.og_title, headings, page.text, page.prose, page.noscript,
      page.scripts, page.refresh ? page.refresh->target : "none",
      page.refresh ? page.refresh->seconds : 0, page.link_count,
      page.script_count, page.media_count, page.has_password, page.has_frameset,
      page.is_article, page.is_noindex, page.embeds_pdf);
}

constexpr std::string_view kPlain[] = {
    "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>A &amp; "
    "B</title><style>p > a {}</style></head><body class='x'><h1>One "
    "<b>two</b></h1><p>Three<p>four <a href=/x>five</a> six</body></html>\n",
    "<table class=t><tr><td>a<td>b<tr><th>c</table> after",
    "<table><colgroup><col><col></colgroup><thead><tr><th>a</th></tr></thead>"
    "<tbody><tr><td><p>b<ul><li>c<li>d</ul></td></tr></tbody></table>",
    "<ul><li>a<ul><li>b</li><li>c</ul></li><li>d</ul><dl><dt>e<dd>f<dt>g</dl>",
    "<div hidden>no</div><div style='Display: None'>no<p>no</div>yes",
    "<nav>n <a>x</a></nav>a<a>b</a>c<footer>f<p>g</footer>h",
    "<div role=navigation>a<div>b</div>c</div>d<span role=navigation>e</span>",
    "<script src=/a.js></script><script>if (a < b) c();</script>x",
    "<h1>a<script>b</script></h1><h2>c<br>d<img src=x.pdf></h2>e",
    "a<noscript>On<p>off</p><img src=a></noscript>t<noscript><iframe src=//g "
    "style='display:none;visibility:hidden'></iframe></noscript>",
    "<head><noscript><style>a</style><link rel=x></noscript></head>b",
    "<select><option>a<option selected>b<optgroup label=c></select>d",
    "<svg width=1><title>a</title><path d=''/><g><circle/></g></svg>b",
    "<form><input type=password><input type=hidden><label>a</label>"
    "<button>b</button><textarea>c</textarea></form>",
    "<iframe src=/v.pdf>old</iframe><object data=a.pdf><p>b</p></object>"
    "<embed type=application/pdf><video src=x></video>",
    "<meta property=og:title content='A &quot;b&quot;'><meta "
    "http-equiv=Refresh content='5; url=/n?a=1&b=2'><meta name=robots "
    "content=NOINDEX><meta property='article:published_time' content=x>",
    "<p>a &lt; b &#228; &#xE9; &hellip; R&D a & b < c",
    "<!-- c --><!--[if IE]><p>x</p><![endif]-->a<!---->b<?xml x?>c<!x>d",
    "\xE4\xB8\xAD\xE6\x96\x87<p>\xE9\xA1\xB5\xE9\x9D\xA2</p>\xC2\xA0z",
    "<x-menu>a<x-item>b</x-item></x-menu><foo>c</foo>",
    "<title></title><title>b</title><body hidden>c<article>d</article>",
    "<p>a</p></body>\n</html>\n<!-- end -->",
    "<pre>\n a\r\n b</pre><blockquote><p>c</blockquote><center>d</center>",
    "a<table><caption>b</caption><tr><td><table><tr><td>c</table>d</table>",
};

// Where gumbo has to be asked.
constexpr std::string_view kTangled[] = {
    "<b><p>a</b>b</p>",
    "<table>a<tr><td>b</table>",
    "<a>a<a>b</a>",
    "<h1>a</h2>",
    "<p>a<b>b<p>c",
    "</p>a",
    "<div>a</span></div></div>",
    "<frameset><frame src=a></frameset>",
    "<template><p>a</template>",
    "a<!-- b",
    "<script>a",
    "<p title='a>b",
    "&copya &notin; &Zscr;",
    "a\x01z",
    "a\xFFz",
    "<svg><p>a</svg>",
    "<select><input>a</select>",
    "<li hidden>a<li>b",
    "<form><form>a</form>",
    "<body role=navigation>a",
    "<noscript>a</noscript></head>",
    "a<noscript><p>b</noscript>c",
};

TEST(PlainPage, IsWhatAParserMakesOfIt) {
  for (const auto html : kPlain) {
    const auto page = read_plain_page(html);
    EXPECT_TRUE(page) << html;
    if (!page) continue;
    EXPECT_EQ(told(*page), told(read_tangled_page(html))) << html;
    EXPECT_TRUE(*page == read_tangled_page(html)) << html;
  }
}

TEST(PlainPage, IsLeftToTheParserWhereTagsAreOutOfOrder) {
  for (const auto html : kTangled) EXPECT_FALSE(read_plain_page(html)) << html;
}

// Tags and texts of a page, as pieces that can be moved about.
std::vector<std::string> pieces_of(std::string_view html) {
  std::vector<std::string> pieces;
  while (!html.empty()) {
    const auto end = html[0] == '<' ? html.find('>') : html.find('<') - 1;
    const auto size = std::min(end, html.size() - 1) + 1;
    pieces.emplace_back(html.substr(0, size));
    html.remove_prefix(size);
  }
  return pieces;
}

TEST(PlainPage, IsNeverTakenForAnotherWhenPiecesAreLostMovedOrDoubled) {
  std::vector<std::string> pool;
  for (const auto html : kPlain) {
    for (auto& piece : pieces_of(html)) pool.push_back(std::move(piece));
  }
  for (const auto html : kTangled) {
    for (auto& piece : pieces_of(html)) pool.push_back(std::move(piece));
  }
  std::mt19937 random(20);
  const auto below = [&](size_t most) { return random() % most; };
  size_t plain = 0;
  for (int round = 0; round < 20'000; ++round) {
    auto pieces = pieces_of(kPlain[below(std::size(kPlain))]);
    for (auto changes = 1 + below(4); changes > 0 && !pieces.empty();
         --changes) {
      const auto at =
          pieces.begin() + static_cast<std::ptrdiff_t>(below(pieces.size()));
      switch (below(4)) {
        case 0:
          pieces.erase(at);
          break;
        case 1:
          std::iter_swap(at, pieces.begin());
          break;
        case 2:
          pieces.insert(at, pool[below(pool.size())]);
          break;
        default:
          *at = at->substr(0, below(at->size() + 1));
          break;
      }
    }
    std::string html;
    for (const auto& piece : pieces) html += piece;
    const auto page = read_plain_page(html);
    if (!page) continue;
    ++plain;
    ASSERT_EQ(told(*page), told(read_tangled_page(html))) << html;
  }
  // Else nothing was compared.
  EXPECT_GT(plain, 5'000U);
}

}  // namespace
}  // namespace listlint::fetch
