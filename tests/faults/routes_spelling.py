"""Spellings of addresses: the page is there for exactly these bytes."""

import pages
from registry import ANY, on
from wire import PAGE, answer

# Host without ".spelt.test", and the request target that it knows.
TARGETS = {
    "gbk": "/%D6%D0%CE%C4/%D3%D1%BA%C3.htm",
    "lower-escape": "/%e4%bd%9b%e5%b1%b1.html",
    "upper-escape": "/%E4%BD%9B%E5%B1%B1.html",
    "mixed-escape": "/%e4%BD%9b.html",
    "slashes": "/a//b///twins.html",
    "plus": "/find/a+b?q=c+d",
    "escaped-plus": "/find/a%2Bb?q=c%2Bd",
    "marks": "/a/~city'(2014)!*/twins.html",
    "long": "/long/" + "a" * 8000,
    "dots": "/a/c/twins.html",
    "end-dot": PAGE,
    "xn--bcher-kva": PAGE,
    "xn--fiqs8s": PAGE,
    "user": PAGE,
    "upper": "/News/Twins.HTML",
    "session": "/news/twins.jsp;jsessionid=1A2B3C?id=7",
    "space": "/news/sister%20cities.html",
    "utf8": "/%E5%8F%8B%E5%A5%BD/%C3%A9.html",
    "brackets": "/news/[2014]/twins.html",
    "braces": "/news/%7B2014%7D.html",
    "query-brackets": "/list?a[]=1&b[]=2",
    "empty-query": "/news/twins?",
    "query-only": "/?id=77&lang=zh",
    "no-path-query": "/?id=78",
    "question": "/read?url=http://a.example/?b=c",
    "double-escape": "/news/100%2525.html",
    "bare-percent": "/news/100%/twins.html",
    "colon": "/wiki/File:Twins:2.html",
    "at": "/@city/post,1",
    "fragment": PAGE,
    "missing-fragment": PAGE,
    "hash-bang": "/app/",
    "text-fragment": PAGE,
    "amp": "/page?a=1&b=2&amp;c=3",
    "semicolon": "/page?a=1;b=2",
    "backslash": "/news/2014/twins.html",
    "pipe": "/list?a=1%7C2",
    "comma": "/art/0,1,2,00.html",
    "wiki-bare": "/news/twins",
    "wiki-dot": "/news/twins.html",
    "wiki-parenthesis": "/wiki/Foshan_(city)",
    "wiki-template": "/news/twins.html",
    "wiki-link": "/news/twins.html",
}


def knows(host, target):
    @on(host, target=ANY)
    def respond(request):
        if request.target != target:
            return answer(404, pages.not_found())
        return answer(200, pages.article())


for name, text in TARGETS.items():
    knows(f"{name}.test" if name.startswith("xn--") else f"{name}.spelt.test",
          text)


@on("campaign", target=ANY)
def campaign(request):
    """Addresses that differ in utm_ parameters are one page."""
    if request.target.partition("?")[0] != PAGE:
        return answer(404, pages.not_found())
    return answer(200, pages.article())
