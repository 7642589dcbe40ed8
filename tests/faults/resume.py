#!/usr/bin/env python3
"""Kills the audit of 60 pages twenty times and runs it again: nothing that was
told is asked again, in the end everything is told, and only what ended is
remembered as a whole."""

import contextlib
import random
import sqlite3
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


def snapshots(bench):
    """Returns how many states of lists the store remembers, and how many of
    them are from before any run ended."""
    path = f"{bench.folder}/store.sqlite3"
    with contextlib.closing(sqlite3.connect(path)) as store:
        return store.execute(
            "SELECT count(*), count(CASE WHEN at < ended THEN 1 END)"
            " FROM snapshots, (SELECT min(ended_at) AS ended FROM runs)"
        ).fetchone()


def test(path):
    with program.Bench(path) as bench:
        addresses = routes_many.urls(bench.server, HOST, PAGES)
        lists = [f"{bench.folder}/many.json"]
        behaviours.write_addresses(lists[0], addresses)
        killed = killed_runs(bench, lists, random.Random(20261128))
        before, _ = snapshots(bench)
        code, found, err = bench.run(lists, **OPTIONS)
        problems = program.not_all_ok(code, found, err, addresses)
        after, early = snapshots(bench)
        seen = {target: count for target, count in
                bench.server.stats.of(HOST)["targets"].items()
                if target.startswith("/page/") and target[6:-5].isdigit()}
    print(f"{killed} runs killed, {sum(seen.values())} requests for"
          f" {PAGES} pages")
    if after != before + 1 or early > 0:
        problems.append(f"{before} snapshots before the last run, {after} in"
                        f" all, {early} of runs that did not end")
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
