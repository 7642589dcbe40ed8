#!/usr/bin/env python3
"""Runs other link checkers on the fault server, by hand (./dev
faults-compare), and writes how often each is right into docs/accuracy.md.

Names of hosts have to resolve: each runs in a mount namespace of its own with
another hosts file, which takes root or user namespaces of Linux. Every one gets
a server of its own, for the server remembers whom it has seen.
"""

import argparse
import csv
import html
import io
import json
import os
import subprocess
import sys
import time
import urllib.parse

import behaviours
import program
import score

ALIVE, DEAD, UNKNOWN = "alive", "dead", "unknown"
TRUTH = {"ok": ALIVE, "moved": ALIVE, "suspect": DEAD, "dead": DEAD,
         "unreachable": DEAD, "blocked": UNKNOWN, "skipped": UNKNOWN}
LONGEST = 180  # seconds; what is not told by then is not known
BEGIN, END = "<!-- faults -->", "<!-- /faults -->"


def write_hosts(bench):
    path = f"{bench.folder}/hosts"
    with open(path, "w", encoding="ascii") as file:
        file.write("127.0.0.1 localhost\n")
        for host in bench.hosts:
            file.write(f"127.0.0.1 {host}\n")
        file.write("::1 dual.test\n")
        for host, address in program.PRIVATE.items():
            file.write(f"{address} {host}\n")
    return path


def write_page(bench, rows):
    path = f"{bench.folder}/list.html"
    with open(path, "w", encoding="utf-8") as file:
        file.write("<!DOCTYPE html><meta charset=utf-8><title>List</title>\n")
        for row in rows:
            file.write(f'<p><a href="{html.escape(row.url)}">{row.id}</a>\n')
    return path


def run_among_hosts(bench, command):
    """Standard output of a program that sees the hosts of the server."""
    # LinkChecker wants to be somebody else than root.
    script = ('mount --bind "$0" /etc/hosts &&'
              ' exec unshare --user --map-user=1000 "$@"')
    ca_file = f"{bench.folder}/certificates/ca.pem"
    process = subprocess.Popen(
        ["unshare", "--map-root-user", "--mount", "sh", "-c", script,
         write_hosts(bench), *command], cwd=bench.folder,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**bench.environment(), "HOME": bench.folder,
             "NODE_EXTRA_CA_CERTS": ca_file, "REQUESTS_CA_BUNDLE": ca_file,
             "SSL_CERT_FILE": ca_file})
    try:
        out, err = process.communicate(timeout=LONGEST)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
    return out.decode("utf-8", "replace"), err.decode("utf-8", "replace")


def ask_linkchecker(bench, rows, words):
    with open(f"{bench.folder}/rc", "w", encoding="ascii") as file:
        file.write("[checking]\nsslverify="
                   f"{bench.folder}/certificates/ca.pem\n")
    out, err = run_among_hosts(bench, [
        *words, "-f", f"{bench.folder}/rc", "--no-status", "--check-extern",
        "-r1", "--timeout=10", "-v", "-o", "csv", write_page(bench, rows)])
    text = "".join(line + "\n" for line in out.splitlines()
                   if not line.startswith("#"))
    found = {}
    for each in csv.DictReader(io.StringIO(text), delimiter=";"):
        if each.get("name"):
            found[each["name"]] = of_linkchecker(each)
    return found, err


def of_linkchecker(each):
    told = (each["result"] or "") + (each["warningstring"] or "")
    if "ignored" in told.lower() or "robots.txt" in told.lower():
        return UNKNOWN
    if "timed out" in told.lower() or "timeout" in told.lower():
        return UNKNOWN
    return ALIVE if each["valid"] == "True" else DEAD


def ask_linkinator(bench, rows, words):
    write_page(bench, rows)
    # Not --retry: it would wait a day where a server asks for that.
    out, err = run_among_hosts(bench, [
        *words, "list.html", "--format", "json", "--timeout", "10000",
        "--concurrency", "25"])
    if "{" not in out:
        return {}, err
    told = json.loads(out[out.index("{"):])
    outcome = {"OK": ALIVE, "BROKEN": DEAD, "SKIPPED": UNKNOWN}
    by_url = {plain(each["url"]): outcome[each["state"]]
              for each in told["links"]}
    by_host = {}
    for url, what in by_url.items():
        by_host.setdefault(host_of(url), what)
    # It tells addresses in its own spelling; most hosts have only one.
    return {row.id: by_url.get(plain(row.url), by_host.get(host_of(row.url)))
            for row in rows}, err


def plain(url):
    return url.partition("#")[0]


def host_of(url):
    try:
        name = urllib.parse.urlsplit(url).hostname or ""
        return name.rstrip(".").encode("idna").decode("ascii")
    except (UnicodeError, ValueError):
        return ""


def ask_listlint(bench, rows, words):
    bench.program = words[0]
    _, found, err = bench.run(behaviours.write_lists(bench.folder, rows))
    # What it calls unreachable is no proper answer this time.
    told = {row.id: found.get(score.told_url(row.url)) for row in rows}
    return {name: TRUTH[verdict["state"]] for name, verdict in told.items()
            if verdict is not None}, err


def count(rows, found):
    """Right, false alarms, misses, sources called dead that are withheld."""
    right = alarms = misses = withheld = 0
    for row in rows:
        truth, told = TRUTH[row.state], found.get(row.id) or UNKNOWN
        if truth == UNKNOWN:
            right += told == UNKNOWN
            withheld += told == DEAD
            continue
        right += told == truth
        alarms += truth == ALIVE and told != ALIVE
        misses += truth == DEAD and told == ALIVE
    return right, alarms, misses, withheld


def compare(tools):
    lines = ["| checker | right | living called dead or not checked |"
             " gone called living | withheld called dead | seconds |",
             "| --- | ---: | ---: | ---: | ---: | ---: |"]
    details = {}
    for name, ask, words in tools:
        with program.Bench("") as bench:
            rows = behaviours.fill_in(behaviours.read_table(),
                                      bench.server.ports)
            begun = time.monotonic()
            found, err = ask(bench, rows, words)
            seconds = time.monotonic() - begun
        if not found:
            raise RuntimeError(f"{name} tells nothing: {err}")
        right, alarms, misses, withheld = count(rows, found)
        lines.append(f"| {name} | {right} of {len(rows)} | {alarms} |"
                     f" {misses} | {withheld} | {seconds:.0f} |")
        details[name] = [(row.id, TRUTH[row.state], found.get(row.id))
                         for row in rows
                         if TRUTH[row.state] != (found.get(row.id) or UNKNOWN)]
    return lines, details


def put_between_marks(path, lines):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(before + BEGIN + "\n" + "\n".join(lines) + "\n" + END
                   + (after or "\n"))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", help="listlint")
    parser.add_argument("--linkchecker", default="linkchecker")
    parser.add_argument("--linkinator", default="npx --yes linkinator@6.3.0")
    parser.add_argument("--write", help="a page with the two marks in it")
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    tools = [("LinkChecker", ask_linkchecker, arguments.linkchecker.split()),
             ("linkinator", ask_linkinator, arguments.linkinator.split())]
    if arguments.program:
        path = os.path.abspath(arguments.program)
        tools.insert(0, ("listlint", ask_listlint, [path]))
    lines, details = compare(tools)
    print("\n".join(lines))
    if arguments.verbose:
        for name, rows in details.items():
            for row in rows:
                print(name, *row)
    if arguments.write:
        put_between_marks(arguments.write, lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
