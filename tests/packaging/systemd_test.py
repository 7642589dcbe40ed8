"""The units of systemd: what systemd says of them, and the command line of the
service, run for real."""

import configparser
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
UNITS = os.path.join(ROOT, "packaging", "systemd")
# Of 100. What is left is mostly that the service may use the network.
MOST_EXPOSED = 15
program = ""  # listlint


class Units(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="listlint-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.paths = []
        # By a path without spaces, which a unit would have to write otherwise.
        linked = os.path.join(self.folder, "listlint")
        os.symlink(program, linked)
        for name in sorted(os.listdir(UNITS)):
            with open(os.path.join(UNITS, name)) as file:
                text = file.read()
            # The program that was built, for the installed one.
            text = text.replace("/usr/bin/listlint ", linked + " ")
            self.paths.append(os.path.join(self.folder, name))
            with open(self.paths[-1], "w") as file:
                file.write(text)

    def service(self):
        unit = configparser.ConfigParser(strict=False, interpolation=None)
        unit.optionxform = str
        unit.read(self.paths[0])
        return unit["Service"]

    def analyze(self, *arguments):
        return subprocess.run(["systemd-analyze", "--no-pager", *arguments],
                              capture_output=True, text=True, timeout=60)

    def test_are_a_service_and_its_timer(self):
        self.assertEqual([os.path.basename(path) for path in self.paths],
                         ["listlint-audit.service", "listlint-audit.timer"])

    def test_are_clean_for_systemd(self):
        # Manual pages are looked for on this machine.
        ran = self.analyze("verify", "--man=no", *self.paths)
        self.assertEqual((ran.stdout + ran.stderr, ran.returncode), ("", 0))

    def test_a_wrong_word_is_found(self):
        with open(self.paths[0], "a") as file:
            file.write("ProtectSystm=strict\n")
        self.assertIn("ProtectSystm",
                      self.analyze("verify", "--man=no", *self.paths).stderr)

    def test_stopping_the_service_is_no_failure(self):
        # The audit ends by the signal; a oneshot service has failed then,
        # unless it says otherwise.
        self.assertEqual(self.service()["Type"], "oneshot")
        self.assertEqual(self.service()["SuccessExitStatus"], "SIGTERM")

    def test_the_service_is_shut_in(self):
        ran = self.analyze("security", "--offline=true",
                           f"--threshold={MOST_EXPOSED}", self.paths[0])
        self.assertEqual(ran.returncode, 0, ran.stdout)

    def test_the_service_runs_as_it_is_written(self):
        state = os.path.join(self.folder, "state")
        lists = os.path.join(self.folder, "lists")
        os.makedirs(os.path.join(state, "listlint"))
        os.makedirs(lists)
        with open(os.path.join(lists, "a.md"), "w") as file:
            file.write("# Lakes\n\n- [One](ftp://a.org/) – a lake\n")
        words = []
        variables = {"$LISTLINT_OPTIONS": ["--fail-on", "new"],
                     "$LISTLINT_LISTS": [lists]}
        for word in shlex.split(self.service()["ExecStart"]):
            words += variables.get(word, [word.replace("%S", state)])
        # No home, nothing but what the unit gives.
        ran = subprocess.run(words, cwd=os.path.join(state, "listlint"),
                             env={}, capture_output=True, text=True, timeout=60)
        report = os.path.join(state, "listlint", "report")
        self.assertEqual(
            (ran.stderr, ran.returncode),
            ("1 address: 1 skipped (1 unsupported-scheme)\n"
             f"listlint: wrote {report}/report.html and {report}/report.md\n",
             0))
        self.assertEqual(sorted(os.listdir(report)),
                         ["report.html", "report.md"])


if __name__ == "__main__":
    program = os.path.abspath(sys.argv.pop(1))
    unittest.main()
