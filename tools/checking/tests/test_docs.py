"""What the documentation names is there: files and folders, commands of make and npm, and words of the code."""

from __future__ import annotations

import json
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PAGES = ("README.md", "CONTRIBUTING.md", "bench/README.md", *(f"docs/{path.name}" for path in ROOT.glob("docs/*.md")))
# These say how the code is written, the others what users see
OF_CODE = ("CONTRIBUTING.md", "docs/design.md")
SOURCE = re.compile(r"\.(tsx?|py|mjs|cjs|js|css|toml)$")
# Written by operators, or by the bench
ELSEWHERE = ("jupyter_server_config.py", "jupyterhub_config.py", "bench/data/last.json")
# The capability that the how-to adds, and names for its parts
EXAMPLE = re.compile(r"count", re.IGNORECASE)


@cache
def tracked() -> tuple[str, ...]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(listed.splitlines())


@cache
def endings() -> frozenset[str]:
    """Of the paths of all files and folders: pages leave out what comes before."""
    parts = [path.split("/") for path in tracked()]
    return frozenset("/".join(each[a:b]) for each in parts for b in range(1, len(each) + 1) for a in range(b))


@cache
def words_of_code() -> frozenset[str]:
    sources = (ROOT / path for path in tracked() if SOURCE.search(path))
    return frozenset(word for path in sources if path.exists() for word in re.findall(r"\w+", path.read_text()))


def quoted(page: str) -> list[str]:
    """What stands between backticks, but for the example."""
    return [text for text in re.findall(r"`([^`\n]+)`", (ROOT / page).read_text()) if not EXAMPLE.search(text)]


def is_there(path: str) -> bool:
    return any(path.strip("/") + suffix in endings() for suffix in ("", ".ts", ".tsx"))


@pytest.mark.parametrize("page", PAGES)
def test_files_and_folders_exist(page):
    tops = {path.split("/")[0] for path in tracked()} | {
        path.name for path in (ROOT / "src").iterdir() if path.is_dir()
    }
    plain = [text for text in quoted(page) if re.fullmatch(r"\w[\w./-]*", text) and text not in ELSEWHERE]
    named = [text for text in plain if SOURCE.search(text) or ("/" in text and text.split("/")[0] in tops)]
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / page).read_text())
    missing = [path for path in named if not is_there(path)]
    missing += [path for path in linked if not (ROOT / page).parent.joinpath(path).exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES)
def test_commands_exist(page):
    text = (ROOT / page).read_text()
    targets = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    scripts = json.loads((ROOT / "package.json").read_text())["scripts"]
    made = re.findall(r"(?:^ {4}|`)make ([a-z][\w-]*)", text, re.MULTILINE)
    run = re.findall(r"npm run (?:-\S+ )*([\w:]+)", text)
    assert [name for name in made if name not in targets] + [name for name in run if name not in scripts] == []


@pytest.mark.parametrize("page", OF_CODE)
def test_words_of_the_code_exist(page):
    names = {text.split("(")[0] for text in quoted(page) if re.fullmatch(r"[A-Za-z]\w*[a-z][A-Z]\w*(\(.*\))?", text)}
    assert sorted(names - words_of_code()) == []


def test_the_house_has_these_rooms():
    """The tree of folders in the page on the design, two blanks deeper for each."""
    [tree] = re.findall(r"^ {4}src/\n(?: {4}.*\n)+", (ROOT / "docs/design.md").read_text(), re.MULTILINE)
    above: list[str] = []
    missing = []
    for line in tree.splitlines():
        if named := re.match(r" {4}( *)([\w.-]+)/ ", line + " "):
            above[len(named[1]) // 2 :] = [named[2]]
            missing += [] if is_there("/".join(above)) else ["/".join(above)]
    assert missing == []
