"""Hosts of many pages, for the tests of pace and of resuming."""

import pages
from registry import ANY, on
from wire import answer

HOSTS = ["many-a.test", "many-b.test", "many-c.test"]


@on(*HOSTS, "slow-many.test", target=ANY)
def many(request):
    number = request.target.removeprefix("/page/").removesuffix(".html")
    if not number.isdigit():
        return answer(404, pages.not_found())
    request.wait(0.02)
    return answer(200, pages.article(f"Report {number} of the year"))


def urls(server, host, count):
    port = server.ports["http"]
    return [f"http://{host}:{port}/page/{i}.html" for i in range(count)]
