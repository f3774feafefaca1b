"""`jupyter 4dstem analyse` with maps in Oxford Instruments' HDF5, and with maps of another size than the scan."""

from __future__ import annotations

import csv
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import analyse_runs
import h5py
import hyperspy.api as hs
import numpy as np
import pytest
from command_line import Run
from oina_files import write_oina
from profile_files import phase_profiles, ring_areas, write_profiles
from ripple_files import CHANNELS, write_ripple
from scipy import ndimage

STAMP = "20260317_101204"
SIDE = 48
STEP = 5.0  # nm, as in the profile files
START, WIDTH = -197.45, 10.0  # eV
ENERGIES = (START + WIDTH * np.arange(CHANNELS)) / 1000
LINES = {"Si": 1.74, "Fe": 6.401, "Zn": 8.629}


def analyse(*arguments: object) -> Run:
    return analyse_runs.analyse("--no-patterns", *arguments)


@dataclass(frozen=True)
class Scan:
    folder: Path
    profiles: Path
    # Mean counts of the two phases
    amounts: np.ndarray
    # Mean counts of each element in a position of the scan: Si goes with the first phase, Fe with the other, Zn with nothing
    elements: dict[str, np.ndarray]

    @property
    def options(self) -> tuple[object, ...]:
        return (self.profiles, "--components", 2, "--elements", ",".join(LINES))

    def correlation(self, output: dict, element: str) -> dict:
        """That of the component that is the first phase."""
        maps = hs.load(output["files"][0]["maps"]).data
        first = int(np.argmax([np.corrcoef(map.ravel(), self.amounts[0].ravel())[0, 1] for map in maps]))
        [found] = [one for one in output["correlations"] if (one["component"], one["element"]) == (first + 1, element)]
        return found


@pytest.fixture(scope="module")
def scan(tmp_path_factory) -> Scan:
    random = np.random.default_rng(5)
    shapes = phase_profiles(random, 2, 0.6)
    fields = [ndimage.gaussian_filter(random.normal(size=(SIDE, SIDE)), 3) for _ in range(2)]
    first, other = (1 / (1 + np.exp(-4 * field / field.std())) for field in fields)
    amounts = np.array([first, 1 - first]) * 800
    counts = random.poisson(np.einsum("kyx,kq->yxq", amounts, shapes))
    folder = tmp_path_factory.mktemp("oina") / "2026/cm40001-1/processing/Merlin/particles"
    profiles = write_profiles(folder / STAMP / f"{STAMP}_azimuthal_mean.hspy", counts / ring_areas())
    elements = {"Si": 0.2 + 2 * first, "Fe": 0.2 + 2 * (1 - first), "Zn": 0.2 + 2 * other}
    return Scan(folder, profiles, amounts, elements)


def counted(elements: dict[str, np.ndarray]) -> np.ndarray:
    """Poisson counts (channel, row, column) of lines with these mean counts, and a strobe peak."""
    random = np.random.default_rng(9)

    def peak(energy: float) -> np.ndarray:
        fwhm = np.sqrt(0.13**2 + 0.0025 * (energy - 5.895))
        shape = np.exp(-0.5 * ((ENERGIES - energy) / (fwhm / 2.3548)) ** 2)
        return (shape / shape.sum())[:, None, None]

    mean = sum(peak(LINES[name]) * map for name, map in elements.items())
    return random.poisson(mean + 0.002 + 40 * peak(0)).astype(np.int32)


def check_signs(scan: Scan, output: dict) -> None:
    si, fe, zn = (scan.correlation(output, name) for name in LINES)
    assert si["low"] > 0.8 and fe["high"] < -0.8
    assert zn["low"] <= np.corrcoef(scan.amounts[0].ravel(), scan.elements["Zn"].ravel())[0, 1] <= zn["high"]


def own_record(output: dict) -> dict:
    return json.loads(Path(output["record"]).read_text())["edx"]


@pytest.mark.parametrize("chunks", [(7, 2048), (300, 100)])
def test_energies_and_counts_are_those_of_the_file(scan, tmp_path, chunks):
    data = counted(scan.elements)
    path = write_oina(tmp_path / "free name.h5oina", data, start=START, width=WIDTH, chunks=chunks)
    output = analyse(*scan.options, "--edx", path, "--out", tmp_path / "out").only
    record = own_record(output)
    assert record["axis"]["width(keV)"] == pytest.approx(WIDTH / 1000)
    assert record["axis"]["offset(keV)"] == pytest.approx(START / 1000, abs=1e-6)
    assert (record["pairs"][0]["map"], record["pairs"][0]["note"]) == (str(path), None)
    # How many positions have how many counts, behind the strobe peak
    with open(tmp_path / "out" / "edx_counts.csv", newline="") as file:
        lines = list(csv.DictReader(file))
    totals = data[ENERGIES > 0.1].sum(axis=0)
    assert [int(line["least_counts"]) for line in lines] == list(range(len(lines)))
    assert [int(line["positions"]) for line in lines] == np.bincount(totals.ravel()).tolist()
    spectra = hs.load(analyse_runs.of_analysis(output, "class_spectra.hspy"))
    classes = hs.load(output["files"][0]["classes"]).data
    for own in range(2):
        assert spectra.data[own] == pytest.approx(data[:, classes == own + 1].mean(axis=1), abs=1e-5)
    elements = hs.load(output["files"][0]["elements"]).data
    for name, map in zip(LINES, elements, strict=True):
        assert map.mean() == pytest.approx(scan.elements[name].mean(), rel=0.06)
        assert np.corrcoef(map.ravel(), scan.elements[name].ravel())[0, 1] > 0.3
    check_signs(scan, output)


def test_a_finer_map_of_the_same_field_is_shared_by_area(scan, tmp_path):
    # 72 pixels for 48 positions: three pixels are two positions
    wide = {name: np.kron(map, np.ones((3, 3))) for name, map in scan.elements.items()}
    data = counted({name: map.reshape(72, 2, 72, 2).sum(axis=(1, 3)) / 9 for name, map in wide.items()})
    path = write_oina(tmp_path / "fine.h5oina", data, step=STEP * 48 / 72 / 1000 * 1.02)
    output = analyse(*scan.options, "--edx", path, "--out", tmp_path / "out").only
    record = own_record(output)
    assert record["pairs"][0]["scan_positions_per_pixel"] == pytest.approx([2 / 3, 2 / 3])
    note = record["pairs"][0]["note"]
    assert "245 x 245 nm" in note and "240 x 240 nm" in note and "by area" in note
    assert any(note in warning for warning in analyse_runs.notes_of(output))
    window = record["elements"][0]
    low, high = window["signal(keV)"]
    signal = data[(low - 1e-6 < ENERGIES) & (high + 1e-6 > ENERGIES)].sum(axis=0)
    # What is shared: each pixel in thirds of a position along either axis
    thirds = np.kron(signal, np.ones((2, 2))) / 4
    shared = thirds.reshape(48, 3, 48, 3).sum(axis=(1, 3))
    elements = hs.load(output["files"][0]["elements"]).data
    # Net of background, which is small here
    assert elements[0].sum() == pytest.approx(signal.sum(), rel=0.1)
    assert np.corrcoef(elements[0].ravel(), shared.ravel())[0, 1] > 0.99
    check_signs(scan, output)


def test_a_coarser_map_is_correlated_at_its_own_pixels(scan, tmp_path):
    coarse = {name: map.reshape(24, 2, 24, 2).sum(axis=(1, 3)) for name, map in scan.elements.items()}
    data = counted(coarse)
    path = write_oina(tmp_path / "coarse.h5oina", data, step=2 * STEP / 1000)
    output = analyse(*scan.options, "--edx", path, "--out", tmp_path / "out").only
    assert own_record(output)["pairs"][0]["scan_positions_per_pixel"] == [2, 2]
    assert {one["pixels"] for one in output["correlations"]} == {24 * 24}
    elements = hs.load(output["files"][0]["elements"]).data
    assert elements.shape == (3, SIDE, SIDE)
    assert np.ptp(elements.reshape(3, 24, 2, 24, 2), axis=(2, 4)).max() == 0
    assert elements[0].sum() == pytest.approx(coarse["Si"].sum(), rel=0.06)
    si, fe, _ = (scan.correlation(output, name) for name in LINES)
    assert si["low"] > 0.8 and fe["high"] < -0.8


def test_other_fields_of_view_are_not_correlated(scan, tmp_path):
    small = {name: map[:36, :36] for name, map in scan.elements.items()}
    path = write_oina(tmp_path / "part.h5oina", counted(small), step=STEP / 1000)
    [error] = analyse(*scan.options, "--edx", path, "--out", tmp_path / "out").report["errors"]
    assert error["code"] == "E_EDX_SIZE"
    assert "180 x 180 nm" in error["message"] and "240 x 240 nm" in error["message"]


def test_maps_are_paired_by_what_is_in_the_file(scan, tmp_path):
    place = tmp_path / "2026/cm40001-1/processing/Merlin/particles"
    stamps = ["20260317_110000", "20260317_120000", "20260317_130000", "20260317_140000", "20260317_150000"]
    for stamp in stamps:
        (place / stamp).mkdir(parents=True)
        shutil.copy(scan.profiles, place / stamp / f"{stamp}_azimuthal_mean.hspy")
    data = counted(scan.elements)
    folder = place / "EDX"
    write_oina(folder / "Map Data 1.h5oina", data, site=f"Site_{stamps[0]}", date="2020-01-01T00:00:00")
    write_oina(folder / "Map Data 2.h5oina", data, date="2026-03-17T12:00:27")
    # Both formats of one map: counts of the .rpl, energies of the .h5oina, which has it binned and without spectra
    write_ripple(folder / f"Map Data - Site_{stamps[2]}", data)
    write_oina(
        folder / f"P Site_{stamps[2]} Map Data 3.h5oina", None, cells=(12, 12), step=4 * STEP / 1000, start=START + 0.2
    )
    for copy in (4, 5):
        write_oina(folder / f"Map Data {copy}.h5oina", data, date="2026-03-17T14:00:40")
    write_oina(folder / "Map Data 6.h5oina", data, date="2026-03-17T17:00:00")
    write_oina(folder / "Map Data 7.h5oina", data, technique="EBSD")
    output = analyse(place, "--components", 2, "--elements", "Si", "--out", tmp_path / "out").only
    assert [Path(file["edx"]).name if file["edx"] else None for file in output["files"]] == [
        "Map Data 1.h5oina",
        "Map Data 2.h5oina",
        f"Map Data - Site_{stamps[2]}.rpl",
        None,
        None,
    ]
    record = own_record(output)
    assert [pair["paired_by"] for pair in record["pairs"]] == ["label", "date", "name"]
    assert record["pairs"][1]["seconds_after_stamp(s)"] == 27
    assert [doubt["stamp"] for doubt in record["doubts"]] == [stamps[3]]
    assert (record["scans_alone"], len(record["maps_alone"])) == ([stamps[4]], 1)
    text = "\n".join(analyse_runs.notes_of(output))
    for sentence in (
        "Map Data 2.h5oina by the date in the file, 27 s after the time stamp",
        f"{stamps[3]}: dates alone do not tell which spectrum map belongs to which scan",
        "Map Data 6.h5oina holds the time stamp of no data set in its name or labels",
        "Map Data 7.h5oina holds no EDX: it may be of EBSD",
        "Map Data 3.h5oina.",
        f"{stamps[4]} has no spectrum map",
    ):
        assert sentence in text
    assert output["correlations"][0]["pixels"] == 3 * SIDE * SIDE


def write_two_detectors(path: Path, data: np.ndarray, width: float = WIDTH) -> Path:
    """Counts of two detectors, a third of them by the second, and an image of the same acquisition."""
    second = np.random.default_rng(3).binomial(data, 1 / 3)
    other = write_oina(path.with_suffix(".second"), second, start=START, width=width, technique="EDS2")
    write_oina(path, data - second, start=START, width=WIDTH, technique="EDS1", chunks=(5, CHANNELS))
    with h5py.File(path, "a") as file, h5py.File(other) as added:
        added.copy("1/EDS2", file["1"])
        file.create_group("1/Electron Image")
    return path


def test_counts_of_several_detectors_are_added_up(scan, tmp_path):
    data = counted(scan.elements)
    path = write_two_detectors(tmp_path / "unity.h5oina", data)
    output = analyse(*scan.options, "--edx", path, "--out", tmp_path / "out").only
    spectra = hs.load(analyse_runs.of_analysis(output, "class_spectra.hspy"))
    classes = hs.load(output["files"][0]["classes"]).data
    for own in range(2):
        assert spectra.data[own] == pytest.approx(data[:, classes == own + 1].mean(axis=1), abs=1e-5)
    assert f"counts of 1/EDS1 and 1/EDS2 in {path} are added up" in Path(output["record"]).read_text()
    check_signs(scan, output)


def test_detectors_with_other_energies_are_not_added_up(scan, tmp_path):
    path = write_two_detectors(tmp_path / "unity.h5oina", counted(scan.elements), width=20.0)
    [error] = analyse(*scan.options, "--edx", path, "--out", tmp_path / "out").report["errors"]
    assert error["code"] == "E_H5OINA"
    assert "1/EDS1 and 1/EDS2 differ (channels 0.01 and 0.02 keV wide). Export the map of one." in error["message"]


def test_a_file_without_spectra_says_so(scan, tmp_path):
    path = write_oina(tmp_path / "maps.h5oina", None, cells=(SIDE, SIDE))
    [error] = analyse(*scan.options, "--edx", path, "--out", tmp_path / "out").report["errors"]
    assert (error["code"], "holds no spectra" in error["message"]) == ("E_H5OINA", True)


@pytest.mark.parametrize(
    ("cells", "shape", "chunks"),
    [
        ((100_000, 100_000), (10**10, CHANNELS), (1, CHANNELS)),
        ((SIDE, SIDE), (SIDE * SIDE, 10**6), (600, 10**6)),
    ],
)
def test_a_file_that_claims_more_than_there_is_memory_for_is_refused(scan, tmp_path, cells, shape, chunks):
    path = write_oina(tmp_path / "claims.h5oina", None, cells=(SIDE, SIDE))
    with h5py.File(path, "r+") as file:
        file["1/EDS/Header/Y Cells"][...], file["1/EDS/Header/X Cells"][...] = cells
        file["1/EDS/Data"].create_dataset("Spectrum", shape, np.int32, chunks=chunks)
    [error] = analyse(*scan.options, "--edx", path, "--out", tmp_path / "out").report["errors"]
    assert (error["code"], str(path) in error["message"]) == ("E_MEMORY", True)
