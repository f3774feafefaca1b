"""
Pipes where files are expected: opening one waits for its other end, which never comes. The specs of `regularFile` know all
that blocks; here is each place where a command opens what it was not given.
"""

import os
from pathlib import Path

import numpy as np
from calibration_runs import CONDITIONS, calibrate
from command_line import convert
from merlin_writer import random_pictures, write_mib

PICTURES = random_pictures(4, (8, 64), 4095, dtype=np.uint16)


def blocking(path: Path) -> Path:
    """Makes a path that blocks whoever opens it as a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)
    return path


def test_final_name(tmp_path):
    raw = write_mib(tmp_path / "x_data.mib", PICTURES)
    final = blocking(tmp_path / "out/x/x_data.hdf5")
    done = convert(raw, "--out", tmp_path / "out")
    error = done.error("x_data.mib")
    assert error["code"] == "E_NOT_FILE" and str(final) in error["message"], error
    assert [path.name for path in final.parent.iterdir()] == [final.name]


def test_conversion_info_file(tmp_path):
    done = convert(blocking(tmp_path / "convert_info.txt"))
    assert done.report["errors"][0]["code"] == "E_NOT_FILE"


def test_pattern(tmp_path):
    for name in ["gold.tif", "gold.hdf5"]:
        done = calibrate("--json", blocking(tmp_path / name), *CONDITIONS)
        assert done.error(name)["code"] == "E_NOT_FILE"


def test_mask_and_earlier_record(single_gold, tmp_path):
    blocking(single_gold.parent / "gold_CL_20cm.json")
    done = calibrate("--json", single_gold, "--voltage", 300000)
    assert done.error(single_gold.name)["code"] == "E_NO_CAMERA_LENGTH"
    mask = blocking(tmp_path / "mask.tif")
    done = calibrate("--json", single_gold, *CONDITIONS, "--mask", mask)
    assert done.error(single_gold.name)["code"] == "E_NOT_FILE"
