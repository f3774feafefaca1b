"""`jupyter 4dstem analyse --edx`: maps of elements beside the components, against maps that are known without noise."""

from __future__ import annotations

import csv
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import hyperspy.api as hs
import numpy as np
import pytest
from analyse_runs import analyse, notes_of, of_analysis
from profile_files import phase_profiles, ring_areas, write_profiles
from ripple_files import AXIS, CHANNELS, ENERGIES, OFFSET, WIDTH, spectrum_map, write_ripple
from scipy import ndimage

STAMP = "20260317_101204"
SIDE = 48
# Lines far from those of the others: keV
LINES = {"Si": 1.74, "Ca": 3.691, "Ti": 4.51, "Fe": 6.401, "Zn": 8.629, "Se": 11.21, "Zr": 15.746}


def patches(random: np.random.Generator) -> np.ndarray:
    """A positive map of patches a few positions large."""
    field = ndimage.gaussian_filter(random.normal(size=(SIDE, SIDE)), 2.5)
    return np.exp(0.8 * field / field.std())


@dataclass(frozen=True)
class Scan:
    folder: Path
    profiles: Path
    # Mean counts of each phase, and of each element, without noise
    amounts: np.ndarray
    elements: dict[str, np.ndarray]
    maps: np.ndarray
    rpl: Path

    @property
    def options(self) -> tuple[object, ...]:
        return (self.profiles, "--components", 3, "--elements", ",".join(self.elements), *AXIS)


@pytest.fixture(scope="module")
def scan(tmp_path_factory) -> Scan:
    random = np.random.default_rng(8)
    shapes = phase_profiles(random, 3, 0.6)
    phase = np.argmax([ndimage.gaussian_filter(random.normal(size=(SIDE, SIDE)), 2.5) for _ in range(3)], axis=0)
    thickness = 0.5 + patches(random) / 2
    amounts = np.array([np.where(phase == k, 800 * thickness, 0) for k in range(3)])
    counts = random.poisson(np.einsum("kyx,kq->yxq", amounts, shapes))
    folder = tmp_path_factory.mktemp("edx") / "2026/cm40001-1/processing/Merlin/particles"
    profiles = write_profiles(folder / STAMP / f"{STAMP}_azimuthal_mean.hspy", counts / ring_areas())
    others = [800 * thickness - own for own in amounts]
    # Two that go with a phase, two with what the phase is not, the others with nothing
    with_phase = {"Si": amounts[0], "Ca": amounts[1], "Ti": others[2], "Fe": others[0]}
    elements: dict[str, np.ndarray] = {}
    for name in LINES:
        own = patches(random) + with_phase.get(name, 0) / 400
        elements[name] = own / own.mean()
    # One line more than the scan, which ends before the map does
    whole = {LINES[name]: np.pad(map, ((0, 1), (0, 0)), mode="edge") for name, map in elements.items()}
    maps = spectrum_map(whole, 0.002, random)
    rpl = write_ripple(folder / "EDX" / f"Map Data-Map Data - Site_{STAMP}", maps)
    return Scan(folder, profiles, amounts, elements, maps, rpl)


@pytest.fixture(scope="module")
def output(scan) -> dict:
    return analyse(*scan.options).only


def test_correlations_are_those_without_noise(scan, output):
    maps = hs.load(output["files"][0]["maps"]).data.reshape(3, -1)
    truth = scan.amounts.reshape(3, -1)
    phase_of = [int(np.argmax([np.corrcoef(map, own)[0, 1] for own in truth])) for map in maps]
    assert sorted(phase_of) == [0, 1, 2]
    held, plain_held = [], []
    for found in output["correlations"]:
        own = truth[phase_of[found["component"] - 1]]
        true_r = np.corrcoef(own, scan.elements[found["element"]].ravel())[0, 1]
        held.append(found["low"] <= true_r <= found["high"])
        assert found["low"] <= found["r"] <= found["high"]
        assert found["pixels"] == SIDE * SIDE
        assert abs(found["r"] - true_r) < 0.2
        element = hs.load(output["files"][0]["elements"]).data[list(scan.elements).index(found["element"])]
        plain = np.corrcoef(maps[found["component"] - 1], element.ravel())[0, 1]
        plain_held.append(found["low"] <= plain <= found["high"])
    assert len(held) == 3 * len(LINES)
    # 95 % are expected of 21, which hang together by threes; and without the correction few would be
    assert np.mean(held) >= 0.85
    assert np.mean(plain_held) < np.mean(held)
    strong = {(phase_of[one["component"] - 1], one["element"]): one for one in output["correlations"]}
    assert strong[0, "Si"]["low"] > 0.3 and strong[1, "Ca"]["low"] > 0.3
    assert strong[2, "Ti"]["high"] < -0.1 and strong[0, "Fe"]["high"] < -0.1
    independent = [one for one in output["correlations"] if one["element"] in ("Zn", "Se", "Zr")]
    assert np.mean([one["low"] <= 0 <= one["high"] for one in independent]) >= 7 / 9


def test_tables_and_record_say_the_same(scan, output):
    with of_analysis(output, "correlations.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert [(int(row["component"]), row["element"]) for row in rows] == [
        (one["component"], one["element"]) for one in output["correlations"]
    ]
    assert [float(row["r"]) for row in rows] == pytest.approx([one["r"] for one in output["correlations"]], abs=1e-4)
    record = json.loads(Path(output["record"]).read_text())["edx"]
    assert record["pairs"][0]["map"] == str(scan.rpl) == output["files"][0]["edx"]
    assert "49 x 48" in record["pairs"][0]["note"]
    assert record["axis"] == {"channels": CHANNELS, "width(keV)": WIDTH, "offset(keV)": OFFSET}
    assert [one["line"] for one in record["elements"]] == ["Ka"] * len(LINES)
    assert "Correlation of each component with each element" in Path(output["report"]).read_text()


def test_maps_and_spectra_are_sums_of_the_counts(scan, output):
    elements = hs.load(output["files"][0]["elements"])
    assert elements.data.shape == (len(LINES), SIDE, SIDE)
    assert [axis.units for axis in elements.axes_manager.signal_axes] == ["nm", "nm"]
    record = json.loads(Path(output["record"]).read_text())["edx"]
    counts = scan.maps[:, :SIDE].astype(float)
    assert sum(len(window["background(keV)"]) == 2 for window in record["elements"]) >= 5
    for map, window in zip(elements.data, record["elements"], strict=True):
        assert map == pytest.approx(net(counts, window), abs=1e-4)
        # Net counts are those of the line but for its tails: two sigma and more to either side
        assert map.mean() == pytest.approx(1, abs=0.06)
    spectra = hs.load(of_analysis(output, "class_spectra.hspy"))
    axis = spectra.axes_manager.signal_axes[0]
    assert (axis.name, axis.units, axis.offset, axis.scale) == ("Energy", "keV", OFFSET, WIDTH)
    classes = hs.load(output["files"][0]["classes"]).data
    for own in range(3):
        assert spectra.data[own] == pytest.approx(counts[:, classes == own + 1].mean(axis=1))


def net(counts: np.ndarray, window: dict) -> np.ndarray:
    """Counts in the window less the straight line through the background on both sides, or that of the one that is free."""

    def channels(name: str) -> list[np.ndarray]:
        ranges = window[name] if name == "background(keV)" else [window[name]]
        return [np.flatnonzero((ENERGIES > low - 1e-6) & (ENERGIES < high + 1e-6)) for low, high in ranges]

    [signal], sides = channels("signal(keV)"), channels("background(keV)")
    rates = [counts[side].mean(axis=0) for side in sides]
    if len(sides) == 1:
        return counts[signal].sum(axis=0) - len(signal) * rates[0]
    low, high = (ENERGIES[side].mean() for side in sides)
    share = (ENERGIES[signal].mean() - low) / (high - low)
    return counts[signal].sum(axis=0) - len(signal) * ((1 - share) * rates[0] + share * rates[1])


def test_lines_that_begin_at_another_column_than_those_of_the_map_are_told(scan, output, tmp_path):
    rpl = write_ripple(tmp_path / f"Site_{STAMP}", np.roll(scan.maps, 10, axis=2))
    shifted = analyse(*scan.options, "--edx", rpl, "--out", tmp_path / "out").only
    [note] = [text for text in notes_of(shifted) if "is rolled" in text]
    # The other way round: the map begins ten columns late, so the scan does when it is rolled by the other 38
    assert f"every line is rolled {SIDE - 10} columns to the left" in note and f"(--roll {SIDE - 10})" in note
    assert not any("is rolled" in text for text in notes_of(output))


def test_an_energy_axis_is_never_assumed(scan, tmp_path):
    named = (scan.profiles, "--components", 1, "--elements", "Si", "--out", tmp_path / "a")
    found = analyse(*named).only
    assert (found["correlations"], found["files"][0]["elements"]) == ([], None)
    [warning] = [text for text in notes_of(found) if "--energy-scale 0.01 --energy-offset -0.2" in text]
    assert str(scan.rpl) in warning
    [error] = analyse(*named, "--edx", scan.rpl).report["errors"]
    assert error["code"] == "E_ENERGY_AXIS"
    [error] = analyse(*named, "--edx", scan.rpl, "--energy-scale", 10, "--energy-offset", -200).report["errors"]
    assert (error["code"], "not in eV" in error["message"]) == ("E_ENERGY_AXIS", True)
    with_axis = (
        scan.rpl.read_text().upper()
        + "; by hand\r\nDepth-Units keV\r\nDEPTH-SCALE 0.01\ndepth-origin -0.2 ; eV\r\nMood good"
    )
    own = write_ripple(tmp_path / "own", scan.maps, header=with_axis)
    done = analyse(*named, "--edx", own).only
    assert [one["element"] for one in done["correlations"]] == ["Si"]
    assert analyse(*named, "--edx", "off").only["files"][0]["edx"] is None


def test_doubts_are_listed_and_the_rest_still_works(scan, tmp_path):
    place = tmp_path / "2026/cm40001-1/processing/Merlin/particles"
    stamps = ["20260317_110000", "20260317_120000", "20260317_130000", "20260317_140000", "20260317_150000"]
    for stamp in stamps:
        (place / stamp).mkdir(parents=True)
        shutil.copy(scan.profiles, place / stamp / f"{stamp}_azimuthal_mean.hspy")
    write_ripple(place / "EDX" / f"Site_{stamps[0]}", scan.maps)
    for copy in ("1", "2"):
        write_ripple(place / "EDX" / copy / f"Site_{stamps[1]}", scan.maps[:, :2])
    cut = write_ripple(place / "EDX" / f"Site_{stamps[2]}", scan.maps)
    cut.with_suffix(".raw").write_bytes(b"\0" * 1000)
    write_ripple(place / "EDX" / f"Site_{stamps[3]}", scan.maps[:, :40])
    write_ripple(place / "EDX" / "EDS Map Data 12", scan.maps[:, :2])
    done = analyse(place, "--components", 3, "--elements", "Si,Ti,Ba", *AXIS, "--out", tmp_path / "out")
    output = done.only
    assert [bool(file["edx"]) for file in output["files"]] == [True, False, False, False, False]
    text = "\n".join(notes_of(output))
    for sentence in (
        f"{stamps[1]}: several spectrum maps have its time stamp in their names. None was taken",
        "it was cut off",
        "The spectrum map has 40 x 48 positions, the scan 48 x 48 (240 x 240 nm)",
        f"{stamps[4]} has no spectrum map",
        "EDS Map Data 12.rpl holds the time stamp of no data set",
        "The window of Ti Ka holds Ba La",
    ):
        assert sentence in text
    record = json.loads(Path(output["record"]).read_text())["edx"]
    assert [doubt["stamp"] for doubt in record["doubts"]] == [stamps[1]]
    assert record["scans_alone"] == [stamps[4]]
    assert len(record["maps_alone"]) == 1
    [error] = analyse(place, "--elements", "Si,Xx", "--components", 2).report["errors"]
    assert error["code"] == "E_ELEMENT"
