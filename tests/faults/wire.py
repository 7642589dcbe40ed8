"""Requests as they came, and the bytes of answers."""

import email.utils
import gzip
import socket
import struct

PAGE = "/news/2014/twins.html"

REASONS = {200: "OK", 204: "No Content", 301: "Moved Permanently",
           302: "Found", 404: "Not Found", 503: "Service Unavailable"}


class Hangup(Exception):
    """Ends the connection."""


class Request:
    """One request: `target` is the text of the bytes that came, as latin-1."""

    def __init__(self, server, connection, kind, head):
        self.server = server
        self.connection = connection
        self.kind = kind  # of the listener: "http", "https", …
        lines = head.decode("latin-1").split("\r\n")
        self.method, self.target, version = (lines[0] + "  ").split(" ", 2)
        self.headers = {}
        for line in lines[1:]:
            name, _, value = line.partition(":")
            self.headers[name.strip().lower()] = value.strip()
        # Whether the client takes more answers on this connection.
        self.keeps = (version.strip() != "HTTP/1.0" and
                      self.headers.get("connection", "").lower() != "close")
        self.host = host_of(self.headers.get("host", ""))
        self.count = 0  # of this target of this host, from 1

    def url(self, target=PAGE, host=None, kind="http"):
        scheme = "http" if kind == "http" else "https"
        port = self.server.ports[kind]
        return f"{scheme}://{host or self.host}:{port}{target}"

    def send(self, data):
        self.connection.sendall(data)

    def wait(self, seconds):
        """Waits, or ends with the server or with the client."""
        if self.server.stopping.wait(seconds):
            raise Hangup

    def trickle(self, data, every=1.0):
        for byte in data:
            self.send(bytes([byte]))
            self.wait(every)

    def hang(self):
        self.wait(60)
        raise Hangup

    def reset(self):
        """Closes with RST in place of FIN."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                                   struct.pack("ii", 1, 0))
        raise Hangup


def host_of(text):
    name = text.rpartition(":")[0] if ":" in text else text
    return name.lower().rstrip(".")


def answer(status=200, body=b"", *headers, kind="text/html; charset=utf-8",
           line=None):
    """A whole answer with its length. `headers` are lines."""
    if isinstance(body, str):
        body = body.encode("utf-8")
    line = line or f"HTTP/1.1 {status} {REASONS.get(status, 'Of its own')}"
    lines = [line, f"Content-Type: {kind}", f"Content-Length: {len(body)}",
             *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def lone(status, *headers):
    """An answer without a body, for statuses that have none."""
    lines = [f"HTTP/1.1 {status} {REASONS.get(status, 'Of its own')}",
             *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1")


def redirect(status, location):
    if isinstance(location, str):
        location = location.encode("utf-8")
    return answer(status, b"", "Location: ?").replace(
        b"Location: ?", b"Location: " + location)


def last(data):
    """A handler that sends these bytes and closes."""
    def handler(request):
        request.send(data)
        raise Hangup
    return handler


def http_date(moment):
    return email.utils.formatdate(moment, usegmt=True)


def chunked(data):
    return b"%x\r\n%s\r\n" % (len(data), data)


def gzip_of(data):
    return gzip.compress(data, mtime=0)


def zstd_stored(data):
    """One frame of one stored block: RFC 8878 3.1.1."""
    header = b"\x28\xb5\x2f\xfd" + b"\xa0" + struct.pack("<I", len(data))
    block = struct.pack("<I", (len(data) << 3) | 1)[:3]
    return header + block + data


def brotli_stored(data):
    """A stored meta-block and an empty last one: RFC 7932 9."""
    # WBITS 16: "0"; ISLAST: "0"; MNIBBLES 4: "00"; MLEN-1 in 16 bits;
    # ISUNCOMPRESSED: "1"; all from the least bit up.
    bits = (len(data) - 1) << 4 | 1 << 20
    return struct.pack("<I", bits)[:3] + data + b"\x03"
