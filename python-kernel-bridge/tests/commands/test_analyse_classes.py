"""`jupyter 4dstem analyse`: mean patterns, rings and pictures of the classes."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from xml.etree import ElementTree

import analyse_runs
import h5py
import hyperspy.api as hs
import numpy as np
import pytest
from profile_files import BINS, SCALE, Truth, write_profiles, write_session
from scipy.signal import find_peaks

SHAPE = (20, 24)


def analyse(*arguments: object) -> dict:
    return analyse_runs.analyse("--components", 3, *arguments).only


def write_corrected(profiles: Path, data: np.ndarray) -> Path:
    """Corrected patterns beside their profiles: whole counts, as the radial transform leaves them, or py4DSTEM's fractions."""
    path = profiles.with_name(profiles.name.replace("_azimuthal_mean", "_corrected_scaled"))
    with h5py.File(path, "w") as file:
        signal = file.create_group("Experiments/__unnamed__")
        signal.create_dataset("data", data=data, chunks=(1, 1, *data.shape[2:]), compression="gzip")
        for index, size in enumerate(data.shape):
            axis = signal.create_group(f"axis-{index}")
            axis.attrs.update({"size": size, "navigate": index < 2, "scale": 5.0 if index < 2 else SCALE})
            axis.attrs.update({"units": "nm" if index < 2 else "1/Å", "offset": -10 * SCALE if index > 1 else 0.0})
    return path


@pytest.fixture(scope="module")
def truth(tmp_path_factory) -> Truth:
    return write_session(tmp_path_factory.mktemp("classes"))


@pytest.fixture(scope="module")
def patterns(truth) -> list[np.ndarray]:
    random = np.random.default_rng(5)
    drawn = [random.gamma(20.0, size=(*phases.shape, *SHAPE)) for phases in truth.phases]
    all_patterns = [data.astype(kind) for data, kind in zip(drawn, (np.float32, np.uint16), strict=True)]
    for path, data in zip(truth.files, all_patterns, strict=True):
        write_corrected(path, data)
    return all_patterns


@pytest.fixture(scope="module")
def output(truth, patterns) -> dict:
    return analyse(truth.files[0].parents[1])


def test_patterns_of_classes_are_means_over_all_data_sets(truth, patterns, output):
    found = hs.load(analyse_runs.of_analysis(output, "class_patterns.hspy"))
    assert found.data.shape == (3, *SHAPE)
    assert [(axis.scale, axis.units) for axis in found.axes_manager.signal_axes] == [(SCALE, "1/Å")] * 2
    maxima = hs.load(analyse_runs.of_analysis(output, "class_maximum_patterns.hspy")).data
    classes = [hs.load(file["classes"]).data for file in output["files"]]
    for own in range(3):
        chosen = np.concatenate(
            [data[map == own + 1] for data, map in zip(patterns, classes, strict=True)], dtype=np.float64
        )
        assert found.data[own] == pytest.approx(chosen.mean(axis=0), rel=1e-5)
        assert maxima[own] == pytest.approx(chosen.max(axis=0), rel=1e-6)
    record = json.loads(Path(output["record"]).read_text())
    assert len(record["patterns"]) == len(truth.files)


def test_patterns_that_do_not_fit_are_told_and_left_out(truth, patterns, tmp_path):
    copies = write_session(tmp_path)
    write_corrected(copies.files[0], patterns[0])
    write_corrected(copies.files[1], patterns[1][:-1])
    output = analyse(*copies.files, "--out", tmp_path / "out")
    [warning] = analyse_runs.notes_of(output)
    assert "31 x 32" in warning and "no part in the patterns" in warning
    classes = hs.load(output["files"][0]["classes"]).data
    found = hs.load(analyse_runs.of_analysis(output, "class_patterns.hspy")).data
    assert found[0] == pytest.approx(patterns[0][classes == 1].mean(axis=0, dtype=np.float64), rel=1e-5)
    none = analyse(*copies.files, "--no-patterns", "--out", tmp_path / "none")
    assert not analyse_runs.of_analysis(none, "class_patterns.hspy").exists() and analyse_runs.notes_of(none) == []


def test_rings_are_those_that_scipy_finds(output):
    with analyse_runs.of_analysis(output, "peaks.csv").open() as file:
        rows = list(csv.DictReader(file))
    profiles = hs.load(analyse_runs.of_analysis(output, "class_profiles.hspy"))
    axis = profiles.axes_manager.signal_axes[0]
    first, last = (round((q - axis.offset) / axis.scale) for q in output["q"])
    for own in range(3):
        profile = profiles.data[own][first : last + 1]
        places, about = find_peaks(profile, prominence=0, width=0)
        stands_out = about["prominences"] >= 0.02 * about["prominences"].max()
        order = np.argsort(-about["prominences"][stands_out], kind="stable")
        mine = [row for row in rows if row["class"] == str(own + 1)]
        expected = places[stands_out][order]
        bins = np.array([(float(row["q_inv_A"]) - axis.offset) / axis.scale - first for row in mine])
        assert np.round(bins) == pytest.approx(expected, abs=1)
        assert [float(row["prominence"]) for row in mine] == pytest.approx(
            about["prominences"][stands_out][order], rel=1e-4
        )
        assert [float(row["width_inv_A"]) for row in mine] == pytest.approx(
            axis.scale * about["widths"][stands_out][order], abs=2e-5
        )
        assert [float(row["d_A"]) * float(row["q_inv_A"]) for row in mine] == pytest.approx([1] * len(mine), abs=1e-3)


def test_pictures_are_beside_the_tables(truth, output):
    folder = analyse_runs.of_analysis(output, "pictures")
    names = {path.name for path in folder.iterdir()}
    stamps = [file["stamp"] for file in output["files"]]
    assert names == {
        "components.svg",
        "class_profiles.svg",
        *(f"{stamp}_classes.png" for stamp in stamps),
        *(f"{stamp}_areas.svg" for stamp in stamps),
        *(f"{stamp}_fit_of_gold.png" for stamp in stamps),
        *(f"{stamp}_component_{k}.png" for stamp in stamps for k in (1, 2, 3)),
    }
    # Width and height stand in the first chunk
    size = (folder / f"{stamps[0]}_component_1.png").read_bytes()[16:24]
    assert (int.from_bytes(size[:4], "big"), int.from_bytes(size[4:], "big")) == truth.phases[0].shape[::-1]
    picture = ElementTree.parse(folder / "components.svg").getroot()
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    assert len([part for part in picture.iter() if part.get("class") == "line"]) == 3


def test_variances_of_rings_are_means_of_their_windows(tmp_path):
    [path] = write_session(tmp_path, sets=1, width=24).files
    variances = np.random.default_rng(9).gamma(2.0, size=(24, 24, BINS)).astype(np.float32)
    write_profiles(path.with_name(path.name.replace("_mean", "_var")), variances)
    done = analyse(path, "--out", tmp_path / "out")
    with analyse_runs.of_analysis(done, "windows.csv").open() as file:
        windows = list(csv.DictReader(file))
    maps = hs.load(analyse_runs.of_analysis(done, done["files"][0]["stamp"] + "_window_variances.hspy")).data
    assert 1 < len(windows) == len(maps) <= 8
    q = SCALE * np.arange(BINS)
    for window, found in zip(windows, maps, strict=True):
        first, ring, last = (float(window[name]) for name in ("from_inv_A", "q_inv_A", "to_inv_A"))
        # Numbers have five places
        inside = (q > first - 1e-4) & (q < last + 1e-4)
        truth = variances[..., inside].mean(axis=-1)
        assert first <= ring <= last and inside.sum() > 1
        assert found == pytest.approx(truth, rel=1e-5)
        assert float(window["threshold_90_percent"]) == pytest.approx(np.percentile(truth, 90), rel=1e-4)
