"""Variants of the behaviours: other languages, other servers, odd spellings."""

import pages
from registry import fixed, on
from wire import PAGE, answer, chunked, redirect

GOOD = answer(200, pages.article())
THERE = "/archive/2014/twins.html"

MESSAGES = {
    "he": ("הדף לא נמצא", "הדף שחיפשת אינו קיים."),
    "th": ("ไม่พบหน้า", "ไม่พบหน้าที่คุณต้องการ"),
    "hi": ("पृष्ठ नहीं मिला", "क्षमा करें।"),
    "fa": ("صفحه یافت نشد", "صفحه مورد نظر شما یافت نشد."),
    "id": ("Halaman tidak ditemukan", "Halaman yang Anda cari tidak ada."),
    "sr": ("Страница није пронађена", "Тражена страница не постоји."),
    "ka": ("გვერდი ვერ მოიძებნა", ""),
    "bn": ("পৃষ্ঠাটি খুঁজে পাওয়া যায়নি", ""),
    "ro": ("Obiectul nu a fost gasit!", "URL-ul cerut nu a fost gasit."),
}
for language, (title, text) in MESSAGES.items():
    fixed(answer(200, pages.html(title, f"<h1>{title}</h1><p>{text}</p>")),
          f"soft-{language}")

LINKS = "".join(f"<a href='/{n}'>Office {n} of the city</a> "
                for n in range(500))
fixed(answer(200, pages.html(
    "City of Foshan", f"<nav>{LINKS}</nav><div><h2>Page not found</h2><p>The"
    " page you are looking for may have moved.</p></div>")), "soft-box")
fixed(answer(200, "<pre>Cannot GET /news/2014/twins.html</pre>"), "soft-get")
fixed(answer(200, "<?xml version='1.0'?><Error><Code>NoSuchKey</Code>"
             "<Message>The specified key does not exist.</Message></Error>",
             kind="application/xml"), "soft-xml")
fixed(answer(200, "404 page not found\n", kind="text/plain"), "soft-plain")
fixed(answer(200, '{"error":"not found"}'), "soft-json-as-html")
fixed(answer(200, pages.html("502 Bad Gateway", "<h1>502 Bad Gateway</h1><hr>"
                             "nginx")), "gateway-200")
fixed(answer(200, pages.html("Apache Tomcat/9.0.31", "<h2>Congratulations!"
                             "</h2>")), "tomcat")
fixed(answer(200, pages.html("Index of /", "<h1>Index of /</h1><a href='a'>a"
                             "</a>")), "listing")
fixed(answer(200, pages.html("Account Suspended", "<h1>Account Suspended</h1>"
                             "<p>Contact your hosting provider.</p>")),
      "suspended")

# Texts that speak of what they are not.
fixed(answer(200, pages.article("Welcome to IISc Bangalore")), "about-iisc")
fixed(answer(200, pages.article("What to do when a domain has expired")),
      "about-expired")
fixed(answer(200, pages.html("Twins", "<h2>We value your privacy</h2><p>We use"
                             " cookies.</p><h1>Twins</h1><p>Foshan: Medway,"
                             " since the spring of 1998.</p>")), "banner")
fixed(answer(200, pages.html(
    "Opening hours", "<h1>Opening hours</h1><p>From nine to five, but not on"
    " Monday, when the hall is cleaned and the yearbook is printed.</p><p>"
    "Can't find what you're looking for? Call us.</p>")), "looking-for")
fixed(answer(200, pages.html("Bus 404", "<h1>404</h1><p>Town hall 8:00, lake"
                             " 8:20, station 8:35.</p>")), "bus-404")

for host, code, location in (
        ("location-query", 302, "?id=2"),
        ("location-tab", 302, "\t" + THERE),
        ("location-scheme", 302, None)):
    if location is not None:
        fixed(redirect(code, location), host)
    fixed(GOOD, host, target=THERE)
    fixed(GOOD, host, target=PAGE + "?id=2")


@on("location-scheme")
def location_scheme(request):
    return redirect(302, request.url(THERE).replace("http:", "HTTP:"))


for host, codes in (("mixed-308-307", (308, 307)),
                    ("mixed-301-302", (301, 302)),
                    ("chain-308", (308, 301))):
    fixed(redirect(codes[0], "/b/2014/twins.html"), host)
    fixed(redirect(codes[1], THERE), host, target="/b/2014/twins.html")
    fixed(GOOD, host, target=THERE)
fixed(redirect(301, THERE).replace(b"Content-Length: 0", b"Content-Length: 5")
      + b"Moved", "redirect-body")
fixed(GOOD, "redirect-body", target=THERE)

for number, refresh in enumerate(("0; URL='/archive/2014/twins.html'",
                                  "0,url=/archive/2014/twins.html",
                                  "0;/archive/2014/twins.html",
                                  "0 ; uRl = /archive/2014/twins.html")):
    fixed(answer(200, pages.html("Twins", "<p>See there.</p>", "<meta"
                                 f' http-equiv=REFRESH content="{refresh}">')),
          f"refresh-{number}")
    fixed(GOOD, f"refresh-{number}", target=THERE)

BODY = pages.article().encode("utf-8")
HEAD = (b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n")
fixed(HEAD + chunked(BODY).replace(b"\r\n", b";name=value\r\n", 1)
      + b"0\r\n\r\n", "chunk-extension")
fixed(HEAD + chunked(BODY) + b"0\r\nX-Sum: 1\r\n\r\n", "trailer")
fixed(answer(200, BODY, "Content-Encoding: identity"), "identity")
fixed(answer(200, pages.article("姉妹都市のご案内", '<meta charset="iso-2022-jp">', [
    "佛山市と伊丹市は一九八五年に友好都市の提携を結び、毎年学生が訪問しています。"
]).encode("iso-2022-jp"), kind="text/html"), "iso-2022-jp")

ROBOTS = {
    "robots-bom": b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /news/\r\n",
    "robots-wildcard": b"User-agent: *\nDisallow: /*/2014/*.html$\n",
    "robots-empty": b"User-agent: *\nDisallow:\n",
    "robots-comment": b"# Disallow: /\nUser-agent: * # all\nDisallow: /x #\n",
    "robots-cr": b"User-agent: *\rDisallow: /news/\r",
}
for host, text in ROBOTS.items():
    fixed(answer(200, text, kind="text/plain"), host, target="/robots.txt")
    fixed(GOOD, host)

fixed(answer(401, pages.login()), "login-401")
fixed(answer(403, pages.article()), "article-403")
fixed(answer(503, pages.html("Maintenance", "<h1>Back soon</h1>")),
      "maintenance-503")
