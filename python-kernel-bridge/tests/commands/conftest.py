"""The command from outside: raw files in, HDF5 and sentences out."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import numpy as np

NEEDED = ("h5py", "hdf5plugin", "hyperspy", "PIL", "sklearn")
if not all(importlib.util.find_spec(module) for module in NEEDED):
    # Collected with the project's other tests by a Python that has none of these
    collect_ignore_glob = ["test_*.py"]
else:
    from calibration_runs import CONDITIONS, by_path, record_of, write_pattern
    from command_line import PROJECT, command, convert, sample_in
    from reading import frames


@pytest.fixture(scope="session", autouse=True)
def command_exists() -> None:
    for part in command():
        if os.sep in part:
            assert Path(part).exists(), f"{part} is missing: install the package, or 'npm run build:backend' first."


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real files of Merlin detectors; they are not part of the project."""
    folder = Path(os.environ.get("FOURDSTEM_SHARED", PROJECT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"Real data are not at {folder} (FOURDSTEM_SHARED names another place).")
    return folder


@pytest.fixture(scope="session")
def unprivileged() -> tuple[str, ...]:
    """What to put before a command so that permissions count for it, root or not."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("Permissions mean nothing to root, and setpriv, which takes that right away, is not installed.")
    return ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


@pytest.fixture
def small_disk(tmp_path) -> Iterator[Path]:
    """A file system of 2 MB."""
    folder = tmp_path / "small disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("A small disk cannot be mounted here: that takes root and the right to mount.")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture(scope="session")
def sample_session(tmp_path_factory) -> Callable[[Path], Path]:
    """Lays the simulated session into a new folder: links to the same raw files, which nothing writes to."""
    made = sample_in(tmp_path_factory.mktemp("sample") / "session")
    return lambda folder: shutil.copytree(made, folder, copy_function=os.link)


@pytest.fixture(scope="session")
def gold_session(sample_session, tmp_path_factory) -> Path:
    """A simulated session with gold references; written to by `converted_gold` and calibrations only."""
    return sample_session(tmp_path_factory.mktemp("calibrate") / "session")


@pytest.fixture(scope="session")
def gold_truth(gold_session) -> dict:
    return json.loads((gold_session / "truth.json").read_text())


@pytest.fixture(scope="session")
def gold(gold_truth, gold_session) -> dict[int, Path]:
    """Raw files of gold by number of chips."""
    return {
        acquisition["detector"]["chips"]: gold_session / acquisition["mib"]
        for acquisition in gold_truth["acquisitions"].values()
        if acquisition["sample"] == "gold"
    }


@pytest.fixture(scope="session")
def converted_gold(gold) -> dict[int, Path]:
    return {chips: Path(convert(path).only["output"]) for chips, path in gold.items()}


@pytest.fixture(scope="session")
def gold_records(converted_gold) -> dict[int, dict]:
    """Calibrations of the converted references, by one run over their folder."""
    records = by_path(converted_gold[1].parent.parent)
    assert set(records) == {str(path) for path in converted_gold.values()}
    return {chips: records[str(path)] for chips, path in converted_gold.items()}


@pytest.fixture(scope="session")
def gold_pattern(converted_gold) -> np.ndarray:
    """Counts of the gold reference of a single chip."""
    return frames(converted_gold[1]).sum(axis=(0, 1), dtype="uint64")


@pytest.fixture(scope="session")
def plain_record(tmp_path_factory, gold_pattern) -> dict:
    """The calibration of `single_gold` with nothing but its conditions."""
    return record_of(write_pattern(tmp_path_factory.mktemp("plain") / "gold.hspy", gold_pattern), *CONDITIONS)


@pytest.fixture
def single_gold(tmp_path, gold_pattern) -> Path:
    return write_pattern(tmp_path / "gold.hspy", gold_pattern)
