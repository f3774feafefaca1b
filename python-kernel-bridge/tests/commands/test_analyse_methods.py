"""`jupyter 4dstem analyse`: principal components and areas, against scikit-learn; neighbours, and profiles that were made again."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import analyse_runs
import h5py
import hyperspy.api as hs
import numpy as np
import pytest
from command_line import run
from profile_files import SCALE, phase_profiles, ring_areas, write_profiles
from sklearn.cluster import HDBSCAN
from sklearn.decomposition import PCA

WIDTH = 72
RANGE = ("0.1", "1.1")


def analyse(*arguments: object) -> dict:
    return analyse_runs.analyse("--q-range", *RANGE, *arguments).only


def read(path: Path) -> list[dict[str, str]]:
    with path.open() as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def phases() -> np.ndarray:
    """Blobs of two phases in a third one, apart from one another."""
    rows, columns = np.mgrid[:WIDTH, :WIDTH]
    phases = np.zeros((WIDTH, WIDTH), int)
    blobs = ((12, 12, 7, 1), (14, 40, 5, 1), (50, 56, 9, 1), (40, 14, 8, 2), (60, 30, 5, 2), (34, 40, 6, 2))
    for row, column, radius, phase in blobs:
        phases[np.hypot(rows - row, columns - column) <= radius] = phase
    return phases


@pytest.fixture(scope="module")
def file(phases, tmp_path_factory) -> Path:
    random = np.random.default_rng(11)
    counts = random.poisson(phase_profiles(random, 3, 0.5)[phases] * 900)
    place = tmp_path_factory.mktemp("methods") / "processing" / "Merlin" / "blobs" / "a"
    return write_profiles(place / "a_azimuthal_mean.hspy", counts / ring_areas())


def test_principal_components_are_those_of_scikit_learn(file, tmp_path):
    output = analyse(file, "--method", "pca", "--components", 4, "--out", tmp_path)
    record = json.loads((tmp_path / "analysis.json").read_text())
    first, last = (round(end / SCALE) for end in output["q"])
    matrix = h5py.File(file)["Experiments/__unnamed__/data"][..., first : last + 1].reshape(-1, last - first + 1)
    truth = PCA(4, svd_solver="full").fit(matrix)
    assert hs.load(analyse_runs.of_analysis(output, "mean_profile.hspy")).data == pytest.approx(truth.mean_, rel=1e-5)
    components = hs.load(output["profiles"]).data
    explained = record["decomposition"]["explained"]
    assert [one["ratio"] for one in explained] == pytest.approx(truth.explained_variance_ratio_, rel=1e-3)
    # The third and fourth are noise, of variances that hardly differ: what they are is chance
    assert np.abs(np.sum(components[:2] * truth.components_[:2], axis=1)) == pytest.approx(1, abs=1e-5)
    assert all(one[np.abs(one).argmax()] > 0 for one in components)
    maps = hs.load(output["files"][0]["maps"]).data.reshape(4, -1)
    signs = np.sign(np.sum(components * truth.components_, axis=1))
    assert signs[:2, None] * maps[:2] == pytest.approx(
        truth.transform(matrix).T[:2], abs=1e-3 * float(np.abs(maps[0]).max())
    )
    rest = matrix - truth.inverse_transform(truth.transform(matrix))
    assert output["error"] == pytest.approx(np.linalg.norm(rest) / np.linalg.norm(matrix), rel=1e-3)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--profile", "variance", "--loss", "poisson"), "Variances are no counts"),
        (("--normalise", "max"), "Normalised profiles are no counts"),
        (("--log",), "Normalised profiles are no counts"),
        ((), ""),
    ],
    ids=["variance", "divided", "logarithm", "counts"],
)
def test_what_is_no_count_is_not_taken_for_counts(file, tmp_path, options, words):
    here = tmp_path / "a"
    here.mkdir()
    for name in ("a_azimuthal_mean.hspy", "a_azimuthal_var.hspy"):
        (here / name).symlink_to(file)
    done = analyse_runs.analyse(here, "--q-range", *RANGE, "--components", 3, *options, "--out", tmp_path / "out")
    steps = json.loads(Path(done.only["record"]).read_text())["steps"]
    assert any("certainly present" in step for step in steps) == (words == "")
    assert (f"{words}, for which the Poisson loss is made" in done.err) == (words != "")


def test_as_many_principal_components_are_advised_as_vary_more_than_chance(file, tmp_path):
    # Three phases differ from their mean in two ways
    output = analyse(file, "--method", "pca", "--out", tmp_path)
    assert (output["components"], output["advised"], output["loss"]) == (2, 2, "frobenius")
    done = run("analyse", "--json", file, "--method", "pca", "--loss", "poisson", "--out", tmp_path)
    assert [error["code"] for error in done.report["errors"]] == ["E_METHOD"]


def test_areas_by_hdbscan_are_those_of_scikit_learn(file, phases, tmp_path):
    output = analyse(file, "--components", 3, "--areas", "hdbscan", "--area-least", 20, "--out", tmp_path)
    classes = hs.load(output["files"][0]["classes"]).data
    areas = read(tmp_path / "areas.csv")
    for own in range(1, 4):
        points = np.argwhere(classes == own)
        single = phases[classes == own].mean() < 0.5
        labels = HDBSCAN(
            20, min_samples=20, cluster_selection_epsilon=4.0, allow_single_cluster=single, copy=True
        ).fit_predict(points)
        sizes = sorted(np.bincount(labels[labels >= 0]).tolist())
        mine = sorted(int(area["positions"]) for area in areas if area["class"] == str(own))
        assert mine == pytest.approx(sizes, abs=3)
        assert len(mine) == (1 if single else 3)
    summaries = json.loads((tmp_path / "analysis.json").read_text())["areas"]
    for summary in summaries:
        sizes = [25 * int(area["positions"]) for area in areas if area["class"] == str(summary["class"])]
        assert (summary["subfolder"], summary["areas"]) == ("blobs", len(sizes))
        assert summary["mean_size"] == pytest.approx(np.mean(sizes))
        if len(sizes) > 1:
            assert summary["deviation"] == pytest.approx(np.std(sizes, ddof=1))


def test_neighbours_and_overlaps_are_told(file, tmp_path):
    output = analyse(file, "--components", 3, "--out", tmp_path)
    areas = read(tmp_path / "areas.csv")
    centres = np.array([[float(area["centre_row"]), float(area["centre_column"])] for area in areas])
    classes = [int(area["class"]) for area in areas]
    counts = np.zeros((3, 3), int)
    for at, centre in enumerate(centres):
        order = np.argsort(np.linalg.norm(centres - centre, axis=1), kind="stable")
        for other in [found for found in order if found != at][:3]:
            counts[classes[at] - 1, classes[other] - 1] += 1
    told = {(int(one["class"]), int(one["neighbour"])): one for one in read(tmp_path / "neighbours.csv")}
    assert {pair: int(one["count"]) for pair, one in told.items()} == {
        (a + 1, b + 1): counts[a, b] for a in range(3) for b in range(3)
    }
    assert sum(float(one["expected_by_chance"]) for one in told.values()) == pytest.approx(counts.sum())
    # The blobs lie within the hull of what is around them
    around = max(areas, key=lambda area: int(area["positions"]))["class"]
    overlaps = read(tmp_path / "overlaps.csv")
    assert {around in (one["class"], one["other_class"]) for one in overlaps} == {True}
    hulls = sum(float(area["hull_positions"]) for area in areas if area["class"] != around)
    assert sum(float(one["shared_positions"]) for one in overlaps) == pytest.approx(hulls, rel=0.02)
    page = Path(output["report"]).read_text()
    assert "Which class is next to which" in page and "<polygon" in page


def test_an_analysis_of_profiles_that_were_made_anew_is_stale(file, tmp_path):
    session = file.parents[1]
    output = analyse(file, "--components", 1, "--no-patterns")
    listed = run("analyse", "--library", session)
    assert output["record"] in listed.out and "Stale" not in listed.out
    os.utime(file, (file.stat().st_mtime + 5,) * 2)
    listed = run("analyse", "--library", session)
    assert "Stale" in listed.out and file.name in listed.out
    [one] = json.loads(run("analyse", "--library", session, "--json").out)["analyses"]
    assert one["outdated"] == [str(file)]


def test_profiles_that_were_copied_or_restored_are_not_new(file, tmp_path):
    def say(created):
        with h5py.File(file, "r+") as within:
            within.require_group("jupyterlab_4dstem").attrs["record"] = json.dumps({"created": created})

    def outdated():
        listed = run("analyse", "--library", file.parents[1], "--json")
        return json.loads(listed.out)["analyses"][0]["outdated"]

    say("2020-01-01T00:00:00.000Z")
    analyse(file, "--components", 1, "--no-patterns")
    os.utime(file, (file.stat().st_mtime + 5,) * 2)
    assert outdated() == []
    say("2090-01-01T00:00:00.000Z")
    assert outdated() == [str(file)]


def test_a_folder_that_is_written_again_keeps_no_table_of_the_earlier_analysis(file, tmp_path):
    wanted = (file, "--components", 1, "--no-patterns", "--out", tmp_path / "out")
    analyse(*wanted, "--edx", os.path.relpath(file.parent))
    assert (tmp_path / "out" / "areas.csv").exists()
    # Paths of the record are found from anywhere
    assert json.loads((tmp_path / "out" / "analysis.json").read_text())["options"]["edx"] == str(file.parent)
    analyse(*wanted, "--areas", "off")
    assert not [*(tmp_path / "out").glob("areas.csv"), *(tmp_path / "out").glob("neighbours.csv")]
