"""The raw files that are converted: made once, kept in `bench/data`, the same on every machine."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from merlin import QUAD_12_BIT, SINGLE_6_BIT, SINGLE_12_BIT, Detector, frame_header
from patterns import Counts, bright_frames, gold_frames

BLOCK = 64
ROOM = 1 << 30


@dataclass(frozen=True)
class Sample:
    """A square scan: `side` x `side` frames."""

    name: str
    what: str
    side: int
    detector: Detector
    draw: Callable[[int, int], Counts]

    @property
    def frames(self) -> int:
        return self.side**2

    @property
    def bytes(self) -> int:
        return self.frames * self.detector.frame.itemsize


def _largest(frames: Counts, most: int) -> Counts:
    return (np.minimum(counts, most) for counts in frames)


GOLD = Sample("gold", "256 x 256, 12 bit", 128, SINGLE_12_BIT, gold_frames)
SIX_BIT = Sample("six-bit", "256 x 256, 6 bit", 128, SINGLE_6_BIT, lambda n, side: _largest(gold_frames(n, side), 63))
QUAD = Sample("quad", "quad 512 x 512 -> 515 x 515, 12 bit", 45, QUAD_12_BIT, lambda n, side: gold_frames(n, side, 2.0))
DENSE = Sample(
    "dense", "256 x 256, 12 bit, 100 counts a pixel", 90, SINGLE_12_BIT, lambda n, side: bright_frames(n, side, 100)
)


def prepare(sample: Sample, folder: Path) -> Path:
    """Path of the sample's file, which is made when it is not there yet."""
    return _made(folder / f"{sample.name}.mib", sample.bytes, lambda path: _write(sample, path))


def prepare_repeated(source: Path, detector: Detector, side: int, folder: Path) -> Path | None:
    """A file of side x side frames: those of `source` over and over, under headers of their own.

    None when the disk has no room for it and for what is made from it.
    """
    path = folder / f"repeated-{side}.mib"
    due = side**2 * detector.frame.itemsize
    if not path.exists() and shutil.disk_usage(folder).free < 2 * due + ROOM:
        return None
    return _made(path, due, lambda partial: _repeat(source, detector, side**2, partial))


def prepare_headers(detector: Detector, side: int, folder: Path) -> Path:
    """A file of full size in which only the headers are written: pixels are holes and read as zeros."""
    stride = detector.frame.itemsize
    return _made(folder / f"headers-{side}.mib", side**2 * stride, lambda path: _write_headers(detector, side**2, path))


def first_frames(source: Path, sample: Sample, frames: int, folder: Path) -> Path:
    """The beginning of a sample as a file of its own, for converters too slow for all of it."""
    stride = sample.detector.frame.itemsize

    def write(path: Path) -> None:
        with source.open("rb") as whole, path.open("wb") as part:
            for _ in range(frames):
                part.write(whole.read(stride))

    return _made(folder / f"{sample.name}-first-{frames}.mib", frames * stride, write)


def empty_pixels(path: Path, detector: Detector, frames: int = 256) -> tuple[float, float, int]:
    """Share of pixels without counts, mean and largest count, over `frames` frames spread over the file."""
    counts = np.memmap(path, detector.frame, mode="r")["counts"]
    some = counts[:: max(1, len(counts) // frames)]
    return float((some == 0).mean()), float(some.mean()), int(some.max())


def _made(path: Path, due: int, write: Callable[[Path], None]) -> Path:
    if not path.exists() or path.stat().st_size != due:
        print(f"making {path.name} ({due / 1e9:.2f} GB) ...", flush=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".partial")
        write(partial)
        partial.rename(path)
    return path


def _write(sample: Sample, path: Path) -> None:
    drawn = sample.draw(sample.frames, sample.detector.side)
    with path.open("wb") as file:
        for first in range(0, sample.frames, BLOCK):
            _block(sample.detector, first, list(islice(drawn, BLOCK))).tofile(file)


def _repeat(source: Path, detector: Detector, frames: int, path: Path) -> None:
    counts = np.memmap(source, detector.frame, mode="r")["counts"]
    with path.open("wb") as file:
        for first in range(0, frames, BLOCK):
            some = [counts[frame % len(counts)] for frame in range(first, min(first + BLOCK, frames))]
            _block(detector, first, some).tofile(file)


def _write_headers(detector: Detector, frames: int, path: Path) -> None:
    stride = detector.frame.itemsize
    with path.open("wb") as file:
        for frame in range(frames):
            file.seek(frame * stride)
            file.write(frame_header(detector, frame).ljust(detector.header_bytes, b"\0"))
        file.truncate(frames * stride)


def _block(detector: Detector, first: int, counts: list[np.ndarray]) -> np.ndarray:
    block = np.empty(len(counts), detector.frame)
    block["header"] = [frame_header(detector, first + index) for index in range(len(counts))]
    for index, frame in enumerate(counts):
        block["counts"][index] = frame
    return block
