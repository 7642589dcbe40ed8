#!/usr/bin/env python3
"""An audit that a timer runs: what it writes, by what it exits, that one runs
at a time, and what becomes of it when it is stopped, or has no network."""

import os
import re
import signal
import sqlite3
import subprocess
import sys

import behaviours
import program
import routes_many



class Timer:
    def __init__(self, bench):
        self.bench = bench
        self.problems = []
        self.list = f"{bench.folder}/lists/a.json"
        self.report = f"{bench.folder}/report"
        os.mkdir(f"{bench.folder}/lists")

    def expect(self, what, found, wanted):
        if found != wanted:
            self.problems.append(f"{what}: {found!r}, not {wanted!r}")

    def cite(self, addresses):
        behaviours.write_addresses(self.list, addresses)

    def command(self, *flags, **options):
        words = self.bench.command([self.list], **options)
        at = words.index("--format")
        return words[:at] + words[at + 2:] + list(flags)

    def run(self, *flags, **options):
        """Exit code, stdout and stderr."""
        ran = subprocess.run(self.command(*flags, **options), text=True,
                             capture_output=True, cwd=self.bench.folder,
                             env={}, timeout=60)
        return ran.returncode, ran.stdout, ran.stderr

    def requests(self):
        return sum(self.bench.server.stats.of(host)["requests"]
                   for host in self.bench.hosts)

    def make_due(self):
        """A month later: all was asked, and audits ended, a month before."""
        with sqlite3.connect(f"{self.bench.folder}/store.sqlite3") as store:
            month = 31 * 86_400_000
            store.execute("UPDATE addresses SET checked_at = checked_at - ?",
                          [month])
            for table, column in (("changes", "at"), ("runs", "started_at"),
                                  ("runs", "ended_at")):
                store.execute(f"UPDATE {table} SET {column} = {column} - ?",
                              [month])
        store.close()


def without_times(text):
    return re.sub(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\dZ)?", "T", text)


def gone(bench, number=404):
    port = bench.server.ports["http"]
    return f"http://status-{number}.test:{port}/wiki/Foshan"


def policies(timer):
    """What died is told once under --fail-on new, and always else."""
    timer.cite([gone(timer.bench)])
    due = ("--due", "--report", "--fail-on", "new")
    code, out, _ = timer.run(*due)
    timer.expect("the first audit", code, 1)
    timer.expect("what it tells", "died" in out or "dead" in out, True)
    timer.expect("its reports", sorted(os.listdir(timer.report)),
                 ["report.html", "report.md"])
    with open(f"{timer.report}/report.md", encoding="utf-8") as file:
        timer.expect("the dead link in it", "links/dead" in file.read(), True)
    made = os.stat(f"{timer.report}/report.md").st_mtime_ns
    asked = timer.requests()
    timer.expect("with nothing due", timer.run(*due), (0, "", ""))
    timer.expect("its requests", timer.requests(), asked)
    timer.expect("its report", os.stat(f"{timer.report}/report.md").st_mtime_ns,
                 made)
    timer.make_due()
    code, out, err = timer.run(*due)
    timer.expect("what is dead still", code, 0)
    timer.expect("what has changed", without_times(out),
                 "nothing changed since T UTC\n")
    timer.expect("its summary", err,
                 "1 address: 1 dead (1 http-404)\n"
                 f"listlint: wrote {timer.report}/report.html and "
                 f"{timer.report}/report.md\n")
    timer.make_due()
    timer.expect("where all count", timer.run("--due", "--report")[0], 1)
    timer.cite([gone(timer.bench), gone(timer.bench, 410)])
    code, out, _ = timer.run(*due)
    timer.expect("one more that is dead", code, 1)
    timer.expect("what it tells", "status-410" in out and
                 "status-404" not in out, True)


def without_addresses(timer):
    """Of a list that cites no address there is no audit to compare with."""
    timer.cite([])
    code, out, err = timer.run("--due", "--report", "--fail-on", "new",
                               store="none")
    timer.expect("without addresses", (code, out), (0, ""))
    timer.expect("its report", err.startswith("listlint: wrote "), True)


def a_newer_list(timer):
    """Nothing is due, but the report is of a list that was edited since."""
    timer.run("--due", "--report")
    os.utime(timer.list)
    timer.run("--due", "--report")
    newer = (os.stat(f"{timer.report}/report.md").st_mtime_ns
             >= os.stat(timer.list).st_mtime_ns)
    timer.expect("the report of a newer list is newer", newer, True)


def configured(timer):
    """fail-on: new in a config."""
    with open(f"{timer.bench.folder}/c.yaml", "w", encoding="ascii") as file:
        file.write("fail-on: new\n")
    words = [word for word in timer.command("--config", "c.yaml")
             if word != "--no-config"]
    ran = subprocess.run(words, cwd=timer.bench.folder, capture_output=True,
                         env={}, timeout=60)
    timer.expect("fail-on: new in a config", ran.returncode, 0)


def a_list_that_is_missing(timer):
    """Is told; the others are audited, and stand in the report."""
    os.utime(timer.list)
    code, _, err = timer.run("--due", "--report", "missing.json")
    timer.expect("with a list missing", (code, "missing.json" in err),
                 (2, True))
    newer = (os.stat(f"{timer.report}/report.md").st_mtime_ns
             >= os.stat(timer.list).st_mtime_ns)
    timer.expect("the report of the others is newer", newer, True)


def a_report_among_lists(timer):
    """Reports in the folder of the lists are no lists."""
    folder = f"{timer.bench.folder}/lists"
    words = timer.command("--report=lists/out", folder)
    words.remove(timer.list)
    with open(f"{folder}/b.md", "w", encoding="utf-8") as file:
        file.write(f"# Lakes\n\n- [One]({gone(timer.bench)}) – a lake\n")
    for _ in range(2):
        ran = subprocess.run(words, cwd=timer.bench.folder, text=True,
                             capture_output=True, env={}, timeout=60)
        timer.expect("a report among lists", ran.returncode, 1)
        with open(f"{folder}/out/report.md", encoding="utf-8") as file:
            timer.expect("lists in the report",
                         re.findall(r"in (\d+) lists?$", file.readline()),
                         ["1"])
        timer.expect("what it wrote", ran.stderr.splitlines()[-1],
                     "listlint: wrote lists/out/report.html and "
                     "lists/out/report.md")


def one_at_a_time(timer):
    slow = "slow-many.test"
    behaviours.write_addresses(
        timer.list, routes_many.urls(timer.bench.server, slow, 60))
    first = subprocess.Popen(timer.command("--fresh", rate=5),
                             cwd=timer.bench.folder, env={}, text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    timer.bench.server.stats.wait_for_more(1, 10)
    store = f"{timer.bench.folder}/store.sqlite3"
    code, out, err = timer.run()
    timer.expect("a second audit", (code, out), (2, ""))
    host = os.uname().nodename
    timer.expect("what it tells", without_times(err),
                 f"listlint: another audit is at work on {store} (process "
                 f"{first.pid} on {host}, since T); try again when it has "
                 "ended, or let --wait wait for that\n")
    # systemctl stop: it ends by the signal, which is no failure to systemd.
    first.send_signal(signal.SIGTERM)
    _, err = first.communicate(timeout=10)
    timer.expect("a stopped audit ends by", first.returncode, -signal.SIGTERM)
    told = re.fullmatch(r"listlint: stopped with \d+ of 60 addresses checked; "
                        r"the same command goes on from there\n", err)
    timer.expect("and tells", bool(told), True)
    timer.expect("its lock", os.stat(f"{store}.lock").st_size, 0)
    code, _, err = timer.run()
    timer.expect("the next one", (code, err.startswith(
        "listlint: going on with the audit of ")), (0, True))


def after_a_kill(timer):
    slow = "slow-many.test"
    behaviours.write_addresses(
        timer.list, routes_many.urls(timer.bench.server, slow, 59))
    first = subprocess.Popen(timer.command(rate=5),
                             cwd=timer.bench.folder, env={}, text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    timer.bench.server.stats.wait_for_more(1, 10)
    first.kill()
    first.communicate()
    store = f"{timer.bench.folder}/store.sqlite3"
    code, _, err = timer.run()
    wanted = (f"listlint: the last audit of {store} (process {first.pid} on "
              f"{os.uname().nodename}, since T) was killed, or its machine "
              "stopped; taking over its lock\n")
    timer.expect("after a kill", (code, without_times(err)[:len(wanted)]),
                 (0, wanted))


def offline(timer):
    """Names that are not known anywhere, and a witness that is refused."""
    timer.cite(["http://a.invalid/", "http://b.invalid/x"])
    options = {"retries": 0, "witness": "http://10.0.0.1/",
               "store": "offline"}
    code, out, err = timer.run("--due", "--report", **options)
    timer.expect("offline", (code, out, err), (
        2, "", "listlint: cannot reach anything: no cited address that was "
        "asked, nor http://10.0.0.1/; is this machine on the network? Nothing "
        "was noted of them: run the same command again when it is\n"))
    with sqlite3.connect(f"{timer.bench.folder}/offline.sqlite3") as store:
        rows = store.execute("SELECT count(*) FROM addresses").fetchall()
    store.close()
    timer.expect("what it noted", rows, [(0,)])
    options["witness"] = ""
    code, _, err = timer.run(**options)
    timer.expect("without a witness", err.splitlines()[-1],
                 "2 addresses: 2 unreachable (2 dns)")


def test(path):
    with program.Bench(path) as bench:
        timer = Timer(bench)
        policies(timer)
        a_newer_list(timer)
        without_addresses(timer)
        configured(timer)
        a_list_that_is_missing(timer)
        a_report_among_lists(timer)
        one_at_a_time(timer)
        after_a_kill(timer)
        offline(timer)
        return timer.problems


if __name__ == "__main__":
    sys.exit(program.main(__doc__, test))
