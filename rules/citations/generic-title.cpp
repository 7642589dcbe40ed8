#include <algorithm>
#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <string>
#include <vector>

#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"

namespace listlint::rules {
namespace {

constexpr Option kAlso =
    texts_option("also", "Further titles that say nothing");
constexpr const Option* kOptions[] = {&kAlso};

// Titles of start pages, error pages and pages without a title, as
// unicode::fold leaves them.
constexpr auto kTitles = std::to_array<std::string_view>({
    "(no title)",
    "403 forbidden",
    "404",
    "404 - page not found",
    "404 error",
    "404 not found",
    "404 page not found",
    "500 internal server error",
    "502 bad gateway",
    "503 service unavailable",
    "about",
    "about us",
    "acasa",
    "access denied",
    "accueil",
    "actualites",
    "aktualnosci",
    "aktuelles",
    "ana sayfa",
    "anasayfa",
    "anmelden",
    "archived copy",
    "are you a robot?",
    "attention required",
    "attention required!",
    "bad request",
    "bem-vindo",
    "benvenuti",
    "benvenuto",
    "beranda",
    "bienvenido",
    "bienvenidos",
    "bienvenue",
    "captcha",
    "coming soon",
    "contact",
    "contact us",
    "default",
    "default page",
    "document title",
    "domov",
    "error",
    "error 404",
    "error 404: page not found",
    "etusivu",
    "fooldal",
    "forbidden",
    "forside",
    "haberler",
    "hem",
    "hjem",
    "home",
    "home page",
    "homepage",
    "index",
    "index of /",
    "index page",
    "index.html",
    "inicio",
    "internal server error",
    "just a moment",
    "just a moment...",
    "kezdolap",
    "latest news",
    "loading",
    "loading...",
    "log in",
    "log in or sign up",
    "login",
    "main page",
    "naslovna",
    "naslovnica",
    "new page",
    "new page 1",
    "news",
    "nie znaleziono strony",
    "nieuws",
    "no title",
    "not found",
    "noticias",
    "notizie",
    "nyitolap",
    "page d'accueil",
    "page introuvable",
    "page non trouvee",
    "page not found",
    "pagina de inicio",
    "pagina inicial",
    "pagina iniziale",
    "pagina nao encontrada",
    "pagina niet gevonden",
    "pagina no encontrada",
    "pagina non trovata",
    "pagina principal",
    "pagina principala",
    "please wait",
    "please wait...",
    "pocetna",
    "pocetna strana",
    "pocetna stranica",
    "prima pagina",
    "redirecting",
    "redirecting...",
    "security check",
    "seite nicht gefunden",
    "server error",
    "service unavailable",
    "sign in",
    "sign up",
    "start",
    "start page",
    "startpage",
    "startseite",
    "startsida",
    "startside",
    "strona glowna",
    "trang chu",
    "under construction",
    "untitled",
    "untitled document",
    "untitled page",
    "untitled-1",
    "uvod",
    "uvodna stranka",
    "uvodni stranka",
    "web site",
    "welcome",
    "welcome!",
    "welkom",
    "willkommen",
    "αρχικη",
    "αρχικη σελιδα",
    "галоўная",
    "главная",
    "главная страница",
    "головна",
    "головна сторінка",
    "добро пожаловать",
    "насловна",
    "начална страница",
    "начало",
    "новини",
    "новости",
    "почетна",
    "страница не найдена",
    "דף הבית",
    "الرئيسية",
    "الصفحة الرئيسية",
    "หน้าแรก",
    "მთავარი",
    "トップ",
    "トップページ",
    "ニュース",
    "ホーム",
    "ホームページ",
    "主頁",
    "主页",
    "新聞",
    "新闻",
    "无标题",
    "无标题文档",
    "网站首页",
    "页面不存在",
    "首頁",
    "首页",
    "메인페이지",
    "홈",
    "홈페이지",
});
static_assert(std::ranges::is_sorted(kTitles));

// Titles that name a kind of list and not whose.
constexpr std::array<std::string_view, 4> kKinds = {"city list", "downloads",
                                                    "links", "list of cities"};

constexpr size_t kLongest = 48;  // bytes of a title that says nothing

// What stands between the title of a page and the name of its site, with
// spaces around it. A colon at the end of a word does as well.
constexpr std::array<std::string_view, 6> kSeparators = {
    "-", "|", "\u2013", "\u2014", "\u00b7", "\u00bb"};

// Bit n: a title of n bytes begins with this byte. Turns away nearly all.
constexpr auto kLengths = [] {
  std::array<uint64_t, 256> lengths{};
  for (const auto title : kTitles) {
    lengths[static_cast<unsigned char>(title[0])] |= uint64_t{1}
                                                     << title.size();
  }
  return lengths;
}();

bool is_known(std::string_view folded) {
  if (folded.empty() || folded.size() > kLongest) return false;
  const auto lengths = kLengths[static_cast<unsigned char>(folded[0])];
  return (lengths >> folded.size() & 1) != 0 &&
         std::ranges::binary_search(kTitles, folded);
}

// Whether one of `titles`, which are sorted, begins with `start`.
template <typename Titles>
bool any_begins(const Titles& titles, std::string_view start) {
  const auto next = std::ranges::lower_bound(titles, start);
  return next != titles.end() && std::string_view(*next).starts_with(start);
}

enum class Saying : uint8_t { something, nothing, kind_only };

class Titles {
 public:
  explicit Titles(const std::vector<std::string>& also) {
    for (const auto& title : also) {
      also_.push_back(unicode::fold(title));
      longest_ = std::max(longest_, 2 * title.size());
    }
    std::ranges::sort(also_);
  }

  Saying what_says(std::string_view title) {
    if (title.empty() || title.size() > longest_) return Saying::something;
    if (begins_like_none(title)) return Saying::something;
    fold(title, folded_);
    if (is_known(folded_) || std::ranges::binary_search(also_, folded_)) {
      return Saying::nothing;
    }
    const bool kind = std::ranges::find(kKinds, folded_) != kKinds.end();
    return kind ? Saying::kind_only : Saying::something;
  }

  // Whether `text` is the site or the publisher of the reference.
  bool name_the_site(std::string_view text, const Reference& reference) {
    fold(text, folded_);
    if (folded_.empty()) return false;
    for (const auto& name : {reference.site, reference.publisher}) {
      fold(name.value, other_);
      if (folded_ == other_) return true;
    }
    return false;
  }

 private:
  // Tells without folding for titles that begin with a Chinese character, which
  // stays as it is when folded.
  bool begins_like_none(std::string_view title) const {
    const auto first = utf8::decode(title, 0);
    if (first.value < 0x4E00 || first.value > 0x9FFF) return false;
    const auto start = title.substr(0, first.length);
    return !any_begins(kTitles, start) && !any_begins(also_, start);
  }

  static void fold(std::string_view text, std::string& folded) {
    folded.clear();
    unicode::fold(text, folded);
  }

  std::vector<std::string> also_;
  size_t longest_ = kLongest;
  std::string folded_;
  std::string other_;
};

bool are_title_and_site(std::string_view title, std::string_view site,
                        const Reference& reference, Titles& titles) {
  return titles.what_says(title) == Saying::nothing &&
         titles.name_the_site(site, reference);
}

// "Home - City of Pleven", "City of Pleven | Home".
bool says_no_more_than_site(const Reference& reference, Titles& titles) {
  constexpr size_t kLongestWithSite = 250;
  const auto title = reference.title.value;
  if (title.size() > kLongestWithSite) return false;
  size_t begin = 0;  // of a word
  for (size_t end = title.find(' '); end != std::string_view::npos;
       begin = end + 1, end = title.find(' ', begin)) {
    const auto word = title.substr(begin, end - begin);
    const bool separates =
        std::ranges::find(kSeparators, word) != kSeparators.end();
    if (!separates && !word.ends_with(':')) continue;
    const size_t cut = separates ? begin : end;
    if (cut < 2) continue;
    const auto left = title.substr(0, cut - 1);
    const auto right = title.substr(end + 1);
    if (are_title_and_site(left, right, reference, titles) ||
        are_title_and_site(right, left, reference, titles)) {
      return true;
    }
  }
  return false;
}

void check_title(Check& check, Index index, Titles& titles) {
  const auto& reference = check.document.references[index];
  const auto& title = reference.title;
  auto saying = titles.what_says(title.value);
  if (saying == Saying::something &&
      says_no_more_than_site(reference, titles)) {
    saying = Saying::nothing;
  }
  if (saying == Saying::something) return;
  const bool kind_only = saying == Saying::kind_only;
  auto& finding = check.report_reference(
      index, title.span,
      fmt::format(
          "the title \"{}\" {}: say what the page is about", title.value,
          kind_only ? "does not say of what" : "says nothing of the source"));
  if (kind_only) finding.severity = Severity::info;
}

// "Xuzhou", cited for the section "Xuzhou": the place and no more.
void check_place(Check& check, const Citation& citation) {
  const auto& document = check.document;
  if (citation.owner_kind != OwnerKind::section) return;
  if (citation.reference == kNone) return;
  const auto& title = document.references[citation.reference].title;
  const auto& heading = document.sections[citation.owner].heading;
  if (title.empty() || title.value != heading.value) return;
  auto& finding = check.report_reference(
      citation.reference, title.span,
      fmt::format("the title \"{}\" is only the name of the place: say what "
                  "the page is about",
                  title.value));
  finding.severity = Severity::info;
}

void check_document(Check& check) {
  Titles titles(check.texts(kAlso));
  const auto size = static_cast<Index>(check.document.references.size());
  for (Index i = 0; i < size; ++i) check_title(check, i, titles);
  for (const auto& citation : check.document.citations) {
    check_place(check, citation);
  }
}

}  // namespace

extern const Rule citations_generic_title;
constinit const Rule citations_generic_title = {
    .id = "citations/generic-title",
    .severity = Severity::warning,
    .summary = "A title that says nothing of the source",
    .options = kOptions,
    .document = check_document,
};

}  // namespace listlint::rules
