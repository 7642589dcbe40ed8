"""Statuses, and methods that are answered otherwise than GET."""

import time

import pages
from registry import fixed, on
from wire import answer, http_date, lone

GOOD = answer(200, pages.article())

fixed(GOOD, "plain")
fixed(lone(204), "no-content")
fixed(answer(206, pages.article(), "Content-Range: bytes 0-999/1000"),
      "partial")
fixed(lone(304, 'ETag: "x"'), "not-modified")
for status in (401, 402, 403, 404, 410, 451, 500, 502, 504, 520, 522, 525, 530,
               999, 299, 600, 400, 405, 501):
    text = pages.html(f"Status {status}", f"<h1>Status {status}</h1>")
    extra = ["WWW-Authenticate: Basic realm=x"] if status == 401 else []
    fixed(answer(status, text, *extra), f"status-{status}")
fixed(answer(403, pages.html("Just a moment...", "<h1>Checking</h1>"),
             "cf-mitigated: challenge", "Server: cloudflare"), "challenge")


@on("odd-accept-406")
def odd_accept_406(request):
    accept = request.headers.get("accept", "")
    return GOOD if "text/html" in accept else answer(406, "No")


@on("odd-accept-418")
def odd_accept_418(request):
    accept = request.headers.get("accept", "")
    return GOOD if accept.startswith("text/html,") else answer(418, "No")


@on("twice-503")
def twice_503(request):
    return GOOD if request.count > 2 else answer(503, "Busy")


@on("date-503")
def date_503(request):
    """The date lies so far ahead that whole seconds leave a wait."""
    memory = request.server.memory
    if request.count == 1:
        memory[request.host] = int(time.time()) + 2
        date = http_date(memory[request.host])
        return answer(503, "Busy", f"Retry-After: {date}")
    if time.time() < memory[request.host]:
        return answer(403, "Too early")
    return GOOD


@on("soon-429")
def soon_429(request):
    return GOOD if request.count > 1 else answer(429, "Slow down",
                                                 "Retry-After: 1")


@on("once-429")
def once_429(request):
    return GOOD if request.count > 1 else answer(429, "Slow down")


fixed(answer(429, "Slow down"), "always-429")


@on("day-429")
def day_429(request):
    """Whoever comes back at once finds that nothing is here."""
    if request.count > 1:
        return answer(404, pages.not_found())
    return answer(429, "Slow down", "Retry-After: 86400")


def head_differs(host, refuse):
    @on(host)
    def respond(request):
        return refuse(request) if request.method == "HEAD" else GOOD


for status in (403, 404, 405, 500):
    head_differs(f"head-{status}",
                 lambda request, status=status: lone(status, "Content-Length:"
                                                             " 0"))
head_differs("head-reset", lambda request: request.reset())
head_differs("head-hang", lambda request: request.hang())
head_differs("head-body", lambda request: GOOD)


@on("head-200")
def head_200(request):
    if request.method == "HEAD":
        return lone(200, "Content-Length: 0")
    return answer(404, pages.not_found())


@on("range-416")
def range_416(request):
    return answer(416, "No") if "range" in request.headers else GOOD


@on("get-only")
def get_only(request):
    return GOOD if request.method == "GET" else answer(405, "Only GET")


