"""Redirects by status, Location, refresh and script."""

import urllib.parse

import pages
from registry import ANY, fixed, on
from wire import PAGE, answer, lone, redirect

GOOD = answer(200, pages.article())
THERE = "/archive/2014/twins.html"


def leads(host, status, location, target=THERE, data=GOOD):
    """PAGE of a host redirects to `location`, and `target` answers `data`."""
    fixed(redirect(status, location), host)
    if target is not None:
        fixed(data, host, target=target)


for code in (301, 302, 303, 307, 308):
    leads(f"redirect-{code}", code, THERE)


def chain(host, length):
    @on(host, target=ANY)
    def step(request):
        number = 0
        if request.target.startswith("/step/"):
            number = int(request.target[6:])
        elif request.target != PAGE:
            return answer(404, pages.not_found())
        if number == length:
            return GOOD
        return redirect(302, f"/step/{number + 1}")


chain("chain-8", 8)
chain("chain-40", 40)
leads("self-loop", 302, PAGE, None)
leads("two-loop", 302, "/b.html", "/b.html", redirect(302, PAGE))


@on("cookie-loop")
def cookie_loop(request):
    if "seen=1" in request.headers.get("cookie", ""):
        return GOOD
    return redirect(302, PAGE).replace(
        b"\r\nLocation", b"\r\nSet-Cookie: seen=1; Path=/\r\nLocation")


leads("to-home", 302, "/", "/", answer(200, pages.home()))
leads("to-index", 301, "/index.html", "/index.html",
      answer(200, pages.home()))
leads("to-section", 302, "/news/", "/news/",
      answer(200, pages.home("News of the city")))
leads("to-404", 302, "/404.html", "/404.html",
      answer(200, pages.html("Sorry", "<h1>Sorry</h1><p>We looked for it."
                             " Try the <a href='/'>start</a>.</p>")))
leads("to-404-plain", 302, "/notice.html", "/notice.html",
      answer(200, pages.html("Page not found | City of Foshan",
                             "<h1>Page not found</h1>")))

for number in range(4):
    fixed(redirect(302, "/notice/relaunch.html"), "shared",
          target=f"/news/2014/{number}.html")
fixed(answer(200, pages.article("The new site of the city")), "shared",
      target="/notice/relaunch.html")


def elsewhere(host, status, to, target=PAGE, kind="http"):
    on(host)(lambda request: redirect(status, request.url(target, to, kind)))


elsewhere("other-site", 302, "usurper.example", "/")
fixed(answer(200, pages.article("Lakeside furniture shop")),
      "usurper.example", target="/")
elsewhere("other-site-moved", 301, "new-home.example")
fixed(GOOD, "new-home.example")


@on("to-https")
def to_https(request):
    if request.kind == "https":
        return GOOD
    return redirect(301, request.url(PAGE, kind="https"))


@on("to-http")
def to_http(request):
    if request.kind == "http":
        return GOOD
    return redirect(302, request.url(PAGE, kind="http"))


fixed(lone(302, "Content-Length: 0"), "no-location")
leads("relative", 302, "../2015/twins.html", "/news/2015/twins.html")
leads("query-only", 302, "?q=1", PAGE + "?q=1")
on("two-slashes")(lambda request: redirect(
    302, request.url(THERE)[len("http:"):]))
fixed(GOOD, "two-slashes", target=THERE)
leads("utf8-location", 302, "/佛山/友好.html",
      urllib.parse.quote("/佛山/友好.html"))
leads("space-location", 302, "/sister cities.html", "/sister%20cities.html")
leads("gbk-location", 302, "/佛山.html".encode("gbk"), "/%B7%F0%C9%BD.html")
leads("to-file", 302, "file:///etc/passwd", None)
leads("to-javascript", 302, "javascript:alert(1)", None)
leads("to-ftp", 301, "ftp://ftp.example/x", None)
for name, address in (("loopback", "127.0.0.2"), ("ten", "10.0.0.1"),
                      ("metadata", "169.254.169.254"),
                      ("decimal", "2130706434"), ("mapped", "[::ffff:a00:1]")):
    leads(f"to-{name}", 302, f"http://{address}/latest/meta-data/", None)
elsewhere("to-inner", 302, "inner.test")  # which resolves to 10.0.0.1

on("to-login")(lambda request: redirect(302, "/login?next=" + PAGE))
fixed(answer(200, pages.login()), "to-login", target="/login?next=" + PAGE)


@on("to-consent")
def to_consent(request):
    if "consent=yes" in request.headers.get("cookie", ""):
        return GOOD
    return redirect(302, "/consent/give?continue=" + PAGE)


@on("to-consent", target="/consent/give?continue=" + PAGE)
def consent(_):
    return redirect(302, PAGE).replace(
        b"\r\nLocation", b"\r\nSet-Cookie: consent=yes; Path=/\r\nLocation")


@on("geo")
def geo(request):
    language = request.headers.get("accept-language", "")
    return redirect(302, ("/en" if language.startswith("en") else "/xx")
                    + PAGE)


fixed(GOOD, "geo", target="/en" + PAGE)


def refreshes(host, head, *headers, data=GOOD):
    fixed(answer(200, pages.html("Moved", "<p>This page has moved.</p>",
                                 head), *headers), host)
    fixed(data, host, target=THERE)


META = f'<meta http-equiv="refresh" content="0; url={THERE}">'
refreshes("meta-200", META)
refreshes("meta-404", META, data=answer(404, pages.not_found()))
refreshes("refresh-header", "", f"Refresh: 0; url={THERE}")
fixed(answer(200, pages.html("", f"<script>location='{THERE}'</script>")),
      "script-location")
fixed(answer(200, pages.article(), f"Location: {THERE}"), "location-200")
leads("own-fragment", 302, THERE + "#part-2")
