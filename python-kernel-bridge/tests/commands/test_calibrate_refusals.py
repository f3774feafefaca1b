"""`calibrate`: what it asks for, refuses and leaves unwritten, and what it does with the rest of several files."""

from __future__ import annotations

import json
from pathlib import Path

import h5py
import numpy as np
import pytest
from calibration_runs import CONDITIONS, PIXEL_SIZE, VOLTAGE, calibrate, record_of, write_pattern
from reading import tree


@pytest.mark.parametrize("given", [(), ("--camera-length", 0.2)])
def test_missing_voltage_is_asked_for(single_gold, given):
    before = tree(single_gold.parent)
    done = calibrate("--json", single_gold, *given)
    assert done.status == 2
    assert "--voltage" in done.err and str(single_gold) in done.err
    assert done.report["records"] == []
    assert done.error(single_gold.name)["code"] == "E_NO_VOLTAGE"
    assert tree(single_gold.parent) == before


def test_missing_camera_length_is_asked_for(single_gold):
    done = calibrate(single_gold, "--voltage", 300000)
    assert done.status == 2 and "--camera-length" in done.err and done.out == ""


def test_old_record_gives_the_camera_length_and_no_voltage(single_gold):
    """Three keys, as ePSIC's tools write them; a voltage is not among them and not assumed."""
    old = {PIXEL_SIZE: 0.0096, "p_ellipse": [127.0, 128.0, 48.2, 44.8, -2.39], "nominal_camera_length(m)": 0.2}
    path = single_gold.parent / "gold_CL_20cm.json"
    path.write_text(json.dumps(old))
    done = calibrate(single_gold)
    assert done.status == 2 and "--voltage" in done.err
    assert json.loads(path.read_text()) == old
    record = record_of(single_gold, "--voltage", 300000)
    assert record["nominal_camera_length(m)"] == 0.2
    assert record["input"]["camera_length_from"] == str(path)
    # Ours says all that is needed for the next time
    assert record_of(single_gold)[VOLTAGE] == 300000


def test_plain_scan_has_no_conditions(tmp_path):
    path = tmp_path / "scan.h5"
    with h5py.File(path, "w") as file:
        file["counts"] = np.ones((2, 2, 64, 64), np.uint16)
    done = calibrate("--json", path)
    assert done.status == 2 and done.error("scan.h5")["code"] == "E_NO_VOLTAGE"


@pytest.mark.parametrize(
    ("contents", "parts"),
    [
        ({"gold": (2, 2, 8, 8), "silver": (2, 2, 8, 8)}, ["/gold, 2 x 2 x 8 x 8", "/silver", "file of its own"]),
        ({"stack": (4, 8, 8)}, ["/stack, 4 x 8 x 8", "Save the scan with four"]),
        ({"series": (2, 2, 2, 8, 8)}, ["/series, 2 x 2 x 2 x 8 x 8", "Save the scan with four"]),
    ],
)
def test_ambiguous_scan(tmp_path, contents, parts):
    path = tmp_path / "scan.h5"
    with h5py.File(path, "w") as file:
        for name, shape in contents.items():
            file[name] = np.zeros(shape, np.uint16)
    done = calibrate("--json", path, *CONDITIONS)
    error = done.error("scan.h5")
    assert (done.status, error["code"]) == (1, "E_NO_SCAN")
    for part in (f"{path} cannot be calibrated", *parts):
        assert part in error["message"], part
    assert "shown" not in error["message"]


@pytest.fixture
def noise(tmp_path) -> Path:
    """No rings at all: what a detector without a sample counts."""
    counts = np.random.default_rng(1).poisson(20, (256, 256)).astype(np.uint32)
    return write_pattern(tmp_path / "noise.hspy", counts)


def test_failed_calibration_is_told_and_not_written(noise):
    done = calibrate("--json", noise, *CONDITIONS)
    assert done.status == 1
    assert done.report["verdict"] == "fail" and done.report["reason"] in done.err
    assert "--force" in done.err
    assert [path.name for path in noise.parent.iterdir()] == ["noise.hspy"]


def test_force_writes_a_failed_one(single_gold):
    # One ring alone is no scale
    done = calibrate("--json", single_gold, *CONDITIONS, "--rings", "220")
    assert done.status == 1 and done.report["verdict"] == "fail"
    path = single_gold.parent / "gold_CL_20cm.json"
    assert not path.exists()
    forced = calibrate(single_gold, *CONDITIONS, "--rings", "220", "--force")
    assert forced.status == 1 and str(path) in forced.err
    assert json.loads(path.read_text())["verdict"] == "fail"


def test_force_cannot_write_what_was_not_found(tmp_path):
    path = write_pattern(tmp_path / "empty.hspy", np.zeros((256, 256), np.uint16))
    done = calibrate("--json", path, *CONDITIONS, "--force")
    assert done.status == 1 and "nothing to write, even with --force" in done.err
    assert done.report["verdict"] == "fail" and done.report[PIXEL_SIZE] is None
    assert [entry.name for entry in tmp_path.iterdir()] == ["empty.hspy"]


def test_mask_of_the_wrong_shape(single_gold, tmp_path):
    mask = tmp_path / "quad.h5"
    with h5py.File(mask, "w") as file:
        file["data/mask"] = np.zeros((515, 515), bool)
    done = calibrate("--json", single_gold, *CONDITIONS, "--mask", mask)
    assert done.status == 2
    message = done.error(single_gold.name)["message"]
    for part in ("--mask", str(mask), "515 x 515", "256 x 256"):
        assert part in message
    assert not (tmp_path / "gold_CL_20cm.json").exists()


def test_missing_mask_is_no_usage_error(single_gold, tmp_path):
    done = calibrate(single_gold, *CONDITIONS, "--mask", tmp_path / "gone.h5")
    assert done.status == 1 and "gone.h5" in done.err


def test_factor_needs_something_to_multiply(single_gold):
    known = calibrate(single_gold, *CONDITIONS, "--pixel-size-factor", 1)
    assert known.status == 0, known.err
    unknown = calibrate(single_gold, "--voltage", 80000, "--camera-length", 0.2, "--pixel-size-factor", 1)
    assert unknown.status == 2 and "(--pixel-size)" in unknown.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--voltage", "300 kV"],
        ["--voltage", "300"],
        ["--camera-length", "-1"],
        ["--camera-length", "200"],
        ["--pixel-size", "0"],
        ["--rings", "111,210"],
        ["--q-range", "1.2", "0.3"],
        ["--q-range", "1.2"],
        ["--q-range", "a", "b"],
        ["--typo"],
    ],
)
def test_wrong_usage(single_gold, arguments):
    before = tree(single_gold.parent)
    done = calibrate("--json", single_gold, *arguments)
    assert done.status == 2
    assert arguments[0] in done.err
    assert done.report["records"] == [] and len(done.report["errors"]) == 1
    assert tree(single_gold.parent) == before


def test_nothing_named():
    done = calibrate("--json")
    assert done.status == 2 and "FILE" in done.err and done.report["records"] == []


def test_several_files(single_gold, noise, tmp_path):
    gone = tmp_path / "gone.hspy"
    done = calibrate("--json", single_gold, noise, gone, *CONDITIONS)
    assert done.status == 1
    assert [record["verdict"] == "fail" for record in done.report["records"]] == [False, True]
    assert done.error("gone.hspy")["code"] == "E_NOT_FOUND"
    words = calibrate(single_gold, noise, gone, *CONDITIONS)
    assert "2 calibrated" in words.out and "1 fail" in words.out and "1 could not" in words.out


def test_missing_voltage_of_one_file_does_not_stop_the_others(single_gold, converted_gold):
    done = calibrate("--json", single_gold, converted_gold[1])
    assert done.status == 2
    assert len(done.report["records"]) == 1 and done.error(single_gold.name)["code"] == "E_NO_VOLTAGE"


def test_several_files_need_a_folder_for_their_records(single_gold, noise, tmp_path):
    done = calibrate(single_gold, noise, *CONDITIONS, "--out", tmp_path / "one.json")
    assert done.status == 2 and "--out" in done.err
    assert not (tmp_path / "one.json").exists()


def test_folder_without_data(tmp_path):
    done = calibrate("--json", tmp_path)
    assert done.status == 1 and done.error(tmp_path.name)["code"] == "E_NO_DATA"


def test_record_is_not_written_over_data(single_gold):
    before = single_gold.read_bytes()
    done = calibrate(single_gold, *CONDITIONS, "--out", single_gold)
    assert done.status == 2 and "--out" in done.err
    assert single_gold.read_bytes() == before
