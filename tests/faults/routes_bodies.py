"""Connections that break, bodies that are damaged, and odd HTTP."""

import zlib

import pages
import wire
from registry import fixed, on
from wire import answer, last

TEXT = pages.article().encode("utf-8")
GOOD = answer(200, TEXT)
KIND = "Content-Type: text/html; charset=utf-8"
MEGABYTE = 1 << 20


def start(*headers):
    """The head of an answer that tells its length in another way, or not."""
    return "\r\n".join(["HTTP/1.1 200 OK", KIND, *headers, "", ""]).encode()


fixed(GOOD, "closed", "dual", "full")  # by port
on("closes")(last(b""))


@on("reset-once")
def reset_once(request):
    return GOOD if request.count > 1 else request.reset()


on("resets")(lambda request: request.reset())
on("silent")(lambda request: request.hang())
on("slow-head")(lambda request: request.trickle(GOOD))


@on("slow-body")
def slow_body(request):
    request.send(start(f"Content-Length: {len(TEXT)}"))
    request.send(TEXT[:-40])
    request.trickle(TEXT[-40:])
    return b""


@on("stale")
def stale(request):
    """The kept connection is closed on the first request for the page."""
    if request.count == 1 and request.host in request.server.memory:
        raise wire.Hangup
    return GOOD


@on("stale", target="/robots.txt")
def stale_robots(request):
    request.server.memory[request.host] = True
    return answer(404, "Nothing")


on("truncated")(last(start("Content-Length: 9000") + TEXT))
on("bad-chunk")(last(start("Transfer-Encoding: chunked")
                     + b"zz\r\n" + TEXT + b"\r\n0\r\n\r\n"))
on("cut-chunk")(last(start("Transfer-Encoding: chunked")
                     + wire.chunked(TEXT)))
fixed(start("Transfer-Encoding: chunked") + wire.chunked(TEXT[:100])
      + wire.chunked(TEXT[100:]) + b"0\r\n\r\n", "chunked")

PACKED = wire.gzip_of(TEXT)
fixed(answer(200, PACKED, "Content-Encoding: gzip"), "gzip")
fixed(answer(200, PACKED[:30] + b"\xff" * 60 + PACKED[90:],
             "Content-Encoding: gzip"), "corrupt-gzip")
fixed(answer(200, TEXT, "Content-Encoding: gzip"), "plain-as-gzip")


def packed(host, encoding, data):
    @on(host)
    def respond(request):
        if encoding not in request.headers.get("accept-encoding", ""):
            return GOOD
        return answer(200, data, f"Content-Encoding: {encoding}")


packed("brotli", "br", wire.brotli_stored(TEXT))
packed("zstd", "zstd", wire.zstd_stored(TEXT))


@on("bomb")
def bomb(request):
    """256 MB of page in a few hundred kilobytes: each block starts afresh, so
    one is packed and sent 256 times."""
    block = (TEXT * (MEGABYTE // len(TEXT) + 1))[:MEGABYTE]
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    first = packer.compress(TEXT[:100]) + packer.flush(zlib.Z_FULL_FLUSH)
    data = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    request.send(start("Content-Encoding: gzip", "Connection: close"))
    request.send(first)
    for _ in range(256):
        request.send(data)
    raise wire.Hangup


@on("infinite")
def infinite(request):
    request.send(start("Connection: close"))
    request.send(TEXT)
    flood = TEXT * 1000
    while not request.server.stopping.is_set():
        request.send(flood)
    raise wire.Hangup


fixed(start(f"Content-Length: {len(TEXT)}", "Content-Length: 7") + TEXT,
      "two-lengths")
fixed(start(f"Content-Length: {len(TEXT)}", f"Content-Length: {len(TEXT)}")
      + TEXT, "same-lengths")
fixed(answer(200, b""), "empty")
fixed(answer(200, b" \r\n\t\n"), "blank")
on("until-close")(last(start() + TEXT))

on("http-09")(last(TEXT))
fixed(answer(200, TEXT, "This is no header"), "no-colon")
fixed(answer(200, TEXT, line="HTTP/1.1 200"), "no-phrase")
fixed(start(f"Content-Length: {len(TEXT)}").replace(b"\r\n", b"\n") + TEXT,
      "bare-lf")
fixed(b"HTTP/1.1 103 Early Hints\r\nLink: </x.css>; rel=preload\r\n\r\n"
      + GOOD, "early-hints")
fixed(answer(200, TEXT, *[f"X-{i}: {'a' * 1000}" for i in range(36)]),
      "head-36k")
fixed(answer(200, TEXT, *[f"X-{i}: {'a' * 1000}" for i in range(1024)]),
      "head-1m")
fixed(start(f"Content-Length: {len(TEXT)}").replace(
    b"Type: text/html;", b"Type: text/html;\r\n ") + TEXT, "folded")
on("http-10")(last(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n"
                   + TEXT))
on("garbage")(last(b"\x00\x01\x02SSH-2.0-OpenSSH_9.2\r\n"))

# What tells these apart is the port, or what HTTP/2 does first (h2.py).
fixed(GOOD, "goaway", "rst", "h2-good", "tls-good", "tls-plain",
      "tls-yesterday", "tls-years", "tls-future", "tls-self", "tls-stranger",
      "tls-chainless", "tls-10", "tls-sha1", "tls-short")
