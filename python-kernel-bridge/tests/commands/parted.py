"""Compares what was made in parts with what was made at once."""

from __future__ import annotations

import json
from pathlib import Path

import h5py
import hdf5plugin  # noqa: F401  makes h5py find the filters
import numpy as np

# Sums over the scan, and what follows from them: floating-point numbers that are added up in another order
ROUNDED = ("scan_sum_", "normalised_variance_")
ROUNDING = 1e-11


def files_in(folder: Path) -> list[Path]:
    """Files that are no job files and not hidden, in the order of their names."""
    found = folder.rglob("*") if folder.exists() else ()
    return sorted(
        path
        for path in found
        if path.is_file() and "scripts" not in path.parts and not any(part.startswith(".") for part in path.parts)
    )


def hidden(folder: Path) -> list[Path]:
    """What is left in a folder under names that are no results."""
    return sorted(path for path in folder.rglob("*") if any(part.startswith(".") for part in path.parts))


def assert_same(whole: Path, parts: Path) -> None:
    """The same files with the same contents: bit for bit, but for sums over the scan, which may be rounded in another way."""
    names = [path.relative_to(whole) for path in files_in(whole)]
    assert [path.relative_to(parts) for path in files_in(parts)] == names
    for name in names:
        if name.suffix in (".hspy", ".hdf5"):
            with h5py.File(whole / name) as one, h5py.File(parts / name) as other:
                assert_same_group(one, other, name.name.endswith("_variance.hspy"))
        else:
            assert (whole / name).read_bytes() == (parts / name).read_bytes(), name


def assert_same_group(one: h5py.Group, other: h5py.Group, rounded: bool = False) -> None:
    assert list(one) == list(other)
    assert attributes(one) == attributes(other)
    for key, value in one.items():
        if isinstance(value, h5py.Group):
            assert_same_group(value, other[key], rounded)
            continue
        found = other[key]
        assert (found.shape, found.dtype, found.chunks) == (value.shape, value.dtype, value.chunks), value.name
        assert attributes(value) == attributes(found)
        if value.dtype.kind == "f" and (rounded or key.startswith(ROUNDED)):
            assert np.allclose(value[()], found[()], rtol=ROUNDING, atol=ROUNDING, equal_nan=True), value.name
        else:
            assert contents(value) == contents(found), value.name


def contents(value: h5py.Dataset) -> bytes | list:
    """What a dataset holds, bit for bit; texts are read as such, for the bytes of their array only point to them."""
    return value[()].tolist() if value.dtype.kind == "O" else value[()].tobytes()


def attributes(node: h5py.Group | h5py.Dataset) -> dict:
    """Attributes as they compare: without the time at which a file was made and the folder that was named for it."""
    found = {key: value.tolist() if hasattr(value, "tolist") else value for key, value in node.attrs.items()}
    found.pop("created", None)
    if "record" in found:
        record = json.loads(found["record"])
        record.pop("created")
        record.get("options", {}).pop("out", None)
        found["record"] = record
    if "content_checksums" in found:
        sums = json.loads(found["content_checksums"])
        # Of what was left out above
        sums.pop("record")
        found["content_checksums"] = sums
    return found
