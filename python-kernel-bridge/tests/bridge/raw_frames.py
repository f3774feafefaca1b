"""Raw data large enough to be caught in the middle of their conversion, and what the converted frames must be."""

from __future__ import annotations

import os
from array import array
from pathlib import Path

HEADER = 384
ROWS = COLUMNS = 256
STRIDE = HEADER + ROWS * COLUMNS * 2

# One thread and gzip: seconds of work for some hundred frames.
SLOW = {"reshape": "none", "compression": "gzip", "workers": 1}


def write_raw_frames(path: Path, frames: int) -> None:
    """A file of one-chip Merlin frames, 256 x 256 of 16 bits: a text header of 384 bytes, then pixels of noise."""
    with path.open("wb") as raw:
        for frame in range(1, frames + 1):
            fields = f"MQ1,{frame:06d},00384,01,0256,0256,U16,   1x1,01,2026-01-01 10:00:00.000000,0.001000,0,0,0,"
            raw.write(fields.encode().ljust(HEADER, b"\0") + os.urandom(STRIDE - HEADER))


def converted_frame(path: Path, index: int) -> bytes:
    """Bytes of one such frame after conversion: rows from the top, which Merlin stores last, and little-endian."""
    with path.open("rb") as raw:
        raw.seek(index * STRIDE + HEADER)
        pixels = array("H", raw.read(STRIDE - HEADER))
    pixels.byteswap()
    rows = [pixels[row * COLUMNS : (row + 1) * COLUMNS] for row in reversed(range(ROWS))]
    return b"".join(row.tobytes() for row in rows)
