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


def by_path(folder: Path) -> dict[str, dict]:
    """The records of all references of a folder."""
    return {record["input"]["path"]: record for record in record_of(folder)["records"]}


def pixel_sizes(folder: Path, *files: Path) -> dict[str, float]:
    """The pixel size of each file by its path, from one run that writes its records into a folder."""
    done = calibrate("--json", "--out", folder, *CONDITIONS, *files)
    assert done.report["errors"] == []
    return {record["input"]["path"]: record[PIXEL_SIZE] for record in done.report["records"]}


def write_pattern(path: Path, counts: np.ndarray) -> Path:
    with h5py.File(path, "w") as file:
        file["Experiments/__unnamed__/data"] = counts
    return path
