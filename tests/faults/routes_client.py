"""What depends on who asks, and how."""

import pages
from registry import ANY, fixed, on
from wire import answer

GOOD = answer(200, pages.article())


@on("picky-agent")
def picky_agent(request):
    agent = request.headers.get("user-agent", "").lower()
    wrong = not agent or any(word in agent for word in
                             ("link", "bot", "curl", "python", "spider"))
    return answer(403, "No programs") if wrong else GOOD


@on("needs-accept")
def needs_accept(request):
    return GOOD if "accept" in request.headers else answer(400, "No Accept")


@on("needs-language")
def needs_language(request):
    return (GOOD if "accept-language" in request.headers
            else answer(406, "No Accept-Language"))


@on("needs-encoding")
def needs_encoding(request):
    return (GOOD if "gzip" in request.headers.get("accept-encoding", "")
            else answer(406, "No Accept-Encoding"))


@on("needs-referer")
def needs_referer(request):
    return GOOD if "referer" in request.headers else answer(403, "No Referer")


@on("needs-cookie")
def needs_cookie(request):
    if "visit=1" in request.headers.get("cookie", ""):
        return GOOD
    return answer(403, "No cookie", "Set-Cookie: visit=1; Path=/")


@on("no-range")
def no_range(request):
    """Some filters take conditions and ranges for an attack."""
    odd = {"range", "if-match", "content-length", "transfer-encoding"}
    return answer(400, "No") if odd & set(request.headers) else GOOD


@on("bans", target=ANY)
def bans(request):
    """Three requests at a time, and the host shuts its door."""
    memory = request.server.memory
    if request.parallel > 2:
        memory[request.host] = "banned"
    if memory.get(request.host) == "banned":
        return answer(403, "Banned")
    if not request.target.startswith("/news/"):
        return answer(404, pages.not_found())
    request.wait(0.05)
    return answer(200, pages.article(f"Report {request.target[6:9]}"))


def robots(text, *hosts):
    fixed(answer(200, text, kind="text/plain"), *hosts, target="/robots.txt")


robots("User-agent: *\nDisallow: /news/\n", "robots-no")
robots("User-agent: listlint\nDisallow: /\n\nUser-agent: *\nAllow: /\n",
       "robots-named")
robots("User-agent: *\nDisallow: /\n\nUser-agent: listlint\nAllow: /\n",
       "robots-other")
robots("User-agent: *\nDisallow: /news/\nAllow: /news/2014/\n", "robots-allow")
robots("User-agent: *\nDisallow: /*.pdf$\nCrawl-delay: 0.2\n", "robots-delay")
robots("<html>Not a file of rules: Disallow / </html>", "robots-html")
fixed(answer(500, "Broken"), "robots-500", target="/robots.txt")
fixed(answer(403, "No"), "robots-403", target="/robots.txt")
on("robots-hang", target="/robots.txt")(lambda request: request.hang())
on("robots-reset", target="/robots.txt")(lambda request: request.reset())
for name in ("no", "named"):
    # What is asked all the same gets another answer than is expected.
    fixed(answer(410, pages.not_found()), f"robots-{name}")
fixed(GOOD, "robots-other", "robots-allow", "robots-delay", "robots-html",
      "robots-500", "robots-403", "robots-hang", "robots-reset")
