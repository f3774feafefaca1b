"""Simulated counts of a gold film: rings with the grains' spots, background and direct beam, with Poisson noise."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

SEED = 4
GRAINS = 24
# Å; 1/Å per pixel
GOLD_LATTICE = 4.0782
PIXEL_SIZE = 0.0095
# h² + k² + l² and share of the ring in the scattered electrons
RINGS = {3: 0.30, 4: 0.15, 8: 0.10, 11: 0.11, 12: 0.03, 16: 0.02, 19: 0.05, 20: 0.04, 24: 0.03}
RING_WIDTH = 1.1
BACKGROUND_SHARE = 0.45
BACKGROUND_RANGE = 24.0
DISC_RADIUS = 4.0
# Electrons a frame
SCATTERED = 6500
DIRECT = 3500

Counts = Iterator[np.ndarray]


def gold_frames(frames: int, side: int, scale: float = 1.0) -> Counts:
    """Yields `frames` different frames of side x side counts (uint16).

    A frame is drawn electron by electron from the expected pattern of its grain, which gives every pixel a Poisson
    number. `scale` enlarges the pattern for larger detectors at the same mean count.
    """
    random = np.random.default_rng(SEED)
    expected = [_grain(side, scale, random) for _ in range(GRAINS)]
    electrons = [pattern.sum() for pattern in expected]
    places = [np.cumsum(pattern.ravel()) / pattern.sum() for pattern in expected]
    for frame in range(frames):
        grain = (frame // 7) % GRAINS
        drawn = random.random(random.poisson(electrons[grain]))
        hits = np.searchsorted(places[grain], drawn, side="right")
        yield np.bincount(hits, minlength=side * side)[: side * side].astype("u2").reshape(side, side)


def bright_frames(frames: int, side: int, mean: float, different: int = 512) -> Counts:
    """Yields frames of a gold pattern with `mean` counts a pixel, where no pixel is empty: the hardest to compress.

    `different` frames are drawn, and repeated from then on.
    """
    random = np.random.default_rng(SEED)
    pattern = _grain(side, 1.0, random)
    pattern = np.minimum(pattern, np.quantile(pattern, 0.995))
    expected = 0.5 * mean + 0.5 * mean * pattern / pattern.mean()
    drawn = [random.poisson(expected).astype("u2") for _ in range(min(different, frames))]
    for frame in range(frames):
        yield drawn[frame % len(drawn)]


def _grain(side: int, scale: float, random: np.random.Generator) -> np.ndarray:
    """Expected counts of one grain: each ring is partly even (small crystals), partly a few spots."""
    row, column = np.indices((side, side)) - (side - 1) / 2
    radius = np.hypot(row, column) / scale
    azimuth = np.arctan2(row, column)
    pattern = BACKGROUND_SHARE * _share(np.exp(-radius / BACKGROUND_RANGE))
    for indices, share in RINGS.items():
        q = np.sqrt(indices) / GOLD_LATTICE / PIXEL_SIZE
        ring = np.exp(-0.5 * ((radius - q) / RING_WIDTH) ** 2)
        spots = sum(np.exp(40 * (np.cos(azimuth - angle) - 1)) for angle in random.uniform(-np.pi, np.pi, 4))
        pattern += share * _share(ring * (0.4 + spots))
    disc = _share(1 / (1 + np.exp(3 * (radius - DISC_RADIUS))))
    return scale**2 * (SCATTERED * pattern / pattern.sum() + DIRECT * disc)


def _share(image: np.ndarray) -> np.ndarray:
    return image / image.sum()
