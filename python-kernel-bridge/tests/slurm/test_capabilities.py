"""What follows a conversion, on the cluster: calibrations, transforms and an analysis, each with the result it has here."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np
import pytest
from calibration_runs import CONDITIONS, PIXEL_SIZE, write_pattern
from profile_files import write_session
from radial_runs import write_calibration, write_scan

PROFILES = "Experiments/__unnamed__/data"


@pytest.fixture
def noise(tmp_path) -> Path:
    """No rings at all: what a detector without a sample counts."""
    counts = np.random.default_rng(1).poisson(20, (256, 256)).astype(np.uint32)
    return write_pattern(tmp_path / "noise.hspy", counts)


def test_failed_calibration_is_a_complete_item_with_its_verdict(user, sample, noise):
    [gold, _] = sorted(sample.rglob("Au_xgrating/*/*_data.mib"))
    job = user.submit(gold, noise, *CONDITIONS, "--out", noise.parent, capability="calibrate")
    assert job["tasks"] == 2
    waited = user.run("jobs", "wait", job["id"], "--json")
    # As the command itself ends
    assert (waited.status, waited.report["status"], waited.report["errors"]) == (1, "done", [])
    good, bad = waited.report["records"]
    here = user.run("calibrate", gold, *CONDITIONS, "--out", noise.parent / "here.json", "--json").report
    assert good["verdict"] == here["verdict"] != "fail"
    assert good[PIXEL_SIZE] == here[PIXEL_SIZE] and good["p_ellipse"] == here["p_ellipse"]
    assert bad["verdict"] == "fail" and bad["reason"]
    entry = user.until(job["id"], lambda shown: all(task["slurmState"] != "RUNNING" for task in shown["tasks"]))
    assert (entry["state"], entry["reason"]) == ("complete", None)
    assert [(task["state"], task["items"][0]["status"]) for task in entry["tasks"]] == [("complete", "complete")] * 2
    # What waits for a good calibration has to see another end of it
    assert [task["slurmState"] for task in entry["tasks"]] == ["COMPLETED", "FAILED"]


def test_each_scan_is_a_task_and_its_profiles_are_those_of_a_transform_here(user, tmp_path):
    random = np.random.default_rng(5)
    scans = [
        write_scan(tmp_path / name / f"{name}_data.hdf5", random.poisson(9, (3, 4, 81, 90)).astype(np.uint16))
        for name in ("a", "b")
    ]
    gold = write_calibration(tmp_path / "gold.json")
    options = (*scans, "--calibration", gold, *CONDITIONS, "--origin", "38.3,46.7", "--no-corrected")
    job = user.submit(*options, "--out", tmp_path / "cluster", capability="radial")
    assert job["tasks"] == 2
    waited = user.run("jobs", "wait", job["id"], "--json")
    assert (waited.status, waited.report["errors"]) == (0, []), waited.err
    here = user.run("radial", *options, "--out", tmp_path / "here", "--json").report["outputs"]
    for there, own in zip(waited.report["outputs"], here, strict=True):
        for name in ("mean", "var"):
            with h5py.File(there[name]) as found, h5py.File(own[name]) as expected:
                assert found[PROFILES][()].tobytes() == expected[PROFILES][()].tobytes()
    user.until(job["id"], lambda shown: {task["slurmState"] for task in shown["tasks"]} == {"COMPLETED"})


def test_profiles_of_all_data_sets_are_analysed_by_one_task(user, tmp_path):
    truth = write_session(tmp_path, width=16)
    job = user.submit(*truth.files, "--components", "3", "--out", tmp_path / "out", capability="analyse")
    assert job["tasks"] == 1
    waited = user.run("jobs", "wait", job["id"], "--json")
    assert waited.status == 0, waited.out + waited.err
    [output] = waited.report["outputs"]
    assert output["components"] == 3
    pairs = set()
    for phases, file in zip(truth.phases, output["files"], strict=True):
        with h5py.File(file["classes"]) as found:
            pairs |= set(zip(phases.ravel().tolist(), found[PROFILES][()].ravel().tolist(), strict=True))
    assert len(pairs) == 3
    [item] = user.job(job["id"])["tasks"][0]["items"]
    assert (item["input"], item["status"]) == (str(truth.files[0]), "complete")
