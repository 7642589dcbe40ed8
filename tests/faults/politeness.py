#!/usr/bin/env python3
"""60 pages of three hosts at 20 requests a second and two at a time: the
server never sees more of one host, nor sooner."""

import sys

import behaviours
import program
import routes_many

RATE = 20
# Requests leave on time, but a busy machine delivers one late and the next
# does not wait for it: what counts is the pace over some of them.
WINDOWS = (5, 15)
LATE = 0.1  # seconds that one may be late


def fastest(times, window):
    """The shortest time that `window` steps took."""
    return min(b - a for a, b in zip(times, times[window:]))


def problems_of(server, host, requests):
    stats = server.stats.of(host)
    times = [at for at, name, _ in server.stats.log if name == host]
    problems = []
    # robots.txt and one address that nobody made come on top.
    if not requests <= stats["requests"] <= requests + 2:
        problems.append(f"{host}: {stats['requests']} requests")
    if stats["most_parallel"] > 2:
        problems.append(f"{host}: {stats['most_parallel']} at a time")
    for window in WINDOWS:
        took = fastest(times, window)
        if took < window / RATE - LATE:
            problems.append(f"{host}: {window} requests in {took:.3f} s")
    return problems


def test(path):
    with program.Bench(path) as bench:
        addresses = [url for host in routes_many.HOSTS
                     for url in routes_many.urls(bench.server, host, 20)]
        lists = [f"{bench.folder}/many.json"]
        behaviours.write_addresses(lists[0], addresses)
        code, found, err = bench.run(lists, rate=RATE)
        problems = program.not_all_ok(code, found, err, addresses)
        for host in routes_many.HOSTS:
            problems += problems_of(bench.server, host, 20)
    return problems


if __name__ == "__main__":
    sys.exit(program.main(__doc__, test))
