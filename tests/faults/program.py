"""Runs `listlint audit` on the fault server."""

import argparse
import json
import os
import subprocess
import tempfile

import registry
import server as fault_server

PRIVATE = {"inner.test": "10.0.0.1"}


def host_names():
    return sorted({host for host, _ in registry.ROUTES})


class Bench:
    """A folder of its own, the server, and the file for --resolve."""

    def __init__(self, program, hosts=None):
        self.program = os.path.abspath(program)  # runs in its folder
        self.hosts = hosts or host_names()

    def __enter__(self):
        # pylint: disable=consider-using-with
        self.scratch = tempfile.TemporaryDirectory(prefix="faults-")
        self.folder = self.scratch.name
        os.mkdir(f"{self.folder}/certificates")
        self.server = fault_server.Server(f"{self.folder}/certificates",
                                          self.hosts)
        self.server.__enter__()
        self.write_addresses()
        return self

    def __exit__(self, *_):
        self.server.__exit__()
        self.scratch.cleanup()

    def write_addresses(self):
        with open(f"{self.folder}/addresses", "w", encoding="ascii") as file:
            for host in [*self.hosts, *PRIVATE]:
                for kind, port in self.server.ports.items():
                    address = PRIVATE.get(host, "127.0.0.1")
                    if kind == "dual":
                        address = "127.0.0.1,[::1]"
                    file.write(f"{host}:{port}:{address}\n")
                    if host.startswith("end-dot."):
                        file.write(f"{host}.:{port}:{address}\n")

    def command(self, lists, store="store", **options):
        """The words that run an audit of these lists. `options` are those of
        the program, with "_" for "-"."""
        folder = self.folder
        chosen = {"format": "jsonl", "store": f"{folder}/{store}.sqlite3",
                  "ca-file": f"{folder}/certificates/ca.pem",
                  "resolve": f"@{folder}/addresses", "timeout": 4,
                  "connect-timeout": 2, "retries": 2, "rate": 0,
                  "host-concurrency": 2, "concurrency": 64}
        for name, value in options.items():
            chosen[name.replace("_", "-")] = value
        words = [self.program, "audit", "--no-config", "--no-archives",
                 "--allow-private=127.0.0.1,::1"]
        for name, value in chosen.items():
            words += [f"--{name}", str(value)]
        return words + lists

    def environment(self):
        kept = dict(os.environ)
        for name in list(kept):
            if name.lower().endswith("_proxy"):
                del kept[name]
        return kept

    def start(self, lists, before=None, **options):
        """`before` runs in the new process, before the program does."""
        return subprocess.Popen(
            self.command(lists, **options), stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, cwd=self.folder, preexec_fn=before,
            env=self.environment())

    def run(self, lists, **options):
        """Exit code, verdicts by URL, and what was told on stderr."""
        process = self.start(lists, **options)
        out, err = process.communicate(timeout=120)
        return process.returncode, verdicts(out), err.decode("utf-8", "replace")


def verdicts(out):
    found = {}
    for line in out.decode("utf-8").splitlines():
        if line.startswith("{"):
            row = json.loads(line)
            found[row["url"]] = row
    return found


def not_all_ok(code, found, err, addresses):
    """What is wrong with an audit that should find all of these."""
    problems = [] if code in (0, 1) else [f"exits with {code}: {err}"]
    bad = [url for url in addresses
           if found.get(url, {}).get("state") != "ok"]
    if bad:
        problems.append(f"{len(bad)} of {len(addresses)} are not ok:"
                        f" {bad[0]}: {found.get(bad[0])}")
    return problems


def main(description, test):
    """Runs a test that returns what is wrong; the exit code."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--program", required=True)
    problems = test(parser.parse_args().program)
    for problem in problems:
        print(problem)
    return 1 if problems else 0
