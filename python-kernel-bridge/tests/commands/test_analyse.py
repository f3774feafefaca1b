"""`jupyter 4dstem analyse`: profiles of known phases in; components, maps, classes and sentences out."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import h5py
import hyperspy.api as hs
import numpy as np
import pytest
from analyse_runs import WHOLE, analyse, notes_of, values
from command_line import run
from profile_files import BINS, SCALE, Truth, ring_areas, write_profiles, write_session
from scipy import ndimage

# Two more than there are phases
ADVISED = ("--q-range", "0.02", "1.1", "--max-components", "5")


@pytest.fixture(scope="module")
def truth(tmp_path_factory) -> Truth:
    return write_session(tmp_path_factory.mktemp("profiles"))


@pytest.fixture(scope="module")
def output(truth) -> dict:
    return analyse(truth.files[0].parents[1], *ADVISED).only


def test_the_advised_number_is_that_of_the_phases_and_every_pixel_has_its_own(truth, output):
    assert (output["components"], output["advised"], output["loss"]) == (3, 3, "poisson")
    pairs = {
        (phase, found)
        for phases, file in zip(truth.phases, output["files"], strict=True)
        for phase, found in zip(phases.ravel().tolist(), values(file["classes"]).ravel().tolist(), strict=True)
    }
    # One class for each phase in both data sets: no pixel elsewhere
    assert len(pairs) == 3
    assert {found for _, found in pairs} == {1, 2, 3}


def test_maps_times_components_are_the_ring_counts_as_far_as_the_error_says(truth, output):
    first = round(output["q"][0] / SCALE)
    last = round(output["q"][1] / SCALE) + 1
    components = values(output["profiles"])
    assert components.shape == (3, last - first)
    counts = np.concatenate([data[..., first:last].reshape(-1, last - first) for data in truth.counts])
    maps = np.concatenate([values(file["maps"]).reshape(3, -1).T for file in output["files"]])
    error = np.linalg.norm(counts - maps @ components) / np.linalg.norm(counts)
    # The files hold float32 of what was decomposed
    assert error == pytest.approx(output["error"], rel=1e-4)
    # Shot noise alone: the root of all counts over that of their squares
    assert error == pytest.approx(np.sqrt(counts.sum() / (counts.astype(float) ** 2).sum()), rel=0.02)


def test_hyperspy_shows_axes_with_their_units(output):
    components = hs.load(output["profiles"])
    q = components.axes_manager.signal_axes[0]
    assert (q.name, q.units) == ("q", "1/Å")
    assert (q.offset, q.scale) == (pytest.approx(output["q"][0]), pytest.approx(SCALE))
    maps = hs.load(output["files"][0]["maps"])
    assert maps._signal_type == ""
    assert [(axis.name, axis.units, axis.scale) for axis in maps.axes_manager.signal_axes] == [
        ("scan_x", "nm", 5.0),
        ("scan_y", "nm", 5.0),
    ]
    assert hs.load(output["files"][0]["classes"]).data.dtype == np.uint8
    profiles = values(str(Path(output["folder"]) / "class_profiles.hspy"))
    assert profiles.shape == (3, BINS)


def test_the_record_and_the_report_say_how_it_was_made(truth, output):
    record = json.loads(Path(output["record"]).read_text())
    assert record["options"]["seed"] == 0
    assert [entry["path"] for entry in record["inputs"]] == [str(path) for path in truth.files]
    assert [trial["components"] for trial in record["advice"]["trials"]][:3] == [1, 2, 3]
    assert record["result"]["folder"] == output["folder"]
    assert "/processing/Merlin/particles/analysis/" in output["folder"]
    page = Path(output["report"]).read_text()
    assert "<script" not in page
    # Nothing is fetched from elsewhere: the name of a language is no address
    assert "http" not in page.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "")


def test_the_q_range_begins_behind_the_direct_beam(truth, tmp_path):
    q = np.arange(BINS)
    # A disc of 6.5 bins with an edge that is 1 bin wide, a thousand times as bright as the rest
    beam = 3000 / (1 + np.exp(2 * (q - 6.5)))
    with_beam = truth.counts[0] / ring_areas() + beam
    path = write_profiles(tmp_path / "g_azimuthal_mean.hspy", with_beam)
    done = analyse(path, "--components", "3", "--out", tmp_path / "out").only
    rest = np.median(truth.counts[0] / ring_areas(), axis=(0, 1))
    first = round(done["q"][0] / SCALE)
    # Behind the bin where the beam is as bright as the rest, by no more than a few bins
    assert beam[first] < 0.5 * rest[first]
    assert first < np.flatnonzero(beam < rest)[0] + 4
    record = json.loads(Path(done["record"]).read_text())
    assert record["direct_beam"]["behind(1/A)"] == pytest.approx(done["q"][0])
    assert abs(record["direct_beam"]["edge(1/A)"] / SCALE - 6.5) <= 1
    assert "the direct beam left out" in Path(done["report"]).read_text()
    # It can be had all the same
    whole = analyse(path, "--components", "3", "--q-range", *WHOLE, "--out", tmp_path / "whole").only
    assert whole["q"][0] == 0


def test_variance_profiles_that_cannot_be_used_are_told_and_stop_nothing(truth, tmp_path):
    beam = 3000 / (1 + np.exp(2 * (np.arange(BINS) - 6.5)))
    path = write_profiles(tmp_path / "h_azimuthal_mean.hspy", truth.counts[0] / ring_areas() + beam)
    variance = write_profiles(tmp_path / "h_azimuthal_var.hspy", truth.counts[0][:, :16] / ring_areas())
    advising = (path, "--max-components", "1", "--out", tmp_path / "out")
    [warning] = notes_of(analyse(*advising).only, of_spots=True)
    assert "another scan or other q bins" in warning and "h_azimuthal_var.hspy" in warning
    variance.write_bytes(variance.read_bytes()[:3000])
    [warning] = notes_of(analyse(*advising).only, of_spots=True)
    assert "h_azimuthal_var.hspy is truncated" in warning and "advice on their number, and classes" in warning
    variance.unlink()
    [warning] = notes_of(analyse(path, "--components", "2", "--out", tmp_path / "out").only, of_spots=True)
    assert "has no *_azimuthal_var.hspy beside it" in warning and "known how spotty the rings are: classes" in warning


def test_areas_are_the_squares_of_the_phases(truth, tmp_path):
    options = ("--components", "3", "--out", tmp_path, "--area-reach", "1.5", "--area-least", "4")
    done = analyse(truth.files[0], *options).only
    with (tmp_path / "areas.csv").open() as file:
        areas = list(csv.DictReader(file))
    # Squares of 8 x 8 positions in a row of diagonals: those of a phase touch at their corners and hang together
    sizes = []
    for phase in range(3):
        labels, _ = ndimage.label(truth.phases[0] == phase, np.ones((3, 3)))
        sizes += np.bincount(labels.ravel())[1:].tolist()
    assert sorted(int(area["positions"]) for area in areas) == sorted(sizes)
    assert all(float(area["size_nm2"]) == 25 * int(area["positions"]) for area in areas)
    record = json.loads(Path(done["record"]).read_text())
    assert sum(summary["areas"] for summary in record["areas"]) == len(areas)


def test_the_number_of_workers_changes_no_bit(truth, tmp_path):
    results = []
    for workers in (1, 2):
        options = ("--components", "4", "--workers", workers, "--out", tmp_path / str(workers))
        done = analyse(*truth.files, *options).only
        assert done["advised"] is None
        results.append(
            [values(path).tobytes() for path in (done["profiles"], *[file["maps"] for file in done["files"]])]
        )
    assert results[0] == results[1]


def test_areas_in_the_file_count_where_they_are_given(truth, tmp_path):
    half = ring_areas() / 2
    # Of every position, as the radial transform writes them; where one says nothing the others count
    everywhere = np.broadcast_to(half, (*truth.counts[0].shape[:2], BINS)).copy()
    everywhere[5, 6] = np.nan
    path = write_profiles(tmp_path / "a_azimuthal_mean.hspy", truth.counts[0] / ring_areas(), area=everywhere)
    plain = analyse(truth.files[0], "--components", "3", "--out", tmp_path / "full").only
    less = analyse(path, "--components", "3", "--out", tmp_path / "half").only
    ratio = values(less["files"][0]["maps"]).sum() / values(plain["files"][0]["maps"]).sum()
    assert ratio == pytest.approx(0.5, rel=1e-4)


def test_other_q_scales_are_put_on_one_axis_and_that_is_said(truth, tmp_path):
    stretched = write_profiles(tmp_path / "b_azimuthal_mean.hspy", truth.counts[1] / ring_areas(), scale=0.0102)
    done = analyse(truth.files[0], stretched, "--components", "3", "--out", tmp_path / "out")
    [warning] = notes_of(done.only)
    assert "0.0096000 to 0.010200" in warning
    q = hs.load(done.only["profiles"]).axes_manager.signal_axes[0]
    assert q.scale == pytest.approx(0.0102)
    assert q.high_value <= SCALE * (BINS - 1) + 1e-9
    with h5py.File(stretched, "r+") as file:
        file["Experiments/__unnamed__/axis-2"].attrs["offset"] = 5.0
    [error] = analyse(truth.files[0], stretched, "--components", "3", "--out", tmp_path / "out").report["errors"]
    assert (error["code"], "in common" in error["message"]) == ("E_Q_RANGE", True)


def test_masked_positions_and_empty_bins_are_left_out_not_zero(truth, tmp_path):
    data = truth.counts[0] / ring_areas()
    data[3, 7] = np.nan
    data[..., :4] = np.nan
    path = write_profiles(tmp_path / "c_azimuthal_mean.hspy", data)
    done = analyse(path, "--components", "3", "--q-range", *WHOLE, "--out", tmp_path / "out").only
    maps = values(done["files"][0]["maps"])
    # Row 3, column 7, and not the other way round
    assert np.argwhere(np.isnan(maps[0])).tolist() == [[3, 7]]
    assert values(done["files"][0]["classes"])[3, 7] == 0
    assert np.flatnonzero(np.isnan(values(done["profiles"])[0])).tolist() == [0, 1, 2, 3]
    assert len(notes_of(done)) == 2


def test_bad_input_is_told_in_sentences(truth, tmp_path):
    (tmp_path / "empty").mkdir()
    broken = tmp_path / "d_azimuthal_mean.hspy"
    broken.write_bytes(truth.files[0].read_bytes()[:3000])
    variance_only = write_profiles(tmp_path / "e_azimuthal_var.hspy", truth.counts[0] / 1.0)
    cases = [
        ((tmp_path / "empty",), "E_NO_PROFILES"),
        ((tmp_path / "none.hspy",), "E_NOT_FOUND"),
        ((variance_only,), "E_NO_PARTNER"),
        ((truth.files[0], "--out", tmp_path / "x", "--q-range", "3", "4"), "E_Q_RANGE"),
        ((truth.files[0], "--out", tmp_path / "x", "--components", "64", "--q-range", "0.5", "0.6"), "E_COMPONENTS"),
        ((truth.files[0].parents[1], "--include", "elsewhere"), "E_NO_PROFILES"),
        ((write_profiles(tmp_path / "f_azimuthal_mean.hspy", truth.counts[0] / 1.0),), "E_NO_OUT"),
        ((write_profiles(tmp_path / "i_azimuthal_mean.hspy", truth.counts[0]),), "E_PROFILE_FILE"),
        ((write_profiles(tmp_path / "k_azimuthal_mean.hspy", truth.counts[0].astype("f2")),), "E_PROFILE_FILE"),
        ((truth.files[0], "--edx", truth.files[0], "--out", tmp_path / "x"), "E_EDX_FILE"),
    ]
    for arguments, code in cases:
        done = analyse(*arguments)
        [error] = done.report["errors"]
        assert (done.status, error["code"]) == (1, code), error
    # Those that can be read are analysed without the one that was cut off
    done = analyse(broken, truth.files[0], "--out", tmp_path / "y", "--components", "2")
    assert (done.status, [file["input"] for file in done.report["outputs"][0]["files"]]) == (1, [str(truth.files[0])])
    [error] = done.report["errors"]
    assert "d_azimuthal_mean.hspy is truncated" in error["message"]
    # What no mean of counts can be is no value
    far = truth.counts[0] / ring_areas()
    far[2, 3, 50] = 1e200
    done = analyse(
        write_profiles(tmp_path / "l_azimuthal_mean.hspy", far), "--out", tmp_path / "z", "--components", "2"
    )
    maps = values(done.only["files"][0]["maps"])
    assert np.argwhere(np.isnan(maps[0])).tolist() == [[2, 3]]
    assert run("analyse", truth.files[0], "--loss", "absolute").status == 2


def test_data_that_cannot_be_read_and_links_stop_nothing(truth, tmp_path):
    good = tmp_path / "a_azimuthal_mean.hspy"
    shutil.copyfile(truth.files[0], good)
    (tmp_path / "b_azimuthal_mean.hspy").symlink_to(good)
    (tmp_path / "gone_azimuthal_mean.hspy").symlink_to(tmp_path / "nothing.hspy")
    # The head is whole, and one of the pieces that the data are compressed in is not
    broken = write_profiles(tmp_path / "c_azimuthal_mean.hspy", truth.counts[0] / ring_areas(), compression="gzip")
    with h5py.File(broken) as file:
        piece = file["Experiments/__unnamed__/data"].id.get_chunk_info(0)
    with broken.open("r+b") as file:
        file.seek(piece.byte_offset)
        file.write(bytes(piece.size))
    done = analyse(tmp_path, "--components", 3, "--out", tmp_path / "out")
    [output] = done.report["outputs"]
    assert [Path(file["input"]).name for file in output["files"]] == [good.name]
    assert any("Left out" in warning and broken.name in warning for warning in notes_of(output))
    [problem] = done.report["errors"]
    assert "gone_azimuthal_mean.hspy does not exist, or is a link to something that is gone" in problem["message"]


def test_a_job_does_the_same_in_the_session(truth, output, tmp_path):
    state = {"XDG_STATE_HOME": str(tmp_path / "state")}
    place = truth.files[0].parents[1]
    done = run("jobs", "start", "analyse", "--json", place, *ADVISED, **state)
    assert done.status == 0, done.err
    assert Path(done.report["folder"]).parent == place / "scripts"
    waited = run("jobs", "wait", "--json", done.report["id"], **state)
    assert (waited.status, waited.report["status"], waited.report["errors"]) == (0, "done", []), waited.err
    [again] = waited.report["outputs"]
    assert (again["components"], again["error"]) == (output["components"], output["error"])
    assert values(again["profiles"]).tobytes() == values(output["profiles"]).tobytes()
