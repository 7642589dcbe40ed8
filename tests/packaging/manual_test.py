"""The manual, read by groff, mandoc and man.

usage: manual_test.py PROGRAM FOLDER
"""
import pathlib
import subprocess
import sys
import unittest

FOLDER = pathlib.Path(sys.argv[2])
PROGRAM = sys.argv[1]
VERSION = subprocess.run(
    [PROGRAM, "--version"], stdout=subprocess.PIPE,
    text=True).stdout.splitlines()[0]


def run(*command, **options):
    ran = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        timeout=120, **options)
    return ran.returncode, ran.stdout


def shown(page):
    """The text of a page, as a terminal of 100 columns shows it."""
    environment = {"PATH": "/usr/bin:/bin", "MANWIDTH": "100",
                   "LC_ALL": "C.UTF-8", "MANPAGER": "cat",
                   "MAN_KEEP_FORMATTING": ""}
    code, text = run("man", "-l", str(FOLDER / page), env=environment)
    assert code == 0, text
    return text


def commands():
    """The commands that --help of the program names."""
    _, text = run(PROGRAM, "--help")
    rows = text.split("Subcommands:\n")[1].split("\n\n")[0].splitlines()
    return [row.split()[0] for row in rows if row[2] != " "]


class Manual(unittest.TestCase):
    maxDiff = None

    def test_each_command_has_a_page(self):
        for command in commands():
            self.assertTrue(
                (FOLDER / f"man1/listlint-{command}.1").is_file(), command)

    def test_groff_has_nothing_to_warn_of(self):
        for page in sorted(FOLDER.glob("man*/*")):
            for device in "utf8", "ps":
                if device == "ps" and page.name.endswith(".7"):
                    continue  # its fonts lack most letters of the examples
                code, text = run(
                    "groff", "-ww", "-man", f"-T{device}", "-z", str(page))
                self.assertEqual((code, text), (0, ""), page.name)

    def test_man_has_nothing_to_warn_of(self):
        for page in sorted(FOLDER.glob("man*/*")):
            ran = subprocess.run(
                ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z",
                 str(page)], stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE, text=True, timeout=120,
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
            self.assertEqual(ran.stderr, "", page.name)

    def test_mandoc_finds_no_mistake(self):
        for page in sorted(FOLDER.glob("man*/*")):
            _, text = run("mandoc", "-T", "lint", "-W", "warning", str(page))
            # A page has no date, so that every build makes the same.
            lines = [line for line in text.splitlines()
                     if "missing date" not in line]
            self.assertEqual(lines, [], page.name)

    def test_names_are_indexed(self):
        for page in sorted(FOLDER.glob("man*/*")):
            code, text = run("lexgrog", str(page))
            self.assertEqual(code, 0, text)
            name = page.name.rsplit(".", 1)[0]
            self.assertIn(f': "{name} - ', text)

    def test_flags_stand_in_the_page_as_in_help(self):
        for command in commands():
            _, text = run(PROGRAM, command, "--help")
            page = shown(f"man1/listlint-{command}.1")
            for line in text.splitlines():
                if not line.startswith("  -"):
                    continue
                name = line.split()[0].split("{")[0].split(",")[-1]
                self.assertIn(name, page, command)

    def test_a_page_is_shown_as_it_is_meant(self):
        text, after = shown("man1/listlint-explain.1").split("SEE ALSO\n")
        self.assertEqual(text, """\
LISTLINT-EXPLAIN(1)                     Manual of listlint                    LISTLINT-EXPLAIN(1)

NAME
       listlint-explain - print the page of a rule

SYNOPSIS
       listlint explain [FLAG...] RULE

DESCRIPTION
       Print the page of a rule.

ARGUMENTS
       RULE   Such as countries/misspelt.

OPTIONS
       -h, --help
              Print this help message and exit.

       --config=FILE
              Use this config (default: the nearest .listlint.yaml upwards of this folder).

       --no-config
              Use no config file.

EXIT STATUS
       0      It did its work.

       2      It could not do its work, or not all of it: wrong usage, a broken config, a file
              that cannot be read or written.

EXAMPLES
       Print one page.

           listlint explain countries/misspelt

""")
        self.assertEqual(
            after.split(),
            ["listlint(1),"] +
            [f"listlint-{command}(1)," for command in commands()
             if command != "explain"] +
            ["listlint-rules(7)"] + VERSION.split() + ["LISTLINT-EXPLAIN(1)"])

    def test_a_rule_is_shown_with_its_examples(self):
        text = shown("man7/listlint-rules.7")
        start = text.index("   countries/misspelt\n")
        end = text.index("   countries/misspelt-place\n")
        self.assertEqual(text[start:end].split("Why it matters")[0], """\
   countries/misspelt
       error: A country name with a slip of the pen

       Flags a country name that is one or two slips of the pen away from the name of exactly one
       country. In a list that is not in English it keeps silent.

       """)
        self.assertIn("""\
           Hangzhou
           Boston , United States
           Paramaribo , Surinam
""", text[start:end])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
