"""Spectrum maps with known counts, as AZtec exports them."""

from __future__ import annotations

from pathlib import Path

import numpy as np

WIDTH = 0.01  # keV
OFFSET = -0.2  # keV
CHANNELS = 2048
ENERGIES = OFFSET + WIDTH * np.arange(CHANNELS)
AXIS = ("--energy-scale", str(WIDTH), "--energy-offset", str(OFFSET))


def peak(energy: float) -> np.ndarray:
    """A line of sum 1, as wide as a silicon drift detector makes it."""
    fwhm = np.sqrt(0.13**2 + 0.0025 * (energy - 5.895))
    shape = np.exp(-0.5 * ((ENERGIES - energy) / (fwhm / 2.3548)) ** 2)
    return shape / shape.sum()


def spectrum_map(lines: dict[float, np.ndarray], background: float, random: np.random.Generator) -> np.ndarray:
    """Counts (channel, row, column) of lines whose mean counts are given as maps, and a background in counts a channel."""
    mean = sum(peak(energy)[:, None, None] * amounts for energy, amounts in lines.items())
    strobe = 40 * peak(0.0)[:, None, None]
    return random.poisson(mean + background + strobe).astype(np.uint16)


def write_ripple(stem: Path, data: np.ndarray, *, header: str | None = None) -> Path:
    """`.rpl` and `.raw` of counts (channel, row, column), uint16 little-endian, an image for each channel."""
    stem.parent.mkdir(parents=True, exist_ok=True)
    channels, rows, columns = data.shape
    text = header or (
        "key\tvalue\r\n"
        f"width\t{columns}\r\nheight\t{rows}\r\ndepth\t{channels}\r\noffset\t0\r\n"
        "data-length\t2\r\ndata-type\tunsigned\r\nbyte-order\tlittle-endian\r\nrecord-by\timage\r\n"
    )
    path = stem.with_name(f"{stem.name}.rpl")
    path.write_text(text, newline="")
    data.astype("<u2").tofile(stem.with_name(f"{stem.name}.raw"))
    return path
