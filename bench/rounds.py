"""Takes turns: A B C A B C ..., so that a disturbance of the machine hits all contenders alike."""

from __future__ import annotations

import resource
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

MEGA = 1e6
READ_BYTES = 16 << 20


@dataclass
class Case:
    """One contender. `run` converts `at_once` files side by side and returns the seconds that count; None means the wall
    time of the call. `bytes_in` is for all of them, `bytes_out` of one."""

    name: str
    bytes_in: int
    run: Callable[[Path], float | None]
    seconds: list[float] = field(default_factory=list)
    cpu_seconds: list[float] = field(default_factory=list)
    bytes_out: int = 0
    at_once: int = 1

    @property
    def packed(self) -> float:
        """How many times as large as the result the raw data are."""
        return self.bytes_in / self.at_once / self.bytes_out

    @property
    def best(self) -> float:
        return min(self.seconds)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def rate(self) -> float:
        """Raw bytes a second at its best."""
        return self.bytes_in / self.best

    @property
    def median_rate(self) -> float:
        return self.bytes_in / self.median


def take_turns(cases: Sequence[Case], rounds: int, warm: Sequence[Path], scratch: Path) -> None:
    """Runs every case `rounds` times in turn, on files in the page cache, into a scratch folder emptied each time."""
    for number in range(rounds):
        for path in warm:
            read_through(path)
        for case in cases:
            progress(f"round {number + 1} of {rounds}: {case.name}")
            _run(case, scratch)
    progress("")


def read_through(path: Path) -> float:
    """Seconds to read a file; afterwards it is in the page cache, if it fits."""
    started = time.perf_counter()
    buffer = bytearray(READ_BYTES)
    with path.open("rb", buffering=0) as file:
        while file.readinto(buffer):
            pass
    return time.perf_counter() - started


def emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


def _run(case: Case, scratch: Path) -> None:
    folder = emptied(scratch)
    cpu = _children_cpu()
    started = time.perf_counter()
    counted = case.run(folder)
    case.seconds.append(time.perf_counter() - started if counted is None else counted)
    case.cpu_seconds.append(_children_cpu() - cpu)
    case.bytes_out = max((path.stat().st_size for path in folder.rglob("*") if path.is_file()), default=0)
    shutil.rmtree(folder)


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
