"""`convert --radial`: one pass over the raw data gives what converting and transforming one after the other gives."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path

import h5py
import hdf5plugin  # noqa: F401  makes h5py find the filters
import numpy as np
import pytest
from command_line import LONGEST_RUN, convert, run, start
from radial_runs import radial, write_calibration
from reading import tree
from session_tree import STAMP, processing, write_acquisition

SCAN = (72, 64)
SHAPE = (64, 64)
KNOWN = ("--reshape", "known", "--scan-x", SCAN[1], "--scan-y", SCAN[0])


def simulated(*, hot: bool) -> np.ndarray:
    """A beam with descan and a ring. `hot`: a pixel that is so in one column of the scan."""
    random = np.random.default_rng(7)
    down, right = np.mgrid[: SCAN[0], : SCAN[1]]
    row, column = (28.3 + 0.05 * down)[..., None, None], (33.1 + 0.04 * right)[..., None, None]
    radius = np.hypot(np.arange(SHAPE[0])[:, None] - row, np.arange(SHAPE[1]) - column)
    counts = random.poisson(1 + 30 * np.exp(-(radius**2) / 8) + 5 * np.exp(-((radius - 20) ** 2) / 6)).astype(np.uint16)
    if hot:
        counts[:, 40, 5, 60] = 4000
    return counts.reshape(-1, *SHAPE)


def numbers(path: Path) -> dict[str, np.ndarray]:
    found = {}
    with h5py.File(path) as file:
        file.visititems(lambda name, node: found.update({name: node[()]} if isinstance(node, h5py.Dataset) else {}))
        if "jupyterlab_4dstem" in file:
            record = json.loads(file["jupyterlab_4dstem"].attrs["record"])
            # When it was made, and whether it was to replace another, is of the run
            del record["created"], record["options"]["overwrite"]
            found["record"] = np.array(json.dumps(record))
    return found


def profile_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix == ".hspy")


@pytest.mark.parametrize("hot", [False, True])
def test_one_pass_gives_what_two_give(tmp_path, hot):
    raw = write_acquisition(tmp_path, simulated(hot=hot))
    write_calibration(processing(tmp_path) / "Au" / "20260101_080000_CL_20cm.json")
    done = convert(raw, "--radial", *KNOWN)
    assert done.status == 0, done.err
    [output] = done.report["outputs"]
    assert output["warnings"] == []
    folder = Path(output["output"]).parent
    made = {path.name: numbers(path) for path in profile_files(folder)}
    pictures = {path.name: path.read_bytes() for path in folder.glob("*.png")}
    assert set(made) == {
        f"{STAMP}_{kind}.hspy" for kind in ("azimuthal_mean", "azimuthal_var", "corrected_scaled", "variance")
    }
    assert output["radial"]["mean"] == str(folder / f"{STAMP}_azimuthal_mean.hspy")
    assert json.loads(str(made[f"{STAMP}_azimuthal_mean.hspy"]["record"]))["pixels"]["hot"] == int(hot)

    # The file itself leads to the same, so it counts as transformed
    assert "transformed before" in run("radial", output["output"]).out
    radial(output["output"], "--overwrite")
    for path in profile_files(folder):
        for name, again in numbers(path).items():
            assert made[path.name][name].tobytes() == again.tobytes(), name
    assert {path.name: path.read_bytes() for path in folder.glob("*.png")} == pictures

    # Another conversion leaves them, and says that they are not its own
    [warning] = convert(raw, "--overwrite", *KNOWN).report["outputs"][0]["warnings"]
    assert f"{STAMP}_azimuthal_mean.hspy are of the file before: they are kept" in warning
    assert {path.name for path in profile_files(folder)} == set(made)


def test_without_a_calibration_data_are_converted_and_it_is_said(tmp_path):
    raw = write_acquisition(tmp_path, simulated(hot=False)[:64])
    record = write_calibration(
        processing(tmp_path) / "Au" / "20260101_080000_CL_20cm.json", **{"acceleration_voltage(V)": 60000}
    )
    known = ("--reshape", "known", "--scan-x", 8, "--scan-y", 8)
    [output] = convert(raw, "--radial", *known).report["outputs"]
    assert "radial" not in output
    assert any("no calibration for 300 kV and 20 cm" in warning for warning in output["warnings"])
    assert profile_files(Path(output["output"]).parent) == []
    # It is there now: what was converted before is transformed as it is
    converted = Path(output["output"]).stat().st_mtime_ns
    write_calibration(record)
    [output] = convert(raw, "--radial", *known).report["outputs"]
    assert output["skipped"] and Path(output["radial"]["mean"]).exists()
    assert Path(output["output"]).stat().st_mtime_ns == converted


def test_what_is_broken_off_leaves_nothing_of_either(tmp_path):
    raw = write_acquisition(tmp_path, simulated(hot=False))
    write_calibration(processing(tmp_path) / "Au" / "20260101_080000_CL_20cm.json")
    before = tree(tmp_path)
    running = start("convert", raw, "--radial", *KNOWN)
    deadline = time.monotonic() + LONGEST_RUN
    while running.poll() is None and time.monotonic() < deadline:
        if any("azimuthal_mean" in path.name for path in processing(tmp_path).rglob(".*.partial")):
            break
        time.sleep(0.005)
    running.send_signal(signal.SIGTERM)
    assert running.wait(LONGEST_RUN) == 130, running.stderr.read()
    assert tree(tmp_path) == before
