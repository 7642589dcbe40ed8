"""As much of HTTP/2 as it takes to break it: frames of RFC 9113 and header
fields of RFC 7541 that need no state."""

import pages
import wire

HEADERS, RESET, SETTINGS, GOAWAY, DATA = 1, 3, 4, 7, 0
STATUS_200, STATUS_404 = b"\x88", b"\x8d"  # rows of the static table


def frame(kind, flags=0, stream=0, payload=b""):
    return (len(payload).to_bytes(3, "big") + bytes([kind, flags])
            + stream.to_bytes(4, "big") + payload)


def read(connection, size):
    data = b""
    while len(data) < size:
        more = connection.recv(size - len(data))
        if not more:
            raise wire.Hangup
        data += more
    return data


def page(stream, body):
    # Row 31 of the static table is content-type.
    kind = b"text/html; charset=utf-8"
    head = STATUS_200 + b"\x0f\x10" + bytes([len(kind)]) + kind
    return (frame(HEADERS, 4, stream, head)
            + frame(DATA, 1, stream, body))


def serve(server, connection):
    """Does what the name of the host says, which TLS has told."""
    read(connection, 24)  # the preface of the client
    connection.sendall(frame(SETTINGS))
    while True:
        head = read(connection, 9)
        size, kind, flags = int.from_bytes(head[:3], "big"), head[3], head[4]
        stream = int.from_bytes(head[5:], "big")
        payload = read(connection, size)
        if kind == SETTINGS and not flags & 1:
            connection.sendall(frame(SETTINGS, 1))
        if kind == HEADERS:
            respond(server, connection, stream, payload)


def respond(server, connection, stream, payload):
    # The authority stands in plain text or Huffman-coded; what tells the hosts
    # apart is which of them TLS was asked for.
    del payload
    name = getattr(connection, "asked", "") or ""
    if name.startswith("goaway"):
        # Last stream 0: nothing was worked on. 11: ENHANCE_YOUR_CALM.
        connection.sendall(frame(GOAWAY, payload=b"\0\0\0\0\0\0\0\x0b"))
        raise wire.Hangup
    if name.startswith("rst"):
        # 13: HTTP_1_1_REQUIRED.
        connection.sendall(frame(RESET, stream=stream,
                                 payload=b"\0\0\0\x0d"))
        return
    # The second request is the one for the page: the first is for robots.txt,
    # the third for what nobody made.
    with server.stats.lock:
        number = server.memory[name] = server.memory.get(name, 0) + 1
    if number == 2:
        connection.sendall(page(stream, pages.article().encode("utf-8")))
    else:
        connection.sendall(frame(HEADERS, 5, stream, STATUS_404))
