"""One conversion as others do it, in a process of its own: `python peers.py CONVERTER INPUT.mib OUTPUT SIDE`.

Prints JSON with the seconds of the conversion alone: neither the start of Python nor the imports count, nothing is
synced to disk, and the raw file is taken as it is, without a look at any frame's header. All of that favours the peers.
"""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from merlin import SINGLE_12_BIT

# What ePSIC sets for its cluster jobs
EPSIC_BLOCK_BYTES = 1024
EPSIC_THREADS_PER_CPU = 2


@dataclass(frozen=True)
class Blosc:
    """Compressor, level and block size (0: Blosc's own choice) of a per-frame Blosc conversion."""

    cname: str
    level: int
    block_bytes: int = 0

    def convert(self, source: Path, target: Path, side: int) -> float:
        import blosc
        import h5py
        import hdf5plugin

        blosc.set_nthreads(EPSIC_THREADS_PER_CPU * len(os.sched_getaffinity(0)))
        blosc.set_blocksize(self.block_bytes)
        started = time.perf_counter()
        frames = np.memmap(source, SINGLE_12_BIT.frame, mode="r")["counts"]
        _, rows, columns = frames.shape
        with h5py.File(target, "w") as file:
            data = file.create_dataset(
                "data",
                shape=(len(frames) // side, side, rows, columns),
                dtype="<u2",
                chunks=(1, 1, rows, columns),
                **hdf5plugin.Blosc(cname=self.cname, clevel=self.level, shuffle=hdf5plugin.Blosc.BITSHUFFLE),
            )
            for index, frame in enumerate(frames):
                counts = frame[::-1].astype("<u2", order="C")
                chunk = blosc.compress(
                    counts, typesize=2, clevel=self.level, shuffle=blosc.BITSHUFFLE, cname=self.cname
                )
                data.id.write_direct_chunk((*divmod(index, side), 0, 0), chunk)
        return time.perf_counter() - started


@dataclass(frozen=True)
class HyperSpy:
    """`hyperspy.api.load(lazy=True).save()`, with everything as HyperSpy sets it; frames stay a stack."""

    def convert(self, source: Path, target: Path, side: int) -> float:
        import hyperspy.api as hs

        started = time.perf_counter()
        hs.load(str(source), lazy=True).save(str(target), overwrite=True)
        return time.perf_counter() - started


PEERS: dict[str, Blosc | HyperSpy] = {
    "blosclz-9": Blosc("blosclz", 9),
    "blosclz-9-epsic": Blosc("blosclz", 9, EPSIC_BLOCK_BYTES),
    "lz4-9": Blosc("lz4", 9),
    "lz4-9-epsic": Blosc("lz4", 9, EPSIC_BLOCK_BYTES),
    "lz4-1": Blosc("lz4", 1),
    "hyperspy": HyperSpy(),
}


def main(name: str, source: str, target: str, side: str) -> None:
    seconds = PEERS[name].convert(Path(source), Path(target), int(side))
    print(json.dumps({"seconds": seconds, "bytes": Path(target).stat().st_size}))


if __name__ == "__main__":
    main(*sys.argv[1:])
