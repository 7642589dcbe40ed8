"""What stands in the folder that a command of the documentation is run in."""

import bz2
import contextlib
import pathlib
import shutil
import sqlite3
import subprocess
import sys

# Corpus files under the names that pages use.
COPIES = {
    "corpus/china/sister-cities-china.txt":
        "corpus/china/sister-cities-china.txt",
    "twins-legacy.html": "corpus/same/twins-legacy.html",
}

# The addresses are of this machine, which an audit does not ask unless it is
# told to: so no command goes to the network.
TWINS = """== Beihai ==
* [[Imatra]], [[Finland]] <ref>{{cite web |url=http://127.0.0.1/imatra \
|title=Twin towns |access-date=2 May 2021}}</ref>
* [[Imatra]], [[Finland]]
* [[Zyrardow]], [[Polland]]
"""

FILES = {
    "lists/twins.wiki": TWINS,
    "twins.wiki": TWINS,
    "a.txt": "Beihai\nImatra , Finland\nImatra , Finland\n",
    "house-style.yaml": "ignore: [style]\n",
    "lakes.md": "# Finland\n\n- Inari\n- Saimaa\n",
}

# Beside these or in their place, for the commands of one page; prepare.sh is run
# first.
OF_PAGES = {
    "docs/custom-rules.md": {
        ".listlint.yaml": """rules:
  custom:
    - id: no-district-names
      summary: Districts are not listed
      over: entry.name
      forbid: "Seoul|District$"
      message: 'list the city of "{value}", not the district'
      when: {entry.country: South Korea}
      fails: [Gangnam District]
      passes: [Seoul, {entry.name: Minhang District, entry.country: China}]
"""
    },
    "docs/getting-started.md": {"twins.md": """# Twin towns of Beihai

## Europe

- Imatra, Finland[^1]
- Wolfsburg, Germany[^1]
- Imatra, Finland[^1]
- Żyrardów, Polland[^2]

[^1]: [Twin towns](https://www.beihai.example/twins). Retrieved 2 May 2021.
"""},
    "docs/pre-commit.md": {
        # An old finding, and a new one that is staged.
        "prepare.sh": """set -e
rm -rf a.txt corpus twins* lakes.md build .listlint*
git init -q -b main
git config user.name reader
git config user.email reader@lists.example
git add lists
git commit -q -m before
git update-ref refs/remotes/origin/main HEAD
echo '* [[Oulu]], [[Finnland]]' >> lists/twins.wiki
git add lists
"""
    },
    "docs/timers.md": {
        "srv/lists/twins.wiki": TWINS,
        "srv/more/twins.wiki": TWINS,
    },
    "docs/suppressions.md": {
        "twins.wiki": """== Xuzhou ==
* [[Bochum]], Germany
* [[Bochum]], Germany <!-- listlint-ignore duplicates/exact-entry: two \
districts -->
""",
        "lists/china.json": """[
  {"section": "Shenzhen", "name": "Houston", "country": "United States"},
  {"section": "Shenzhen", "name": "Houston", "country": "United States"}
]
""",
    },
}

DUMP = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" \
version="0.11" xml:lang="en">
  <siteinfo><sitename>W</sitename></siteinfo>
  <page><title>List of twin towns in Finland</title><ns>0</ns><id>1</id>
    <revision><id>1</id><model>wikitext</model><format>text/x-wiki</format>
    <text>{text}</text></revision></page>
</mediawiki>
"""

# sqlite3 of Python under the name of the program, which the tests do not need.
SQLITE = """#!{python}
import sqlite3, sys
words = [word for word in sys.argv[1:] if not word.startswith("-")]
store = sqlite3.connect(words[0], isolation_level=None)
if words[1].startswith(".backup "):
    store.backup(sqlite3.connect(words[1].split()[1]))
else:
    for statement in words[1].split(";"):
        for row in store.execute(statement): print(*row)
"""


def write(folder: pathlib.Path, files: dict[str, str]):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text.replace("\\\n", ""), encoding="utf-8")


def make(folder: pathlib.Path, root: pathlib.Path, program: pathlib.Path):
    for name, source in COPIES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / source, folder / name)
    write(folder, FILES)
    text = TWINS.replace("<", "&lt;").replace(">", "&gt;")
    packed = bz2.compress(DUMP.format(text=text).encode())
    for name in ("dump.xml.bz2", "pages-articles.xml.bz2"):
        (folder / name).write_bytes(packed)
    release = folder / "build/release"
    release.mkdir(parents=True)
    for name in ("listlint", "listlint-audit"):
        (release / name).symlink_to(program.parent / name)

    def run(*words: str):
        subprocess.run([program, *words], cwd=folder, check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    run("audit", "-q", "--store", "store.sqlite3", "lists")
    run("audit", "-q", "lists")
    for name in (".listlint-baseline.json", "base.json"):
        run("check", "-q", "--baseline", name, "--update-baseline", "lists")
    # Else the queries of store.md would find nothing, and prove nothing.
    with contextlib.closing(sqlite3.connect(folder / "store.sqlite3")) as store:
        count = store.execute("SELECT count(*) FROM addresses").fetchone()
    assert count == (1,), count


def make_tools(folder: pathlib.Path):
    tool = folder / "sqlite3"
    tool.write_text(SQLITE.format(python=sys.executable), encoding="utf-8")
    tool.chmod(0o755)
