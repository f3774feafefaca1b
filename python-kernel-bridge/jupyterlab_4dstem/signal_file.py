"""Signals in HyperSpy's layout, read without HyperSpy."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import ndarray


def read_signal(path: str) -> tuple[ndarray, ndarray]:
    """The array of the first signal in a file, and the positions along its last axis, in the units of the file.

    Raises ImportError where numpy or h5py is not installed, OSError when the file cannot be read.
    """
    try:
        import h5py
        import numpy as np
    except ImportError as error:
        raise ImportError(f"Reading {path} needs numpy and h5py: pip install h5py") from error
    with h5py.File(path, "r") as file:
        signal = next(iter(file["Experiments"].values()))
        data = signal["data"][()]
        axis = signal[f"axis-{data.ndim - 1}"].attrs
        positions = float(axis["offset"]) + float(axis["scale"]) * np.arange(data.shape[-1])
    return data, positions
