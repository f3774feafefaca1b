"""Spectrum maps in Oxford Instruments' HDF5, by its published specification (version 8.0), with the types it names."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np


def write_oina(
    path: Path,
    data: np.ndarray | None,
    *,
    cells: tuple[int, int] | None = None,
    step: float = 0.005,  # µm
    start: float = -197.45,  # eV
    width: float = 10.0,  # eV
    specimen: str = "Specimen 1",
    site: str = "Site 1",
    date: str = "2026-03-17T10:12:31",
    chunks: tuple[int, int] | bool = True,
    technique: str = "EDS",
) -> Path:
    """Counts (channel, row, column) as an `.h5oina` file; without data its header alone, of `cells` rows and columns."""
    rows, columns = data.shape[1:] if data is not None else cells
    path.parent.mkdir(parents=True, exist_ok=True)
    with h5py.File(path, "w") as file:
        text = h5py.string_dtype("utf-8")
        for name, value in {"Manufacturer": "Oxford Instruments", "Format Version": "8.0", "Index": "1"}.items():
            file.create_dataset(name, data=np.array([[value]], dtype=object), dtype=text)
        file["Index"].attrs["Type"] = "Single"
        header = file.create_group(f"1/{technique}/Header")
        labels = {
            "Project Label": "Project 1",
            "Specimen Label": specimen,
            "Site Label": site,
            "Acquisition Date": date,
        }
        for name, value in labels.items():
            header.create_dataset(name, data=np.array([[value]], dtype=object), dtype=text)
        for name, value in {"X Cells": columns, "Y Cells": rows, "Number Channels": 2048}.items():
            header.create_dataset(name, data=np.array([[value]], dtype=np.int32))
        numbers = {"X Step": step, "Y Step": step, "Channel Width": width, "Start Channel": start, "Beam Voltage": 200}
        for name, value in numbers.items():
            header.create_dataset(name, data=np.array([[value]], dtype=np.float32)).attrs["Unit"] = "um"
        box = np.array([[columns * step, rows * step]], dtype=np.float32)
        header.create_dataset("Bounding Box Size", data=box)
        group = file.create_group(f"1/{technique}/Data")
        group.create_dataset("Live Time", data=np.ones((rows * columns, 1), dtype=np.float32))
        if data is not None:
            spectra = data.reshape(len(data), -1).T.astype(np.int32)
            group.create_dataset("Spectrum", data=spectra, compression="lzf", chunks=chunks)
    return path
