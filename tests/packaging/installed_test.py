"""What `cmake --install` and the Debian package hold, and how that runs.

usage: installed_test.py PROGRAM BUILD ROOT
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

BUILD = pathlib.Path(sys.argv[2])
ROOT = pathlib.Path(sys.argv[3])
HERE = pathlib.Path(__file__).parent
LIST = ROOT / "corpus/china/sister-cities-china.txt"


def run(*command, **options):
    """The exit code with all that a command prints."""
    ran = subprocess.run(
        [str(word) for word in command], stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, timeout=300, **options)
    return ran.returncode, ran.stdout


def listed(folder):
    """Every file of a folder with its mode, sorted."""
    return [f"{path.stat().st_mode & 0o777:o} {path.relative_to(folder)}"
            for path in sorted(folder.rglob("*")) if path.is_file()]


def many(rows):
    """The names of what there is many of, and the other rows with a star for
    all of a kind."""
    names = {"docs/": [], "man1/listlint-": [], "systemd/system/": [],
             "doc/listlint/rules/": []}
    others = []
    for row in rows:
        for kind, found in names.items():
            head, sep, name = row.partition(kind)
            if name.endswith("/"):  # a folder of a group
                row = others[-1]
            elif name:
                found.append(name)
                row = f"{head}{sep}*"
        # The units may be none.
        if row not in others[-1:] and "/lib/" not in row:
            others.append(row)
    return names, "".join(f"{row}\n" for row in others)


class Installed(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        code, text = run(
            "cmake", "--install", BUILD, "--prefix", "/opt/listlint",
            "--strip", env={**os.environ, "DESTDIR": str(cls.folder)})
        assert code == 0, text
        cls.prefix = cls.folder / "opt/listlint"

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def expect_golden(self, name, rows, ending):
        names, text = many(rows)
        self.assertEqual(
            names["docs/"],
            sorted(path.name for path in (ROOT / "docs").iterdir()))
        self.assertEqual(
            sorted(names["doc/listlint/rules/"]),
            sorted(str(path.relative_to(ROOT / "rules"))
                   for path in (ROOT / "rules").rglob("*.md")))
        self.assertEqual(
            names["systemd/system/"],
            sorted(path.name
                   for path in (ROOT / "packaging/systemd").glob("*.*")))
        self.assertEqual(
            names["man1/listlint-"],
            sorted(path.name.removeprefix("listlint-") + ending for path in
                   (BUILD / "cli/man/man1").glob("listlint-*")))
        golden = HERE / name
        if os.environ.get("UPDATE_GOLDEN"):
            golden.write_text(text, encoding="utf-8")
        self.assertEqual(text, golden.read_text(encoding="utf-8"))

    def test_files_stand_where_they_belong(self):
        self.expect_golden("installed.golden", listed(self.folder), "")

    def expect_program(self, *command, **options):
        """A check and an audit, for which it starts its second program."""
        code, text = run(*command, "check", "--format", "concise", LIST,
                         **options)
        self.assertEqual(code, 1, text)
        self.assertIn("countries/misspelt", text)
        code, text = run(*command, "history", "--store", "none.sqlite3",
                         cwd=self.folder,
                         **{k: v for k, v in options.items() if k != "cwd"})
        self.assertEqual(
            (code, text),
            (2, "listlint: cannot open none.sqlite3: there is no such file; "
             "`listlint audit` makes it, or --store names another\n"))

    def test_it_runs_from_there(self):
        self.expect_program(self.prefix / "bin/listlint")

    def test_it_runs_by_its_name(self):
        self.expect_program("listlint", env={
            **os.environ, "PATH": f"{self.prefix}/bin:{os.environ['PATH']}"})

    def test_it_runs_through_a_symbolic_link(self):
        link = self.folder / "elsewhere"
        link.symlink_to(self.prefix / "bin/listlint")
        self.addCleanup(link.unlink)
        self.expect_program(link)

    def test_it_runs_from_another_place(self):
        moved = self.folder / "moved here"
        shutil.copytree(self.prefix, moved)
        self.addCleanup(shutil.rmtree, moved)
        self.expect_program(moved / "bin/listlint")

    def test_it_says_what_is_missing(self):
        alone = self.folder / "alone/bin"
        alone.mkdir(parents=True)
        self.addCleanup(shutil.rmtree, alone.parent)
        shutil.copy(self.prefix / "bin/listlint", alone)
        code, text = run(alone / "listlint", "history")
        self.assertEqual((code, text), (
            2, f"listlint: cannot audit: {alone}/listlint-audit is missing; it "
            f"belongs beside listlint, or at {alone.parent}/libexec/listlint/"
            "listlint-audit\n"))

    def test_units_name_the_installed_program(self):
        for unit in self.prefix.glob("lib/systemd/system/*.service"):
            text = unit.read_text(encoding="utf-8")
            self.assertIn("ExecStart=/opt/listlint/bin/listlint ", text)
            self.assertNotIn("/usr/bin", text)

    def test_the_debian_package_holds_what_debian_wants(self):
        with tempfile.TemporaryDirectory() as folder:
            code, text = run(
                "cpack", "--config", BUILD / "CPackConfig.cmake", "-G", "DEB",
                "-D", "CPACK_DEBIAN_COMPRESSION_TYPE=gzip",
                "-D", f"CPACK_OUTPUT_FILE_PREFIX={folder}",
                "-B", folder)
            self.assertEqual(code, 0, text)
            (package,) = pathlib.Path(folder).glob("*.deb")
            self.assertRegex(
                package.name, r"^listlint_\d+\.\d+\.\d+-\d+_\w+\.deb$")
            code, text = run("dpkg-deb", "-c", package)
            self.assertEqual(code, 0, text)
            rows = [row.split() for row in text.splitlines()]
            self.assertEqual({row[1] for row in rows}, {"root/root"})
            self.expect_golden(
                "package.golden", [f"{row[0]} {row[5]}" for row in rows],
                ".gz")
            _, text = run("dpkg-deb", "-f", package, "Depends")
            for library in "libcurl4", "libsqlite3-0", "libssl3", "libc6":
                self.assertIn(library, text)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
