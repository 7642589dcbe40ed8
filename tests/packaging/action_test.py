"""The action of GitHub: its shape, and its steps, run for real."""

import glob
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import unittest

import yaml

from runner import Runner

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
CLEAN = """Hangzhou [ 1]

Oslo , Norway
Bonn , Germany

References
1. ^ "Twin cities of Hangzhou". hangzhou.gov.cn. Retrieved 13 July 2020.
"""
BROKEN = CLEAN.replace("Bonn , Germany", "Paramaribo , Surinam")
program = ""  # listlint


def write(path, text, mode=0o644):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)
    os.chmod(path, mode)


def git(folder, *arguments):
    env = {"PATH": os.environ["PATH"], "HOME": folder,
           "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    for role in ("AUTHOR", "COMMITTER"):
        env[f"GIT_{role}_NAME"] = "A"
        env[f"GIT_{role}_EMAIL"] = "a@example.org"
    ran = subprocess.run(["git", "-c", "protocol.file.allow=always",
                          *arguments], cwd=folder, env=env, check=True,
                         capture_output=True, text=True)
    return ran.stdout.strip()


class Folder(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="listlint-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.workspace = os.path.join(self.folder, "work")
        os.makedirs(self.workspace)
        self.runner = Runner(ROOT, self.folder, self.workspace)

    def put(self, name, text):
        write(os.path.join(self.workspace, name), text)

    def has_program(self):
        """The program is in the cache."""
        kept = os.path.join(self.runner.temp, "listlint")
        os.makedirs(kept)
        self.runner.told["kept"] = {"cache-hit": "true"}
        for name in ("listlint", "listlint-audit"):
            beside = os.path.join(os.path.dirname(program), name)
            # Else the action would build it.
            self.assertTrue(os.access(beside, os.X_OK), beside)
            os.symlink(beside, os.path.join(kept, name))

    def has_recorder(self):
        """A program that only tells how it was called."""
        for name in ("listlint", "listlint-audit"):
            write(os.path.join(self.runner.temp, "listlint", name),
                  "#!/bin/sh\n[ \"$1\" = --version ] ||\n"
                  "printf '<%s>' \"$@\"\n", 0o755)

    def called(self, result):
        """What the recorder tells, but for the names of reports."""
        said = [line for line in result.out.splitlines() if "<" in line]
        reports = re.compile(
            r"<check><--no-cache><-o><[^<>]*\.sarif><-o><[^<>]*\.md>")
        return [reports.sub("", line) for line in said]


class Shape(unittest.TestCase):
    def setUp(self):
        with open(os.path.join(ROOT, "action.yml"), "rb") as file:
            self.text = file.read().decode()
        self.action = yaml.safe_load(self.text)

    def test_is_a_composite_action(self):
        self.assertEqual(set(self.action), {
            "name", "description", "inputs", "outputs", "runs"})
        self.assertEqual(self.action["runs"]["using"], "composite")
        for row in self.action["inputs"].values():
            self.assertEqual(set(row), {"description", "default"})
            self.assertIsInstance(row["default"], str)
        for row in self.action["outputs"].values():
            self.assertEqual(set(row), {"description", "value"})

    def test_steps_have_a_shell_or_use_an_action_of_a_version(self):
        for step in self.action["runs"]["steps"]:
            if "uses" in step:
                self.assertRegex(step["uses"], r"^[a-z-]+/[a-z/-]+@v\d+$")
                self.assertNotIn("run", step)
            else:
                self.assertEqual(step["shell"], "bash")

    def test_puts_nothing_from_outside_into_shell_text(self):
        for step in self.action["runs"]["steps"]:
            self.assertNotIn("${{", step.get("run", ""))

    def test_uses_every_input_and_no_other(self):
        steps = yaml.safe_dump(self.action["runs"])
        used = set(re.findall(r"inputs\.([a-z-]+)", steps))
        self.assertEqual(used, set(self.action["inputs"]))

    def test_outputs_and_conditions_name_steps_that_there_are(self):
        steps = {step["id"] for step in self.action["runs"]["steps"]
                 if "id" in step}
        self.assertEqual(set(re.findall(r"steps\.([a-z-]+)", self.text)), steps)

    def test_scripts_are_clean_for_shellcheck(self):
        scripts = sorted(glob.glob(os.path.join(
            ROOT, "packaging", "github", "*.sh")))
        self.assertEqual([os.path.basename(path) for path in scripts],
                         ["build.sh", "check.sh", "key.sh"])
        ran = subprocess.run(["shellcheck", "-S", "style", *scripts],
                             capture_output=True, text=True)
        self.assertEqual((ran.stdout, ran.returncode), ("", 0))

    def test_the_example_of_an_audit_is_a_workflow(self):
        path = os.path.join(ROOT, "packaging", "github", "listlint-audit.yml")
        with open(path, "rb") as file:
            workflow = yaml.safe_load(file)
        # "on" is a truth value for YAML 1.1.
        self.assertEqual(set(workflow), {
            "name", True, "permissions", "concurrency", "jobs"})
        # GitHub forgets what is not taken from the cache for a week.
        self.assertEqual(workflow[True]["schedule"], [{"cron": "17 3 * * *"}])
        for step in workflow["jobs"]["audit"]["steps"]:
            self.assertNotIn("${{", step.get("run", ""))
            for name in step.get("with", {}) if "OWNER" in step.get(
                    "uses", "") else ():
                with open(os.path.join(ROOT, "action.yml"), "rb") as action:
                    self.assertIn(name, yaml.safe_load(action)["inputs"])


class Check(Folder):
    def setUp(self):
        super().setUp()
        self.has_program()

    def sarif(self, result):
        with open(result.outputs["sarif"]) as file:
            return json.load(file)["runs"][0]["results"]

    def test_passes_where_there_is_nothing_to_mend(self):
        self.put("a.txt", CLEAN)
        result = self.runner.run()
        self.assertEqual(result.err, "")
        self.assertEqual(result.exit_code, 0)
        self.assertEqual(result.outputs["exit-code"], "0")
        self.assertEqual(result.summary,
                         "## listlint: no findings in 1 list\n\n")
        self.assertEqual(self.sarif(result), [])
        # Reports are nowhere where they could be read as lists.
        self.assertEqual(os.listdir(self.workspace), ["a.txt"])

    def test_fails_after_the_upload_where_there_is(self):
        self.put("lists/a.txt", BROKEN)
        result = self.runner.run({"paths": "lists", "upload-sarif": "true"})
        self.assertEqual(result.exit_code, 1)
        self.assertEqual(result.outputs["exit-code"], "1")
        self.assertIn("::error file=lists/a.txt,line=4,col=14,endLine=4,"
                      "endColumn=21,title=countries/misspelt::", result.out)
        self.assertIn("## listlint: 1 error in 1 list\n", result.summary)
        self.assertEqual([row["ruleId"] for row in self.sarif(result)],
                         ["countries/misspelt"])
        self.assertEqual([name for name, _ in result.used],
                         ["actions/cache/restore@v5",
                          "github/codeql-action/upload-sarif@v4"])
        self.assertEqual(result.used[1][1]["sarif_file"],
                         result.outputs["sarif"])

    def test_says_why_it_could_not_do_its_work(self):
        result = self.runner.run({"paths": "no-such-list.txt"})
        self.assertEqual(result.exit_code, 2)
        self.assertEqual(result.outputs["exit-code"], "2")
        why = ("listlint: cannot read no-such-list.txt: No such file or "
               "directory\n")
        self.assertEqual(result.err, why)
        self.assertTrue(result.summary.endswith(
            "\n## listlint could not do its work\n\n    " + why),
            result.summary)

    def test_says_that_an_argument_is_wrong(self):
        self.put("a.txt", CLEAN)
        result = self.runner.run({"args": "--fial-on=never",
                                  "upload-sarif": "true"})
        self.assertEqual(result.exit_code, 2)
        self.assertEqual(result.err,
                         "listlint: unknown flag \"--fial-on=never\"; did you "
                         "mean \"--fail-on\"?; --help tells more\n")
        self.assertEqual(result.outputs["sarif"], "")
        self.assertEqual([name for name, _ in result.used],
                         ["actions/cache/restore@v5"])

    def test_heeds_its_inputs(self):
        self.put("a.txt", BROKEN)
        self.put(".c/c.yaml", "ignore: [countries]\n")
        never = self.runner.run({"fail-on": "never", "annotations": "false",
                                 "summary": "false"})
        self.assertEqual((never.exit_code, "::" in never.out,
                          never.summary), (0, False, ""))
        self.assertEqual(len(self.sarif(never)), 1)
        config = self.runner.run({"config": ".c/c.yaml"})
        self.assertEqual((config.exit_code, config.err), (0, ""))
        ignored = self.runner.run({"args": "--ignore\ncountries\n"})
        self.assertEqual((ignored.exit_code, ignored.err), (0, ""))

    def test_runs_nothing_that_is_typed(self):
        names = ["$(touch pwned).txt", "a; touch pwned;.txt", "-o pwned.txt",
                 "`touch pwned`.txt", "' \" b.txt"]
        for name in names:
            self.put(name, CLEAN)
        result = self.runner.run({"paths": "\r\n".join(names) + "\n",
                                  "args": "--select\n$(touch pwned)\n"})
        self.assertEqual(result.exit_code, 2)
        self.assertIn("$(touch pwned)", result.err)
        result = self.runner.run({"paths": "\n".join(names),
                                  "fail-on": "never"})
        self.assertEqual((result.exit_code, result.err), (0, ""))
        self.assertIn("no findings in 5 lists", result.summary)
        self.assertEqual(sorted(os.listdir(self.workspace)), sorted(names))

    def test_only_sets_up(self):
        result = self.runner.run({"setup-only": "true"})
        self.assertEqual((result.exit_code, result.err), (0, ""))
        self.assertRegex(result.out, r"\Alistlint \d+\.\d+\.\d+\n")
        self.assertEqual(result.summary, "")
        self.assertTrue(os.access(result.outputs["program"], os.X_OK))


class Workflow(Folder):
    def test_the_audit_writes_what_is_kept_and_uploaded(self):
        path = os.path.join(ROOT, "packaging", "github", "listlint-audit.yml")
        with open(path, "rb") as file:
            steps = yaml.safe_load(file)["jobs"]["audit"]["steps"]
        self.put("a.md", "# Lakes\n\n- [One](ftp://a.org/) – a lake\n")
        env = {"PATH": os.path.dirname(program) + ":" + os.environ["PATH"]}
        runs = [step["run"] for step in steps if "run" in step]
        self.assertEqual(len(runs), 1)
        for told in ("nothing changed since ", ""):  # and nothing due later
            ran = subprocess.run(["bash", "-e", "-c", runs[0]], env=env,
                                 cwd=self.workspace, capture_output=True,
                                 text=True, timeout=60)
            self.assertEqual(ran.returncode, 0, ran.stderr)
            self.assertTrue(ran.stdout.startswith(told))
            self.assertEqual(bool(ran.stdout), bool(told))
        for step in steps:
            kept = step.get("with", {}).get("path")
            if kept:
                self.assertTrue(os.path.exists(
                    os.path.join(self.workspace, kept)), kept)


class ChangedOnly(Folder):
    def setUp(self):
        super().setUp()
        self.has_recorder()
        origin = os.path.join(self.folder, "origin")
        os.makedirs(origin)
        git(origin, "init", "--quiet", "--initial-branch=main")
        for text in ("a", "b"):
            write(os.path.join(origin, "a.txt"), text)
            git(origin, "add", "a.txt")
            git(origin, "commit", "--quiet", "-m", text)
        self.first = git(origin, "rev-parse", "HEAD~")
        os.rmdir(self.workspace)
        git(self.folder, "clone", "--quiet", "--depth=1",
            "file://" + origin, self.workspace)

    def run_for(self, github):
        return self.runner.run({"changed-only": "true"}, github)

    def test_compares_with_the_base_of_a_pull_request(self):
        result = self.run_for({"event.pull_request.base.sha": self.first,
                               "event.before": "f" * 40})
        self.assertEqual((result.exit_code, result.err), (0, ""))
        self.assertEqual(self.called(result), [
            f"<-o><-><--format><github><--changed-since={self.first}><--><.>"])
        # What the shallow clone lacked is there: the two have a history.
        self.assertEqual(git(self.workspace, "merge-base", self.first, "HEAD"),
                         self.first)

    def test_compares_with_the_commit_before_a_push(self):
        result = self.run_for({"event.before": self.first})
        self.assertIn(f"<--changed-since={self.first}>",
                      self.called(result)[0])

    def test_compares_with_the_base_of_a_merge_queue(self):
        result = self.run_for({"event.merge_group.base_sha": self.first})
        self.assertIn(f"<--changed-since={self.first}>",
                      self.called(result)[0])

    def test_checks_all_of_a_new_branch(self):
        result = self.run_for({"event.before": "0" * 40})
        self.assertEqual((result.exit_code, result.err), (0, ""))
        self.assertEqual(self.called(result),
                         ["<-o><-><--format><github><--><.>"])

    def test_says_that_there_is_nothing_to_compare_with(self):
        for github in ({}, {"event.before": "--upload-pack=x"}):
            result = self.run_for(github)
            self.assertEqual(result.exit_code, 2)
            self.assertEqual(self.called(result), [])
            why = ("listlint: changed-only does not know what to compare "
                   "with: this event has no commit before it; set base, or "
                   "leave changed-only out\n")
            self.assertEqual(result.err, why)
            self.assertEqual(result.summary,
                             "\n## listlint could not do its work\n\n    "
                             + why)

    def test_says_that_the_commit_is_not_to_be_had(self):
        result = self.run_for({"event.before": "e" * 40})
        self.assertEqual(result.exit_code, 2)
        self.assertIn(f"changed-only needs the commit {'e' * 40}; give "
                      "actions/checkout fetch-depth: 0\n", result.err)


class Build(Folder):
    def setUp(self):
        super().setUp()
        # A copy of the action whose build is quick.
        action = os.path.join(self.folder, "action")
        for name in ("action.yml", "CMakeLists.txt", "CMakePresets.json"):
            os.makedirs(action, exist_ok=True)
            shutil.copy(os.path.join(ROOT, name), action)
        shutil.copytree(os.path.join(ROOT, "packaging"),
                        os.path.join(action, "packaging"))
        for name in ("cli", "fetch", "lint", "reports", "rules"):
            write(os.path.join(action, name, "a.cpp"), "")
        write(os.path.join(action, "dev"),
              "#!/bin/sh\necho \"dev $*\"\nmkdir -p build/release\n"
              "for name in listlint listlint-audit; do\n"
              "printf '#!/bin/sh\\necho built\\n' >build/release/$name\n"
              "done\n", 0o755)
        self.action = action
        self.runner = Runner(action, self.folder, self.workspace)

    def key(self):
        return self.runner.outputs["key"]["key"]

    def test_builds_the_program_once(self):
        result = self.runner.run({"setup-only": "true"})
        self.assertEqual((result.err, result.out),
                         ("", "dev build listlint\nbuilt\n"))
        with open(self.runner.files()["GITHUB_PATH"]) as file:
            self.assertEqual(file.read(), self.runner.temp + "/listlint\n")
        again = self.runner.run({"setup-only": "true"})
        self.assertEqual((again.err, again.out), ("", "built\n"))

    def test_keeps_what_it_has_built_also_where_the_check_fails(self):
        # Else a list with findings would be built for at each push.
        write(os.path.join(self.runner.temp, "listlint", "listlint"),
              "#!/bin/sh\n[ \"$1\" = --version ]\n", 0o755)
        write(os.path.join(self.runner.temp, "listlint", "listlint-audit"),
              "#!/bin/sh\n", 0o755)
        for hit, names in (("", ["restore", "save"]), ("true", ["restore"])):
            self.runner.told["kept"] = {"cache-hit": hit}
            result = self.runner.run()
            self.assertEqual(result.exit_code, 1)
            self.assertEqual([name for name, _ in result.used],
                             [f"actions/cache/{name}@v5" for name in names])
            for _, told in result.used:
                self.assertEqual(told, {
                    "path": os.path.join(self.runner.temp, "listlint"),
                    "key": self.key()})

    def test_is_kept_under_its_sources(self):
        self.runner.run({"setup-only": "true"})
        before = self.key()
        self.assertRegex(before, r"\Alistlint-[a-z0-9.]+-\w+-[0-9a-f]{32}\Z")
        self.runner.run({"setup-only": "true"})
        self.assertEqual(self.key(), before)
        write(os.path.join(self.action, "lint", "a.cpp"), "int a;")
        self.runner.run({"setup-only": "true"})
        self.assertNotEqual(self.key(), before)

    def test_is_built_anew_where_the_kept_one_does_not_run(self):
        path = os.path.join(self.runner.temp, "listlint", "listlint")
        write(path, "#!/bin/sh\nexit 127\n", 0o755)
        result = self.runner.run({"setup-only": "true"})
        self.assertEqual((result.err, result.out),
                         ("", "dev build listlint\nbuilt\n"))
        self.assertTrue(os.stat(path).st_mode & stat.S_IXUSR)


if __name__ == "__main__":
    program = os.path.abspath(sys.argv.pop(1))
    unittest.main()
