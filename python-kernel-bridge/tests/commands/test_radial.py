"""`radial`: profiles of every pattern, against known truth, and what other programs read of them."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path

import h5py
import hdf5plugin  # noqa: F401  makes h5py find the filters
import hyperspy.api as hs
import numpy as np
import pytest
from command_line import LONGEST_RUN, run, start
from radial_runs import CONDITIONS, KEYS, PIXEL_SIZE, minor_radii, radial, write_calibration, write_scan
from reading import OWN, tree
from session_tree import write_microscope_file

SHAPE = (81, 90)
ORIGIN = (38.3, 46.7)
AT_ORIGIN = ("--origin", "38.3,46.7")


@pytest.fixture
def calibration(tmp_path) -> Path:
    return write_calibration(tmp_path / "gold" / "20260101_080000_CL_20cm.json")


@pytest.fixture
def counts() -> np.ndarray:
    """A ring over a background, 2 x 3 positions."""
    radius = minor_radii(SHAPE, ORIGIN)
    expected = 4 + 60 * np.exp(-((radius - 20) ** 2) / 8)
    return np.random.default_rng(5).poisson(np.broadcast_to(expected, (2, 3, *SHAPE))).astype(np.uint16)


def own(path: str, name: str) -> np.ndarray:
    with h5py.File(path) as file:
        return file[OWN][name][()]


def data(path: str) -> np.ndarray:
    return hs.load(path).data


@pytest.mark.parametrize("origin", ["38.3,46.7", "-4.25,101.5"])
def test_flat_patterns_read_flat_to_the_farthest_corner_and_no_count_is_lost(tmp_path, calibration, counts, origin):
    flat = write_scan(tmp_path / "flat_data.hdf5", np.full((2, 2, *SHAPE), 7, np.uint16))
    done = radial(flat, "--calibration", calibration, *CONDITIONS, f"--origin={origin}", "--no-corrected").only
    mean = data(done["mean"])
    seen = own(done["mean"], "area") > 0
    assert seen[..., -1].all()
    assert np.abs(mean[seen] - 7).max() < 1e-6
    assert np.isnan(mean[~seen]).all()
    scan = write_scan(tmp_path / "ring_data.hdf5", counts)
    done = radial(scan, "--calibration", calibration, *CONDITIONS, f"--origin={origin}", "--hot-pixels", "off").only
    total = np.nansum(data(done["mean"]) * own(done["mean"], "area"), axis=-1)
    # Areas are stored as float32
    assert np.abs(total / counts.sum(axis=(2, 3)) - 1).max() < 1e-6


def test_every_line_of_a_long_scan_reads_as_it_was_written(tmp_path, calibration):
    # More lines, and more patterns, than fit into one node of HDF5's index of chunks: 64
    lines = np.arange(1, 131, dtype=np.uint16)
    scan = write_scan(tmp_path / "long_data.hdf5", np.broadcast_to(lines[:, None, None, None], (130, 1, *SHAPE)))
    done = radial(scan, "--calibration", calibration, *CONDITIONS, *AT_ORIGIN).only
    assert np.allclose(data(done["mean"])[..., 5], lines[:, None], rtol=1e-6)
    # Counts stay whole, so that single pixels are off by a few; 441 of them are not
    density = data(done["corrected"])[:, 0, 30:51, 30:51].mean(axis=(-2, -1)) / lines
    assert np.abs(density / density.mean() - 1).max() < 0.02


def test_profiles_have_the_axes_and_names_that_other_tools_know(tmp_path, calibration, counts):
    scan = write_scan(tmp_path / "20260101_090000" / "20260101_090000_data.hdf5", counts)
    done = radial(scan, "--calibration", calibration, *CONDITIONS, *AT_ORIGIN, "--rpl").only
    assert set(done) == KEYS
    assert (done["patterns"], done["origin"], done["calibration"]) == (6, list(ORIGIN), str(calibration))
    stem = str(scan).removesuffix("_data.hdf5")
    for path, name in ((done["mean"], "Azimuthal Mean"), (done["var"], "Azimuthal Variance")):
        signal = hs.load(path)
        assert type(signal).__name__ == "Signal1D" and signal.data.dtype == np.float64
        axis = signal.axes_manager[-1]
        assert (axis.name, axis.units, axis.scale, axis.offset) == (name, "1/Å", PIXEL_SIZE, 0)
        assert [axis.name for axis in signal.axes_manager.navigation_axes] == ["Navigation"] * 2
        assert signal.data.shape[:2] == (2, 3)
        assert np.array_equal(hs.load(path, lazy=True).data.compute(), signal.data, equal_nan=True)
        ripple = hs.load(str(Path(path).with_suffix(".rpl")))
        assert np.array_equal(ripple.data, signal.data, equal_nan=True)
        assert ripple.axes_manager[-1].scale == pytest.approx(PIXEL_SIZE)
        assert (ripple.axes_manager[-1].name, ripple.axes_manager[-1].units) == (name, "1/Å")
    assert hs.load(f"{stem}_variance.hspy").data.shape == (4, data(done["mean"]).shape[-1])
    for name in ("_azimuthal_data_centre", "_azimuthal_data_centre_mean", "_original_max_dp", "_original_mean_dp"):
        assert Path(f"{stem}{name}.png").read_bytes()[:4] == b"\x89PNG"
    mean = data(done["mean"])
    # The ring is where it was put, and as high as it was: 6 x 120 pixels of 64 counts are known to 0.3
    assert (np.nanargmax(mean[..., 5:40], axis=-1) + 5 == 20).all()
    assert np.abs(mean[..., 20].mean() - 62.5) < 1.5
    corrected = hs.load(done["corrected"])
    row, column = corrected.axes_manager[-1], corrected.axes_manager[-2]
    assert {axis.name for axis in (row, column)} == {"Reciprocal Space Distance"}
    assert {axis.scale for axis in (row, column)} == {PIXEL_SIZE}
    # Nothing but what lies near the edge can leave the pattern
    round_sum = corrected.data.sum(axis=(2, 3))
    assert np.abs(round_sum / counts.sum(axis=(2, 3)) - 1).max() < 0.05


@pytest.mark.parametrize(
    "rubbish", [np.uint16([0, 65535]), np.uint32([0, 2**32 - 1]), np.float32([0, np.nan, np.inf, -1, 2.0**32])], ids=str
)
def test_what_stands_in_bad_pixels_changes_no_bit(tmp_path, calibration, counts, rubbish):
    random = np.random.default_rng(1)
    bad = random.random(SHAPE) < 0.3
    with h5py.File(tmp_path / "mask.h5", "w") as file:
        file["data/mask"] = bad
    found = []
    for index, value in enumerate(rubbish):
        scan = write_scan(tmp_path / f"scan{index}_data.hdf5", np.where(bad, value, counts.astype(rubbish.dtype)))
        done = radial(scan, "--mask", tmp_path / "mask.h5", "--calibration", calibration, *CONDITIONS, *AT_ORIGIN).only
        scan_wide = [own(done["mean"], name) for name in ("area", "scan_sum_mean_square", "normalised_variance_raw")]
        found.append([data(done["mean"]), data(done["var"]), data(done["corrected"]), *scan_wide])
    for others in found[1:]:
        assert [one.tobytes() for one in found[0]] == [other.tobytes() for other in others]


def test_pixels_without_numbers_are_dead_and_a_number_that_is_no_count_is_refused(tmp_path, calibration, counts):
    numbers = counts.astype(np.float32)
    numbers[..., 50, 60:63] = np.nan
    scan = write_scan(tmp_path / "data" / "scan_data.hdf5", numbers)
    done = radial(scan, "--calibration", calibration, *CONDITIONS, *AT_ORIGIN, "--out", tmp_path / "out").only
    assert np.argwhere(own(done["mean"], "mask")).tolist() == [[50, 60], [50, 61], [50, 62]]
    numbers[1, 2, 7, 9] = np.nan
    scan = write_scan(scan, numbers)
    before = tree(scan.parent)
    [error] = radial(scan, "--calibration", calibration, *CONDITIONS, *AT_ORIGIN).report["errors"]
    assert error["code"] == "E_NOT_COUNTS" and "row 7, column 9" in error["message"]
    assert tree(scan.parent) == before


def test_a_mask_of_nearly_all_works_and_a_masked_ring_is_nothing(tmp_path, calibration, counts):
    radius = minor_radii(SHAPE, ORIGIN)
    bad = np.random.default_rng(2).random(SHAPE) < 0.93
    bad |= np.abs(radius - 20) < 2
    with h5py.File(tmp_path / "mask.h5", "w") as file:
        file["data/mask"] = bad
    scan = write_scan(tmp_path / "scan_data.hdf5", np.where(radius < 30, 0, counts).astype(np.uint16))
    done = radial(scan, "--mask", tmp_path / "mask.h5", "--calibration", calibration, *CONDITIONS, *AT_ORIGIN).only
    mean, error = data(done["mean"]), own(done["mean"], "standard_error_counting")
    assert np.isnan(mean[..., 20]).all()
    # A pixel that the mask leaves alone is no hot one
    assert not (own(done["mean"], "mask").astype(bool) & ~bad)[radius >= 30].any()
    assert (mean[..., 25] == 0).all() and (error[..., 25] > 0).all()
    assert (mean[..., 35] > 0).all()


def test_a_stack_is_a_line(tmp_path, calibration, counts):
    scan = write_scan(tmp_path / "stack_data.hdf5", counts.reshape(6, *SHAPE))
    done = radial(scan, "--calibration", calibration, *CONDITIONS, *AT_ORIGIN).only
    assert hs.load(done["mean"]).axes_manager.navigation_shape == (6,)


def test_sectors_and_quantiles(tmp_path, calibration, counts):
    lit = counts.copy()
    # A reflection on the ring, to the right of the direct beam
    lit[..., 36:41, 64:70] += 3000
    scan = write_scan(tmp_path / "lit_data.hdf5", lit)
    arguments = (scan, "--calibration", calibration, *CONDITIONS, *AT_ORIGIN, "--no-corrected", "--overwrite")
    bright = data(radial(*arguments).only["mean"])[..., 20]
    cut = data(radial(*arguments, "--exclude-sector", "60,120").only["mean"])[..., 20]
    median = data(radial(*arguments, "--statistic", "median").only["mean"])[..., 20]
    assert (bright > 90).all()
    assert (np.abs(cut - 62.5) < 5).all() and (np.abs(median - 62.5) < 5).all()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"acceleration_voltage(V)": None}, "E_NO_VOLTAGE"),
        ({"acceleration_voltage(V)": 200000}, "E_CALIBRATION"),
        ({"nominal_camera_length(m)": 0.4}, "E_CALIBRATION"),
        ({"reciprocal_space_pix(1/A)": 0}, "E_RECORD"),
        ({"p_ellipse": [4000, 45, 32, 30, 0.4]}, "E_CALIBRATION"),
        # All around the detector, which has seen nothing of it
        ({"p_ellipse": [45, 45, 320, 300, 0.4]}, "E_CALIBRATION"),
        # Of a version with other keys, but it says so
        ({"detector_shape": [515, 515]}, "E_CALIBRATION"),
    ],
)
def test_a_calibration_that_does_not_fit_is_refused_in_a_sentence(tmp_path, counts, change, code):
    """Voltage and camera length come from the microscope's own file."""
    scan = write_scan(tmp_path / "data" / "20260101_090000_data.hdf5", counts)
    write_microscope_file(scan.with_name("20260101_090000.hdf"))
    record = write_calibration(tmp_path / "gold" / "20260101_080000_CL_20cm.json", **change)
    before = tree(tmp_path)
    done = radial(scan, "--calibration", record, *AT_ORIGIN)
    assert [error["code"] for error in done.report["errors"]] == [code]
    assert str(record) in done.err
    assert tree(tmp_path) == before


def test_a_wrong_mask_and_no_calibration_are_refused(tmp_path, calibration, counts):
    scan = write_scan(tmp_path / "data" / "20260101_090000_data.hdf5", counts)
    with h5py.File(tmp_path / "mask.h5", "w") as file:
        file["data/mask"] = np.zeros((10, 10), np.uint8)
    before = tree(tmp_path)
    done = radial(scan, "--mask", tmp_path / "mask.h5", "--calibration", calibration, *CONDITIONS, *AT_ORIGIN)
    assert (done.status, done.report["errors"][0]["code"]) == (2, "E_MASK_SHAPE")
    done = radial(scan, "--voltage", 60000, "--camera-length", 0.2, "--calibration", calibration.parent)
    assert (done.status, done.report["errors"][0]["code"]) == (1, "E_NO_CALIBRATION")
    assert "60 kV" in done.err and "300 kV" in done.err
    (tmp_path / "data" / "empty_data.hdf5").write_bytes(b"")
    done = radial(tmp_path / "data" / "empty_data.hdf5", "--calibration", calibration, *CONDITIONS)
    assert done.report["errors"][0]["code"] == "E_NOT_HDF5"
    (tmp_path / "data" / "empty_data.hdf5").unlink()
    assert tree(tmp_path) == before


def test_the_same_again_is_left_alone_and_another_way_is_not(tmp_path, calibration, counts):
    scan = write_scan(tmp_path / "scan_data.hdf5", counts)
    arguments = (scan, "--calibration", calibration, *CONDITIONS, *AT_ORIGIN, "--no-corrected")
    first = Path(radial(*arguments).only["mean"])
    made = first.stat().st_mtime_ns
    assert "transformed before" in run("radial", *arguments).out
    assert first.stat().st_mtime_ns == made
    radial(*arguments, "--gain", 2)
    assert first.stat().st_mtime_ns > made
    write_scan(first, counts)
    assert radial(*arguments).report["errors"][0]["code"] == "E_EXISTS"


def test_what_is_broken_off_leaves_nothing_behind(tmp_path, calibration, counts):
    scan = write_scan(tmp_path / "data" / "scan_data.hdf5", np.repeat(counts, 200, axis=0))
    before = tree(tmp_path)
    running = start("radial", scan, "--calibration", calibration, *CONDITIONS, *AT_ORIGIN)
    deadline = time.monotonic() + LONGEST_RUN
    while not list(scan.parent.glob(".*.partial")) and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    running.send_signal(signal.SIGTERM)
    assert running.wait(LONGEST_RUN) == 130, running.stderr.read()
    assert tree(tmp_path) == before


def test_a_job_of_it_ends_with_its_result(tmp_path, calibration, counts, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    scan = write_scan(tmp_path / "scan_data.hdf5", counts)
    started = run("jobs", "start", "radial", scan, "--calibration", calibration, *CONDITIONS, *AT_ORIGIN, "--json")
    job = json.loads(started.out)
    ended = run("jobs", "wait", job["id"], "--json")
    assert ended.status == 0, ended.out + ended.err
    assert Path(str(scan).replace("_data.hdf5", "_azimuthal_mean.hspy")).exists()


def test_phases_of_the_simulated_session_are_seen_in_its_profiles(sample_session, tmp_path):
    """Raw to profiles, calibrations found without being named: every pattern is a mixture of what the truth says."""
    session = sample_session(tmp_path / "session")
    assert run("convert", session).status == 0
    for path in session.glob("*/*/processing/Merlin/Au_xgrating/*/*_data.hdf5"):
        assert run("calibrate", path).status == 0
    for stamp, truth in json.loads((session / "truth.json").read_text())["acquisitions"].items():
        if truth["sample"] == "gold":
            continue
        [converted] = session.glob(f"*/*/processing/Merlin/*/{stamp}/{stamp}_data.hdf5")
        done = radial(converted, "--no-corrected").only
        assert Path(done["calibration"]).parent.parent.name == "Au_xgrating"
        assert np.abs(np.subtract(done["origin"], truth["centre"])).max() < 0.2
        mean = data(done["mean"])
        weights = np.load(session / "truth" / f"{stamp}_weights.npy")[:, : mean.shape[0], : mean.shape[1]]
        design = weights.reshape(len(weights), -1).T
        fit, *_ = np.linalg.lstsq(design, mean.reshape(len(design), -1), rcond=None)
        profiles = np.load(session / "truth" / f"{stamp}_profiles.npy")
        # From beyond the direct beam to where counts are few; grains of gold are few, too
        part = slice(8, 110)
        for name, least in (("film", 0.99), ("gold", 0.93), ("anatase", 0.97)):
            index = truth["components"].index(name)
            assert np.corrcoef(fit[index, part], profiles[index, part])[0, 1] > least, (stamp, name)
