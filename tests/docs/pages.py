"""The pages of the documentation, and the commands that they show.

A block `sh` holds commands; each is run by itself. A block `bash` is a script, and
run whole. A block `console` holds
commands after "$ " and below each what it prints: "…" stands for anything
within a line, and alone on a line for any lines.
"""

import pathlib
import re
import subprocess
from dataclasses import dataclass, field

FENCE = re.compile(r"^( *)(`{3,})(\w*)\n(.*?)^\1\2$", re.M | re.S)


@dataclass
class Block:
    page: str
    line: int  # of the fence
    kind: str
    text: str


@dataclass
class Command:
    page: str
    line: int
    text: str  # as it is run
    output: str | None = None  # that the page shows; None: nothing is said
    code: int = 0

    @property
    def key(self) -> str:
        """On one line, without the comment behind it."""
        bare = re.sub(r"(^|\s+)# .*$", "", self.text, flags=re.M)
        return " ".join(bare.replace("\\\n", " ").split())

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.key}"


@dataclass
class Group:
    """Commands that are run one after the other in the same folder."""

    commands: list[Command] = field(default_factory=list)


def pages(root: pathlib.Path) -> list[str]:
    names = ["README.md", "CONTRIBUTING.md"]
    names += sorted(f"docs/{page.name}" for page in root.glob("docs/*.md"))
    return names


def blocks(root: pathlib.Path, page: str) -> list[Block]:
    text = (root / page).read_text(encoding="utf-8")
    found = []
    for match in FENCE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        indent = match.group(1)
        body = "".join(
            row.removeprefix(indent) for row in match.group(4).splitlines(True)
        )
        found.append(Block(page, line, match.group(3), body))
    return found


def is_whole(text: str) -> bool:
    """Whether bash takes this as a command that is over."""
    if text.rstrip("\n").endswith(("\\", "|", "&&", "||")):
        return False
    asked = subprocess.run(
        ["bash", "-n", "-c", text], capture_output=True, check=False
    )
    return asked.returncode == 0 and b"here-document" not in asked.stderr


def commands_of_sh(block: Block) -> list[Command]:
    commands, text, begin = [], "", 0
    for number, row in enumerate(block.text.splitlines(True), block.line + 1):
        if not text:
            begin = number
        text += row
        if not is_whole(text):
            continue
        command = Command(block.page, begin, text)
        if command.key:
            commands.append(command)
        text = ""
    if text:
        raise SystemExit(f"{block.page}:{begin}: not a whole command: {text}")
    return commands


def commands_of_console(block: Block) -> list[Command]:
    commands: list[Command] = []
    rows = block.text.splitlines(True)
    for number, row in enumerate(rows, block.line + 1):
        if row.startswith("$ "):
            commands.append(Command(block.page, number, row[2:], ""))
        elif not commands:
            raise SystemExit(f"{block.page}:{number}: output of no command")
        elif row.startswith("> ") and not is_whole(commands[-1].text):
            commands[-1].text += row[2:]
        else:
            commands[-1].output += row
    return commands


def groups(root: pathlib.Path, page: str, one_folder: bool) -> list[Group]:
    found: list[Group] = []
    for block in blocks(root, page):
        if block.kind == "bash":
            made = [Group([Command(page, block.line + 1, block.text)])]
        elif block.kind in ("sh", "shell"):
            made = [Group([one]) for one in commands_of_sh(block)]
        elif block.kind == "console":
            made = [Group(commands_of_console(block))]
        elif re.search(r"^\$ ", block.text, re.M) and not block.kind:
            raise SystemExit(f"{page}:{block.line}: write ```console")
        else:
            continue
        found += made
    if one_folder:
        found = [Group([one for group in found for one in group.commands])]
    return [group for group in found if group.commands]


def matches(shown: str, printed: str) -> bool:
    pattern = ""
    for row in shown.splitlines():
        if row.strip() == "…":
            pattern += r"(?:.*\n)*?"
        else:
            pieces = [re.escape(piece.rstrip()) if at == row.count("…")
                      else re.escape(piece)
                      for at, piece in enumerate(row.split("…"))]
            pattern += ".*".join(pieces) + r"[ \t]*\n"
    return re.fullmatch(pattern, printed) is not None
