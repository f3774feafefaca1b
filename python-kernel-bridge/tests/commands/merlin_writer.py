"""Writes Merlin files from the description of the format, sharing nothing with the program under test."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np

DACS = "3RX," + ",".join(f"{value:03d}" for value in range(100, 127))
START = datetime(2026, 3, 17, 10, 12, 4, tzinfo=timezone.utc)
LONG_AGO = 1_700_000_000  # s since 1970: a file changed just now is looked at twice, which takes time
FILE_DEPTH = {"U01": 1, "U08": 6, "U16": 12, "U32": 24, "U64": 48}
RAW_BITS = {1: 1, 6: 8, 12: 16}


@dataclass(frozen=True)
class Format:
    """How frames are stored."""

    pixel_type: str = "U16"
    depth: int | None = None
    """Bits of the counter; the usual one of the pixel type by default"""
    layout: str = "1x1"
    short: bool = False
    """Header of Merlin 0.67: no thresholds, no DACs"""
    colour: int = 0
    counter: int = 0

    @property
    def chips(self) -> int:
        across, down = self.layout.rstrip("G").split("x")
        return int(across) * int(down)

    @property
    def bits(self) -> int:
        return FILE_DEPTH[self.pixel_type] if self.depth is None else self.depth

    @property
    def header_bytes(self) -> int:
        return 256 + 128 * self.chips


PLAIN = Format()


def stored_size(shape: Sequence[int], kind: Format) -> tuple[int, int]:
    """Width and height as the header states them, for a picture of (rows, columns)."""
    rows, columns = shape
    planes = 2 if kind.pixel_type == "R64" and kind.bits == 24 else 1
    if kind.pixel_type == "R64" and kind.layout == "2x2":
        return 2 * columns * planes, rows // 2
    return columns * planes, rows


def frame_header(
    sequence: int, shape: Sequence[int], kind: Format, exposure_ns: int = 1_000_000, taken: datetime = START
) -> bytes:
    """One header: comma-separated text filled with NUL."""
    width, height = stored_size(shape, kind)
    fields = [
        "MQ1",
        f"{sequence:06d}",
        f"{kind.header_bytes:05d}",
        f"{kind.chips:02d}",
        f"{width:04d}",
        f"{height:04d}",
        kind.pixel_type,
        f"{kind.layout:>6}",
        f"{2**kind.chips - 1:02X}",
        taken.strftime("%Y-%m-%d %H:%M:%S.%f"),
        f"{exposure_ns / 1e9:.6f}",
        str(kind.counter),
        str(kind.colour),
        "0",
    ]
    if kind.short:
        fields.append("")
    else:
        fields += ["2.000000E+0", "5.110000E+2"] + ["0.000000E+0"] * 6 + [DACS] * kind.chips
    fields += ["MQ1A", taken.strftime("%Y-%m-%dT%H:%M:%S.%f") + "000Z", f"{exposure_ns}ns", str(kind.bits), ""]
    text = ",".join(fields).encode("ascii")
    assert len(text) <= kind.header_bytes, f"{len(text)} characters do not fit"
    return text.ljust(kind.header_bytes, b"\0")


def payload(picture: np.ndarray, kind: Format) -> bytes:
    """The pixels of a picture whose first row is on top; the file begins with the bottom row."""
    stored = np.asarray(picture)[::-1]
    if kind.pixel_type != "R64":
        size = {"U01": 1, "U08": 1, "U16": 2, "U32": 4, "U64": 8}[kind.pixel_type]
        return stored.astype(f">u{size}").tobytes()
    if kind.layout == "2x2":
        return b"".join(_words(line, RAW_BITS[kind.bits]) for line in _quad_lines(stored))
    if kind.bits == 24:
        return _words(stored >> 12, 16) + _words(stored & 0xFFF, 16)
    return _words(stored, RAW_BITS[kind.bits])


def _quad_lines(stored: np.ndarray) -> Iterable[np.ndarray]:
    """The read-out of four chips: two rows at a time, the far one of chips that lie upside down."""
    rows, columns = stored.shape
    half = columns // 2
    for row in range(rows // 2):
        far = stored[rows - 1 - row]
        yield far[half:][::-1]
        yield far[:half][::-1]
        yield stored[row, half:]
        yield stored[row, :half]


def _words(pixels: np.ndarray, bits: int) -> bytes:
    """Big-endian 64-bit words; the first pixel of a word is its least significant part."""
    groups = np.ascontiguousarray(pixels).reshape(-1, 64 // bits).astype(np.uint64)
    places = np.arange(64 // bits, dtype=np.uint64) * np.uint64(bits)
    return np.bitwise_or.reduce(groups << places, axis=1).astype(">u8").tobytes()


def write_mib(
    path: Path,
    pictures: np.ndarray,
    kind: Format = PLAIN,
    exposures_ns: Sequence[int] | int = 1_000_000,
    sequence: Sequence[int] | None = None,
    old: bool = True,
    seconds: Sequence[float] | None = None,
) -> Path:
    """A file of frames (frames, rows, columns), top row first; by default a millisecond apart, otherwise begun at `seconds`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    frames, *shape = pictures.shape
    exposures = [exposures_ns] * frames if isinstance(exposures_ns, int) else exposures_ns
    numbers = sequence or range(1, frames + 1)
    with path.open("wb") as file:
        for frame in range(frames):
            taken = START + (timedelta(milliseconds=frame) if seconds is None else timedelta(seconds=seconds[frame]))
            file.write(frame_header(numbers[frame], shape, kind, exposures[frame], taken))
            file.write(payload(pictures[frame], kind))
    if old:
        make_old(path)
    return path


def make_old(path: Path) -> None:
    os.utime(path, (LONG_AGO, LONG_AGO))


def write_hdr(path: Path, **entries: object) -> Path:
    """A side file; keys as keyword arguments, such as ScanX=4, or by `**{"Frames per Trigger (Number)": 1}`."""
    lines = ["HDR,\t", *(f"{key}:\t{value}" for key, value in entries.items()), "End\t"]
    path.write_bytes("\r\n".join(lines).encode("latin-1").ljust(2048))
    return path


def flyback_exposures(frames: int, line: int, first: int, dwell: int = 600_000, long: int = 6_000_000) -> list[int]:
    """Exposures in ns with a long one at `first` and every `line` frames from there."""
    return [long if frame >= first and (frame - first) % line == 0 else dwell for frame in range(frames)]


def random_pictures(frames: int, shape: Sequence[int], largest: int, seed: int = 1, dtype=np.uint64) -> np.ndarray:
    """Counts over the whole range, the largest one included."""
    random = np.random.default_rng(seed)
    pictures = random.integers(0, largest, size=(frames, *shape), dtype=np.uint64, endpoint=True)
    pictures.reshape(-1)[:: max(1, pictures.size // 7)] = largest
    return pictures.astype(dtype)
