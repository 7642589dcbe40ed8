#!/usr/bin/env python3
"""Two audits on one store at once: with --wait the second waits for the first
and says so. Both end with every page found."""

import sys

import behaviours
import program
import routes_many

PAGES = 60
HOST = "slow-many.test"


def test(path):
    problems = []
    with program.Bench(path) as bench:
        addresses = routes_many.urls(bench.server, HOST, PAGES)
        lists = [f"{bench.folder}/many.json"]
        behaviours.write_addresses(lists[0], addresses)
        runs = [bench.start([*lists, "--wait"]) for _ in range(2)]
        ended = []
        for run in runs:
            out, err = run.communicate(timeout=60)
            ended.append((run.returncode, program.verdicts(out),
                          err.decode("utf-8", "replace")))
        for code, found, err in ended:
            problems += program.not_all_ok(code, found, err, addresses)
        if not any("waits for it" in err for _, _, err in ended):
            problems.append(f"neither tells of the other: {ended[0][2]!r}"
                            f" {ended[1][2]!r}")
    return problems


if __name__ == "__main__":
    sys.exit(program.main(__doc__, test))
