// Pages that say, in many languages and charsets, that nothing was found.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <string_view>

#include "fetch/phrases.h"
#include "lint/unicode/code_point.h"
#include "tests/fetch/judge_case.h"

namespace listlint::fetch {
namespace {

struct Said {
  std::string_view language;
  std::string_view message;
};

constexpr Said kSaid[] = {
    {"en", "404 Not Found"},
    {"en", "Page not found"},
    {"en", "Error 404"},
    {"en", "404"},
    {"en", "Oops! That page can’t be found."},
    {"en", "The page you requested could not be found"},
    {"en", "Sorry, this page isn't available"},
    {"en", "404 Error - Page Not Found"},
    {"en", "The requested URL was not found on this server."},
    {"en", "File not found"},
    {"en", "Page Not Found (404)"},
    {"en", "Error 404 (Not Found)!!1"},
    {"en", "HTTP 404 Not Found"},
    {"en", "Object not found!"},
    {"en", "This page no longer exists"},
    {"en", "This page is gone"},
    {"en", "This story is no longer available"},
    {"en", "Sorry, we couldn't find what you were looking for"},
    {"de", "Objekt nicht gefunden!"},
    {"es", "¡Objeto no localizado!"},
    {"it", "Oggetto non trovato!"},
    {"nb", "Objektet ble ikke funnet!"},
    {"nl", "Object niet gevonden!"},
    {"pt", "Objeto não encontrado!"},
    {"ro", "Obiectul nu a fost gasit!"},
    {"sr", "Објекат није пронађен!"},
    {"sv", "Objektet hittas ej!"},
    {"pl", "Nie znaleziono obiektu!"},
    {"cs", "Objekt nenalezen!"},
    {"he", "הדף לא קיים"},
    {"fa", "صفحه‌ای یافت نشد"},
    {"ur", "صفحہ نہیں ملا"},
    {"ka", "გვერდი ვერ მოიძებნა"},
    {"hy", "Էջը չի գտնվել"},
    {"bn", "পৃষ্ঠাটি খুঁজে পাওয়া যায়নি"},
    {"ta", "பக்கம் காணப்படவில்லை"},
    {"ne", "पृष्ठ भेटिएन"},
    {"mn", "Хуудас олдсонгүй"},
    {"kk", "Бет табылмады"},
    {"uz", "Sahifa topilmadi"},
    {"az", "Səhifə tapılmadı"},
    {"mk", "Страницата не е пронајдена"},
    {"be", "Старонка не знойдзена"},
    {"sq", "Faqja nuk u gjet"},
    {"is", "Síðan fannst ekki"},
    {"sw", "Ukurasa haukupatikana"},
    {"cy", "Tudalen heb ei chanfod"},
    {"zh-CN", "抱歉，指定的主题不存在"},
    {"zh-CN", "页面不存在"},
    {"zh-CN", "404 页面未找到"},
    {"zh-CN", "对不起，您访问的页面不存在"},
    {"zh-CN", "找不到页面"},
    {"zh-CN", "抱歉，您要访问的页面不存在或已被删除"},
    {"zh-CN", "您访问的内容不存在"},
    {"zh-CN", "该文章已被删除"},
    {"zh-CN", "信息不存在"},
    {"zh-CN", "页面走丢了"},
    {"zh-CN", "无法找到该页"},
    {"zh-TW", "找不到網頁"},
    {"zh-TW", "頁面不存在"},
    {"zh-TW", "很抱歉，您要找的頁面不存在"},
    {"zh-TW", "查無此頁"},
    {"zh-TW", "404 找不到頁面"},
    {"zh-TW", "此網頁不存在"},
    {"ja", "ページが見つかりません"},
    {"ja", "お探しのページは見つかりませんでした"},
    {"ja", "404 ページが見つかりませんでした"},
    {"ja", "指定されたページは存在しません"},
    {"ja", "ご指定のページが見つかりません"},
    {"ja", "このページは存在しません"},
    {"ja", "お探しのページは移動または削除された可能性があります"},
    {"ko", "페이지를 찾을 수 없습니다"},
    {"ko", "요청하신 페이지를 찾을 수 없습니다"},
    {"ko", "존재하지 않는 페이지입니다"},
    {"ko", "404 페이지를 찾을 수 없음"},
    {"ko", "삭제된 게시물입니다"},
    {"ko", "존재하지 않는 게시물입니다"},
    {"ru", "Страница не найдена"},
    {"ru", "Ошибка 404"},
    {"ru", "404 — страница не найдена"},
    {"ru", "Запрашиваемая страница не существует"},
    {"ru", "Такой страницы нет"},
    {"ru", "К сожалению, запрашиваемая страница не найдена"},
    {"ru", "Документ не найден"},
    {"ru", "Извините, страница не найдена"},
    {"uk", "Сторінку не знайдено"},
    {"uk", "Сторінка не знайдена"},
    {"uk", "Помилка 404"},
    {"uk", "Такої сторінки не існує"},
    {"bg", "Страницата не е намерена"},
    {"bg", "Страницата не съществува"},
    {"bg", "Търсената от вас страница не е намерена"},
    {"sr", "Страница није пронађена"},
    {"sr", "Stranica nije pronađena"},
    {"sr", "Tražena stranica ne postoji"},
    {"hr", "Stranica ne postoji"},
    {"hr", "Stranica koju tražite ne postoji"},
    {"hr", "Stranica nije nađena"},
    {"sl", "Stran ne obstaja"},
    {"sl", "Strani ni mogoče najti"},
    {"de", "Seite nicht gefunden"},
    {"de", "404 - Seite nicht gefunden"},
    {"de", "Die angeforderte Seite wurde nicht gefunden"},
    {"de", "Diese Seite existiert nicht"},
    {"de", "Fehler 404"},
    {"de", "Seite nicht vorhanden"},
    {"de", "Die von Ihnen gesuchte Seite konnte nicht gefunden werden"},
    {"de", "Ups! Seite nicht gefunden"},
    {"de", "Diese Seite gibt es nicht"},
    {"de", "Artikel nicht gefunden"},
    {"fr", "Page introuvable"},
    {"fr", "Page non trouvée"},
    {"fr", "Erreur 404"},
    {"fr", "La page demandée n’existe pas"},
    {"fr", "La page que vous recherchez est introuvable"},
    {"fr", "Cette page n’existe plus"},
    {"fr", "404 : page introuvable"},
    {"fr", "Désolé, cette page n'existe pas"},
    {"es", "Página no encontrada"},
    {"es", "Error 404: página no encontrada"},
    {"es", "La página solicitada no existe"},
    {"es", "La página que busca no se encuentra"},
    {"es", "Lo sentimos, página no encontrada"},
    {"es", "Contenido no encontrado"},
    {"es", "Esta página no existe"},
    {"pt", "Página não encontrada"},
    {"pt", "Erro 404"},
    {"pt", "A página que procura não existe"},
    {"pt", "Página inexistente"},
    {"pt", "Desculpe, a página não foi encontrada"},
    {"pt", "Não encontramos a página"},
    {"it", "Pagina non trovata"},
    {"it", "Errore 404"},
    {"it", "La pagina richiesta non esiste"},
    {"it", "La pagina che stai cercando non esiste"},
    {"it", "Pagina inesistente"},
    {"it", "Spiacenti, pagina non trovata"},
    {"nl", "Pagina niet gevonden"},
    {"nl", "Deze pagina bestaat niet"},
    {"nl", "De pagina die u zoekt bestaat niet"},
    {"nl", "De opgevraagde pagina kon niet worden gevonden"},
    {"nl", "404 - Pagina niet gevonden"},
    {"pl", "Strona nie istnieje"},
    {"pl", "Nie znaleziono strony"},
    {"pl", "Błąd 404"},
    {"pl", "Strona nie została znaleziona"},
    {"pl", "Strona, której szukasz, nie istnieje"},
    {"cs", "Stránka nenalezena"},
    {"cs", "Stránka nebyla nalezena"},
    {"cs", "Požadovaná stránka neexistuje"},
    {"cs", "Chyba 404"},
    {"cs", "Hledaná stránka neexistuje"},
    {"sk", "Stránka nebola nájdená"},
    {"sk", "Stránka, ktorú hľadáte, neexistuje"},
    {"hu", "Az oldal nem található"},
    {"hu", "A keresett oldal nem található"},
    {"hu", "404-es hiba"},
    {"hu", "A kért oldal nem található"},
    {"ro", "Pagina nu a fost găsită"},
    {"ro", "Pagina nu există"},
    {"ro", "Pagina căutată nu există"},
    {"ro", "Eroare 404"},
    {"tr", "Sayfa bulunamadı"},
    {"tr", "Aradığınız sayfa bulunamadı"},
    {"tr", "404 hatası"},
    {"tr", "Üzgünüz, sayfa bulunamadı"},
    {"tr", "SAYFA BULUNAMADI"},
    {"el", "Η σελίδα δεν βρέθηκε"},
    {"el", "Δεν βρέθηκε η σελίδα"},
    {"el", "Η σελίδα που ζητήσατε δεν υπάρχει"},
    {"el", "Σφάλμα 404"},
    {"sv", "Sidan hittades inte"},
    {"sv", "Sidan kunde inte hittas"},
    {"sv", "Sidan du söker finns inte"},
    {"sv", "Sidan finns inte"},
    {"da", "Siden blev ikke fundet"},
    {"da", "Siden findes ikke"},
    {"da", "Siden, du leder efter, findes ikke"},
    {"nb", "Siden finnes ikke"},
    {"nb", "Siden ble ikke funnet"},
    {"nb", "Fant ikke siden"},
    {"nb", "Siden du leter etter finnes ikke"},
    {"fi", "Sivua ei löydy"},
    {"fi", "Sivua ei löytynyt"},
    {"fi", "Etsimääsi sivua ei löytynyt"},
    {"et", "Lehekülge ei leitud"},
    {"lv", "Lapa nav atrasta"},
    {"lt", "Puslapis nerastas"},
    {"ar", "الصفحة غير موجودة"},
    {"ar", "لم يتم العثور على الصفحة"},
    {"ar", "عذرا، الصفحة المطلوبة غير موجودة"},
    {"ar", "خطأ 404"},
    {"he", "הדף לא נמצא"},
    {"he", "העמוד לא נמצא"},
    {"he", "הדף המבוקש לא נמצא"},
    {"he", "שגיאה 404"},
    {"fa", "صفحه یافت نشد"},
    {"fa", "صفحه مورد نظر یافت نشد"},
    {"fa", "صفحه پیدا نشد"},
    {"vi", "Không tìm thấy trang"},
    {"vi", "Trang không tồn tại"},
    {"vi", "Trang bạn yêu cầu không tồn tại"},
    {"vi", "Lỗi 404"},
    {"th", "ไม่พบหน้าที่คุณต้องการ"},
    {"th", "ไม่พบหน้าเว็บ"},
    {"th", "404 ไม่พบหน้า"},
    {"th", "ไม่พบหน้าที่คุณกำลังค้นหา"},
    {"id", "Halaman tidak ditemukan"},
    {"id", "Halaman yang Anda cari tidak ditemukan"},
    {"id", "404 Halaman tidak ditemukan"},
    {"ms", "Laman tidak dijumpai"},
    {"hi", "पृष्ठ नहीं मिला"},
    {"ca", "No s'ha trobat la pàgina"},
};

// The menu that pages of a site have around whatever they say.
constexpr std::string_view kMenu =
    "<nav><ul><li><a href='/'>Home</a><li><a href='/town'>Town hall</a>"
    "<li><a href='/news'>News</a><li><a href='/contact'>Contact</a></ul></nav>";

// As each of these forms: a title, a heading, and all that is there to read.
std::string misses(const std::string& page, std::string_view expected) {
  const auto seen = verdict(page_of(page));
  return seen == expected ? "" : fmt::format("{} for {}\n", seen, page);
}

TEST(JudgeMissing, KnowsTheMessageInTheTitle) {
  std::string missed;
  for (const auto& said : kSaid) {
    missed += misses(html(fmt::format("{} | Town", said.message),
                          fmt::format("{}<p>{}</p>", kMenu, prose(30))),
                     "suspect/soft-404");
  }
  EXPECT_EQ(missed, "");
}

TEST(JudgeMissing, KnowsTheMessageInTheHeading) {
  std::string missed;
  for (const auto& said : kSaid) {
    missed += misses(html("Town", fmt::format("{}<h1>{}</h1><p>{}</p>", kMenu,
                                              said.message, prose(25))),
                     "suspect/soft-404");
  }
  EXPECT_EQ(missed, "");
}

TEST(JudgeMissing, KnowsTheMessageThatIsAllThereIsToRead) {
  std::string missed;
  for (const auto& said : kSaid) {
    missed +=
        misses(html("Town", fmt::format("{}<p>{}</p>", kMenu, said.message)),
               "suspect/soft-404");
  }
  EXPECT_EQ(missed, "");
}

TEST(JudgeMissing, KnowsNoMessageInALongPageAboutIt) {
  std::string missed;
  for (const auto& said : kSaid) {
    missed += misses(html(fmt::format("{} | Town", said.message),
                          fmt::format("<h1>Freiburg</h1><p>{}</p><p>{}</p>",
                                      said.message, prose(600))),
                     "ok/ok");
  }
  EXPECT_EQ(missed, "");
}

TEST(JudgeMissing, KnowsNoMessageWhereTheCitedTitleIsThePages) {
  std::string missed;
  for (const auto& said : kSaid) {
    auto evidence = page_of(
        html("Partner towns of Freiburg",
             fmt::format("<p>{}</p><p>Matsuyama, 1989</p>", said.message)));
    evidence.titles = {"Partner towns of Freiburg"};
    if (const auto seen = verdict(evidence); seen != "ok/ok") {
      missed += fmt::format("{} for {}\n", seen, said.message);
    }
  }
  EXPECT_EQ(missed, "");
}

TEST(JudgeMissing, QuotesWhatThePageSays) {
  EXPECT_EQ(verdict_with_detail(page_of(
                html("Stadt", "<h1>Seite  nicht\ngefunden</h1><p>x</p>"))),
            "suspect/soft-404: the page says \"Seite nicht gefunden\"");
}

struct Coded {
  const char* charset;
  const char* label;  // "" for none
  std::string_view host;
  std::string_view message;
};

constexpr Coded kCoded[] = {
    {"gb18030", "gbk", "a.example", "您访问的页面不存在"},
    {"gb18030", "gb2312", "a.example", "页面未找到"},
    {"gb18030", "", "www.town.gov.cn", "对不起，您访问的页面不存在"},
    {"gb18030", "", "www.a.cn", "该信息不存在"},
    {"Big5", "big5", "a.example", "找不到網頁"},
    {"Big5", "", "www.town.gov.tw", "很抱歉，您要找的頁面不存在"},
    {"Shift_JIS", "shift_jis", "a.example", "お探しのページは見つかりません"},
    {"Shift_JIS", "Shift-JIS", "a.example", "ページが見つかりません"},
    {"Shift_JIS", "", "www.town.jp", "ページが見つかりませんでした"},
    {"EUC-JP", "euc-jp", "a.example", "ページが見つかりません"},
    {"EUC-JP", "", "www.town.jp", "お探しのページは見つかりませんでした"},
    {"ISO-2022-JP", "iso-2022-jp", "a.example", "ページが見つかりません"},
    {"ISO-2022-JP", "", "a.example", "ページが見つかりません"},
    {"windows-949", "euc-kr", "a.example", "페이지를 찾을 수 없습니다"},
    {"windows-949", "ks_c_5601-1987", "a.example",
     "존재하지 않는 페이지입니다"},
    {"windows-949", "", "www.town.go.kr", "요청하신 페이지를 찾을 수 없습니다"},
    {"windows-1251", "windows-1251", "a.example", "Страница не найдена"},
    {"windows-1251", "", "www.town.ru", "Запрашиваемая страница не найдена"},
    {"KOI8-R", "koi8-r", "a.example", "Страница не найдена"},
    {"windows-1252", "iso-8859-1", "a.example", "Página no encontrada"},
    {"windows-1252", "", "a.example", "La página solicitada no existe"},
    {"windows-1250", "windows-1250", "a.example", "Stránka nenalezena"},
    {"ISO-8859-2", "iso-8859-2", "a.example", "Strona nie została znaleziona"},
    {"windows-1253", "windows-1253", "a.example", "Η σελίδα δεν βρέθηκε"},
    {"windows-1254", "windows-1254", "a.example", "Sayfa bulunamadı"},
    {"windows-1255", "windows-1255", "a.example", "הדף לא נמצא"},
    {"windows-1256", "windows-1256", "a.example", "الصفحة غير موجودة"},
    {"windows-874", "tis-620", "a.example", "ไม่พบหน้าเว็บ"},
    {"UTF-16LE", "utf-16le", "a.example", "页面不存在"},
};

Evidence coded(const Coded& row, bool in_header) {
  const auto meta = in_header || *row.label == '\0'
                        ? std::string()
                        : fmt::format("<meta charset={}>", row.label);
  const auto body = fmt::format(
      "<html><head>{}<title>{}</title></head><body><h1>{}</h1></body></html>",
      meta, row.message, row.message);
  return page_at(fmt::format("http://{}/a/b/c.html", row.host),
                 encoded(body, row.charset),
                 in_header && *row.label != '\0'
                     ? fmt::format("text/html; charset={}", row.label)
                     : "text/html");
}

TEST(JudgeMissing, ReadsTheCharsetThatTheHeaderNames) {
  for (const auto& row : kCoded) {
    if (*row.label == '\0') continue;
    const auto judgement = judge(coded(row, true));
    EXPECT_EQ(name_of(judgement.reason), "soft-404") << row.message;
    EXPECT_EQ(judgement.title, row.message);
  }
}

TEST(JudgeMissing, ReadsTheCharsetThatThePageNames) {
  for (const auto& row : kCoded) {
    if (std::string_view(row.charset).starts_with("UTF-16")) continue;
    const auto judgement = judge(coded(row, false));
    EXPECT_EQ(name_of(judgement.reason), "soft-404") << row.message;
    EXPECT_EQ(judgement.title, row.message);
  }
}

TEST(JudgeMissing, IsNotMisledByALabelThatTheBytesContradict) {
  Coded row{"gb18030", "gbk", "a.example", "您访问的页面不存在"};
  auto evidence = coded(row, false);
  evidence.answer.headers = {{"Content-Type", "text/html; charset=UTF-8"}};
  EXPECT_EQ(judge(evidence).title, row.message);
  row.charset = "UTF-8";
  EXPECT_EQ(judge(coded(row, true)).title, row.message);
  row.label = "iso-8859-1";
  EXPECT_EQ(judge(coded(row, false)).title, row.message);
  // A byte order mark is asked first.
  evidence = coded(row, true);
  evidence.answer.body.insert(0, "\xEF\xBB\xBF");
  EXPECT_EQ(judge(evidence).title, row.message);
}

TEST(JudgeMissing, ReadsJson) {
  struct Row {
    std::string_view body;
    std::string_view expected;
  };
  constexpr Row kRows[] = {
      {R"({"error":"not found"})", "suspect/soft-404"},
      {R"({"code":404})", "suspect/soft-404"},
      {R"({"code":404,"msg":"页面不存在","data":null})", "suspect/soft-404"},
      {R"({"status":"404","message":"x"})", "suspect/soft-404"},
      {R"({"message":"Page not found"})", "suspect/soft-404"},
      {R"({"error":{"code":404,"message":"x"}})", "suspect/soft-404"},
      {R"({"errors":[{"status":"404","title":"Not Found"}]})",
       "suspect/soft-404"},
      {R"({"errors":[{"status":"404"},{"status":"200"}]})", "ok/ok"},
      {R"({"code":200,"data":{"name":"Town"}})", "ok/ok"},
      {R"({"population":404,"name":"Town"})", "ok/ok"},
      {R"([404])", "ok/ok"},
      {R"({"error":null,"rows":[1,2]})", "ok/ok"},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(verdict(page_of(std::string(row.body), "application/json")),
              row.expected)
        << row.body;
  }
}

TEST(JudgeMissing, ReadsPlainText) {
  EXPECT_EQ(verdict(page_of("404 page not found\n", "text/plain")),
            "suspect/soft-404");
  EXPECT_EQ(verdict(page_of("File not found.", "text/plain; charset=utf-8")),
            "suspect/soft-404");
  EXPECT_EQ(verdict(page_of("Cannot GET /news/2019/a.html", "text/plain")),
            "suspect/soft-404");
  EXPECT_EQ(verdict(page_of("<Error><Code>NoSuchKey</Code><Message>The "
                            "specified key does not exist.</Message></Error>",
                            "application/xml")),
            "suspect/soft-404");
  // A label of HTML on JSON.
  EXPECT_EQ(verdict(page_of(R"({"error":"not found"})")), "suspect/soft-404");
  EXPECT_EQ(verdict(page_of("Freiburg, Matsuyama, 404\n", "text/plain")),
            "ok/ok");
}

TEST(JudgeMissing, KnowsServersThatFailPolitely) {
  constexpr std::string_view kBodies[] = {
      "<h1>Error establishing a database connection</h1>",
      "<b>Fatal error</b>: Uncaught Error: Call to undefined function f() in "
      "/var/www/a.php:3",
      "<br /><b>Warning</b>: mysql_connect(): Access denied for user 'a'@'b'",
      "<h1>Server Error in '/' Application.</h1><h2>Runtime Error</h2>",
      "Microsoft OLE DB Provider for SQL Server error '80004005'",
      "<pre>Traceback (most recent call last):\n File \"a.py\", line 1</pre>",
      "<p>数据库连接失败</p>",
      "<h1>502 Bad Gateway</h1><hr>nginx",
      "<h1>503 Service Temporarily Unavailable</h1><hr>nginx",
      "<h1>Internal Server Error</h1>The server encountered an internal error "
      "or misconfiguration and was unable to complete your request.",
      "No input file specified.",
      "SQLSTATE[HY000] [2002] Connection refused",
  };
  for (const auto body : kBodies) {
    EXPECT_EQ(verdict(page_of(html("", body))), "suspect/soft-404") << body;
  }
}

TEST(JudgeMissing, HasPhrasesThatAreFoldedAndSaidOnce) {
  std::set<std::string_view> seen;
  for (const auto phrases : {phrases_west(), phrases_east(), phrases_other()}) {
    for (const auto& phrase : phrases) {
      EXPECT_EQ(unicode::fold(phrase.text), phrase.text);
      EXPECT_GE(phrase.text.size(), 6U);
      EXPECT_TRUE(seen.insert(phrase.text).second) << phrase.text;
    }
  }
}

}  // namespace
}  // namespace listlint::fetch
