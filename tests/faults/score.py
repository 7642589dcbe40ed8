#!/usr/bin/env python3
"""Audits a list that cites every behaviour of the fault server and compares
what is told with behaviours.tsv. Exits 1 where anything differs."""

import argparse
import re
import sys
import time

import behaviours
import program


def told_url(url):
    """Names and passwords are not told."""
    return re.sub("//[^/]*@", "//", url)


def problems_of(row, verdict):
    """What is wrong, for people; "" where nothing is."""
    if verdict is None:
        return "no verdict"
    seen = (verdict["state"], verdict["reason"])
    if seen != (row.state, row.reason):
        return (f"is {seen[0]}/{seen[1]} ({verdict.get('detail', '')}),"
                f" should be {row.state}/{row.reason}")
    if row.page_title and verdict.get("title") != row.page_title:
        return (f"has the title {verdict.get('title')!r}, should have"
                f" {row.page_title!r}")
    return ""


def drifted(bench, rows):
    """Behaviour 112: asked a second time, the page is another one."""
    row = next(row for row in rows if row.id == "drift")
    path = f"{bench.folder}/drift.json"
    behaviours.write_plain_list(path, [row])
    _, found, err = bench.run([path])
    told = found.get(row.url, {}).get("drift")
    return [] if told else [f"drift (112): nothing is told; {found} {err}"]


def score(path, only):
    rows = behaviours.read_table()
    if only:
        rows = [row for row in rows if row.id in only]
    wrong = []
    with program.Bench(path) as bench:
        if not bench.server.has_ipv6:
            print("left out, as there is no IPv6: dual")
            rows = [row for row in rows if row.id != "dual"]
        behaviours.fill_in(rows, bench.server.ports)
        begun = time.monotonic()
        code, found, err = bench.run(behaviours.write_lists(bench.folder,
                                                            rows))
        seconds = time.monotonic() - begun
        if code not in (0, 1):
            print(f"the audit exits with {code}: {err}")
            return 1
        for row in rows:
            problem = problems_of(row, found.get(told_url(row.url)))
            if problem:
                wrong.append(f"{row.id} ({row.number}, {row.name}): {problem}")
        right = len(rows) - len(wrong)
        if any(row.id == "drift" for row in rows):
            wrong += drifted(bench, rows)
    print("\n".join(wrong))
    print(f"{right} of {len(rows)} behaviours right in {seconds:.1f} s")
    return 1 if wrong else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("ids", nargs="*", help="only these rows of the table")
    arguments = parser.parse_args()
    return score(arguments.program, set(arguments.ids))


if __name__ == "__main__":
    sys.exit(main())
