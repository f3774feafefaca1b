"""Maps of the direct beam in the report of `calibrate`, against the descan that was simulated."""

from __future__ import annotations

import re

import numpy as np
import pytest
from calibration_runs import CONDITIONS, calibrate

CAPTION = re.compile(r"(\d+) × (\d+) scan\s+positions.*?Mean\s+([\d.]+) px, standard deviation ([\d.]+)", re.DOTALL)
# Of 200 counts and more in the beam a place is known to 0.15 px, the mean of a hundred to 0.015; two digits are printed
MEAN_ERROR = 0.04
DEVIATION_ERROR = 0.05


@pytest.mark.parametrize("chips", [1, 4])
@pytest.mark.parametrize("kind", ["raw", "converted"])
def test_maps_show_the_descan(chips, kind, gold, converted_gold, gold_truth, tmp_path):
    source = {"raw": gold, "converted": converted_gold}[kind][chips]
    done = calibrate(source, "--out", tmp_path)
    assert done.status == 0, done.err
    report = next(tmp_path.glob("*.html")).read_text()
    truth = next(
        found
        for found in gold_truth["acquisitions"].values()
        if found["sample"] == "gold" and found["detector"]["chips"] == chips
    )
    rows, columns = truth["scan"]["shape"]
    scan_row, scan_column = np.mgrid[:rows, :columns]
    maps = CAPTION.findall(report)
    assert len(maps) == 2
    for axis, (shown_rows, shown_columns, mean, deviation) in enumerate(maps):
        assert (int(shown_rows), int(shown_columns)) == (rows, columns)
        descan = truth["descan"]
        beam = (
            descan["atFirst"][axis]
            + descan["perScanRow"][axis] * scan_row
            + descan["perScanColumn"][axis] * scan_column
        )
        assert abs(float(mean) - beam.mean()) < MEAN_ERROR
        assert abs(float(deviation) - beam.std()) < DEVIATION_ERROR


def test_a_single_pattern_has_no_maps(single_gold, tmp_path):
    done = calibrate(single_gold, *CONDITIONS, "--out", tmp_path / "gold.json")
    assert done.status == 0, done.err
    assert "Row of the direct beam" not in (tmp_path / "gold.html").read_text()
