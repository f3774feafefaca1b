"""Peak memory of a process with all its children, sampled from /proc."""

from __future__ import annotations

import re
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.02


@dataclass
class Peak:
    """Largest sums over all processes at any one time, in bytes.

    `pss` counts a page that n processes share 1/n times in each (plain RSS where the kernel has no PSS). `own` leaves
    out pages backed by files, which the system takes back when it needs them: a mapped raw file, the program's code.
    """

    pss: int = 0
    own: int = 0

    def see(self, pss: int, own: int) -> None:
        self.pss = max(self.pss, pss)
        self.own = max(self.own, own)


def run_watched(command: list[str]) -> Peak:
    """Runs a command to its end. What it prints is shown only when it fails."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    peak = Peak()
    over = threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, peak, over))
    watcher.start()
    printed, _ = process.communicate()
    over.set()
    watcher.join()
    if process.returncode != 0:
        raise SystemExit(f"{printed}\n{' '.join(command)} ended with status {process.returncode}.")
    return peak


def _watch(pid: int, peak: Peak, over: threading.Event) -> None:
    while not over.is_set():
        started = time.perf_counter()
        memory = [_memory(member) for member in _tree(pid)]
        peak.see(sum(pss for pss, _ in memory), sum(own for _, own in memory))
        over.wait(max(0.0, INTERVAL - (time.perf_counter() - started)))


def _tree(pid: int) -> list[int]:
    """The process and all its descendants that live now."""
    found = [pid]
    for member in found:
        for children in Path(f"/proc/{member}/task").glob("*/children"):
            found.extend(int(child) for child in _read(children).split())
    return found


def _memory(pid: int) -> tuple[int, int]:
    """PSS and the part of it that no file backs; nothing for a process that has just ended."""
    rollup = _read(Path(f"/proc/{pid}/smaps_rollup"))
    pss = _kilobytes(rollup, "Pss")
    if pss is not None:
        return pss, pss - (_kilobytes(rollup, "Pss_File") or 0)
    status = _read(Path(f"/proc/{pid}/status"))
    rss = _kilobytes(status, "VmRSS") or 0
    return rss, rss - (_kilobytes(status, "RssFile") or 0)


def _kilobytes(text: str, key: str) -> int | None:
    found = re.search(rf"^{key}:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) * 1024 if found else None


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return ""
