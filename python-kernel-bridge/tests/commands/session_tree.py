"""A session as the microscope leaves it."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np
from merlin_writer import PLAIN, Format, write_mib

YEAR, SESSION = "2026", "mg44072-2"
STAMP, FOLDER_STAMP = "20260317_101204", "20260317_101208"


def merlin(base: Path) -> Path:
    return base / YEAR / SESSION / "Merlin"


def processing(base: Path) -> Path:
    return base / YEAR / SESSION / "processing" / "Merlin"


def write_microscope_file(path: Path, step: float = 2.5e-9, **entries: object) -> Path:
    """`<T1>.hdf`, with the external link of older files that leads nowhere."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with h5py.File(path, "w") as file:
        group = file.create_group("metadata")
        group["step_size(m)"] = step
        group["ht_value(V)"] = 300_000.0
        group["nominal_camera_length(m)"] = 0.2
        group["aperture_size"] = 4
        group["lens_values/CL1"] = 1.25
        for name, value in entries.items():
            group[name] = value
        file.create_group("experiment")["old"] = h5py.ExternalLink("D:\\\\data\\\\gone.h5", "/entry")
    return path


def write_acquisition(
    base: Path,
    pictures: np.ndarray,
    kind: Format = PLAIN,
    subfolder: str = "sample 1",
    stamp: str = STAMP,
    metadata: bool = True,
    **options,
) -> Path:
    """One acquisition in its place in a session; gives the path of the raw file."""
    folder = merlin(base) / subfolder
    if metadata:
        write_microscope_file(folder / f"{stamp}.hdf")
    return write_mib(folder / FOLDER_STAMP / f"{stamp}_data.mib", pictures, kind, **options)
