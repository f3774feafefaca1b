"""Merlin `.mib` frames for the samples: an ASCII header of fixed size, then big-endian counts, rows bottom up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

START = datetime(2026, 3, 17, 10, 12, 4)
DWELL_NS = 600_000
# Eight thresholds in keV, then the settings of one chip as a 3RX reports them
THRESHOLDS = "2.000000E+0,5.110000E+2" + ",0.000000E+0" * 6
CHIP_SETTINGS = (
    "3RX,011,511,000,000,000,000,000,000,175,010,200,125,100,100,093,100,099,030,128,004,255,140,128,191,179,511,511"
)


@dataclass(frozen=True)
class Detector:
    """Chips, pixels along a side and counter depth of a detector read out in the processed types U08 and U16."""

    chips: int
    side: int
    depth: int

    @property
    def header_bytes(self) -> int:
        return 256 + 128 * self.chips

    @property
    def pixel_type(self) -> str:
        return "U08" if self.depth <= 6 else "U16"

    @property
    def counts(self) -> np.dtype:
        return np.dtype("u1" if self.depth <= 6 else ">u2")

    @property
    def frame(self) -> np.dtype:
        """One frame of the file."""
        return np.dtype([("header", f"S{self.header_bytes}"), ("counts", self.counts, (self.side, self.side))])


SINGLE_12_BIT = Detector(chips=1, side=256, depth=12)
SINGLE_6_BIT = Detector(chips=1, side=256, depth=6)
QUAD_12_BIT = Detector(chips=4, side=512, depth=12)


def frame_header(detector: Detector, frame: int) -> bytes:
    """Header of frame number `frame` (from 0); every exposure is equally long, as in a scan without fly-back."""
    time = START + timedelta(microseconds=frame * DWELL_NS / 1000)
    fields = [
        "MQ1",
        f"{frame + 1:06d}",
        f"{detector.header_bytes:05d}",
        f"{detector.chips:02d}",
        f"{detector.side:04d}",
        f"{detector.side:04d}",
        detector.pixel_type,
        "   2x2" if detector.chips == 4 else "   1x1",
        f"{2**detector.chips - 1:02X}",
        f"{time:%Y-%m-%d %H:%M:%S.%f}",
        f"{DWELL_NS / 1e9:.6f},0,0,0",
        THRESHOLDS,
        *[CHIP_SETTINGS] * detector.chips,
        "MQ1A",
        f"{time:%Y-%m-%dT%H:%M:%S.%f}000Z",
        f"{DWELL_NS}ns",
        f"{detector.depth},",
    ]
    return ",".join(fields).encode()
