#!/usr/bin/env python3
"""A store that cannot be written ends the audit with 2 and a message that
names it; no verdict is lost without a word."""

import os
import resource
import signal
import sys

import behaviours
import program
import routes_many

HOST = "many-a.test"


def full_disk():
    """Files cannot grow beyond this, as on a disk that is full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))


def no_store(bench):
    """Folder of the store, and what is wrong with it."""
    os.mkdir(f"{bench.folder}/folder.sqlite3")
    with open(f"{bench.folder}/text.sqlite3", "w", encoding="ascii") as file:
        file.write("This is a letter, not a store. " * 50)
    with open(f"{bench.folder}/file", "w", encoding="ascii"):
        pass
    os.mkdir(f"{bench.folder}/locked")
    os.chmod(f"{bench.folder}/locked", 0o500)
    yield "folder", "is a folder"
    yield "text", "is something else"
    yield "file/below", "lies below a file"
    if os.getuid() != 0:  # who may write everywhere
        yield "locked/store", "lies in a folder that is read-only"


def test(path):
    problems = []
    with program.Bench(path) as bench:
        addresses = routes_many.urls(bench.server, HOST, 300)
        lists = [f"{bench.folder}/many.json"]
        behaviours.write_addresses(lists[0], addresses)
        for store, what in no_store(bench):
            code, _, err = bench.run(lists, store=store)
            if code != 2 or f"{store}.sqlite3" not in err:
                problems.append(f"the store {what}: exits with {code}: {err}")
        asked = bench.server.stats.of(HOST)["requests"]
        if asked:
            problems.append(f"{asked} requests without a store")
        code, found, err = bench.run(lists, host_concurrency=64,
                                     store="full", before=full_disk)
        if code != 2 or "full.sqlite3" not in err or len(found) == 300:
            problems.append(f"full disk: exits with {code}, {len(found)}"
                            f" verdicts: {err}")
    return problems


if __name__ == "__main__":
    sys.exit(program.main(__doc__, test))
