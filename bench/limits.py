"""Memory whatever the size of the file, and how long a look at a large file takes."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from memory import Peak, run_watched
from merlin import SINGLE_12_BIT
from peer_runs import peer_command
from product import convert_arguments, run
from rounds import emptied, progress, read_through
from samples import prepare_headers
from tables import megabytes, seconds, table

# Frames along the scan: 10.0 GB
INSPECTED_SIDE = 276
PEERS = {"Blosc blosclz 9": "blosclz-9", "Blosc lz4 9": "lz4-9", "hyperspy load(lazy).save": "hyperspy"}


@dataclass(frozen=True)
class Memory:
    what: str
    bytes_in: int
    peak: Peak


def memory(product: list[str], sources: list[Path], data: Path) -> list[Memory]:
    """Of the product, for files of several sizes."""
    return [_product_memory(product, source, data) for source in sources]


def peer_memory(source: Path, data: Path) -> list[Memory]:
    return [_peer_memory(title, name, source, data) for title, name in PEERS.items()]


def memory_table(found: list[Memory]) -> str:
    rows = [[row.what, megabytes(row.bytes_in), megabytes(row.peak.pss), megabytes(row.peak.own)] for row in found]
    return table(["peak memory of all processes (target: below 1 GB)", "raw file", "PSS", "without file pages"], rows)


def inspect_seconds(product: list[str], data: Path, rounds: int) -> tuple[list[float], int]:
    """Wall times of `inspect` on a file of 10 GB whose headers are in the page cache, and the size of the file."""
    path = prepare_headers(SINGLE_12_BIT, INSPECTED_SIDE, data)
    command = [*product, "inspect", str(path), "--json"]
    run(command)
    times = []
    for number in range(rounds):
        progress(f"inspect {number + 1} of {rounds}")
        started = time.perf_counter()
        run(command)
        times.append(time.perf_counter() - started)
    progress("")
    return times, path.stat().st_size


def inspect_line(times: list[float], size: int) -> str:
    spread = f"best {seconds(min(times))}, worst {seconds(max(times))}"
    return f"`inspect` of {size / 1e9:.1f} GB, warm: {spread} (target: below 1 s)"


def _product_memory(product: list[str], source: Path, data: Path) -> Memory:
    progress(f"memory: {source.name}")
    out = emptied(data / "out")
    read_through(source)
    peak = run_watched([*product, *convert_arguments(source, out, 2)])
    shutil.rmtree(out)
    progress("")
    return Memory("jupyter 4dstem convert, 2 workers", source.stat().st_size, peak)


def _peer_memory(title: str, name: str, source: Path, data: Path) -> Memory:
    progress(f"memory: {title}")
    out = emptied(data / "out")
    peak = run_watched(peer_command(name, source, out))
    shutil.rmtree(out)
    progress("")
    return Memory(title, source.stat().st_size, peak)
