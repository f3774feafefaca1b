"""Radial profiles of known phases, in the layout of the files that hold them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import h5py
import numpy as np

SCALE = 0.0096  # 1/Å
BINS = 120
AXES = (("Navigation", "nm"), ("Navigation", "nm"), ("Azimuthal Mean", "1/Å"))


def write_profiles(
    path: Path,
    data: np.ndarray,
    *,
    scale: float = SCALE,
    area: np.ndarray | None = None,
    compression: str | None = None,
) -> Path:
    """A `_azimuthal_mean.hspy` file, with the contributing area of each bin where it is given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with h5py.File(path, "w") as file:
        file.attrs.update({"file_format": "HyperSpy", "file_format_version": "3.3"})
        signal = file.create_group("Experiments/__unnamed__")
        signal.create_dataset("data", data=data, chunks=True, compression=compression)
        for index, (name, units) in enumerate(AXES):
            axis = signal.create_group(f"axis-{index}")
            step = 5.0 if units == "nm" else scale
            axis.attrs.update({"name": name, "units": units, "scale": step, "offset": 0.0})
            axis.attrs.update({"size": data.shape[index], "navigate": units == "nm", "_type": "UniformDataAxis"})
        if area is not None:
            file.create_dataset("jupyterlab_4dstem/area", data=area)
    return path


def phase_profiles(random: np.random.Generator, phases: int, rings: float) -> np.ndarray:
    """Profiles of sum 1 of phases with five rings each, which have this share of the counts, on a falling background."""
    q = np.arange(BINS)
    made = [sum(np.exp(-0.5 * ((q - place) / 2) ** 2) for place in random.uniform(20, 110, 5)) for _ in range(phases)]
    return np.array([(1 - rings) * np.exp(-q / 20) / 20 + rings * ring / ring.sum() for ring in made])


def ring_areas() -> np.ndarray:
    """Pixels in full rings, a disc for bin 0."""
    areas = 2 * np.pi * np.arange(BINS)
    areas[0] = np.pi / 4
    return areas


@dataclass(frozen=True)
class Truth:
    """Where the phases are in each data set, and the counts in their rings."""

    phases: list[np.ndarray]
    profiles: np.ndarray
    counts: list[np.ndarray]
    files: list[Path]


def write_session(folder: Path, *, sets: int = 2, width: int = 32, dose: float = 900) -> Truth:
    """Data sets of three phases in squares, below processing/Merlin of a session."""
    random = np.random.default_rng(3)
    profiles = phase_profiles(random, 3, 0.5)
    rows, columns = np.mgrid[:width, :width]
    phases = [(rows // 8 + columns // 8 + index) % 3 for index in range(sets)]
    counts = [random.poisson(profiles[phase] * dose) for phase in phases]
    names = [f"20240101_1010{index:02d}" for index in range(sets)]
    place = folder / "2024" / "cm40001-1" / "processing" / "Merlin" / "particles"
    files = [
        write_profiles(place / name / f"{name}_azimuthal_mean.hspy", data / ring_areas())
        for name, data in zip(names, counts, strict=True)
    ]
    return Truth(phases, profiles, counts, files)
