"""Runs of `radial`, and scans for it."""

from __future__ import annotations

import json
from pathlib import Path

import h5py
import numpy as np
from command_line import Run, assert_no_stack, run

CONDITIONS = ("--voltage", 300000, "--camera-length", 0.2)
PIXEL_SIZE = 0.0096
ELLIPSE = {"ratio": 1.08, "theta": 0.4}
KEYS = {"input", "mean", "var", "corrected", "calibration", "origin", "patterns", "seconds"}


def radial(*arguments: object) -> Run:
    """`radial --json`; whatever happens there is one JSON object and no stack trace."""
    done = run("radial", "--json", *arguments)
    assert set(done.report) == {"outputs", "errors"}, done.err
    assert_no_stack(done)
    assert (done.status == 0) == (done.report["errors"] == []), done.err
    return done


def write_scan(path: Path, data: np.ndarray) -> Path:
    """As other programs leave a scan: HyperSpy's layout, a chunk for every pattern."""
    path.parent.mkdir(parents=True, exist_ok=True)
    chunks = (1,) * (data.ndim - 2) + data.shape[-2:]
    with h5py.File(path, "w") as file:
        file.create_dataset("Experiments/__unnamed__/data", data=data, chunks=chunks)
    return path


def write_calibration(path: Path, centre: tuple[float, float] = (40, 45), **more: object) -> Path:
    """The keys that ePSIC's tools write, and the voltage."""
    record = {
        "reciprocal_space_pix(1/A)": PIXEL_SIZE,
        "p_ellipse": [*centre, 30.0 * ELLIPSE["ratio"], 30.0, ELLIPSE["theta"]],
        "nominal_camera_length(m)": 0.2,
        "acceleration_voltage(V)": 300000,
        **more,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({key: value for key, value in record.items() if value is not None}))
    return path


def minor_radii(shape: tuple[int, int], origin: tuple[float, float]) -> np.ndarray:
    """Minor half axis of the ellipse through the middle of every pixel."""
    down, right = np.mgrid[: shape[0], : shape[1]] - np.reshape(origin, (2, 1, 1))
    cosine, sine = np.cos(ELLIPSE["theta"]), np.sin(ELLIPSE["theta"])
    return np.hypot((down * cosine + right * sine) / ELLIPSE["ratio"], right * cosine - down * sine)
