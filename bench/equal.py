"""A conversion counts only when it is right: what h5py reads from it is what numpy reads from the raw file."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
from merlin import SINGLE_12_BIT
from peer_runs import peer_file, run_peer
from product import convert_arguments, data_file, run
from rounds import emptied

OWN_DATASET = "/Experiments/__unnamed__/data"
# A prime, so that frames of all columns of the scan are among those compared
STEP = 97


def check_frames(product: list[str], source: Path, data: Path) -> str:
    """Says how many frames were compared. Ends the benchmark when one differs."""
    out = emptied(data / "out")
    run([*product, *convert_arguments(source, out, 2)])
    compared = _compare(source, data_file(source, out), OWN_DATASET)
    run_peer("lz4-9", source, out)
    _compare(source, peer_file("lz4-9", out), "data")
    shutil.rmtree(out)
    return f"{compared} frames of both conversions, read by h5py, are equal to the raw file."


def _compare(source: Path, converted: Path, dataset: str) -> int:
    import h5py
    import hdf5plugin  # noqa: F401  registers the filters

    raw = np.memmap(source, SINGLE_12_BIT.frame, mode="r")["counts"]
    chosen = range(0, len(raw), STEP)
    with h5py.File(converted, "r") as file:
        data = file[dataset]
        for frame in chosen:
            if not np.array_equal(data[divmod(frame, data.shape[1])], raw[frame][::-1]):
                raise SystemExit(f"Frame {frame} of {converted} differs from the raw file.")
    return len(chosen)
