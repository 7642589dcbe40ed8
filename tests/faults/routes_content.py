"""Answers that look well and are not, and those that only look bad."""

import pages
import phrases
import wire
from registry import ANY, fixed, on
from wire import PAGE, answer

GOOD = answer(200, pages.article())

for language, (charset, title, heading, text) in phrases.NOT_FOUND.items():
    # Some sites tell the charset in the header, some in the page.
    in_header = len(language) == 2 and language not in ("zh", "ja")
    head = "" if in_header else f'<meta charset="{charset}">'
    page = pages.html(title, f"<h1>{heading}</h1><p>{text}</p>", head)
    fixed(answer(200, page.encode(charset), kind="text/html; charset="
                 + charset if in_header else "text/html"), f"soft-{language}")

fixed(answer(200, '{"error": "not found", "code": 404}',
             kind="application/json"), "soft-json")
fixed(answer(200, '{"town": "Foshan", "twins": ["Medway", "Itami"]}',
             kind="application/json"), "json")
fixed(answer(200, pages.html("City of Foshan", "<nav><a href='/'>Home</a></nav>"
             "<p>Error 404: the requested page could not be found on this"
             " server.</p>")), "soft-text")
fixed(answer(200, "<html><body>Error establishing a database connection"
             "</body></html>"), "soft-database")

QUOTE = ("For two years visitors of the address only read \"Page not found\","
         " and the yearbook of 2009 has been removed from the shelves since.")
fixed(answer(200, pages.article(paragraphs=[QUOTE] + pages.PARAGRAPHS)),
      "quotes")
ABOUT = [
    "HTTP 404 is the status that tells a reader that the server was reached"
    " but has nothing under the address that was asked for.",
    "Sites may word the page as they like: \"404 Not Found\", \"Page not"
    " found\" or a joke about lost astronauts are all common.",
    "The number comes from the families of codes that were laid down in 1992;"
    " the first digit stands for an error of the one who asks.",
    "Studies of citations count such answers to tell how fast links rot; one"
    " found that a quarter of all pages of a decade are gone.",
    "A soft 404 is a page that tells people so and programs the opposite.",
]
fixed(answer(200, pages.article("HTTP 404 - an encyclopedia", paragraphs=(
    ABOUT + pages.PARAGRAPHS))), "about-404")
DOMAINS = ["The council bought back its old name: the notice \"this domain is"
           " for sale\" had stood there since 2011, and a dealer wanted nine"
           " thousand dollars."]
fixed(answer(200, pages.article("How the city lost its domain",
                                paragraphs=DOMAINS + pages.PARAGRAPHS)),
      "about-domains")
fixed(answer(200, pages.html("Twins", "<h1>Twins</h1><p>Foshan: Medway (1998),"
                             " Itami (1985).</p>")), "short-page")

on("same-page", target=ANY)(lambda request: answer(200, pages.home()))
fixed(answer(200, pages.home()), "home-as-home", target="/")
on("home-for-all", target=ANY)(lambda request: answer(200, pages.home()))


@on("echo-page", target=ANY)
def echo_page(request):
    """The same for every address, but that it repeats the address."""
    return answer(200, pages.html("City of Foshan", "<h1>City of Foshan</h1>"
                  f"<p>You asked for {request.target[:80]}.</p>"
                  + "".join(f"<p>{each}</p>" for each in
                            pages.PARAGRAPHS[:2])))


@on("gone-to-home", target=ANY)
def gone_to_home(request):
    """Whatever is not known leads to the front page; the source is known."""
    if request.target == PAGE:
        return GOOD
    if request.target == "/":
        return answer(200, pages.home())
    return wire.redirect(302, "/")


fixed(answer(200, pages.html("foshan-twins.test", "<h1>foshan-twins.test</h1>"
             "<p>This domain is for sale. Buy this domain now for $2,995.</p>"
             "<script src='https://www.sedoparking.com/x.js'></script>")),
      "parked")
fixed(answer(200, pages.html("域名出售", "<h1>该域名出售</h1><p>本域名正在出售，"
             "如需购买请联系我们。域名出售，价格面议。</p>")), "parked-zh")
CASINO = "".join(f"<p>{each}</p>" for each in (
    "Play online casino slots with a welcome bonus: free spins every day.",
    "Best betting odds, live roulette, blackjack and poker rooms.",
    "Jackpot slots, sportsbook bonus, casino deposit by card or coin.",
    "Gambling is fun: join the biggest casino, spin and win the jackpot."))
fixed(answer(200, pages.html("Online casino bonus and slots", CASINO)),
      "casino")
fixed(answer(200, pages.html("Welcome to nginx!", "<h1>Welcome to nginx!</h1>"
             "<p>If you see this page, the nginx web server is successfully"
             " installed and working. Further configuration is required.</p>"
             "<p><em>Thank you for using nginx.</em></p>")), "nginx")
fixed(answer(200, pages.html("Apache2 Debian Default Page: It works",
             "<h1>Apache2 Debian Default Page</h1><p>It works!</p><p>This is"
             " the default welcome page used to test the correct operation of"
             " the Apache2 server after installation on Debian systems.</p>")),
      "apache", target="/")
fixed(answer(200, pages.html("Town", "<div id='root'></div><noscript>You need"
             " to enable JavaScript to run this app.</noscript>"
             "<script src='/static/main.js'></script>")), "shell")

fixed(answer(200, b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
             + b"%" * 500 + b"\n%%EOF\n", kind="application/pdf"), "pdf",
      target="/twins.pdf")
fixed(answer(200, pages.login(), kind="application/pdf"), "login-pdf",
      target="/twins.pdf")
fixed(answer(200, pages.article(), kind="application/pdf"), "html-pdf",
      target="/twins.pdf")
fixed(answer(200, pages.article(), kind="text/plain"), "html-as-text")
fixed(answer(200, b"\x89PNG\r\n\x1a\n" + b"\0" * 200, kind="image/png"),
      "image", target="/map.png")
fixed(answer(200, "Foshan: Medway, Itami, Oakland, Stockton and others.\n" * 9,
             kind="text/plain; charset=utf-8"), "text")
fixed(answer(200, pages.html("Just a moment...", "<h1>Checking your browser"
             "</h1><p>Verify you are human by completing the action below.</p>"
             "<script src='https://challenges.cloudflare.com/turnstile/v0/"
             "api.js'></script>")), "captcha-200")
fixed(answer(200, pages.login()), "login-200")

TITLE = "佛山市友好城市"
CHINESE = pages.article(TITLE, "", [
    "佛山市与英国梅德韦市于一九九八年结为友好城市，双方在教育、体育和经贸方面"
    "开展了多次交流。", "一九八五年，佛山市与日本伊丹市签订协议，"
    "两市的学校每年互派学生访问。", "市外事办公室保存全部协议，并出版年鉴。"])
JAPANESE = pages.article("姉妹都市のご案内", "", [
    "佛山市と伊丹市は一九八五年に友好都市の提携を結び、毎年学生が訪問しています。",
    "陶芸やスポーツの交流も行われ、市役所の庭には桜が植えられています。"])
META_WRONG = CHINESE.replace("<head>", '<head><meta charset="utf-8">')


def in_charset(host, text, charset, kind, mark=b""):
    fixed(answer(200, mark + text.encode(charset), kind=kind), host)


in_charset("gbk-bare", CHINESE, "gbk", "text/html")
in_charset("gbk-header", META_WRONG, "gbk", "text/html; charset=gb2312")
in_charset("gbk-meta", CHINESE.replace(
    "<head>", '<head><meta http-equiv="Content-Type"'
    ' content="text/html; charset=gb2312">'), "gbk", "text/html")
in_charset("bom", CHINESE, "utf-8", "text/html; charset=gb2312",
           b"\xef\xbb\xbf")
in_charset("big5", pages.article("佛山市友好城市", "", [
    "佛山市與英國梅德韋市於一九九八年結為友好城市，雙方在教育、體育和經貿方面"
    "開展了多次交流。", "市外事辦公室保存全部協議，並出版年鑑。"]), "big5",
           "text/html; charset=big5")
in_charset("shift-jis", JAPANESE, "shift_jis", "text/html; charset=Shift_JIS")
in_charset("euc-jp", JAPANESE.replace(
    "<head>", '<head><meta charset="euc-jp">'), "euc-jp", "text/html")
in_charset("utf-16", CHINESE, "utf-16-le", "text/html", b"\xff\xfe")


@on("drift")
def drift(request):
    """The right title, but the page about the towns has become another."""
    if request.count == 1:
        return GOOD
    return answer(200, pages.html(pages.TITLE, "<h1>Swimming bath</h1><p>Open"
                  " daily between nine and seven. Lockers take coins. Towels"
                  " may be hired at the desk.</p>"))
