"""The completions, driven in the shells that they are made for.

usage: completions_test.py PROGRAM FOLDER
"""
import os
import pathlib
import pty
import select
import subprocess
import sys
import tempfile
import time
import unittest

FOLDER = pathlib.Path(sys.argv[2])
PROGRAM = pathlib.Path(sys.argv[1])
FORMATS = subprocess.run(
    [PROGRAM, "check", "--format", "?"], stderr=subprocess.PIPE,
    text=True).stderr.split("it is one of ")[1].split(";")[0].split(", ")
RULES = [line.split()[0] for line in subprocess.run(
    [PROGRAM, "rules", "--no-config"], stdout=subprocess.PIPE,
    text=True).stdout.splitlines()]

# What is typed, and what listlint is then given.
AT_A_TERMINAL = (
    ("listlint expl\tcountries/misspelt-\t",
     "explain countries/misspelt-place"),
    ("listlint check --statis\tli\t", "check --statistics lists.wiki"),
    ("listlint check two\t", "check two words.csv"),
    ("listlint check --format=concis\t", "check --format=concise"),
    ("listlint check --format concis\t", "check --format concise"),
    ("listlint check -o li\t", "check -o lists.wiki"),
    ("listlint config sch\t", "config schema"),
    ("listlint check --select links,countries/misspelt-\t",
     "check --select links,countries/misspelt-place"),
)


class Shell(unittest.TestCase):
    """A folder with some files, in which words are completed."""

    maxDiff = None

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        for name in "lists.wiki", "two words.csv":
            (self.folder / name).write_text("", encoding="utf-8")

    def run_shell(self, *command):
        ran = subprocess.run(
            command, cwd=self.folder, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, timeout=60,
            env={"PATH": os.environ["PATH"], "HOME": str(self.folder),
                 "LC_ALL": "C.UTF-8"})
        self.assertEqual(ran.returncode, 0, ran.stdout)
        return ran.stdout

    def typed_into(self, command, line):
        """What listlint is given when a line with tabs is typed.

        The shell, which takes its set-up from the folder, has a function in
        the place of listlint, which prints its arguments.
        """
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(self.folder)
            os.execvpe(command[0], command, {
                "PATH": os.environ["PATH"], "HOME": str(self.folder),
                "ZDOTDIR": str(self.folder), "LC_ALL": "C.UTF-8",
                "TERM": "dumb", "COLUMNS": "200"})
        try:
            self.wait_for(terminal, "ready> ")
            os.write(terminal, f"{line}\n".encode())
            seen = self.wait_for(terminal, " :given")
            return seen.split("given: ")[1].split(" :given")[0]
        finally:
            os.close(terminal)
            os.waitpid(child, 0)

    def wait_for(self, terminal, text):
        seen = ""
        end = time.monotonic() + 60
        while text not in seen:
            ready, _, _ = select.select([terminal], [], [], 1)
            if ready:
                seen += os.read(terminal, 4096).decode()
            self.assertLess(time.monotonic(), end, repr(seen))
        return seen


class Bash(Shell):
    SCRIPT = FOLDER / "listlint"

    def complete(self, *words):
        """What is offered where the last of the words is being typed."""
        quoted = " ".join(f"'{word}'" for word in words)
        return self.run_shell(
            "bash", "--norc", "-c",
            f"set -u; source '{self.SCRIPT}'; set +u; COMP_WORDS=({quoted}); "
            f"COMP_CWORD={len(words) - 1}; _listlint listlint; "
            'printf "%s\\n" "${COMPREPLY[@]}"').split()

    def test_commands(self):
        self.assertEqual(self.complete("listlint", "ch"),
                         ["check", "check-config"])
        self.assertEqual(self.complete("listlint", "config", ""),
                         ["show", "schema"])

    def test_flags_of_a_command(self):
        self.assertEqual(self.complete("listlint", "check", "--form"),
                         ["--format"])
        self.assertEqual(self.complete("listlint", "audit", "--no-r"),
                         ["--no-robots"])
        self.assertEqual(self.complete("listlint", "config", "show", "--no"),
                         ["--no-config"])
        self.assertEqual(self.complete("listlint", "rules", "--format"), [])

    def test_choices(self):
        self.assertEqual(self.complete("listlint", "check", "--format", ""),
                         FORMATS)
        self.assertEqual(
            self.complete("listlint", "check", "--format", "=", "js"),
            ["json", "jsonl"])
        self.assertEqual(
            self.complete("listlint", "check", "--format", "="), FORMATS)
        self.assertEqual(self.complete("listlint", "check", "--format=sar"),
                         ["--format=sarif"])
        self.assertEqual(self.complete("listlint", "history", "--format", ""),
                         ["text", "jsonl"])
        self.assertEqual(self.complete("listlint", "completion", "z"),
                         ["zsh"])

    def test_rules(self):
        self.assertEqual(self.complete("listlint", "explain", ""), RULES)
        self.assertEqual(
            self.complete("listlint", "check", "--select", "countr"),
            ["countries"] + [r for r in RULES if r.startswith("countr")])
        self.assertEqual(
            self.complete("listlint", "check", "--ignore",
                          "links,countries/missp"),
            ["links,countries/misspelt", "links,countries/misspelt-place"])

    def test_files_are_left_to_the_shell(self):
        self.assertEqual(self.complete("listlint", "check", "li"), [])
        self.assertEqual(self.complete("listlint", "check", "-o", "li"), [])
        self.assertEqual(self.complete("listlint", "check", "--", "--f"), [])

    def test_nothing_that_is_typed_is_run(self):
        self.assertEqual(
            self.complete("listlint", "check", "--select", "$(touch ran)"),
            [])
        self.assertFalse((self.folder / "ran").exists())

    def test_at_a_terminal(self):
        rc = self.folder / "rc"
        rc.write_text(
            f"source '{self.SCRIPT}'\n"
            "listlint() { echo given: \"$@\" :given; }\nPS1='ready> '\n",
            encoding="utf-8")
        for typed, given in AT_A_TERMINAL:
            self.assertEqual(
                self.typed_into(["bash", "--rcfile", str(rc), "-i"], typed),
                given)


class Zsh(Shell):
    def test_the_script_is_sound(self):
        self.run_shell("zsh", "-n", str(FOLDER / "_listlint"))

    def set_up(self, completion):
        (self.folder / ".zshrc").write_text(
            f"{completion}\n"
            "listlint() { print -r -- given: \"$@\" :given }\n"
            "PS1='ready> '\n", encoding="utf-8")

    def test_at_a_terminal(self):
        self.set_up(f"fpath=('{FOLDER}' $fpath)\n"
                    "autoload -Uz compinit; compinit -D -u")
        for typed, given in AT_A_TERMINAL:
            self.assertEqual(self.typed_into(["zsh", "-i"], typed), given)

    def test_the_script_can_be_sourced(self):
        self.set_up("autoload -Uz compinit; compinit -D -u\n"
                    f"source '{FOLDER / '_listlint'}'")
        self.assertEqual(
            self.typed_into(["zsh", "-i"], "listlint completion f\t"),
            "completion fish")


class Fish(Shell):
    def complete(self, line):
        """The words that are offered, without their descriptions."""
        text = self.run_shell(
            "fish", "--no-config", "-c",
            f"source '{FOLDER / 'listlint.fish'}'; complete -C '{line}'")
        return [row.split("\t")[0] for row in text.splitlines()]

    def test_the_script_is_sound(self):
        self.run_shell("fish", "-n", str(FOLDER / "listlint.fish"))

    def test_commands(self):
        self.assertEqual(self.complete("listlint ch"),
                         ["check", "check-config"])
        self.assertEqual(sorted(self.complete("listlint config ")),
                         ["schema", "show"])
        self.assertNotIn("check-config",
                         self.complete("listlint explain check-c"))

    def test_flags_of_a_command(self):
        self.assertEqual(self.complete("listlint check --for"), ["--format"])
        self.assertEqual(self.complete("listlint audit --no-r"),
                         ["--no-robots"])
        self.assertEqual(self.complete("listlint config show --no"),
                         ["--no-config"])
        self.assertEqual(self.complete("listlint rules --for"), [])

    def test_choices(self):
        self.assertEqual(sorted(self.complete("listlint check --format ")),
                         sorted(FORMATS))
        self.assertEqual(self.complete("listlint check --format=sar"),
                         ["--format=sarif"])
        self.assertEqual(self.complete("listlint completion z"), ["zsh"])

    def test_rules(self):
        self.assertEqual(sorted(self.complete("listlint explain ")),
                         sorted(RULES))
        self.assertEqual(
            sorted(self.complete(
                "listlint check --ignore links,countries/missp")),
            ["links,countries/misspelt", "links,countries/misspelt-place"])

    def test_files(self):
        self.assertEqual(self.complete("listlint check li"), ["lists.wiki"])
        self.assertEqual(self.complete("listlint check -o li"),
                         ["lists.wiki"])
        self.assertEqual(self.complete("listlint explain li"),
                         [r for r in RULES if "li" in r.split("/")[0][:2]])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
