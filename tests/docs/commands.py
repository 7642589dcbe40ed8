"""Runs every command that the documentation shows, as a reader would.

Each is run in a folder of its own (fixtures.py), and its exit code, and what it
prints where the page shows that, must be as expected here.
"""

import argparse
import concurrent.futures
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import fixtures
import pages

# Commands that a test cannot run, and why.
ELSEWHERE = {
    "./dev demo": "installs Debian packages and builds",
    "./dev test": "builds, and runs this test",
    "./dev mutation": "builds, and runs for minutes",
    "UPDATE_GOLDEN=1 ./dev test": "builds, and runs this test",
    "./dev deb": "builds, and needs lintian",
    "sudo apt install ./build/listlint_*.deb": "installs a package",
    "cmake --preset release": "of a clone",
    "cmake --build --preset release --target listlint manual": "builds",
    "sudo cmake --install build/release": "installs",
    "cmake --install build/release --prefix ~/.local": "installs",
    "listlint completion bash > "
    "~/.local/share/bash-completion/completions/listlint": "has tests of its "
    "own",
    "listlint completion zsh > ~/.zfunc/_listlint": "has tests of its own",
    "listlint completion fish > ~/.config/fish/completions/listlint.fish":
        "has tests of its own",
    "git diff": "of the clone that was built",
    "listlint check --watch lists/": "runs until Ctrl-C; has a test of its own",
    "systemctl enable --now listlint-audit.timer": "changes the system",
    "systemctl start --no-block listlint-audit": "changes the system",
    "journalctl -u listlint-audit": "reads the log of the system",
    "listlint check lists --format rdjson --fail-on never | reviewdog "
    "-f=rdjson -reporter=github-pr-review": "reviewdog is a service's",
}

# Exit codes that are not as a rule: 1 for check and report, as there are findings
# in the lists, else 0.
CODES = {
    "listlint check --diff lists/": 0,
    "build/release/listlint check --diff lists/": 0,
    "listlint check --baseline .listlint-baseline.json --update-baseline": 0,
    "listlint check --select duplicates --show-suppressed --format concise "
    "twins.wiki": 0,
    "listlint check --format concise twins.md": 0,
    "listlint check -q --format concise --select citations/claim-not-in-title "
    "corpus/china/sister-cities-china.txt": 0,
    "listlint report lists/ --baseline base.json": 0,
    "listlint check-config": 1,
    'code=0 listlint check lists -o listlint.sarif || code=$? exit "$code"': 1,
}
FINDS = re.compile(r"(build/release/)?listlint (check|report)\b(?!-)")

# Pages whose commands build on each other: they share a folder.
STORIES = {"docs/getting-started.md"}


def environment(program: pathlib.Path, tools: pathlib.Path,
                home: pathlib.Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(("GIT_", "XDG_")) and name != "NO_COLOR"}
    path = f"{program.parent}:{tools}:{os.environ['PATH']}"
    return kept | {"PATH": path, "HOME": str(home), "LC_ALL": "C.UTF-8",
                   "GIT_CONFIG_GLOBAL": "/dev/null",
                   "GIT_CONFIG_NOSYSTEM": "1"}


def run(command: pages.Command, folder: pathlib.Path,
        env: dict[str, str]) -> str:
    """What is wrong with the command, or ""."""
    ran = subprocess.run(
        ["bash", "-c", "set -o pipefail; " + command.text.replace(
            "/srv/", f"{folder}/srv/")], cwd=folder, env=env,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, check=False, timeout=60,
        encoding="utf-8", errors="replace")
    wrong = ""
    if ran.returncode != command.code:
        wrong += f"exit code {ran.returncode}, not {command.code}\n"
        wrong += ran.stdout[:1000]
    elif command.output is not None and not pages.matches(
            command.output, ran.stdout):
        wrong += "".join(difflib.unified_diff(
            command.output.splitlines(True), ran.stdout.splitlines(True),
            "shown", "printed"))
    return f"{command}\n{wrong}\n" if wrong else ""


def run_group(group: pages.Group, template: pathlib.Path,
              env: dict[str, str]) -> str:
    page = group.commands[0].page if group.commands else ""
    with tempfile.TemporaryDirectory(prefix="listlint-docs-") as name:
        folder = pathlib.Path(name) / "work"
        shutil.copytree(template, folder, symlinks=True)
        fixtures.write(folder, fixtures.OF_PAGES.get(page, {}))
        if (folder / "prepare.sh").exists():
            subprocess.run(["bash", "prepare.sh"], cwd=folder, env=env,
                           check=True)
        return "".join(run(one, folder, env) for one in group.commands)


def collect(root: pathlib.Path) -> tuple[list[pages.Group], list[str]]:
    """What is to be run, and which rows of the tables mean nothing."""
    found, seen = [], set()
    for page in pages.pages(root):
        for group in pages.groups(root, page, page in STORIES):
            for command in group.commands:
                seen.add(command.key)
                command.code = CODES.get(
                    command.key, 1 if FINDS.match(command.key) else 0)
            group.commands = [one for one in group.commands
                              if one.key not in ELSEWHERE]
            found.append(group)
    unused = [f"no page shows: {key}" for key in [*ELSEWHERE, *CODES]
              if key not in seen]
    return found, unused


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--only", default="", help="commands with this text")
    arguments = parser.parse_args()
    root = pathlib.Path(__file__).resolve().parents[2]
    program = arguments.program.resolve()
    groups, wrong = collect(root)
    groups = [group for group in groups
              if any(arguments.only in str(one) for one in group.commands)]
    with tempfile.TemporaryDirectory(prefix="listlint-docs-") as name:
        base = pathlib.Path(name)
        for part in ("template", "tools", "home"):
            (base / part).mkdir()
        env = environment(program, base / "tools", base / "home")
        fixtures.make_tools(base / "tools")
        fixtures.make(base / "template", root, program)
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            wrong += pool.map(
                lambda group: run_group(group, base / "template", env), groups)
    wrong = [one for one in wrong if one]
    print("\n".join(wrong), end="")
    count = sum(len(group.commands) for group in groups)
    print(f"{count} commands, {len(wrong)} not as the page says")
    return 1 if wrong or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
