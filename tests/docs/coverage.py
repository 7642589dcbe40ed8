"""The documentation tells of all that there is: each command, each flag, each
key of the config stands on some page, and each page is found from the first."""

import argparse
import json
import pathlib
import re
import subprocess
import sys

import pages

LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


def ask(program: pathlib.Path, *words: str) -> str:
    return subprocess.run([program, *words], check=True, encoding="utf-8",
                          stdout=subprocess.PIPE).stdout


def commands_of(help_text: str) -> list[str]:
    part = help_text.split("Subcommands:", 1)
    return re.findall(r"^  ([a-z-]+)  ", part[1], re.M) if part[1:] else []


def flags(program: pathlib.Path) -> dict[str, set[str]]:
    """The flags of each command, "config show" being one."""
    found: dict[str, set[str]] = {}
    left = [[name] for name in commands_of(ask(program, "--help"))]
    while left:
        words = left.pop()
        text = ask(program, *words, "--help")
        inner = commands_of(text)
        left += [[*words, name] for name in inner]
        if not inner:
            found[" ".join(words)] = set(re.findall(r"(?<!\S)--[a-z-]+", text))
    return found


def keys(program: pathlib.Path) -> set[str]:
    schema = json.loads(ask(program, "config", "schema"))
    return set(schema["properties"])


def reachable(root: pathlib.Path, first: str) -> set[str]:
    found, left = set(), [first]
    while left:
        page = left.pop()
        if page in found or not page.endswith(".md"):
            continue
        found.add(page)
        text = (root / page).read_text(encoding="utf-8")
        for link in LINK.findall(text):
            target = (root / page).parent / link
            if "://" not in link and target.is_file():
                left.append(str(target.resolve().relative_to(root)))
    return found


def says(text: str, word: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", type=pathlib.Path, required=True)
    program = parser.parse_args().program.resolve()
    root = pathlib.Path(__file__).resolve().parents[2]
    names = pages.pages(root)
    text = "\n".join((root / page).read_text(encoding="utf-8")
                     for page in names)
    wrong = []
    known = flags(program)
    for command, of_command in sorted(known.items()):
        if not says(text, f"listlint {command}"):
            wrong.append(f"no page shows listlint {command}")
        wrong += [f"no page tells of {flag} (listlint {command})"
                  for flag in sorted(of_command)
                  if flag != "--help" and not says(text, flag)]
    wrong += [f"no page tells of the key {key} of the config"
              for key in sorted(keys(program))
              if not re.search(rf"`?{key}`?:|`{key}`", text)]
    for first in ("README.md", "docs/README.md"):
        seen = reachable(root, first)
        wrong += [f"{page} is not to be found from {first}"
                  for page in names if page not in seen]
    print("\n".join(wrong), end="\n" if wrong else "")
    print(f"{len(known)} commands, {len(names)} pages, {len(wrong)} wrong")
    return 1 if wrong or len(known) < 2 else 0


if __name__ == "__main__":
    sys.exit(main())
