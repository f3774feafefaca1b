"""A sample session from raw data to components and elements, against what is true of it."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import hyperspy.api as hs
import numpy as np
import pytest
from analyse_runs import notes_of, of_analysis
from command_line import run

# bench/README.md tells of twenty
SEED = 2
MATERIALS = ("film", "gold", "anatase")
EDX = ("--elements", "Au,Ti", "--energy-scale", "0.01", "--energy-offset", "-0.2")


# TiO2, I4(1)/amd; lattice of Horn, Schwerdtfeger & Meagher (1972)
ANATASE = """data_anatase
_cell_length_a 3.7842(13)
_cell_length_b 3.7842
_cell_length_c 9.5146
_cell_angle_alpha 90
_cell_angle_beta 90
_cell_angle_gamma 90
loop_
_space_group_symop_operation_xyz
'x,y,z'
'x,y+1/2,z+1/4'
'x+1/2,y+1/2,z+1/2'
'x+1/2,y,z+3/4'
loop_
_atom_site_label
_atom_site_type_symbol
_atom_site_fract_x
_atom_site_fract_y
_atom_site_fract_z
Ti1 Ti4+ 0 0 0
O1 O2- 0 0 0.2081
O2 O2- 0 0 -0.2081
"""


@dataclass(frozen=True)
class Analysed:
    output: dict
    record: dict
    # Of all data sets, position by position
    classes: np.ndarray
    # Phase map: 0 vacuum, then as the materials; and how gold fits each position
    phases: np.ndarray
    gold_fit: np.ndarray


@pytest.fixture(scope="module")
def analysed(tmp_path_factory) -> Analysed:
    folder = tmp_path_factory.mktemp("sample") / "session"
    truth = json.loads(run("sample-session", folder, "--seed", SEED).out)
    merlin = Path(truth["base"]) / "2026/cm40001-1/processing/Merlin"
    for command in (
        ("convert", folder),
        ("calibrate", merlin / "Au_xgrating"),
        ("radial", merlin / "particles_on_carbon"),
    ):
        done = run(*command)
        assert done.status == 0, done.err
    cif = folder.parent / "anatase.cif"
    cif.write_text(ANATASE)
    output = run("analyse", "--json", merlin / "particles_on_carbon", *EDX, "--structures", cif).only
    classes, phases, fits = [], [], []
    for file in output["files"]:
        own = hs.load(file["classes"]).data
        classes.append(own.ravel())
        # The spectrum map has a line more than the scan
        rows, columns = own.shape
        phases.append(np.load(folder / "truth" / f"{file['stamp']}_phases.npy")[:rows, :columns].ravel())
        fits.append(hs.load(of_analysis(output, file["stamp"] + "_structure_fits.hspy")).data[0].ravel())
    record = json.loads(Path(output["record"]).read_text())
    joined = [np.concatenate(parts) for parts in (classes, phases, fits)]
    return Analysed(output, record, *joined)


def material_of(analysed: Analysed) -> tuple[int, ...]:
    """Material of each component: the one to one assignment under which most positions are right."""
    return max(
        permutations(range(3)),
        key=lambda order: (np.array((0, *(1 + np.array(order))))[analysed.classes] == analysed.phases).sum(),
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


def test_patterns_of_classes_are_those_that_the_transform_has_corrected(analysed):
    assert len(analysed.record["patterns"]) == 2
    patterns = hs.load(of_analysis(analysed.output, "class_patterns.hspy")).data
    # Of every class the direct beam is in the middle
    for pattern in patterns:
        middle = [size // 2 for size in pattern.shape]
        assert np.abs(np.subtract(np.unravel_index(pattern.argmax(), pattern.shape), middle)).max() <= 3


def test_classes_are_those_of_the_materials(analysed):
    """Of all positions, vacuum and the thin edges of particles too; with the true profiles it would be 98.4 and 98.8 %."""
    order = material_of(analysed)
    found = np.array((0, *(1 + np.array(order))))[analysed.classes]
    assert (found == analysed.phases).mean() >= 0.98
    # The film lies under the particles
    assert order[analysed.record["classes"]["support"] - 1] == 0


def test_gold_fits_where_gold_is(analysed):
    fit = analysed.gold_fit
    gold = analysed.phases == 2
    # Of a position with gold and one without, the one with gold fits better
    better = (fit[gold][:, None] > np.nan_to_num(fit[~gold], nan=-1)[None, :]).mean()
    assert better > 0.9


def test_gold_goes_with_gold_and_titanium_with_anatase(analysed):
    order = material_of(analysed)
    found = {(MATERIALS[order[one["component"] - 1]], one["element"]): one for one in analysed.output["correlations"]}
    assert found["gold", "Au"]["low"] > 0.4
    assert found["anatase", "Ti"]["low"] > 0.4
    # Particles do not overlap
    assert found["gold", "Ti"]["r"] < 0.2
    assert found["anatase", "Au"]["r"] < 0.2
    assert any("no spectrum map" in warning for warning in notes_of(analysed.output))


def test_rings_of_the_crystals_are_those_of_their_structures(analysed):
    order = material_of(analysed)
    with of_analysis(analysed.output, "matches.csv").open() as file:
        rows = list(csv.DictReader(file))
    for component, material in enumerate(MATERIALS[index] for index in order):
        if material == "film":
            continue
        first, second = (row for row in rows if row["class"] == str(component + 1))
        assert (first["structure"], first["rank"]) == (material, "1")
        assert float(first["score"]) > max(0.3, float(second["score"]) + 0.2)
        assert set(first["wins_by"].split()) == {"gap", "frequency", "median"}


def test_a_structure_that_cannot_be_read_is_told(analysed, tmp_path):
    cif = tmp_path / "broken.cif"
    cif.write_text(ANATASE.replace("_space_group_symop_operation_xyz", "_other"))
    done = run("analyse", "--json", analysed.output["files"][0]["input"], "--structures", cif, "--out", tmp_path / "x")
    [error] = done.report["errors"]
    assert error["code"] == "E_CIF"
    assert "broken.cif" in error["message"] and "symmetry operations" in error["message"]
