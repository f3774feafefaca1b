"""Looks into what was written, with h5py and the file system."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import h5py
import hdf5plugin  # noqa: F401  makes h5py find the filters
import numpy as np

DATA = "Experiments/__unnamed__/data"
OWN = "jupyterlab_4dstem"


def frames(path: Path | str) -> np.ndarray:
    with h5py.File(path) as file:
        return file[DATA][()]


def own(path: Path | str, name: str) -> np.ndarray:
    """A product kept beside the frames: mean_pattern, maximum_pattern, sum_image, mask."""
    with h5py.File(path) as file:
        return file[OWN][name][()]


def record(path: Path | str) -> dict:
    with h5py.File(path) as file:
        return json.loads(file[OWN].attrs["record"])


def tree(folder: Path) -> dict[str, str]:
    """Every file below a folder with a digest of its bytes, and every folder and link."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            found[name] = f"link to {path.readlink()}"
        elif path.is_file():
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        else:
            found[name] = "folder" if path.is_dir() else "other"
    return found


def names(folder: Path) -> list[str]:
    """Names of all files below a folder, hidden ones included."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir())


def chunk_place(path: Path, number: int) -> tuple[int, int]:
    """Byte and length of the chunk of a frame."""
    with h5py.File(path) as file:
        info = file[DATA].id.get_chunk_info(number)
    return info.byte_offset, info.size


def flip_byte(path: Path, at: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        [byte] = file.read(1)
        file.seek(at)
        file.write(bytes([byte ^ 0xFF]))


def with_cross(picture: np.ndarray) -> np.ndarray:
    """512 x 512 with three empty rows and columns where the chips meet."""
    return np.insert(np.insert(picture, [256] * 3, 0, axis=-2), [256] * 3, 0, axis=-1)


def binned(pictures: np.ndarray, factor: int, axes: tuple[int, int]) -> np.ndarray:
    """Sums over factor x factor; what does not fill a bin is cut from the beginning of both axes."""
    result = pictures.astype(object) if pictures.dtype == np.uint64 else pictures.astype(np.uint64)
    for axis in axes:
        rest = result.shape[axis] % factor
        result = np.take(result, range(rest, result.shape[axis]), axis=axis)
        shape = result.shape
        result = result.reshape(*shape[:axis], shape[axis] // factor, factor, *shape[axis + 1 :]).sum(axis=axis + 1)
    return result
