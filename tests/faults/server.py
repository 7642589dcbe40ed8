"""The fault server: real sockets on 127.0.0.1, one thread a connection.

Which host is asked decides how it behaves (routes.py); which port, how it
speaks TLS. `with Server(folder, hosts) as server` listens until the block ends.
"""

import json
import socket
import ssl
import threading
import time

import certificates
import h2
import routes
import wire

# Kind of listener: certificate and key; those without speak plain HTTP.
TLS = {
    "https": ("valid", "ec"),
    "h2": ("valid", "ec"),
    "yesterday": ("yesterday", "ec"),
    "years": ("years", "ec"),
    "future": ("future", "ec"),
    "self": ("self", "ec"),
    "stranger": ("stranger", "ec"),
    "chainless": ("chainless", "ec"),
    "tls10": ("valid", "ec"),
    "sha1": ("sha1", "ec"),
    "short": ("short", "rsa"),
}


class Stats:
    """What the server saw of each host and of each of its targets."""

    def __init__(self):
        self.lock = threading.RLock()
        self.arrived = threading.Condition(self.lock)
        self.hosts = {}
        self.log = []  # (time, host, target) of every request

    def begin(self, request):
        now = time.monotonic()
        with self.lock:
            host = self.hosts.setdefault(request.host, {
                "requests": 0, "parallel": 0, "most_parallel": 0,
                "least_spacing": None, "last": None, "targets": {}})
            if host["last"] is not None:
                spacing = now - host["last"]
                if host["least_spacing"] is not None:
                    spacing = min(spacing, host["least_spacing"])
                host["least_spacing"] = spacing
            host["last"] = now
            host["requests"] += 1
            host["parallel"] += 1
            host["most_parallel"] = max(host["most_parallel"],
                                        host["parallel"])
            targets = host["targets"]
            targets[request.target] = targets.get(request.target, 0) + 1
            request.count = targets[request.target]
            request.parallel = host["parallel"]
            self.log.append((now, request.host, request.target))
            self.arrived.notify_all()

    def end(self, request):
        with self.lock:
            self.hosts[request.host]["parallel"] -= 1

    def wait_for_more(self, count, seconds):
        """Waits until so many requests more have come than by now."""
        with self.lock:
            enough = len(self.log) + count
            self.arrived.wait_for(lambda: len(self.log) >= enough, seconds)

    def of(self, host):
        with self.lock:
            found = self.hosts.get(host, {"requests": 0, "targets": {}})
            return json.loads(json.dumps(found))


def tls_context(folder, kind):
    name, key = TLS[kind]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    # The server may be as weak as it likes.
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    context.load_cert_chain(f"{folder}/{name}.pem", f"{folder}/{key}.key")
    if kind == "tls10":
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1
    if kind == "h2":
        context.set_alpn_protocols(["h2", "http/1.1"])
        context.sni_callback = remember_name
    return context


def remember_name(connection, name, _):
    connection.asked = name


class Server:
    def __init__(self, folder, hosts):
        self.folder = folder
        self.hosts = hosts
        self.ports = {}
        self.stats = Stats()
        self.stopping = threading.Event()
        self.memory = {}  # of routes, by host
        self.sockets = []
        self.has_ipv6 = True

    def __enter__(self):
        certificates.make_certificates(self.folder, self.hosts)
        self.listen("http", None)
        self.listen_dual()
        for kind in TLS:
            self.listen(kind, tls_context(self.folder, kind))
        self.make_closed()
        self.make_full()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        for each in self.sockets:
            each.close()

    def listen(self, kind, context, address="127.0.0.1", port=0):
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        listener = socket.socket(family)
        self.sockets.append(listener)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((address, port))
        listener.listen(512)
        self.ports[kind] = listener.getsockname()[1]
        threading.Thread(target=self.accept, args=(listener, kind, context),
                         daemon=True).start()

    def listen_dual(self):
        """A port where nothing listens on 127.0.0.1, only on ::1."""
        try:
            self.listen("dual", None, "::1")
        except OSError:
            self.has_ipv6 = False
            self.ports["dual"] = 1

    def make_closed(self):
        """A port that nobody can listen on while this socket is bound."""
        holder = socket.socket()
        self.sockets.append(holder)
        holder.bind(("127.0.0.1", 0))
        self.ports["closed"] = holder.getsockname()[1]

    def make_full(self):
        """A listener that accepts nobody: its queue is full, so the kernel
        drops what knocks."""
        full = socket.socket()
        self.sockets.append(full)
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        self.ports["full"] = full.getsockname()[1]
        for _ in range(4):
            knock = socket.socket()
            self.sockets.append(knock)
            knock.setblocking(False)
            knock.connect_ex(full.getsockname())

    def accept(self, listener, kind, context):
        while not self.stopping.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, daemon=True,
                             args=(connection, kind, context)).start()

    def serve(self, connection, kind, context):
        try:
            connection.settimeout(30)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if context is not None:
                connection = context.wrap_socket(connection, server_side=True)
                if connection.selected_alpn_protocol() == "h2":
                    h2.serve(self, connection)
                    return
            buffer = b""
            while True:
                head, buffer = read_head(connection, buffer)
                self.respond(wire.Request(self, connection, kind, head))
        except (OSError, wire.Hangup):
            pass
        finally:
            try:
                connection.close()
            except OSError:
                pass

    def respond(self, request):
        self.stats.begin(request)
        try:
            handler = routes.find(request)
            data = handler(request)
            request.send(data)
            if not request.keeps:
                raise wire.Hangup
        finally:
            self.stats.end(request)


def read_head(connection, buffer):
    while b"\r\n\r\n" not in buffer:
        data = connection.recv(65536)
        if not data:
            raise wire.Hangup
        buffer += data
        if buffer[0] == 0x16:  # a handshake of TLS where HTTP is spoken
            connection.sendall(wire.answer(400, "This is plain HTTP"))
            raise wire.Hangup
    head, _, rest = buffer.partition(b"\r\n\r\n")
    return head, rest
