"""Runs of `calibrate`, and patterns for it."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np
from command_line import Run, assert_no_stack, run

PIXEL_SIZE = "reciprocal_space_pix(1/A)"
VOLTAGE = "acceleration_voltage(V)"
CONDITIONS = ("--voltage", 300000, "--camera-length", 0.2)


def calibrate(*arguments: object) -> Run:
    done = run("calibrate", *arguments)
    assert_no_stack(done)
    return done


def record_of(*arguments: object, status: int = 0) -> dict:
    done = calibrate("--json", *arguments)
    assert done.status == status, done.err
    return done.report


def write_pattern(path: Path, counts: np.ndarray) -> Path:
    with h5py.File(path, "w") as file:
        file["Experiments/__unnamed__/data"] = counts
    return path
