"""`radial --roll`: lines that begin at a wrong column are rolled once, whoever does it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from command_line import convert, run
from radial_runs import radial, write_calibration
from reading import frames, own
from session_tree import STAMP, write_acquisition

ROWS, COLUMNS, SEAM = 12, 16, 5
KNOWN = ("--reshape", "known", "--scan-x", COLUMNS, "--scan-y", ROWS)
SHAPE = (64, 64)


@pytest.fixture
def raw(tmp_path) -> Path:
    """Thicker from left to right, the direct beam moving with it; recorded from column `SEAM` on."""
    random = np.random.default_rng(3)
    row, column = 30 + 0.1 * np.arange(ROWS), 33 + 0.2 * np.arange(COLUMNS)
    down = np.arange(SHAPE[0])[:, None] - row[:, None, None, None]
    right = np.arange(SHAPE[1]) - column[None, :, None, None]
    radius = np.hypot(down, right)
    expected = 60 * np.exp(-(radius**2) / 8) + (0.5 + 0.2 * np.arange(COLUMNS))[:, None, None] * np.exp(-radius / 20)
    recorded = np.roll(random.poisson(expected), SEAM, axis=1).astype(np.uint16)
    write_calibration(tmp_path / "20260101_080000_CL_20cm.json")
    return write_acquisition(tmp_path, recorded.reshape(-1, *SHAPE))


def test_a_seam_is_closed_once(tmp_path, raw):
    calibration = ("--calibration", tmp_path / "20260101_080000_CL_20cm.json", "--origin", "slow")
    plain, rolled = tmp_path / "plain", tmp_path / "rolled"
    for out, roll in ((plain, ()), (rolled, ("--roll", SEAM))):
        assert convert(raw, "--out", out, *KNOWN, *roll).status == 0
    found = []
    for out, roll in ((plain, SEAM), (plain, "auto"), (rolled, 0), (rolled, SEAM), (rolled, "auto")):
        file = out / STAMP / f"{STAMP}_data.hdf5"
        ended = radial(file, "--roll", roll, "--overwrite", *calibration)
        done = ended.only
        assert ("No seam was found" in ended.err) == (out == rolled and roll == "auto")
        assert "transformed before" in run("radial", file, "--roll", roll, *calibration).out
        found.append([own(done["mean"], "origin"), *map(frames, (done["mean"], done["var"], done["corrected"]))])
    for others in found[1:]:
        assert [values.tobytes() for values in others] == [values.tobytes() for values in found[0]]
    # The plane goes through: descan is that of the scan, not of its order
    origin = found[0][0]
    assert np.abs(origin[..., 1] - (33 + 0.2 * np.arange(COLUMNS))).max() < 0.15


def test_what_cannot_be_rolled_is_refused(tmp_path, raw):
    file = tmp_path / "cut" / STAMP / f"{STAMP}_data.hdf5"
    assert convert(raw, "--out", tmp_path / "cut", *KNOWN, "--roll", 2, "--crop-last-column").status == 0
    calibration = ("--calibration", tmp_path / "20260101_080000_CL_20cm.json")
    for roll, words in ((SEAM, "cut when it was converted"), (COLUMNS, "rolled by 0 to 15")):
        done = radial(file, "--roll", roll, *calibration)
        assert (done.status, done.report["errors"][0]["code"]) == (2, "E_ROLL")
        assert words in done.err
    assert not list(file.parent.glob("*.hspy"))
