"""Which function answers for which host and target."""

import wire

ANY = None
ROUTES = {}


def on(*hosts, target=wire.PAGE):
    """Answers for the target of these hosts; ANY for all but robots.txt."""
    def add(function):
        for host in hosts:
            name = host if "." in host else f"{host}.test"
            assert (name, target) not in ROUTES, name
            ROUTES[(name, target)] = function
        return function
    return add


def fixed(data, *hosts, target=wire.PAGE):
    on(*hosts, target=target)(lambda request: data)
