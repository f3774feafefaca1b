"""The notebook that `jupyter 4dstem analyse` leaves: its cells run, and find what was written."""

from __future__ import annotations

import json
import os
import runpy
from pathlib import Path

import h5py
import matplotlib
import numpy as np
import pytest
from analyse_runs import of_analysis
from command_line import command, run
from profile_files import ring_areas, write_profiles, write_session

matplotlib.use("Agg")


@pytest.fixture
def jupyter(tmp_path, monkeypatch) -> None:
    """`jupyter 4dstem` is the command that is tested."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "jupyter"
    words = " ".join(f"'{word}'" for word in command())
    script.write_text(f'#!/bin/sh\nshift\nexec {words} "$@"\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def run_cells(path: Path) -> dict:
    notebook = json.loads(path.read_text())
    assert (notebook["nbformat"], notebook["metadata"]["kernelspec"]["name"]) == (4, "python3")
    script = path.with_suffix(".py")
    cells = [cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "code"]
    script.write_text("\n\n".join(cells))
    return runpy.run_path(str(script))


@pytest.mark.parametrize(
    "options",
    [
        ("--components", 3),
        ("--components", 3, "--loss", "frobenius", "--normalise", "range", "--log", "--q-range", "0.1", "1"),
        ("--components", 2, "--method", "pca", "--classify", "percentile:90"),
    ],
    ids=["counts", "normalised", "principal"],
)
def test_the_notebook_makes_the_analysis_anew(options, jupyter, tmp_path, monkeypatch):
    truth = write_session(tmp_path)
    for path in truth.files:
        complete(path)
    done = run("analyse", "--json", *truth.files, *options, "--out", tmp_path / "out").only
    monkeypatch.chdir(tmp_path)
    names = run_cells(of_analysis(done, "analysis.ipynb"))
    # By the command to the last bit, which float32 has to show
    assert names["differs"](names["hs"].load(names["made"]["profiles"]), names["components"]) == 0
    assert [file["stamp"] for file in names["made"]["files"]] == [file["stamp"] for file in done["files"]]
    # By numpy from the profiles
    assert names["error"] == pytest.approx(done["error"], rel=1e-4)
    assert min(names["alike"]) > 0.999
    assert names["same"] > 0.999


def complete(path: Path) -> None:
    """Groups that HyperSpy wants of a file of its own."""
    with h5py.File(path, "a") as file:
        signal = file["Experiments/__unnamed__"]
        general = signal.require_group("metadata/General")
        general.attrs["title"] = path.stem
        signal.require_group("metadata/Signal").attrs["signal_type"] = ""
        signal.require_group("original_metadata")


def test_areas_of_the_file_are_found(jupyter, tmp_path, monkeypatch):
    truth = write_session(tmp_path, sets=1)
    half = ring_areas() / 2
    everywhere = np.broadcast_to(half, (*truth.counts[0].shape[:2], len(half))).copy()
    path = write_profiles(tmp_path / "a_azimuthal_mean.hspy", truth.counts[0] / ring_areas(), area=everywhere)
    complete(path)
    done = run("analyse", "--json", path, "--components", 3, "--out", tmp_path / "out").only
    names = run_cells(of_analysis(done, "analysis.ipynb"))
    assert names["error"] == pytest.approx(done["error"], rel=1e-4)
