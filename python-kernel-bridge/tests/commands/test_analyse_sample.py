"""A sample session from raw data to components and elements, against what is true of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import hyperspy.api as hs
import numpy as np
import pytest
from command_line import run

SEEDS = (2, 7)
MATERIALS = ("film", "gold", "anatase")
EDX = ("--elements", "Au,Ti", "--energy-scale", "0.01", "--energy-offset", "-0.2")


@dataclass(frozen=True)
class Analysed:
    output: dict
    record: dict
    # Scattered counts of film, gold and anatase: (material, position), of all data sets
    weights: np.ndarray
    classes: np.ndarray


@pytest.fixture(scope="module", params=SEEDS)
def analysed(request, tmp_path_factory) -> Analysed:
    folder = tmp_path_factory.mktemp("sample") / "session"
    truth = json.loads(run("sample-session", folder, "--seed", request.param).out)
    merlin = Path(truth["base"]) / "2026/cm40001-1/processing/Merlin"
    for command in (
        ("convert", folder),
        ("calibrate", merlin / "Au_xgrating"),
        ("radial", merlin / "particles_on_carbon", "--no-corrected"),
    ):
        done = run(*command)
        assert done.status == 0, done.err
    output = run("analyse", "--json", merlin / "particles_on_carbon", *EDX).only
    weights, classes = [], []
    for file in output["files"]:
        own = hs.load(file["classes"]).data
        weights.append(np.load(folder / "truth" / f"{file['stamp']}_weights.npy")[1:].reshape(3, -1))
        classes.append(own.ravel())
    record = json.loads(Path(output["record"]).read_text())
    return Analysed(output, record, np.concatenate(weights, axis=1), np.concatenate(classes))


def material_of(analysed: Analysed) -> tuple[int, ...]:
    """Material of each component: the one to one assignment under which most positions have the material that scatters most."""
    scattered = analysed.weights.sum(axis=0) > 100
    strongest = analysed.weights.argmax(axis=0)
    return max(
        permutations(range(3)),
        key=lambda order: (np.array((-1, *order))[analysed.classes] == strongest)[scattered].sum(),
    )


def test_advises_a_component_for_each_material_and_none_for_grains(analysed):
    """Particles are of some dozens of grains, each with rings of its own heights."""
    assert analysed.output["advised"] == 3
    assert analysed.record["advice"]["clustering"] > 3


def test_leaves_the_direct_beam_out(analysed):
    # 0.8 mrad at 300 kV
    edge = analysed.record["direct_beam"]["edge(1/A)"]
    assert edge == pytest.approx(0.8e-3 / 0.019687, abs=0.011)
    assert edge < analysed.output["q"][0] < 3 * edge


def test_classes_are_those_of_the_materials(analysed):
    order = material_of(analysed)
    scattered = analysed.weights.sum(axis=0)
    share = analysed.weights / np.maximum(scattered, 1)
    found = np.array((-1, *order))[analysed.classes]
    right = found == share.argmax(axis=0)
    # Where one material scatters most by far. At the thin edges of particles even the true profiles leave one in ten wrong
    clear = (scattered > 100) & (share.max(axis=0) > 0.7)
    assert right[clear].mean() >= 0.98
    assert right[scattered > 100].mean() >= 0.88


def test_gold_goes_with_gold_and_titanium_with_anatase(analysed):
    order = material_of(analysed)
    found = {(MATERIALS[order[one["component"] - 1]], one["element"]): one for one in analysed.output["correlations"]}
    assert found["gold", "Au"]["low"] > 0.4
    assert found["anatase", "Ti"]["low"] > 0.4
    # Particles do not overlap
    assert found["gold", "Ti"]["r"] < 0.2
    assert found["anatase", "Au"]["r"] < 0.2
    assert any("no spectrum map" in warning for warning in analysed.output["warnings"])
