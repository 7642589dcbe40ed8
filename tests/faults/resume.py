#!/usr/bin/env python3
"""Kills the audit of 60 pages twenty times and runs it again: nothing that was
told is asked again, and in the end everything is told."""

import random
import sys
import time

import behaviours
import program
import routes_many

PAGES = 60
KILLS = 20
HOST = "slow-many.test"
AT_ONCE = 2  # requests that a kill may lose: as many as one host is sent
OPTIONS = {"host_concurrency": AT_ONCE}


def killed_runs(bench, lists, dice):
    """Returns how many runs were killed before they ended by themselves."""
    killed = 0
    for _ in range(KILLS):
        process = bench.start(lists, **OPTIONS)
        # At any moment about a request: before, while and after it is answered.
        bench.server.stats.wait_for_more(dice.randint(1, 3), 5)
        time.sleep(dice.uniform(0, 0.04))
        process.kill()
        process.communicate()
        killed += process.returncode == -9
    return killed


def test(path):
    with program.Bench(path) as bench:
        addresses = routes_many.urls(bench.server, HOST, PAGES)
        lists = [f"{bench.folder}/many.json"]
        behaviours.write_addresses(lists[0], addresses)
        killed = killed_runs(bench, lists, random.Random(20261128))
        code, found, err = bench.run(lists, **OPTIONS)
        problems = program.not_all_ok(code, found, err, addresses)
        seen = {target: count for target, count in
                bench.server.stats.of(HOST)["targets"].items()
                if target.startswith("/page/") and target[6:-5].isdigit()}
    print(f"{killed} runs killed, {sum(seen.values())} requests for"
          f" {PAGES} pages")
    if killed < KILLS // 2:
        problems.append(f"only {killed} runs were killed on their way")
    if sum(seen.values()) > PAGES + AT_ONCE * killed:
        problems.append(f"{sum(seen.values())} requests for {PAGES} pages and"
                        f" {killed} kills")
    if len(seen) != PAGES:
        problems.append(f"{len(seen)} of {PAGES} pages were asked")
    return problems


if __name__ == "__main__":
    sys.exit(program.main(__doc__, test))
