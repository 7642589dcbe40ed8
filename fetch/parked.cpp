#include "fetch/parked.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "fetch/path.h"
#include "fetch/titles.h"
#include "fetch/words.h"
#include "lint/ascii.h"
#include "lint/host.h"
#include "lint/unicode/code_point.h"

namespace listlint::fetch {
namespace {

// Hosts that show nothing but domains for sale, with the path where they show
// more.
constexpr auto kParkers = std::to_array<std::string_view>({
    "sedoparking.com",
    "parkingcrew.net",
    "bodis.com",
    "afternic.com",
    "hugedomains.com",
    "parklogic.com",
    "above.com",
    "voodoo.com",
    "domainmarket.com",
    "buydomains.com",
    "dan.com",
    "undeveloped.com",
    "sedo.com",
    "sav.com",
    "ztomy.com",
    "skenzo.com",
    "cashparking.com",
    "fabulous.com",
    "brandbucket.com",
    "squadhelp.com",
    "domainnamesales.com",
    "uniregistry.com",
    "parking.reg.ru",
    "juming.com",
    "4.cn",
    "epik.com",
    "forsale.godaddy.com",
    "perfectdomain.com",
    "spaceship.com/parking",
    "namebrightstatic.com",
    "domainsponsor.com",
    "dsultra.com",
    "searchhounds.com",
    "parkweb.com",
    "trafficz.com",
    "smartname.com",
});
constexpr auto kParkingScripts = std::to_array<std::string_view>({
    "sedoparking.com",
    "parkingcrew.net",
    "bodis.com/",
    "parklogic.com",
    "img1.wsimg.com/parking-lander",
    "d38psrni17bvxu.cloudfront.net",
    "parking-lander",
    "cdn.dan.com",
    "namebrightstatic.com",
    "google.com/adsense/domains/caf.js",
    "adsense/domains/caf.js",
    "parking.bodiscdn.com",
    "ztomy.com",
    "above.com/marketplace",
    "window.park = ",
    "afternic.com/forsale",
});

// Said of a domain, in a title, a heading or a short page.
constexpr auto kForSale = std::to_array<std::string_view>({
    "this domain is for sale",
    "this domain name is for sale",
    "this domain may be for sale",
    "domain may be for sale",
    "this premium domain is for sale",
    "the domain is for sale",
    "this domain is available for sale",
    "this website is for sale",
    "is for sale! - ",
    "is for sale | hugedomains",
    "domain is for sale!",
    "domain name is for sale",
    "domain for sale -",
    "buy this domain",
    "make an offer on this domain",
    "inquire about this domain",
    "interested in this domain",
    "own this domain today",
    "get this domain",
    "this domain has expired",
    "this domain name has expired",
    "this domain expired on",
    "domain has expired",
    "this domain is parked",
    "domain parking page",
    "parked domain",
    "parked free, courtesy of",
    "this domain is registered",
    "this account has been suspended",
    "account suspended",
    "website expired",
    "this site has been suspended",
    "this web page is parked",
    "the owner of this domain has not yet",
    "域名出售",
    "本域名出售",
    "此域名出售",
    "域名正在出售",
    "该域名正在出售",
    "域名可能出售",
    "本域名可出售",
    "您正在访问的域名可以转让",
    "您访问的域名正在出售",
    "域名转让",
    "此域名可转让",
    "域名已过期",
    "您访问的域名已过期",
    "网站已过期",
    "本站已关闭 域名出售",
    "網域出售",
    "此網域出售中",
    "域名出售中",
    "ドメイン売り",
    "ドメインを売",
    "このドメインは販売",
    "このドメインを購入",
    "ドメイン販売中",
    "このドメインは売り出し中",
    "このドメインは、お名前.com",
    "도메인 판매",
    "이 도메인은 판매",
    "도메인을 구매",
    "домен продается",

    "этот домен продается",
    "купить домен",
    "купить этот домен",
    "продажа домена",
    "домен припаркован",
    "срок регистрации домена",
    "домен не прилинкован",
    "домен продаеться",
    "diese domain steht zum verkauf",
    "diese domain kaufen",
    "domain steht zum verkauf",
    "domain zu verkaufen",
    "diese domain ist zu verkaufen",
    "ce domaine est a vendre",
    "ce nom de domaine est a vendre",
    "domaine a vendre",
    "acheter ce domaine",
    "este dominio esta en venta",
    "este dominio esta a la venta",
    "dominio en venta",
    "comprar este dominio",
    "este dominio esta a venda",
    "dominio a venda",
    "questo dominio e in vendita",
    "dominio in vendita",
    "dit domein is te koop",
    "deze domeinnaam is te koop",
    "domein te koop",
    "domena na sprzedaz",
    "ta domena jest na sprzedaz",
    "domena je na prodej",

    "elado domain",
    "domeniu de vanzare",
    "acest domeniu este de vanzare",
    "bu alan adi satiliktir",
    "satilik alan adi",
    "satilik domain",
    "domanen ar till salu",
    "domanet er til salg",
    "domenet er til salgs",
    "ten mien nay dang duoc ban",
    "domain ini dijual",
});

// Words of gambling and what comes with it.
constexpr auto kGambling = std::to_array<std::string_view>({
    "casino",     "casinos", "slot",      "slots",      "poker",    "betting",
    "sportsbook", "jackpot", "togel",     "judi",       "gacor",    "bandar",
    "sbobet",     "rtp",     "maxwin",    "baccarat",   "roulette", "blackjack",
    "bet365",     "1xbet",   "bookmaker", "bookmakers", "taruhan",  "bonus",
    "bahis",      "bet",     "situs",     "deposit",    "scatter",  "pragmatic",
    "казино",     "ставки",  "слоты",     "букмекер",   "рулетка",  "вулкан",
});
constexpr auto kDenseGambling = std::to_array<std::string_view>({
    "赌场",     "博彩",   "百家乐",   "娱乐城",   "六合彩", "开云体育",
    "体育投注", "彩票",   "真人娱乐", "电子游艺", "老虎机", "棋牌",
    "足球投注", "赌博",   "娛樂城",   "百家樂",   "カジノ", "バカラ",
    "パチンコ", "카지노", "토토",     "바카라",   "슬롯",
});

constexpr size_t kShort = 150;

bool is_parker(std::string_view host) {
  return std::ranges::any_of(kParkers, [&](std::string_view parker) {
    return is_within(host, parker);
  });
}

std::string lower_case(std::string_view text) {
  std::string small(text);
  std::ranges::transform(small, small.begin(), lower);
  return small;
}

size_t count_of(std::string_view text, std::string_view part) {
  size_t count = 0;
  for (auto at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + part.size())) {
    ++count;
  }
  return count;
}

// How often a text speaks of gambling.
size_t gambling(std::string_view folded) {
  size_t hits = 0;
  Words words(folded);
  for (Word word; words.next(word);) {
    if (word.kind != WordKind::spaced) continue;
    if (std::ranges::find(kGambling, word.text) != kGambling.end()) ++hits;
  }
  for (const auto dense : kDenseGambling) hits += count_of(folded, dense);
  return hits;
}

// A page full of gambling that shares no word with any title that is cited.
bool is_usurped(const Evidence& evidence, const View& view) {
  constexpr size_t kLeastHits = 6;
  constexpr size_t kLeastShare = 25;  // one word in so many
  if (evidence.titles.empty() || view.title.empty()) return false;
  const bool foreign =
      std::ranges::all_of(evidence.titles, [&](const std::string& title) {
        return !title.empty() && share_nothing(title, view.title) &&
               gambling(unicode::fold(title)) == 0;
      });
  if (!foreign) return false;
  const auto in_title = gambling(view.folded_title);
  const auto hits = gambling(view.start) + in_title;
  const auto length = reading_length(view.start);
  return in_title > 0 && hits >= kLeastHits && hits * kLeastShare >= length;
}

// Titles, headings or beginnings of what servers show before there is a site.
constexpr auto kDefaults = std::to_array<std::string_view>({
    "welcome to nginx",
    "welcome to openresty",
    "welcome to tengine",
    "welcome to caddy",
    "caddy works!",
    "apache2 ubuntu default page",
    "apache2 debian default page",
    "apache2 default page",
    "apache http server test page",
    "test page for the apache http server",
    "test page for apache installation",
    "test page for the nginx http server",
    "test page for the http server",
    "test page for the ssl/tls-aware apache",
    "http server test page",
    "fedora test page",
    "red hat enterprise linux "
    "test page",
    "centos test page",
    "testing 123..",
    "iis windows server",
    "iis windows",
    "iis7",
    "iis8",
    "iis 8.5",
    "iis 10.0",
    "welcome to iis",
    "windows server internet information services",
    "under construction iis",
    "apache tomcat/",
    "welcome to xampp",
    "xampp for ",
    "wampserver",
    "default web site page",
    "default parallels plesk",
    "default plesk page",
    "web server's default page",
    "domain default page",
    "plesk default page",
    "default page for ",
    "welcome to centos",
    "litespeed web server at",
    "hostinger default page",
    "site not configured",
    "this site is not configured",
    "wordpress › installation",
    "wordpress > installation",
    "wordpress › setup configuration file",
    "congratulations! the site is "
    "created",
    "恭喜,站点创建成功",
    "没有找到站点",
    "phpstudy 探针",
    "welcome to your new website",
    "welcome to lighttpd",
    "future home of something quite cool",
    "website coming soon - ",
    "if you see this page, the nginx web server is successfully installed",
    "this is the default server vhost",
});
constexpr auto kWholeDefaults = std::to_array<std::string_view>({
    "it works!",
    "it works",
    "iis",
    "hello world!",
    "hello world",
    "default page",
    "test page",
    "phpinfo()",
    "index.html",
    "default web page",
});

// "Index of /x" for an address that asked for something else.
bool is_foreign_listing(const Evidence& evidence, const View& view) {
  constexpr std::string_view kListing = "index of /";
  if (!view.folded_title.starts_with(kListing)) return false;
  const auto path = path_of(evidence.cited.target);
  if (path.ends_with('/') && evidence.hops.empty()) return false;
  const auto listed = view.folded_title.substr(kListing.size() - 1);
  auto wanted = unicode::fold(path);
  while (wanted.size() > 1 && wanted.ends_with('/')) wanted.pop_back();
  return listed != wanted && listed != wanted + "/";
}

bool begins_with_any(std::string_view text,
                     std::span<const std::string_view> any) {
  return std::ranges::any_of(any, [&](std::string_view start) {
    return !text.empty() && text[0] == start[0] && text.starts_with(start);
  });
}

}  // namespace

std::optional<std::string> find_parked(const Evidence& evidence,
                                       const View& view) {
  const auto& to = evidence.answered;
  if (is_parker(to.host) && !is_parker(evidence.cited.host)) {
    return fmt::format("it leads to {}, where domains are sold", to.host);
  }
  if (view.kind != Kind::html || view.has_cited_title) return std::nullopt;
  if (view.text_length <= kShort) {
    const auto scripts = lower_case(view.page.scripts);
    if (const auto made = find_any(scripts, kParkingScripts); !made.empty()) {
      return fmt::format("the page is made by \"{}\"", made);
    }
    for (const auto* parts : {&view.title_parts, &view.headings, &view.lines}) {
      for (const auto& part : *parts) {
        if (reading_length(part.folded) > 30) continue;
        if (!find_any(part.folded, kForSale).empty()) return says(part.text);
      }
    }
  }
  if (is_usurped(evidence, view)) {
    return fmt::format("the page \"{}\" is about gambling",
                       clip(view.title, 120));
  }
  return std::nullopt;
}

std::optional<std::string> find_default_page(const Evidence& evidence,
                                             const View& view) {
  constexpr size_t kMost = 600;
  if (view.kind != Kind::html || view.has_cited_title) return std::nullopt;
  if (is_foreign_listing(evidence, view)) return says(view.title);
  if (view.text_length > kMost) return std::nullopt;
  const auto is_default = [&](const Part& part) {
    return begins_with_any(part.folded, kDefaults) ||
           (view.text_length <= 40 &&
            std::ranges::find(kWholeDefaults, part.folded) !=
                kWholeDefaults.end());
  };
  if (begins_with_any(view.folded_title, kDefaults)) return says(view.title);
  for (const auto* parts : {&view.title_parts, &view.headings}) {
    const auto found = std::ranges::find_if(*parts, is_default);
    if (found != parts->end()) return says(found->text);
  }
  if (view.text_length <= 40 && !view.lines.empty() &&
      is_default(view.lines.front())) {
    return says(view.lines.front().text);
  }
  return std::nullopt;
}

}  // namespace listlint::fetch
