"""Runs of `analyse`, and what they leave in their folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import hyperspy.api as hs
from command_line import Run, assert_no_stack, run

if TYPE_CHECKING:
    from numpy import ndarray

WHOLE = ("0", "2")
"""The q range of all bins."""
OUTPUT_KEYS = [
    "folder",
    "record",
    "report",
    "components",
    "advised",
    "error",
    "loss",
    "seed",
    "q",
    "files",
    "profiles",
    "correlations",
    "seconds",
]
FILE_KEYS = ["input", "stamp", "maps", "classes", "elements", "edx"]


def analyse(*arguments: object) -> Run:
    """`analyse --json`: whatever happens there is one JSON object of the promised keys, and no stack trace."""
    done = run("analyse", "--json", *arguments)
    assert set(done.report) == {"outputs", "errors"}, done.err
    for output in done.report["outputs"]:
        assert list(output) == OUTPUT_KEYS
        assert all(list(file) == FILE_KEYS for file in output["files"])
    assert_no_stack(done)
    return done


def of_analysis(output: dict, name: str) -> Path:
    """A file that an analysis wrote, by its name."""
    return Path(output["folder"]) / name


def notes_of(output: dict, *, of_spots: bool = False) -> list[str]:
    """What the record of an analysis says that the user should know; that nothing is known of spots, for want of variance profiles, where asked."""
    notes = json.loads(Path(output["record"]).read_text())["warnings"]
    return [note for note in notes if of_spots or "how spotty the rings are" not in note]


def values(path: str) -> ndarray:
    """What a result holds."""
    return hs.load(path).data
