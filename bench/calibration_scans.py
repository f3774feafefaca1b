"""How long a calibration from a whole scan takes, beside reading it: `.peers/bin/python bench/calibration_scans.py`.

16,384 patterns of 256 x 256 pixels: as the detector writes them, as ePSIC converts them, and as this product does.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import h5py
from memory import run_watched
from peer_runs import peer_file, run_peer
from product import convert_arguments, data_file, product_command, run
from rounds import emptied, read_through
from samples import GOLD, prepare
from tables import megabytes, seconds, table

DATA = Path(__file__).resolve().parent / "data"
CONDITIONS = ["--voltage", "300000", "--camera-length", "0.2", "--json"]
CACHES = Path("/proc/sys/vm/drop_caches")
# What a Python program does that needs the sum
READ_HDF5 = """
import sys, h5py, hdf5plugin, numpy as np
data = h5py.File(sys.argv[1])["data"]
total = np.zeros(data.shape[2:])
for row in range(data.shape[0]):
    total += data[row].sum(axis=0, dtype="u4")
"""


def scans(product: list[str], source: Path, data: Path) -> list[dict[str, object]]:
    """By kind of file: seconds of a calibration and of reading the file, from cold where the caches can be emptied."""
    folder = emptied(data / "out")
    run_peer("blosclz-9", source, folder)
    blosc = peer_file("blosclz-9", folder)
    with h5py.File(blosc, "a") as file:
        # Where HyperSpy, and ePSIC with it, keeps the patterns
        file["Experiments/__unnamed__/data"] = file["data"]
    run([*product, *convert_arguments(source, folder, 2)])
    own = data_file(source, folder)
    kinds: list[tuple[str, Path, str, Callable[[], object]]] = [
        ("raw .mib", source, "read its bytes", lambda: read_through(source)),
        ("Blosc HDF5", blosc, "h5py, numpy: sum all frames", lambda: _python(READ_HDF5, blosc)),
        ("converted by this product", own, "read its bytes", lambda: read_through(own)),
    ]
    found = []
    for kind, path, peer, read in kinds:
        command = [*product, "calibrate", str(path), "--out", str(folder / "record.json"), *CONDITIONS]
        found.append(
            {
                "kind": kind,
                "bytes": path.stat().st_size,
                "seconds": _timed(lambda c=command: run_watched(c), path),
                "peak": run_watched(command).pss,
                "peer": peer,
                "peer_seconds": _timed(read, path),
            }
        )
    emptied(data / "out")
    return found


def scan_table(found: list[dict]) -> str:
    heads = ["calibration from a scan", "file", "from cold" if _can_empty() else "warm", "peak memory", "beside it", ""]
    rows = [
        [
            one["kind"],
            megabytes(one["bytes"]),
            seconds(one["seconds"]),
            megabytes(one["peak"]),
            one["peer"],
            seconds(one["peer_seconds"]),
        ]
        for one in found
    ]
    return table(heads, rows)


def _timed(work: Callable[[], object], path: Path) -> float:
    if _can_empty():
        subprocess.run(["sync"], check=True)
        CACHES.write_text("3")
    else:
        read_through(path)
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _can_empty() -> bool:
    try:
        CACHES.write_text("1")
    except OSError:
        return False
    return True


def _python(script: str, path: Path) -> None:
    subprocess.run([sys.executable, "-c", script, str(path)], check=True)


if __name__ == "__main__":
    print(scan_table(scans(product_command(), prepare(GOLD, DATA), DATA)))
