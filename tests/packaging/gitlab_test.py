"""The template of GitLab CI: its shape, and its scripts, run for real."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

import yaml

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
CLEAN = """Hangzhou [ 1]

Oslo , Norway
Bonn , Germany

References
1. ^ "Twin cities of Hangzhou". hangzhou.gov.cn. Retrieved 13 July 2020.
"""
BROKEN = CLEAN.replace("Bonn , Germany", "Paramaribo , Surinam")
REPORTS = ["gl-code-quality-report.json", "listlint.html", "listlint.xml"]
program = ""  # listlint


def load():
    path = os.path.join(ROOT, "packaging", "gitlab", "listlint.gitlab-ci.yml")
    with open(path, "rb") as file:
        return yaml.safe_load(file)


def script(job):
    return "\n".join(job["before_script"] + job["script"]) + "\n"


class Template(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="listlint-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.job = load()["listlint"]

    def put(self, name, text, mode=0o644):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
        os.chmod(path, mode)

    def run_job(self, variables=None, shell="sh", folder=None):
        env = {name: str(value)
               for name, value in self.job["variables"].items()}
        env |= variables or {}
        folder = folder or os.path.dirname(program)
        env["PATH"] = folder + ":" + os.environ["PATH"]
        return subprocess.run([shell, "-e", "-c", script(self.job)],
                              cwd=self.folder, env=env, capture_output=True,
                              stdin=subprocess.DEVNULL, text=True, timeout=60)

    def test_has_the_shape_of_a_job(self):
        self.assertEqual(list(load()), ["listlint"])
        self.assertEqual(set(self.job), {
            "stage", "image", "rules", "variables", "cache", "before_script",
            "script", "artifacts"})
        artifacts = self.job["artifacts"]
        self.assertEqual(artifacts["when"], "always")
        self.assertEqual(sorted([*artifacts["paths"],
                                 *artifacts["reports"].values()]), REPORTS)

    def test_keeps_the_program_also_where_the_check_fails(self):
        self.assertEqual(self.job["cache"]["when"], "always")

    def test_is_in_the_pipelines_of_merge_requests(self):
        self.assertEqual(self.job["rules"], [
            {"if": "$CI_PIPELINE_SOURCE == \"merge_request_event\""},
            {"if": "$CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS",
             "when": "never"},
            {"if": "$CI_COMMIT_BRANCH"}])

    def test_is_clean_for_shellcheck(self):
        ran = subprocess.run(["shellcheck", "-s", "sh", "-S", "style", "-"],
                             input=script(self.job), capture_output=True,
                             text=True)
        self.assertEqual((ran.stdout, ran.returncode), ("", 0))

    def test_passes_where_there_is_nothing_to_mend(self):
        self.put("a.txt", CLEAN)
        for shell in ("sh", "bash"):
            ran = self.run_job(shell=shell)
            self.assertEqual((ran.stderr, ran.returncode), ("", 0))
            self.assertTrue(ran.stdout.endswith("\nno findings in 1 list\n"))
            # The reports of the run before are no lists.
            self.assertEqual(sorted(os.listdir(self.folder)),
                             sorted(["a.txt", *REPORTS]))

    def test_fails_and_has_its_reports_where_there_is(self):
        self.put("lists/a.txt", BROKEN)
        self.put("other/a.txt", BROKEN)
        ran = self.run_job({"LISTLINT_PATHS": "lists"})
        self.assertEqual((ran.stderr, ran.returncode), ("", 1))
        with open(os.path.join(self.folder, REPORTS[0])) as file:
            rows = [(row["check_name"], row["location"]["path"])
                    for row in json.load(file)]
        self.assertEqual(rows, [("countries/misspelt", "lists/a.txt")])
        suites = xml.etree.ElementTree.parse(
            os.path.join(self.folder, "listlint.xml")).getroot()
        self.assertEqual([suite.get("failures") for suite in suites], ["1"])

    def test_says_why_it_could_not_do_its_work(self):
        ran = self.run_job({"LISTLINT_PATHS": "no-such-list.txt"})
        self.assertEqual(ran.returncode, 2)
        self.assertEqual(ran.stderr, "listlint: cannot read no-such-list.txt: "
                         "No such file or directory\n")

    def test_runs_nothing_that_is_typed(self):
        names = ["$(touch pwned).txt", "a; touch pwned;.txt", "-o pwned.txt",
                 "`touch pwned`.txt", "END", "' \" \\b.txt"]
        for name in names:
            self.put(name, CLEAN)
        ran = self.run_job({"LISTLINT_PATHS": "\n".join(names),
                            "LISTLINT_ARGS": "--select\ncountries\r\n"})
        self.assertEqual((ran.stderr, ran.returncode), ("", 0))
        self.assertTrue(ran.stdout.endswith("no findings in 6 lists\n"))
        self.assertEqual(sorted(os.listdir(self.folder)),
                         sorted(names + REPORTS))

    def test_tells_only_what_a_merge_request_caused_where_that_is_asked(self):
        self.put("bin/listlint", "#!/bin/sh\nprintf '<%s>' \"$@\"\n", 0o755)
        base = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "abc"}
        reports = ("<--version><check><--no-cache><-o><gl-code-quality-report.json>"
                   "<-o><listlint.xml><-o><listlint.html><-o><->")
        folder = os.path.join(self.folder, "bin")
        whole = self.run_job(base, folder=folder)
        self.assertEqual(whole.stdout, reports + "<--><.>")
        changed = self.run_job({**base, "LISTLINT_CHANGED_ONLY": "true"},
                               folder=folder)
        self.assertEqual(changed.stdout,
                         reports + "<--changed-since=abc><--><.>")
        push = self.run_job({"LISTLINT_CHANGED_ONLY": "true"}, folder=folder)
        self.assertEqual(push.stdout, reports + "<--><.>")

    def test_builds_the_program_where_it_is_not(self):
        # Of a repository whose build is quick.
        source = os.path.join(self.folder, "source")
        self.put("source/dev",
                 "#!/bin/sh\n[ \"$*\" = 'build listlint' ] || exit 9\n"
                 "mkdir -p build/release\n"
                 "for name in listlint listlint-audit; do\n"
                 "printf '#!/bin/sh\\necho ran $1\\n' >build/release/$name\n"
                 "chmod +x build/release/$name\ndone\n", 0o755)
        env = {"PATH": os.environ["PATH"], "HOME": self.folder,
               "GIT_CONFIG_GLOBAL": os.devnull}
        for arguments in (["init", "--quiet", "--initial-branch=main"],
                          ["add", "dev"],
                          ["-c", "user.name=A", "-c", "user.email=a@a.org",
                           "commit", "--quiet", "-m", "a"]):
            subprocess.run(["git", *arguments], cwd=source, env=env, check=True)
        shutil.move(source, self.folder + "-source")
        self.addCleanup(shutil.rmtree, self.folder + "-source")
        empty = os.path.join(self.folder, "empty")
        os.makedirs(empty)
        without = self.run_job({}, folder=empty)
        self.assertEqual((without.returncode, without.stderr),
                         (2, "listlint is not here: set LISTLINT_SOURCE to a "
                          "repository to build it from, or use an image that "
                          "has it\n"))
        where = {"LISTLINT_SOURCE": "file://" + self.folder + "-source",
                 "GIT_CONFIG_GLOBAL": os.devnull, "HOME": self.folder}
        ran = self.run_job(where, folder=empty)
        self.assertEqual((ran.stderr, ran.stdout, ran.returncode),
                         ("", "ran --version\nran check\n", 0))
        self.assertEqual(sorted(os.listdir(os.path.join(
            self.folder, ".listlint-program"))), ["listlint", "listlint-audit"])


if __name__ == "__main__":
    program = os.path.abspath(sys.argv.pop(1))
    unittest.main()
