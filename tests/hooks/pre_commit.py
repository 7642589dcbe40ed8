#!/usr/bin/env python3
"""Runs the hooks of this project as pre-commit runs them for a user.

A throw-away repository uses them from a throw-away clone of nothing but
.pre-commit-hooks.yaml; nothing is asked of the network. Exit code 77 where
pre-commit is not installed.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = pathlib.Path()
HOOKS = pathlib.Path()

CLEAN = "Beihai\nImatra , Finland\n"
LOOK_ALIKE = "Beihai\nImatra , Finland\nОulu , Finland\n"


class Hooks(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="listlint-"))
        self.addCleanup(shutil.rmtree, self.folder)
        programs = self.folder / "bin"
        programs.mkdir()
        (programs / "listlint").symlink_to(PROGRAM)
        self.environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("GIT_", "PRE_COMMIT"))
        }
        self.environment.update(
            PATH=f"{programs}:{os.environ['PATH']}",
            HOME=str(self.folder),
            PRE_COMMIT_HOME=str(self.folder / "store"),
            PRE_COMMIT_COLOR="never",
            GIT_CONFIG_GLOBAL="/dev/null",
            GIT_CONFIG_NOSYSTEM="1",
            GIT_AUTHOR_NAME="A",
            GIT_AUTHOR_EMAIL="a@b.c",
            GIT_COMMITTER_NAME="A",
            GIT_COMMITTER_EMAIL="a@b.c",
            LC_ALL="C.UTF-8",
        )
        self.make_hooks()
        self.at = self.folder / "lists"
        self.at.mkdir()
        self.git("init", "-q", "-b", "main", ".")

    def make_hooks(self):
        self.at = self.folder / "hooks"
        self.at.mkdir()
        shutil.copy(HOOKS, self.at)
        self.git("init", "-q", "-b", "main", ".")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "hooks")
        self.git("tag", "v1.0")

    def run_program(self, *words):
        return subprocess.run(
            words,
            cwd=self.at,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            timeout=300,
        )

    def git(self, *words):
        ran = self.run_program("git", *words)
        self.assertEqual(ran.returncode, 0, ran.stdout)
        return ran.stdout

    def use(self, hook, *lines):
        """Installs one hook of ours and commits that."""
        more = "".join(f"        {line}\n" for line in lines)
        self.write(
            ".pre-commit-config.yaml",
            f"repos:\n  - repo: {self.folder}/hooks\n    rev: v1.0\n"
            f"    hooks:\n      - id: {hook}\n{more}",
        )
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "begin")
        ran = self.run_program("pre-commit", "install", "--install-hooks")
        self.assertEqual(ran.returncode, 0, ran.stdout)

    def write(self, name, text):
        path = self.at / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self, *words):
        """The exit code of a commit, and the lines that it prints."""
        ran = self.run_program("git", "commit", "-q", "-m", "x", *words)
        lines = ran.stdout.splitlines()
        return ran.returncode, [squeezed(line) for line in lines]

    def add(self, name, text):
        self.write(name, text)
        self.git("add", name)

    def test_a_clean_commit_passes(self):
        self.use("listlint")
        self.add("a.txt", CLEAN)
        self.assertEqual(self.commit(), (0, ["listlint: Passed"]))

    def test_a_commit_without_lists_starts_nothing(self):
        self.use("listlint")
        # A program that fails would be seen.
        (self.folder / "bin" / "listlint").unlink()
        self.add("package.json", "{}\n")
        self.assertEqual(
            self.commit(), (0, ["listlint: (no files to check)Skipped"])
        )

    def test_a_look_alike_stops_the_commit(self):
        self.use("listlint")
        self.add("a.txt", LOOK_ALIKE)
        code, lines = self.commit()
        self.assertEqual(code, 1)
        self.assertEqual(lines, STOPPED)

    def test_a_fix_stops_the_commit_and_the_next_one_passes(self):
        self.use("listlint-fix")
        self.add("a.txt", CLEAN + "Oulu , Finland \n")
        code, lines = self.commit()
        self.assertEqual(code, 1)
        self.assertEqual(lines, FIXED)
        self.assertEqual(
            (self.at / "a.txt").read_text(encoding="utf-8"),
            CLEAN + "Oulu , Finland\n",
        )
        self.git("add", "a.txt")
        self.assertEqual(self.commit(), (0, ["listlint --fix: Passed"]))

    def test_old_findings_stop_no_commit_with_staged(self):
        self.write("a.txt", LOOK_ALIKE)
        self.use("listlint", "args: [--staged]")
        self.add("a.txt", LOOK_ALIKE + "Turku , Finland\n")
        self.assertEqual(self.commit(), (0, ["listlint: Passed"]))
        self.add("b.txt", LOOK_ALIKE)
        code, lines = self.commit()
        self.assertEqual(code, 1)
        self.assertIn(" --> b.txt:3:1", lines)

    def test_a_renamed_list_has_no_new_findings(self):
        self.write("a.txt", LOOK_ALIKE)
        self.use("listlint", "args: [--staged]")
        (self.at / "deep").mkdir()
        self.git("mv", "a.txt", "deep/b c.txt")
        self.assertEqual(self.commit(), (0, ["listlint: Passed"]))

    def merge(self, mine, other):
        """Merges, both having changed a list; the merge is not committed."""
        self.write("a.txt", CLEAN)
        self.use("listlint", "args: [--staged]")
        self.git("checkout", "-q", "-b", "other")
        self.add("a.txt", other)
        self.git("commit", "-q", "--no-verify", "-m", "x")
        self.git("checkout", "-q", "main")
        self.add("a.txt", mine)
        self.git("commit", "-q", "--no-verify", "-m", "x")
        self.run_program("git", "merge", "-q", "--no-commit", "other")

    def test_a_merge_that_is_in_conflict_no_more_is_checked(self):
        self.merge(CLEAN + "Turku , Finland\n", CLEAN + "Pori , Finland\n")
        self.add("a.txt", CLEAN + "Pori , Finland\nTurku , Finland\n")
        self.assertEqual(self.commit(), (0, [MERGES, "listlint: Passed"]))

    def test_a_look_alike_stops_a_merge(self):
        self.merge(CLEAN + "Turku , Finland\n", LOOK_ALIKE)
        self.add("a.txt", LOOK_ALIKE + "Turku , Finland\n")
        code, lines = self.commit()
        self.assertEqual(code, 1)
        self.assertIn(" --> a.txt:3:1", lines)

    def test_old_findings_stop_no_merge(self):
        self.merge(LOOK_ALIKE, CLEAN + "Turku , Finland\n")
        self.add("a.txt", LOOK_ALIKE + "Turku , Finland\n")
        self.assertEqual(self.commit(), (0, [MERGES, "listlint: Passed"]))

    def test_what_is_not_staged_is_not_looked_at(self):
        self.use("listlint")
        self.add("a.txt", CLEAN)
        self.write("a.txt", LOOK_ALIKE)
        code, lines = self.commit()
        self.assertEqual(code, 0)
        self.assertIn("listlint: Passed", lines)
        self.assertEqual(
            (self.at / "a.txt").read_text(encoding="utf-8"), LOOK_ALIKE
        )

    def test_it_works_in_a_second_worktree_and_below_its_top(self):
        self.write("deep/a.txt", CLEAN)
        self.use("listlint", "args: [--staged]")
        self.git("worktree", "add", "-q", self.folder / "second")
        self.at = self.folder / "second"
        self.add("deep/b.txt", LOOK_ALIKE)
        self.at = self.at / "deep"
        code, lines = self.commit()
        self.assertEqual(code, 1)
        self.assertIn(" --> deep/b.txt:3:1", lines)

    def test_it_checks_all_files(self):
        self.write("a.txt", CLEAN)
        self.write("names with 'quotes' \n and.txt", CLEAN)
        self.use("listlint")
        ran = self.run_program("pre-commit", "run", "--all-files")
        self.assertEqual(ran.returncode, 0, ran.stdout)
        self.assertTrue(ran.stdout.endswith("Passed\n"), ran.stdout)


def squeezed(line):
    """Without the row of dots between the name of a hook and its result."""
    if not line.startswith("listlint"):
        return line.rstrip()
    name, _, result = line.partition("..")
    return f"{name.strip()}: {result.strip('.')}" if result else line


MERGES = "[INFO] Checking merge-conflict files only."
STOPPED = """listlint: Failed
- hook id: listlint
- exit code: 1

info[citations/uncited-section]: this list cites no source for any of its 2 entries
 --> a.txt:1:1
1 | Beihai
  | ^^^^^^

error[unicode/mixed-script]: "Оulu" mixes Latin with Cyrillic: U+041E CYRILLIC CAPITAL LETTER O looks like "O"
 --> a.txt:3:1
1 | Beihai
  | ------ in this section
2 | Imatra , Finland
3 | Оulu , Finland
  | ^^^^
  |
  = fix: write it in Latin letters (unsafe)

1 error, 1 info in 1 list
1 fixable with --unsafe-fixes

""".splitlines()
FIXED = """listlint --fix: Failed
- hook id: listlint-fix
- files were modified by this hook

info[citations/uncited-section]: this list cites no source for any of its 2 entries
 --> a.txt:1:1
1 | Beihai
  | ^^^^^^

1 info in 1 list
1 fixed in 1 list

""".splitlines()


def main():
    global PROGRAM, HOOKS
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--hooks", type=pathlib.Path, required=True)
    arguments, rest = parser.parse_known_args()
    PROGRAM = arguments.program.resolve()
    HOOKS = arguments.hooks.resolve()
    if shutil.which("pre-commit") is None:
        print("pre-commit is not installed", file=sys.stderr)
        sys.exit(77)
    unittest.main(argv=[sys.argv[0], *rest])


if __name__ == "__main__":
    main()
