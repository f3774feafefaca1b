"""`python theirs.py FOLDER`: fits the patterns of ours.json with py4DSTEM and writes theirs.json.

Runs in the environment that holds py4DSTEM. Three documented calls: `get_probe_size` for the centre, `fit_ellipse_1D` or
`fit_ellipse_amorphous_ring` for the ellipse in an annulus, `get_Q_pixel_size` for the pixel size from one ring of known spacing. What
has to be told beforehand is told well: which ring it is, where it lies to within 2 %, and what the beam stop hides. Results depend on
the annulus, so that each fit is made with five that someone might choose.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
from py4DSTEM.process.calibration import (
    fit_ellipse_1D,
    fit_ellipse_amorphous_ring,
    get_probe_size,
    get_Q_pixel_size,
)

# 220 is the strong ring that stands alone
D_220 = 1.44186
# Pixel size with which the ring is looked for, relative to the right one, and pixels to either side of the ring: 8 in
# ePSIC's notebooks
ANNULI = [(1.0, 8), (0.98, 8), (1.02, 8), (1.0, 6), (1.0, 10)]
# Where the beam cannot be seen someone points at the centre
POINTED = (1.5, -1.5)
# A guess for the measured pattern, 1/Å: read off its profile
MEASURED_GUESS = 0.01


def fitted(case: dict[str, object], pattern: np.ndarray) -> dict[str, list[dict[str, object]]]:
    """By method, what each annulus gives."""
    truth = case.get("truth")
    right = truth["pixelSizeInvAng"] if truth else MEASURED_GUESS
    stopped = "beam stop" in case["name"]
    seen = pattern > 0 if stopped else np.ones(pattern.shape, bool)
    started = time.process_time()
    if stopped:
        centre = (truth["centreRow"] + POINTED[0], truth["centreColumn"] + POINTED[1])
    else:
        _, *centre = get_probe_size(pattern)
    before = time.process_time() - started
    radii = [(1 / (off * right * D_220), half) for off, half in ANNULI]
    each = [
        fitted_in((radius - half, radius + half), pattern, (centre[0], centre[1]), seen, before)
        for radius, half in radii
    ]
    return {name: [results[name] for results in each] for name in each[0]}


def fitted_in(
    annulus: tuple[float, float], pattern: np.ndarray, centre: tuple[float, float], seen: np.ndarray, before: float
) -> dict[str, dict[str, object]]:
    # The former minimises counts times distance from the ellipse, background included, which pulls towards a circle
    flat = np.clip(pattern - least_counts(pattern, centre, annulus, seen), 0, None)
    return {
        "fit_ellipse_1D": method(before, lambda: fit_ellipse_1D(flat, centre, annulus, ~seen)),
        "fit_ellipse_amorphous_ring": method(
            before, lambda: fit_ellipse_amorphous_ring(pattern, centre, annulus, mask=seen)[0]
        ),
    }


def least_counts(
    pattern: np.ndarray, centre: tuple[float, float], annulus: tuple[float, float], seen: np.ndarray
) -> float:
    """Counts below which a tenth of the pixels of the annulus are: about the background."""
    rows, columns = np.indices(pattern.shape)
    distance = np.hypot(rows - centre[0], columns - centre[1])
    return float(np.percentile(pattern[(distance > annulus[0]) & (distance < annulus[1]) & seen], 10))


def method(before: float, fit: Callable[[], tuple[float, ...]]) -> dict[str, object]:
    started = time.process_time()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            row, column, a, b, theta = (float(value) for value in fit())
    except (ArithmeticError, AssertionError, RuntimeError, TypeError, ValueError) as problem:
        return {"failed": f"{type(problem).__name__}: {problem}"}
    size, _ = get_Q_pixel_size(b, D_220)
    values = {"centreRow": row, "centreColumn": column, "axisRatio": a / b, "theta": theta, "pixelSizeInvAng": size}
    if not np.all(np.isfinite(list(values.values()))):
        return {"failed": "not a number"}
    return {"values": values, "seconds": before + time.process_time() - started}


def main(folder: Path) -> None:
    cases = json.loads((folder / "ours.json").read_text())
    results = []
    for case in cases:
        pattern = np.fromfile(folder / case["file"]).reshape(case["shape"])
        results.append(fitted(case, pattern))
    (folder / "theirs.json").write_text(json.dumps(results))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
